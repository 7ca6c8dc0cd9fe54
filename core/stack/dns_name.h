// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tb::stack {

/// A domain name as it stands in a message, without compression: labels of 1 to 63 bytes behind their
/// lengths, the root's zero last, 255 bytes at most (RFC 1035 §3.1). Labels may hold any bytes (RFC 2181
/// §11); upper and lower case are kept and mean the same.
class DnsName {
public:
    DnsName() : m_wire(1, '\0') {} ///< the root
    /// "www.example.com", also with the dot of the root; `\.` is a dot in a label and `\032` a byte. Nothing
    /// when a label or the name is too long or empty; "." is the root.
    static std::optional<DnsName> parse(std::string_view text);
    /// Adds a label in front of the root's zero; false when the name becomes too long.
    bool append(std::string_view label);

    const std::string& wire() const { return m_wire; }
    /// The wire form in lower case: equal for equal names.
    std::string key() const;
    /// "www.example.com" with what parse() reads back; the root is ".".
    std::string toString() const;
    bool isRoot() const { return m_wire.size() == 1; }
    /// The name without its first label; the root's parent is the root.
    DnsName parent() const;

    friend bool operator==(const DnsName& a, const DnsName& b) { return a.key() == b.key(); }

private:
    std::string m_wire;
};

} // namespace tb::stack
