// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/link.h"

#include <atomic>

namespace tb::link {

/// Reading and writing of frames that carry a virtio-net header: TAP devices and packet sockets alike. The
/// header lies in the frame's headroom, so one read and one write move header and frame together, without a
/// copy.

/// Length of the header without the number of merged buffers (virtio 1.2 §5.1.6, legacy form).
inline constexpr std::size_t kVnetHeader = 10;

enum class ReadStatus : std::uint8_t { Frame, Nothing, Failed };
/// Reads one frame from a non-blocking descriptor.
ReadStatus readFrame(int descriptor, wire::Frame& frame);
/// The same from a packet socket with PACKET_AUXDATA. The kernel takes the outer VLAN tag off and tells it
/// apart; it is put back, so that nobody takes the frame for an untagged one.
ReadStatus readTaggedFrame(int descriptor, wire::Frame& frame);
using ReadFrame = ReadStatus (*)(int descriptor, wire::Frame& frame);
/// Fills frames until nothing is left or the span is full. `running` becomes false when the device is gone or
/// down.
std::size_t readFrames(int descriptor, std::span<wire::Frame> into, std::atomic<bool>& running,
                       ReadFrame readOne = readFrame);
/// Writes one frame to a non-blocking descriptor; any thread.
SendStatus writeFrame(int descriptor, wire::Frame& frame, std::atomic<bool>& running);

} // namespace tb::link
