// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/task_queue.h"

#include "base/thread_name.h"

#include <future>
#include <memory>
#include <utility>

namespace tb {

TaskQueue::TaskQueue(std::string name) : m_thread([this, name = std::move(name)] { run(name); }) {}

TaskQueue::~TaskQueue()
{
    {
        MutexLock lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

bool TaskQueue::post(std::function<void()> task, std::size_t limit)
{
    {
        MutexLock lock(m_mutex);
        if (m_ending || (limit != 0 && m_tasks.size() >= limit))
            return false;
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
    return true;
}

void TaskQueue::drain()
{
    // The task owns the promise: the waiting thread may go on before set_value() has returned.
    const auto reached = std::make_shared<std::promise<void>>();
    std::future<void> done = reached->get_future();
    if (post([reached] { reached->set_value(); }))
        done.wait();
}

void TaskQueue::setAlarm(Duration delay, std::function<void()> task)
{
    {
        MutexLock lock(m_mutex);
        m_alarm = std::move(task);
        m_alarmAt = Timer::now() + delay;
    }
    m_wake.notify_one();
}

// The condition variable wants the lock as an lvalue of its own, which the analysis cannot follow.
std::optional<std::function<void()>> TaskQueue::waitForTask() TB_NO_ANALYSIS
{
    MutexLock lock(m_mutex);
    while (m_tasks.empty() && !m_ending && !isAlarmDue()) {
        if (m_alarm)
            m_wake.wait_until(lock.native(), m_alarmAt);
        else
            m_wake.wait(lock.native());
    }
    if (isAlarmDue() && !m_ending)
        return std::exchange(m_alarm, nullptr);
    if (m_tasks.empty())
        return std::nullopt;
    std::function<void()> task = std::move(m_tasks.front());
    m_tasks.pop_front();
    return task;
}

void TaskQueue::run(const std::string& name)
{
    nameThisThread(name);
    while (const auto task = waitForTask())
        (*task)();
}

} // namespace tb
