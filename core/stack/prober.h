// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stack/host.h"

#include <string>
#include <vector>

namespace tb::stack {

enum class ProbeProtocol : std::uint8_t { Icmp, Udp };

/// A packet that is sent to learn what becomes of it.
struct Probe {
    std::uint16_t number = 0; ///< of this program: the ICMP sequence, or what is added to the UDP port
    IpAddress destination;
    IpAddress source; ///< unspecified: the address of the interface that the route leads to
    routing::InterfaceId link = routing::kNoInterface; ///< as in Datagram
    ProbeProtocol protocol = ProbeProtocol::Icmp;
    std::uint16_t port = 33434; ///< of UDP
    std::uint32_t size = 56;    ///< bytes of the IP packet
    std::uint8_t ttl = 255;
    bool mayBeFragmented = true;
    Duration timeout = std::chrono::seconds(1);

    std::uint16_t udpPort() const { return static_cast<std::uint16_t>(port + number); }
};

enum class ProbeStatus : std::uint8_t {
    Answered,
    TimedOut,
    NoRoute,  ///< from here
    TooLarge, ///< for the first link
    NetUnreachable,
    HostUnreachable,
    ProtocolUnreachable,
    PortUnreachable,
    Prohibited,
    FragmentationNeeded,
    TtlExceeded,
};

/// What became of a probe.
struct ProbeResult {
    std::uint16_t number = 0;
    ProbeStatus status = ProbeStatus::TimedOut;
    IpAddress from;         ///< who answered; the destination when nobody did
    std::uint32_t size = 0; ///< of the answer, bytes of the IP packet; 0: there was none
    std::uint8_t ttl = 0;   ///< of the answer
    Duration time{};        ///< from question to answer
};

class Prober;

/// What sends probes and learns what became of them: a program that a person runs. It must not outlive the
/// Prober. Control thread.
class ProbeProgram {
public:
    /// Draws an ICMP identifier and a UDP port of its own.
    explicit ProbeProgram(Prober& prober);
    ProbeProgram(const ProbeProgram&) = delete;
    ProbeProgram& operator=(const ProbeProgram&) = delete;
    virtual ~ProbeProgram();

    /// When it wants to be ticked; nothing: it waits for results, or has ended.
    virtual std::optional<Instant> nextTick() const = 0;
    virtual void tick(Instant now) = 0;
    /// Also from within Prober::send(), when the probe cannot even leave.
    virtual void take(const ProbeResult& result) = 0;

protected:
    Prober& m_prober;

private:
    friend class Prober;
    std::uint16_t m_id;                       ///< ICMP identifier and UDP source port
    std::unique_ptr<Subscription> m_hearsUdp; ///< from its first UDP probe on
};

/// Sends the probes of all programs, and finds whose an answer or an ICMP error is.
class Prober final : public Service {
public:
    explicit Prober(Host& host) : m_host(host) {}

    /// Each probe has exactly one result, at the latest when its timeout has passed.
    void send(ProbeProgram& program, const Probe& probe);
    Instant now() const { return m_host.now(); }

    bool receive(const Arrival& arrival) override;
    std::optional<Instant> nextTick() const override;
    void tick(Instant now) override;

private:
    friend class ProbeProgram;
    struct Outstanding {
        ProbeProgram* program;
        Probe probe;
        Instant sentAt;
    };
    void add(ProbeProgram& program);
    void remove(const ProbeProgram& program);
    bool isIdInUse(std::uint16_t id) const;
    bool receiveDatagram(const Arrival& arrival);
    bool receiveReply(const Arrival& arrival);
    bool receiveError(const Arrival& arrival);
    std::optional<ProbeStatus> whyItCannotLeave(const Probe& probe, const IpAddress& source) const;
    /// Ends a probe; false when there is no such one.
    template <typename Fits>
    bool finish(const Arrival& arrival, ProbeStatus status, Fits fits);

    Host& m_host;
    std::vector<ProbeProgram*> m_programs;
    std::vector<Outstanding> m_outstanding;
    std::unique_ptr<Subscription> m_hearsReplies, m_hearsErrors; ///< while there are programs
};

} // namespace tb::stack
