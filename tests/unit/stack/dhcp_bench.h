// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stack/dhcp_message.h"
#include "support/fake_host.h"

#include <tins/ethernetII.h>
#include <tins/ip.h>
#include <tins/rawpdu.h>
#include <tins/udp.h>

namespace tb::test {

inline IpAddress address(const char* text)
{
    return *IpAddress::parse(text);
}

inline constexpr routing::InterfaceId kLan = 1, kWan = 2;

/// ether1 with 192.168.88.1/24, and ether2 with what is given.
inline std::vector<routing::Interface> twoInterfaces(std::vector<IpPrefix> wanAddresses = {})
{
    std::vector<routing::Interface> all(2);
    all[0].id = kLan;
    all[0].name = "ether1";
    all[0].mac = MacAddress::local(0x101);
    all[0].addresses = {*IpPrefix::parse("192.168.88.1/24")};
    all[1].id = kWan;
    all[1].name = "ether2";
    all[1].mac = MacAddress::local(0x102);
    all[1].addresses = std::move(wanAddresses);
    return all;
}

inline const forward::Plan& emptyPlan()
{
    static const auto plan = *forward::Plan::compile({}, {});
    return *plan;
}

/// A UDP datagram in a frame, as it comes from a link.
inline wire::OwnedFrame udpFrame(const IpAddress& source, std::uint16_t sourcePort,
                                 const IpAddress& destination, std::uint16_t destinationPort,
                                 wire::ConstBytes payload)
{
    Tins::EthernetII frame = Tins::EthernetII("02:00:00:00:00:01", "02:00:00:00:00:02") /
                             Tins::IP(destination.toString(), source.toString()) /
                             Tins::UDP(destinationPort, sourcePort) /
                             Tins::RawPDU(payload.data(), static_cast<std::uint32_t>(payload.size()));
    return wire::OwnedFrame::copyOf(wire::ConstBytes(frame.serialize()));
}

/// A DHCP message that the router has sent, and how.
struct SentDhcp {
    stack::DhcpMessage message;
    bool isFrame = false; ///< complete, past the packet path
    MacAddress toMac;     ///< of a frame
    IpAddress from, to;
    routing::InterfaceId out = routing::kNoInterface;
};

/// Takes the oldest DHCP message out of what the router has sent; nothing when there is none.
inline std::optional<SentDhcp> takeSent(FakeHost& host)
{
    SentDhcp sent;
    if (!host.frames.empty()) {
        FakeHost::SentFrame frame = std::move(host.frames.front());
        host.frames.erase(host.frames.begin());
        wire::Packet packet;
        if (wire::parseFrame(frame.frame.frame(), packet))
            return std::nullopt;
        const auto message = stack::readDhcp(packet.payload());
        if (!message)
            return std::nullopt;
        return SentDhcp{*message,
                        true,
                        MacAddress::fromBytes(packet.frame->data),
                        packet.tuple.source,
                        packet.tuple.destination,
                        frame.interface};
    }
    if (host.datagrams.empty())
        return std::nullopt;
    const FakeHost::SentDatagram datagram = std::move(host.datagrams.front());
    host.datagrams.erase(host.datagrams.begin());
    const auto message = stack::readDhcp(datagram.payload);
    if (!message)
        return std::nullopt;
    return SentDhcp{
        *message, false, {}, datagram.datagram.source, datagram.datagram.destination, datagram.datagram.link};
}

} // namespace tb::test
