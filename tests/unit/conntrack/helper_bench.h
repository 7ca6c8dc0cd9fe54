// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/helper_translation.h"
#include "unit/conntrack/control_frame.h"
#include "unit/conntrack/end.h"
#include "wire/frame_parser.h"

#include <string>

namespace tb::test {

/// One control connection and its helper, fed text by text.
struct HelperBench {
    const conntrack::Helper& helper;
    wire::FlowTuple original, reply;
    conntrack::HelperSettings settings;
    conntrack::HelperMemory memory;
    std::uint32_t sequences[2] = {1000, 5000}; ///< of what each direction sends next
    bool isAnswered = true;                    ///< the connection has seen a reply

    /// `outside`: where the server knows the client; the client's own end when nothing translates it.
    HelperBench(conntrack::HelperKind kind, wire::Protocol protocol, const End& client, const End& server,
                std::optional<End> outside = std::nullopt)
        : helper(*conntrack::findHelper(kind, protocol))
    {
        const End known = outside.value_or(client);
        const auto number = static_cast<std::uint8_t>(protocol);
        original = {client.address, server.address, client.port, server.port, number};
        reply = {server.address, known.address, server.port, known.port, number};
        memory.clear();
    }

    conntrack::HelperFindings client(std::string_view text) { return next(wire::Direction::Original, text); }
    conntrack::HelperFindings server(std::string_view text) { return next(wire::Direction::Reply, text); }
    /// With a sequence number of its own: a retransmission, or a hole.
    conntrack::HelperFindings at(wire::Direction direction, std::uint32_t sequence, std::string_view text)
    {
        const wire::ConstBytes bytes(reinterpret_cast<const wire::Byte*>(text.data()), text.size());
        return helper.inspect({bytes, direction, original, reply, sequence, isAnswered, memory, settings});
    }

    /// What the other end reads when this end sends the text; "dropped" when it gets nothing.
    std::string translated(wire::Direction direction, std::string_view text)
    {
        auto findings = next(direction, text);
        const bool isClient = direction == wire::Direction::Original;
        const wire::FlowTuple& sent = isClient ? original : reply;
        const wire::ConstBytes bytes(reinterpret_cast<const wire::Byte*>(text.data()), text.size());
        wire::OwnedFrame frame = frameWith(bytes, sent);
        wire::Packet packet;
        TB_CHECK(!wire::parseFrame(frame.frame(), packet));
        if (findings.mustDrop ||
            conntrack::translateFindings(
                {
                    expectations, random, Instant{ },
                      { 1, 1},
                      helper.kind, sent, isClient ? reply : original
        },
                findings, packet))
            return "dropped";
        return {reinterpret_cast<const char*>(packet.payload().data()), packet.payload().size()};
    }
    std::string clientSays(std::string_view text) { return translated(wire::Direction::Original, text); }
    std::string serverSays(std::string_view text) { return translated(wire::Direction::Reply, text); }

    conntrack::ExpectationTable expectations{HashKey{}};
    SeededRandom random{1};

private:
    conntrack::HelperFindings next(wire::Direction direction, std::string_view text)
    {
        std::uint32_t& sequence = sequences[static_cast<int>(direction)];
        const auto findings = at(direction, sequence, text);
        if (!findings.mustDrop) // else it comes again
            sequence += static_cast<std::uint32_t>(text.size());
        return findings;
    }
};

/// "tcp 203.0.113.10 > 198.51.100.2:5001 = 192.168.88.10:5001": from whom, to where, and who that is when the
/// control connection is translated. "any" and "from:port" where they say so; one after the other.
inline std::string announced(const conntrack::HelperFindings& findings)
{
    std::string text;
    const auto end = [](const IpAddress& address, std::uint16_t port) {
        return (address.isV4() ? address.toString() : "[" + address.toString() + "]") + ":" +
               std::to_string(port);
    };
    for (const conntrack::Expectation& one : findings.expectations.all()) {
        text += text.empty() ? "" : ", ";
        text += wire::protocolName(static_cast<std::uint8_t>(one.protocol)) + " " +
                (one.source ? one.source->toString() : "any");
        text += (one.sourcePart ? ":" + std::to_string(*one.sourcePart) : "") + " > ";
        text += end(one.destination, one.destinationPart);
        if (one.targetAddress != one.destination || one.targetPart != one.destinationPart)
            text += " = " + end(one.targetAddress, one.targetPart);
    }
    return text;
}

} // namespace tb::test
