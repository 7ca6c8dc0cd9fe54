// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "plain_checksum.h"
#include "wire/frame_parser.h"

#include <tins/tins.h>

#include <QByteArray>

#include <cstdlib>
#include <vector>

/// Packets that libtins builds, and libtins's opinion of packets that we have changed.
namespace tb::test {

/// Repeatable unless TRACKBOX_TEST_SEED asks for other packets.
inline std::uint64_t testSeed()
{
    const char* const wanted = std::getenv("TRACKBOX_TEST_SEED");
    const std::uint64_t seed = wanted ? std::strtoull(wanted, nullptr, 10) : 20260101;
    qInfo("TRACKBOX_TEST_SEED=%llu", static_cast<unsigned long long>(seed));
    return seed;
}

inline wire::OwnedFrame frameOf(Tins::PDU& pdu)
{
    return wire::OwnedFrame::copyOf(wire::ConstBytes(pdu.serialize()));
}

inline QByteArray bytesOf(const wire::Frame& frame)
{
    return {reinterpret_cast<const char*>(frame.data), static_cast<qsizetype>(frame.size)};
}

/// libtins corrects every checksum and length when it serializes: what comes out unchanged was right.
inline bool libtinsAgrees(const wire::Frame& frame)
{
    Tins::EthernetII parsed(frame.data, frame.size);
    const std::vector<std::uint8_t> again = parsed.serialize();
    return wire::ConstBytes(again).size() == frame.size && std::equal(again.begin(), again.end(), frame.data);
}

inline IpAddress randomAddress(Random& random, IpFamily family)
{
    if (family == IpFamily::V4)
        return IpAddress::v4(static_cast<std::uint32_t>(0x0a000000 + random.below(0x01000000)));
    std::uint8_t bytes[16] = {0x20, 0x01, 0x0d, 0xb8};
    for (std::size_t i = 4; i < 16; ++i)
        bytes[i] = static_cast<std::uint8_t>(random.next());
    return IpAddress::v6(bytes);
}

inline std::uint16_t randomPart(Random& random)
{
    return static_cast<std::uint16_t>(random.below(65536));
}

inline std::vector<std::uint8_t> randomBytes(Random& random, std::size_t size)
{
    std::vector<std::uint8_t> bytes(size);
    for (std::uint8_t& byte : bytes)
        byte = static_cast<std::uint8_t>(random.next());
    return bytes;
}

inline Tins::TCP tinsTcp(const wire::FlowTuple& tuple, Random& random)
{
    Tins::TCP tcp(tuple.destinationPart, tuple.sourcePart);
    tcp.seq(static_cast<std::uint32_t>(random.next()));
    tcp.ack_seq(static_cast<std::uint32_t>(random.next()));
    tcp.flags(static_cast<Tins::small_uint<12>>(random.below(256)));
    tcp.mss(1460);
    return tcp;
}

/// The IPv4 frame with a router alert option (RFC 2113). By hand: libtins writes the byte behind its options.
inline wire::OwnedFrame withOption(const wire::OwnedFrame& frame)
{
    std::vector<std::uint8_t> bytes(frame.frame().data, frame.frame().data + frame.frame().size);
    const std::uint8_t option[] = {0x94, 4, 0, 0};
    bytes.insert(bytes.begin() + 34, option, option + 4);
    bytes[14] = 0x46;
    wire::store16(&bytes[16], static_cast<std::uint16_t>(wire::load16(&bytes[16]) + 4));
    wire::store16(&bytes[24], 0);
    wire::store16(&bytes[24], plainChecksum({&bytes[14], 24}));
    return wire::OwnedFrame::copyOf(wire::ConstBytes(bytes));
}

/// The IP packet of `tuple` with `payload`, behind Ethernet, as libtins makes it. ICMP: echo request.
inline wire::OwnedFrame tinsFrame(const wire::FlowTuple& tuple, const std::vector<std::uint8_t>& payload,
                                  Random& random)
{
    const Tins::RawPDU data(payload);
    Tins::EthernetII frame(Tins::HWAddress<6>("02:00:00:00:00:01"), Tins::HWAddress<6>("02:00:00:00:00:02"));
    const bool v4 = tuple.source.isV4();
    if (v4) {
        Tins::IP ip(tuple.destination.toString(), tuple.source.toString());
        ip.id(randomPart(random));
        ip.ttl(static_cast<std::uint8_t>(1 + random.below(255)));
        frame /= ip;
    } else {
        Tins::IPv6 ip(tuple.destination.toString(), tuple.source.toString());
        ip.hop_limit(static_cast<std::uint8_t>(1 + random.below(255)));
        frame /= ip;
    }
    if (tuple.is(wire::Protocol::Tcp))
        frame /= tinsTcp(tuple, random) / data;
    else if (tuple.is(wire::Protocol::Udp))
        frame /= Tins::UDP(tuple.destinationPart, tuple.sourcePart) / data;
    else if (v4) {
        Tins::ICMP icmp;
        icmp.id(tuple.sourcePart);
        frame /= icmp / data;
    } else {
        Tins::ICMPv6 icmp(Tins::ICMPv6::ECHO_REQUEST);
        icmp.identifier(tuple.sourcePart);
        frame /= icmp / data;
    }
    return v4 && random.below(4) == 0 ? withOption(frameOf(frame)) : frameOf(frame);
}

inline wire::FlowTuple randomTuple(Random& random, IpFamily family, wire::Protocol protocol)
{
    const bool icmp = protocol == wire::Protocol::Icmp || protocol == wire::Protocol::Icmpv6;
    const auto echo = static_cast<std::uint16_t>(family == IpFamily::V4 ? 0x0800 : 0x8000);
    return {randomAddress(random, family), randomAddress(random, family), randomPart(random),
            icmp ? echo : randomPart(random), static_cast<std::uint8_t>(protocol)};
}

} // namespace tb::test
