// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/field.h"

#include "base/assert.h"
#include "base/ip_prefix.h"
#include "base/units.h"
#include "inspect/connection_query.h"

namespace tb::cli {

namespace {

std::optional<double> readTruth(std::string_view text)
{
    if (text == "yes" || text == "true")
        return 1;
    return text == "no" || text == "false" ? std::optional(0.0) : std::nullopt;
}

/// "28 505 528", "1M", "6.4kbps".
std::optional<double> readQuantity(std::string text)
{
    std::erase(text, ' ');
    if (text.ends_with("bps"))
        text.resize(text.size() - 3);
    const auto number = parseBitsPerSecond(text);
    return number ? std::optional(static_cast<double>(*number)) : std::nullopt;
}

/// A value as a number, if its kind has one.
std::optional<double> asNumber(FieldKind kind, const std::string& text)
{
    switch (kind) {
    case FieldKind::Time:
        if (const auto time = parseDuration(text))
            return static_cast<double>(time->count());
        return std::nullopt;
    case FieldKind::Number:
    case FieldKind::Rate:
        return readQuantity(text);
    case FieldKind::Protocol:
        if (const auto protocol = wire::parseProtocol(text))
            return *protocol;
        return std::nullopt;
    case FieldKind::Bool:
        return readTruth(text);
    case FieldKind::Text:
    case FieldKind::Address:
    case FieldKind::Prefix:
        return std::nullopt;
    }
    TB_UNREACHABLE();
}

} // namespace

bool canBe(FieldKind kind, const std::string& text)
{
    if (kind == FieldKind::Address)
        return IpAddress::parse(text).has_value();
    if (kind == FieldKind::Prefix)
        return IpPrefix::parse(text).has_value();
    return kind == FieldKind::Text || asNumber(kind, text).has_value();
}

int compare(const Field& left, const std::string& right)
{
    const auto order = [](const auto& a, const auto& b) { return a < b ? -1 : a == b ? 0 : 1; };
    if (left.text == right)
        return 0;
    const auto a = left.number ? left.number : asNumber(left.kind, left.text);
    const auto b = asNumber(left.kind, right);
    if (a && b)
        return order(*a, *b);
    if (left.kind == FieldKind::Address) {
        const auto first = IpAddress::parse(left.text), second = IpAddress::parse(right);
        if (first && second)
            return order(*first, *second);
    }
    return order(left.text, right);
}

bool isInside(const Field& left, const std::string& right)
{
    const auto address = IpPrefix::parse(left.text);
    const auto prefix = IpPrefix::parse(right);
    return address && prefix && prefix->length() <= address->length() && prefix->contains(address->address());
}

} // namespace tb::cli
