// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/remapped_sources.h"

#include <algorithm>

namespace tb::nat {

using conntrack::ConnectionId;
using wire::FlowTuple;

RemappedSources::RemappedSources(const conntrack::ConnectionTable& table, HashKey key)
    : m_table(table), m_key(key), m_buckets(kBuckets)
{
}

std::uint64_t RemappedSources::hash(const FlowTuple& original) const
{
    const std::uint8_t* const source = original.source.bytes().data();
    const std::uint64_t rest = (std::uint64_t{original.sourcePart} << 8) | original.protocol;
    return hashWords(m_key, loadWord(source), loadWord(source + 8), rest, 0, 0);
}

RemappedSources::Ids RemappedSources::hintsFor(const FlowTuple& original) const
{
    const std::uint64_t value = hash(original);
    Bucket& bucket = m_buckets[value % kBuckets];
    Ids hints{};
    const SpinLockGuard guard(bucket.lock);
    for (std::size_t i = 0; i < kWays; ++i) {
        if (bucket.tags[i] == static_cast<std::uint32_t>(value >> 32))
            hints[i] = bucket.ids[i];
    }
    return hints;
}

std::optional<End> RemappedSources::outsideEnd(ConnectionId id, const FlowTuple& original, Instant now) const
{
    const auto connection = m_table.lock(id);
    if (!connection || connection->expires() <= now)
        return std::nullopt;
    const FlowTuple known = connection->original();
    if (known.protocol != original.protocol || ownEnd(known, Side::Source) != ownEnd(original, Side::Source))
        return std::nullopt;
    return boundEnd(connection->reply(), Side::Source);
}

void RemappedSources::add(ConnectionId id, const FlowTuple& original, Instant now)
{
    const std::uint64_t value = hash(original);
    Bucket& bucket = m_buckets[value % kBuckets];
    Ids known;
    {
        const SpinLockGuard guard(bucket.lock);
        known = bucket.ids;
    }
    const auto ended = std::ranges::find_if(known, [&](ConnectionId one) {
        const auto connection = m_table.lock(one);
        return !connection || connection->expires() <= now;
    });
    const SpinLockGuard guard(bucket.lock);
    // Somebody else may have used that way meanwhile; then his hint is lost, and no harm done.
    const std::size_t way =
        ended != known.end() ? static_cast<std::size_t>(ended - known.begin()) : bucket.next++ % kWays;
    bucket.ids[way] = id;
    bucket.tags[way] = static_cast<std::uint32_t>(value >> 32);
    m_isUsed.store(true, std::memory_order_release);
}

} // namespace tb::nat
