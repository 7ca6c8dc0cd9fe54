// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "config/config.h"

#include <algorithm>

namespace tb::test {

/// A Config that nobody would write: every property at any value, and texts of nasty characters. References
/// between menus lead nowhere; only a Plan would mind.
class RandomConfig {
public:
    explicit RandomConfig(std::uint64_t seed) : m_random(seed) {}

    config::Config make()
    {
        config::Config config;
        config.identity = text(1);
        fill(config.ethernets, [&](config::EthernetInterface& one) {
            one.name = "ether " + std::to_string(m_random.next()) + text(0);
            one.link = pick<std::string>({"", "lab", "tap:tb1", "socket:\"'=$"});
            if (half())
                one.macAddress = MacAddress::local(m_random.next());
            one.mtu = static_cast<std::uint32_t>(68 + m_random.below(65468));
        });
        fill(config.interfaceLists, [&](config::InterfaceList& one) {
            one.name = "list " + std::to_string(m_random.next()) + text(0);
            one.include = names();
            one.exclude = names();
        });
        fill(config.interfaceListMembers, [&](config::InterfaceListMember& one) {
            one.list = text(1);
            one.interface = text(1);
        });
        for (auto* const list : {&config.addresses, &config.addresses6})
            fill(*list, [&](config::InterfaceAddress& one) {
                one.address = prefix(list == &config.addresses);
                one.interface = text(1);
            });
        for (auto* const list : {&config.routes, &config.routes6})
            fill(*list, [&](config::StaticRoute& one) {
                one.destination = prefix(list == &config.routes).masked();
                one.gateway = text(1);
                one.distance = static_cast<std::uint8_t>(1 + m_random.below(255));
            });
        for (auto* const list : {&config.natRules, &config.natRules6})
            fill(*list, [&](config::NatRule& one) { fillNatRule(one, list == &config.natRules); });
        for (auto* const list : {&config.mangleRules, &config.mangleRules6})
            fill(*list, [&](config::MangleRule& one) { fillMangleRule(one, list == &config.mangleRules); });
        config.tracking.enabled = static_cast<conntrack::TrackingMode>(m_random.below(3));
        config.tracking.looseTcpTracking = half();
        config.tracking.udpTimeout = duration();
        config.tracking.tcpEstablishedTimeout = duration();
        fill(config.labHosts, [&](config::LabHost& one) { fillHost(one); });
        fill(config.labTraffic, [&](config::LabTraffic& one) { fillTraffic(one); });
        return config;
    }

private:
    bool half() { return m_random.below(2) == 0; }
    template <typename T>
    T pick(std::initializer_list<T> all)
    {
        return all.begin()[m_random.below(all.size())];
    }
    std::string text(std::size_t least)
    {
        static constexpr std::string_view kNasty = "ab \"\\$?[]{}()=;#\n\r\t!~'`*,/:%^\x01\x7f\xc3\xa9";
        std::string result;
        for (std::size_t i = 0, n = least + m_random.below(90); i < n; ++i)
            result += kNasty[m_random.below(kNasty.size())];
        return result;
    }
    /// Several with commas between them: none has one itself.
    std::vector<std::string> names()
    {
        std::vector<std::string> all(m_random.below(4));
        for (std::string& one : all) {
            one = std::to_string(m_random.next()) + text(0);
            std::ranges::replace(one, ',', ';');
        }
        return all;
    }
    Duration duration() { return std::chrono::milliseconds(m_random.below(300'000'000'000)); }
    IpAddress address(bool v4)
    {
        if (v4)
            return IpAddress::v4(static_cast<std::uint32_t>(m_random.next()));
        return IpAddress::parse("2001:db8::").value().plus(m_random.next());
    }
    IpPrefix prefix(bool v4) { return {address(v4), static_cast<int>(m_random.below(v4 ? 33 : 129))}; }
    template <typename T, typename F>
    void fill(std::vector<T>& list, F each)
    {
        list.resize(m_random.below(4));
        for (T& one : list) {
            one.disabled = half();
            one.comment = half() ? text(0) : "";
            each(one);
        }
    }
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
    void fillHost(config::LabHost& one)
    {
        one.name = "host " + std::to_string(m_random.next());
        one.interface = text(1);
        one.address = prefix(true);
        if (half())
            one.address6 = prefix(false);
        if (half())
            one.gateway = address(true);
        if (half())
            one.gateway6 = address(false);
    }
    void fillTraffic(config::LabTraffic& one)
    {
        one.host = text(1);
        one.destination = address(half());
        one.protocol = static_cast<config::LabProtocol>(m_random.below(3));
        one.port = static_cast<std::uint16_t>(m_random.next());
        one.rate = m_random.below(10'000'000'000);
        one.length = duration();
        one.every = duration();
    }

    SeededRandom m_random;
};

} // namespace tb::test
