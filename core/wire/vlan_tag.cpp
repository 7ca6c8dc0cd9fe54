// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/vlan_tag.h"

#include <cstring>

namespace tb::wire {

namespace {

constexpr std::uint32_t kAddresses = 12;
constexpr std::uint16_t kCustomerTag = 0x8100;

/// Moves the frame's beginning; what is behind the addresses stays where it is.
void moveStart(Frame& frame, int by)
{
    std::memmove(frame.data + by, frame.data, kAddresses);
    frame.data += by;
    frame.size = static_cast<std::uint32_t>(static_cast<int>(frame.size) - by);
    frame.capacity = static_cast<std::uint32_t>(static_cast<int>(frame.capacity) - by);
    Offload& offload = frame.offload;
    if (offload.needsChecksum)
        offload.checksumStart = static_cast<std::uint16_t>(offload.checksumStart - by);
    if (offload.headerLength != 0)
        offload.headerLength = static_cast<std::uint16_t>(offload.headerLength - by);
}

} // namespace

std::optional<std::uint16_t> vlanIdOf(const Frame& frame)
{
    constexpr std::uint16_t kIdBits = 0x0fff;
    if (frame.size < kEthernetHeader + kVlanTag || load16(frame.data + kAddresses) != kCustomerTag)
        return std::nullopt;
    return load16(frame.data + kAddresses + 2) & kIdBits;
}

void popVlanTag(Frame& frame)
{
    moveStart(frame, static_cast<int>(kVlanTag));
}

void pushVlanTag(Frame& frame, std::uint16_t vlanId)
{
    moveStart(frame, -static_cast<int>(kVlanTag));
    store16(frame.data + kAddresses, kCustomerTag);
    store16(frame.data + kAddresses + 2, vlanId);
}

} // namespace tb::wire
