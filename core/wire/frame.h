// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/bytes.h"
#include "wire/offload.h"

#include <memory>

namespace tb::wire {

/// Destination, source, EtherType.
inline constexpr std::uint32_t kEthernetHeader = 14;
/// Bytes kept free in front of every frame: links put the virtio-net header there, so that one read and one
/// write move header and frame without a copy.
inline constexpr std::size_t kFrameHeadroom = 64;
/// Largest frame: an IP packet of 65535 bytes, an Ethernet header and two VLAN tags.
inline constexpr std::size_t kFrameCapacity = 65535 + kEthernetHeader + 8;

/// How a packet leaves in fragments: as it came in them, or as the router cuts its own. The packet itself is
/// whole.
struct FragmentShape {
    std::uint32_t largest = 0;        ///< IP bytes of the largest fragment; 0: the packet came whole
    std::uint32_t identification = 0; ///< IPv6; IPv4 has it in its header
    std::uint16_t headerLength = 40;  ///< IPv6: bytes before the fragment header
    std::uint16_t nextHeaderAt = 6;   ///< IPv6: where in the packet the fragment header is to be named
};

/// One Ethernet frame in a buffer that somebody else owns; a link fills it, the pipeline changes it in place.
/// `data` has kFrameHeadroom bytes in front of it that may be written, less the VLAN tags that were put on.
struct Frame {
    Byte* data = nullptr;
    std::uint32_t size = 0;
    std::uint32_t capacity = 0; ///< bytes that fit from data on
    Offload offload;
    FragmentShape fragments; ///< set inside the router only, never by a link

    Bytes bytes() { return {data, size}; }
    ConstBytes bytes() const { return {data, size}; }
};

/// The frames of one worker: made once, reused for every batch. Not thread-safe.
class FrameArena {
public:
    /// count buffers of kFrameCapacity.
    explicit FrameArena(std::size_t count);
    std::span<Frame> frames() { return {m_frames.get(), m_count}; }
    /// Makes frame i point at the start of its own buffer again, empty.
    void reset(std::size_t i);

private:
    std::size_t m_count;
    std::unique_ptr<Byte[]> m_storage;
    std::unique_ptr<Frame[]> m_frames;
};

/// A frame with its own storage, for everything that is not the fast path: queues, crafted packets, tests.
class OwnedFrame {
public:
    OwnedFrame() = default;
    explicit OwnedFrame(std::size_t capacity);
    /// Copies bytes, offload and the shape of fragments.
    static OwnedFrame copyOf(const Frame& frame);
    static OwnedFrame copyOf(ConstBytes bytes, const Offload& offload = {});

    Frame& frame() { return m_frame; }
    const Frame& frame() const { return m_frame; }
    bool isEmpty() const { return m_frame.size == 0; }

private:
    std::unique_ptr<Byte[]> m_storage;
    Frame m_frame;
};

} // namespace tb::wire
