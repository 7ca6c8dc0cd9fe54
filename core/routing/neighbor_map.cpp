// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/neighbor_map.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace tb::routing {

/// Open addressing with linear probing, at most half full: most look-ups read one cache line.
class NeighborMap::Shard {
public:
    struct Slot {
        NeighborKey key;
        MacAddress mac;
        bool taken = false;
        mutable std::atomic<bool> used{false};
    };

    explicit Shard(std::size_t entries)
        : m_mask(std::bit_ceil(2 * entries + 1) - 1), m_slots(std::make_unique<Slot[]>(m_mask + 1))
    {
    }

    /// While the shard is made; a key at most once, and no more than were announced.
    void insert(std::uint64_t hash, const NeighborKey& key, const MacAddress& mac, bool used)
    {
        std::size_t at = hash & m_mask;
        while (m_slots[at].taken)
            at = (at + 1) & m_mask;
        Slot& slot = m_slots[at];
        slot.key = key;
        slot.mac = mac;
        slot.taken = true;
        slot.used.store(used, std::memory_order_relaxed);
        ++m_size;
    }

    const Slot* find(std::uint64_t hash, const NeighborKey& key) const
    {
        for (std::size_t at = hash & m_mask; m_slots[at].taken; at = (at + 1) & m_mask) {
            if (m_slots[at].key == key)
                return &m_slots[at];
        }
        return nullptr;
    }

    std::span<const Slot> slots() const { return {m_slots.get(), m_mask + 1}; }
    std::size_t size() const { return m_size; }

private:
    std::size_t m_mask;
    std::size_t m_size = 0;
    std::unique_ptr<Slot[]> m_slots;
};

NeighborMap::NeighborMap(const HashKey& hashKey) : m_hashKey(hashKey)
{
    m_shards.fill(std::make_shared<const Shard>(0));
}

std::shared_ptr<const NeighborMap> NeighborMap::with(std::span<const Change> changes) const
{
    std::array<std::vector<const Change*>, kShards> byShard;
    for (const Change& change : changes)
        byShard[shardOf(hash(change.key))].push_back(&change);
    auto next = std::make_shared<NeighborMap>(*this);
    for (std::size_t i = 0; i < kShards; ++i) {
        if (byShard[i].empty())
            continue;
        const Shard& before = *m_shards[i];
        auto shard = std::make_shared<Shard>(before.size() + byShard[i].size());
        const auto keyOf = [](const Change* change) { return change->key; };
        for (const Shard::Slot& slot : before.slots()) {
            if (slot.taken && !std::ranges::binary_search(byShard[i], slot.key, {}, keyOf))
                shard->insert(hash(slot.key), slot.key, slot.mac, slot.used.load(std::memory_order_relaxed));
        }
        for (const Change* change : byShard[i]) {
            const std::uint64_t at = hash(change->key);
            const Shard::Slot* const old = before.find(at, change->key);
            if (change->isKnown)
                shard->insert(at, change->key, change->mac, old && old->used.load(std::memory_order_relaxed));
        }
        next->m_shards[i] = std::move(shard);
    }
    return next;
}

const MacAddress* NeighborMap::use(const NeighborKey& key) const
{
    const std::uint64_t at = hash(key);
    const Shard::Slot* const slot = m_shards[shardOf(at)]->find(at, key);
    if (!slot)
        return nullptr;
    // The mark is only written when it is not there yet: the line stays shared between workers that send to
    // the same neighbour.
    if (!slot->used.load(std::memory_order_relaxed))
        slot->used.store(true, std::memory_order_relaxed);
    return &slot->mac;
}

bool NeighborMap::takeUsed(const NeighborKey& key) const
{
    const std::uint64_t at = hash(key);
    const Shard::Slot* const slot = m_shards[shardOf(at)]->find(at, key);
    return slot && slot->used.load(std::memory_order_relaxed) &&
           slot->used.exchange(false, std::memory_order_relaxed);
}

std::uint64_t NeighborMap::hash(const NeighborKey& key) const
{
    const auto& bytes = key.address.bytes();
    return hashWords(m_hashKey, loadWord(bytes.data()), loadWord(bytes.data() + 8), key.interface, 0, 0);
}

} // namespace tb::routing
