// SPDX-License-Identifier: GPL-3.0-or-later
#include "firewall/chain_graph.h"

#include <algorithm>

namespace tb::firewall {

ChainGraph::ChainGraph(std::span<const std::string_view> builtIn, std::span<const ChainedRule> rules)
{
    for (std::size_t i = 0; i < rules.size(); ++i) {
        Chain& chain = m_chains[rules[i].chain];
        ++chain.rules;
        if (!rules[i].jumpTarget.empty())
            chain.jumps.push_back({i, rules[i].jumpTarget});
    }
    for (std::size_t i = 0; i < builtIn.size(); ++i) {
        const std::uint32_t bit = std::uint32_t{1} << i;
        std::vector<std::string_view> waiting = {builtIn[i]};
        while (!waiting.empty()) {
            const std::string_view name = waiting.back();
            waiting.pop_back();
            std::uint32_t& from = m_reachedFrom[name];
            if ((from & bit) != 0)
                continue;
            from |= bit;
            for (const Jump& jump : m_chains[name].jumps)
                waiting.push_back(jump.target);
        }
    }
}

std::uint32_t ChainGraph::reachedFrom(std::string_view chain) const
{
    const auto found = m_reachedFrom.find(chain);
    return found != m_reachedFrom.end() ? found->second : 0;
}

/// Depth first from chain to chain, each looked through once; never deeper than kDeepestJump.
class ChainGraph::Search {
public:
    explicit Search(const ChainGraph& graph) : m_graph(graph) {}

    /// What is known of a chain with everything that it jumps to.
    struct Extent {
        std::size_t depth = 0;     ///< jumps below it
        std::size_t questions = 0; ///< rules at most, kMostQuestions + 1 for anything above
        bool isOpen = false;       ///< still being looked through: a jump here is a circle
    };

    std::optional<Fault> visit(std::string_view name, std::size_t above)
    {
        const auto found = m_graph.m_chains.find(name);
        if (found == m_graph.m_chains.end())
            return std::nullopt;
        Extent extent{0, found->second.rules, /*isOpen=*/true};
        m_known[name] = extent;
        for (const Jump& jump : found->second.jumps) {
            if (auto fault = follow(jump, above + 1, extent))
                return fault;
        }
        extent.isOpen = false;
        m_known[name] = extent;
        return std::nullopt;
    }

    bool isKnown(std::string_view name) const { return m_known.find(name) != m_known.end(); }

private:
    std::optional<Fault> follow(const Jump& jump, std::size_t above, Extent& extent)
    {
        if (above > kDeepestJump)
            return tooDeep(jump);
        if (!isKnown(jump.target)) {
            if (auto fault = visit(jump.target, above))
                return fault;
        }
        const Extent below = m_known[jump.target];
        if (below.isOpen)
            return Fault{
                jump.rule, {TB_TEXT("failure: chain %1 jumps back to itself"), {std::string(jump.target)}}
            };
        if (above + below.depth > kDeepestJump)
            return tooDeep(jump);
        extent.depth = std::max(extent.depth, below.depth + 1);
        extent.questions = std::min(extent.questions + below.questions, kMostQuestions + 1);
        if (extent.questions > kMostQuestions)
            return Fault{
                jump.rule,
                {TB_TEXT("failure: a packet could pass more than %1 rules"),
                       {std::to_string(kMostQuestions)}}
            };
        return std::nullopt;
    }

    static Fault tooDeep(const Jump& jump)
    {
        return {
            jump.rule,
            {TB_TEXT("failure: jumps are nested more than %1 deep"), {std::to_string(kDeepestJump)}}
        };
    }

    const ChainGraph& m_graph;
    std::map<std::string_view, Extent> m_known;
};

std::optional<ChainGraph::Fault> ChainGraph::findFault() const
{
    Search search(*this);
    for (const auto& [name, chain] : m_chains) {
        if (search.isKnown(name))
            continue;
        if (auto fault = search.visit(name, 0))
            return fault;
    }
    return std::nullopt;
}

} // namespace tb::firewall
