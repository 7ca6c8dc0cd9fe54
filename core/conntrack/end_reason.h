// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text.h"

#include <cstdint>

namespace tb::conntrack {

// Why a connection left the table: enumerator, name, sentence.
// clang-format off
#define TB_END_REASONS(row) \
    row(Timeout,       "timeout",        TB_TEXT("no packet came before its timeout ran out"))                \
    row(Fin,           "fin",            TB_TEXT("both ends closed it"))                                      \
    row(Reset,         "rst",            TB_TEXT("one end reset or refused it"))                              \
    row(Reopened,      "reopened",       TB_TEXT("a new connection began with the same addresses and ports")) \
    row(Evicted,       "evicted",        TB_TEXT("the table was full and the connection was not assured"))    \
    row(Removed,       "removed",        TB_TEXT("somebody removed it from the list"))                        \
    row(MasterEnded,   "master-ended",   TB_TEXT("the connection or call that announced it is over"))         \
    row(InterfaceGone, "interface-gone", TB_TEXT("the interface that it was masqueraded with went away"))     \
    row(TrackingOff,   "tracking-off",   TB_TEXT("connection tracking was switched off"))
// clang-format on

enum class EndReason : std::uint8_t {
#define TB_ROW(id, name, doc) id,
    TB_END_REASONS(TB_ROW)
#undef TB_ROW
};
/// "timeout"
const char* endReasonName(EndReason reason);
Text endReasonText(EndReason reason);

} // namespace tb::conntrack
