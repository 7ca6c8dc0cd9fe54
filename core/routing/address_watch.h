// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/mutex.h"
#include "routing/interface_table.h"
#include "routing/neighbor_map.h"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace tb::routing {

/// Another station says that it has one of the router's addresses.
struct AddressConflict {
    InterfaceId interface = kNoInterface;
    IpAddress address;
    MacAddress other;
    friend auto operator<=>(const AddressConflict&, const AddressConflict&) = default;
};

/// Finds out whether another station has one of the router's addresses. Thread-safe.
///
/// Theory of operation
///   An address that comes to a running link, or whose link comes up, is asked for (is it taken?) and, when
///   nobody objects, announced, so that neighbours forget who had it before. It is used meanwhile: a router
///   that is silent for seconds after each change would be of little use (IPv6: optimistic duplicate
///   detection, RFC 4429; our choice for IPv4, too).
///   IPv6 (RFC 4862 §5.4): whoever objects before the announcement keeps the address; the router does without
///   it until it is configured anew or the link comes up again. Afterwards nobody can take it away.
///   IPv4 (RFC 5227): a conflict is noted whenever it shows, and defended with an announcement, at most every
///   ten seconds. The router keeps the address, as RouterOS does: routes hang on it.
class AddressWatch {
public:
    /// What to send: a question whether the address is taken, or that it is the router's.
    struct Message {
        InterfaceId interface = kNoInterface;
        IpAddress address;
        bool isQuestion = false;
    };
    /// Once a second.
    std::vector<Message> tick(const InterfaceTable& interfaces,
                              const std::function<bool(InterfaceId)>& isRunning, Instant now);
    /// Another station on the link has said that the address is its own, or has asked the same question.
    void objection(InterfaceId interface, const IpAddress& address, const MacAddress& other);
    /// IPv6: the question has been asked and whoever has it may still object.
    bool isTentative(InterfaceId interface, const IpAddress& address) const;
    std::vector<AddressConflict> conflicts() const;

private:
    struct Watched {
        MacAddress mac; ///< of the router's interface
        std::size_t step = 0;
        Instant due; ///< when the next step is
        std::optional<MacAddress> other;
        bool mustDefend = false;
        std::optional<Instant> defended;
    };
    using All = std::map<NeighborKey, Watched>;

    void follow(const InterfaceTable& interfaces, const std::function<bool(InterfaceId)>& isRunning,
                Instant now) TB_REQUIRES(m_lock);
    static std::optional<Message> next(const NeighborKey& key, Watched& one, Instant now);

    mutable Mutex m_lock;
    All m_all TB_GUARDED_BY(m_lock); ///< in order: what is sent when does not depend on a hash
};

} // namespace tb::routing
