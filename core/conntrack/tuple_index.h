// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mutex.h"
#include "wire/flow_tuple.h"

#include <atomic>
#include <memory>

namespace tb::conntrack {

/// Which slot, and which of its two tuples, an index entry stands for. Zero is "nothing".
class TupleReference {
public:
    TupleReference() = default;
    TupleReference(std::uint32_t slot, wire::Direction d)
        : m_value(((slot + 1) << 1) | static_cast<std::uint32_t>(d))
    {
    }
    static TupleReference fromValue(std::uint32_t value)
    {
        TupleReference reference;
        reference.m_value = value;
        return reference;
    }
    std::uint32_t value() const { return m_value; }
    std::uint32_t slot() const { return (m_value >> 1) - 1; }
    wire::Direction direction() const { return static_cast<wire::Direction>(m_value & 1); }

private:
    std::uint32_t m_value = 0;
};

/// One shard of the index from tuples to slots: an open-addressing array of 64-byte buckets.
///
/// Theory of operation
///   A bucket holds seven entries of a 32-bit tag (the hash's low word) and a reference, and counts how many
///   entries that belong here had to go to a later bucket. A look-up reads the home bucket and goes on only
///   while that count is not zero, so removal leaves no tombstones. The tag is also where the bucket number
///   comes from: the array doubles without looking at a single connection (some microseconds for one shard of
///   256). Everything but prefetch() needs the shard's lock; prefetch() computes an address and never reads
///   through it, so it may be out of date without harm. A shard has a cache line for itself, so that workers
///   fight for the lock of one shard and not for its neighbours'.
class alignas(64) IndexShard {
public:
    IndexShard();

    SpinLock& lock() { return m_lock; }
    void prefetch(std::uint32_t tag) const;

    // All of these under lock().
    void insert(std::uint32_t tag, TupleReference reference);
    /// The entry must be there.
    void erase(std::uint32_t tag, TupleReference reference);
    /// Calls test(reference) for every entry with this tag until it says true; then returns true.
    template <typename Test>
    bool any(std::uint32_t tag, Test test) const
    {
        std::uint32_t at = tag & m_mask;
        // Once round at most: every bucket may have passed an entry on, and then no count ends the search.
        for (std::uint32_t looked = 0; looked <= m_mask; ++looked) {
            const Bucket& bucket = m_buckets[at];
            for (int i = 0; i < kEntries; ++i) {
                const std::uint32_t reference = bucket.references[i];
                if (bucket.tags[i] == tag && reference != 0 && test(TupleReference::fromValue(reference)))
                    return true;
            }
            if (bucket.passedOn == 0)
                return false;
            at = (at + 1) & m_mask;
        }
        return false;
    }
    std::uint32_t size() const { return m_used; }

private:
    static constexpr int kEntries = 7;
    struct alignas(64) Bucket {
        std::uint32_t tags[kEntries] = {};
        std::uint32_t passedOn = 0; ///< entries whose home is here or before and that live further on
        std::uint32_t references[kEntries] = {};
        std::uint32_t unused = 0;
    };
    static_assert(sizeof(Bucket) == 64);

    void put(std::uint32_t tag, std::uint32_t reference);
    void grow();

    SpinLock m_lock;
    std::atomic<const Bucket*> m_forPrefetch{nullptr}; ///< an address only, never read through
    std::uint32_t m_mask = 0;
    std::atomic<std::uint32_t> m_maskForPrefetch{0};
    std::uint32_t m_used = 0;
    std::unique_ptr<Bucket[]> m_buckets;
};
static_assert(sizeof(IndexShard) == 64);

} // namespace tb::conntrack
