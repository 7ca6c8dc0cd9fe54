// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/bind.h"
#include "menu/rule_types.h"

#include <array>

namespace tb::menu {

// What the menus of rules have in common: properties in the order of print (RouterOS), the joining of lists
// of them, and the rows.

/// Lists one behind the other.
template <std::size_t... Sizes>
constexpr auto joined(const std::array<Property, Sizes>&... lists)
{
    std::array<Property, (Sizes + ...)> all;
    std::size_t next = 0;
    const auto append = [&](const auto& list) {
        for (const Property& property : list)
            all[next++] = property;
    };
    (append(lists), ...);
    return all;
}

/// A matcher of the rule, which may be negated.
template <auto Member, typename Traits = ValueTraits<typename MatcherValue<Member>::Type>>
constexpr Property matcher(std::string_view name, Text label, Text doc, bool inTable = true,
                           NameSpace nameSpace = NameSpace::None)
{
    using config::FirewallRule;
    using Wanted = WantedTraits<Traits, typename MatcherValue<Member>::Type>;
    Property row;
    row.name = name;
    row.type = Traits::type;
    row.label = label;
    row.doc = doc;
    row.inTable = inTable;
    row.canBeUnset = true;
    row.nameSpace = Traits::type == ValueType::Interface ? NameSpace::Interface : nameSpace;
    row.read = [](const void* object) {
        return Wanted::print(static_cast<const FirewallRule*>(object)->match.*Member);
    };
    row.write = [](void* object, std::string_view text) {
        auto value = Wanted::parse(text);
        if (value)
            static_cast<FirewallRule*>(object)->match.*Member = *std::move(value);
        return value.has_value();
    };
    row.parses = [](std::string_view text) { return Wanted::parse(text).has_value(); };
    row.unset = [](void* object) { (static_cast<FirewallRule*>(object)->match.*Member).reset(); };
    return row;
}

inline constexpr std::array kChainProperty = {
    property<&config::FirewallRule::chain>("chain", TB_TEXT("Chain"),
                                           TB_TEXT("A chain of the router's, or one that rules jump to"),
                                           {.required = true}),
};

inline constexpr std::array kJumpProperty = {
    property<&config::FirewallRule::jumpTarget>("jump-target", TB_TEXT("Jump Target"),
                                                TB_TEXT("Chain that action jump continues in"),
                                                {.inTable = false}),
};

inline constexpr std::array kMatcherProperties = {
    matcher<&config::RuleMatch::protocol, PlainProtocolTraits>("protocol", TB_TEXT("Protocol"),
                                                               TB_TEXT("IP protocol")),
    matcher<&config::RuleMatch::sourceAddress, AddressesTraits>("src-address", TB_TEXT("Src. Address"),
                                                                TB_TEXT("Source address, network or range")),
    matcher<&config::RuleMatch::destinationAddress, AddressesTraits>(
        "dst-address", TB_TEXT("Dst. Address"), TB_TEXT("Destination address, network or range")),
    matcher<&config::RuleMatch::sourcePort>("src-port", TB_TEXT("Src. Port"),
                                            TB_TEXT("Source ports and ranges of ports")),
    matcher<&config::RuleMatch::destinationPort>("dst-port", TB_TEXT("Dst. Port"),
                                                 TB_TEXT("Destination ports and ranges of ports")),
    matcher<&config::RuleMatch::port>("port", TB_TEXT("Any. Port"), TB_TEXT("Source or destination ports"),
                                      false),
    matcher<&config::RuleMatch::inInterface, InterfaceTraits>(
        "in-interface", TB_TEXT("In. Interface"), TB_TEXT("Interface through which the packet came")),
    matcher<&config::RuleMatch::outInterface, InterfaceTraits>(
        "out-interface", TB_TEXT("Out. Interface"), TB_TEXT("Interface through which the packet leaves")),
    matcher<&config::RuleMatch::inInterfaceList>("in-interface-list", TB_TEXT("In. Interface List"),
                                                 TB_TEXT("List with the interface through which it came"),
                                                 true, NameSpace::InterfaceList),
    matcher<&config::RuleMatch::outInterfaceList>("out-interface-list", TB_TEXT("Out. Interface List"),
                                                  TB_TEXT("List with the interface through which it leaves"),
                                                  true, NameSpace::InterfaceList),
    matcher<&config::RuleMatch::routingMark>("routing-mark", TB_TEXT("Routing Mark"),
                                             TB_TEXT("Routing table that mangle has chosen"), false,
                                             NameSpace::RoutingTable),
    matcher<&config::RuleMatch::sourceAddressType>(
        "src-address-type", TB_TEXT("Src. Address Type"),
        TB_TEXT("Of unicast, local, broadcast, multicast: what the source is for the router"), false),
    matcher<&config::RuleMatch::destinationAddressType>(
        "dst-address-type", TB_TEXT("Dst. Address Type"),
        TB_TEXT("Of unicast, local, broadcast, multicast: what the destination is for the router"), false),
    matcher<&config::RuleMatch::icmpOptions>("icmp-options", TB_TEXT("ICMP Options"),
                                             TB_TEXT("Type, or type:code, or type:code-code"), false),
};

inline constexpr std::array kLogProperties = {
    property<&config::FirewallRule::log>(
        "log", TB_TEXT("Log"), TB_TEXT("Whether each packet that matches is logged"), {.inTable = false}),
    property<&config::FirewallRule::logPrefix>("log-prefix", TB_TEXT("Log Prefix"),
                                               TB_TEXT("Text in front of each line of the log"),
                                               {.inTable = false}),
};

/// What a rule shows beside what is set.
struct RuleStatus {
    std::uint64_t bytes = 0, packets = 0;
    Text problem;
};

inline constexpr std::array kStatusProperties = {
    readOnly<&RuleStatus::bytes, CountTraits>("bytes", TB_TEXT("Bytes"),
                                              TB_TEXT("Bytes of the packets that the rule has matched")),
    readOnly<&RuleStatus::packets, CountTraits>(
        "packets", TB_TEXT("Packets"),
        TB_TEXT("Packets that the rule has matched; in NAT those that "
                "begin a connection")),
    readOnly<&RuleStatus::problem>("problem", TB_TEXT("Problem"), TB_TEXT("Why the rule does nothing")),
};

inline constexpr Flag kRuleFlags[] = {
    {'X', "disabled"},
    {'I', "invalid" },
};

inline constexpr Action kRuleActions[] = {
    {"reset-counters",     TB_TEXT("Sets the counters of these rules to zero"), /*takesItems=*/true,
     TB_TEXT("Reset Counters")    },
    {"reset-counters-all", TB_TEXT("Sets the counters of all rules to zero"),   /*takesItems=*/false,
     TB_TEXT("Reset All Counters")},
};

} // namespace tb::menu
