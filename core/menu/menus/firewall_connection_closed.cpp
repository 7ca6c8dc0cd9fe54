// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

namespace tb::menu {

namespace {

using conntrack::ClosedConnection;

/// A connection that ended, as a row.
struct Closed {
    Duration ago{};
    std::optional<std::uint8_t> protocol;
    IpAddress source, destination;
    std::optional<std::uint16_t> sourcePort, destinationPort;
    std::string reason, tcpState, type;
    std::uint64_t packets = 0, bytes = 0, replyPackets = 0, replyBytes = 0;
    Text why;
};

constexpr Property kProperties[] = {
    readOnly<&Closed::ago, WholeSecondsTraits>("ago", TB_TEXT("Ago"), TB_TEXT("Time since it ended")),
    readOnly<&Closed::protocol, ProtocolTraits>("protocol", TB_TEXT("Protocol"), TB_TEXT("IP protocol")),
    readOnly<&Closed::source>("src-address", TB_TEXT("Src. Address"),
                              TB_TEXT("Source of the first packet, before translation")),
    readOnly<&Closed::sourcePort>("src-port", TB_TEXT("Src. Port"),
                                  TB_TEXT("Source port of the first packet")),
    readOnly<&Closed::destination>("dst-address", TB_TEXT("Dst. Address"),
                                   TB_TEXT("Destination of the first packet as it arrived")),
    readOnly<&Closed::destinationPort>("dst-port", TB_TEXT("Dst. Port"),
                                       TB_TEXT("Destination port of the first packet")),
    readOnly<&Closed::type>("connection-type", TB_TEXT("Connection Type"),
                            TB_TEXT("Helper that read or announced it")),
    readOnly<&Closed::tcpState>("tcp-state", TB_TEXT("TCP State"), TB_TEXT("State of TCP when it ended")),
    readOnly<&Closed::reason>("reason", TB_TEXT("Reason"), TB_TEXT("What ended it, in a word")),
    readOnly<&Closed::packets, CountTraits>("orig-packets", TB_TEXT("Orig. Packets"),
                                            TB_TEXT("Packets sent by the source")),
    readOnly<&Closed::bytes, CountTraits>("orig-bytes", TB_TEXT("Orig. Bytes"),
                                          TB_TEXT("IP bytes sent by the source")),
    readOnly<&Closed::replyPackets, CountTraits>("repl-packets", TB_TEXT("Repl. Packets"),
                                                 TB_TEXT("Packets sent back")),
    readOnly<&Closed::replyBytes, CountTraits>("repl-bytes", TB_TEXT("Repl. Bytes"),
                                               TB_TEXT("IP bytes sent back")),
    readOnly<&Closed::why>("why", TB_TEXT("Why"), TB_TEXT("What ended it")),
};

Closed rowOf(const ClosedConnection& connection, Instant now)
{
    const wire::FlowTuple& tuple = connection.row.original;
    Closed closed;
    closed.ago = now - connection.at;
    closed.protocol = tuple.protocol;
    closed.source = tuple.source;
    closed.destination = tuple.destination;
    if (tuple.hasPorts()) {
        closed.sourcePort = tuple.sourcePart;
        closed.destinationPort = tuple.destinationPart;
    }
    closed.reason = conntrack::endReasonName(connection.reason);
    closed.why = conntrack::endReasonText(connection.reason);
    closed.tcpState = conntrack::tcpStateName(connection.row.tcpState);
    closed.type = conntrack::helperName(connection.row.helper);
    closed.packets = connection.row.orig.packets;
    closed.bytes = connection.row.orig.bytes;
    closed.replyPackets = connection.row.repl.packets;
    closed.replyBytes = connection.row.repl.bytes;
    return closed;
}

template <IpFamily Family>
MenuView viewOf(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    if (!context.closed)
        return view;
    for (const ClosedConnection& connection : context.closed->all()) {
        if (connection.row.original.family() != Family)
            continue;
        const Closed closed = rowOf(connection, context.status.now);
        view.rows.push_back(makeRow(menu, nullptr, &closed));
        view.rows.back().id = connection.serial;
    }
    return view;
}

constexpr Menu kMenus[] = {
    recordsMenu("/ip/firewall/connection/closed", TB_TEXT("Closed Connections"),
                TB_TEXT("The last IPv4 connections that ended, and why"), kProperties, viewOf<IpFamily::V4>),
    recordsMenu("/ipv6/firewall/connection/closed", TB_TEXT("IPv6 Closed Connections"),
                TB_TEXT("The last IPv6 connections that ended, and why"), kProperties, viewOf<IpFamily::V6>),
};

} // namespace

std::span<const Menu> closedConnectionMenus()
{
    return kMenus;
}

} // namespace tb::menu
