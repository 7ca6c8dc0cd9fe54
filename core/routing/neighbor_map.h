// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "base/ip_address.h"
#include "base/mac_address.h"
#include "routing/interface_id.h"

#include <array>
#include <atomic>
#include <compare>
#include <memory>
#include <span>
#include <utility>

namespace tb::routing {

/// A neighbour's address on one link.
struct NeighborKey {
    InterfaceId interface = kNoInterface;
    IpAddress address;
    friend auto operator<=>(const NeighborKey&, const NeighborKey&) = default;
};

/// Which MAC address each known neighbour has: immutable but for the marks of use. Cut into shards that a
/// changed copy shares with the original, so a change costs the same however many neighbours there are;
/// whoever is on the link chooses how often that is.
class NeighborMap {
public:
    explicit NeighborMap(const HashKey& hashKey);

    struct Change {
        NeighborKey key;
        bool isKnown = false; ///< else it is gone
        MacAddress mac;
    };
    /// A copy in which the changes are made. A key at most once, in ascending order.
    std::shared_ptr<const NeighborMap> with(std::span<const Change> changes) const;

    /// Any thread. Null when unknown; else the neighbour counts as in use.
    const MacAddress* use(const NeighborKey& key) const;
    /// Whether use() was called for it since the last takeUsed().
    bool takeUsed(const NeighborKey& key) const;

private:
    class Shard;
    static constexpr std::size_t kShards =
        128; ///< of at most a few hundred neighbours when the table is full

    std::uint64_t hash(const NeighborKey& key) const;
    static std::size_t shardOf(std::uint64_t hash) { return hash >> 57; }

    HashKey m_hashKey;
    std::array<std::shared_ptr<const Shard>, kShards> m_shards;
};

} // namespace tb::routing
