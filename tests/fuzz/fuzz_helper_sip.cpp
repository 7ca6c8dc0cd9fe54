// SPDX-License-Identifier: GPL-3.0-or-later
// A control connection of a stranger, over both protocols: what its helper reads of it and announces.

#include "fuzz/helper_conversation.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using tb::conntrack::HelperKind;
    tb::test::converse(HelperKind::Sip, tb::wire::Protocol::Udp, data, size);
    return tb::test::converse(HelperKind::Sip, tb::wire::Protocol::Tcp, data, size);
}
