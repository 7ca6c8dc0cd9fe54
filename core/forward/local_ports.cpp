// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/local_ports.h"

namespace tb::forward {

namespace {

/// Counts itself among the listeners while it lives.
class Listening final : public Subscription {
public:
    explicit Listening(std::atomic<std::uint16_t>& listeners) : m_listeners(listeners)
    {
        m_listeners.fetch_add(1, std::memory_order_relaxed);
    }
    ~Listening() override { m_listeners.fetch_sub(1, std::memory_order_relaxed); }

private:
    std::atomic<std::uint16_t>& m_listeners;
};

struct IcmpMessage {
    IcmpKind kind;
    bool isV4;
    std::uint8_t type;
};

constexpr IcmpMessage kMessages[] = {
    {IcmpKind::EchoReply,          true,  0  },
    {IcmpKind::EchoReply,          false, 129},
    {IcmpKind::RouterSolicitation, false, 133},
};

} // namespace

std::unique_ptr<Subscription> LocalPorts::listenUdp(IpFamily family, std::uint16_t port)
{
    return std::make_unique<Listening>(m_udp[family == IpFamily::V6][port]);
}

std::unique_ptr<Subscription> LocalPorts::listenIcmp(IcmpKind kind)
{
    return std::make_unique<Listening>(m_icmp[static_cast<std::size_t>(kind)]);
}

bool LocalPorts::wantsIcmp(std::uint8_t type, bool isV4) const
{
    for (const IcmpMessage& message : kMessages) {
        if (message.type == type && message.isV4 == isV4)
            return m_icmp[static_cast<std::size_t>(message.kind)].load(std::memory_order_relaxed) > 0;
    }
    return false;
}

bool LocalPorts::wants(const wire::Packet& packet) const
{
    const wire::FlowTuple& tuple = packet.tuple;
    if (packet.isIcmpError)
        return m_icmp[static_cast<std::size_t>(IcmpKind::Error)].load(std::memory_order_relaxed) > 0;
    if (!packet.hasTuple)
        return false;
    if (tuple.is(wire::Protocol::Udp))
        return hasUdp(tuple.family(), tuple.destinationPart);
    return tuple.isIcmpQuery() && wantsIcmp(tuple.icmpType(), packet.isV4());
}

} // namespace tb::forward
