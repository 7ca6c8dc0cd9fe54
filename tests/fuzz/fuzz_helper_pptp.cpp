// SPDX-License-Identifier: GPL-3.0-or-later
// What both ends of a PPTP control connection may say.

#include "fuzz/control_packets.h"

using namespace tb;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    test::PayloadBench bench(conntrack::HelperKind::Pptp, wire::Protocol::Tcp, "192.168.88.10:40000",
                             "203.0.113.10:1723");
    test::readControlPackets(bench, {data, size});
    return 0;
}
