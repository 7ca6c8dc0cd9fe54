// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/connection.h"
#include "conntrack/helper_record.h"

#include <array>

namespace tb::conntrack {

/// Storage of all connections: slots with stable addresses, in chunks that are mapped when first needed.
/// Slots never move and chunks are never given back, so an old slot number can always be looked at; the
/// generation tells whether it still means the same connection.
class SlotPool {
public:
    /// A chunk of hot records is one huge page (2 MiB).
    static constexpr std::uint32_t kChunkSlots = 16384;
    static constexpr std::uint32_t kMaxChunks = 66; ///< 1,048,576 connections and those still pending

    explicit SlotPool(std::uint32_t capacity);
    ~SlotPool();
    SlotPool(const SlotPool&) = delete;
    SlotPool& operator=(const SlotPool&) = delete;

    Connection& hot(std::uint32_t slot) const { return m_hot[slot / kChunkSlots][slot % kChunkSlots]; }
    ColdRecord& cold(std::uint32_t slot) const { return m_cold[slot / kChunkSlots][slot % kChunkSlots]; }
    /// Memory of it costs nothing until it is touched.
    ProtocolRecord& protocol(std::uint32_t slot) const
    {
        return m_protocol[slot / kChunkSlots][slot % kChunkSlots];
    }
    /// Likewise.
    HelperRecord& helper(std::uint32_t slot) const
    {
        return m_helper[slot / kChunkSlots][slot % kChunkSlots];
    }

    /// A free slot, made Pending with a new generation. False when `capacity` are in use or memory is short.
    bool take(std::uint32_t& slot);
    /// Makes the slot Free; nobody else may reach it any more.
    void give(std::uint32_t slot);
    /// Slots that have ever been taken.
    std::uint32_t highWater() const { return m_highWater.load(std::memory_order_acquire); }

private:
    bool addChunk(std::uint32_t chunk) TB_REQUIRES(m_lock);

    static constexpr std::uint32_t kNone = 0xffffffff;
    const std::uint32_t m_capacity;
    std::array<Connection*, kMaxChunks> m_hot{};
    std::array<ColdRecord*, kMaxChunks> m_cold{};
    std::array<ProtocolRecord*, kMaxChunks> m_protocol{};
    std::array<HelperRecord*, kMaxChunks> m_helper{};
    SpinLock m_lock;
    std::uint32_t m_firstFree TB_GUARDED_BY(m_lock) = kNone;
    std::atomic<std::uint32_t> m_highWater{0}; ///< written under the lock
};

} // namespace tb::conntrack
