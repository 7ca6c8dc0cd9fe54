// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/mangle_stages.h"

#include "forward/ask_rules.h"

namespace tb::forward {

namespace {

using firewall::MangleChain;

Verdict mangle(MangleChain chain, PacketContext& context, const Environment& env)
{
    const bool v4 = context.packet.isV4();
    askRules(env.plan->rules(v4).mangle, v4 ? RuleMenuId::Mangle : RuleMenuId::Mangle6, chain, context, env,
             [&context](const firewall::Rule<firewall::MangleEffect>& rule) {
                 if (rule.effect.routingMark)
                     context.routingMark = *rule.effect.routingMark;
             });
    return Verdict::next();
}

} // namespace

Verdict manglePrerouting(PacketContext& context, Environment& env)
{
    return mangle(MangleChain::Prerouting, context, env);
}

Verdict mangleInput(PacketContext& context, Environment& env)
{
    return mangle(MangleChain::Input, context, env);
}

Verdict mangleForward(PacketContext& context, Environment& env)
{
    return mangle(MangleChain::Forward, context, env);
}

Verdict mangleOutput(PacketContext& context, Environment& env)
{
    return mangle(MangleChain::Output, context, env);
}

Verdict manglePostrouting(PacketContext& context, Environment& env)
{
    return mangle(MangleChain::Postrouting, context, env);
}

} // namespace tb::forward
