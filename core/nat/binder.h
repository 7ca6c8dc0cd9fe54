// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "conntrack/tracker.h"
#include "nat/target.h"

#include <memory>
#include <optional>

namespace tb::nat {

/// Decides what connections look like behind the translation: binds the reply tuple of a pending connection
/// to what a rule wants, so that no two connections share one. One for a table; any worker calls it with its
/// own randomness.
class Binder {
public:
    explicit Binder(conntrack::ConnectionTable& table, HashKey key = {});
    ~Binder();

    Binder(const Binder&) = delete;
    Binder& operator=(const Binder&) = delete;

    /// At stage dstnat, only when a rule matches. Never fails: should the wanted tuple be taken, the source
    /// is changed later, or confirm finds the clash. An endpoint-independent target changes nothing when
    /// nobody inside has the mapping that the packet is addressed to.
    void bindDestination(conntrack::PendingConnection& pending, const Target& target, Instant now,
                         Random& random);
    /// At stage srcnat, for every pending connection: with the default target when no rule matches.
    /// NoFreePort when a bounded search found nothing.
    std::optional<wire::DropReason> bindSource(conntrack::PendingConnection& pending, const Target& target,
                                               Instant now, Random& random);

    /// A packet about to leave (or to be heard by the router), translated and all.
    struct Leaving {
        wire::Packet& packet;
        conntrack::Tracked& tracked;
        conntrack::PendingConnection& pending;
        const Target& source; ///< what its source was bound to
    };
    /// Confirms the pending connection. When another worker has taken its tuple meanwhile, the packet joins
    /// that connection if it is of the same ends; else the source is bound anew, a few times; the packet is
    /// written again in both cases. TupleClash when nothing helps.
    std::optional<wire::DropReason> confirm(const Leaving& leaving, Instant now, Random& random);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tb::nat
