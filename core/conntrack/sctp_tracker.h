// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "wire/flow_tuple.h"

#include <optional>
#include <span>
#include <string_view>

namespace tb::conntrack {

/// Where an SCTP association is (RFC 9260 §4), as seen from outside. None: before its first packet.
enum class SctpState : std::uint8_t {
    None,
    Closed,
    CookieWait,
    CookieEchoed,
    Established,
    ShutdownSent,     ///< the end that opened the association closes first
    ShutdownReceived, ///< the other end does
    ShutdownAckSent,
    HeartbeatSent, ///< only heartbeats have been seen: another path of an association (RFC 9260 §8.3)
};

/// The chunks that may move an association; every other one (DATA, SACK, …) leaves it where it is.
enum class SctpChunk : std::uint8_t {
    Init,
    InitAck,
    Abort,
    Shutdown,
    ShutdownAck,
    Error,
    CookieEcho,
    CookieAck,
    ShutdownComplete,
    Heartbeat,
    HeartbeatAck,
    Other,
};
/// Of a chunk's type byte (RFC 9260 §3.2).
SctpChunk sctpChunk(std::uint8_t type);

/// Several states at once.
class SctpStates {
public:
    constexpr SctpStates(SctpState state) : m_bits(bit(state)) {}
    constexpr bool has(SctpState state) const { return (m_bits & bit(state)) != 0; }
    friend constexpr SctpStates operator|(SctpStates a, SctpStates b)
    {
        return SctpStates(a.m_bits | b.m_bits);
    }
    friend constexpr SctpStates operator-(SctpStates a, SctpStates b)
    {
        return SctpStates(a.m_bits & ~b.m_bits);
    }

private:
    constexpr explicit SctpStates(unsigned bits) : m_bits(bits) {}
    static constexpr unsigned bit(SctpState state) { return 1U << static_cast<unsigned>(state); }
    unsigned m_bits;
};
constexpr SctpStates operator|(SctpState a, SctpState b)
{
    return SctpStates(a) | SctpStates(b);
}

/// Where a transition leaves the association as it is.
inline constexpr std::optional<SctpState> kSctpStays = std::nullopt;

/// One way in which an association can move. THE LIST is sctpTransitions().
struct SctpTransition {
    SctpStates from;
    wire::Direction direction;
    SctpChunk chunk;
    std::optional<SctpState> to;
    std::string_view why;
};
std::span<const SctpTransition> sctpTransitions();

/// The machine, without tags or timers. Nothing: the chunk does not fit.
std::optional<SctpState> nextSctpState(SctpState from, wire::Direction direction, SctpChunk chunk);

/// How long an association stays in a state without traffic. RouterOS has no settings for it.
Duration sctpTimeout(SctpState state);

} // namespace tb::conntrack
