// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "wire/packet.h"

#include <functional>

namespace tb::wire {

/// The part of a datagram that one fragment carries, in bytes of what follows the headers that every fragment
/// repeats.
struct FragmentPlace {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    bool isLast = false;

    std::uint32_t end() const { return offset + length; }
};

/// What the headers of a fragment say (RFC 791 §3.2, RFC 8200 §4.5).
struct FragmentHeader {
    FragmentPlace place;
    bool isV4 = false;
    bool dontFragment = false; ///< IPv4
    std::uint32_t identification = 0;
    std::uint8_t ecn = 0;            ///< RFC 3168 §5
    std::uint32_t ipLength = 0;      ///< of the fragment, all headers included
    std::uint32_t payloadOffset = 0; ///< from the frame's first byte
    std::uint16_t headerLength = 0;  ///< the IPv4 header; IPv6: what stands before the fragment header
    std::uint16_t nextHeaderAt = 0;  ///< IPv6: where in the packet the fragment header is named
    std::uint8_t nextHeader = 0;     ///< IPv6: what the fragment header says comes next
};

/// Reads the headers of a parsed packet that is a fragment.
FragmentHeader readFragment(const Packet& packet);

/// Whether a first fragment has the whole transport header, so that a filter can judge the datagram by it
/// (RFC 1858 §3, RFC 7112). Of protocols whose header we do not know, nothing is asked.
bool holdsTransportHeader(const Packet& first);

/// What the fragments of a datagram say together of the whole.
struct WholeDatagram {
    std::uint32_t length = 0; ///< bytes behind the headers
    std::uint8_t ecn = 0;
    bool dontFragment = false; ///< IPv4
};

/// Whether a datagram with the headers of this fragment and `length` bytes behind them is longer than the
/// length field of an IP header can say.
bool isTooLong(const FragmentHeader& first, std::uint32_t length);

/// A frame with the headers of a datagram, made of those of its first fragment. What follows them, from
/// wholePayloadOffset(first) on, is for the caller to fill in. The datagram must not be too long.
OwnedFrame beginWhole(ConstBytes firstFrame, const FragmentHeader& first, const WholeDatagram& whole);
std::uint32_t wholePayloadOffset(const FragmentHeader& first);

/// Writes one fragment of a whole packet into a frame that has room for it. The packet's frame says where an
/// IPv6 fragment header goes and its number (Frame::fragments); IPv4 takes the packet's identification and
/// don't-fragment flag. The whole's transport checksum must be finished.
void writeFragment(const Packet& whole, const FragmentPlace& place, Frame& into);

/// Length of the largest IP packet that this frame stands for: the whole, a segment of a large frame, or the
/// largest of the fragments in which it came.
std::uint32_t largestPacket(const Packet& packet);

/// Whether a packet leaves in fragments: it came so, or is IPv4 and larger than the MTU. Whether it may be
/// cut is not asked.
bool leavesInFragments(const Packet& packet, std::uint32_t mtu);

/// Makes the router's own packet ready to be cut should it be larger than the MTU, with a number that nobody
/// can guess (RFC 7739).
void prepareOwnFragments(Packet& packet, std::uint32_t mtu, Random& random);

/// Cuts a packet that is not a large frame into fragments and hands each to `take`, until that says false.
/// They are as large as those in which it came and never larger than the MTU. Fragments of IPv4 may be cut
/// again on their way; their identification is the packet's. False when the MTU leaves no room for payload:
/// nothing was handed over.
[[nodiscard]] bool cutIntoFragments(Packet& whole, std::uint32_t mtu,
                                    const std::function<bool(Frame&)>& take);

} // namespace tb::wire
