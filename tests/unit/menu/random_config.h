// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "config/config.h"
#include "unit/menu/random_services.h"

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
            fill(*list, [&](config::NatRule& one) { fillRule(one, list == &config.natRules); });
        config.tracking.enabled = static_cast<conntrack::TrackingMode>(m_random.below(3));
        config.tracking.looseTcpTracking = half();
        config.tracking.udpTimeout = duration();
        config.tracking.tcpEstablishedTimeout = duration();
        RandomServices(m_random.next()).fill(config);
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
    void fillRule(config::NatRule& one, bool v4)
    {
        one.chain = static_cast<config::NatChain>(m_random.below(2));
        one.action = static_cast<config::NatAction>(m_random.below(2));
        if (half())
            one.sourceAddress = prefix(v4).masked();
        if (half())
            one.destinationAddress = prefix(v4).masked();
        if (half())
            one.protocol = static_cast<std::uint8_t>(m_random.next());
        one.inInterface = half() ? text(1) : "";
        one.outInterface = half() ? text(1) : "";
        const auto first = static_cast<std::uint16_t>(m_random.next());
        if (half())
            one.toPorts = PortRange{Port(first), Port(static_cast<std::uint16_t>(first | m_random.next()))};
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
