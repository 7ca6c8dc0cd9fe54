// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ip_address.h"
#include "base/mutex.h"

#include <atomic>
#include <map>

namespace tb::routing {

/// How large the router's own packets to a destination may be, as routers on the way have said (RFC 1191,
/// RFC 8201). Thread-safe. Bounded: when there is no room, what was learnt first goes.
class PathMtu {
public:
    static constexpr std::size_t kMost = 1024;
    /// After which a larger one is tried again (RFC 1191 §6.3, RFC 8201 §5.3).
    static constexpr Duration kLifetime = std::chrono::minutes(10);
    static constexpr std::uint32_t kLeast4 = 68;   ///< RFC 791: what every link carries
    static constexpr std::uint32_t kLeast6 = 1280; ///< RFC 8200 §5

    /// A packet to the destination was larger than a link on the way, which takes `mtu` bytes. Never raises
    /// what is known. Of IPv4 nonsense is ignored, for IPv6 it means kLeast6 (RFC 8201 §4).
    void learn(const IpAddress& destination, std::uint32_t mtu, Instant now);
    /// The smaller of the out-interface's MTU and what is known of the way.
    std::uint32_t limit(const IpAddress& destination, std::uint32_t interfaceMtu, Instant now) const;
    std::size_t size() const;

private:
    struct Known {
        std::uint32_t mtu;
        Instant until;
    };
    void makeRoom(Instant now) TB_REQUIRES(m_lock);

    std::atomic<bool> m_isEmpty{true}; ///< most routers never learn one: they need no lock
    mutable Mutex m_lock;
    std::map<IpAddress, Known> m_known TB_GUARDED_BY(m_lock);
};

} // namespace tb::routing
