// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"
#include "wire/drop_reason.h"

#include <optional>

namespace tb::forward {

/// What a stage says of a packet: go on, it died (of what), or somebody has taken it.
class Verdict {
public:
    static constexpr Verdict next() { return Verdict(Kind::Next, {}); }
    static constexpr Verdict consumed() { return Verdict(Kind::Consumed, {}); }
    static constexpr Verdict drop(wire::DropReason reason) { return Verdict(Kind::Drop, reason); }
    /// Drop with the reason if there is one, else next.
    static constexpr Verdict dropIf(std::optional<wire::DropReason> reason)
    {
        return reason ? drop(*reason) : next();
    }

    constexpr bool goesOn() const { return m_kind == Kind::Next; }
    constexpr bool isDrop() const { return m_kind == Kind::Drop; }
    wire::DropReason reason() const
    {
        TB_ASSERT(isDrop());
        return m_reason;
    }

private:
    enum class Kind : std::uint8_t { Next, Consumed, Drop };
    constexpr Verdict(Kind kind, wire::DropReason reason) : m_kind(kind), m_reason(reason) {}
    Kind m_kind;
    wire::DropReason m_reason;
};

} // namespace tb::forward
