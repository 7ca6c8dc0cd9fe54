// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "conntrack/expectation_table.h"
#include "conntrack/helpers/helper.h"
#include "wire/drop_reason.h"
#include "wire/packet.h"

#include <optional>

namespace tb::conntrack {

/// A packet of a control connection that its helper has read.
struct TranslationInput {
    ExpectationTable& expectations;
    Random& random;
    Instant now;
    ConnectionId master; ///< the control connection
    HelperKind helper = HelperKind::None;
    wire::FlowTuple sent; ///< the connection's tuple in the direction of the packet
    wire::FlowTuple back; ///< and in the other one
};

/// Random ports that are tried above the one that an end has named.
inline constexpr int kMostTries = 128;

/// Remembers what the helper announces, and where the control connection is translated makes the packet say
/// what is true for its reader.
///
/// Theory of operation
///   An announced end that is written in the text gets an outside port: the one it got before when it says
///   the same again (a retransmission must come out equal, byte for byte), else the one it has named if
///   nobody waits there, else one out of kMostTries random ones above. RTP keeps an even port and RTCP the
///   next one. Then all mentions are written as they must read, and go into the packet at once. Nothing
///   changes where the text reads like this already, and where the end it tells of is not translated.
///
/// With NoOutsidePort or UntranslatedText the packet must be dropped: it would tell the outside of an end
/// that cannot be reached. Its sender repeats it.
[[nodiscard]] std::optional<wire::DropReason>
translateFindings(const TranslationInput& input, HelperFindings& findings, wire::Packet& packet);

} // namespace tb::conntrack
