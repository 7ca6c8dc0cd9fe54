// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/helpers/helper.h"
#include "unit/conntrack/end.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace tb::test {

/// A helper and one control connection: payloads go in, findings come out.
struct PayloadBench {
    const conntrack::Helper& helper;
    wire::FlowTuple original, reply;
    conntrack::HelperMemory memory;
    conntrack::HelperSettings settings;
    std::array<std::uint32_t, 2> next{}; ///< sequence numbers by direction

    /// `outside`: where the server knows a client that is translated.
    PayloadBench(conntrack::HelperKind kind, wire::Protocol protocol, const End& client, const End& server,
                 const std::optional<End>& outside = {})
        : helper(*conntrack::findHelper(kind, protocol))
    {
        original.source = client.address;
        original.destination = server.address;
        original.sourcePart = client.port;
        original.destinationPart = server.port;
        original.protocol = static_cast<std::uint8_t>(protocol);
        reply = *original.inverted();
        if (outside) {
            reply.destination = outside->address;
            reply.destinationPart = outside->port;
        }
        memory.clear();
    }
    /// Without a sequence number the payload follows the last one of its direction.
    conntrack::HelperFindings read(wire::Direction direction, const std::vector<wire::Byte>& payload,
                                   std::optional<std::uint32_t> sequence = {})
    {
        std::uint32_t& following = next[static_cast<std::size_t>(direction)];
        const std::uint32_t first = sequence.value_or(following);
        following = first + static_cast<std::uint32_t>(payload.size());
        // Exactly as long as it is: AddressSanitizer sees a read behind the end.
        const std::unique_ptr<wire::Byte[]> copy(new wire::Byte[payload.size()]);
        std::ranges::copy(payload, copy.get());
        const wire::ConstBytes bytes(copy.get(), payload.size());
        return helper.inspect({bytes, direction, original, reply, first, true, memory, settings});
    }
};

} // namespace tb::test
