// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/frame_queue.h"

#include <utility>

namespace tb::forward {

bool FrameQueue::put(QueuedFrame one)
{
    const std::size_t size = one.frame.frame().size;
    bool wasEmpty = false;
    {
        MutexLock lock(m_mutex);
        if (m_frames.size() >= kMostFrames || m_bytes + size > kMostBytes) {
            m_refused.fetch_add(1, std::memory_order_relaxed);
            return false;
        }
        wasEmpty = m_frames.empty();
        m_frames.push_back(std::move(one));
        m_bytes += size;
        m_count.store(m_frames.size(), std::memory_order_release);
    }
    if (wasEmpty)
        m_wake();
    return true;
}

std::vector<QueuedFrame> FrameQueue::takeAll()
{
    MutexLock lock(m_mutex);
    m_bytes = 0;
    m_count.store(0, std::memory_order_release);
    return std::exchange(m_frames, {});
}

} // namespace tb::forward
