// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/tcp_window.h"

namespace tb::conntrack {

/// GRE's part of a connection.
struct GreRecord {
    std::uint16_t payloadProtocol = 0; ///< EtherType of what the first packet carried (RFC 2784 §2.4)
};

/// What one protocol keeps of a connection beside the hot record. Its memory is touched only by the protocols
/// that have a part here, and holds anything until their tracker begins the connection: begin() assigns the
/// whole part.
union ProtocolRecord {
    ProtocolRecord() : tcp() {}
    TcpRecord tcp;
    GreRecord gre;
};

} // namespace tb::conntrack
