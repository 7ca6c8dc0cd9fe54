// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspect/connection_query.h"

#include "base/units.h"

#include <algorithm>

namespace tb::inspect {

namespace {

using conntrack::Traffic;
using wire::FlowTuple;
using wire::Protocol;
using Row = ConnectionRow;

constexpr std::uint64_t kAbsent = 0;

std::string yesNo(bool value)
{
    return value ? "yes" : "no";
}

/// "0x88be"
std::string formatHex16(std::uint16_t value)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "0x";
    for (int shift = 12; shift >= 0; shift -= 4)
        text += kDigits[(value >> shift) & 0x0f];
    return text;
}

// Each kind of column prints a row's value and, where 64 bits hold it, gives a number that orders it.

template <FlowTuple Row::*Tuple, IpAddress FlowTuple::*End>
struct AddressColumn {
    static std::string print(const Row& row) { return ((row.*Tuple).*End).toString(); }
    static bool less(const Row& a, const Row& b) { return (a.*Tuple).*End < (b.*Tuple).*End; }
};

template <FlowTuple Row::*Tuple, std::uint16_t FlowTuple::*Part>
struct PortColumn {
    static std::uint64_t key(const Row& row)
    {
        return (row.*Tuple).hasPorts() ? std::uint64_t{(row.*Tuple).*Part} + 1 : kAbsent;
    }
    static std::string print(const Row& row)
    {
        return (row.*Tuple).hasPorts() ? std::to_string((row.*Tuple).*Part) : "";
    }
    static bool less(const Row& a, const Row& b) { return key(a) < key(b); }
};

enum class IcmpField { Type, Code, Id };

template <IcmpField Field>
struct IcmpColumn {
    static std::uint64_t value(const FlowTuple& tuple)
    {
        switch (Field) {
        case IcmpField::Type:
            return tuple.icmpType();
        case IcmpField::Code:
            return tuple.icmpCode();
        default:
            return tuple.sourcePart;
        }
    }
    static std::uint64_t key(const Row& row)
    {
        return row.original.isIcmpQuery() ? value(row.original) + 1 : kAbsent;
    }
    static std::string print(const Row& row)
    {
        return row.original.isIcmpQuery() ? std::to_string(value(row.original)) : "";
    }
    static bool less(const Row& a, const Row& b) { return key(a) < key(b); }
};

/// The key that both directions carry (RFC 2890; 0 is as good as none), or the call id of the end that the
/// first packet was sent to (RFC 2637).
struct GreKeyColumn {
    static std::uint64_t key(const Row& row)
    {
        const FlowTuple& tuple = row.original;
        if (tuple.hasGreKey())
            return tuple.greKey() == 0 ? kAbsent : std::uint64_t{tuple.greKey()} + 1;
        return tuple.is(Protocol::Gre) && tuple.greVersion == 1 ? std::uint64_t{tuple.destinationPart} + 1
                                                                : kAbsent;
    }
    static std::string print(const Row& row)
    {
        return key(row) == kAbsent ? "" : std::to_string(key(row) - 1);
    }
    static bool less(const Row& a, const Row& b) { return key(a) < key(b); }
};

struct GrePayload {
    std::uint16_t etherType;
    std::string_view name;
};
/// What tunnels carry (IANA "IEEE 802 Numbers"); by words where there is one.
constexpr GrePayload kGrePayloads[] = {
    {0x0800, "ip"                  },
    {0x22eb, "erspan-iii"          },
    {0x6558, "transparent-ethernet"},
    {0x86dd, "ipv6"                },
    {0x8847, "mpls"                },
    {0x880b, "ppp"                 },
    {0x883e, "wccp"                },
    {0x88be, "erspan"              },
};

struct GreProtocolColumn {
    static std::uint64_t key(const Row& row)
    {
        return row.original.is(Protocol::Gre) ? std::uint64_t{row.greProtocol} + 1 : kAbsent;
    }
    static std::string print(const Row& row)
    {
        if (!row.original.is(Protocol::Gre))
            return "";
        const auto known = std::ranges::find(kGrePayloads, row.greProtocol, &GrePayload::etherType);
        return known != std::end(kGrePayloads) ? std::string(known->name) : formatHex16(row.greProtocol);
    }
    static bool less(const Row& a, const Row& b) { return key(a) < key(b); }
};

struct GreVersionColumn {
    static std::uint64_t key(const Row& row)
    {
        return row.original.is(Protocol::Gre) ? std::uint64_t{row.original.greVersion} + 1 : kAbsent;
    }
    static std::string print(const Row& row)
    {
        return row.original.is(Protocol::Gre) ? std::to_string(row.original.greVersion) : "";
    }
    static bool less(const Row& a, const Row& b) { return key(a) < key(b); }
};

template <Traffic Row::*Member, std::uint64_t Traffic::*Field>
struct CountColumn {
    static std::uint64_t key(const Row& row) { return (row.*Member).*Field; }
    static std::string print(const Row& row) { return groupDigits(key(row)); }
    static bool less(const Row& a, const Row& b) { return key(a) < key(b); }
};

template <std::uint64_t Row::*Member>
struct RateColumn {
    static std::uint64_t key(const Row& row) { return row.*Member; }
    static std::string print(const Row& row) { return formatBitsPerSecond(row.*Member); }
    static bool less(const Row& a, const Row& b) { return key(a) < key(b); }
};

template <conntrack::ConnectionFlag Flag>
struct FlagColumn {
    static std::uint64_t key(const Row& row) { return row.has(Flag) ? 1 : 0; }
    static std::string print(const Row& row) { return yesNo(row.has(Flag)); }
    static bool less(const Row& a, const Row& b) { return key(a) < key(b); }
};

struct ProtocolColumn {
    static std::uint64_t key(const Row& row) { return row.original.protocol; }
    static std::string print(const Row& row) { return wire::protocolName(row.original.protocol); }
    static bool less(const Row& a, const Row& b) { return key(a) < key(b); }
};

struct TcpStateColumn {
    static std::uint64_t key(const Row& row) { return static_cast<std::uint64_t>(row.tcpState); }
    static std::string print(const Row& row)
    {
        return row.original.is(Protocol::Tcp) ? conntrack::tcpStateName(row.tcpState) : "";
    }
    static bool less(const Row& a, const Row& b) { return key(a) < key(b); }
};

struct TimeoutColumn {
    static std::uint64_t key(const Row& row)
    {
        return row.timeout > Duration::zero() ? static_cast<std::uint64_t>(row.timeout.count()) : 0;
    }
    static std::string print(const Row& row) { return formatSeconds(row.timeout); }
    static bool less(const Row& a, const Row& b) { return key(a) < key(b); }
};

struct TypeColumn {
    static std::string print(const Row& row) { return conntrack::helperName(row.helper); }
    static bool less(const Row& a, const Row& b)
    {
        return std::string_view(conntrack::helperName(a.helper)) < conntrack::helperName(b.helper);
    }
};

struct MarkColumn {
    static std::string print(const Row& row) { return row.mark.name(); }
    static bool less(const Row& a, const Row& b)
    {
        return a.mark != b.mark && a.mark.name() < b.mark.name(); // most rows have the same, and names cost
    }
};

template <typename C>
constexpr Column column(std::string_view name, ColumnType type, Text label, Text doc, int width,
                        bool shown = false)
{
    Column row{name, type, label, doc, width, shown, C::print, C::less, nullptr};
    if constexpr (requires { C::key; })
        row.key = C::key;
    return row;
}

using enum ColumnType;
using conntrack::ConnectionFlag;

/// THE TABLE: every property of the mission page's connection list that a row has, in the order of print
/// detail.
constexpr Column kColumns[] = {
    column<ProtocolColumn>("protocol", ColumnType::Protocol, TB_TEXT("Protocol"), TB_TEXT("IP protocol"), 60,
                           true),
    column<AddressColumn<&Row::original, &FlowTuple::source>>(
        "src-address", Address, TB_TEXT("Src. Address"),
        TB_TEXT("Source of the first packet, before translation"), 115, true),
    column<PortColumn<&Row::original, &FlowTuple::sourcePart>>(
        "src-port", ColumnType::Port, TB_TEXT("Src. Port"), TB_TEXT("Source port of the first packet"), 62,
        true),
    column<AddressColumn<&Row::original, &FlowTuple::destination>>(
        "dst-address", Address, TB_TEXT("Dst. Address"),
        TB_TEXT("Destination of the first packet as it arrived"), 115, true),
    column<PortColumn<&Row::original, &FlowTuple::destinationPart>>(
        "dst-port", ColumnType::Port, TB_TEXT("Dst. Port"), TB_TEXT("Destination port of the first packet"),
        62, true),
    column<AddressColumn<&Row::reply, &FlowTuple::source>>("reply-src-address", Address,
                                                           TB_TEXT("Reply Src. Address"),
                                                           TB_TEXT("Source expected of return packets"), 115),
    column<PortColumn<&Row::reply, &FlowTuple::sourcePart>>(
        "reply-src-port", ColumnType::Port, TB_TEXT("Reply Src. Port"),
        TB_TEXT("Source port expected of return packets"), 70),
    column<AddressColumn<&Row::reply, &FlowTuple::destination>>(
        "reply-dst-address", Address, TB_TEXT("Reply Dst. Address"),
        TB_TEXT("Destination expected of return packets"), 115),
    column<PortColumn<&Row::reply, &FlowTuple::destinationPart>>(
        "reply-dst-port", ColumnType::Port, TB_TEXT("Reply Dst. Port"),
        TB_TEXT("Destination port expected of return packets"), 70),
    column<GreKeyColumn>("gre-key", Number, TB_TEXT("GRE Key"),
                         TB_TEXT("Key of the GRE tunnel, or PPTP's call id"), 80),
    column<GreProtocolColumn>("gre-protocol", ColumnType::Text, TB_TEXT("GRE Protocol"),
                              TB_TEXT("What the GRE tunnel carries"), 90),
    column<GreVersionColumn>("gre-version", Number, TB_TEXT("GRE Version"), TB_TEXT("0 for GRE, 1 for PPTP"),
                             70),
    column<IcmpColumn<IcmpField::Type>>("icmp-type", Number, TB_TEXT("ICMP Type"),
                                        TB_TEXT("ICMP type number"), 70),
    column<IcmpColumn<IcmpField::Code>>("icmp-code", Number, TB_TEXT("ICMP Code"), TB_TEXT("ICMP code field"),
                                        70),
    column<IcmpColumn<IcmpField::Id>>("icmp-id", Number, TB_TEXT("ICMP Id"), TB_TEXT("ICMP identifier"), 70),
    column<TypeColumn>("connection-type", ColumnType::Text, TB_TEXT("Connection Type"),
                       TB_TEXT("Helper that reads the connection or has announced it"), 70),
    column<MarkColumn>("connection-mark", ColumnType::Text, TB_TEXT("Connection Mark"),
                       TB_TEXT("Mark that a mangle rule gave to the connection"), 90),
    column<TcpStateColumn>("tcp-state", ColumnType::TcpState, TB_TEXT("TCP State"),
                           TB_TEXT("State of the TCP connection"), 90, true),
    column<TimeoutColumn>("timeout", Time, TB_TEXT("Timeout"),
                          TB_TEXT("Time until the connection is removed if nothing more comes"), 80, true),
    column<RateColumn<&Row::origRate>>("orig-rate", Rate, TB_TEXT("Orig. Rate"),
                                       TB_TEXT("Bits per second sent by the source, last second"), 95, true),
    column<RateColumn<&Row::replRate>>("repl-rate", Rate, TB_TEXT("Repl. Rate"),
                                       TB_TEXT("Bits per second sent back, last second"), 95, true),
    column<CountColumn<&Row::orig, &Traffic::packets>>("orig-packets", Count, TB_TEXT("Orig. Packets"),
                                                       TB_TEXT("Packets sent by the source"), 90),
    column<CountColumn<&Row::orig, &Traffic::bytes>>("orig-bytes", Bytes, TB_TEXT("Orig. Bytes"),
                                                     TB_TEXT("IP bytes sent by the source"), 100, true),
    column<CountColumn<&Row::repl, &Traffic::packets>>("repl-packets", Count, TB_TEXT("Repl. Packets"),
                                                       TB_TEXT("Packets sent back"), 90),
    column<CountColumn<&Row::repl, &Traffic::bytes>>("repl-bytes", Bytes, TB_TEXT("Repl. Bytes"),
                                                     TB_TEXT("IP bytes sent back"), 100, true),
    column<CountColumn<&Row::origFastTrack, &Traffic::packets>>(
        "orig-fasttrack-packets", Count, TB_TEXT("Orig. Fasttrack Packets"),
        TB_TEXT("FastTracked packets of the source"), 90),
    column<CountColumn<&Row::origFastTrack, &Traffic::bytes>>(
        "orig-fasttrack-bytes", Bytes, TB_TEXT("Orig. Fasttrack Bytes"),
        TB_TEXT("FastTracked bytes of the source"), 100),
    column<CountColumn<&Row::replFastTrack, &Traffic::packets>>("repl-fasttrack-packets", Count,
                                                                TB_TEXT("Repl. Fasttrack Packets"),
                                                                TB_TEXT("FastTracked packets sent back"), 90),
    column<CountColumn<&Row::replFastTrack, &Traffic::bytes>>("repl-fasttrack-bytes", Bytes,
                                                              TB_TEXT("Repl. Fasttrack Bytes"),
                                                              TB_TEXT("FastTracked bytes sent back"), 100),
    column<FlagColumn<conntrack::kExpected>>("expected", Bool, TB_TEXT("Expected"),
                                             TB_TEXT("Announced by a connection helper"), 70),
    column<FlagColumn<conntrack::kSeenReply>>("seen-reply", Bool, TB_TEXT("Seen Reply"),
                                              TB_TEXT("The destination has replied"), 70),
    column<FlagColumn<conntrack::kAssured>>("assured", Bool, TB_TEXT("Assured"),
                                            TB_TEXT("Not erased when the table is full"), 70),
    column<FlagColumn<conntrack::kUsesHelper>>("uses-helper", Bool, TB_TEXT("Uses Helper"),
                                               TB_TEXT("A connection helper reads it"), 70),
    column<FlagColumn<conntrack::kConfirmed>>("confirmed", Bool, TB_TEXT("Confirmed"),
                                              TB_TEXT("Its first packet has left the router"), 70),
    column<FlagColumn<conntrack::kDying>>("dying", Bool, TB_TEXT("Dying"),
                                          TB_TEXT("Timed out and about to go"), 70),
    column<FlagColumn<conntrack::kFastTrack>>("fasttrack", Bool, TB_TEXT("Fasttrack"),
                                              TB_TEXT("The connection is FastTracked"), 70),
    column<FlagColumn<conntrack::kHwOffload>>("hw-offload", Bool, TB_TEXT("Hw. Offload"),
                                              TB_TEXT("Carried by hardware"), 70),
    column<FlagColumn<conntrack::kSourceNat>>("srcnat", Bool, TB_TEXT("Srcnat"),
                                              TB_TEXT("Its source is translated, masquerading included"), 70),
    column<FlagColumn<conntrack::kDestinationNat>>("dstnat", Bool, TB_TEXT("Dstnat"),
                                                   TB_TEXT("Its destination is translated"), 70),
};

/// In RouterOS's fixed order.
constexpr FlagLetter kFlagLetters[] = {
    {'E', conntrack::kExpected,       "expected",    TB_TEXT("Announced by a connection helper")    },
    {'S', conntrack::kSeenReply,      "seen-reply",  TB_TEXT("The destination has replied")         },
    {'A', conntrack::kAssured,        "assured",     TB_TEXT("Not erased when the table is full")   },
    {'C', conntrack::kConfirmed,      "confirmed",   TB_TEXT("Its first packet has left the router")},
    {'D', conntrack::kDying,          "dying",       TB_TEXT("Timed out and about to go")           },
    {'F', conntrack::kFastTrack,      "fasttrack",   TB_TEXT("The connection is FastTracked")       },
    {'H', conntrack::kHwOffload,      "hw-offload",  TB_TEXT("Carried by hardware")                 },
    {'s', conntrack::kSourceNat,      "srcnat",      TB_TEXT("Its source is translated")            },
    {'d', conntrack::kDestinationNat, "dstnat",      TB_TEXT("Its destination is translated")       },
    {'h', conntrack::kUsesHelper,     "uses-helper", TB_TEXT("A connection helper reads it")        },
};

} // namespace

std::span<const Column> columns()
{
    return kColumns;
}

const Column* findColumn(std::string_view name)
{
    const auto found = std::ranges::find(kColumns, name, &Column::name);
    return found == std::end(kColumns) ? nullptr : found;
}

std::span<const FlagLetter> flagLetters()
{
    return kFlagLetters;
}

} // namespace tb::inspect
