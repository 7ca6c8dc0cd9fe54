// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ip_address.h"
#include "base/mutex.h"
#include "wire/drop_reason.h"
#include "wire/fragment.h"

#include <map>
#include <optional>
#include <vector>

namespace tb::conntrack {

/// Puts datagrams together that come in fragments (RFC 791 §3.2, RFC 8200 §4.5), so that tracking sees them
/// whole.
///
/// Theory of operation
///   Fragments of one datagram may come to different workers, so one table serves them all; its mutex is
///   taken for fragments only. A fragment is copied, sorted in by its place, and when no gap is left the one
///   who brought the last piece gets the whole. Fragments must not contradict each other: who lets the later
///   copy of a byte win, or the earlier one, can be made to show a filter another datagram than the receiver
///   (RFC 1858, RFC 3128, RFC 5722). A datagram with a contradiction dies as a whole and leaves a grave,
///   which takes whatever still comes of it until its time is over. The time counts from the first fragment
///   and is not renewed.
class FragmentTable {
public:
    /// Of everything that waits. RouterOS's kernel has the same limit.
    static constexpr std::size_t kMaxBytes = std::size_t{4} << 20;
    /// Pieces of one datagram: the largest one by the smallest MTU that is in use (IPv4 over radio, 296) is
    /// 238. Our choice.
    static constexpr std::size_t kMaxPieces = 256;
    static constexpr Duration kTimeout4 = std::chrono::seconds(30); ///< RFC 791 §3.2 and Linux
    static constexpr Duration kTimeout6 = std::chrono::seconds(60); ///< RFC 8200 §4.5

    /// What became of a fragment. Neither a reason nor a whole: it waits for the others.
    struct Outcome {
        std::optional<wire::DropReason> reason; ///< the fragment died of this ...
        std::size_t alsoLost = 0;               ///< ... and so many with it that had waited
        wire::OwnedFrame whole;                 ///< the datagram, Frame::fragments says how it came
    };
    /// Takes a fragment that came by `link`, a number that expire() gives back. Its transport checksum must
    /// not be left to offload. An IPv6 packet that is its only fragment is whole at once (RFC 6946) and
    /// forgets that it was one. Any thread.
    Outcome add(const wire::Packet& fragment, std::uint32_t link, Instant now) TB_EXCLUDES(m_lock);

    /// The first fragment of a datagram that never became whole.
    struct Incomplete {
        wire::OwnedFrame first;
        std::uint32_t link = 0; ///< by which the first one to come came
    };
    struct Expired {
        std::vector<Incomplete> incomplete; ///< those whose first fragment is there
        std::size_t fragments = 0;          ///< that had waited
    };
    /// Once a second: takes out whatever has waited for too long. Any thread.
    Expired expire(Instant now) TB_EXCLUDES(m_lock);

    /// Memory in use, as far as it counts against kMaxBytes. Any thread.
    std::size_t bytes() const TB_EXCLUDES(m_lock);
    /// Datagrams and graves. Any thread.
    std::size_t size() const TB_EXCLUDES(m_lock);

private:
    struct Key {
        IpAddress source, destination;
        std::uint32_t identification = 0;
        std::uint8_t protocol = 0; ///< 0 for IPv6, whose fragments need not all know it
        friend auto operator<=>(const Key&, const Key&) = default;
    };
    struct Piece {
        wire::FragmentHeader header;
        wire::OwnedFrame frame;
    };
    struct Datagram {
        Instant deadline;
        std::uint32_t link = 0;
        std::vector<Piece> pieces;             ///< by place, none overlaps another
        std::uint32_t length = 0;              ///< of all pieces
        std::optional<std::uint32_t> end;      ///< known from the last one
        std::optional<wire::DropReason> grave; ///< what it died of
        bool isComplete() const { return end == length; }
    };
    using Datagrams = std::map<Key, Datagram>; // in order: what expires first does not depend on a hash

    /// What a datagram costs beside its pieces, with its place in the map.
    static constexpr std::size_t kDatagramCost = sizeof(Datagrams::value_type) + 64;

    static Key keyOf(const wire::Packet& fragment, const wire::FragmentHeader& header);
    static std::size_t costOf(const Piece& piece);
    static std::optional<wire::DropReason> contradiction(const Datagram& datagram,
                                                         const wire::FragmentPlace& place);
    static Outcome join(const Datagram& datagram);
    static Outcome unwrap(Piece piece);
    Outcome insert(Datagram& datagram, Piece piece) TB_REQUIRES(m_lock);
    std::size_t bury(Datagram& datagram, wire::DropReason reason) TB_REQUIRES(m_lock);
    Datagram take(Datagrams::iterator at) TB_REQUIRES(m_lock);

    mutable Mutex m_lock;
    Datagrams m_datagrams TB_GUARDED_BY(m_lock);
    std::size_t m_bytes TB_GUARDED_BY(m_lock) = 0;
};

} // namespace tb::conntrack
