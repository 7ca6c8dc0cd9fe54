// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/value_traits.h"

namespace tb::menu {

/// An optional member is a matcher or override that can be unset.
template <typename T>
struct ValueTraits<std::optional<T>> {
    static constexpr ValueType type = ValueTraits<T>::type;
    static Cell print(const std::optional<T>& value)
    {
        return value ? ValueTraits<T>::print(*value) : Cell{};
    }
    static std::optional<std::optional<T>> parse(std::string_view text)
    {
        auto value = ValueTraits<T>::parse(text);
        return value ? std::optional<std::optional<T>>(std::move(value)) : std::nullopt;
    }
};

/// "5060,5061"; at most kMost, each once, none of them 0.
template <>
struct ValueTraits<PortList> {
    static constexpr ValueType type = ValueType::Ports;
    static constexpr std::size_t kMost = 8;
    static Cell print(const PortList& value);
    static std::optional<PortList> parse(std::string_view text);
};

/// Names with commas between them: "LAN,DMZ".
template <>
struct ValueTraits<std::vector<std::string>> {
    static constexpr ValueType type = ValueType::String;
    static constexpr std::size_t kMost = 256;
    static Cell print(const std::vector<std::string>& value);
    /// Nothing for an empty name, one that is there twice, and more than kMost.
    static std::optional<std::vector<std::string>> parse(std::string_view text);
};

template <>
struct ValueTraits<Text> {
    static constexpr ValueType type = ValueType::Sentence;
    static Cell print(Text value) { return {std::string(value.view()), 0, !value.isEmpty()}; }
    static std::optional<Text> parse(std::string_view) { return std::nullopt; }
};

template <typename T>
inline constexpr auto& kChoices<std::optional<T>> = kChoices<T>;

// Types that share a C++ type with others say which they are by a traits of their own, given to property<>().

/// std::uint8_t as an IP protocol.
struct ProtocolTraits {
    static constexpr ValueType type = ValueType::Protocol;
    static Cell print(const std::optional<std::uint8_t>& value)
    {
        return value ? Cell{wire::protocolName(*value), static_cast<double>(*value), true} : Cell{};
    }
    static std::optional<std::optional<std::uint8_t>> parse(std::string_view text)
    {
        const auto value = wire::parseProtocol(text);
        return value ? std::optional<std::optional<std::uint8_t>>(value) : std::nullopt;
    }
};

/// std::string as the name of an interface.
struct InterfaceTraits : ValueTraits<std::string> {
    static constexpr ValueType type = ValueType::Interface;
};

/// std::uint32_t as "0x1818"; also read without 0x, as a decimal number.
struct HexTraits : ValueTraits<std::uint32_t> {
    static constexpr ValueType type = ValueType::String;
    static Cell print(std::uint32_t value);
    static std::optional<std::uint32_t> parse(std::string_view text);
};

/// std::uint64_t as a number of things, whose digits the window groups.
struct CountTraits : ValueTraits<std::uint64_t> {
    static constexpr ValueType type = ValueType::Count;
};

/// Duration in whole seconds: for looking only, fractions are lost.
struct WholeSecondsTraits : ValueTraits<Duration> {
    static Cell print(Duration value)
    {
        return {formatSeconds(value), static_cast<double>(value.count()), true};
    }
    static Cell print(std::optional<Duration> value) { return value ? print(*value) : Cell{}; }
};

/// std::uint64_t as bits per second.
struct RateTraits {
    static constexpr ValueType type = ValueType::Rate;
    static Cell print(std::uint64_t value)
    {
        return {formatBitsPerSecond(value), static_cast<double>(value), true};
    }
    static std::optional<std::uint64_t> parse(std::string_view text);
};

/// A rate that a person sets: printed so that nothing of it is lost ("1234567", "1500k", "2M").
struct ExactRateTraits : RateTraits {
    static Cell print(std::uint64_t value);
};

/// IpPrefix whose host bits do not count: routes and matchers. A full-length one prints without its length.
struct NetworkTraits {
    static constexpr ValueType type = ValueType::IpPrefix;
    static Cell print(const IpPrefix& value);
    static Cell print(const std::optional<IpPrefix>& value) { return value ? print(*value) : Cell{}; }
    static std::optional<IpPrefix> parse(std::string_view text);
};

/// A route's destination: masked, and always with its length.
struct NetworkRouteTraits : NetworkTraits {
    static Cell print(const IpPrefix& value) { return {value.toString(), sortKeyOf(value.address()), true}; }
};

} // namespace tb::menu
