// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"

#include <fcntl.h>
#include <sys/resource.h>

#include <filesystem>

namespace tb::test {

/// Files that this process has open.
inline std::size_t openDescriptors()
{
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& one : std::filesystem::directory_iterator("/proc/self/fd"))
        ++count;
    return count - 1; // the list itself
}

/// As long as it lives, this process can open that many files more and then no other.
class DescriptorLimit {
public:
    explicit DescriptorLimit(std::size_t more)
    {
        TB_CHECK(::getrlimit(RLIMIT_NOFILE, &m_before) == 0);
        // What counts is the highest number, and the lowest free one is given out first.
        rlimit now = m_before;
        for (now.rlim_cur = 0; more > 0; ++now.rlim_cur)
            more -= ::fcntl(static_cast<int>(now.rlim_cur), F_GETFD) < 0 ? 1 : 0;
        TB_CHECK(::setrlimit(RLIMIT_NOFILE, &now) == 0);
    }
    ~DescriptorLimit() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    DescriptorLimit(const DescriptorLimit&) = delete;
    DescriptorLimit& operator=(const DescriptorLimit&) = delete;

private:
    rlimit m_before{};
};

} // namespace tb::test
