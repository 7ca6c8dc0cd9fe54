// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/mention.h"

namespace tb::conntrack {

Mention Mention::announced(Place place, Style style, std::size_t expectation)
{
    Mention mention;
    mention.place = place;
    mention.style = style;
    mention.subject = Subject::Announced;
    mention.expectation = static_cast<std::uint8_t>(expectation);
    return mention;
}

Mention Mention::told(Place place, Style style, const IpAddress& address, std::uint16_t port)
{
    Mention mention;
    mention.place = place;
    mention.style = style;
    mention.subject = Subject::Told;
    mention.address = address;
    mention.port = port;
    return mention;
}

Mention Mention::echo(Place place, Style style, wire::Protocol protocol, std::uint16_t port)
{
    Mention mention;
    mention.place = place;
    mention.style = style;
    mention.subject = Subject::Echo;
    mention.protocol = protocol;
    mention.port = port;
    return mention;
}

Mention Mention::length(Place place, Place body)
{
    Mention mention;
    mention.place = place;
    mention.style = Style::Length;
    mention.subject = Subject::Body;
    mention.body = body;
    return mention;
}

} // namespace tb::conntrack
