// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text.h"

#include <cstdint>

namespace tb::wire {

enum class Stage : std::uint8_t {
    Parse,
    FastTrack,
    Raw,
    Track,
    ManglePrerouting,
    DestinationNat,
    Route,
    Ttl,
    Input,
    Forward,
    Output,
    SourceNat,
    Confirm,
    Neighbor,
    Send,
    LocalDelivery,
};

/// Where a stage may leave a sentence; null when nobody looks, so a stage asks first and pays nothing
/// otherwise.
class TraceSink {
public:
    virtual ~TraceSink() = default;
    virtual void note(Stage stage, const Message& sentence) = 0;
};

} // namespace tb::wire
