// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/connection.h"

#include "base/assert.h"

#include <algorithm>

namespace tb::conntrack {

void fillRow(const Connection& connection, const ColdRecord& cold, const ProtocolRecord& record, Instant now,
             ConnectionRow& row)
{
    row.original = connection.original();
    row.reply = connection.reply();
    row.flags = connection.flags;
    row.tcpState = connection.tcpState;
    row.timeout = std::max(connection.expires() - now, Duration::zero());
    row.orig = connection.traffic[0];
    row.repl = connection.traffic[1];
    row.origRate = static_cast<std::uint64_t>(cold.rate[0]);
    row.replRate = static_cast<std::uint64_t>(cold.rate[1]);
    row.helper = connection.helper;
    row.mark = cold.mark;
    row.greProtocol = row.original.is(wire::Protocol::Gre) ? record.gre.payloadProtocol : 0;
}

const char* tcpStateName(TcpState state)
{
    switch (state) {
    case TcpState::None:
        return "";
    case TcpState::SynSent:
        return "syn-sent";
    case TcpState::SynRecv:
        return "syn-recv";
    case TcpState::Established:
        return "established";
    case TcpState::FinWait:
        return "fin-wait";
    case TcpState::CloseWait:
        return "close-wait";
    case TcpState::LastAck:
        return "last-ack";
    case TcpState::TimeWait:
        return "time-wait";
    case TcpState::Close:
        return "close";
    case TcpState::Listen:
        return "listen";
    }
    TB_UNREACHABLE();
}

const char* connectionStateName(ConnectionState state)
{
    switch (state) {
    case ConnectionState::None:
        return "";
    case ConnectionState::New:
        return "new";
    case ConnectionState::Established:
        return "established";
    case ConnectionState::Related:
        return "related";
    case ConnectionState::Invalid:
        return "invalid";
    case ConnectionState::Untracked:
        return "untracked";
    }
    TB_UNREACHABLE();
}

} // namespace tb::conntrack
