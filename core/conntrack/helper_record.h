// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/helpers/helper_memory.h"
#include "conntrack/sequence_shift.h"

namespace tb::conntrack {

/// What is kept of a control connection beside the hot record. Touched only by connections that have a
/// helper; the shifts hold anything until kSequenceShifted is set.
struct HelperRecord {
    HelperMemory memory;
    std::array<SequenceShift, 2> shifts; ///< by Direction
};
static_assert(sizeof(HelperRecord) == 88, "the memory figures in README.md");

} // namespace tb::conntrack
