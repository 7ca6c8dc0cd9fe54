// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/transport_checksum.h"

#include "wire/checksum.h"
#include "wire/crc32c.h"

namespace tb::wire {

namespace {

/// Whether the checksum over the first `covered` bytes is right, if they are there and hold the header. The
/// pseudo header tells `length`.
bool isRight(const Packet& packet, ConstBytes transport, std::size_t covered, std::size_t length)
{
    constexpr std::size_t kShortestHeader = 8;
    if (covered < kShortestHeader || covered > transport.size())
        return false;
    const std::size_t address = packet.isV4() ? 4 : 16;
    const Byte* const source = packet.network() + (packet.isV4() ? 12 : 8);
    const std::uint32_t pseudo = pseudoHeaderSum({source, address}, {source + address, address},
                                                 packet.protocol, static_cast<std::uint32_t>(length));
    return foldSum(sumBytes(transport.first(covered), pseudo)) == 0xffff;
}

/// No checksum was made when it is zero (RFC 768); taken over IPv6, too (RFC 6935 for tunnels).
bool verifyUdp(const Packet& packet, ConstBytes transport)
{
    if (load16(&transport[6]) == 0)
        return true;
    const std::size_t length = load16(&transport[4]);
    return isRight(packet, transport, length, length);
}

/// The length in the pseudo header is the whole packet's, however little is covered (RFC 3828 §3.2).
bool verifyUdpLite(const Packet& packet, ConstBytes transport)
{
    const std::size_t coverage = load16(&transport[4]);
    const std::size_t covered = coverage == 0 ? transport.size() : coverage;
    return load16(&transport[6]) != 0 && isRight(packet, transport, covered, transport.size());
}

/// Header and options always, and of the data so many words but one (RFC 4340 §9.1, §9.2).
bool verifyDccp(const Packet& packet, ConstBytes transport)
{
    const std::size_t coverage = transport[5] & 0x0fU;
    const std::size_t covered = coverage == 0 ? transport.size() : transport[4] * 4U + (coverage - 1) * 4;
    return isRight(packet, transport, covered, transport.size());
}

bool verifySctp(ConstBytes transport)
{
    return load32(&transport[8]) == sctpChecksum(transport);
}

} // namespace

bool verifyTransportChecksum(const Packet& packet)
{
    const Offload& offload = packet.frame->offload;
    if (offload.needsChecksum || offload.checksumVerified || packet.isFragment)
        return true;
    const ConstBytes transport{packet.transport(), packet.end - packet.transportOffset};
    const auto protocol = static_cast<Protocol>(packet.protocol);
    switch (protocol) {
    case Protocol::Icmp:
        return foldSum(sumBytes(transport)) == 0xffff;
    case Protocol::Tcp:
    case Protocol::Icmpv6:
        return isRight(packet, transport, transport.size(), transport.size());
    case Protocol::Udp: // of these four the header must be whole
        return packet.transportComplete && verifyUdp(packet, transport);
    case Protocol::UdpLite:
        return packet.transportComplete && verifyUdpLite(packet, transport);
    case Protocol::Dccp:
        return packet.transportComplete && verifyDccp(packet, transport);
    case Protocol::Sctp:
        return packet.transportComplete && verifySctp(transport);
    default:
        return true;
    }
}

} // namespace tb::wire
