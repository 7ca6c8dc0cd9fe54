// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/compile.h"
#include "wire/flow_tuple.h"

#include <algorithm>

namespace tb::forward {

namespace {

using config::Config;
using config::FirewallRule;
using config::MangleAction;
using config::MangleRule;
using config::NatAction;
using config::NatRule;
using config::RuleMatch;

constexpr Text kNoSuchValue = TB_TEXT("input does not match any value of %1");
constexpr Text kInvalidValue = TB_TEXT("invalid value for argument %1");
constexpr Text kMissing = TB_TEXT("missing value(s) of argument(s) %1");
constexpr Text kNeedPorts = TB_TEXT("failure: ports can be specified if proto is tcp,udp,udp-lite,dccp,sctp");
constexpr Text kNeedIcmp = TB_TEXT("failure: icmp-options can be specified if proto is icmp");
constexpr Text kNoOut = TB_TEXT("failure: outgoing interface matching not possible in chain %2");
constexpr Text kNoIn = TB_TEXT("failure: incoming interface matching not possible in chain %2");

/// The menu that a rule is in.
struct Table {
    std::string_view menu;
    IpFamily family;
    std::span<const std::string_view> chains; ///< the built-in ones
};

struct Subject {
    const Config& config;
    const Table& table;
    const FirewallRule& rule;
    bool jumps;

