// SPDX-License-Identifier: GPL-3.0-or-later
// What both ends of a PPTP control connection may say, of a client that is translated and of one that is not.

#include "fuzz/control_packets.h"

using namespace tb;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    for (const char* outside : {"192.168.88.10:40000", "203.0.113.2:1024"}) {
        test::PayloadBench bench(conntrack::HelperKind::Pptp, wire::Protocol::Tcp, "192.168.88.10:40000",
                                 "203.0.113.10:1723", test::End(outside));
        test::readControlPackets(bench, {data, size});
    }
    return 0;
}
