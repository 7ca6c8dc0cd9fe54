// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tb::conntrack {

/// Names one connection for ever: the slot it lives in and which of that slot's tenants it is.
/// Enough to find, lock or refuse a connection in the engine, in print numbers and in a window's selection.
struct ConnectionId {
    std::uint32_t slot = 0;
    std::uint32_t generation = 0; ///< 0: names nothing

    bool isNull() const { return generation == 0; }
    /// One number for maps and for the database.
    std::uint64_t key() const { return (std::uint64_t{generation} << 32) | slot; }
    friend bool operator==(ConnectionId, ConnectionId) = default;
};

/// Connection state of a packet (not of a connection).
enum class ConnectionState : std::uint8_t { None, New, Established, Related, Invalid, Untracked };

/// TCP state of a connection, in RouterOS's words; Listen is the state after a simultaneous open (N5).
enum class TcpState : std::uint8_t {
    None,
    SynSent,
    SynRecv,
    Established,
    FinWait,
    CloseWait,
    LastAck,
    TimeWait,
    Close,
    Listen,
};
/// "syn-sent", "established", …; empty for None.
const char* tcpStateName(TcpState state);
/// "new", "established", …; empty for None.
const char* connectionStateName(ConnectionState state);

/// What a connection has been through. RouterOS prints the letters in the order E S A C D F H s d h.
enum ConnectionFlag : std::uint16_t {
    kExpected = 1 << 0,       ///< E
    kSeenReply = 1 << 1,      ///< S
    kAssured = 1 << 2,        ///< A
    kConfirmed = 1 << 3,      ///< C
    kDying = 1 << 4,          ///< D
    kFastTrack = 1 << 5,      ///< F
    kHwOffload = 1 << 6,      ///< H
    kSourceNat = 1 << 7,      ///< s
    kDestinationNat = 1 << 8, ///< d
    kUsesHelper = 1 << 9,     ///< h
    // Not shown.
    kSequenceShifted = 1 << 10, ///< a helper's text changed its length: TCP numbers move (sequence_shift.h)
    kMasqueraded = 1 << 11,            ///< ends with an interface (ColdRecord::masqueradeInterface)
    kEndpointSourceNat = 1 << 12,      ///< ein-snat: holds the mapping of its original source
    kEndpointDestinationNat = 1 << 13, ///< ein-dnat: holds the mapping of the host that it was let in to
};

} // namespace tb::conntrack
