// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/shared_types.h"

namespace tb::menu {

// How the values of firewall rules are written and read.

template <auto Member>
struct MatcherValue;
template <typename T, config::Matcher<T> config::RuleMatch::*Member>
struct MatcherValue<Member> {
    using Type = T;
};

/// A matcher by the traits of its value: "tcp", "!tcp". An empty name is no matcher, as in a form.
template <typename Traits, typename T>
struct WantedTraits {
    static Cell print(const config::Matcher<T>& matcher)
    {
        if (!matcher)
            return {};
        Cell cell = Traits::print(matcher->value);
        if (matcher->isNegated)
            cell.text.insert(0, 1, '!');
        return cell;
    }
    static std::optional<config::Matcher<T>> parse(std::string_view text)
    {
        constexpr bool kIsName = std::is_same_v<T, std::string>;
        if (kIsName && text.empty())
            return config::Matcher<T>();
        const bool isNegated = text.starts_with('!');
        auto value = Traits::parse(text.substr(isNegated ? 1 : 0));
        if (!value || (kIsName && *value == T{}))
            return std::nullopt;
        return config::Matcher<T>({*std::move(value), isNegated});
    }
};

/// std::uint8_t as an IP protocol.
struct PlainProtocolTraits {
    static constexpr ValueType type = ValueType::Protocol;
    static Cell print(std::uint8_t value) { return ProtocolTraits::print(value); }
    static std::optional<std::uint8_t> parse(std::string_view text) { return wire::parseProtocol(text); }
};

/// "10.0.0.1", "10.0.0.0/24", "10.0.0.1-10.0.0.9".
struct AddressesTraits {
    static constexpr ValueType type = ValueType::IpRange;
    static Cell print(const IpRange& value);
    static Cell print(const std::optional<IpRange>& value) { return value ? print(*value) : Cell{}; }
    static std::optional<IpRange> parse(std::string_view text) { return IpRange::parse(text); }
};

/// IpRange of IPv6 as a prefix, always with its length: "2001:db8::1/128".
struct AddressPrefixTraits {
    static constexpr ValueType type = ValueType::IpPrefix;
    static Cell print(const std::optional<IpRange>& value);
    static std::optional<IpRange> parse(std::string_view text);
};

/// "local,unicast"; printed in the order of the list in rule_types.cpp.
template <>
struct ValueTraits<config::AddressTypes> {
    static constexpr ValueType type = ValueType::String;
    static Cell print(config::AddressTypes value);
    static std::optional<config::AddressTypes> parse(std::string_view text);
};

/// "80,443,8000-8100".
template <>
struct ValueTraits<config::PortRanges> {
    static constexpr ValueType type = ValueType::Ports;
    static constexpr std::size_t kMost = 15; ///< as in RouterOS
    static Cell print(const config::PortRanges& value);
    static std::optional<config::PortRanges> parse(std::string_view text);
};

/// "8", "3:1", "3:0-4"; printed always with codes.
template <>
struct ValueTraits<config::IcmpOptions> {
    static constexpr ValueType type = ValueType::String;
    static Cell print(config::IcmpOptions value);
    static std::optional<config::IcmpOptions> parse(std::string_view text);
};

template <>
inline constexpr std::array<std::string_view, 12> kChoices<config::NatAction>{
    "accept", "masquerade", "src-nat",     "dst-nat", "redirect", "netmap",
    "jump",   "log",        "passthrough", "return",  "same",     "endpoint-independent-nat"};

/// Those that IPv6 has: the enumerators up to Return.
struct Ipv6NatActionTraits : ValueTraits<config::NatAction> {
    static constexpr std::span<const std::string_view> choices{
        kChoices<config::NatAction>.data(), static_cast<std::size_t>(config::NatAction::Return) + 1};
    static std::optional<config::NatAction> parse(std::string_view text)
    {
        const auto action = ValueTraits<config::NatAction>::parse(text);
        return action && *action <= config::NatAction::Return ? action : std::nullopt;
    }
};

template <>
inline constexpr std::array<std::string_view, 6> kChoices<config::MangleAction>{
    "accept", "jump", "log", "mark-routing", "passthrough", "return"};

} // namespace tb::menu
