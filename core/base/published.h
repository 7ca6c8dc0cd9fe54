// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mutex.h"

#include <memory>

namespace tb {

/// The newest of a row of immutable values; any thread publishes, any thread reads.
/// A mutex around a pointer: ThreadSanitizer of GCC 12 reports a race inside std::atomic<std::shared_ptr>.
template <typename T>
class Published {
public:
    Published() = default;
    explicit Published(std::shared_ptr<const T> first) : m_value(std::move(first)) {}

    void publish(std::shared_ptr<const T> next) TB_EXCLUDES(m_mutex)
    {
        MutexLock lock(m_mutex);
        m_value.swap(next); // the old value dies after the lock is released
    }
    std::shared_ptr<const T> current() const TB_EXCLUDES(m_mutex)
    {
        MutexLock lock(m_mutex);
        return m_value;
    }

private:
    mutable Mutex m_mutex;
    std::shared_ptr<const T> m_value TB_GUARDED_BY(m_mutex);
};

} // namespace tb
