// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_address.h"
#include "wire/flow_tuple.h"

namespace tb::conntrack {

/// Some bytes of a payload.
struct Place {
    std::uint16_t offset = 0; ///< from the payload's first byte
    std::uint16_t length = 0;
    std::size_t end() const { return std::size_t{offset} + length; }
};

/// How an address, a port, or both of them are written.
enum class Style : std::uint8_t {
    SixNumbers,    ///< "192,168,88,10,156,64": IPv4 address and port (RFC 959 §4.1.2)
    AddressText,   ///< "192.168.88.10" or "2001:db8::10", without brackets
    AddressNumber, ///< "3232258058": an IPv4 address as one decimal number
    AddressBytes,  ///< as in a header; of the family of the control connection
    PortText,      ///< "40000"
    AddedPort,     ///< ":40000", where none stood
    PortBytes,     ///< two bytes, as in a header; also a call id
    Length,        ///< "142": how many bytes stand at `body`
};

/// A place in a payload that tells of an end, or that depends on such places, and what the reader must find
/// there when the control connection is translated. Where it is not, the payload stays byte for byte.
struct Mention {
    enum class Subject : std::uint8_t {
        /// HelperFindings::expectations[expectation], an announcement of the packet's sender: the reader
        /// finds
        /// where the outside knows it, and its port may be replaced by another one that is free.
        Announced,
        Told, ///< the reader finds `address` and `port`: the helper knows what they are outside, or inside
        /// The receiver's own announcement comes back, with `port` as the outside knows it: the reader finds
        /// its own address, and the port it has named, as long as it still waits there.
        Echo,
        Body, ///< the length of `body`, whose own mentions may change it
    };

    Place place;
    Style style = Style::PortText;
    Subject subject = Subject::Told;
    std::uint8_t expectation = 0;
    std::uint16_t port = 0;
    wire::Protocol protocol = wire::Protocol::Udp; ///< Echo: of the announced connection
    Place body;
    IpAddress address;

    static Mention announced(Place place, Style style, std::size_t expectation);
    static Mention told(Place place, Style style, const IpAddress& address, std::uint16_t port);
    static Mention echo(Place place, Style style, wire::Protocol protocol, std::uint16_t port);
    static Mention length(Place place, Place body);
};

} // namespace tb::conntrack
