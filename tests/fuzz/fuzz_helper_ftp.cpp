// SPDX-License-Identifier: GPL-3.0-or-later
// A control connection of a stranger: what its helper reads of it and announces.

#include "fuzz/helper_conversation.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return tb::test::converse(tb::conntrack::HelperKind::Ftp, tb::wire::Protocol::Tcp, data, size);
}
