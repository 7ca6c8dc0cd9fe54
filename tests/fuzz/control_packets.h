// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"
#include "fuzz/translated_packet.h"
#include "unit/conntrack/payload_bench.h"

namespace tb::test {

/// Gives an input to a helper as the packets of one connection. Each packet is a byte that says how it comes,
/// two bytes of length, and the payload; the last one may be short. Checks what no packet may bring about:
/// that a helper announces somebody else, or a place for everybody.
///
///   bit 0      direction
///   bits 1, 2  0 to 2: follows the last; 3: a segment of up to 16 KiB is missing, or comes again
inline void readControlPackets(PayloadBench& bench, wire::ConstBytes input)
{
    constexpr std::size_t kHead = 3;
    conntrack::ExpectationTable table{HashKey{}};
    while (input.size() > kHead) {
        const auto direction = static_cast<wire::Direction>(input[0] & 1);
        std::uint32_t& next = bench.next[static_cast<std::size_t>(direction)];
        if ((input[0] & 6) == 6)
            next += static_cast<std::uint32_t>((input[0] >> 3) - 16) * 1024;
        const std::size_t size = std::min<std::size_t>(wire::load16(&input[1]), input.size() - kHead);
        const wire::ConstBytes payload = input.subspan(kHead, size);
        input = input.subspan(kHead + size);
        if (payload.empty())
            continue;
        const auto findings = bench.read(direction, {payload.begin(), payload.end()});
        const bool isClient = direction == wire::Direction::Original;
        translatePayload(table, {1, 1}, bench.helper.kind, isClient ? bench.original : bench.reply,
                         isClient ? bench.reply : bench.original, payload, findings);
        for (const conntrack::Expectation& one : findings.expectations.all()) {
            const bool toClient = one.targetAddress == bench.original.source;
            const wire::FlowTuple& from = toClient ? bench.reply : bench.original;
            TB_CHECK(one.source == from.source && one.destination == from.destination);
            TB_CHECK(one.targetAddress == (toClient ? bench.original : bench.reply).source);
            TB_CHECK(one.protocol == wire::Protocol::Gre || one.destinationPart != 0);
        }
    }
}

} // namespace tb::test
