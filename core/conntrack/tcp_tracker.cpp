// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/tcp_tracker.h"

#include "wire/packet.h"

#include <array>

namespace tb::conntrack {

namespace {

using enum TcpState;
using wire::Direction;
constexpr auto Original = Direction::Original;
constexpr auto Reply = Direction::Reply;
using Kind = SegmentKind;
using Action = TcpAction;

/// Every way that is not invalid. The states describe the connection, not an end: who closes first does not
/// matter.
constexpr TcpTransition kTransitions[] = {
    {SynSent,     Original, Kind::Syn,    Action::Move,   SynSent,     "the SYN is retransmitted"                    },
    {SynSent,     Reply,    Kind::Syn,    Action::Move,   Listen,      "both ends open at once"                      },
    {SynSent,     Reply,    Kind::SynAck, Action::Move,   SynRecv,     "the responder accepts"                       },
    {SynSent,     Reply,    Kind::Ack,    Action::Ignore, SynSent,     "an ACK from an older connection"             },
    {SynSent,     Original, Kind::Rst,    Action::Move,   Close,       "the initiator gives up"                      },
    {SynSent,     Reply,    Kind::Rst,    Action::Move,   Close,       "the responder refuses"                       },
    {SynRecv,     Original, Kind::Syn,    Action::Ignore, SynRecv,     "a late SYN; the answer will tell"            },
    {SynRecv,     Original, Kind::SynAck, Action::Move,   SynRecv,     "the handshake of a simultaneous open"        },
    {SynRecv,     Reply,    Kind::SynAck, Action::Ignore, SynRecv,     "the SYN,ACK is retransmitted"                },
    {SynRecv,     Original, Kind::Ack,    Action::Move,   Established, "the handshake completes"                     },
    {SynRecv,     Reply,    Kind::Ack,    Action::Move,   SynRecv,     "the responder already sends"                 },
    {SynRecv,     Original, Kind::Fin,    Action::Move,   FinWait,     "closed before anything was said"             },
    {SynRecv,     Reply,    Kind::Fin,    Action::Move,   FinWait,     "closed by the responder at once"             },
    {SynRecv,     Original, Kind::Rst,    Action::Move,   Close,       "the initiator aborts"                        },
    {SynRecv,     Reply,    Kind::Rst,    Action::Move,   Close,       "the responder aborts"                        },
    {Established, Original, Kind::Syn,    Action::Ignore, Established,
     "a SYN out of place; the answer will tell"                                                                      },
    {Established, Reply,    Kind::SynAck, Action::Ignore, Established, "a late SYN,ACK"                              },
    {Established, Original, Kind::Ack,    Action::Move,   Established, "data and acknowledgements"                   },
    {Established, Reply,    Kind::Ack,    Action::Move,   Established, "data and acknowledgements, back"             },
    {Established, Original, Kind::Fin,    Action::Move,   FinWait,     "the initiator closes first"                  },
    {Established, Reply,    Kind::Fin,    Action::Move,   FinWait,     "the responder closes first"                  },
    {Established, Original, Kind::Rst,    Action::Move,   Close,       "the initiator resets"                        },
    {Established, Reply,    Kind::Rst,    Action::Move,   Close,       "the responder resets"                        },
    {FinWait,     Original, Kind::Syn,    Action::Ignore, FinWait,     "a SYN while closing; the answer will tell"   },
    {FinWait,     Reply,    Kind::SynAck, Action::Ignore, FinWait,     "a late SYN,ACK while closing"                },
    {FinWait,     Original, Kind::Fin,    Action::Move,   LastAck,     "the second FIN, or the first one again"      },
    {FinWait,     Reply,    Kind::Fin,    Action::Move,   LastAck,     "the second FIN, from the other side"         },
    {FinWait,     Original, Kind::Ack,    Action::Move,   CloseWait,   "the FIN is acknowledged"                     },
    {FinWait,     Reply,    Kind::Ack,    Action::Move,   CloseWait,   "the FIN is acknowledged, back"               },
    {FinWait,     Original, Kind::Rst,    Action::Move,   Close,       "reset while closing"                         },
    {FinWait,     Reply,    Kind::Rst,    Action::Move,   Close,       "reset while closing, back"                   },
    {CloseWait,   Original, Kind::Syn,    Action::Ignore, CloseWait,
     "a SYN while half closed; the answer will tell"                                                                 },
    {CloseWait,   Reply,    Kind::SynAck, Action::Ignore, CloseWait,   "a late SYN,ACK while half closed"            },
    {CloseWait,   Original, Kind::Fin,    Action::Move,   LastAck,     "the other half closes"                       },
    {CloseWait,   Reply,    Kind::Fin,    Action::Move,   LastAck,     "the other half closes, back"                 },
    {CloseWait,   Original, Kind::Ack,    Action::Move,   CloseWait,   "data in the half that is open"               },
    {CloseWait,   Reply,    Kind::Ack,    Action::Move,   CloseWait,   "data in the half that is open, back"         },
    {CloseWait,   Original, Kind::Rst,    Action::Move,   Close,       "reset while half closed"                     },
    {CloseWait,   Reply,    Kind::Rst,    Action::Move,   Close,       "reset while half closed, back"               },
    {LastAck,     Original, Kind::Syn,    Action::Ignore, LastAck,
     "a SYN before the last ACK; the answer will tell"                                                               },
    {LastAck,     Reply,    Kind::SynAck, Action::Ignore, LastAck,     "a late SYN,ACK before the last ACK"          },
    {LastAck,     Original, Kind::Fin,    Action::Move,   LastAck,     "a FIN is retransmitted"                      },
    {LastAck,     Reply,    Kind::Fin,    Action::Move,   LastAck,     "a FIN is retransmitted, back"                },
    {LastAck,     Original, Kind::Ack,    Action::Move,   TimeWait,    "the last ACK"                                },
    {LastAck,     Reply,    Kind::Ack,    Action::Move,   TimeWait,    "the last ACK, back"                          },
    {LastAck,     Original, Kind::Rst,    Action::Move,   Close,       "reset before the last ACK"                   },
    {LastAck,     Reply,    Kind::Rst,    Action::Move,   Close,       "reset before the last ACK, back"             },
    {TimeWait,    Original, Kind::Syn,    Action::Reopen, SynSent,     "the same ports are used anew"                },
    {TimeWait,    Reply,    Kind::Syn,    Action::Reopen, SynSent,     "the other end opens anew with the same ports"},
    {TimeWait,    Reply,    Kind::SynAck, Action::Ignore, TimeWait,    "a late SYN,ACK after the end"                },
    {TimeWait,    Original, Kind::Fin,    Action::Move,   TimeWait,    "a FIN after the end"                         },
    {TimeWait,    Reply,    Kind::Fin,    Action::Move,   TimeWait,    "a FIN after the end, back"                   },
    {TimeWait,    Original, Kind::Ack,    Action::Move,   TimeWait,    "an ACK after the end"                        },
    {TimeWait,    Reply,    Kind::Ack,    Action::Move,   TimeWait,    "an ACK after the end, back"                  },
    {TimeWait,    Original, Kind::Rst,    Action::Move,   Close,       "reset after the end"                         },
    {TimeWait,    Reply,    Kind::Rst,    Action::Move,   Close,       "reset after the end, back"                   },
    {Close,       Original, Kind::Syn,    Action::Reopen, SynSent,     "tried again after a reset"                   },
    {Close,       Reply,    Kind::SynAck, Action::Ignore, Close,       "a late SYN,ACK after a reset"                },
    {Close,       Original, Kind::Fin,    Action::Move,   Close,       "a FIN after a reset"                         },
    {Close,       Reply,    Kind::Fin,    Action::Move,   Close,       "a FIN after a reset, back"                   },
    {Close,       Original, Kind::Ack,    Action::Move,   Close,       "an ACK after a reset"                        },
    {Close,       Reply,    Kind::Ack,    Action::Move,   Close,       "an ACK after a reset, back"                  },
    {Close,       Original, Kind::Rst,    Action::Move,   Close,       "reset again"                                 },
    {Close,       Reply,    Kind::Rst,    Action::Move,   Close,       "reset again, back"                           },
    {Listen,      Original, Kind::Syn,    Action::Move,   Listen,      "the SYN of a simultaneous open again"        },
    {Listen,      Reply,    Kind::Syn,    Action::Move,   Listen,      "the SYN of a simultaneous open again, back"  },
    {Listen,      Original, Kind::SynAck, Action::Move,   SynRecv,     "one end answers the other's SYN"             },
    {Listen,      Reply,    Kind::SynAck, Action::Move,   SynRecv,     "one end answers the other's SYN, back"       },
    {Listen,      Reply,    Kind::Ack,    Action::Ignore, Listen,      "an ACK during a simultaneous open"           },
    {Listen,      Original, Kind::Rst,    Action::Move,   Close,       "reset during a simultaneous open"            },
    {Listen,      Reply,    Kind::Rst,    Action::Move,   Close,       "reset during a simultaneous open, back"      },
};

constexpr std::size_t kStates = static_cast<std::size_t>(Listen) + 1;
constexpr std::size_t kKinds = static_cast<std::size_t>(Kind::None) + 1;

using Table = std::array<std::array<std::array<TcpStep, kStates>, kKinds>, 2>;

/// Expands the list into the dense table that packets index; a duplicate does not compile.
consteval Table buildTable()
{
    Table table{};
    for (const TcpTransition& row : kTransitions) {
        TcpStep& cell = table[static_cast<std::size_t>(row.direction)][static_cast<std::size_t>(row.kind)]
                             [static_cast<std::size_t>(row.from)];
        if (cell.action != Action::Invalid)
            throw "duplicate transition"; // stops the compilation, never runs
        cell = {row.action, row.to};
    }
    return table;
}
constexpr Table kTable = buildTable();

/// How long a state lasts without traffic: a setting, or a fixed time where RouterOS has none.
struct StateTimeout {
    TcpState state;
    Duration TrackingSettings::*setting = nullptr;
    Duration fixed{};
};

/// In the order of TcpState, so that the state is the index.
constexpr StateTimeout kTimeouts[] = {
    {None,        nullptr,                                  {}                       },
    {SynSent,     &TrackingSettings::tcpSynSentTimeout,     {}                       },
    {SynRecv,     &TrackingSettings::tcpSynReceivedTimeout, {}                       },
    {Established, &TrackingSettings::tcpEstablishedTimeout, {}                       },
    {FinWait,     &TrackingSettings::tcpFinWaitTimeout,     {}                       },
    {CloseWait,   &TrackingSettings::tcpCloseWaitTimeout,   {}                       },
    {LastAck,     &TrackingSettings::tcpLastAckTimeout,     {}                       },
    {TimeWait,    &TrackingSettings::tcpTimeWaitTimeout,    {}                       },
    {Close,       &TrackingSettings::tcpCloseTimeout,       {}                       },
    {Listen,      nullptr,                                  std::chrono::seconds(120)}, // as in Linux
};

consteval bool isInOrder()
{
    std::size_t state = 0;
    for (const StateTimeout& row : kTimeouts) {
        if (static_cast<std::size_t>(row.state) != state++)
            return false;
    }
    return state == kStates;
}
static_assert(isInOrder());

} // namespace

SegmentKind segmentKind(std::uint8_t tcpFlags)
{
    using namespace wire::tcp;
    if ((tcpFlags & kRst) != 0)
        return Kind::Rst;
    if ((tcpFlags & kSyn) != 0)
        return (tcpFlags & kAck) != 0 ? Kind::SynAck : Kind::Syn;
    if ((tcpFlags & kFin) != 0)
        return Kind::Fin;
    return (tcpFlags & kAck) != 0 ? Kind::Ack : Kind::None;
}

bool isPossibleCombination(std::uint8_t tcpFlags)
{
    using namespace wire::tcp;
    switch (tcpFlags & (kFin | kSyn | kRst | kAck | kUrg)) {
    case kSyn:
    case kSyn | kUrg:
    case kSyn | kAck:
    case kRst:
    case kRst | kAck:
    case kFin | kAck:
    case kFin | kAck | kUrg:
    case kAck:
    case kAck | kUrg:
        return true;
    default:
        return false;
    }
}

std::span<const TcpTransition> tcpTransitions()
{
    return kTransitions;
}

TcpStep nextTcpStep(TcpState from, wire::Direction direction, SegmentKind kind)
{
    return kTable[static_cast<std::size_t>(direction)][static_cast<std::size_t>(kind)]
                 [static_cast<std::size_t>(from)];
}

std::optional<TcpState> firstTcpState(SegmentKind kind, bool loose)
{
    if (kind == Kind::Syn)
        return SynSent;
    if (loose && (kind == Kind::Ack || kind == Kind::SynAck))
        return Established;
    return std::nullopt;
}

Duration tcpTimeout(const TrackingSettings& settings, TcpState state)
{
    const StateTimeout& row = kTimeouts[static_cast<std::size_t>(state)];
    return row.setting ? settings.*row.setting : row.fixed;
}

} // namespace tb::conntrack
