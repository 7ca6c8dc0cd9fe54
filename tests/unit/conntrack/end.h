// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"
#include "base/ip_address.h"

#include <string>
#include <string_view>

namespace tb::test {

/// "192.168.88.10:40000", "[2001:db8::1]:80", or an address alone.
struct End {
    IpAddress address;
    std::uint16_t port = 0;

    End(const char* text) : End(std::string_view(text)) {}
    explicit End(std::string_view text)
    {
        const bool bracketed = text.starts_with('[');
        const std::size_t colon = text.rfind(':');
        const bool hasPort = bracketed || text.find(':') == colon;
        std::string_view host = hasPort ? text.substr(0, colon) : text;
        if (bracketed)
            host = host.substr(1, host.size() - 2);
        const auto parsed = IpAddress::parse(host);
        TB_CHECK(parsed.has_value());
        address = *parsed;
        if (hasPort && colon != std::string_view::npos)
            port = static_cast<std::uint16_t>(std::stoi(std::string(text.substr(colon + 1))));
    }
    End(const IpAddress& at, std::uint16_t number) : address(at), port(number) {}
};

} // namespace tb::test
