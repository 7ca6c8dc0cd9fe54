// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/expectation_table.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

bool isGre(const Expectation& expectation)
{
    return expectation.protocol == wire::Protocol::Gre;
}

/// The first packet is as it was announced.
bool fits(const Expectation& expectation, const wire::FlowTuple& tuple)
{
    return tuple.is(expectation.protocol) && tuple.greVersion == (isGre(expectation) ? 1 : 0) &&
           tuple.destination == expectation.destination &&
           tuple.destinationPart == expectation.destinationPart &&
           (!expectation.source || *expectation.source == tuple.source) &&
           (!expectation.sourcePart || *expectation.sourcePart == tuple.sourcePart);
}

template <typename T>
bool mayEqual(const std::optional<T>& a, const std::optional<T>& b)
{
    return !a || !b || *a == *b;
}

bool leadToSame(const Expectation& a, const Expectation& b)
{
    return a.targetAddress == b.targetAddress && a.targetPart == b.targetPart;
}

/// There is a packet that fits both.
bool overlap(const Expectation& a, const Expectation& b)
{
    return a.protocol == b.protocol && a.destination == b.destination &&
           a.destinationPart == b.destinationPart && mayEqual(a.source, b.source) &&
           mayEqual(a.sourcePart, b.sourcePart);
}

} // namespace

ExpectationTable::Place ExpectationTable::placeOf(wire::Protocol protocol, const IpAddress& destination,
                                                  std::uint16_t part) const
{
    const std::uint8_t* const bytes = destination.bytes().data();
    return hashWords(m_key, loadWord(bytes), loadWord(bytes + 8), part, static_cast<std::uint64_t>(protocol),
                     0);
}

ExpectationTable::Place ExpectationTable::placeOf(const IpAddress& source, const IpAddress& destination,
                                                  CallIdOf whose, std::uint16_t callId) const
{
    const std::uint8_t* const from = source.bytes().data();
    const std::uint8_t* const to = destination.bytes().data();
    const std::uint64_t id = (static_cast<std::uint64_t>(whose) << 16) | callId;
    return hashWords(m_key, loadWord(from), loadWord(from + 8), loadWord(to), loadWord(to + 8), id);
}

ExpectationTable::Place ExpectationTable::placeOf(const IpAddress& target) const
{
    const std::uint8_t* const bytes = target.bytes().data();
    return hashWords(m_key, loadWord(bytes), loadWord(bytes + 8), 0, 0, 0);
}

ExpectationTable::Master& ExpectationTable::masterOf(ConnectionId id, HelperKind helper)
{
    Master& master = m_masters[id.key()];
    master.id = id;
    master.helper = helper;
    return master;
}

bool ExpectationTable::isTaken(ConnectionId id, const Expectation& expectation, Instant now) const
{
    const auto [first, last] = m_places.equal_range(
        placeOf(expectation.protocol, expectation.destination, expectation.destinationPart));
    return std::any_of(first, last, [&](const auto& place) TB_NO_ANALYSIS {
        const auto master = m_masters.find(place.second);
        const bool isAnother = place.second != id.key();
        return master != m_masters.end() &&
               std::ranges::any_of(master->second.waiting, [&](const Waiting& one) {
                   return one.deadline > now && overlap(one.expectation, expectation) &&
                          (isAnother || !leadToSame(one.expectation, expectation));
               });
    });
}

bool ExpectationTable::hasRoomFor(const Expectation& expectation) const
{
    const auto ofTarget = m_targets.find(placeOf(expectation.targetAddress));
    return m_places.size() < kMost && (ofTarget == m_targets.end() || ofTarget->second < kMostOfTarget) &&
           m_places.count(placeOf(expectation.protocol, expectation.destination,
                                  expectation.destinationPart)) < kMostAtPlace;
}

void ExpectationTable::countWaiting()
{
    m_count.store(m_places.size(), std::memory_order_relaxed);
    m_waiting.store(m_places.size() + m_callIds.size(), std::memory_order_release);
}

void ExpectationTable::eraseWaiting(Master& master, std::size_t i)
{
    const Expectation& gone = master.waiting[i].expectation;
    const auto [first, last] =
        m_places.equal_range(placeOf(gone.protocol, gone.destination, gone.destinationPart));
    const auto place =
        std::find_if(first, last, [&](const auto& one) { return one.second == master.id.key(); });
    if (place != last)
        m_places.erase(place);
    const auto target = m_targets.find(placeOf(gone.targetAddress));
    if (target != m_targets.end() && --target->second == 0)
        m_targets.erase(target);
    master.waiting.erase(master.waiting.begin() + static_cast<std::ptrdiff_t>(i));
}

