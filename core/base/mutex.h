// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>

// Clang's thread-safety analysis (-Wthread-safety); nothing for other compilers.
#if defined(__clang__)
#define TB_ATTRIBUTE(x) __attribute__((x))
#else
#define TB_ATTRIBUTE(x)
#endif
#define TB_CAPABILITY(x) TB_ATTRIBUTE(capability(x))
#define TB_SCOPED_CAPABILITY TB_ATTRIBUTE(scoped_lockable)
#define TB_GUARDED_BY(x) TB_ATTRIBUTE(guarded_by(x))
#define TB_REQUIRES(...) TB_ATTRIBUTE(requires_capability(__VA_ARGS__))
#define TB_ACQUIRE(...) TB_ATTRIBUTE(acquire_capability(__VA_ARGS__))
#define TB_RELEASE(...) TB_ATTRIBUTE(release_capability(__VA_ARGS__))
#define TB_EXCLUDES(...) TB_ATTRIBUTE(locks_excluded(__VA_ARGS__))
#define TB_NO_ANALYSIS TB_ATTRIBUTE(no_thread_safety_analysis)

namespace tb {

/// Tells the processor that we wait in a loop; nothing where it has no such instruction.
inline void pauseProcessor()
{
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

/// std::mutex that the thread-safety analysis can see.
class TB_CAPABILITY("mutex") Mutex {
public:
    void lock() TB_ACQUIRE() { m_mutex.lock(); }
    void unlock() TB_RELEASE() { m_mutex.unlock(); }
    std::mutex& native() { return m_mutex; }

private:
    std::mutex m_mutex;
};

/// Holds a Mutex while it lives.
class TB_SCOPED_CAPABILITY MutexLock {
public:
    explicit MutexLock(Mutex& mutex) TB_ACQUIRE(mutex) : m_lock(mutex.native()) {}
    ~MutexLock() TB_RELEASE() = default;
    MutexLock(const MutexLock&) = delete;
    MutexLock& operator=(const MutexLock&) = delete;
    /// For std::condition_variable.
    std::unique_lock<std::mutex>& native() { return m_lock; }

private:
    std::unique_lock<std::mutex> m_lock;
};

/// One byte that guards a few instructions on the packet path: a connection, a shard. Never a system call.
class TB_CAPABILITY("spin lock") SpinLock {
public:
    void lock() TB_ACQUIRE()
    {
        while (m_taken.exchange(true, std::memory_order_acquire)) {
            while (m_taken.load(std::memory_order_relaxed))
                pauseProcessor();
        }
    }
    void unlock() TB_RELEASE() { m_taken.store(false, std::memory_order_release); }

private:
    std::atomic<bool> m_taken{false};
};

/// Holds a SpinLock while it lives.
class TB_SCOPED_CAPABILITY SpinLockGuard {
public:
    explicit SpinLockGuard(SpinLock& lock) TB_ACQUIRE(lock) : m_lock(lock) { m_lock.lock(); }
    ~SpinLockGuard() TB_RELEASE() { m_lock.unlock(); }
    SpinLockGuard(const SpinLockGuard&) = delete;
    SpinLockGuard& operator=(const SpinLockGuard&) = delete;

private:
    SpinLock& m_lock;
};

} // namespace tb
