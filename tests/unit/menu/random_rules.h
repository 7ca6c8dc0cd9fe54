// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/firewall.h"
#include "config/routing.h"
#include "unit/menu/random_values.h"

namespace tb::test {

/// Rules of the firewall and of routing with every property at any value.
class RandomRules : protected RandomValues {
public:
    using RandomValues::RandomValues;

protected:
    template <typename T>
    config::Matcher<T> wanted(T value)
    {
        return half() ? config::Matcher<T>({std::move(value), half()}) : std::nullopt;
    }
    /// IPv6 has no ranges but prefixes.
    IpRange range(bool v4)
    {
        const IpPrefix one = prefix(v4);
        return v4 && half() ? IpRange{one.network(), one.network().plus(m_random.below(5))}
                            : IpRange{one.network(), one.last()};
    }
    PortRange portRange()
    {
        const auto first = static_cast<std::uint16_t>(m_random.next());
        return {Port(first), Port(static_cast<std::uint16_t>(first | m_random.next()))};
    }
    config::PortRanges portRanges()
    {
        config::PortRanges all;
        for (std::size_t i = 0, n = 1 + m_random.below(15); i < n; ++i)
            all.ranges.push_back(portRange());
        return all;
    }
    config::AddressTypes addressTypes() { return {static_cast<std::uint8_t>(1 + m_random.below(15))}; }
    std::string name() { return "x" + text(0); }
    std::optional<bool> maybe() { return half() ? std::optional(half()) : std::nullopt; }
    void fillFirewallRule(config::FirewallRule& one, bool v4)
    {
        one.chain = text(1);
        one.jumpTarget = half() ? text(1) : "";
        one.log = maybe();
        one.logPrefix = text(0);
        config::RuleMatch& match = one.match;
        match.protocol = wanted(static_cast<std::uint8_t>(m_random.next()));
        match.sourceAddress = wanted(range(v4));
        match.destinationAddress = wanted(range(v4));
        match.sourceAddressType = wanted(addressTypes());
        match.destinationAddressType = wanted(addressTypes());
        match.sourcePort = wanted(portRanges());
        match.destinationPort = wanted(portRanges());
        match.port = wanted(portRanges());
        match.inInterface = wanted(name());
        match.outInterface = wanted(name());
        match.inInterfaceList = wanted(name());
        match.outInterfaceList = wanted(name());
        match.routingMark = wanted(name());
        const auto code = static_cast<std::uint8_t>(m_random.next());
        match.icmpOptions = wanted(config::IcmpOptions{static_cast<std::uint8_t>(m_random.next()), code,
                                                       static_cast<std::uint8_t>(code | m_random.next())});
    }
    void fillNatRule(config::NatRule& one, bool v4)
    {
        fillFirewallRule(one, v4);
        one.action = static_cast<config::NatAction>(m_random.below(v4 ? 12 : 10));
        if (half())
            one.toAddresses = range(v4);
        if (half())
            one.toPorts = portRange();
        if (v4) {
            one.sameNotByDestination = maybe();
            one.randomisePorts = maybe();
        }
    }
    void fillMangleRule(config::MangleRule& one, bool v4)
    {
        fillFirewallRule(one, v4);
        one.action = static_cast<config::MangleAction>(m_random.below(6));
        one.newRoutingMark = text(0);
        one.passthrough = maybe();
    }
    void fillRoute(config::StaticRoute& one, bool v4)
    {
        one.destination = prefix(v4).masked();
        one.gateway = half() ? text(1) : "";
        one.distance = static_cast<std::uint8_t>(1 + m_random.below(255));
        one.routingTable = half() ? config::kMainTable : text(1);
        one.scope = static_cast<std::uint8_t>(m_random.next());
        one.targetScope = static_cast<std::uint8_t>(m_random.next());
        one.checkGateway = static_cast<config::CheckGateway>(m_random.below(3));
        one.blackhole = half();
        one.type = static_cast<config::RouteType>(m_random.below(3));
        if (half())
            one.preferredSource = address(v4);
    }
    void fillRoutingRule(config::RoutingRule& one)
    {
        if (half())
            one.sourceAddress = prefix(half()).masked();
        if (half())
            one.destinationAddress = prefix(half()).masked();
        one.routingMark = half() ? text(1) : "";
        one.interface = half() ? text(1) : "";
        one.action = static_cast<config::RoutingRuleAction>(m_random.below(4));
        one.table = text(1);
        if (half())
            one.minPrefix = static_cast<std::uint32_t>(m_random.below(129));
    }
};

} // namespace tb::test
