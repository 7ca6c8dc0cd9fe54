// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "conntrack/connection_table.h"
#include "nat/target.h"

#include <memory>
#include <optional>

namespace tb::nat {

/// Decides what connections look like behind the translation: binds the reply tuple of a pending connection
/// to what a rule wants, so that no two connections share one. One for a table; any worker calls it with its
/// own randomness.
class Binder {
public:
    explicit Binder(conntrack::ConnectionTable& table);
    ~Binder();

    Binder(const Binder&) = delete;
    Binder& operator=(const Binder&) = delete;

    /// At stage dstnat, only when a rule matches. Never fails: should the wanted tuple be taken, the source
    /// is changed later, or confirm finds the clash. An endpoint-independent target changes nothing when
    /// nobody inside has the mapping that the packet is addressed to.
    void bindDestination(conntrack::PendingConnection& pending, const Target& target, Instant now,
                         Random& random);
    /// At stage srcnat, for every pending connection: with the default target when no rule matches. May be
    /// called again with the same target when confirm found a clash.
    /// NoFreePort when a bounded search found nothing.
    std::optional<wire::DropReason> bindSource(conntrack::PendingConnection& pending, const Target& target,
                                               Instant now, Random& random);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tb::nat
