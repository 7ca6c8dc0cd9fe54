// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "lab/session.h"
#include "link/link.h"

#include <map>
#include <memory>

namespace tb::lab {

/// A host that exists only inside Trackbox: answers ARP, neighbour discovery, echo requests, TCP on every
/// port and UDP on every port, and begins the connections that LabTraffic asks for. One thread, the lab's.
class SimulatedStation {
public:
    /// Connections of one station at a time; more are not begun and not accepted.
    static constexpr std::size_t kMaxSessions = 1000;

    SimulatedStation(config::LabHost host, std::shared_ptr<link::Link> cable, std::uint64_t seed);

    const config::LabHost& host() const { return m_host; }
    const MacAddress& mac() const { return m_mac; }
    void setTraffic(const std::vector<config::LabTraffic>& traffic, Instant now);

    /// A frame on the station's cable; others' frames are ignored.
    void receive(wire::Frame& frame, Instant now);
    /// Begins what is due and sends what is due. Returns when it wants to be called again.
    Instant advance(Instant now);

private:
    struct Plan {
        config::LabTraffic traffic;
        Instant nextStart;
    };
    /// A stream of datagrams or echo requests.
    struct Stream {
        wire::FlowTuple tuple;
        Instant start, end;
        std::uint64_t bitsPerSecond = 0;
        std::uint64_t sent = 0; ///< bytes; for ping: requests
    };
    using FlowKey = std::tuple<IpAddress, std::uint16_t, IpAddress, std::uint16_t>;

    bool owns(const IpAddress& address) const;
    void answerArp(const wire::Packet& packet);
    bool answerNeighbor(const wire::Packet& packet);
    void receiveIp(wire::Packet& packet, Instant now);
    void receiveTcp(const wire::Packet& packet, Instant now);
    void begin(const config::LabTraffic& traffic, Instant now);
    void advanceStreams(Instant now);

    void send(wire::OwnedFrame frame);
    /// The next hop's MAC; asks for it and says nothing when it is not known yet.
    std::optional<MacAddress> nextHop(const IpAddress& destination);
    void ask(const IpAddress& hop);
    std::optional<IpAddress> addressFor(const IpAddress& destination) const;
    SendTcp tcpSender();

    config::LabHost m_host;
    std::shared_ptr<link::Link> m_cable;
    MacAddress m_mac;
    SeededRandom m_random;
    std::uint16_t m_nextPort;
    std::vector<Plan> m_plans;
    std::map<IpAddress, MacAddress> m_neighbors;
    std::map<FlowKey, TcpSession> m_sessions; ///< local address and port, remote address and port
    std::vector<Stream> m_streams;
};

} // namespace tb::lab
