// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/inspect.h"

namespace tb::conntrack {

namespace {

constexpr std::uint16_t kReadRequest = 1, kWriteRequest = 2; // RFC 1350 §5

} // namespace

/// The server answers a request from a port of its own choice (RFC 1350 §4).
HelperFindings inspectTftp(const HelperInput& input)
{
    HelperFindings findings;
    if (input.direction != wire::Direction::Original || input.payload.size() < 2)
        return findings;
    const std::uint16_t opcode = wire::load16(input.payload.data());
    if (opcode != kReadRequest && opcode != kWriteRequest)
        return findings;
    Expectation answer = input.toSender(wire::Protocol::Udp, input.original.sourcePart);
    answer.destinationPart = input.reply.destinationPart; // where the outside knows that port
    findings.expectations.push(answer);
    return findings;
}

} // namespace tb::conntrack
