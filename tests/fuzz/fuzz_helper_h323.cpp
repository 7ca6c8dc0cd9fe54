// SPDX-License-Identifier: GPL-3.0-or-later
// What both ends of an H.323 call, or of a gatekeeper's conversation, may say, of a caller that is translated
// and of one that is not. The first byte says which: bit 0 RAS, bit 1 IPv6.

#include "fuzz/control_packets.h"

using namespace tb;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto protocol = (data[0] & 1) != 0 ? wire::Protocol::Udp : wire::Protocol::Tcp;
    const bool isIp6 = (data[0] & 2) != 0;
    const test::End caller(isIp6 ? "[2001:db8:1::10]:1719" : "192.168.88.10:1719");
    const test::End called(isIp6 ? "[2001:db8:2::10]:1720" : "203.0.113.10:1720");
    const test::End outside(isIp6 ? "[2001:db8:2::2]:1024" : "203.0.113.2:1024");
    for (const test::End& known : {caller, outside}) {
        test::PayloadBench bench(conntrack::HelperKind::H323, protocol, caller, called, known);
        test::readControlPackets(bench, {data + 1, size - 1});
    }
    return 0;
}
