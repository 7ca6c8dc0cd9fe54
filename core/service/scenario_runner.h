// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace tb::service {

/// Where a scenario went otherwise than written, or cannot be read.
struct ScenarioError {
    std::string file;
    int line = 0;
    std::string text; ///< what was expected against what came

    /// "nat/masquerade.scenario:12: expected wan < …; came …"
    std::string toString() const;
};

/// Runs a scenario, the whole router as a text: commands, packets in, packets out, what print shows. It has a
/// router of its own on the caller's thread, in virtual time and with fixed seeds, so every run is the same.
/// tests/scenarios/README.md is the language.
///
/// Strict on purpose: a packet that leaves and is not expected is an error, and so is a checksum that is
/// wrong, a command that fails without `|fails`, and a line that is not understood.
Result<void, ScenarioError> runScenarioFile(const std::string& path);
/// The same for a text. `name` stands in errors; files that it includes are looked for in the directory of
/// `name`.
Result<void, ScenarioError> runScenario(std::string_view text, const std::string& name);

} // namespace tb::service
