// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "wire/fragment.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace tb::service {

/// The part of a datagram that is in one fragment, in bytes behind the IP header.
struct PacketPiece {
    std::uint32_t offset = 0, length = 0;
    bool operator==(const PacketPiece&) const = default;
};
/// In the order in which they are sent or came. None: the packet is not fragmented.
using PacketPieces = std::vector<PacketPiece>;

/// "1000,1000,48" or "48@2000,1000@0,1000": lengths, each behind the piece before unless a place follows.
/// Nothing for anything else.
std::optional<PacketPieces> parsePieces(std::string_view text);
std::string piecesText(const PacketPieces& pieces);

/// The fragments of the packet in a frame. The error is about a piece that is not inside of the packet or
/// cannot begin where it should.
Result<std::vector<wire::OwnedFrame>, std::string> cutInPieces(wire::Frame& whole, const PacketPieces& pieces,
                                                               std::uint32_t identification);

/// Puts together what a host gets in fragments and remembers in which pieces it came.
class PieceJoiner {
public:
    struct Joined {
        wire::OwnedFrame frame;
        PacketPieces pieces;
        std::uint32_t identification = 0;
    };
    /// The packet, when this was its last missing fragment.
    std::optional<Joined> add(const wire::Packet& fragment);
    /// No fragment waits for others.
    bool isEmpty() const { return m_waiting.empty(); }

private:
    struct Part {
        wire::FragmentHeader header;
        wire::OwnedFrame frame;
    };
    using Parts = std::vector<Part>;

    static std::optional<Joined> join(const Parts& parts);

    std::map<std::tuple<IpAddress, IpAddress, std::uint32_t>, Parts> m_waiting;
};

} // namespace tb::service
