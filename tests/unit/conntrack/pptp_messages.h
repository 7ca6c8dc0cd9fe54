// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/bytes.h"

#include <cstdint>
#include <vector>

namespace tb::test::pptp {

using Message = std::vector<wire::Byte>;

/// RFC 2637 §1.4 and §2: length, message type 1, magic cookie, control message type, reserved; then zeros.
inline Message message(std::uint16_t type, std::uint16_t length)
{
    Message bytes(length, 0);
    wire::store16(&bytes[0], length);
    wire::store16(&bytes[2], 1);
    wire::store32(&bytes[4], 0x1a2b3c4d);
    wire::store16(&bytes[8], type);
    return bytes;
}

/// A message whose first field is a call id.
inline Message withId(std::uint16_t type, std::uint16_t length, std::uint16_t id)
{
    Message bytes = message(type, length);
    wire::store16(&bytes[12], id);
    return bytes;
}

/// §2.8 and §2.10: call id, peer's call id, result code.
inline Message callReply(std::uint16_t type, std::uint16_t length, std::uint16_t id, std::uint16_t peerId,
                         std::uint8_t result)
{
    Message bytes = withId(type, length, id);
    wire::store16(&bytes[14], peerId);
    bytes[16] = result;
    return bytes;
}

inline Message startRequest()
{
    return message(1, 156); // §2.1
}
inline Message startReply(std::uint8_t result = 1)
{
    Message bytes = message(2, 156); // §2.2: version, result code
    bytes[14] = result;
    return bytes;
}
inline Message stopRequest()
{
    return message(3, 16); // §2.3
}
inline Message echoRequest()
{
    return message(5, 16); // §2.5
}
inline Message outgoingRequest(std::uint16_t id)
{
    return withId(7, 168, id); // §2.7
}
inline Message outgoingReply(std::uint16_t id, std::uint16_t peerId, std::uint8_t result = 1)
{
    return callReply(8, 32, id, peerId, result);
}
inline Message incomingRequest(std::uint16_t id)
{
    return withId(9, 220, id); // §2.9
}
inline Message incomingReply(std::uint16_t id, std::uint16_t peerId, std::uint8_t result = 1)
{
    return callReply(10, 24, id, peerId, result);
}
inline Message incomingConnected(std::uint16_t peerId)
{
    return withId(11, 28, peerId); // §2.11
}
inline Message clearRequest(std::uint16_t id)
{
    return withId(12, 16, id); // §2.12
}
inline Message disconnectNotify(std::uint16_t id)
{
    return withId(13, 148, id); // §2.13
}

} // namespace tb::test::pptp
