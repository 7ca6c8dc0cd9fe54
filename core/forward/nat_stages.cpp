// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/nat_stages.h"

#include "forward/ask_rules.h"
#include "nat/translate.h"

namespace tb::forward {

namespace {

using config::NatAction;
using firewall::NatChain;
using firewall::NatEffect;
using wire::DropReason;

/// What the rule that decides wants; nothing when no rule does, or accept.
using Wanted = std::optional<nat::Target>;

bool isSourceChain(NatChain chain)
{
    return chain == NatChain::Srcnat || chain == NatChain::Input;
}

const NatEffect* askNat(NatChain chain, const PacketContext& context, const Environment& env)
{
    const bool v4 = context.packet.isV4();
    const auto* const rule = askRules(env.plan->rules(v4).nat, v4 ? RuleMenuId::Nat : RuleMenuId::Nat6, chain,
                                      context, env, [](const auto&) {});
    if (!rule)
        return nullptr;
    if (context.trace)
        context.trace->note(isSourceChain(chain) ? wire::Stage::SourceNat : wire::Stage::DestinationNat,
                            Message(TB_TEXT("rule %1 decides"), {std::to_string(rule->position)}));
    return &rule->effect;
}

nat::Target targetOf(const NatEffect& effect)
{
    nat::Target target;
    target.addresses = effect.addresses;
    target.ports = effect.ports;
    target.randomisePorts = effect.randomisePorts;
    target.isEndpointIndependent = effect.action == NatAction::EndpointIndependent;
    if (effect.action == NatAction::Netmap)
        target.choice = nat::AddressChoice::HostBits;
    else if (effect.action == NatAction::Same && effect.sameNotByDestination)
        target.choice = nat::AddressChoice::BySource;
    return target;
}

Result<Wanted, DropReason> withAddress(const NatEffect& effect, const std::optional<IpAddress>& address)
{
    if (!address)
        return Failure{DropReason::NoNatAddress};
    nat::Target target = targetOf(effect);
    target.addresses = IpRange{*address, *address};
    return Wanted(target);
}

/// The out-interface's address towards the next hop. A host that has no address yet keeps none: it asks for
/// one (kernel).
Result<Wanted, DropReason> toOutInterface(const NatEffect& effect, const PacketContext& context,
                                          const Environment& env)
{
    if (context.packet.tuple.source.isUnspecified())
        return Wanted();
    const routing::Interface* const out = env.plan->interfaces.find(context.out);
    auto wanted = withAddress(effect, out ? out->addressTowards(context.nextHop) : std::nullopt);
    if (wanted)
        (*wanted)->masqueradeInterface = context.out;
    return wanted;
}

/// The in-interface's address towards the sender; of the router's own packets the loopback address.
Result<Wanted, DropReason> toInInterface(const NatEffect& effect, const PacketContext& context,
                                         const Environment& env)
{
    const IpAddress& source = context.packet.tuple.source;
    if (context.in == routing::kNoInterface)
        return withAddress(effect, IpAddress::parse(source.isV4() ? "127.0.0.1" : "::1"));
    const routing::Interface* const in = env.plan->interfaces.find(context.in);
    return withAddress(effect, in ? in->addressTowards(source) : std::nullopt);
}

Result<Wanted, DropReason> wantedBy(NatChain chain, const PacketContext& context, const Environment& env)
{
    const NatEffect* const effect = askNat(chain, context, env);
    if (!effect || effect->action == NatAction::Accept)
        return Wanted();
    // An endpoint-independent mapping has the out-interface's address unless it is given another.
    const bool isOpenMapping = effect->action == NatAction::EndpointIndependent && isSourceChain(chain);
    if (effect->action == NatAction::Masquerade || (isOpenMapping && !effect->addresses))
        return toOutInterface(*effect, context, env);
    if (effect->action == NatAction::Redirect)
        return toInInterface(*effect, context, env);
    return Wanted(targetOf(*effect));
}

Verdict bindPendingDestination(PacketContext& context, Environment& env)
{
    const NatChain chain = context.in == routing::kNoInterface ? NatChain::Output : NatChain::Dstnat;
    const auto wanted = wantedBy(chain, context, env);
    if (!wanted)
        return Verdict::drop(wanted.error());
    if (*wanted) {
        env.binder->bindDestination(context.pending, **wanted, env.now, *env.random);
        conntrack::refreshLeaving(context.tracked, context.pending);
    }
    return Verdict::next();
}

/// A connection that a translated one has announced follows its master, and no rule is asked. The null
/// binding, when no rule wants anything, only keeps the connection from clashing with others.
Verdict bindPendingSource(PacketContext& context, Environment& env)
{
    const NatChain chain = context.out == routing::kNoInterface ? NatChain::Input : NatChain::Srcnat;
    if (const auto& source = context.pending.childSource()) {
        context.source = {};
        context.source.addresses = IpRange{*source, *source};
    } else {
        const auto wanted = wantedBy(chain, context, env);
        if (!wanted)
            return Verdict::drop(wanted.error());
        context.source = wanted->value_or(nat::Target{});
    }
    if (const auto failure = env.binder->bindSource(context.pending, context.source, env.now, *env.random))
        return Verdict::drop(*failure);
    conntrack::refreshLeaving(context.tracked, context.pending);
    return Verdict::next();
}

} // namespace

Verdict destinationNat(PacketContext& context, Environment& env)
{
    // What a helper has announced follows its master: that is not for the rules.
    const bool mayAskRules = context.pending && !context.pending.childSource() &&
                             !context.pending->has(conntrack::kDestinationNat);
    if (mayAskRules) {
        if (const Verdict bound = bindPendingDestination(context, env); !bound.goesOn())
            return bound;
    }
    if (!context.tracked.isTranslated)
        return Verdict::next();
    return Verdict::dropIf(nat::translateDestination(context.packet, context.tracked));
}

Verdict sourceNat(PacketContext& context, Environment& env)
{
    if (context.pending) {
        if (const Verdict bound = bindPendingSource(context, env); !bound.goesOn())
            return bound;
    }
    if (!context.tracked.isTranslated)
        return Verdict::next();
    nat::translateSource(context.packet, context.tracked);
    return Verdict::next();
}

} // namespace tb::forward
