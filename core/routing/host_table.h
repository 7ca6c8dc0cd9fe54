// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/hash.h"
#include "base/mac_address.h"
#include "routing/interface_id.h"

#include <atomic>
#include <memory>
#include <span>
#include <vector>

namespace tb::routing {

/// Behind which port of a bridge each station is (IEEE 802.1D §7.8, "learning", §7.9). Any thread may call
/// anything.
///
/// Theory of operation
///   The table is an array of buckets; a station may stand in any slot of the bucket its address hashes to.
///   A slot is two words: the station's address, and port and second in which it was last heard. Both are
///   atomic, so learning takes no lock and no memory. Who changes the station of a slot empties it first, and
///   who reads looks at the address before and after: a torn pair is taken for an unknown station, whose
///   frames are flooded, which is never wrong.
///   Nothing is removed: an entry that is older than the ageing time is not found, and its slot goes to the
///   next station that needs one. In no bucket one port has more than three quarters of the slots, so a flood
///   of made-up stations on one port takes nobody else's place.
class HostTable {
public:
    static constexpr std::size_t kCapacity = 8192;

    explicit HostTable(const HashKey& key);

    /// A frame of this station came in through the port. It moves there if it was elsewhere.
    void learn(const MacAddress& station, InterfaceId port, Instant now, Duration ageing);
    /// The port; kNoInterface for a station that was not heard of for `ageing`.
    InterfaceId find(const MacAddress& station, Instant now, Duration ageing) const;
    /// Whoever is behind the port is not known any more: it is down or gone.
    void forget(InterfaceId port);

    struct Host {
        MacAddress station;
        InterfaceId port = kNoInterface;
        Duration age{}; ///< whole seconds since it was last heard of
    };
    /// All that find() would find, in no order.
    std::vector<Host> all(Instant now, Duration ageing) const;

private:
    static constexpr std::size_t kSlots = 16; ///< of a bucket: two cache lines of addresses
    static constexpr std::size_t kMostOfOnePort = kSlots * 3 / 4;
    struct alignas(64) Bucket {
        std::atomic<std::uint64_t> stations[kSlots]; ///< 0: empty
        std::atomic<std::uint64_t> places[kSlots];
    };
    Bucket& bucketOf(std::uint64_t station) const;
    static std::size_t slotFor(const Bucket& bucket, InterfaceId port, std::uint32_t oldest);

    HashKey m_key;
    std::unique_ptr<Bucket[]> m_buckets;
};

} // namespace tb::routing
