// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ip_address.h"
#include "base/mac_address.h"
#include "wire/frame.h"

#include <optional>
#include <string>
#include <vector>

namespace tb::stack {

inline constexpr std::uint16_t kDhcpServerPort = 67, kDhcpClientPort = 68;
/// A lease that never ends (RFC 2131 §3.3: all bits set).
inline constexpr Duration kForever = Duration::max();

/// DHCP message type (RFC 2132 §9.6).
enum class DhcpType : std::uint8_t {
    Discover = 1,
    Offer,
    Request,
    Decline,
    Ack,
    Nak,
    Release,
    Inform,
};

/// A DHCP message of a client on Ethernet or to one (RFC 2131 §2): the fields and options that server and
/// client of this router use, IPv4 addresses throughout. What is not there is unset, or 0.0.0.0 in the fixed
/// fields.
struct DhcpMessage {
    bool isReply = false; ///< from a server
    DhcpType type = DhcpType::Discover;
    std::uint32_t transaction = 0; ///< xid
    bool wantsBroadcast = false;   ///< the client cannot receive unicast before it has an address
    IpAddress clientAddress = IpAddress::anyV4(); ///< ciaddr: the client answers to it already
    IpAddress yourAddress = IpAddress::anyV4();   ///< yiaddr: what the client is given
    IpAddress relay = IpAddress::anyV4();         ///< giaddr
    MacAddress mac;                               ///< chaddr

    std::optional<IpAddress> requestedAddress, serverId, subnetMask;
    std::vector<IpAddress> routers, dnsServers;
    std::optional<Duration> leaseTime, renewalTime, rebindingTime; ///< whole seconds or kForever
    std::string clientId;                                          ///< bytes of option 61
    std::string hostName, domain;

    bool operator==(const DhcpMessage&) const = default;
};

/// Reads the payload of a UDP datagram. Nothing unless it is a well-formed message with a type, of a client
/// with an Ethernet address of its own. Options that overflow into the fields sname and file are read, too
/// (RFC 2131 §4.1); a malformed option of no interest is passed over, one that runs out of the message is an
/// error.
std::optional<DhcpMessage> readDhcp(wire::ConstBytes payload);
/// The payload that says so; a client's message asks for the options that this router's client can use.
std::vector<wire::Byte> writeDhcp(const DhcpMessage& message);

/// Where a DHCP message goes that no route can carry: to or from somebody without an address.
struct DhcpFrameEnds {
    MacAddress sourceMac, destinationMac;
    IpAddress source, destination;
    bool isFromServer = false; ///< chooses the ports
};
/// A complete frame with the message in it.
wire::OwnedFrame dhcpFrame(const DhcpMessage& message, const DhcpFrameEnds& ends);

/// Whether it can be the address of an IPv4 host or router.
bool isHostAddress(const IpAddress& address);

/// "1:52:54:0:12:34:56" of the bytes of a client identifier: as RouterOS writes them.
std::string clientIdText(std::string_view bytes);
/// The bytes of such a text; nothing for anything else. An empty text has no bytes.
std::optional<std::string> parseClientId(std::string_view text);

} // namespace tb::stack
