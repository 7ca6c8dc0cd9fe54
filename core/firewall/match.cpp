// SPDX-License-Identifier: GPL-3.0-or-later
#include "firewall/match.h"

#include <algorithm>

namespace tb::firewall {

using config::RuleMatch;

/// A rule's values beside the packet that they are asked about.
struct Question {
    const RuleMatch& wanted;
    const MatchNames& names;
    const MatchContext& context;
    const wire::FlowTuple& tuple;
};

struct Match::Matcher {
    bool (*isSet)(const RuleMatch&);
    bool (*isNegated)(const RuleMatch&);
    bool (*holds)(const Question&);
    /// Packets that do not have what is asked about match neither the matcher nor its opposite. Null: all
    /// have it.
    bool (*concerns)(const wire::Packet&);
};

namespace {

template <auto Member>
constexpr Match::Matcher matcher(bool (*holds)(const Question&),
                                 bool (*concerns)(const wire::Packet&) = nullptr)
{
    return {[](const RuleMatch& wanted) { return (wanted.*Member).has_value(); },
            [](const RuleMatch& wanted) { return (wanted.*Member)->isNegated; }, holds, concerns};
}

bool hasType(const config::AddressTypes& types, const IpAddress& address, const MatchContext& context)
{
    return types.has(context.addressTypes.typeOf(address));
}

bool fits(const config::IcmpOptions& options, const wire::FlowTuple& tuple)
{
    return tuple.icmpType() == options.type && options.firstCode <= tuple.icmpCode() &&
           tuple.icmpCode() <= options.lastCode;
}

bool hasPorts(const wire::Packet& packet)
{
    return packet.hasTuple && packet.tuple.hasPorts();
}

bool isIcmp(const wire::Packet& packet)
{
    return packet.hasTuple && packet.tuple.isIcmpQuery();
}

using Q = const Question&;

/// THE TABLE of matchers, in the order in which a rule asks them (RouterOS, "Firewall", evaluation order).
constexpr Match::Matcher kMatchers[] = {
    matcher<&RuleMatch::inInterface>([](Q q) { return q.context.in == q.names.in; }),
    matcher<&RuleMatch::outInterface>([](Q q) { return q.context.out == q.names.out; }),
    matcher<&RuleMatch::inInterfaceList>([](Q q) { return q.names.inList->contains(q.context.in); }),
    matcher<&RuleMatch::outInterfaceList>([](Q q) { return q.names.outList->contains(q.context.out); }),
    matcher<&RuleMatch::protocol>([](Q q) { return q.tuple.protocol == q.wanted.protocol->value; }),
    matcher<&RuleMatch::sourceAddress>(
        [](Q q) { return q.wanted.sourceAddress->value.contains(q.tuple.source); }),
    matcher<&RuleMatch::destinationAddress>(
        [](Q q) { return q.wanted.destinationAddress->value.contains(q.tuple.destination); }),
    matcher<&RuleMatch::sourceAddressType>(
        [](Q q) { return hasType(q.wanted.sourceAddressType->value, q.tuple.source, q.context); }),
    matcher<&RuleMatch::destinationAddressType>(
        [](Q q) { return hasType(q.wanted.destinationAddressType->value, q.tuple.destination, q.context); }),
    matcher<&RuleMatch::destinationPort>(
        [](Q q) { return q.wanted.destinationPort->value.contains(Port(q.tuple.destinationPart)); },
        hasPorts),
    matcher<&RuleMatch::sourcePort>(
        [](Q q) { return q.wanted.sourcePort->value.contains(Port(q.tuple.sourcePart)); }, hasPorts),
    matcher<&RuleMatch::port>(
        [](Q q) {
            const config::PortRanges& ports = q.wanted.port->value;
            return ports.contains(Port(q.tuple.sourcePart)) || ports.contains(Port(q.tuple.destinationPart));
        },
        hasPorts),
    matcher<&RuleMatch::icmpOptions>([](Q q) { return fits(q.wanted.icmpOptions->value, q.tuple); }, isIcmp),
    matcher<&RuleMatch::routingMark>([](Q q) { return q.context.routingMark == q.names.routingMark; }),
};

} // namespace

Match::Match(RuleMatch wanted, MatchNames names) : m_wanted(std::move(wanted)), m_names(std::move(names))
{
    for (const Matcher& matcher : kMatchers) {
        if (matcher.isSet(m_wanted))
            m_conditions.push_back({&matcher, matcher.isNegated(m_wanted)});
    }
}

bool Match::holds(const MatchContext& context) const
{
    return std::ranges::all_of(m_conditions, [&](const Condition& condition) {
        const Matcher& matcher = *condition.matcher;
        return (!matcher.concerns || matcher.concerns(context.packet)) &&
               matcher.holds({m_wanted, m_names, context, context.packet.tuple}) != condition.isNegated;
    });
}

} // namespace tb::firewall
