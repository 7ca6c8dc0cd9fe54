// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/memory_link.h"
#include "service/scenario/packet_text.h"

#include "base/ip_prefix.h"

#include <deque>
#include <functional>
#include <map>

namespace tb::service {

/// A host of a scenario: sends what it is told, keeps what it gets, and answers ARP and neighbour discovery
/// by itself, unless it is silent.
struct ScenarioHost {
    struct Home {
        IpPrefix address;
        std::optional<IpAddress> gateway;
    };
    std::string name, port;
    std::optional<std::uint16_t> vlan; ///< tag of all its frames
    MacAddress mac;
    std::vector<Home> homes;
    bool isSilent = false;
    std::map<IpAddress, MacAddress> neighbors;
    std::deque<PacketText> received;          ///< IP packets, in order
    PieceJoiner fragments;                    ///< of packets that are not whole yet
    std::vector<PacketText> neighborMessages; ///< ARP, ND and router advertisements, kept until asked for

    bool owns(const IpAddress& address) const;
    /// Who has to be asked for the MAC of this destination; nothing when the host cannot reach it.
    std::optional<IpAddress> nextHop(const IpAddress& destination) const;
};

/// The cables in a scenario's router and the hosts at their far ends. One thread.
class ScenarioNetwork {
public:
    /// Runs the router until nothing waits.
    using StepRouter = std::function<void()>;
    explicit ScenarioNetwork(StepRouter stepRouter) : m_stepRouter(std::move(stepRouter)) {}

    /// The router's end of the cable in a port.
    std::shared_ptr<link::MemoryLink> routerEnd(const std::string& port);
    bool hasPort(const std::string& port) const { return m_cables.contains(port); }
    /// The error says what is wrong with it.
    std::optional<std::string> add(ScenarioHost host);
    ScenarioHost* find(std::string_view name);
    const std::map<std::string, ScenarioHost, std::less<>>& hosts() const { return m_hosts; }

    /// Sends a packet; asks for the next hop's MAC first if the host does not know it yet. The error says why
    /// it cannot be sent.
    std::optional<std::string> send(ScenarioHost& host, const PacketText& packet);
    /// Lets router and hosts talk until all is quiet. The error is about a frame that cannot be: unreadable,
    /// or addressed to nobody.
    std::optional<std::string> settle();

private:
    using Cable = link::MemoryLink::Pair;

    Cable& cable(const std::string& port);
    void transmit(const ScenarioHost& host, wire::OwnedFrame frame);
    std::optional<std::string> transmitPacket(const ScenarioHost& host, const PacketText& packet,
                                              const MacAddress& to);
    bool deliver(const std::string& port, link::MemoryLink& far);
    void receive(const std::string& port, wire::Frame& frame);
    void take(ScenarioHost& host, const PacketText& packet, const MacAddress& sender);
    void takeFragment(ScenarioHost& host, wire::Frame& frame);
    void answer(const ScenarioHost& host, const PacketText& question, const MacAddress& asker);

    StepRouter m_stepRouter;
    wire::FrameArena m_arena{8}; ///< what the hosts receive into
    std::map<std::string, Cable> m_cables;
    std::map<std::string, ScenarioHost, std::less<>> m_hosts;
    std::optional<std::string> m_fault; ///< the first since it was asked for
};

} // namespace tb::service
