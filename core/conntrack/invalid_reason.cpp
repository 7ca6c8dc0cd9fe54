// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/invalid_reason.h"

#include "base/assert.h"

namespace tb::conntrack {

const char* invalidReasonName(InvalidReason reason)
{
    switch (reason) {
#define TB_ROW(id, name, doc)                                                                                \
    case InvalidReason::id:                                                                                  \
        return name;
        TB_INVALID_REASONS(TB_ROW)
#undef TB_ROW
    }
    TB_UNREACHABLE();
}

Text invalidReasonText(InvalidReason reason)
{
    switch (reason) {
#define TB_ROW(id, name, doc)                                                                                \
    case InvalidReason::id:                                                                                  \
        return doc;
        TB_INVALID_REASONS(TB_ROW)
#undef TB_ROW
    }
    TB_UNREACHABLE();
}

} // namespace tb::conntrack
