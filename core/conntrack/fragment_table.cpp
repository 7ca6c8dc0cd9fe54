// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/fragment_table.h"

#include <algorithm>
#include <utility>

namespace tb::conntrack {

namespace {

using wire::DropReason;
using wire::FragmentHeader;
using wire::FragmentPlace;

/// What a fragment must be by itself. IPv4's last bytes beyond a multiple of eight are cut off, as Linux
/// does: the next fragment brings them.
std::optional<DropReason> faultOf(const wire::Packet& fragment, FragmentHeader& header)
{
    FragmentPlace& place = header.place;
    const std::uint32_t rest = place.isLast ? 0 : place.length % 8;
    if (fragment.isV4())
        place.length -= rest;
    if (place.length == 0 || (rest != 0 && !fragment.isV4()))
        return DropReason::FragmentBadLength;
    if (wire::isTooLong(header, place.end()))
        return DropReason::FragmentTooLong;
    if (place.offset == 0 && !wire::holdsTransportHeader(fragment))
        return DropReason::FragmentTiny;
    return std::nullopt;
}

/// Congestion seen by one fragment is seen by the datagram; whoever sends some packets with ECN and some
/// without is not to be believed (RFC 3168 §5.3). Nothing for that.
std::optional<std::uint8_t> combinedEcn(std::uint8_t sofar, std::uint8_t next)
{
    constexpr std::uint8_t kNotCapable = 0, kCongestion = 3;
    if ((sofar == kNotCapable) != (next == kNotCapable))
        return std::nullopt;
    return next == kCongestion ? next : sofar;
}

} // namespace

FragmentTable::Key FragmentTable::keyOf(const wire::Packet& fragment, const FragmentHeader& header)
{
    return {fragment.tuple.source, fragment.tuple.destination, header.identification,
            fragment.isV4() ? fragment.protocol : std::uint8_t{0}};
}

std::size_t FragmentTable::costOf(const Piece& piece)
{
    // The list may have room for twice as many.
    return 2 * sizeof(Piece) + wire::kFrameHeadroom + piece.frame.frame().size;
}

/// Why a fragment cannot belong to what is there already.
std::optional<DropReason> FragmentTable::contradiction(const Datagram& datagram, const FragmentPlace& place)
{
    const std::uint32_t highest = datagram.pieces.empty() ? 0 : datagram.pieces.back().header.place.end();
    const bool isOtherEnd = place.isLast && datagram.end && *datagram.end != place.end();
    const bool isBehindEnd = datagram.end && place.end() > *datagram.end;
    if (isOtherEnd || isBehindEnd || (place.isLast && place.end() < highest))
        return DropReason::FragmentBadEnd;
    std::uint32_t known = 0; // bytes of it that are there
    for (const Piece& piece : datagram.pieces) {
        const FragmentPlace& other = piece.header.place;
        const std::uint32_t from = std::max(other.offset, place.offset);
        const std::uint32_t to = std::min(other.end(), place.end());
        known += from < to ? to - from : 0;
    }
    if (known == place.length)
        return DropReason::FragmentDuplicate;
    if (known > 0)
        return DropReason::FragmentOverlap;
    if (datagram.pieces.size() == kMaxPieces)
        return DropReason::FragmentTooMany;
    return std::nullopt;
}

FragmentTable::Outcome FragmentTable::join(const Datagram& datagram)
{
    const Piece& first = datagram.pieces.front();
    wire::WholeDatagram whole{datagram.length, first.header.ecn, false};
    std::uint32_t largest = 0, largestUncut = 0;
    for (const Piece& piece : datagram.pieces) {
        const auto ecn = combinedEcn(whole.ecn, piece.header.ecn);
        if (!ecn)
            return {DropReason::FragmentBadEcn, datagram.pieces.size() - 1, {}};
        whole.ecn = *ecn;
        largest = std::max(largest, piece.header.ipLength);
        if (piece.header.dontFragment)
            largestUncut = std::max(largestUncut, piece.header.ipLength);
    }
    // The sender wants to hear of a smaller MTU if it said so of the largest fragment.
    whole.dontFragment = largest == largestUncut;
    if (wire::isTooLong(first.header, whole.length)) // its header may be longer than the others'
        return {DropReason::FragmentTooLong, datagram.pieces.size() - 1, {}};
    wire::OwnedFrame frame = wire::beginWhole(first.frame.frame().bytes(), first.header, whole);
    wire::Byte* const payload = frame.frame().data + wire::wholePayloadOffset(first.header);
    for (const Piece& piece : datagram.pieces)
        std::copy_n(piece.frame.frame().data + piece.header.payloadOffset, piece.header.place.length,
                    payload + piece.header.place.offset);
    frame.frame().fragments = {largest, first.header.identification, first.header.headerLength,
                               first.header.nextHeaderAt};
    return {std::nullopt, 0, std::move(frame)};
}

FragmentTable::Outcome FragmentTable::add(const wire::Packet& fragment, std::uint32_t link, Instant now)
{
    Piece piece{wire::readFragment(fragment), {}};
    if (const auto fault = faultOf(fragment, piece.header))
        return {fault, 0, {}};
    piece.frame = wire::OwnedFrame::copyOf(*fragment.frame);
    if (piece.header.place.offset == 0 && piece.header.place.isLast)
        return unwrap(std::move(piece));
    Datagram complete;
    {
        MutexLock lock(m_lock);
        const Key key = keyOf(fragment, piece.header);
        auto at = m_datagrams.find(key);
        const std::size_t cost = costOf(piece) + (at == m_datagrams.end() ? kDatagramCost : 0);
        if (m_bytes + cost > kMaxBytes)
            return {DropReason::FragmentMemory, 0, {}};
        if (at == m_datagrams.end()) {
            at = m_datagrams.try_emplace(key).first;
            at->second.deadline = now + (fragment.isV4() ? kTimeout4 : kTimeout6);
            at->second.link = link;
            m_bytes += kDatagramCost;
        }
        Outcome outcome = insert(at->second, std::move(piece));
        if (outcome.reason || !at->second.isComplete())
            return outcome;
        complete = take(at);
    }
    return join(complete);
}

/// An IPv6 packet that says it is a fragment and is alone (RFC 6946).
FragmentTable::Outcome FragmentTable::unwrap(Piece piece)
{
    Datagram alone;
    alone.length = piece.header.place.length;
    alone.pieces.push_back(std::move(piece));
    Outcome outcome = join(alone);
    outcome.whole.frame().fragments = {};
    return outcome;
}

FragmentTable::Outcome FragmentTable::insert(Datagram& datagram, Piece piece)
{
    const FragmentPlace place = piece.header.place;
    if (datagram.grave)
        return {datagram.grave, 0, {}};
    if (const auto reason = contradiction(datagram, place)) {
        // Nobody gains by sending the same again, and networks do it by themselves.
        const bool isHarmless = *reason == DropReason::FragmentDuplicate;
        return {reason, isHarmless ? 0 : bury(datagram, *reason), {}};
    }
    if (place.isLast)
        datagram.end = place.end();
    datagram.length += place.length;
    m_bytes += costOf(piece);
    const auto behind = std::ranges::upper_bound(datagram.pieces, place.offset, {},
                                                 [](const Piece& one) { return one.header.place.offset; });
    datagram.pieces.insert(behind, std::move(piece));
    return {};
}

/// Returns how many fragments had waited.
std::size_t FragmentTable::bury(Datagram& datagram, DropReason reason)
{
    const std::vector<Piece> lost = std::exchange(datagram.pieces, {});
    for (const Piece& piece : lost)
        m_bytes -= costOf(piece);
    datagram.grave = reason;
    return lost.size();
}

FragmentTable::Datagram FragmentTable::take(Datagrams::iterator at)
{
    Datagram datagram = std::move(at->second);
    for (const Piece& piece : datagram.pieces)
        m_bytes -= costOf(piece);
    m_bytes -= kDatagramCost;
    m_datagrams.erase(at);
    return datagram;
}

FragmentTable::Expired FragmentTable::expire(Instant now)
{
    Expired expired;
    MutexLock lock(m_lock);
    for (auto at = m_datagrams.begin(); at != m_datagrams.end();) {
        const auto one = at++;
        if (now < one->second.deadline)
            continue;
        Datagram datagram = take(one);
        expired.fragments += datagram.pieces.size();
        if (!datagram.pieces.empty() && datagram.pieces.front().header.place.offset == 0)
            expired.incomplete.push_back({std::move(datagram.pieces.front().frame), datagram.link});
    }
    return expired;
}

std::size_t FragmentTable::bytes() const
{
    MutexLock lock(m_lock);
    return m_bytes;
}

std::size_t FragmentTable::size() const
{
    MutexLock lock(m_lock);
    return m_datagrams.size();
}

} // namespace tb::conntrack