template <typename Test>
void ExpectationTable::eraseFirst(Master& master, Test test)
{
    const auto one = std::ranges::find_if(master.waiting, test);
    if (one != master.waiting.end())
        eraseWaiting(master, static_cast<std::size_t>(one - master.waiting.begin()));
}

void ExpectationTable::eraseMasterIfIdle(std::uint64_t key)
{
    const auto master = m_masters.find(key);
    if (master != m_masters.end() && master->second.waiting.empty() && master->second.callIds.empty() &&
        master->second.children.empty())
        m_masters.erase(master);
}

bool ExpectationTable::insert(Master& master, const Expectation& expectation, Instant now)
{
    const auto isSame = [&](const Waiting& one) { return overlap(one.expectation, expectation); };
    const auto isOfGroup = [&](const Waiting& one) { return one.expectation.group == expectation.group; };
    eraseFirst(master, isSame);
    if (std::ranges::count_if(master.waiting, isOfGroup) >= expectation.mostOfGroup)
        eraseFirst(master, isOfGroup);
    if (!hasRoomFor(expectation))
        return false;
    master.waiting.push_back({expectation, now + expectation.timeout});
    ++m_targets[placeOf(expectation.targetAddress)];
    m_places.emplace(placeOf(expectation.protocol, expectation.destination, expectation.destinationPart),
                     master.id.key());
    return true;
}

bool ExpectationTable::add(ConnectionId id, HelperKind helper, std::span<const Expectation> together,
                           Instant now)
{
    MutexLock lock(m_lock);
    for (const Expectation& one : together) {
        if (isTaken(id, one, now))
            return false;
    }
    Master& master = masterOf(id, helper);
    std::size_t added = 0;
    while (added < together.size() && insert(master, together[added], now))
        ++added;
    const bool hasRoom = added == together.size();
    for (; !hasRoom && added > 0; --added)
        eraseWaiting(master, master.waiting.size() - 1);
    eraseMasterIfIdle(id.key());
    countWaiting();
    return hasRoom;
}

template <typename Test>
const Expectation* ExpectationTable::findWaiting(ConnectionId id, Instant now, Test test) const
{
    const auto master = m_masters.find(id.key());
    if (master == m_masters.end())
        return nullptr;
    const auto& waiting = master->second.waiting;
    const auto one = std::ranges::find_if(waiting, [&](const Waiting& candidate) {
        return candidate.deadline > now && test(candidate.expectation);
    });
    return one == waiting.end() ? nullptr : &one->expectation;
}

std::optional<std::uint16_t> ExpectationTable::outsidePart(ConnectionId master, const Expectation& again,
                                                           Instant now) const
{
    MutexLock lock(m_lock);
    const Expectation* const one = findWaiting(master, now, [&](const Expectation& waiting) {
        return waiting.protocol == again.protocol && waiting.source == again.source &&
               waiting.destination == again.destination && waiting.targetAddress == again.targetAddress &&
               waiting.targetPart == again.targetPart;
    });
    return one ? std::optional(one->destinationPart) : std::nullopt;
}

std::optional<std::uint16_t> ExpectationTable::targetPart(ConnectionId master, wire::Protocol protocol,
                                                          const IpAddress& outside, std::uint16_t part,
                                                          Instant now) const
{
    MutexLock lock(m_lock);
    const Expectation* const one = findWaiting(master, now, [&](const Expectation& waiting) {
        return waiting.protocol == protocol && waiting.destination == outside &&
               waiting.destinationPart == part;
    });
    return one ? std::optional(one->targetPart) : std::nullopt;
}

void ExpectationTable::addCallIds(ConnectionId id, HelperKind helper, const GreCallIds& ids)
{
    constexpr std::size_t kMostOfMaster = 2; // one call, two directions
    MutexLock lock(m_lock);
    Master& master = masterOf(id, helper);
    if (master.callIds.size() == kMostOfMaster)
        eraseOldestCallIds(master);
    const Place byReceiver = placeOf(ids.source, ids.destination, CallIdOf::Receiver, ids.receiverCallId);
    const Place bySender = placeOf(ids.source, ids.destination, CallIdOf::Sender, ids.senderCallId);
    const bool isCrowded =
        m_callIds.count(byReceiver) >= kMostAtPlace || m_callIds.count(bySender) >= kMostAtPlace;
    if (m_callIds.size() < kMost && !isCrowded) {
        master.callIds.push_back(ids);
        m_callIds.emplace(byReceiver, KnownCallIds{id.key(), ids});
        m_callIds.emplace(bySender, KnownCallIds{id.key(), ids});
    }
    eraseMasterIfIdle(id.key());
    countWaiting();
}

