// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/end_reason.h"

#include "base/assert.h"

namespace tb::conntrack {

const char* endReasonName(EndReason reason)
{
    switch (reason) {
#define TB_ROW(id, name, doc)                                                                                \
    case EndReason::id:                                                                                      \
        return name;
        TB_END_REASONS(TB_ROW)
#undef TB_ROW
    }
    TB_UNREACHABLE();
}

Text endReasonText(EndReason reason)
{
    switch (reason) {
#define TB_ROW(id, name, doc)                                                                                \
    case EndReason::id:                                                                                      \
        return doc;
        TB_END_REASONS(TB_ROW)
#undef TB_ROW
    }
    TB_UNREACHABLE();
}

} // namespace tb::conntrack
