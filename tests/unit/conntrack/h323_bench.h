// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "unit/conntrack/h225_messages.h"
#include "unit/conntrack/h245_messages.h"
#include "unit/conntrack/payload_bench.h"

#include <QString>
#include <QStringList>

namespace tb::test::h323 {

inline constexpr const char* kCaller = "192.168.88.10:40000";
inline constexpr const char* kCalled = "203.0.113.10:1720";
inline constexpr wire::Direction kOut = wire::Direction::Original, kIn = wire::Direction::Reply;

struct CallBench : PayloadBench {
    CallBench(const End& caller = kCaller, const End& called = kCalled)
        : PayloadBench(conntrack::HelperKind::H323, wire::Protocol::Tcp, caller, called)
    {
    }
    conntrack::HelperFindings setup(const Parts& parts)
    {
        return read(kOut, tpkt(q931(5, h323::setup(parts))));
    }
    /// As an H.245 message in its own TPKT.
    conntrack::HelperFindings control(wire::Direction direction, const Bytes& message)
    {
        return read(direction, tpkt(message));
    }
};

/// "tcp 203.0.113.10>192.168.88.10:5000 h323", one line an announcement; "h323": read by the helper again.
inline QString listed(const conntrack::HelperFindings& findings)
{
    QStringList lines;
    for (const conntrack::Expectation& one : findings.expectations.all()) {
        const std::string line = wire::protocolName(static_cast<std::uint8_t>(one.protocol)) + " " +
                                 one.source->toString() + ">" + one.destination.toString() + ":" +
                                 std::to_string(one.destinationPart) +
                                 (one.childHelper == conntrack::HelperKind::H323 ? " h323" : "");
        lines.append(QString::fromStdString(line));
    }
    return lines.join(", ");
}

inline Bytes joined(std::initializer_list<Bytes> parts)
{
    Bytes all;
    for (const Bytes& one : parts)
        all.insert(all.end(), one.begin(), one.end());
    return all;
}

inline Bytes part(const Bytes& bytes, std::size_t from, std::size_t to)
{
    return {bytes.begin() + static_cast<std::ptrdiff_t>(from),
            bytes.begin() + static_cast<std::ptrdiff_t>(to)};
}

inline const QString kControlToCaller = "tcp 203.0.113.10>192.168.88.10:5000 h323";
inline const QString kControlToCalled = "tcp 192.168.88.10>203.0.113.10:5000 h323";

inline const Bytes kOwnChannel = openChannel(channel({}, "192.168.88.10:16385"));
inline const QString kOwnChannelListed = "udp 203.0.113.10>192.168.88.10:16385";

} // namespace tb::test::h323
