// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/flow_tuple.h"
#include "wire/frame.h"

#include <QTest>

#include <vector>

namespace tb::test {

/// What a packet carries: every family with every protocol that has a checksum.
struct Shape {
    const char* name;
    IpFamily family;
    wire::Protocol protocol;
};

inline constexpr Shape kShapes[] = {
    {"TCP over IPv4", IpFamily::V4, wire::Protocol::Tcp   },
    {"UDP over IPv4", IpFamily::V4, wire::Protocol::Udp   },
    {"ICMP",          IpFamily::V4, wire::Protocol::Icmp  },
    {"TCP over IPv6", IpFamily::V6, wire::Protocol::Tcp   },
    {"UDP over IPv6", IpFamily::V6, wire::Protocol::Udp   },
    {"ICMPv6",        IpFamily::V6, wire::Protocol::Icmpv6},
};

inline void addShapes()
{
    QTest::addColumn<int>("shape");
    for (std::size_t i = 0; i < std::size(kShapes); ++i)
        QTest::addRow("%s", kShapes[i].name) << static_cast<int>(i);
}

/// An IPv6 frame whose headers behind the fixed one are given byte by byte.
inline wire::OwnedFrame ipv6Frame(std::uint8_t nextHeader, const std::vector<std::uint8_t>& body)
{
    std::vector<std::uint8_t> bytes(14 + 40, 0);
    bytes[12] = 0x86;
    bytes[13] = 0xdd;
    bytes[14] = 0x60;
    wire::store16(&bytes[18], static_cast<std::uint16_t>(body.size()));
    bytes[20] = nextHeader;
    bytes[21] = 64;
    bytes[22] = 0x20;
    bytes[38] = 0x20;
    bytes[53] = 1;
    bytes.insert(bytes.end(), body.begin(), body.end());
    return wire::OwnedFrame::copyOf(wire::ConstBytes(bytes));
}

} // namespace tb::test
