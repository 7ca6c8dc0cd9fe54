// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mutex.h"
#include "base/subscription.h"

#include <functional>
#include <list>
#include <memory>

namespace tb::service {

/// Who wants to be told a Value; `Extra` is what the list's owner remembers of each. Watchers come and go on
/// any thread; they are told on the owner's. The list must outlive its subscriptions.
template <typename Value, typename Extra>
class WatcherList {
public:
    struct Watcher {
        Extra extra;
        std::function<void(Value)> told;
        Mutex calling; ///< held while told: the end of the Subscription waits for it
        bool isClosed TB_GUARDED_BY(calling) = false;

        void tell(Value value)
        {
            MutexLock lock(calling);
            if (!isClosed)
                told(std::move(value));
        }
    };

    std::unique_ptr<Subscription> add(Extra extra, std::function<void(Value)> told)
    {
        auto watcher = std::make_shared<Watcher>();
        watcher->extra = std::move(extra);
        watcher->told = std::move(told);
        MutexLock lock(m_lock);
        m_watchers.push_back(watcher);
        return std::make_unique<Watch>(*this, std::move(watcher));
    }
    /// Those of this moment; one that ends meanwhile is not told any more.
    std::list<std::shared_ptr<Watcher>> all()
    {
        MutexLock lock(m_lock);
        return m_watchers;
    }

private:
    class Watch final : public Subscription {
    public:
        Watch(WatcherList& list, std::shared_ptr<Watcher> watcher)
            : m_list(list), m_watcher(std::move(watcher))
        {
        }
        ~Watch() override
        {
            {
                MutexLock lock(m_watcher->calling);
                m_watcher->isClosed = true;
            }
            MutexLock lock(m_list.m_lock);
            m_list.m_watchers.remove(m_watcher);
        }

    private:
        WatcherList& m_list;
        std::shared_ptr<Watcher> m_watcher;
    };

    Mutex m_lock;
    std::list<std::shared_ptr<Watcher>> m_watchers TB_GUARDED_BY(m_lock);
};

} // namespace tb::service
