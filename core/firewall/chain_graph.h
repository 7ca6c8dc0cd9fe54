// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text.h"

#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace tb::firewall {

/// Jumps may be nested so deep; more would be a mistake, and bounds what a walk must remember.
inline constexpr std::size_t kDeepestJump = 64;
/// Rules that one packet may be asked about at most when it passes a chain with all that it jumps to: without
/// the bound a few chains that jump to each other twice would keep a worker busy for hours.
inline constexpr std::size_t kMostQuestions = 1'000'000;

/// Where a rule stands and where it jumps to.
struct ChainedRule {
    std::string_view chain;
    std::string_view jumpTarget; ///< empty: it does not jump
};

/// What can be said of a table's rules without asking what they match. The names must outlive it.
class ChainGraph {
public:
    ChainGraph(std::span<const std::string_view> builtIn, std::span<const ChainedRule> rules);

    struct Fault {
        std::size_t rule = 0; ///< among those given: the jump at fault
        Message message;
    };
    /// A jump that leads back to its own chain, too deep, or through too many rules.
    std::optional<Fault> findFault() const;

    /// One bit for each built-in chain whose packets may pass this one, by their order.
    std::uint32_t reachedFrom(std::string_view chain) const;

private:
    struct Jump {
        std::size_t rule;
        std::string_view target;
    };
    struct Chain {
        std::size_t rules = 0;
        std::vector<Jump> jumps;
    };
    class Search;

    std::map<std::string_view, Chain> m_chains;
    std::map<std::string_view, std::uint32_t> m_reachedFrom;
};

} // namespace tb::firewall
