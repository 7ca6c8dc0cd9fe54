// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/slot_pool.h"

#include "base/assert.h"

#include <sys/mman.h>

#include <algorithm>
#include <memory>
#include <new>

namespace tb::conntrack {

namespace {

constexpr std::size_t kHotBytes = SlotPool::kChunkSlots * sizeof(Connection);
constexpr std::size_t kColdBytes = SlotPool::kChunkSlots * sizeof(ColdRecord);
constexpr std::size_t kProtocolBytes = SlotPool::kChunkSlots * sizeof(ProtocolRecord);
constexpr std::size_t kHelperBytes = SlotPool::kChunkSlots * sizeof(HelperRecord);

void* mapMemory(std::size_t bytes)
{
    void* const memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? nullptr : memory;
}

void unmap(void* memory, std::size_t bytes)
{
    if (memory)
        ::munmap(memory, bytes);
}

/// Memory that begins at a multiple of its size (a power of two), so that a chunk can be one huge page.
void* mapAligned(std::size_t bytes)
{
    char* const room = static_cast<char*>(mapMemory(2 * bytes));
    if (!room)
        return nullptr;
    const std::size_t before = (bytes - reinterpret_cast<std::uintptr_t>(room) % bytes) % bytes;
    if (before != 0)
        ::munmap(room, before);
    if (before != bytes)
        ::munmap(room + before + bytes, bytes - before);
    return room + before;
}

} // namespace

SlotPool::SlotPool(std::uint32_t capacity) : m_capacity(std::min(capacity, kMaxChunks * kChunkSlots)) {}

SlotPool::~SlotPool()
{
    for (std::uint32_t chunk = 0; chunk < kMaxChunks; ++chunk) {
        unmap(m_hot[chunk], kHotBytes);
        unmap(m_cold[chunk], kColdBytes);
        unmap(m_protocol[chunk], kProtocolBytes);
        unmap(m_helper[chunk], kHelperBytes);
    }
}

bool SlotPool::addChunk(std::uint32_t chunk)
{
    void* const hot = mapAligned(kHotBytes);
    void* const cold = mapMemory(kColdBytes);
    void* const protocol = mapMemory(kProtocolBytes);
    void* const helper = mapMemory(kHelperBytes);
    if (!hot || !cold || !protocol || !helper) {
        unmap(hot, kHotBytes);
        unmap(cold, kColdBytes);
        unmap(protocol, kProtocolBytes);
        unmap(helper, kHelperBytes);
        return false;
    }
    // Only a hint: without huge pages everything works, with more misses in the translation buffer. The first
    // chunk stays in small pages, so that an idle program uses little.
    if (chunk > 0)
        (void)::madvise(hot, kHotBytes, MADV_HUGEPAGE);
    // Fresh pages are zero, which is what a Free slot holds; begin its lifetime without touching them.
    static_assert(static_cast<int>(SlotState::Free) == 0);
    m_hot[chunk] = static_cast<Connection*>(hot);
    m_cold[chunk] = static_cast<ColdRecord*>(cold);
    m_protocol[chunk] = static_cast<ProtocolRecord*>(protocol);
    m_helper[chunk] = static_cast<HelperRecord*>(helper);
    return true;
}

bool SlotPool::take(std::uint32_t& slot)
{
    SpinLockGuard guard(m_lock);
    if (m_firstFree != kNone) {
        slot = m_firstFree;
        m_firstFree = hot(slot).created;
    } else {
        slot = m_highWater.load(std::memory_order_relaxed);
        const std::uint32_t chunk = slot / kChunkSlots;
        if (slot >= m_capacity || (!m_hot[chunk] && !addChunk(chunk)))
            return false;
        new (&hot(slot)) Connection();
        new (&cold(slot)) ColdRecord();
        m_highWater.store(slot + 1, std::memory_order_release);
    }
    Connection& connection = hot(slot);
    connection.generation = std::max(1U, connection.generation + 1); // 0 names nothing
    connection.slotState.store(SlotState::Pending, std::memory_order_release);
    return true;
}

void SlotPool::give(std::uint32_t slot)
{
    SpinLockGuard guard(m_lock);
    Connection& connection = hot(slot);
    connection.slotState.store(SlotState::Free, std::memory_order_release);
    connection.created = m_firstFree;
    m_firstFree = slot;
}

} // namespace tb::conntrack
