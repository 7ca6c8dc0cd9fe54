// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/neighbor_table_impl.h"

#include "base/assert.h"
#include "base/random.h"

#include <algorithm>
#include <utility>

namespace tb::routing {

namespace {

using namespace std::chrono_literals;

constexpr Duration kAskInterval = 1s; ///< RFC 4861 §10, RETRANS_TIMER
constexpr Duration kReachable6 = 30s; ///< RFC 4861 §10, REACHABLE_TIME
/// From the first packet to a stale neighbour until it is asked (RFC 4861 §10, DELAY_FIRST_PROBE_TIME).
constexpr Duration kDelay = 5s;
/// Time after which a stale neighbour is forgotten. Our choice: longer than the pauses of a conversation, and
/// short enough that a full table empties by itself.
constexpr Duration kUnused = 10min;
/// How long one that did not answer is shown. Our choice: long enough for a person to see it.
constexpr Duration kFailedShown = 1min;
/// A neighbour that something was sent to within this time makes room for no other.
constexpr Duration kInUse = 30s;

/// How many neighbours in use are passed over for one that may go, before one of them goes.
constexpr int kMostPassedOver = 256;

} // namespace

/// Hashed with a key of its own: whoever is on the link chooses addresses.
NeighborTable::Impl::Impl() : published(std::make_shared<NeighborMap>(HashKey{systemSeed(), systemSeed()})) {}

Solicitation NeighborTable::Impl::Entry::ask(const NeighborKey& key, Instant now)
{
    ++questions;
    asked = now;
    return {key.interface, key.address, mac};
}

void NeighborTable::Impl::Entry::become(NeighborState next, Instant now)
{
    if (state != next)
        since = now;
    state = next;
    questions = 0;
}

Duration NeighborTable::Impl::reachableTime(const NeighborKey& key) const
{
    return key.address.isV4() ? arpTimeout : kReachable6;
}

void NeighborTable::Impl::publish(Changes changes)
{
    if (changes.empty())
        return;
    std::ranges::sort(changes, {}, &NeighborMap::Change::key);
    published.publish(published.current()->with(changes));
}

int NeighborTable::Impl::keep(Entry& entry, wire::OwnedFrame frame)
{
    const wire::OwnedFrame before = take(entry);
    const int older = before.isEmpty() ? 0 : 1;
    if (waitingBytes + frame.frame().size > kMaxWaitingBytes)
        return older + 1; // whoever sent it will send it again
    waitingBytes += frame.frame().size;
    entry.waiting = std::move(frame);
    return older;
}

wire::OwnedFrame NeighborTable::Impl::take(Entry& entry)
{
    waitingBytes -= entry.waiting.frame().size;
    return std::exchange(entry.waiting, {});
}

NeighborTable::Impl::Entry& NeighborTable::Impl::add(const NeighborKey& key, Instant now, Changes& changes)
{
    std::list<NeighborKey>& own = byInterface[key.interface];
    if (own.size() >= kMaxPerInterface) {
        evictFrom(own, now, changes);
    } else if (learnt() >= kMaxEntries) {
        // Whoever has most pays: a flood on one port costs no other port its neighbours.
        evictFrom(std::ranges::max_element(byInterface, {}, [](const auto& one) { return one.second.size(); })
                      ->second,
                  now, changes);
    }
    Entry& entry = entries.try_emplace(key).first->second;
    entry.place = own.insert(own.end(), key);
    entry.since = now;
    entry.serial = newSerial();
    return entry;
}

NeighborTable::Impl::Entries::iterator NeighborTable::Impl::erase(Entries::iterator at, Changes& changes)
{
    if (at->second.mac)
        changes.push_back({at->first, false, {}});
    if (at->second.isPermanent())
        --permanent;
    else
        byInterface[at->first.interface].erase(at->second.place);
    return entries.erase(at);
}

void NeighborTable::Impl::loseWaiting(Entry& entry)
{
    const std::size_t bytes = entry.waiting.frame().size;
    if (wire::OwnedFrame waiting = take(entry); !waiting.isEmpty()) {
        waitingBytes += bytes; // until its sender is told
        lost.push_back(std::move(waiting));
    }
}

void NeighborTable::Impl::evictFrom(std::list<NeighborKey>& keys, Instant now, Changes& changes)
{
    auto victim = entries.find(keys.front());
    for (int i = 0; i < kMostPassedOver && isInUse(*victim, now); ++i) {
        touch(*victim);
        victim = entries.find(keys.front());
    }
    loseWaiting(victim->second);
    erase(victim, changes);
}

bool NeighborTable::Impl::isInUse(Entries::value_type& one, Instant now)
{
    auto& [key, entry] = one;
    if (entry.mac && published.current()->takeUsed(key))
        entry.used = now;
    return entry.wasUsedWithin(kInUse, now);
}

void NeighborTable::Impl::touch(Entries::value_type& one)
{
    std::list<NeighborKey>& keys = byInterface[one.first.interface];
    keys.splice(keys.end(), keys, one.second.place);
}

void NeighborTable::Impl::believe(const NeighborKey& key, Entry& entry, const Heard& heard, Instant now,
                                  Changes& changes)
{
    using enum NeighborState;
    const bool isNew = !entry.mac;
    const bool isOther = heard.mac && entry.mac && *heard.mac != *entry.mac;
    if (entry.isPermanent() || (isNew && !heard.mac))
        return;
    if (isOther && !heard.overrides) {
        if (entry.state == Reachable)
            entry.become(Stale, now); // two say so: it will be asked
        return;
    }
    if (isNew || isOther) {
        entry.mac = heard.mac;
        changes.push_back({key, true, *heard.mac});
    }
    entry.heard = now;
    if (heard.isAnswer)
        entry.become(Reachable, now);
    else if (isNew || isOther)
        entry.become(Stale, now);
}

void NeighborTable::Impl::fail(const NeighborKey& key, Entry& entry, Instant now, Due& due, Changes& changes)
{
    if (wire::OwnedFrame frame = take(entry); !frame.isEmpty())
        due.failed.push_back(std::move(frame));
    if (std::exchange(entry.mac, std::nullopt))
        changes.push_back({key, false, {}});
    entry.become(NeighborState::Failed, now);
}

bool NeighborTable::Impl::age(const NeighborKey& key, Entry& entry, Instant now, Due& due, Changes& changes)
{
    using enum NeighborState;
    switch (entry.state) {
    case Reachable:
        if (now - entry.heard >= reachableTime(key))
            entry.become(entry.wasUsedWithin(kDelay, now) ? Delay : Stale, now);
        return true;
    case Stale:
        if (entry.used && *entry.used >= now)
            entry.become(Delay, now);
        return now - entry.heard < kUnused || entry.state != Stale;
    case Delay:
        if (now - entry.since >= kDelay) {
            entry.become(Probe, now);
            due.solicitations.push_back(entry.ask(key, now));
        }
        return true;
    case Incomplete:
    case Probe:
        if (now - entry.asked < kAskInterval)
            return true;
        if (entry.questions < kSolicitations)
            due.solicitations.push_back(entry.ask(key, now));
        else
            fail(key, entry, now, due, changes);
        return true;
    case Failed:
        return now - entry.since < kFailedShown;
    case Permanent:
        return true;
    }
    TB_UNREACHABLE();
}

void NeighborTable::Impl::makePermanent(const PermanentNeighbor& one, Instant now, Changes& changes)
{
    const NeighborKey key{one.interface, one.address};
    const auto [at, isNew] = entries.try_emplace(key);
    Entry& entry = at->second;
    if (isNew)
        entry.serial = newSerial();
    if (!isNew && !entry.isPermanent())
        byInterface[key.interface].erase(entry.place);
    if (isNew || !entry.isPermanent())
        ++permanent;
    if (entry.mac != one.mac)
        changes.push_back({key, true, one.mac});
    entry.mac = one.mac;
    entry.become(NeighborState::Permanent, now);
}

} // namespace tb::routing
