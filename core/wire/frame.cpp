// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/frame.h"

#include <cstring>

namespace tb::wire {

namespace {

/// Buffers start on a cache line of their own.
constexpr std::size_t kStride = (kFrameHeadroom + kFrameCapacity + 63) / 64 * 64;

} // namespace

FrameArena::FrameArena(std::size_t count)
    : m_count(count),
      m_storage(std::make_unique_for_overwrite<Byte[]>(count * kStride)),
      m_frames(std::make_unique<Frame[]>(count))
{
    for (std::size_t i = 0; i < count; ++i)
        reset(i);
}

void FrameArena::reset(std::size_t i)
{
    m_frames[i] = {m_storage.get() + i * kStride + kFrameHeadroom, 0, kFrameCapacity, {}, {}};
}

OwnedFrame::OwnedFrame(std::size_t capacity)
    : m_storage(std::make_unique_for_overwrite<Byte[]>(kFrameHeadroom + capacity))
{
    m_frame = {m_storage.get() + kFrameHeadroom, 0, static_cast<std::uint32_t>(capacity), {}, {}};
}

OwnedFrame OwnedFrame::copyOf(const Frame& frame)
{
    OwnedFrame copy = copyOf(frame.bytes(), frame.offload);
    copy.m_frame.fragments = frame.fragments;
    return copy;
}

OwnedFrame OwnedFrame::copyOf(ConstBytes bytes, const Offload& offload)
{
    OwnedFrame copy(bytes.size());
    std::memcpy(copy.m_frame.data, bytes.data(), bytes.size());
    copy.m_frame.size = static_cast<std::uint32_t>(bytes.size());
    copy.m_frame.offload = offload;
    return copy;
}

} // namespace tb::wire
