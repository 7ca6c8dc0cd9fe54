// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mutex.h"
#include "conntrack/connection_table.h"
#include "nat/reply_tuple.h"

#include <array>
#include <atomic>
#include <optional>
#include <vector>

namespace tb::nat {

/// Which inside ends have become something that nobody can guess: another port, or one of several addresses.
/// The next connection of such an end becomes the same, if it can (RFC 4787 REQ-1, RFC 5382 REQ-1).
///
/// Theory of operation
///   A cache of hints: an entry names a connection, and whoever asks looks it up and compares. So nothing has
///   to be done when a connection ends, and what finds no room only loses its hint. A look-up costs one load
///   while nobody has been remapped, and after that the lock of one bucket, which is a cache line. No
///   connection is locked meanwhile.
class RemappedSources {
public:
    RemappedSources(const conntrack::ConnectionTable& table, HashKey key);

    /// A connection that has just been confirmed.
    void add(conntrack::ConnectionId id, const wire::FlowTuple& original, Instant now);

    /// What the source of `original` is to somebody else already, and `fits` says yes to.
    template <typename Test>
    std::optional<End> find(const wire::FlowTuple& original, Instant now, Test fits) const
    {
        if (!m_isUsed.load(std::memory_order_acquire))
            return std::nullopt;
        for (const conntrack::ConnectionId id : hintsFor(original)) {
            const auto end = outsideEnd(id, original, now);
            if (end && fits(*end))
                return end;
        }
        return std::nullopt;
    }

private:
    static constexpr std::size_t kWays = 5;
    static constexpr std::size_t kBuckets = 8192; ///< half a megabyte; our choice
    using Ids = std::array<conntrack::ConnectionId, kWays>;

    struct alignas(64) Bucket {
        SpinLock lock;
        std::uint8_t next = 0;                   ///< the way that gives way when none is free
        std::array<std::uint32_t, kWays> tags{}; ///< another part of the hash
        Ids ids{};                               ///< null: free
    };
    static_assert(sizeof(Bucket) == 64);

    std::uint64_t hash(const wire::FlowTuple& original) const;
    Ids hintsFor(const wire::FlowTuple& original) const;
    std::optional<End> outsideEnd(conntrack::ConnectionId id, const wire::FlowTuple& original,
                                  Instant now) const;

    const conntrack::ConnectionTable& m_table;
    const HashKey m_key;
    mutable std::vector<Bucket> m_buckets;
    std::atomic<bool> m_isUsed{false};
};

} // namespace tb::nat
