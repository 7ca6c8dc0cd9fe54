// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

namespace tb::menu {

namespace {

using conntrack::TrackingSettings;

struct Table {
    std::uint32_t maxEntries = 0, total = 0, v4 = 0, v6 = 0;
    bool activeV4 = false, activeV6 = false;
};

constexpr Property kProperties[] = {
    property<&TrackingSettings::enabled>(
        "enabled", TB_TEXT("Enabled"),
        TB_TEXT("Tracks connections: always, never, or as soon as a firewall rule exists")),
    property<&TrackingSettings::looseTcpTracking>(
        "loose-tcp-tracking", TB_TEXT("Loose TCP Tracking"),
        TB_TEXT("Accepts TCP connections whose beginning was not seen")),
    property<&TrackingSettings::liberalTcpTracking>("liberal-tcp-tracking", TB_TEXT("Liberal TCP Tracking"),
                                                    TB_TEXT("Accepts segments outside of the window")),
    property<&TrackingSettings::tcpSynSentTimeout>("tcp-syn-sent-timeout", TB_TEXT("TCP Syn Sent Timeout"),
                                                   TB_TEXT("Lifetime after the first SYN")),
    property<&TrackingSettings::tcpSynReceivedTimeout>("tcp-syn-received-timeout",
                                                       TB_TEXT("TCP Syn Received Timeout"),
                                                       TB_TEXT("Lifetime after the answering SYN,ACK")),
    property<&TrackingSettings::tcpEstablishedTimeout>(
        "tcp-established-timeout", TB_TEXT("TCP Established Timeout"),
        TB_TEXT("Lifetime of an established connection without traffic")),
    property<&TrackingSettings::tcpFinWaitTimeout>("tcp-fin-wait-timeout", TB_TEXT("TCP Fin Wait Timeout"),
                                                   TB_TEXT("Lifetime after the first FIN")),
    property<&TrackingSettings::tcpCloseWaitTimeout>(
        "tcp-close-wait-timeout", TB_TEXT("TCP Close Wait Timeout"),
        TB_TEXT("Lifetime after the first FIN was acknowledged")),
    property<&TrackingSettings::tcpLastAckTimeout>("tcp-last-ack-timeout", TB_TEXT("TCP Last Ack Timeout"),
                                                   TB_TEXT("Lifetime after the second FIN")),
    property<&TrackingSettings::tcpTimeWaitTimeout>("tcp-time-wait-timeout", TB_TEXT("TCP Time Wait Timeout"),
                                                    TB_TEXT("Lifetime after the last ACK")),
    property<&TrackingSettings::tcpCloseTimeout>("tcp-close-timeout", TB_TEXT("TCP Close Timeout"),
                                                 TB_TEXT("Lifetime after a RST")),
    property<&TrackingSettings::tcpMaxRetransTimeout>(
        "tcp-max-retrans-timeout", TB_TEXT("TCP Max Retransmit Timeout"),
        TB_TEXT("Longest lifetime after three retransmissions")),
    property<&TrackingSettings::tcpUnackedTimeout>(
        "tcp-unacked-timeout", TB_TEXT("TCP Unacked Timeout"),
        TB_TEXT("Longest lifetime while data waits for its acknowledgement")),
    property<&TrackingSettings::udpTimeout>("udp-timeout", TB_TEXT("UDP Timeout"),
                                            TB_TEXT("Lifetime of UDP connections seen in one direction")),
    property<&TrackingSettings::udpStreamTimeout>(
        "udp-stream-timeout", TB_TEXT("UDP Stream Timeout"),
        TB_TEXT("Lifetime of UDP connections seen in both directions")),
    property<&TrackingSettings::icmpTimeout>("icmp-timeout", TB_TEXT("ICMP Timeout"),
                                             TB_TEXT("Lifetime of ICMP connections")),
    property<&TrackingSettings::genericTimeout>("generic-timeout", TB_TEXT("Generic Timeout"),
                                                TB_TEXT("Lifetime of all other connections")),
    readOnly<&Table::maxEntries>("max-entries", TB_TEXT("Max Entries"),
                                 TB_TEXT("Most connections that the table can hold; depends on the memory")),
    readOnly<&Table::total>("total-entries", TB_TEXT("Total Entries"),
                            TB_TEXT("Connections that the table holds now, both families")),
    readOnly<&Table::v4>("total-ip4-entries", TB_TEXT("Total IPv4 Entries"),
                         TB_TEXT("IPv4 connections in the table")),
    readOnly<&Table::v6>("total-ip6-entries", TB_TEXT("Total IPv6 Entries"),
                         TB_TEXT("IPv6 connections in the table")),
    readOnly<&Table::activeV4>("active-ipv4", TB_TEXT("Active IPv4"),
                               TB_TEXT("IPv4 connections are tracked now")),
    readOnly<&Table::activeV6>("active-ipv6", TB_TEXT("Active IPv6"),
                               TB_TEXT("IPv6 connections are tracked now")),
};

MenuView viewOf(const Menu& menu, const ReadContext& context)
{
    const forward::EngineStatus& status = context.status;
    const Table table{status.maxEntries, status.totals.total(),   status.totals.v4,
                      status.totals.v6,  status.trackingActiveV4, status.trackingActiveV6};
    return {std::string(menu.path), {makeRow(menu, &context.config.tracking, &table)}};
}

constexpr Menu kMenus[] = {[] {
    Menu menu;
    menu.path = "/ip/firewall/connection/tracking";
    menu.kind = MenuKind::Settings;
    menu.title = TB_TEXT("Connection Tracking");
    menu.doc = TB_TEXT("Whether and how long connections are remembered, for both families");
    menu.properties = kProperties;
    menu.object = [](config::Config& config) -> void* { return &config.tracking; };
    menu.view = viewOf;
    return menu;
}()};

} // namespace

std::span<const Menu> trackingMenus()
{
    return kMenus;
}

} // namespace tb::menu
