// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mutex.h"
#include "base/unique_fd.h"
#include "link/link.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <deque>
#include <memory>
#include <thread>
#include <vector>

namespace tb::test {

/// A link with a queue for each worker, filled wave by wave: whoever fills it can wait until everything has
/// been worked off, so that only what is within a wave may happen in any order. What is sent is counted.
class WaveLink final : public link::Link {
public:
    WaveLink(int queues, const MacAddress& mac) : m_mac(mac)
    {
        for (int i = 0; i < queues; ++i)
            m_queues.push_back(std::make_unique<Queue>());
    }

    /// Puts a frame into a queue; its worker hears of it with wake().
    void put(std::size_t queue, wire::ConstBytes frame)
    {
        Queue& one = *m_queues[queue % m_queues.size()];
        MutexLock lock(one.lock);
        one.waiting.emplace_back(frame.begin(), frame.end());
        ++one.put;
    }
    void wake()
    {
        for (const auto& queue : m_queues) {
            const std::uint64_t one = 1;
            (void)!::write(queue->event.get(), &one, sizeof one); // a full counter wakes just as well
        }
    }
    /// Everything that was put has been worked off: its worker came back for more.
    bool isDone() const
    {
        return std::ranges::all_of(m_queues, [](const auto& queue) {
            MutexLock lock(queue->lock);
            return queue->done == queue->put;
        });
    }
    std::uint64_t sent() const { return m_sent; }

    std::size_t receive(int number, std::span<wire::Frame> into) override
    {
        Queue& queue = *m_queues[static_cast<std::size_t>(number)];
        MutexLock lock(queue.lock);
        queue.done += std::exchange(queue.inWork, 0);
        while (queue.inWork < into.size() && !queue.waiting.empty()) {
            const std::vector<wire::Byte>& bytes = queue.waiting.front();
            wire::Frame& frame = into[queue.inWork++];
            std::ranges::copy(bytes, frame.data);
            frame.size = static_cast<std::uint32_t>(bytes.size());
            frame.offload = {};
            queue.waiting.pop_front();
        }
        std::uint64_t times;
        if (queue.inWork == 0)
            (void)!::read(queue.event.get(), &times, sizeof times); // empties the counter
        return queue.inWork;
    }
    link::SendStatus send(int, link::EgressFrame&) override
    {
        ++m_sent;
        return link::SendStatus::Sent;
    }
    int descriptor(int queue) const override
    {
        return m_queues[static_cast<std::size_t>(queue)]->event.get();
    }
    int queueCount() const override { return static_cast<int>(m_queues.size()); }
    bool isRunning() const override { return true; }
    MacAddress macAddress() const override { return m_mac; }
    std::uint32_t mtu() const override { return 1500; }
    std::string name() const override { return "wave"; }

private:
    struct Queue {
        UniqueFd event{::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)};
        mutable Mutex lock;
        std::deque<std::vector<wire::Byte>> waiting;
        std::size_t put = 0, inWork = 0, done = 0;
    };
    const MacAddress m_mac;
    std::vector<std::unique_ptr<Queue>> m_queues;
    std::atomic<std::uint64_t> m_sent{0};
};

} // namespace tb::test
