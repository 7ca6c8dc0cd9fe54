// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/compile.h"

#include "wire/flow_tuple.h"

#include <algorithm>

namespace tb::forward {

namespace {

using config::Config;

bool hasPorts(const std::optional<std::uint8_t>& protocol)
{
    wire::FlowTuple tuple;
    tuple.protocol = protocol.value_or(0);
    return tuple.hasPorts();
}

Check checkNatRule(const Config& config, const config::NatRule& rule, std::string_view menu, std::size_t i)
{
    if (!rule.inInterface.empty() && !interfaceNamed(config, rule.inInterface))
        return Failure{
            errorAt(menu, i, "in-interface", {TB_TEXT("input does not match any value of in-interface")})};
    if (!rule.outInterface.empty() && !interfaceNamed(config, rule.outInterface))
        return Failure{
            errorAt(menu, i, "out-interface", {TB_TEXT("input does not match any value of out-interface")})};
    if (rule.action == config::NatAction::Masquerade && rule.chain != config::NatChain::Srcnat)
        return Failure{
            errorAt(menu, i, "action", {TB_TEXT("failure: masquerade works only in chain srcnat")})};
    if (rule.chain == config::NatChain::Dstnat && !rule.outInterface.empty())
        return Failure{
            errorAt(menu, i, "out-interface",
                    {TB_TEXT("failure: outgoing interface matching not possible in chain dstnat")})};
    if (rule.toPorts && !hasPorts(rule.protocol))
        return Failure{
            errorAt(menu, i, "to-ports",
                    {TB_TEXT("failure: ports can be specified if proto is tcp,udp,udp-lite,dccp,sctp")})};
    return {};
}

Check checkNatRules(const Config& config, const std::vector<config::NatRule>& rules, std::string_view menu,
                    IpFamily family)
{
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (Check rule = checkNatRule(config, rules[i], menu, i); !rule)
            return rule;
        if (rules[i].sourceAddress && rules[i].sourceAddress->family() != family)
            return Failure{
                errorAt(menu, i, "src-address", {TB_TEXT("invalid value for argument src-address")})};
        if (rules[i].destinationAddress && rules[i].destinationAddress->family() != family)
            return Failure{
                errorAt(menu, i, "dst-address", {TB_TEXT("invalid value for argument dst-address")})};
    }
    return {};
}

/// What only some rows of the fixed list have.
Check checkServicePorts(const std::vector<config::ServicePort>& rows)
{
    constexpr std::string_view kMenu = "/ip/firewall/service-port";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const config::ServicePort& row = rows[i];
        const bool isTracker = row.helper == conntrack::HelperKind::None;
        if (isTracker && row.disabled)
            return Failure{
                errorAt(kMenu, i, "disabled", {TB_TEXT("failure: %1 cannot be disabled"), {row.name}})};
        if (isTracker != row.ports.ports.empty())
            return Failure{errorAt(kMenu, i, "ports", {TB_TEXT("invalid value for argument ports")})};
        if (row.helper == conntrack::HelperKind::Sip)
            continue;
        if (row.sipDirectMedia || row.sipTimeout) {
            const std::string property = row.sipTimeout ? "sip-timeout" : "sip-direct-media";
            return Failure{errorAt(kMenu, i, property, {TB_TEXT("failure: only sip has %1"), {property}})};
        }
    }
    return {};
}

/// Disabled rules are left out, and so are rules that name a disabled interface: they cannot match.
std::vector<NatRule> compileNat(const Config& config, const std::vector<config::NatRule>& rules,
                                config::NatChain chain)
{
    std::vector<NatRule> compiled;
    for (const config::NatRule& rule : rules) {
        if (rule.disabled || rule.chain != chain)
            continue;
        NatRule one{rule.action, rule.sourceAddress, rule.destinationAddress, rule.protocol, {}, {}, {},
                    rule.id};
        one.in = activeInterface(config, rule.inInterface);
        one.out = activeInterface(config, rule.outInterface);
        const bool namesDeadInterface = (!rule.inInterface.empty() && one.in == routing::kNoInterface) ||
                                        (!rule.outInterface.empty() && one.out == routing::kNoInterface);
        one.target.ports = rule.toPorts;
        if (!namesDeadInterface)
            compiled.push_back(std::move(one));
    }
    return compiled;
}

conntrack::HelperSettings compileHelpers(const std::vector<config::ServicePort>& rows)
{
    conntrack::HelperSettings settings;
    for (const config::ServicePort& row : rows) {
        settings.sipDirectMedia = row.sipDirectMedia.value_or(settings.sipDirectMedia);
        settings.sipTimeout = row.sipTimeout.value_or(settings.sipTimeout);
        if (row.disabled || row.helper == conntrack::HelperKind::None)
            continue;
        for (const std::uint16_t port : row.ports.ports)
            settings.ports.push_back({row.helper, port});
    }
    return settings;
}

/// "auto" tracks as soon as the family has an enabled firewall rule (mission page, enabled).
bool isTrackingActive(conntrack::TrackingMode mode, const std::vector<config::NatRule>& rules)
{
    switch (mode) {
    case conntrack::TrackingMode::No:
        return false;
    case conntrack::TrackingMode::Yes:
        return true;
    case conntrack::TrackingMode::Auto:
        return std::ranges::any_of(rules, [](const config::NatRule& rule) { return !rule.disabled; });
    }
    TB_UNREACHABLE();
}

} // namespace

Check checkRules(const Config& config)
{
    if (Check rules = checkNatRules(config, config.natRules, "/ip/firewall/nat", IpFamily::V4); !rules)
        return rules;
    if (Check rules = checkNatRules(config, config.natRules6, "/ipv6/firewall/nat", IpFamily::V6); !rules)
        return rules;
    return checkServicePorts(config.servicePorts);
}

void compileRules(const Config& config, Plan& plan)
{
    plan.srcnat = compileNat(config, config.natRules, config::NatChain::Srcnat);
    plan.srcnat6 = compileNat(config, config.natRules6, config::NatChain::Srcnat);
    plan.tracking = config.tracking;
    plan.helpers = compileHelpers(config.servicePorts);
    plan.trackingActiveV4 = isTrackingActive(config.tracking.enabled, config.natRules);
    plan.trackingActiveV6 = isTrackingActive(config.tracking.enabled, config.natRules6);
}

} // namespace tb::forward
