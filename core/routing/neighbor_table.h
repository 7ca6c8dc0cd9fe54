// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ip_address.h"
#include "base/mac_address.h"
#include "base/published.h"
#include "routing/interface_id.h"
#include "wire/frame.h"

#include <memory>
#include <optional>
#include <vector>

namespace tb::routing {

/// Who is asked for and where: the router must send an ARP request or a neighbour solicitation.
struct Solicitation {
    InterfaceId interface = kNoInterface;
    IpAddress target;
};

/// ARP and ND entries, immutable: workers take the current one with each batch and look up without a lock.
class NeighborMap;

/// Keeps who has which MAC address (RFC 826, RFC 4861 §7). Thread-safe; the mutating calls are rare (a packet
/// to an unknown next hop, an answer, once a second) and bounded: at most kMaxEntries entries, of which no
/// interface has more than half, and one waiting frame each. When there is no room, the entry that nobody has
/// used or heard of for the longest goes for a new one; neighbours in use stay as long as there are others.
class NeighborTable {
public:
    static constexpr std::size_t kMaxEntries = 16384; ///< RouterOS: max-neighbor-entries with 512 MB and more
    static constexpr std::size_t kMaxPerInterface = kMaxEntries / 2;
    /// Bytes of all waiting frames together: a scan of a large subnet must not fill the memory.
    static constexpr std::size_t kMaxWaitingBytes = std::size_t{16} << 20;
    static constexpr int kSolicitations = 3; ///< MAX_MULTICAST_SOLICIT, one second apart

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
    /// What a received ARP packet or ND message says. Makes an entry only if `create` (we were asked, or we
    /// asked); returns the frame that waited for it, its destination MAC still to be written.
    std::optional<wire::OwnedFrame> learn(InterfaceId interface, const IpAddress& address,
                                          const MacAddress& mac, bool create, Instant now);
    /// Once a second: whom to ask (again), and the frames whose next hop did not answer (for ICMP
    /// unreachable). Known neighbours are asked again after 30 s without a word from them if they are in use;
    /// meanwhile their address is good.
    struct Due {
        std::vector<Solicitation> solicitations;
        std::vector<wire::OwnedFrame> failed;
    };
    Due tick(Instant now);
    /// All entries of an interface go: it is down or gone.
    void forget(InterfaceId interface);
    std::size_t size() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tb::routing
