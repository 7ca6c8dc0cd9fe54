// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tb {

/// A wish to be told. Destroying it ends the wish and waits for a callback that is running,
/// so it must not be destroyed from inside its own callback.
class Subscription {
public:
    virtual ~Subscription() = default;
};

} // namespace tb
