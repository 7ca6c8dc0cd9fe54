// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/compile.h"

#include <algorithm>

namespace tb::forward {

namespace {

using config::Config;

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

using firewall::Flow;
using firewall::MatchNames;

MatchNames resolve(const Config& config, const config::RuleMatch& match, const Plan& plan)
{
    MatchNames names;
    if (match.inInterface)
        names.in = activeInterface(config, match.inInterface->value);
    if (match.outInterface)
        names.out = activeInterface(config, match.outInterface->value);
    if (match.inInterfaceList)
        names.inList = plan.interfaceLists.find(match.inInterfaceList->value);
    if (match.outInterfaceList)
        names.outList = plan.interfaceLists.find(match.outInterfaceList->value);
    if (match.routingMark)
        names.routingMark = tableNamed(config, match.routingMark->value);
    return names;
}

/// Why no packet is asked about an enabled rule; empty when packets are.
Text deadBecause(const config::RuleMatch& match, const MatchNames& names)
{
    const bool isDead = (match.inInterface && names.in == routing::kNoInterface) ||
                        (match.outInterface && names.out == routing::kNoInterface);
    return isDead ? TB_TEXT("its interface is disabled") : Text{};
}

Flow flowOf(const config::NatRule& rule)
{
    switch (rule.action) {
    case config::NatAction::Log: // there is no log to write to: it counts
    case config::NatAction::Passthrough:
        return Flow::Next;
    case config::NatAction::Jump:
        return Flow::Jump;
    case config::NatAction::Return:
        return Flow::Return;
    default:
        return Flow::Decide;
    }
}

Flow flowOf(const config::MangleRule& rule)
{
    switch (rule.action) {
    case config::MangleAction::Accept:
        return Flow::Decide;
    case config::MangleAction::Jump:
        return Flow::Jump;
    case config::MangleAction::Log:
    case config::MangleAction::Passthrough:
        return Flow::Next;
    case config::MangleAction::MarkRouting:
        return rule.passthrough.value_or(true) ? Flow::Next : Flow::Decide;
    case config::MangleAction::Return:
        return Flow::Return;
    }
    TB_UNREACHABLE();
}

firewall::NatEffect effectOf(const Config&, const config::NatRule& rule)
{
    return {rule.action, rule.toAddresses, rule.toPorts, rule.sameNotByDestination.value_or(false),
            rule.randomisePorts.value_or(false)};
}

firewall::MangleEffect effectOf(const Config& config, const config::MangleRule& rule)
{
    if (rule.action != config::MangleAction::MarkRouting)
        return {};
    return {tableNamed(config, rule.newRoutingMark)};
}

/// Left out are disabled rules, and those that name a disabled interface: they cannot match.
template <typename Effect, typename ConfigRule>
firewall::RuleTable<Effect> compileTable(const Config& config, const std::vector<ConfigRule>& rules,
                                         std::span<const std::string_view> chains, RuleMenuId id, Plan& plan)
{
    RuleMenu& menu = plan.ruleMenus[static_cast<std::size_t>(id)];
    std::vector<firewall::NamedRule<Effect>> compiled;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const ConfigRule& rule = rules[i];
        menu.items.push_back(rule.id);
        if (rule.disabled)
            continue;
        MatchNames names = resolve(config, rule.match, plan);
        if (const Text reason = deadBecause(rule.match, names); !reason.isEmpty()) {
            menu.dead.push_back({rule.id, reason});
            continue;
        }
        firewall::Rule<Effect> one{firewall::Match(rule.match, std::move(names)), flowOf(rule), 0,
                                   static_cast<std::uint32_t>(i), effectOf(config, rule)};
        compiled.push_back({rule.chain, rule.jumpTarget, std::move(one)});
    }
    return {chains, std::move(compiled)};
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
bool isTrackingActive(conntrack::TrackingMode mode, const std::vector<config::NatRule>& nat,
                      const std::vector<config::MangleRule>& mangle)
{
    const auto isEnabled = [](const config::FirewallRule& rule) { return !rule.disabled; };
    switch (mode) {
    case conntrack::TrackingMode::No:
        return false;
    case conntrack::TrackingMode::Yes:
        return true;
    case conntrack::TrackingMode::Auto:
        return std::ranges::any_of(nat, isEnabled) || std::ranges::any_of(mangle, isEnabled);
    }
    TB_UNREACHABLE();
}

} // namespace

Check checkRules(const Config& config)
{
    if (Check rules = checkFirewall(config); !rules)
        return rules;
    return checkServicePorts(config.servicePorts);
}

void compileRules(const Config& config, Plan& plan)
{
    using firewall::kMangleChains;
    using firewall::kNatChains;
    using firewall::MangleEffect;
    using firewall::NatEffect;
    plan.addressTypes = firewall::AddressTypeTable(plan.interfaces);
    plan.rules4 = {
        compileTable<NatEffect>(config, config.natRules, kNatChains, RuleMenuId::Nat, plan),
        compileTable<MangleEffect>(config, config.mangleRules, kMangleChains, RuleMenuId::Mangle, plan)};
    plan.rules6 = {
        compileTable<NatEffect>(config, config.natRules6, kNatChains, RuleMenuId::Nat6, plan),
        compileTable<MangleEffect>(config, config.mangleRules6, kMangleChains, RuleMenuId::Mangle6, plan)};
    plan.tracking = config.tracking;
    plan.helpers = compileHelpers(config.servicePorts);
    plan.trackingActiveV4 = isTrackingActive(config.tracking.enabled, config.natRules, config.mangleRules);
    plan.trackingActiveV6 = isTrackingActive(config.tracking.enabled, config.natRules6, config.mangleRules6);
}

} // namespace tb::forward
