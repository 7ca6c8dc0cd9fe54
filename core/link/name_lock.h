// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/unique_fd.h"

#include <optional>
#include <string>

namespace tb::link {

/// Keeps every other link, of this program or another, from taking the same device while the descriptor is
/// open: two routers on one device would share its frames at random. Holds for this network namespace, where
/// the name means this device. Nothing, with EBUSY in errno, when somebody has it.
std::optional<UniqueFd> lockName(const std::string& link);

} // namespace tb::link
