// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/published.h"
#include "routing/neighbor_state.h"
#include "wire/frame.h"

#include <memory>
#include <span>

namespace tb::routing {

/// Who is asked for and where: the router must send an ARP request or a neighbour solicitation.
struct Solicitation {
    InterfaceId interface = kNoInterface;
    IpAddress target;
    std::optional<MacAddress> mac; ///< whom to ask whether it is still there; nothing: everybody
};

/// A frame that need not wait any more: its next hop is known, who is still to be written into it.
struct FreedFrame {
    InterfaceId interface = kNoInterface;
    MacAddress mac;
    wire::OwnedFrame frame;
};

/// ARP and ND entries, immutable: workers take the current one with each batch and look up without a lock.
class NeighborMap;

/// Keeps who has which MAC address (RFC 826, RFC 4861 §7). Thread-safe; the mutating calls are rare (a packet
/// to an unknown next hop, an answer, once a second) and bounded: at most kMaxEntries learnt entries, of
/// which no interface has more than half, and one waiting frame each. When there is no room, the entry that
/// nobody has used or heard of for the longest goes for a new one; neighbours in use stay as long as there
/// are others. Permanent entries neither count nor go.
class NeighborTable {
public:
    static constexpr std::size_t kMaxEntries = 16384; ///< RouterOS: max-neighbor-entries with 512 MB and more
    static constexpr std::size_t kMaxPerInterface = kMaxEntries / 2;
    /// Bytes of all waiting frames together: a scan of a large subnet must not fill the memory.
    static constexpr std::size_t kMaxWaitingBytes = std::size_t{16} << 20;
    /// MAX_MULTICAST_SOLICIT and MAX_UNICAST_SOLICIT (RFC 4861 §10), one second apart.
    static constexpr int kSolicitations = 3;

    NeighborTable();
    ~NeighborTable();

    /// For one batch of packets.
    std::shared_ptr<const NeighborMap> current() const;
    /// Null when unknown; else the neighbour counts as in use. The pointer lives as long as the map.
    static const MacAddress* find(const NeighborMap& map, InterfaceId interface, const IpAddress& address);

    /// Keeps a frame until its next hop answers; an older waiting frame is given up, and so is this one when
    /// there is no room.
    struct Waiting {
        bool shouldAsk = false; ///< send a solicitation now: the first frame for an unknown neighbour
        int givenUp = 0;        ///< frames
        explicit operator bool() const { return shouldAsk; }
    };
    Waiting wait(InterfaceId interface, const IpAddress& nextHop, wire::OwnedFrame frame, Instant now);
    /// What a received ARP packet or ND message says. Whoever has no entry and may not create one is nobody's
    /// neighbour. Returns the frame that waited for it.
    std::optional<FreedFrame> learn(InterfaceId interface, const Heard& heard, Instant now);
    /// Once a second: whom to ask (again), the frames whose next hop did not answer (for ICMP unreachable),
    /// and those whose next hop became known by other ways than its answer.
    struct Due {
        std::vector<Solicitation> solicitations;
        std::vector<wire::OwnedFrame> failed;
        std::vector<FreedFrame> freed;
    };
    Due tick(Instant now);
    /// Takes over what is configured: permanent entries come and go.
    void follow(const NeighborSettings& settings, Instant now);
    /// All learnt entries of an interface go: it is down or gone.
    void forget(InterfaceId interface);
    /// A learnt entry goes; false when there is none of this serial number.
    bool remove(std::uint32_t serial);
    /// All entries, ordered by interface and address.
    std::vector<NeighborRow> snapshot() const;
    std::size_t size() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tb::routing
