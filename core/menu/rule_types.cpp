// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/rule_types.h"

#include <algorithm>
#include <utility>

namespace tb::menu {

namespace {

using config::AddressType;
using config::AddressTypes;
using config::IcmpOptions;
using config::PortRanges;

constexpr std::pair<AddressType, std::string_view> kAddressTypes[] = {
    {AddressType::Unicast,   "unicast"  },
    {AddressType::Local,     "local"    },
    {AddressType::Broadcast, "broadcast"},
    {AddressType::Multicast, "multicast"},
};

void appendWord(std::string& list, std::string_view word)
{
    list += list.empty() ? "" : ",";
    list += word;
}

} // namespace

Cell AddressesTraits::print(const IpRange& value)
{
    const auto prefix = value.toPrefix();
    const bool isNetwork = prefix && value.first != value.last;
    return {isNetwork ? prefix->toString() : value.toString(), sortKeyOf(value.first), true};
}

Cell AddressPrefixTraits::print(const std::optional<IpRange>& value)
{
    if (!value)
        return {};
    const auto prefix = value->toPrefix();
    return {prefix ? prefix->toString() : value->toString(), sortKeyOf(value->first), true};
}

std::optional<IpRange> AddressPrefixTraits::parse(std::string_view text)
{
    const auto prefix = IpPrefix::parse(text);
    return prefix ? std::optional(IpRange{prefix->network(), prefix->last()}) : std::nullopt;
}

Cell ValueTraits<AddressTypes>::print(AddressTypes value)
{
    std::string text;
    for (const auto& [type, word] : kAddressTypes) {
        if (value.has(type))
            appendWord(text, word);
    }
    return {text, 0, true};
}

std::optional<AddressTypes> ValueTraits<AddressTypes>::parse(std::string_view text)
{
    AddressTypes types;
    for (const std::string& part : splitCommas(text)) {
        const auto row =
            std::ranges::find(kAddressTypes, part, &std::pair<AddressType, std::string_view>::second);
        if (row == std::end(kAddressTypes))
            return std::nullopt;
        types.bits = static_cast<std::uint8_t>(types.bits | static_cast<std::uint8_t>(row->first));
    }
    return types;
}

Cell ValueTraits<PortRanges>::print(const PortRanges& value)
{
    std::string text;
    for (const PortRange& range : value.ranges)
        appendWord(text, ValueTraits<PortRange>::print(range).text);
    return {text, value.ranges.empty() ? 0.0 : value.ranges.front().first.value(), true};
}

std::optional<PortRanges> ValueTraits<PortRanges>::parse(std::string_view text)
{
    PortRanges list;
    for (const std::string& part : splitCommas(text)) {
        const auto range = ValueTraits<PortRange>::parse(part);
        if (!range || list.ranges.size() == kMost)
            return std::nullopt;
        list.ranges.push_back(*range);
    }
    return list;
}

Cell ValueTraits<IcmpOptions>::print(IcmpOptions value)
{
    std::string text = std::to_string(value.type) + ":" + std::to_string(value.firstCode);
    if (value.lastCode != value.firstCode)
        text += "-" + std::to_string(value.lastCode);
    return {text, static_cast<double>(value.type), true};
}

std::optional<IcmpOptions> ValueTraits<IcmpOptions>::parse(std::string_view text)
{
    const std::size_t colon = text.find(':');
    const auto type = ValueTraits<std::uint8_t>::parse(text.substr(0, colon));
    if (!type)
        return std::nullopt;
    if (colon == std::string_view::npos)
        return IcmpOptions{*type};
    const std::string_view codes = text.substr(colon + 1);
    const std::size_t dash = codes.find('-');
    const auto first = ValueTraits<std::uint8_t>::parse(codes.substr(0, dash));
    const auto last =
        dash == std::string_view::npos ? first : ValueTraits<std::uint8_t>::parse(codes.substr(dash + 1));
    if (!first || !last || *last < *first)
        return std::nullopt;
    return IcmpOptions{*type, *first, *last};
}

} // namespace tb::menu
