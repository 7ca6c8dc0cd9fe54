// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/tuple_index.h"

#include "base/assert.h"

namespace tb::conntrack {

namespace {

constexpr std::uint32_t kFirstBuckets = 4;

} // namespace

IndexShard::IndexShard() : m_mask(kFirstBuckets - 1), m_buckets(std::make_unique<Bucket[]>(kFirstBuckets))
{
    m_forPrefetch = m_buckets.get();
    m_maskForPrefetch = m_mask;
}

void IndexShard::prefetch(std::uint32_t tag) const
{
    const Bucket* const buckets = m_forPrefetch.load(std::memory_order_relaxed);
    __builtin_prefetch(buckets + (tag & m_maskForPrefetch.load(std::memory_order_relaxed)));
}

void IndexShard::put(std::uint32_t tag, std::uint32_t reference)
{
    std::uint32_t at = tag & m_mask;
    for (;;) {
        Bucket& bucket = m_buckets[at];
        for (int i = 0; i < kEntries; ++i) {
            if (bucket.references[i] == 0) {
                bucket.tags[i] = tag;
                bucket.references[i] = reference;
                return;
            }
        }
        ++bucket.passedOn;
        at = (at + 1) & m_mask;
    }
}

void IndexShard::insert(std::uint32_t tag, TupleReference reference)
{
    // Three quarters full: a search still reads one bucket nearly always.
    if (m_used >= (m_mask + 1) * kEntries * 3 / 4)
        grow();
    put(tag, reference.value());
    ++m_used;
}

void IndexShard::erase(std::uint32_t tag, TupleReference reference)
{
    std::uint32_t at = tag & m_mask;
    for (std::uint32_t looked = 0; looked <= m_mask; ++looked) {
        Bucket& bucket = m_buckets[at];
        for (int i = 0; i < kEntries; ++i) {
            if (bucket.tags[i] == tag && bucket.references[i] == reference.value()) {
                bucket.references[i] = 0;
                --m_used;
                return;
            }
        }
        TB_CHECK(bucket.passedOn > 0);
        --bucket.passedOn;
        at = (at + 1) & m_mask;
    }
    TB_UNREACHABLE();
}

void IndexShard::grow()
{
    const std::uint32_t before = m_mask + 1;
    const std::unique_ptr<Bucket[]> old = std::move(m_buckets);
    m_buckets = std::make_unique<Bucket[]>(before * std::size_t{2});
    m_mask = before * 2 - 1;
    for (std::uint32_t b = 0; b < before; ++b) {
        for (int i = 0; i < kEntries; ++i) {
            if (old[b].references[i] != 0)
                put(old[b].tags[i], old[b].references[i]);
        }
    }
    m_forPrefetch.store(m_buckets.get(), std::memory_order_relaxed);
    m_maskForPrefetch.store(m_mask, std::memory_order_relaxed);
}

} // namespace tb::conntrack
