// SPDX-License-Identifier: GPL-3.0-or-later
// What both ends of an H.323 call, or of a gatekeeper's conversation, may say. The first byte says which: bit
// 0 RAS, bit 1 IPv6.

#include "fuzz/control_packets.h"

using namespace tb;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto protocol = (data[0] & 1) != 0 ? wire::Protocol::Udp : wire::Protocol::Tcp;
    const bool isIp6 = (data[0] & 2) != 0;
    test::PayloadBench bench(conntrack::HelperKind::H323, protocol,
                             isIp6 ? "[2001:db8:1::10]:1719" : "192.168.88.10:1719",
                             isIp6 ? "[2001:db8:2::10]:1720" : "203.0.113.10:1720");
    test::readControlPackets(bench, {data + 1, size - 1});
    return 0;
}
