// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/inspect.h"

#include "base/assert.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

using wire::Protocol;

/// THE TABLE.
constexpr Helper kHelpers[] = {
    {HelperKind::Ftp,  Protocol::Tcp, inspectFtp,  false},
    {HelperKind::Tftp, Protocol::Udp, inspectTftp, true },
    {HelperKind::Irc,  Protocol::Tcp, inspectIrc,  false},
    {HelperKind::H323, Protocol::Tcp, inspectH323, false},
    {HelperKind::H323, Protocol::Udp, inspectRas,  false},
    {HelperKind::Sip,  Protocol::Udp, inspectSip,  true },
    {HelperKind::Sip,  Protocol::Tcp, inspectSip,  false},
    {HelperKind::Pptp, Protocol::Tcp, inspectPptp, false},
    {HelperKind::Rtsp, Protocol::Tcp, inspectRtsp, false},
};

} // namespace

std::span<const Helper> helpers()
{
    return kHelpers;
}

const Helper* findHelper(HelperKind kind, Protocol protocol)
{
    const auto row = std::ranges::find_if(
        kHelpers, [&](const Helper& one) { return one.kind == kind && one.protocol == protocol; });
    return row == std::end(kHelpers) ? nullptr : &*row;
}

const char* helperName(HelperKind kind)
{
    switch (kind) {
    case HelperKind::None:
        return "";
    case HelperKind::Ftp:
        return "ftp";
    case HelperKind::Tftp:
        return "tftp";
    case HelperKind::Irc:
        return "irc";
    case HelperKind::H323:
        return "h323";
    case HelperKind::Sip:
        return "sip";
    case HelperKind::Pptp:
        return "pptp";
    case HelperKind::Rtsp:
        return "rtsp";
    }
    TB_UNREACHABLE();
}

HelperKind HelperSettings::helperFor(std::uint8_t protocol, std::uint16_t port) const
{
    for (const ControlPort& one : ports) {
        if (one.port == port && findHelper(one.kind, static_cast<Protocol>(protocol)))
            return one.kind;
    }
    return HelperKind::None;
}

bool HelperSettings::isEnabled(HelperKind kind) const
{
    return std::ranges::find(ports, kind, &ControlPort::kind) != ports.end();
}

Place HelperInput::placeOf(wire::ConstBytes part) const
{
    TB_ASSERT(part.data() >= payload.data() && part.data() + part.size() <= payload.data() + payload.size());
    return {static_cast<std::uint16_t>(part.data() - payload.data()),
            static_cast<std::uint16_t>(part.size())};
}

Place HelperInput::placeOf(std::string_view part) const
{
    return placeOf({reinterpret_cast<const wire::Byte*>(part.data()), part.size()});
}

Expectation HelperInput::toEnd(wire::Direction end, Protocol protocol, std::uint16_t part) const
{
    const wire::FlowTuple& back = tuple(wire::opposite(end));
    Expectation expectation;
    expectation.protocol = protocol;
    expectation.source = back.source;
    expectation.destination = back.destination;
    expectation.destinationPart = part;
    expectation.targetAddress = tuple(end).source;
    expectation.targetPart = part;
    expectation.callerAddress = tuple(end).destination;
    return expectation;
}

} // namespace tb::conntrack
