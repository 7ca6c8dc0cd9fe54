// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "config/routing.h"
#include "wire/craft.h"

#include <vector>

namespace tb::forward {

/// At most `perSecond` events, `burst` at once: keeps the router from answering floods with floods
/// (RFC 1812 §4.3.2.8, RFC 4443 §2.4 f).
class EventLimit {
public:
    EventLimit(int perSecond, int burst)
        : m_interval(std::chrono::nanoseconds(std::chrono::seconds(1)) / perSecond),
          m_depth(m_interval * burst)
    {
    }
    bool allows(Instant now)
    {
        if (m_emptyAt < now)
            m_emptyAt = now;
        if (m_emptyAt - now > m_depth - m_interval)
            return false;
        m_emptyAt = m_emptyAt + m_interval;
        return true;
    }

private:
    Duration m_interval, m_depth;
    Instant m_emptyAt;
};

/// When the router may complain: of all complaints so many a second, and ICMP errors to one address at a
/// distance from each other (/ip settings, icmp-rate-limit and icmp-rate-mask). One per worker.
///
/// Theory of operation
///   Each address has a token bucket of kBurst errors in a table of fixed size. Two addresses that fall on
///   one place take it from each other and get more than their share, never less; the limit for all holds
///   them then.
class ErrorLimit {
public:
    static constexpr std::size_t kPlaces = 1024;
    static constexpr int kBurst = 6; ///< errors to one address at once, as in Linux, which RouterOS is

    ErrorLimit();
    /// A complaint that is no ICMP error: a reset.
    bool allows(Instant now) { return m_all.allows(now); }
    bool allows(const IpAddress& destination, const wire::IcmpError& error,
                const config::IpSettings& settings, Instant now);

private:
    struct Place {
        IpAddress destination;
        Instant emptyAt;
    };
    bool allowsAnother(const IpAddress& destination, Duration spacing, Instant now);

    EventLimit m_all{100, 20};
    HashKey m_hashKey;
    std::vector<Place> m_places;
};

} // namespace tb::forward
