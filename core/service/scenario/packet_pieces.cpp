// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/scenario/packet_pieces.h"

#include "wire/frame_parser.h"

#include <algorithm>
#include <charconv>

namespace tb::service {

namespace {

constexpr std::uint32_t kLongest = 65535;

/// Takes a number from the front of the text.
std::optional<std::uint32_t> takeNumber(std::string_view& text)
{
    std::uint32_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || number > kLongest)
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

bool takeSign(std::string_view& text, char sign)
{
    const bool isThere = text.starts_with(sign);
    text.remove_prefix(isThere ? 1 : 0);
    return isThere;
}

} // namespace

std::optional<PacketPieces> parsePieces(std::string_view text)
{
    PacketPieces pieces;
    std::uint32_t next = 0;
    do {
        const auto length = takeNumber(text);
        const auto offset = takeSign(text, '@') ? takeNumber(text) : std::optional(next);
        if (!length || !offset)
            return std::nullopt;
        pieces.push_back({*offset, *length});
        next = *offset + *length;
    } while (takeSign(text, ','));
    return text.empty() ? std::optional(std::move(pieces)) : std::nullopt;
}

std::string piecesText(const PacketPieces& pieces)
{
    std::string text;
    std::uint32_t next = 0;
    for (const PacketPiece& piece : pieces) {
        text += (text.empty() ? "" : ",") + std::to_string(piece.length);
        if (piece.offset != next)
            text += "@" + std::to_string(piece.offset);
        next = piece.offset + piece.length;
    }
    return text;
}

Result<std::vector<wire::OwnedFrame>, std::string> cutInPieces(wire::Frame& whole, const PacketPieces& pieces,
                                                               std::uint32_t identification)
{
    constexpr std::uint32_t kIpv4 = 20, kIpv6 = 40, kMostHeaders = 128;
    wire::Packet packet;
    if (wire::parseFrame(whole, packet))
        return Failure{std::string("only a whole packet can be cut")};
    whole.fragments.identification = identification;
    const std::uint32_t length = packet.end - wire::kEthernetHeader - (packet.isV4() ? kIpv4 : kIpv6);
    std::vector<wire::OwnedFrame> fragments;
    for (const PacketPiece& piece : pieces) {
        const std::uint32_t end = piece.offset + piece.length;
        if (end > length || piece.offset % 8 != 0)
            return Failure{"of " + std::to_string(length) + " bytes no piece is " + piecesText({piece})};
        wire::OwnedFrame fragment(kMostHeaders + piece.length);
        wire::writeFragment(packet, {piece.offset, piece.length, end == length}, fragment.frame());
        fragments.push_back(std::move(fragment));
    }
    return fragments;
}

std::optional<PieceJoiner::Joined> PieceJoiner::add(const wire::Packet& fragment)
{
    const wire::FragmentHeader header = wire::readFragment(fragment);
    const auto at =
        m_waiting.try_emplace({fragment.tuple.source, fragment.tuple.destination, header.identification})
            .first;
    at->second.push_back({header, wire::OwnedFrame::copyOf(*fragment.frame)});
    auto joined = join(at->second);
    if (joined)
        m_waiting.erase(at);
    return joined;
}

std::optional<PieceJoiner::Joined> PieceJoiner::join(const Parts& parts)
{
    std::vector<const Part*> inOrder;
    for (const Part& part : parts)
        inOrder.push_back(&part);
    std::ranges::sort(inOrder, {}, [](const Part* part) { return part->header.place.offset; });
    std::uint32_t length = 0;
    for (const Part* const part : inOrder) {
        if (part->header.place.offset != length)
            return std::nullopt; // a gap, or one that is there twice: the router sends no such thing
        length += part->header.place.length;
    }
    if (!inOrder.back()->header.place.isLast)
        return std::nullopt;
    const Part& first = *inOrder.front();
    Joined joined{wire::beginWhole(first.frame.frame().bytes(), first.header,
                                   {length, first.header.ecn, first.header.dontFragment}),
                  {},
                  first.header.identification};
    wire::Byte* const payload = joined.frame.frame().data + wire::wholePayloadOffset(first.header);
    for (const Part& part : parts) {
        const wire::FragmentPlace& place = part.header.place;
        std::copy_n(part.frame.frame().data + part.header.payloadOffset, place.length,
                    payload + place.offset);
        joined.pieces.push_back({place.offset, place.length});
    }
    return joined;
}

} // namespace tb::service
