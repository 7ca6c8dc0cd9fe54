// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/mutex.h"

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <thread>

namespace tb {

/// A thread that runs closures in the order they were posted: the control and the storage thread.
class TaskQueue {
public:
    /// The name is what a process view shows; at most 15 characters (prctl).
    explicit TaskQueue(std::string name);
    /// Runs what was posted, then ends the thread.
    ~TaskQueue();
    TaskQueue(const TaskQueue&) = delete;
    TaskQueue& operator=(const TaskQueue&) = delete;

    /// Any thread. False when the queue is ending, or holds `limit` tasks already (0: no limit).
    bool post(std::function<void()> task, std::size_t limit = 0) TB_EXCLUDES(m_mutex);
    /// Runs `task` once when `delay` has passed; it takes the place of an alarm that was set before. Any
    /// thread. An alarm that has not rung when the queue ends is forgotten.
    void setAlarm(Duration delay, std::function<void()> task) TB_EXCLUDES(m_mutex);
    /// Waits until everything posted so far has run. Not from the queue's own thread.
    void drain() TB_EXCLUDES(m_mutex);
    bool isOwnThread() const { return std::this_thread::get_id() == m_thread.get_id(); }

private:
    using Timer = std::chrono::steady_clock;

    void run(const std::string& name) TB_EXCLUDES(m_mutex);
    /// The next task; nothing when the queue has ended.
    std::optional<std::function<void()>> waitForTask() TB_EXCLUDES(m_mutex);
    bool isAlarmDue() const TB_REQUIRES(m_mutex) { return m_alarm && Timer::now() >= m_alarmAt; }

    Mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks TB_GUARDED_BY(m_mutex);
    std::function<void()> m_alarm TB_GUARDED_BY(m_mutex); ///< empty: none is set
    Timer::time_point m_alarmAt TB_GUARDED_BY(m_mutex);
    bool m_ending TB_GUARDED_BY(m_mutex) = false;
    std::thread m_thread; // last: starts when everything else is there
};

} // namespace tb
