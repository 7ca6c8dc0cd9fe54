// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/sctp_tracker.h"

#include <array>

namespace tb::conntrack {

namespace {

using enum SctpState;
using wire::Direction;
using Chunk = SctpChunk;
constexpr auto Original = Direction::Original;
constexpr auto Reply = Direction::Reply;
constexpr auto Stays = kSctpStays;

// Sets of states, for the first column of the list.
constexpr SctpStates kOpening = Closed | CookieWait | CookieEchoed;
constexpr SctpStates kClosing = ShutdownSent | ShutdownReceived | ShutdownAckSent;
constexpr SctpStates kKnown = kOpening | kClosing | Established; // its handshake has been seen
constexpr SctpStates kAll = kKnown | HeartbeatSent;

/// Every way that is not invalid, as in Linux. A row stands for each of its states.
// clang-format off
constexpr SctpTransition kTransitions[] = {
    {None,                                     Original, Chunk::Init,             Closed,           "an association begins"},
    {kOpening | Established | ShutdownAckSent, Original, Chunk::Init,             Stays,            "the INIT again, or a restart: the answer will tell"},
    {ShutdownSent | ShutdownReceived,          Original, Chunk::Init,             Closed,           "opened anew while closing"},
    {HeartbeatSent,                            Original, Chunk::Init,             CookieWait,       "opened on a path that was only probed"},
    {kKnown,                                   Reply,    Chunk::Init,             Stays,            "both ends open at once"},
    {None,                                     Original, Chunk::InitAck,          Closed,           "picked up at the answer to an INIT"},
    {kKnown,                                   Original, Chunk::InitAck,          Stays,            "the answer when both ends open"},
    {HeartbeatSent,                            Original, Chunk::InitAck,          Closed,           "the handshake of a path that was only probed"},
    {Closed,                                   Reply,    Chunk::InitAck,          CookieWait,       "the other end sends its cookie"},
    {kKnown - Closed,                          Reply,    Chunk::InitAck,          Stays,            "the INIT ACK is retransmitted"},
    {kAll,                                     Original, Chunk::Abort,            Closed,           "aborted"},
    {kKnown,                                   Reply,    Chunk::Abort,            Closed,           "aborted, or refused, by the other end"},
    {None,                                     Original, Chunk::Shutdown,         Closed,           "picked up while closing"},
    {Established,                              Original, Chunk::Shutdown,         ShutdownSent,     "closed first by the end that opened it"},
    {Established,                              Reply,    Chunk::Shutdown,         ShutdownReceived, "closed first by the other end"},
    {kKnown - Established,                     Original, Chunk::Shutdown,         Stays,            "a SHUTDOWN again, or too early"},
    {kKnown - Established,                     Reply,    Chunk::Shutdown,         Stays,            "a SHUTDOWN again, or too early, back"},
    {HeartbeatSent,                            Original, Chunk::Shutdown,         Closed,           "closed on a path that was only probed"},
    {None,                                     Original, Chunk::ShutdownAck,      ShutdownAckSent,  "picked up at the end: a SHUTDOWN COMPLETE follows"},
    {kClosing | HeartbeatSent,                 Original, Chunk::ShutdownAck,      ShutdownAckSent,  "the SHUTDOWN is acknowledged"},
    {kClosing,                                 Reply,    Chunk::ShutdownAck,      ShutdownAckSent,  "the SHUTDOWN is acknowledged, back"},
    {kOpening | Established,                   Original, Chunk::ShutdownAck,      Stays,            "a SHUTDOWN ACK from an older association"},
    {kOpening | Established,                   Reply,    Chunk::ShutdownAck,      Stays,            "a SHUTDOWN ACK from an older association, back"},
    {None,                                     Original, Chunk::Error,            Closed,           "picked up at an error"},
    {kKnown,                                   Original, Chunk::Error,            Stays,            "an error that ends nothing"},
    {HeartbeatSent,                            Original, Chunk::Error,            Closed,           "an error on a path that was only probed"},
    {CookieEchoed,                             Reply,    Chunk::Error,            Closed,           "the cookie is too old"},
    {kKnown - CookieEchoed,                    Reply,    Chunk::Error,            Stays,            "an error that ends nothing, back"},
    {None,                                     Original, Chunk::CookieEcho,       Closed,           "picked up at the cookie"},
    {CookieWait,                               Original, Chunk::CookieEcho,       CookieEchoed,     "the cookie goes back"},
    {CookieWait,                               Reply,    Chunk::CookieEcho,       CookieEchoed,     "the cookie of an opening from both ends"},
    {kKnown - CookieWait,                      Original, Chunk::CookieEcho,       Stays,            "the cookie again"},
    {kKnown - CookieWait,                      Reply,    Chunk::CookieEcho,       Stays,            "the cookie again, back"},
    {HeartbeatSent,                            Original, Chunk::CookieEcho,       Closed,           "a cookie on a path that was only probed"},
    {CookieEchoed,                             Original, Chunk::CookieAck,        Established,      "the handshake of an opening from both ends completes"},
    {CookieEchoed,                             Reply,    Chunk::CookieAck,        Established,      "the handshake completes"},
    {kKnown - CookieEchoed,                    Original, Chunk::CookieAck,        Stays,            "the COOKIE ACK again, or too early"},
    {kKnown - CookieEchoed,                    Reply,    Chunk::CookieAck,        Stays,            "the COOKIE ACK again, or too early, back"},
    {HeartbeatSent,                            Original, Chunk::CookieAck,        Closed,           "the handshake ends on a path that was only probed"},
    {ShutdownAckSent | HeartbeatSent,          Original, Chunk::ShutdownComplete, Closed,           "the end"},
    {ShutdownAckSent,                          Reply,    Chunk::ShutdownComplete, Closed,           "the end, back"},
    {kKnown - ShutdownAckSent,                 Original, Chunk::ShutdownComplete, Stays,            "the end of something older"},
    {kKnown - ShutdownAckSent,                 Reply,    Chunk::ShutdownComplete, Stays,            "the end of something older, back"},
    {None,                                     Original, Chunk::Heartbeat,        HeartbeatSent,    "another path of an association is probed"},
    {kAll,                                     Original, Chunk::Heartbeat,        Stays,            "a sign of life"},
    {kAll,                                     Reply,    Chunk::Heartbeat,        Stays,            "a sign of life, back"},
    {None,                                     Original, Chunk::HeartbeatAck,     Closed,           "picked up at the answer to a heartbeat"},
    {kAll,                                     Original, Chunk::HeartbeatAck,     Stays,            "a sign of life is answered"},
    {kKnown,                                   Reply,    Chunk::HeartbeatAck,     Stays,            "a sign of life is answered, back"},
    {HeartbeatSent,                            Reply,    Chunk::HeartbeatAck,     Established,      "the other path works"},
    {kAll,                                     Original, Chunk::Other,            Stays,            "data and acknowledgements"},
    {kAll,                                     Reply,    Chunk::Other,            Stays,            "data and acknowledgements, back"},
};
// clang-format on

constexpr std::size_t kStates = static_cast<std::size_t>(HeartbeatSent) + 1;
constexpr std::size_t kChunks = static_cast<std::size_t>(Chunk::Other) + 1;

/// None where the chunk does not fit: no transition leads back to it.
using Table = std::array<std::array<std::array<SctpState, kStates>, kChunks>, 2>;

/// Expands the list into the dense table that packets index; a duplicate does not compile.
consteval Table buildTable()
{
    Table table{};
    for (const SctpTransition& row : kTransitions) {
        for (std::size_t from = 0; from < kStates; ++from) {
            if (!row.from.has(static_cast<SctpState>(from)))
                continue;
            SctpState& cell =
                table[static_cast<std::size_t>(row.direction)][static_cast<std::size_t>(row.chunk)][from];
            if (cell != None)
                throw "duplicate transition"; // stops the compilation, never runs
            cell = row.to.value_or(static_cast<SctpState>(from));
        }
    }
    return table;
}
constexpr Table kTable = buildTable();

struct ChunkType {
    std::uint8_t type;
    Chunk chunk;
};
constexpr ChunkType kChunkTypes[] = {
    {1,  Chunk::Init            },
    {2,  Chunk::InitAck         },
    {4,  Chunk::Heartbeat       },
    {5,  Chunk::HeartbeatAck    },
    {6,  Chunk::Abort           },
    {7,  Chunk::Shutdown        },
    {8,  Chunk::ShutdownAck     },
    {9,  Chunk::Error           },
    {10, Chunk::CookieEcho      },
    {11, Chunk::CookieAck       },
    {14, Chunk::ShutdownComplete},
};

/// By SctpState. Linux's timeouts; its older versions kept an established association for five days.
constexpr std::chrono::seconds kTimeouts[] = {
    std::chrono::seconds(0),   // None
    std::chrono::seconds(10),  // Closed
    std::chrono::seconds(3),   // CookieWait
    std::chrono::seconds(3),   // CookieEchoed
    std::chrono::seconds(210), // Established: seven heartbeats (RFC 9260 §16)
    std::chrono::seconds(3),   // ShutdownSent
    std::chrono::seconds(3),   // ShutdownReceived
    std::chrono::seconds(3),   // ShutdownAckSent
    std::chrono::seconds(30),  // HeartbeatSent
};
static_assert(std::size(kTimeouts) == kStates);

} // namespace

SctpChunk sctpChunk(std::uint8_t type)
{
    for (const ChunkType& row : kChunkTypes) {
        if (row.type == type)
            return row.chunk;
    }
    return Chunk::Other;
}

std::span<const SctpTransition> sctpTransitions()
{
    return kTransitions;
}

std::optional<SctpState> nextSctpState(SctpState from, wire::Direction direction, SctpChunk chunk)
{
    const SctpState to = kTable[static_cast<std::size_t>(direction)][static_cast<std::size_t>(chunk)]
                               [static_cast<std::size_t>(from)];
    return to == None ? std::nullopt : std::optional(to);
}

Duration sctpTimeout(SctpState state)
{
    return kTimeouts[static_cast<std::size_t>(state)];
}

} // namespace tb::conntrack
