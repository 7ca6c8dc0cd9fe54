// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/address_watch.h"

#include <span>

namespace tb::routing {

namespace {

using namespace std::chrono_literals;

struct Step {
    Duration after; ///< the one before
    bool isQuestion;
};

/// RFC 5227 §1.1: PROBE_NUM, PROBE_MIN, ANNOUNCE_WAIT, ANNOUNCE_NUM, ANNOUNCE_INTERVAL.
constexpr Step kSteps4[] = {
    {0s, true },
    {1s, true },
    {1s, true },
    {2s, false},
    {2s, false},
};
/// RFC 4862 §5.1: DupAddrDetectTransmits, RetransTimer; RFC 4861 §7.2.6: announcements of a new address.
constexpr Step kSteps6[] = {
    {0s, true },
    {1s, false},
    {1s, false},
};
constexpr std::size_t kQuestions6 = 1;
constexpr Duration kDefendInterval = 10s; ///< RFC 5227 §1.1

std::span<const Step> stepsOf(const IpAddress& address)
{
    return address.isV4() ? std::span<const Step>(kSteps4) : std::span<const Step>(kSteps6);
}

} // namespace

/// Watches the addresses of running links and no others; one that comes anew begins at the first step.
void AddressWatch::follow(const InterfaceTable& interfaces, const std::function<bool(InterfaceId)>& isRunning,
                          Instant now)
{
    All before;
    before.swap(m_all);
    for (const Interface& interface : interfaces.all()) {
        if (!isRunning(interface.id))
            continue;
        for (const auto* list : {&interface.addresses, &interface.withheld}) {
            for (const IpPrefix& prefix : *list) {
                const NeighborKey key{interface.id, prefix.address()};
                const auto known = before.find(key);
                const bool goesOn = known != before.end() && known->second.mac == interface.mac;
                m_all.emplace(key, goesOn ? known->second : Watched{interface.mac, 0, now, {}, false, {}});
            }
        }
    }
}

std::optional<AddressWatch::Message> AddressWatch::next(const NeighborKey& key, Watched& one, Instant now)
{
    const std::span<const Step> steps = stepsOf(key.address);
    if (one.other && !key.address.isV4())
        return std::nullopt; // it is not ours
    if (one.step < steps.size() && one.due <= now) {
        const bool isQuestion = steps[one.step].isQuestion;
        if (++one.step < steps.size())
            one.due = now + steps[one.step].after;
        return Message{key.interface, key.address, isQuestion};
    }
    if (one.mustDefend && (!one.defended || now - *one.defended >= kDefendInterval)) {
        one.mustDefend = false;
        one.defended = now;
        return Message{key.interface, key.address, false};
    }
    return std::nullopt;
}

std::vector<AddressWatch::Message> AddressWatch::tick(const InterfaceTable& interfaces,
                                                      const std::function<bool(InterfaceId)>& isRunning,
                                                      Instant now)
{
    MutexLock lock(m_lock);
    follow(interfaces, isRunning, now);
    std::vector<Message> messages;
    for (auto& [key, one] : m_all) {
        if (const auto message = next(key, one, now))
            messages.push_back(*message);
    }
    return messages;
}

void AddressWatch::objection(InterfaceId interface, const IpAddress& address, const MacAddress& other)
{
    MutexLock lock(m_lock);
    const auto at = m_all.find({interface, address});
    if (at == m_all.end() || other == at->second.mac)
        return; // the router's own frame has come back
    if (!address.isV4() && at->second.step != kQuestions6)
        return;
    at->second.other = other;
    at->second.mustDefend = true;
}

bool AddressWatch::isTentative(InterfaceId interface, const IpAddress& address) const
{
    MutexLock lock(m_lock);
    const auto at = m_all.find({interface, address});
    return at != m_all.end() && !address.isV4() && at->second.step == kQuestions6;
}

std::vector<AddressConflict> AddressWatch::conflicts() const
{
    MutexLock lock(m_lock);
    std::vector<AddressConflict> conflicts;
    for (const auto& [key, one] : m_all) {
        if (one.other)
            conflicts.push_back({key.interface, key.address, *one.other});
    }
    return conflicts;
}

} // namespace tb::routing
