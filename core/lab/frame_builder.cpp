// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/frame_builder.h"

#include "wire/checksum.h"
#include "wire/packet.h"

#include <algorithm>

namespace tb::lab {

namespace {

using wire::Byte;
using wire::FlowTuple;
using wire::store16;
using wire::store32;

constexpr std::uint32_t kIpv4 = 20, kIpv6 = 40, kTcp = 20, kUdp = 8, kIcmp = 8;
constexpr Byte kTtl = 64;

/// A frame with Ethernet and IP header written and room for `length` bytes behind them.
struct Shell {
    wire::OwnedFrame owned;
    Byte* transport = nullptr;
    std::uint32_t transportAt = 0;
    std::uint32_t pseudoSum = 0;
};

Shell makeShell(const MacAddress& from, const MacAddress& to, const FlowTuple& tuple, std::uint32_t length)
{
    const bool v4 = tuple.source.isV4();
    const std::uint32_t ipHeader = v4 ? kIpv4 : kIpv6, size = wire::kEthernetHeader + ipHeader + length;
    Shell shell{wire::OwnedFrame(size), nullptr, wire::kEthernetHeader + ipHeader, 0};
    wire::Frame& frame = shell.owned.frame();
    frame.size = size;
    std::fill_n(frame.data, size, Byte{0});
    std::ranges::copy(to.bytes(), frame.data);
    std::ranges::copy(from.bytes(), frame.data + 6);
    store16(frame.data + 12, v4 ? 0x0800 : 0x86dd);
    Byte* const ip = frame.data + wire::kEthernetHeader;
    const std::size_t addressLength = v4 ? 4 : 16;
    Byte* const addresses = ip + (v4 ? 12 : 8);
    std::copy_n(tuple.source.wireBytes(), addressLength, addresses);
    std::copy_n(tuple.destination.wireBytes(), addressLength, addresses + addressLength);
    if (v4) {
        ip[0] = 0x45;
        store16(ip + 2, static_cast<std::uint16_t>(kIpv4 + length));
        ip[6] = 0x40; // don't fragment
        ip[8] = kTtl;
        ip[9] = tuple.protocol;
        store16(ip + 10, wire::checksumOf({ip, kIpv4}));
    } else {
        ip[0] = 0x60;
        store16(ip + 4, static_cast<std::uint16_t>(length));
        ip[6] = tuple.protocol;
        ip[7] = kTtl;
    }
    shell.transport = frame.data + shell.transportAt;
    shell.pseudoSum = wire::pseudoHeaderSum(
        {addresses, addressLength}, {addresses + addressLength, addressLength}, tuple.protocol, length);
    return shell;
}

} // namespace

wire::OwnedFrame buildTcp(const MacAddress& from, const MacAddress& to, const FlowTuple& tuple,
                          const Segment& segment)
{
    constexpr std::uint16_t kWindow = 65535;
    // A station sends what is due every 50 ms in one go: its peer's window must hold that at any rate (RFC
    // 7323 §2.2).
    constexpr Byte kScaleOption[] = {1, 3, 3, 14};
    const bool v4 = tuple.source.isV4();
    const bool isSyn = (segment.flags & wire::tcp::kSyn) != 0;
    const std::uint32_t header = kTcp + (isSyn ? sizeof kScaleOption : 0);
    Shell shell = makeShell(from, to, tuple, header + segment.payload);
    Byte* const tcp = shell.transport;
    store16(tcp, tuple.sourcePart);
    store16(tcp + 2, tuple.destinationPart);
    store32(tcp + 4, segment.sequence);
    store32(tcp + 8, segment.acknowledgement);
    tcp[12] = static_cast<Byte>((header / 4) << 4);
    tcp[13] = segment.flags;
    store16(tcp + 14, kWindow);
    if (isSyn)
        std::ranges::copy(kScaleOption, tcp + kTcp);
    std::copy_n(segment.text.begin(), std::min<std::size_t>(segment.text.size(), segment.payload),
                tcp + header);
    wire::Offload& offload = shell.owned.frame().offload;
    if (segment.payload > maxSegment(v4)) {
        offload.segmentation = v4 ? wire::Segmentation::Tcp4 : wire::Segmentation::Tcp6;
        offload.segmentSize = static_cast<std::uint16_t>(maxSegment(v4));
        offload.headerLength = static_cast<std::uint16_t>(shell.transportAt + header);
        offload.needsChecksum = true;
        offload.checksumStart = static_cast<std::uint16_t>(shell.transportAt);
        offload.checksumOffset = 16;
        store16(tcp + 16, wire::foldSum(shell.pseudoSum));
    } else {
        store16(tcp + 16, wire::checksumOf({tcp, header + segment.payload}, shell.pseudoSum));
    }
    return std::move(shell.owned);
}

wire::OwnedFrame buildUdp(const MacAddress& from, const MacAddress& to, const FlowTuple& tuple,
                          std::uint32_t payload)
{
    Shell shell = makeShell(from, to, tuple, kUdp + payload);
    Byte* const udp = shell.transport;
    store16(udp, tuple.sourcePart);
    store16(udp + 2, tuple.destinationPart);
    store16(udp + 4, static_cast<std::uint16_t>(kUdp + payload));
    const std::uint16_t sum = wire::checksumOf({udp, kUdp + payload}, shell.pseudoSum);
    store16(udp + 6, sum == 0 ? 0xffff : sum);
    return std::move(shell.owned);
}

wire::OwnedFrame buildEchoRequest(const MacAddress& from, const MacAddress& to, const FlowTuple& tuple,
                                  std::uint16_t sequence)
{
    constexpr std::uint32_t kPayload = 56; // as ping sends
    const bool v4 = tuple.source.isV4();
    Shell shell = makeShell(from, to, tuple, kIcmp + kPayload);
    Byte* const icmp = shell.transport;
    icmp[0] = v4 ? 8 : 128;
    store16(icmp + 4, tuple.sourcePart);
    store16(icmp + 6, sequence);
    store16(icmp + 2, wire::checksumOf({icmp, kIcmp + kPayload}, v4 ? 0 : shell.pseudoSum));
    return std::move(shell.owned);
}

} // namespace tb::lab
