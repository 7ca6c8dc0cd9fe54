// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/memory_budget.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace tb::forward {

namespace {

/// The control group's limit; "max", no file or an unreadable one mean none.
std::uint64_t controlGroupLimit()
{
    std::ifstream file("/sys/fs/cgroup/memory.max");
    std::uint64_t bytes = 0;
    return file >> bytes ? bytes : UINT64_MAX;
}

} // namespace

std::uint32_t maxEntriesFor(std::uint64_t memoryBytes)
{
    constexpr std::uint64_t kBytesPerEntry = 1024, kFewest = 4096, kMost = 1'048'576;
    return static_cast<std::uint32_t>(std::clamp(memoryBytes / kBytesPerEntry, kFewest, kMost));
}

std::uint32_t maxEntriesForThisMachine()
{
    const long pages = ::sysconf(_SC_PHYS_PAGES), pageSize = ::sysconf(_SC_PAGE_SIZE);
    const std::uint64_t physical =
        pages > 0 && pageSize > 0 ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(pageSize)
                                  : 0;
    return maxEntriesFor(std::min(physical, controlGroupLimit()));
}

} // namespace tb::forward
