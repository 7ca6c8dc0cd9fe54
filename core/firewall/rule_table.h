// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"
#include "firewall/chain_graph.h"
#include "firewall/match.h"

#include <array>
#include <string>

namespace tb::firewall {

/// Where the walk goes from a rule that matches.
enum class Flow : std::uint8_t {
    Next,   ///< to the rule below: what it does ends nothing
    Decide, ///< nowhere: no other rule of the table is asked
    Jump,   ///< into another chain
    Return, ///< behind the jump that led here; from a built-in chain: out of the table
};

/// One compiled rule. Effect is what the table's actions need beside the flow.
template <typename Effect>
struct Rule {
    Match match;
    Flow flow = Flow::Decide;
    std::uint32_t jumpTo = 0;   ///< of Jump: a chain of the table
    std::uint32_t position = 0; ///< in its menu, disabled rules included: finds its counters
    Effect effect{};
};

/// A rule with the names that its place has in the menu.
template <typename Effect>
struct NamedRule {
    std::string chain;
    std::string jumpTarget;
    Rule<Effect> rule;
};

/// The compiled rules of one table of one family, chain by chain. The built-in chains are the first, in the
/// order given. Immutable: part of a Plan. No jump leads in a circle: ChainGraph was asked before.
template <typename Effect>
class RuleTable {
public:
    RuleTable() = default;
    RuleTable(std::span<const std::string_view> builtIn, std::vector<NamedRule<Effect>> rules)
    {
        std::map<std::string, std::uint32_t, std::less<>> names;
        const auto indexOf = [&names](std::string_view name) {
            return names.emplace(name, static_cast<std::uint32_t>(names.size())).first->second;
        };
        for (const std::string_view name : builtIn)
            (void)indexOf(name);
        m_chains.resize(builtIn.size());
        for (NamedRule<Effect>& one : rules) {
            const std::uint32_t chain = indexOf(one.chain);
            if (one.rule.flow == Flow::Jump)
                one.rule.jumpTo = indexOf(one.jumpTarget);
            m_chains.resize(std::max(m_chains.size(), names.size()));
            m_chains[chain].push_back(std::move(one.rule));
        }
    }

    const std::vector<Rule<Effect>>& chain(std::size_t index) const { return m_chains[index]; }

    /// Asks the rules of a built-in chain about a packet, one after the other. `matched` is told each that
    /// matches, in order; the answer is the one that decides, or null when the packet came to the end.
    template <typename Chain, typename Matched>
    const Rule<Effect>* walk(Chain from, const MatchContext& context, Matched matched) const
    {
        if (m_chains.empty())
            return nullptr;
        std::array<Place, kDeepestJump + 1> places;
        std::size_t depth = 0;
        places[0] = {&m_chains[static_cast<std::size_t>(from)], 0};
        for (;;) {
            Place& at = places[depth];
            if (at.next == at.chain->size()) {
                if (depth == 0)
                    return nullptr;
                --depth;
                continue;
            }
            const Rule<Effect>& rule = (*at.chain)[at.next++];
            if (!rule.match.holds(context))
                continue;
            matched(rule);
            switch (rule.flow) {
            case Flow::Next:
                break;
            case Flow::Decide:
                return &rule;
            case Flow::Jump:
                TB_ASSERT(depth < kDeepestJump);
                places[++depth] = {&m_chains[rule.jumpTo], 0};
                break;
            case Flow::Return:
                at.next = at.chain->size();
                break;
            }
        }
    }

private:
    struct Place {
        const std::vector<Rule<Effect>>* chain;
        std::size_t next;
    };
    std::vector<std::vector<Rule<Effect>>> m_chains;
};

} // namespace tb::firewall
