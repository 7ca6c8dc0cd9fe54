// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/dccp_tracker.h"

#include <array>

namespace tb::conntrack {

namespace {

using enum DccpRole;
using State = DccpState;
using Type = DccpType;
using Action = DccpAction;

/// Every way that is not invalid, as in Linux.
constexpr DccpTransition kTransitions[] = {
    {State::None,         Client, Type::Request,      Action::Move,   State::Request,      "the client opens"                  },
    {State::Request,      Client, Type::Request,      Action::Move,   State::Request,      "the Request is retransmitted"      },
    {State::Request,      Client, Type::Response,     Action::Ignore, State::Request,      "a Response of the wrong end"       },
    {State::Request,      Client, Type::Reset,        Action::Move,   State::TimeWait,     "the client gives up"               },
    {State::Request,      Client, Type::Sync,         Action::Ignore, State::Request,
     "numbers are synchronised while opening"                                                                                  },
    {State::Request,      Client, Type::SyncAck,      Action::Ignore, State::Request,
     "the answer to a Sync while opening"                                                                                      },
    {State::Request,      Server, Type::Request,      Action::Ignore, State::Request,
     "the other end opens, too; the answer will tell"                                                                          },
    {State::Request,      Server, Type::Response,     Action::Move,   State::Respond,      "the server accepts"                },
    {State::Request,      Server, Type::Reset,        Action::Move,   State::TimeWait,     "the server refuses"                },
    {State::Request,      Server, Type::Sync,         Action::Ignore, State::Request,
     "numbers are synchronised while opening, back"                                                                            },
    {State::Request,      Server, Type::SyncAck,      Action::Ignore, State::Request,
     "the answer to a Sync while opening, back"                                                                                },
    {State::Respond,      Client, Type::Request,      Action::Move,   State::Respond,
     "a Request again, before the Response arrived"                                                                            },
    {State::Respond,      Client, Type::Response,     Action::Ignore, State::Respond,      "a Response of the wrong end"       },
    {State::Respond,      Client, Type::Ack,          Action::Move,   State::PartOpen,     "the client confirms"               },
    {State::Respond,      Client, Type::DataAck,      Action::Move,   State::PartOpen,     "the client confirms and sends"     },
    {State::Respond,      Client, Type::Reset,        Action::Move,   State::TimeWait,     "reset while opening"               },
    {State::Respond,      Client, Type::Sync,         Action::Ignore, State::Respond,
     "numbers are synchronised while opening"                                                                                  },
    {State::Respond,      Client, Type::SyncAck,      Action::Ignore, State::Respond,
     "the answer to a Sync while opening"                                                                                      },
    {State::Respond,      Server, Type::Request,      Action::Ignore, State::Respond,
     "the other end opens, too; the answer will tell"                                                                          },
    {State::Respond,      Server, Type::Response,     Action::Move,   State::Respond,      "the Response is retransmitted"     },
    {State::Respond,      Server, Type::Reset,        Action::Move,   State::TimeWait,     "reset while opening, back"         },
    {State::Respond,      Server, Type::Sync,         Action::Ignore, State::Respond,
     "numbers are synchronised while opening, back"                                                                            },
    {State::Respond,      Server, Type::SyncAck,      Action::Ignore, State::Respond,
     "the answer to a Sync while opening, back"                                                                                },
    {State::PartOpen,     Client, Type::Request,      Action::Ignore, State::PartOpen,
     "a Request out of place; the answer will tell"                                                                            },
    {State::PartOpen,     Client, Type::Response,     Action::Ignore, State::PartOpen,     "a Response of the wrong end"       },
    {State::PartOpen,     Client, Type::Ack,          Action::Move,   State::PartOpen,     "an Ack before the server was heard"},
    {State::PartOpen,     Client, Type::DataAck,      Action::Move,   State::PartOpen,
     "data with an Ack before the server was heard"                                                                            },
    {State::PartOpen,     Client, Type::Close,        Action::Move,   State::Closing,      "the client closes at once"         },
    {State::PartOpen,     Client, Type::Reset,        Action::Move,   State::TimeWait,     "reset while opening"               },
    {State::PartOpen,     Client, Type::Sync,         Action::Ignore, State::PartOpen,
     "numbers are synchronised while opening"                                                                                  },
    {State::PartOpen,     Client, Type::SyncAck,      Action::Ignore, State::PartOpen,
     "the answer to a Sync while opening"                                                                                      },
    {State::PartOpen,     Server, Type::Request,      Action::Ignore, State::PartOpen,
     "the other end opens, too; the answer will tell"                                                                          },
    {State::PartOpen,     Server, Type::Response,     Action::Ignore, State::PartOpen,     "a late Response"                   },
    {State::PartOpen,     Server, Type::Data,         Action::Move,   State::Open,
     "the server sends data: both ends are open"                                                                               },
    {State::PartOpen,     Server, Type::Ack,          Action::Move,   State::Open,
     "the server sends an Ack: both ends are open"                                                                             },
    {State::PartOpen,     Server, Type::DataAck,      Action::Move,   State::Open,
     "the server sends data with an Ack: both ends are open"                                                                   },
    {State::PartOpen,     Server, Type::CloseRequest, Action::Move,   State::CloseRequest,
     "the server asks to close at once"                                                                                        },
    {State::PartOpen,     Server, Type::Close,        Action::Move,   State::Closing,      "the server closes at once"         },
    {State::PartOpen,     Server, Type::Reset,        Action::Move,   State::TimeWait,     "reset while opening, back"         },
    {State::PartOpen,     Server, Type::Sync,         Action::Ignore, State::PartOpen,
     "numbers are synchronised while opening, back"                                                                            },
    {State::PartOpen,     Server, Type::SyncAck,      Action::Ignore, State::PartOpen,
     "the answer to a Sync while opening, back"                                                                                },
    {State::Open,         Client, Type::Request,      Action::Ignore, State::Open,
     "a Request out of place; the answer will tell"                                                                            },
    {State::Open,         Client, Type::Response,     Action::Ignore, State::Open,         "a Response of the wrong end"       },
    {State::Open,         Client, Type::Data,         Action::Move,   State::Open,         "data"                              },
    {State::Open,         Client, Type::Ack,          Action::Move,   State::Open,         "an Ack"                            },
    {State::Open,         Client, Type::DataAck,      Action::Move,   State::Open,         "data with an Ack"                  },
    {State::Open,         Client, Type::Close,        Action::Move,   State::Closing,      "the client closes"                 },
    {State::Open,         Client, Type::Reset,        Action::Move,   State::TimeWait,     "reset"                             },
    {State::Open,         Client, Type::Sync,         Action::Ignore, State::Open,
     "numbers are synchronised in an open connection"                                                                          },
    {State::Open,         Client, Type::SyncAck,      Action::Ignore, State::Open,
     "the answer to a Sync in an open connection"                                                                              },
    {State::Open,         Server, Type::Request,      Action::Ignore, State::Open,
     "the other end opens, too; the answer will tell"                                                                          },
    {State::Open,         Server, Type::Response,     Action::Ignore, State::Open,         "a late Response"                   },
    {State::Open,         Server, Type::Data,         Action::Move,   State::Open,         "data, back"                        },
    {State::Open,         Server, Type::Ack,          Action::Move,   State::Open,         "an Ack, back"                      },
    {State::Open,         Server, Type::DataAck,      Action::Move,   State::Open,         "data with an Ack, back"            },
    {State::Open,         Server, Type::CloseRequest, Action::Move,   State::CloseRequest, "the server asks to close"          },
    {State::Open,         Server, Type::Close,        Action::Move,   State::Closing,      "the server closes"                 },
    {State::Open,         Server, Type::Reset,        Action::Move,   State::TimeWait,     "reset, back"                       },
    {State::Open,         Server, Type::Sync,         Action::Ignore, State::Open,
     "numbers are synchronised in an open connection, back"                                                                    },
    {State::Open,         Server, Type::SyncAck,      Action::Ignore, State::Open,
     "the answer to a Sync in an open connection, back"                                                                        },
    {State::CloseRequest, Client, Type::Request,      Action::Ignore, State::CloseRequest,
     "a Request out of place; the answer will tell"                                                                            },
    {State::CloseRequest, Client, Type::Response,     Action::Ignore, State::CloseRequest,
     "a Response of the wrong end"                                                                                             },
    {State::CloseRequest, Client, Type::Data,         Action::Move,   State::CloseRequest,
     "data until the client closes"                                                                                            },
    {State::CloseRequest, Client, Type::Ack,          Action::Move,   State::CloseRequest,
     "an Ack until the client closes"                                                                                          },
    {State::CloseRequest, Client, Type::DataAck,      Action::Move,   State::CloseRequest,
     "data with an Ack until the client closes"                                                                                },
    {State::CloseRequest, Client, Type::Close,        Action::Move,   State::Closing,      "the client closes as asked"        },
    {State::CloseRequest, Client, Type::Reset,        Action::Move,   State::TimeWait,     "reset while closing"               },
    {State::CloseRequest, Client, Type::Sync,         Action::Ignore, State::CloseRequest,
     "numbers are synchronised while closing"                                                                                  },
    {State::CloseRequest, Client, Type::SyncAck,      Action::Ignore, State::CloseRequest,
     "the answer to a Sync while closing"                                                                                      },
    {State::CloseRequest, Server, Type::Request,      Action::Ignore, State::CloseRequest,
     "the other end opens, too; the answer will tell"                                                                          },
    {State::CloseRequest, Server, Type::Response,     Action::Ignore, State::CloseRequest, "a late Response"                   },
    {State::CloseRequest, Server, Type::CloseRequest, Action::Move,   State::CloseRequest, "asked again"                       },
    {State::CloseRequest, Server, Type::Reset,        Action::Move,   State::TimeWait,     "reset while closing, back"         },
    {State::CloseRequest, Server, Type::Sync,         Action::Ignore, State::CloseRequest,
     "numbers are synchronised while closing, back"                                                                            },
    {State::CloseRequest, Server, Type::SyncAck,      Action::Ignore, State::CloseRequest,
     "the answer to a Sync while closing, back"                                                                                },
    {State::Closing,      Client, Type::Request,      Action::Ignore, State::Closing,
     "a Request out of place; the answer will tell"                                                                            },
    {State::Closing,      Client, Type::Response,     Action::Ignore, State::Closing,      "a Response of the wrong end"       },
    {State::Closing,      Client, Type::Data,         Action::Move,   State::Closing,      "data until the other end closes"   },
    {State::Closing,      Client, Type::Ack,          Action::Move,   State::Closing,      "an Ack until the other end closes" },
    {State::Closing,      Client, Type::DataAck,      Action::Move,   State::Closing,
     "data with an Ack until the other end closes"                                                                             },
    {State::Closing,      Client, Type::Reset,        Action::Move,   State::TimeWait,     "the end, by a Reset"               },
    {State::Closing,      Client, Type::Sync,         Action::Ignore, State::Closing,
     "numbers are synchronised while closing"                                                                                  },
    {State::Closing,      Client, Type::SyncAck,      Action::Ignore, State::Closing,
     "the answer to a Sync while closing"                                                                                      },
    {State::Closing,      Server, Type::Request,      Action::Ignore, State::Closing,
     "the other end opens, too; the answer will tell"                                                                          },
    {State::Closing,      Server, Type::Response,     Action::Ignore, State::Closing,      "a late Response"                   },
    {State::Closing,      Server, Type::Data,         Action::Move,   State::Closing,
     "data until the other end closes, back"                                                                                   },
    {State::Closing,      Server, Type::Ack,          Action::Move,   State::Closing,
     "an Ack until the other end closes, back"                                                                                 },
    {State::Closing,      Server, Type::DataAck,      Action::Move,   State::Closing,
     "data with an Ack until the other end closes, back"                                                                       },
    {State::Closing,      Server, Type::CloseRequest, Action::Move,   State::CloseRequest,
     "asked while the client closes"                                                                                           },
    {State::Closing,      Server, Type::Close,        Action::Move,   State::Closing,      "the Close is retransmitted"        },
    {State::Closing,      Server, Type::Reset,        Action::Move,   State::TimeWait,     "the end, by a Reset, back"         },
    {State::Closing,      Server, Type::Sync,         Action::Ignore, State::Closing,
     "numbers are synchronised while closing, back"                                                                            },
    {State::Closing,      Server, Type::SyncAck,      Action::Ignore, State::Closing,
     "the answer to a Sync while closing, back"                                                                                },
    {State::TimeWait,     Client, Type::Request,      Action::Move,   State::Request,      "the same ports are used anew"      },
    {State::TimeWait,     Client, Type::Reset,        Action::Ignore, State::TimeWait,     "a Reset after the end"             },
    {State::TimeWait,     Client, Type::Sync,         Action::Ignore, State::TimeWait,
     "numbers are synchronised after the end"                                                                                  },
    {State::TimeWait,     Client, Type::SyncAck,      Action::Ignore, State::TimeWait,
     "the answer to a Sync after the end"                                                                                      },
    {State::TimeWait,     Server, Type::Request,      Action::Move,   State::Request,
     "the other end opens anew: the roles swap"                                                                                },
    {State::TimeWait,     Server, Type::Reset,        Action::Move,   State::TimeWait,     "a Reset after the end, back"       },
    {State::TimeWait,     Server, Type::Sync,         Action::Ignore, State::TimeWait,
     "numbers are synchronised after the end, back"                                                                            },
    {State::TimeWait,     Server, Type::SyncAck,      Action::Ignore, State::TimeWait,
     "the answer to a Sync after the end, back"                                                                                },
};

constexpr std::size_t kStates = static_cast<std::size_t>(State::TimeWait) + 1;

using Table = std::array<std::array<std::array<DccpStep, kStates>, kDccpTypes>, 2>;

/// Expands the list into the dense table that packets index; a duplicate does not compile.
consteval Table buildTable()
{
    Table table{};
    for (const DccpTransition& row : kTransitions) {
        DccpStep& cell = table[static_cast<std::size_t>(row.role)][static_cast<std::size_t>(row.type)]
                              [static_cast<std::size_t>(row.from)];
        if (cell.action != Action::Invalid)
            throw "duplicate transition"; // stops the compilation, never runs
        cell = {row.action, row.to};
    }
    return table;
}
constexpr Table kTable = buildTable();

/// By DccpState. Linux's timeouts, multiples of the two minutes that a segment may live (RFC 4340 §3.4).
constexpr std::chrono::seconds kTimeouts[] = {
    std::chrono::seconds(0),     // None
    std::chrono::seconds(240),   // Request
    std::chrono::seconds(480),   // Respond
    std::chrono::seconds(480),   // PartOpen
    std::chrono::seconds(43200), // Open: half a day
    std::chrono::seconds(64),    // CloseRequest: as long as it is repeated (RFC 4340 §8.3)
    std::chrono::seconds(64),    // Closing
    std::chrono::seconds(240),   // TimeWait
};
static_assert(std::size(kTimeouts) == kStates);

} // namespace

std::span<const DccpTransition> dccpTransitions()
{
    return kTransitions;
}

DccpStep nextDccpStep(DccpState from, DccpRole role, DccpType type)
{
    return kTable[static_cast<std::size_t>(role)][static_cast<std::size_t>(type)]
                 [static_cast<std::size_t>(from)];
}

Duration dccpTimeout(DccpState state)
{
    return kTimeouts[static_cast<std::size_t>(state)];
}

} // namespace tb::conntrack