    const RuleMatch& match() const { return rule.match; }
    bool isBuiltIn(std::string_view chain) const
    {
        return std::ranges::find(table.chains, chain) != table.chains.end();
    }
};

using S = const Subject&;

/// Of IPv6 only prefixes, as in RouterOS.
bool isAddress(S s, const std::optional<IpRange>& range)
{
    return !range || (range->first.family() == s.table.family &&
                      (s.table.family == IpFamily::V4 || range->toPrefix().has_value()));
}

bool wantsPorts(const RuleMatch& match)
{
    wire::FlowTuple tuple;
    tuple.protocol = match.protocol && !match.protocol->isNegated ? match.protocol->value : 0;
    return tuple.hasPorts();
}

bool wantsIcmp(S s)
{
    const auto icmp = s.table.family == IpFamily::V4 ? wire::Protocol::Icmp : wire::Protocol::Icmpv6;
    const auto& protocol = s.match().protocol;
    return protocol && !protocol->isNegated && protocol->value == static_cast<std::uint8_t>(icmp);
}

// What must hold for a rule, each for one property.

bool namesChain(S s)
{
    return !s.rule.chain.empty();
}

bool hasTarget(S s)
{
    return !s.jumps || !s.rule.jumpTarget.empty();
}

bool jumpsToUserChain(S s)
{
    return !s.jumps || !s.isBuiltIn(s.rule.jumpTarget);
}

template <auto Matcher>
bool isFamilys(S s)
{
    const auto& wanted = s.match().*Matcher;
    return !wanted || isAddress(s, wanted->value);
}

/// IPv6 has no broadcasts.
template <auto Matcher>
bool isFamilysType(S s)
{
    const auto& wanted = s.match().*Matcher;
    return !wanted || s.table.family == IpFamily::V4 || !wanted->value.has(config::AddressType::Broadcast);
}

template <auto Matcher>
bool hasPorts(S s)
{
    return !(s.match().*Matcher) || wantsPorts(s.match());
}

bool isIcmp(S s)
{
    return !s.match().icmpOptions || wantsIcmp(s);
}

template <auto Matcher>
bool isInterface(S s)
{
    const auto& wanted = s.match().*Matcher;
    return !wanted || interfaceNamed(s.config, wanted->value);
}

template <auto Matcher>
bool isList(S s)
{
    const auto& wanted = s.match().*Matcher;
    return !wanted || isInterfaceList(s.config, wanted->value);
}

bool isRoutingTable(S s)
{
    return !s.match().routingMark || tableNamed(s.config, s.match().routingMark->value);
}

/// What the router makes has come through no interface.
template <auto Matcher>
bool hasComeIn(S s)
{
    return !(s.match().*Matcher) || s.rule.chain != "output";
}

/// What is not routed yet, or stays here, leaves through none.
template <auto Matcher>
bool goesOut(S s)
{
    const std::string& chain = s.rule.chain;
    return !(s.match().*Matcher) || (chain != "dstnat" && chain != "prerouting" && chain != "input");
}

/// %1 in the text is the property, %2 the rule's chain.
struct RuleCheck {
    std::string_view property;
    bool (*holds)(S);
    Text otherwise;
};

/// THE TABLE of what must hold for the rules of every menu.
constexpr RuleCheck kRuleChecks[] = {
    {"chain",              namesChain,                                        kInvalidValue},
    {"jump-target",        hasTarget,                                         kMissing     },
    {"jump-target",        jumpsToUserChain,                                  kNoSuchValue },
    {"src-address",        isFamilys<&RuleMatch::sourceAddress>,              kInvalidValue},
    {"dst-address",        isFamilys<&RuleMatch::destinationAddress>,         kInvalidValue},
    {"src-address-type",   isFamilysType<&RuleMatch::sourceAddressType>,      kInvalidValue},
    {"dst-address-type",   isFamilysType<&RuleMatch::destinationAddressType>, kInvalidValue},
    {"src-port",           hasPorts<&RuleMatch::sourcePort>,                  kNeedPorts   },
    {"dst-port",           hasPorts<&RuleMatch::destinationPort>,             kNeedPorts   },
    {"port",               hasPorts<&RuleMatch::port>,                        kNeedPorts   },
    {"icmp-options",       isIcmp,                                            kNeedIcmp    },
    {"in-interface",       isInterface<&RuleMatch::inInterface>,              kNoSuchValue },
    {"out-interface",      isInterface<&RuleMatch::outInterface>,             kNoSuchValue },
    {"in-interface-list",  isList<&RuleMatch::inInterfaceList>,               kNoSuchValue },
    {"out-interface-list", isList<&RuleMatch::outInterfaceList>,              kNoSuchValue },
    {"in-interface",       hasComeIn<&RuleMatch::inInterface>,                kNoIn        },
    {"in-interface-list",  hasComeIn<&RuleMatch::inInterfaceList>,            kNoIn        },
    {"out-interface",      goesOut<&RuleMatch::outInterface>,                 kNoOut       },
    {"out-interface-list", goesOut<&RuleMatch::outInterfaceList>,             kNoOut       },
    {"routing-mark",       isRoutingTable,                                    kNoSuchValue },
};

Check checkRule(S subject, std::size_t position)
{
    for (const RuleCheck& check : kRuleChecks) {
        if (!check.holds(subject))
            return Failure{
                errorAt(subject.table.menu, position, check.property,
                        {check.otherwise, {std::string(check.property), subject.rule.chain}}
                          )
            };
    }
    return {};
}

constexpr std::uint32_t in(firewall::NatChain chain)
{
    return std::uint32_t{1} << static_cast<int>(chain);
}

constexpr std::uint32_t kSourceChains = in(firewall::NatChain::Srcnat) | in(firewall::NatChain::Input);
constexpr std::uint32_t kDestinationChains = in(firewall::NatChain::Dstnat) | in(firewall::NatChain::Output);
constexpr std::uint32_t kForwardChains = in(firewall::NatChain::Srcnat) | in(firewall::NatChain::Dstnat);

/// Actions that do not go everywhere.
struct NatActionRow {
    NatAction action;
    std::string_view name;
    std::uint32_t chains; ///< built-in ones in which it works, and what they jump to
    bool needsAddresses;
    bool isV4Only;
};

constexpr NatActionRow kNatActions[] = {
    {NatAction::Masquerade,          "masquerade",               in(firewall::NatChain::Srcnat), false, false},
    {NatAction::SourceNat,           "src-nat",                  kSourceChains,                  false, false},
    {NatAction::DestinationNat,      "dst-nat",                  kDestinationChains,             false, false},
    {NatAction::Redirect,            "redirect",                 kDestinationChains,             false, false},
    {NatAction::Netmap,              "netmap",                   kForwardChains,                 true,  false},
    {NatAction::Same,                "same",                     kForwardChains,                 true,  true },
    {NatAction::EndpointIndependent, "endpoint-independent-nat", kForwardChains,                 false, true },
};

/// "srcnat,input".
std::string namesOf(std::uint32_t chains)
{
    std::string names;
    for (std::size_t i = 0; i < std::size(firewall::kNatChains); ++i) {
        if ((chains >> i & 1) != 0)
            names += (names.empty() ? "" : ",") + std::string(firewall::kNatChains[i]);
    }
    return names;
}

/// `reached`: built-in chains whose packets may come to the rule.
Check checkNatAction(const Table& table, const NatRule& rule, std::uint32_t reached, std::size_t position)
{
    const auto row = std::ranges::find(kNatActions, rule.action, &NatActionRow::action);
    if (row == std::end(kNatActions))
        return {};
    const std::string name(row->name);
    const std::string addresses = table.family == IpFamily::V4 ? "to-addresses" : "to-address";
    if (row->isV4Only && table.family != IpFamily::V4)
        return Failure{errorAt(table.menu, position, "action", {kNoSuchValue, {"action"}})};
    if ((reached & ~row->chains) != 0)
        return Failure{
            errorAt(table.menu, position, "action",
                    {TB_TEXT("failure: %1 works only in chain %2"), {name, namesOf(row->chains)}}
                      )
        };
    if (row->needsAddresses && !rule.toAddresses)
        return Failure{errorAt(table.menu, position, addresses, {kMissing, {addresses}})};
    const auto& protocol = rule.match.protocol;
    const bool isUdp =
        protocol && !protocol->isNegated && protocol->value == static_cast<std::uint8_t>(wire::Protocol::Udp);
    if (rule.action == NatAction::EndpointIndependent && !isUdp)
        return Failure{
            errorAt(table.menu, position, "protocol", {TB_TEXT("failure: %1 works only with udp"), {name}})};
    return {};
}

Check checkNatTarget(S subject, const NatRule& rule, std::size_t position)
{
    const std::string_view menu = subject.table.menu;
    const std::string addresses = subject.table.family == IpFamily::V4 ? "to-addresses" : "to-address";
    if (!isAddress(subject, rule.toAddresses))
        return Failure{errorAt(menu, position, addresses, {kInvalidValue, {addresses}})};
    if (rule.toPorts && !wantsPorts(rule.match))
        return Failure{errorAt(menu, position, "to-ports", {kNeedPorts})};
    return {};
}

Check checkMangleAction(S subject, const MangleRule& rule, std::size_t position)
{
    constexpr std::string_view kProperty = "new-routing-mark";
    if (rule.action == MangleAction::MarkRouting && rule.newRoutingMark.empty())
        return Failure{
            errorAt(subject.table.menu, position, kProperty, {kMissing, {std::string(kProperty)}})};
    if (!rule.newRoutingMark.empty() && !tableNamed(subject.config, rule.newRoutingMark))
        return Failure{
            errorAt(subject.table.menu, position, kProperty, {kNoSuchValue, {std::string(kProperty)}})};
    return {};
}

/// Enabled rules as a graph of chains, with their positions in the menu.
template <typename Rule>
struct EnabledRules {
    explicit EnabledRules(const std::vector<Rule>& rules)
    {
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (rules[i].disabled)
                continue;
            const bool jumps = rules[i].action == decltype(rules[i].action)::Jump;
            chained.push_back({rules[i].chain, jumps ? rules[i].jumpTarget : std::string_view()});
            positions.push_back(i);
        }
    }
    std::vector<firewall::ChainedRule> chained;
    std::vector<std::size_t> positions;
};

template <typename Rule>
Check checkJumps(const Table& table, const EnabledRules<Rule>& enabled, const firewall::ChainGraph& graph)
{
    const auto fault = graph.findFault();
    if (!fault)
        return {};
    return Failure{errorAt(table.menu, enabled.positions[fault->rule], "jump-target", fault->message)};
}

Check checkNat(const Config& config, const std::vector<NatRule>& rules, const Table& table)
{
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const Subject subject{config, table, rules[i], rules[i].action == NatAction::Jump};
        if (Check rule = checkRule(subject, i); !rule)
            return rule;
        if (Check target = checkNatTarget(subject, rules[i], i); !target)
            return target;
    }
    const EnabledRules enabled(rules);
    const firewall::ChainGraph graph(table.chains, enabled.chained);
    if (Check jumps = checkJumps(table, enabled, graph); !jumps)
        return jumps;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (Check action = checkNatAction(table, rules[i], graph.reachedFrom(rules[i].chain), i); !action)
            return action;
    }
    return {};
}

Check checkMangle(const Config& config, const std::vector<MangleRule>& rules, const Table& table)
{
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const Subject subject{config, table, rules[i], rules[i].action == MangleAction::Jump};
        if (Check rule = checkRule(subject, i); !rule)
            return rule;
        if (Check action = checkMangleAction(subject, rules[i], i); !action)
            return action;
    }
    const EnabledRules enabled(rules);
    return checkJumps(table, enabled, firewall::ChainGraph(table.chains, enabled.chained));
}

} // namespace

Check checkFirewall(const Config& config)
{
    using firewall::kMangleChains;
    using firewall::kNatChains;
    if (Check rules = checkNat(config, config.natRules, {"/ip/firewall/nat", IpFamily::V4, kNatChains});
        !rules)
        return rules;
    if (Check rules = checkNat(config, config.natRules6, {"/ipv6/firewall/nat", IpFamily::V6, kNatChains});
        !rules)
        return rules;
    if (Check rules =
            checkMangle(config, config.mangleRules, {"/ip/firewall/mangle", IpFamily::V4, kMangleChains});
        !rules)
        return rules;
    return checkMangle(config, config.mangleRules6, {"/ipv6/firewall/mangle", IpFamily::V6, kMangleChains});
}

} // namespace tb::forward
