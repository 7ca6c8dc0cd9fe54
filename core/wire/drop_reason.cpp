// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/drop_reason.h"

#include "base/assert.h"

namespace tb::wire {

const char* dropReasonName(DropReason reason)
{
    switch (reason) {
#define TB_ROW(id, name, doc)                                                                                \
    case DropReason::id:                                                                                     \
        return name;
        TB_DROP_REASONS(TB_ROW)
#undef TB_ROW
    }
    TB_UNREACHABLE();
}

Text dropReasonText(DropReason reason)
{
    switch (reason) {
#define TB_ROW(id, name, doc)                                                                                \
    case DropReason::id:                                                                                     \
        return doc;
        TB_DROP_REASONS(TB_ROW)
#undef TB_ROW
    }
    TB_UNREACHABLE();
}

} // namespace tb::wire
