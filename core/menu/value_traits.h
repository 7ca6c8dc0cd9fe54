// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_prefix.h"
#include "base/mac_address.h"
#include "base/port.h"
#include "base/units.h"
#include "config/config.h"
#include "menu/value.h"
#include "wire/flow_tuple.h"

#include <array>
#include <charconv>
#include <optional>

namespace tb::menu {

/// How values of one C++ type are written, read and ordered. Each has:
///   type      what kind of value people see
///   print     the value in RouterOS's form, with a number that orders it
///   parse     the value a text means; nothing when it means none
template <typename T>
struct ValueTraits;

/// The words of a Choice or Bool; empty for other types.
template <typename T>
inline constexpr std::array<std::string_view, 0> kChoices{};

/// Orders addresses as numbers: the first eight significant bytes.
double sortKeyOf(const IpAddress& address);

template <>
struct ValueTraits<bool> {
    static constexpr ValueType type = ValueType::Bool;
    static Cell print(bool value) { return {value ? "yes" : "no", value ? 1.0 : 0.0, true}; }
    static std::optional<bool> parse(std::string_view text)
    {
        if (text == "yes" || text == "true")
            return true;
        return text == "no" || text == "false" ? std::optional(false) : std::nullopt;
    }
};
template <>
inline constexpr std::array<std::string_view, 2> kChoices<bool>{"no", "yes"};

/// An enum whose words stand in kChoices in the order of its enumerators.
template <typename E>
requires std::is_enum_v<E>
struct ValueTraits<E> {
    static constexpr ValueType type = ValueType::Choice;
    static Cell print(E value)
    {
        const auto index = static_cast<std::size_t>(value);
        return {std::string(kChoices<E>[index]), static_cast<double>(index), true};
    }
    static std::optional<E> parse(std::string_view text)
    {
        for (std::size_t i = 0; i < kChoices<E>.size(); ++i) {
            if (kChoices<E>[i] == text)
                return static_cast<E>(i);
        }
        return std::nullopt;
    }
};
template <>
inline constexpr std::array<std::string_view, 3> kChoices<conntrack::TrackingMode>{"no", "yes", "auto"};
template <>
inline constexpr std::array<std::string_view, 3> kChoices<config::CheckGateway>{"none", "arp", "ping"};
template <>
inline constexpr std::array<std::string_view, 4> kChoices<config::ArpMode>{"enabled", "disabled", "proxy-arp",
                                                                           "reply-only"};
template <>
inline constexpr std::array<std::string_view, 3> kChoices<config::RouteType>{"unicast", "unreachable",
                                                                             "prohibit"};
template <>
inline constexpr std::array<std::string_view, 4> kChoices<config::RoutingRuleAction>{
    "lookup", "lookup-only-in-table", "drop", "unreachable"};
template <>
inline constexpr std::array<std::string_view, 3> kChoices<config::LabProtocol>{"tcp", "udp", "ping"};

template <typename N>
requires std::is_unsigned_v<N>
struct ValueTraits<N> {
    static constexpr ValueType type = ValueType::Integer;
    static Cell print(N value) { return {std::to_string(value), static_cast<double>(value), true}; }
    static std::optional<N> parse(std::string_view text)
    {
        N value{};
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
        return failure == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                          : std::nullopt;
    }
};

template <>
struct ValueTraits<Duration> {
    static constexpr ValueType type = ValueType::Duration;
    static Cell print(Duration value)
    {
        return {formatDuration(value), static_cast<double>(value.count()), true};
    }
    static std::optional<Duration> parse(std::string_view text) { return parseDuration(text); }
};

template <>
struct ValueTraits<std::string> {
    static constexpr ValueType type = ValueType::String;
    /// Longest text that a person may store; hostile files end here.
    static constexpr std::size_t kLongest = 4096;
    static Cell print(const std::string& value) { return {value, 0, !value.empty()}; }
    static std::optional<std::string> parse(std::string_view text)
    {
        return text.size() <= kLongest ? std::optional(std::string(text)) : std::nullopt;
    }
};

template <>
struct ValueTraits<IpAddress> {
    static constexpr ValueType type = ValueType::IpAddress;
    static Cell print(const IpAddress& value) { return {value.toString(), sortKeyOf(value), true}; }
    static std::optional<IpAddress> parse(std::string_view text) { return IpAddress::parse(text); }
};

template <>
struct ValueTraits<IpPrefix> {
    static constexpr ValueType type = ValueType::IpPrefix;
    static Cell print(const IpPrefix& value) { return {value.toString(), sortKeyOf(value.address()), true}; }
    static std::optional<IpPrefix> parse(std::string_view text) { return IpPrefix::parse(text); }
};

template <>
struct ValueTraits<PortRange> {
    static constexpr ValueType type = ValueType::PortRange;
    static Cell print(const PortRange& value);
    static std::optional<PortRange> parse(std::string_view text);
};

template <>
struct ValueTraits<MacAddress> {
    static constexpr ValueType type = ValueType::Mac;
    static Cell print(const MacAddress& value) { return {value.toString(), 0, true}; }
    static std::optional<MacAddress> parse(std::string_view text) { return MacAddress::parse(text); }
};

} // namespace tb::menu
