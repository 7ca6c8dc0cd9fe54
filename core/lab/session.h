// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "config/config.h"
#include "lab/frame_builder.h"
#include "wire/packet.h"

#include <functional>
#include <optional>

namespace tb::lab {

/// Sends a frame of a session's tuple: the station finds the next hop's MAC.
using SendTcp = std::function<void(const wire::FlowTuple&, const Segment&)>;

/// What a client asks of a simulated server in its first data: bytes per second and for how long.
struct Request {
    std::uint64_t bitsPerSecond = 0;
    Duration length{};

    std::string toText() const;
    /// Nothing for a text that no simulated client sends.
    static std::optional<Request> fromText(std::string_view text);
};

/// One end of a simulated TCP connection over a wire that loses nothing: handshake, request, paced data from
/// server to client, orderly close. What does not fit is reset. Enough to look real to a router; no
/// congestion control.
class TcpSession {
public:
    /// tuple: as this end sends. A client begins with open(), a server with the first SYN.
    TcpSession(const wire::FlowTuple& tuple, std::uint32_t firstSequence, std::optional<Request> request,
               Instant now)
        : m_tuple(tuple), m_next(firstSequence), m_request(request), m_lastHeard(now)
    {
    }

    void open(const SendTcp& send);
    void receive(const wire::Packet& packet, Instant now, const SendTcp& send);
    /// Sends what is due by now.
    void advance(Instant now, const SendTcp& send);
    /// Over, or silent for too long.
    bool isOver(Instant now) const;

private:
    enum class State : std::uint8_t { Begin, SynSent, SynReceived, Open, Closing, LastAck, Over };

    void reply(const SendTcp& send, std::uint8_t flags, std::uint32_t payload = 0,
               std::string_view text = {});
    void takeData(const wire::Packet& packet, Instant now, const SendTcp& send);

    wire::FlowTuple m_tuple;
    State m_state = State::Begin;
    std::uint32_t m_next;             ///< sequence number of the next byte that we send
    std::uint32_t m_expected = 0;     ///< the next byte that we want
    std::optional<Request> m_request; ///< of a client: to send; of a server: to fulfil
    bool m_isServer = false;
    Instant m_lastHeard;
    Instant m_servesSince;
    std::uint64_t m_served = 0; ///< bytes
};

} // namespace tb::lab
