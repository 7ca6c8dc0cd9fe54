// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dns_name.h"

#include <algorithm>

namespace tb::stack {

namespace {

constexpr std::size_t kLongestLabel = 63, kLongestName = 255;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The byte that an escape in front of `text` stands for, which is taken from it; nothing for a wrong one
/// (RFC 1035 §5.1).
std::optional<char> takeEscape(std::string_view& text)
{
    text.remove_prefix(1);
    if (text.empty())
        return std::nullopt;
    if (!isDigit(text[0])) {
        const char plain = text[0];
        text.remove_prefix(1);
        return plain;
    }
    if (text.size() < 3 || !isDigit(text[1]) || !isDigit(text[2]))
        return std::nullopt;
    const int value = (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
    text.remove_prefix(3);
    return value < 256 ? std::optional(static_cast<char>(value)) : std::nullopt;
}

} // namespace

std::optional<DnsName> DnsName::parse(std::string_view text)
{
    DnsName name;
    if (text == ".")
        return name;
    std::string label;
    while (!text.empty()) {
        if (text[0] == '.') {
            if (!name.append(label))
                return std::nullopt;
            label.clear();
            text.remove_prefix(1);
            if (text.empty())
                return name;
        } else if (text[0] == '\\') {
            const auto byte = takeEscape(text);
            if (!byte)
                return std::nullopt;
            label += *byte;
        } else {
            label += text[0];
            text.remove_prefix(1);
        }
    }
    return name.append(label) ? std::optional(name) : std::nullopt;
}

bool DnsName::append(std::string_view label)
{
    if (label.empty() || label.size() > kLongestLabel || m_wire.size() + 1 + label.size() > kLongestName)
        return false;
    m_wire.back() = static_cast<char>(label.size());
    m_wire += label;
    m_wire += '\0';
    return true;
}

std::string DnsName::key() const
{
    std::string lower = m_wire; // lengths are below 64: no letters
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

std::string DnsName::toString() const
{
    std::string text;
    for (std::size_t at = 0; m_wire[at] != '\0';) {
        const auto length = static_cast<std::size_t>(m_wire[at]);
        text += text.empty() ? "" : ".";
        for (const char c : m_wire.substr(at + 1, length)) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '.' || c == '\\')
                text += '\\';
            if (byte > ' ' && byte < 0x7f) {
                text += c;
                continue;
            }
            const std::string digits = std::to_string(byte);
            text += '\\' + std::string(3 - digits.size(), '0') + digits;
        }
        at += 1 + length;
    }
    return text.empty() ? "." : text;
}

DnsName DnsName::parent() const
{
    DnsName up;
    if (!isRoot())
        up.m_wire = m_wire.substr(1 + static_cast<std::size_t>(m_wire[0]));
    return up;
}

} // namespace tb::stack
