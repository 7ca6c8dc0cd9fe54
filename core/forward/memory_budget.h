// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tb::forward {

/// Most connections that the machine's memory allows: one per KiB of the memory that this process may use
/// (physical, or its control group's limit), at least 4096 and never above 1,048,576 (mission page,
/// max-entries; the rate is what RouterOS's manual gives for 64 MB and 128 MB).
std::uint32_t maxEntriesForThisMachine();

/// The rule itself, for tests.
std::uint32_t maxEntriesFor(std::uint64_t memoryBytes);

} // namespace tb::forward
