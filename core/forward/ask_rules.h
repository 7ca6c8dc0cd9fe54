// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/environment.h"
#include "forward/packet_context.h"

namespace tb::forward {

/// Asks a built-in chain about a packet and counts on each rule that matches. `matched` and the answer are
/// those of RuleTable::walk().
template <typename Effect, typename Chain, typename Matched>
const firewall::Rule<Effect>* askRules(const firewall::RuleTable<Effect>& table, RuleMenuId menu, Chain chain,
                                       const PacketContext& context, const Environment& env, Matched matched)
{
    const wire::Packet& packet = context.packet;
    firewall::MatchContext asked{packet, env.plan->addressTypes, context.in, context.out,
                                 context.routingMark};
    const auto& counters = env.inUse->counters[static_cast<std::size_t>(menu)];
    return table.walk(chain, asked, [&](const firewall::Rule<Effect>& rule) {
        counters[rule.position]->add(env.worker, packet.wirePackets, packet.wireBytes);
        matched(rule);
        asked.routingMark = context.routingMark; // what a rule has set counts for those below
    });
}

} // namespace tb::forward
