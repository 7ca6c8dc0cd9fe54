// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>

namespace tb {

/// Reports a broken invariant of our own code and stops. Never for input.
[[noreturn]] inline void failCheck(const char* condition, const char* file, int line)
{
    std::fprintf(stderr, "%s:%d: check failed: %s\n", file, line, condition);
    std::abort();
}

} // namespace tb

/// Always checked. For invariants whose breach would corrupt data.
#define TB_CHECK(condition)                                                                                  \
    do {                                                                                                     \
        if (!(condition)) [[unlikely]]                                                                       \
            ::tb::failCheck(#condition, __FILE__, __LINE__);                                                 \
    } while (false)

/// Checked in debug builds and in every test build; free in release builds.
#ifdef NDEBUG
#define TB_ASSERT(condition) static_cast<void>(0)
#else
#define TB_ASSERT(condition) TB_CHECK(condition)
#endif

/// Ends a switch over an enum that handles every enumerator.
#define TB_UNREACHABLE() ::tb::failCheck("unreachable", __FILE__, __LINE__)
