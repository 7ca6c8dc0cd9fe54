// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/flow_tuple.h"

#include <array>
#include <charconv>
#include <utility>

namespace tb::wire {

namespace {

struct ProtocolRow {
    std::uint8_t number;
    std::string_view name;
};

/// IP protocols by RouterOS's names (IANA "Protocol Numbers"). Print and parsing take it from here; where a
/// number has two names, the first is printed and the second is what scripts and the manual write.
constexpr ProtocolRow kProtocols[] = {
    {1,   "icmp"      },
    {2,   "igmp"      },
    {3,   "ggp"       },
    {4,   "ip-encap"  },
    {4,   "ipencap"   },
    {5,   "st"        },
    {6,   "tcp"       },
    {8,   "egp"       },
    {12,  "pup"       },
    {17,  "udp"       },
    {20,  "hmp"       },
    {22,  "xns-idp"   },
    {27,  "rdp"       },
    {29,  "iso-tp4"   },
    {33,  "dccp"      },
    {36,  "xtp"       },
    {37,  "ddp"       },
    {38,  "idpr-cmtp" },
    {41,  "ipv6-encap"},
    {41,  "ipv6"      },
    {43,  "ipv6-route"},
    {44,  "ipv6-frag" },
    {46,  "rsvp"      },
    {47,  "gre"       },
    {50,  "ipsec-esp" },
    {51,  "ipsec-ah"  },
    {58,  "icmpv6"    },
    {59,  "ipv6-nonxt"},
    {60,  "ipv6-opts" },
    {73,  "rspf"      },
    {81,  "vmtp"      },
    {89,  "ospf"      },
    {94,  "ipip"      },
    {97,  "etherip"   },
    {98,  "encap"     },
    {103, "pim"       },
    {112, "vrrp"      },
    {115, "l2tp"      },
    {132, "sctp"      },
    {136, "udp-lite"  },
};

const ProtocolRow* findProtocol(std::uint8_t number)
{
    for (const ProtocolRow& row : kProtocols) {
        if (row.number == number)
            return &row;
    }
    return nullptr;
}

struct Partner {
    Protocol protocol;
    std::uint8_t type;
    std::uint8_t partner;
};

/// ICMP messages that come in pairs (RFC 792, RFC 950, RFC 4443, RFC 4620). Others cannot open a connection.
constexpr Partner kPartners[] = {
    {Protocol::Icmp,   8,   0  },
    {Protocol::Icmp,   0,   8  },
    {Protocol::Icmp,   13,  14 },
    {Protocol::Icmp,   14,  13 },
    {Protocol::Icmp,   15,  16 },
    {Protocol::Icmp,   16,  15 },
    {Protocol::Icmp,   17,  18 },
    {Protocol::Icmp,   18,  17 },
    {Protocol::Icmpv6, 128, 129},
    {Protocol::Icmpv6, 129, 128},
    {Protocol::Icmpv6, 139, 140},
    {Protocol::Icmpv6, 140, 139},
};

} // namespace

bool FlowTuple::hasPorts() const
{
    switch (static_cast<Protocol>(protocol)) {
    case Protocol::Tcp:
    case Protocol::Udp:
    case Protocol::UdpLite:
    case Protocol::Sctp:
    case Protocol::Dccp:
        return true;
    default:
        return false;
    }
}

std::optional<FlowTuple> FlowTuple::inverted() const
{
    FlowTuple other{destination, source, destinationPart, sourcePart, protocol, greVersion};
    if (hasGreKey())
        std::swap(other.sourcePart, other.destinationPart);
    if (!isIcmpQuery())
        return other;
    for (const Partner& row : kPartners) {
        if (is(row.protocol) && icmpType() == row.type) {
            other.sourcePart = sourcePart;
            other.destinationPart = static_cast<std::uint16_t>((row.partner << 8) | icmpCode());
            return other;
        }
    }
    return std::nullopt;
}

std::string FlowTuple::toString() const
{
    const auto end = [this](const IpAddress& address, std::uint16_t port) {
        if (!hasPorts())
            return address.toString();
        return (address.isV4() ? address.toString() : "[" + address.toString() + "]") + ":" +
               std::to_string(port);
    };
    std::string text =
        protocolName(protocol) + " " + end(source, sourcePart) + "->" + end(destination, destinationPart);
    if (isIcmpQuery())
        text += " type " + std::to_string(icmpType()) + " id " + std::to_string(sourcePart);
    if (hasGreKey() && greKey() != 0)
        text += " key " + std::to_string(greKey());
    if (is(Protocol::Gre) && greVersion == 1)
        text += " call " + std::to_string(sourcePart) + "->" + std::to_string(destinationPart);
    return text;
}

std::string protocolName(std::uint8_t protocol)
{
    const ProtocolRow* const row = findProtocol(protocol);
    return row ? std::string(row->name) : std::to_string(protocol);
}

std::optional<std::uint8_t> parseProtocol(std::string_view name)
{
    for (const ProtocolRow& row : kProtocols) {
        if (row.name == name)
            return row.number;
    }
    std::uint8_t number = 0;
    const auto [end, failure] = std::from_chars(name.data(), name.data() + name.size(), number);
    return failure == std::errc() && end == name.data() + name.size() ? std::optional(number) : std::nullopt;
}

} // namespace tb::wire
