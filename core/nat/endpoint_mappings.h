// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "base/mutex.h"
#include "nat/reply_tuple.h"

#include <atomic>
#include <optional>
#include <unordered_map>

namespace tb::nat {

/// Which outside end stands for which inside end, whoever the peer is: endpoint-independent-nat (RFC 4787
/// REQ-1 and REQ-8). An inside end has one mapping for each outside address.
///
/// Theory of operation
///   Each connection that was bound with a mapping holds it, and releases it when it ends; the last one takes
///   the mapping away. So there are never more mappings than connections. The lock is held for a look-up in a
///   map, with no other lock below or above it.
class EndpointMappings {
public:
    explicit EndpointMappings(HashKey key) : m_inside(8, InsideHash{key}), m_outside(8, OutsideHash{key}) {}

    /// The outside end of this address that the inside end has already; one more holder.
    std::optional<End> hold(const End& inside, const IpAddress& outside);
    /// Makes a mapping with one holder. False when the inside end has one there, or somebody else has the
    /// outside end.
    bool add(const End& inside, const End& outside);
    /// The inside end behind an outside one; one more holder.
    std::optional<End> holdBehind(const End& outside);
    /// One holder less.
    void release(const End& inside, const IpAddress& outside);

    std::size_t size() const { return m_count.load(std::memory_order_relaxed); }

private:
    struct InsideKey {
        End inside;
        IpAddress outside;
        friend bool operator==(const InsideKey&, const InsideKey&) = default;
    };
    struct InsideHash {
        HashKey key;
        std::size_t operator()(const InsideKey& of) const;
    };
    struct OutsideHash {
        HashKey key;
        std::size_t operator()(const End& end) const;
    };
    struct Mapping {
        std::uint16_t outsidePart = 0;
        std::uint32_t holders = 0;
    };

    mutable Mutex m_lock;
    std::unordered_map<InsideKey, Mapping, InsideHash> m_inside TB_GUARDED_BY(m_lock);
    std::unordered_map<End, End, OutsideHash> m_outside TB_GUARDED_BY(m_lock); ///< outside → inside
    std::atomic<std::size_t> m_count{0};
};

} // namespace tb::nat