void ExpectationTable::eraseCallIds(std::uint64_t master, Place place)
{
    const auto [first, last] = m_callIds.equal_range(place);
    const auto known =
        std::find_if(first, last, [&](const auto& one) { return one.second.master == master; });
    if (known != last)
        m_callIds.erase(known);
}

void ExpectationTable::eraseOldestCallIds(Master& master)
{
    const GreCallIds ids = master.callIds.front();
    eraseCallIds(master.id.key(),
                 placeOf(ids.source, ids.destination, CallIdOf::Receiver, ids.receiverCallId));
    eraseCallIds(master.id.key(), placeOf(ids.source, ids.destination, CallIdOf::Sender, ids.senderCallId));
    master.callIds.erase(master.callIds.begin());
}

std::optional<ExpectationTable::Found> ExpectationTable::take(const wire::FlowTuple& tuple, Instant now)
{
    MutexLock lock(m_lock);
    const auto [first, last] = m_places.equal_range(
        placeOf(static_cast<wire::Protocol>(tuple.protocol), tuple.destination, tuple.destinationPart));
    for (auto place = first; place != last; ++place) {
        Master& master = m_masters.at(place->second);
        const auto one = std::ranges::find_if(master.waiting, [&](const Waiting& waiting) {
            return waiting.deadline > now && fits(waiting.expectation, tuple);
        });
        if (one == master.waiting.end())
            continue;
        const Found found{master.id, master.helper, one->expectation};
        if (!found.expectation.isPermanent) {
            eraseWaiting(master, static_cast<std::size_t>(one - master.waiting.begin()));
            for (std::size_t i = master.waiting.size(); i-- > 0;) {
                if (found.expectation.isExclusive &&
                    master.waiting[i].expectation.group == found.expectation.group)
                    eraseWaiting(master, i);
            }
            eraseMasterIfIdle(found.master.key());
            countWaiting();
        }
        return found;
    }
    return std::nullopt;
}

std::uint16_t ExpectationTable::senderCallId(const wire::FlowTuple& tuple) const
{
    MutexLock lock(m_lock);
    const auto [first, last] = m_callIds.equal_range(
        placeOf(tuple.source, tuple.destination, CallIdOf::Receiver, tuple.destinationPart));
    return first != last ? first->second.ids.senderCallId : std::uint16_t{0};
}

std::uint16_t ExpectationTable::receiverCallId(const wire::FlowTuple& tuple) const
{
    MutexLock lock(m_lock);
    const auto [first, last] =
        m_callIds.equal_range(placeOf(tuple.source, tuple.destination, CallIdOf::Sender, tuple.sourcePart));
    return first != last ? first->second.ids.receiverCallId : std::uint16_t{0};
}

void ExpectationTable::addChild(ConnectionId id, ConnectionId child)
{
    MutexLock lock(m_lock);
    Master& master = m_masters[id.key()]; // take() may have used up all that it waited for
    master.id = id;
    std::vector<ConnectionId>& children = master.children;
    if (children.size() == kMostChildren)
        children.erase(children.begin());
    children.push_back(child);
}

std::vector<ConnectionId> ExpectationTable::forget(ConnectionId id)
{
    MutexLock lock(m_lock);
    const auto found = m_masters.find(id.key());
    if (found == m_masters.end())
        return {};
    Master& master = found->second;
    while (!master.waiting.empty())
        eraseWaiting(master, master.waiting.size() - 1);
    while (!master.callIds.empty())
        eraseOldestCallIds(master);
    std::vector<ConnectionId> children = std::move(master.children);
    m_masters.erase(found);
    countWaiting();
    return children;
}

void ExpectationTable::forgetGroups(ConnectionId id, std::uint32_t groups)
{
    MutexLock lock(m_lock);
    const auto found = m_masters.find(id.key());
    if (found == m_masters.end())
        return;
    Master& master = found->second;
    for (std::size_t i = master.waiting.size(); i-- > 0;) {
        if ((groups >> master.waiting[i].expectation.group & 1) != 0)
            eraseWaiting(master, i);
    }
    eraseMasterIfIdle(id.key());
    countWaiting();
}

void ExpectationTable::expire(Instant now)
{
    if (isEmpty())
        return;
    MutexLock lock(m_lock);
    for (auto next = m_masters.begin(); next != m_masters.end();) {
        const auto here = next++;
        Master& master = here->second;
        for (std::size_t i = master.waiting.size(); i-- > 0;) {
            if (master.waiting[i].deadline <= now)
                eraseWaiting(master, i);
        }
        eraseMasterIfIdle(here->first);
    }
    countWaiting();
}

} // namespace tb::conntrack
