// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"
#include "unit/conntrack/end.h"
#include "wire/frame_parser.h"
#include "wire/transport_checksum.h"

#include <tins/tins.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tb::test {

/// A parsed packet with its own frame. Made by libtins, so that two voices must agree on every header.
struct TestPacket {
    std::unique_ptr<wire::OwnedFrame> frame;
    wire::Packet packet;

    explicit TestPacket(Tins::PDU& ip, std::uint16_t etherType)
    {
        const std::vector<std::uint8_t> body = ip.serialize();
        std::vector<wire::Byte> bytes(14, 0);
        bytes[12] = static_cast<wire::Byte>(etherType >> 8);
        bytes[13] = static_cast<wire::Byte>(etherType);
        bytes.insert(bytes.end(), body.begin(), body.end());
        frame = std::make_unique<wire::OwnedFrame>(wire::OwnedFrame::copyOf(bytes));
        parse();
    }
    explicit TestPacket(wire::OwnedFrame owned) : frame(std::make_unique<wire::OwnedFrame>(std::move(owned)))
    {
        parse();
    }
    /// Again, after bytes were changed.
    void parse() { TB_CHECK(!wire::parseFrame(frame->frame(), packet)); }
    std::vector<wire::Byte> bytes() const
    {
        const wire::ConstBytes all = std::as_const(*frame).frame().bytes();
        return {all.begin(), all.end()};
    }
    wire::ConstBytes ip() const { return {packet.network(), packet.end - packet.networkOffset}; }
    /// Both checksums are right: nothing that a receiver would refuse.
    bool isSound()
    {
        parse(); // checks the IPv4 header's
        return wire::verifyTransportChecksum(packet);
    }
};

inline TestPacket inIp(const End& source, const End& destination, const Tins::PDU& upper,
                       std::uint8_t rawProtocol = 0)
{
    if (source.address.isV4()) {
        Tins::IP ip(destination.address.toString(), source.address.toString());
        ip.ttl(64);
        if (rawProtocol != 0)
            ip.protocol(rawProtocol);
        ip /= upper;
        return TestPacket(ip, 0x0800);
    }
    Tins::IPv6 ip(destination.address.toString(), source.address.toString());
    ip.hop_limit(64);
    if (rawProtocol != 0)
        ip.next_header(rawProtocol);
    ip /= upper;
    return TestPacket(ip, 0x86dd);
}

/// Flags as wire::tcp bits.
inline TestPacket tcp(const End& source, const End& destination, unsigned flags, std::size_t payload = 0)
{
    Tins::TCP segment(destination.port, source.port);
    segment.flags(static_cast<std::uint8_t>(flags));
    segment.window(65535);
    if (payload != 0)
        segment /= Tins::RawPDU(std::string(payload, 'x'));
    return inIp(source, destination, segment);
}

inline TestPacket udp(const End& source, const End& destination, std::size_t payload = 12)
{
    Tins::UDP datagram(destination.port, source.port);
    datagram /= Tins::RawPDU(std::string(payload, 'u'));
    return inIp(source, destination, datagram);
}

/// An echo request, or its reply, of either family.
inline TestPacket ping(const End& source, const End& destination, std::uint16_t id, bool isReply = false)
{
    if (source.address.isV4()) {
        Tins::ICMP echo(isReply ? Tins::ICMP::ECHO_REPLY : Tins::ICMP::ECHO_REQUEST);
        echo.id(id);
        echo /= Tins::RawPDU(std::string(56, 'p'));
        return inIp(source, destination, echo);
    }
    Tins::ICMPv6 echo(isReply ? Tins::ICMPv6::ECHO_REPLY : Tins::ICMPv6::ECHO_REQUEST);
    echo.identifier(id);
    echo /= Tins::RawPDU(std::string(56, 'p'));
    return inIp(source, destination, echo);
}

/// Any ICMP message without structure: type, code and zeros. IPv4 only.
inline TestPacket icmp(const End& source, const End& destination, std::uint8_t type)
{
    Tins::ICMP message(static_cast<Tins::ICMP::Flags>(type));
    return inIp(source, destination, message);
}

/// A destination unreachable about `offender` (port), quoting `quoted` bytes of its IP packet.
inline TestPacket unreachable(const End& source, const End& destination, const TestPacket& offender,
                              std::size_t quoted = 128)
{
    const wire::ConstBytes ip = offender.ip();
    const wire::ConstBytes part = ip.first(std::min(ip.size(), quoted));
    const Tins::RawPDU quote(part.data(), static_cast<std::uint32_t>(part.size()));
    if (source.address.isV4()) {
        Tins::ICMP error(Tins::ICMP::DEST_UNREACHABLE);
        error.code(3);
        error /= quote;
        return inIp(source, destination, error);
    }
    Tins::ICMPv6 error(Tins::ICMPv6::DEST_UNREACHABLE);
    error.code(4);
    error /= quote;
    return inIp(source, destination, error);
}

/// A protocol without ports.
inline TestPacket generic(const End& source, const End& destination, std::uint8_t protocol)
{
    return inIp(source, destination, Tins::RawPDU(std::string(24, 'g')), protocol);
}

} // namespace tb::test
