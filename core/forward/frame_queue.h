// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/mutex.h"
#include "routing/interface_id.h"
#include "wire/frame.h"

#include <functional>
#include <vector>

namespace tb::forward {

/// A frame that changes threads: to the router's services, or from them.
struct QueuedFrame {
    wire::OwnedFrame frame;
    routing::InterfaceId interface = routing::kNoInterface; ///< that it came in on, or is to leave by
    Instant at;                                             ///< when it arrived
    bool isComplete = false; ///< it leaves as it is, past every rule: its Ethernet header is filled
};

/// Frames between workers and control thread, in their order. Bounded: whoever floods the router's services
/// loses packets, and nothing else does. Any thread.
class FrameQueue {
public:
    static constexpr std::size_t kMostFrames = 1024;
    static constexpr std::size_t kMostBytes = std::size_t{2} << 20;

    /// `wake` is told, on the thread that puts, when the queue was empty: the other side must take soon.
    explicit FrameQueue(std::function<void()> wake) : m_wake(std::move(wake)) {}

    /// False when there is no room: then the frame is gone, and counted.
    bool put(QueuedFrame one) TB_EXCLUDES(m_mutex);
    /// All that wait.
    std::vector<QueuedFrame> takeAll() TB_EXCLUDES(m_mutex);
    /// Without a lock. Who puts a frame wakes the other side, so an answer that is old by then does no harm.
    bool isEmpty() const { return m_count.load(std::memory_order_acquire) == 0; }
    /// Frames that found no room, since the beginning.
    std::uint64_t refused() const { return m_refused.load(std::memory_order_relaxed); }

private:
    const std::function<void()> m_wake;
    Mutex m_mutex;
    std::vector<QueuedFrame> m_frames TB_GUARDED_BY(m_mutex);
    std::size_t m_bytes TB_GUARDED_BY(m_mutex) = 0;
    std::atomic<std::size_t> m_count{0};
    std::atomic<std::uint64_t> m_refused{0};
};

} // namespace tb::forward
