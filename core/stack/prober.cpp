// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/prober.h"

#include "stack/craft.h"
#include "wire/frame_parser.h"

#include <algorithm>
#include <utility>

namespace tb::stack {

namespace {

constexpr std::uint8_t kEchoReply4 = 0, kEchoReply6 = 129;
/// Where drawn identifiers begin, so that as UDP ports they are no service's (RFC 6335 §6).
constexpr std::uint16_t kFirstId = 49152;

/// THE TABLE of ICMP errors (RFC 792, RFC 1812 §5.2.7.1, RFC 4443 §3) and what they say of a probe.
struct ErrorRow {
    bool isV4;
    std::uint8_t type;
    int code; ///< -1: any
    ProbeStatus status;
};
constexpr ErrorRow kErrors[] = {
    {true,  3,  0,  ProbeStatus::NetUnreachable     },
    {true,  3,  1,  ProbeStatus::HostUnreachable    },
    {true,  3,  2,  ProbeStatus::ProtocolUnreachable},
    {true,  3,  3,  ProbeStatus::PortUnreachable    },
    {true,  3,  4,  ProbeStatus::FragmentationNeeded},
    {true,  3,  9,  ProbeStatus::Prohibited         },
    {true,  3,  10, ProbeStatus::Prohibited         },
    {true,  3,  13, ProbeStatus::Prohibited         },
    {true,  3,  -1, ProbeStatus::HostUnreachable    },
    {true,  11, 0,  ProbeStatus::TtlExceeded        },
    {false, 1,  0,  ProbeStatus::NetUnreachable     },
    {false, 1,  1,  ProbeStatus::Prohibited         },
    {false, 1,  4,  ProbeStatus::PortUnreachable    },
    {false, 1,  -1, ProbeStatus::HostUnreachable    },
    {false, 2,  -1, ProbeStatus::FragmentationNeeded},
    {false, 3,  0,  ProbeStatus::TtlExceeded        },
    {false, 4,  1,  ProbeStatus::ProtocolUnreachable},
};

std::optional<ProbeStatus> statusOf(const wire::Packet& error)
{
    const std::uint8_t type = error.tuple.icmpType();
    const int code = error.tuple.icmpCode();
    const auto row = std::ranges::find_if(kErrors, [&](const ErrorRow& one) {
        return one.isV4 == error.isV4() && one.type == type && (one.code < 0 || one.code == code);
    });
    return row == std::end(kErrors) ? std::nullopt : std::optional(row->status);
}

} // namespace

ProbeProgram::ProbeProgram(Prober& prober) : m_prober(prober)
{
    prober.add(*this);
}

ProbeProgram::~ProbeProgram()
{
    m_prober.remove(*this);
}

bool Prober::isIdInUse(std::uint16_t id) const
{
    return std::ranges::any_of(m_programs, [id](const ProbeProgram* one) { return one->m_id == id; });
}

void Prober::add(ProbeProgram& program)
{
    do
        program.m_id = static_cast<std::uint16_t>(kFirstId + m_host.random().below(65536 - kFirstId));
    while (isIdInUse(program.m_id));
    m_programs.push_back(&program);
    if (!m_hearsReplies) {
        m_hearsReplies = m_host.ports().listenIcmp(forward::IcmpKind::EchoReply);
        m_hearsErrors = m_host.ports().listenIcmp(forward::IcmpKind::Error);
    }
}

void Prober::remove(const ProbeProgram& program)
{
    std::erase(m_programs, &program);
    std::erase_if(m_outstanding, [&](const Outstanding& one) { return one.program == &program; });
    if (m_programs.empty()) {
        m_hearsReplies.reset();
        m_hearsErrors.reset();
    }
}

/// What a packet of this router that is not sent would have been told.
std::optional<ProbeStatus> Prober::whyItCannotLeave(const Probe& probe, const IpAddress& source) const
{
    if (source.isUnspecified())
        return ProbeStatus::NoRoute;
    const routing::Interface* const out = m_host.interfaceTo(probe.destination, probe.link);
    if (!probe.mayBeFragmented && out && probe.size > out->mtu)
        return ProbeStatus::TooLarge;
    return std::nullopt;
}

void Prober::send(ProbeProgram& program, const Probe& probe)
{
    IpAddress source = probe.source;
    if (source.isUnspecified())
        source = m_host.sourceFor(probe.destination, probe.link).value_or(IpAddress());
    std::optional<wire::OwnedFrame> packet;
    const auto refusal = whyItCannotLeave(probe, source);
    if (!refusal)
        packet = craftProbe(probe, source, program.m_id);
    if (!packet) {
        program.take({probe.number, refusal.value_or(ProbeStatus::TooLarge), probe.destination});
        return;
    }
    if (probe.protocol == ProbeProtocol::Udp && !program.m_hearsUdp) // whoever answers is not refused
        program.m_hearsUdp = m_host.ports().listenUdp(probe.destination.family(), program.m_id);
    m_outstanding.push_back({&program, probe, m_host.now()});
    m_host.sendPacket(*std::move(packet), probe.link);
}

template <typename Fits>
bool Prober::finish(const Arrival& arrival, ProbeStatus status, Fits fits)
{
    const auto found = std::ranges::find_if(m_outstanding, fits);
    if (found == m_outstanding.end())
        return false;
    const Outstanding done = *found;
    m_outstanding.erase(found); // the program may send the next one from within take()
    const wire::Packet& packet = arrival.packet;
    done.program->take({done.probe.number, status, packet.tuple.source, packet.end - packet.networkOffset,
                        packet.ttl(), arrival.at - done.sentAt});
    return true;
}

bool Prober::receiveDatagram(const Arrival& arrival)
{
    const wire::FlowTuple& tuple = arrival.packet.tuple;
    return finish(arrival, ProbeStatus::Answered, [&](const Outstanding& one) {
        return one.probe.protocol == ProbeProtocol::Udp && one.program->m_id == tuple.destinationPart &&
               one.probe.udpPort() == tuple.sourcePart && one.probe.destination == tuple.source;
    });
}

bool Prober::receiveReply(const Arrival& arrival)
{
    const wire::FlowTuple& tuple = arrival.packet.tuple;
    const std::uint16_t sequence = wire::load16(arrival.packet.transport() + 6);
    return finish(arrival, ProbeStatus::Answered, [&](const Outstanding& one) {
        const IpAddress& asked = one.probe.destination;
        const bool isFromAsked = asked == tuple.source || asked.isMulticast() || asked.isLimitedBroadcast();
        return one.probe.protocol == ProbeProtocol::Icmp && one.program->m_id == tuple.sourcePart &&
               one.probe.number == sequence && isFromAsked;
    });
}

/// An error quotes the probe that it is about.
bool Prober::receiveError(const Arrival& arrival)
{
    const wire::ConstBytes quote = arrival.packet.payload();
    const auto status = statusOf(arrival.packet);
    const auto tuple = wire::quotedTuple(quote);
    const auto transport = wire::quotedTransportOffset(quote);
    if (!status || !tuple || !transport || quote.size() < *transport + 8)
        return false;
    const std::uint16_t sequence = wire::load16(&quote[*transport + 6]);
    return finish(arrival, *status, [&](const Outstanding& one) {
        const bool isUdp = one.probe.protocol == ProbeProtocol::Udp;
        return one.program->m_id == tuple->sourcePart && one.probe.destination == tuple->destination &&
               (isUdp ? tuple->is(wire::Protocol::Udp) && tuple->destinationPart == one.probe.udpPort()
                      : tuple->isIcmpQuery() && one.probe.number == sequence);
    });
}

bool Prober::receive(const Arrival& arrival)
{
    const wire::Packet& packet = arrival.packet;
    if (packet.isIcmpError)
        return receiveError(arrival);
    if (packet.tuple.is(wire::Protocol::Udp))
        return receiveDatagram(arrival);
    const bool isReply =
        packet.tuple.isIcmpQuery() && packet.tuple.icmpType() == (packet.isV4() ? kEchoReply4 : kEchoReply6);
    return isReply && receiveReply(arrival);
}

std::optional<Instant> Prober::nextTick() const
{
    std::optional<Instant> next;
    const auto consider = [&next](Instant wanted) { next = next ? std::min(*next, wanted) : wanted; };
    for (const Outstanding& one : m_outstanding)
        consider(one.sentAt + one.probe.timeout);
    for (const ProbeProgram* const program : m_programs) {
        if (const auto wanted = program->nextTick())
            consider(*wanted);
    }
    return next;
}

void Prober::tick(Instant now)
{
    const auto late =
        std::stable_partition(m_outstanding.begin(), m_outstanding.end(),
                              [now](const Outstanding& one) { return one.sentAt + one.probe.timeout > now; });
    const std::vector<Outstanding> timedOut(late, m_outstanding.end());
    m_outstanding.erase(late, m_outstanding.end());
    for (const Outstanding& one : timedOut)
        one.program->take({one.probe.number, ProbeStatus::TimedOut, one.probe.destination});
    for (ProbeProgram* const program : m_programs) {
        while (program->nextTick() && *program->nextTick() <= now)
            program->tick(now);
    }
}

} // namespace tb::stack
