// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/frame.h"

#include <optional>

namespace tb::wire {

/// Bytes of an IEEE 802.1Q tag: its type and the tag itself, between the addresses and the EtherType.
inline constexpr std::uint32_t kVlanTag = 4;

/// The VLAN id in the outer customer tag of a frame (IEEE 802.1Q §9.6); 0 in one that only has a priority.
/// Nothing for a frame without such a tag, or too short for one.
std::optional<std::uint16_t> vlanIdOf(const Frame& frame);

/// Takes the outer tag off in place: the addresses move, the frame begins kVlanTag bytes later. The frame has
/// a tag. What offload says of places in the frame is kept right.
void popVlanTag(Frame& frame);

/// Puts a tag with priority 0 on: the frame begins kVlanTag bytes earlier, in its headroom. Undone by
/// popVlanTag().
void pushVlanTag(Frame& frame, std::uint16_t vlanId);

} // namespace tb::wire
