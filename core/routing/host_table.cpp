// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/host_table.h"

#include <algorithm>
#include <optional>

namespace tb::routing {

namespace {

/// Port and the second in which the station was last heard, as one word.
struct Place {
    InterfaceId port = kNoInterface;
    std::uint32_t heard = 0;

    static Place of(std::uint64_t word)
    {
        return {static_cast<InterfaceId>(word >> 32), static_cast<std::uint32_t>(word)};
    }
    std::uint64_t word() const { return (std::uint64_t{port} << 32) | heard; }
};

std::uint64_t numberOf(const MacAddress& station)
{
    std::uint64_t number = 0;
    for (const std::uint8_t byte : station.bytes())
        number = number << 8 | byte;
    return number;
}

MacAddress stationOf(std::uint64_t number)
{
    std::array<std::uint8_t, 6> bytes{};
    for (std::size_t i = bytes.size(); i-- > 0; number >>= 8)
        bytes[i] = static_cast<std::uint8_t>(number);
    return MacAddress(bytes);
}

/// Seconds of the router's clock, from 1 on: 0 is before everything.
std::uint32_t secondOf(Instant at)
{
    return static_cast<std::uint32_t>(std::chrono::floor<std::chrono::seconds>(at.sinceStart).count() + 1);
}

/// The last second that is still within the ageing time.
std::uint32_t oldestAllowed(Instant now, Duration ageing)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(ageing).count();
    const std::int64_t oldest = std::int64_t{secondOf(now)} - seconds;
    return static_cast<std::uint32_t>(std::max<std::int64_t>(oldest, 0)) + 1;
}

} // namespace

HostTable::HostTable(const HashKey& key)
    : m_key(key), m_buckets(std::make_unique<Bucket[]>(kCapacity / kSlots))
{
}

HostTable::Bucket& HostTable::bucketOf(std::uint64_t station) const
{
    static_assert((kCapacity / kSlots & (kCapacity / kSlots - 1)) == 0);
    return m_buckets[hashWords(m_key, station, 0, 0, 0, 0) & (kCapacity / kSlots - 1)];
}

/// Where a new station goes: an empty slot or one too old to count; else the port's own oldest if it has its
/// share, else the oldest of the port that has most.
std::size_t HostTable::slotFor(const Bucket& bucket, InterfaceId port, std::uint32_t oldest)
{
    std::array<Place, kSlots> places;
    std::optional<std::size_t> free;
    for (std::size_t i = 0; i < kSlots; ++i) {
        places[i] = Place::of(bucket.places[i].load(std::memory_order_relaxed));
        if (!free && places[i].heard < oldest)
            free = i;
    }
    const auto slotsOf = [&](InterfaceId one) { return std::ranges::count(places, one, &Place::port); };
    InterfaceId payer = port;
    if (slotsOf(port) < static_cast<std::ptrdiff_t>(kMostOfOnePort)) {
        if (free)
            return *free;
        payer = std::ranges::max(places, {}, [&](const Place& one) { return slotsOf(one.port); }).port;
    }
    const auto order = [payer](const Place& one) { return std::pair(one.port != payer, one.heard); };
    return static_cast<std::size_t>(std::ranges::min_element(places, {}, order) - places.begin());
}

void HostTable::learn(const MacAddress& station, InterfaceId port, Instant now, Duration ageing)
{
    const std::uint64_t number = numberOf(station);
    const std::uint64_t place = Place{port, secondOf(now)}.word();
    Bucket& bucket = bucketOf(number);
    for (std::size_t i = 0; i < kSlots; ++i) {
        if (bucket.stations[i].load(std::memory_order_relaxed) != number)
            continue;
        // Written once a second, so that the line stays shared between workers.
        if (bucket.places[i].load(std::memory_order_relaxed) != place)
            bucket.places[i].store(place, std::memory_order_release);
        return;
    }
    const std::size_t slot = slotFor(bucket, port, oldestAllowed(now, ageing));
    bucket.stations[slot].store(0, std::memory_order_release);
    bucket.places[slot].store(place, std::memory_order_release);
    bucket.stations[slot].store(number, std::memory_order_release);
}

InterfaceId HostTable::find(const MacAddress& station, Instant now, Duration ageing) const
{
    const std::uint64_t number = numberOf(station);
    const Bucket& bucket = bucketOf(number);
    for (std::size_t i = 0; i < kSlots; ++i) {
        if (bucket.stations[i].load(std::memory_order_acquire) != number)
            continue;
        const Place place = Place::of(bucket.places[i].load(std::memory_order_acquire));
        const bool isWhole = bucket.stations[i].load(std::memory_order_relaxed) == number;
        return isWhole && place.heard >= oldestAllowed(now, ageing) ? place.port : kNoInterface;
    }
    return kNoInterface;
}

void HostTable::forget(InterfaceId port)
{
    for (Bucket& bucket : std::span(m_buckets.get(), kCapacity / kSlots)) {
        for (std::size_t i = 0; i < kSlots; ++i) {
            if (Place::of(bucket.places[i].load(std::memory_order_relaxed)).port != port)
                continue;
            bucket.stations[i].store(0, std::memory_order_release);
            bucket.places[i].store(0, std::memory_order_release);
        }
    }
}

std::vector<HostTable::Host> HostTable::all(Instant now, Duration ageing) const
{
    std::vector<Host> hosts;
    const std::uint32_t oldest = oldestAllowed(now, ageing);
    for (const Bucket& bucket : std::span(m_buckets.get(), kCapacity / kSlots)) {
        for (std::size_t i = 0; i < kSlots; ++i) {
            const std::uint64_t number = bucket.stations[i].load(std::memory_order_acquire);
            const Place place = Place::of(bucket.places[i].load(std::memory_order_acquire));
            if (number != 0 && place.heard >= oldest)
                hosts.push_back({stationOf(number), place.port,
                                 std::chrono::seconds(secondOf(now) - std::min(secondOf(now), place.heard))});
        }
    }
    return hosts;
}

} // namespace tb::routing
