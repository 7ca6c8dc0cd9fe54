// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dhcp_message.h"

#include <tins/dhcp.h>
#include <tins/ethernetII.h>
#include <tins/exceptions.h>
#include <tins/ip.h>
#include <tins/rawpdu.h>
#include <tins/udp.h>

#include <algorithm>
#include <charconv>

namespace tb::stack {

namespace {

using std::chrono::duration_cast;
using std::chrono::seconds;
using wire::Byte;
using wire::ConstBytes;

/// The fixed part of a message (RFC 2131 §2, figure 1) and the cookie that options begin with (RFC 2132 §2).
constexpr std::size_t kSname = 44, kFile = 108, kCookie = 236, kOptions = 240;
constexpr std::uint32_t kMagic = 0x63825363;
constexpr std::uint16_t kBroadcastFlag = 0x8000;
constexpr Byte kEthernet = 1, kMacLength = 6;
constexpr std::uint32_t kInfinite = 0xffffffff;
/// Smallest BOOTP message; some clients drop shorter ones (RFC 1542 §2.1).
constexpr std::size_t kSmallest = 300;
/// Addresses kept of a list of routers or DNS servers; a list can have 63.
constexpr std::size_t kMostAddresses = 8;

enum Option : Byte {
    Pad = 0,
    SubnetMask = 1,
    Router = 3,
    DnsServer = 6,
    HostName = 12,
    Domain = 15,
    RequestedAddress = 50,
    LeaseTime = 51,
    Overload = 52,
    MessageType = 53,
    ServerId = 54,
    ParameterList = 55,
    RenewalTime = 58,
    RebindingTime = 59,
    ClientId = 61,
    End = 255,
};

void readAddress(ConstBytes value, std::optional<IpAddress>& into)
{
    if (value.size() == 4)
        into = IpAddress::v4(value.data());
}

void readAddresses(ConstBytes value, std::vector<IpAddress>& into)
{
    for (std::size_t at = 0; at + 4 <= value.size() && into.size() < kMostAddresses; at += 4)
        into.push_back(IpAddress::v4(value.data() + at));
}

void readTime(ConstBytes value, std::optional<Duration>& into)
{
    if (value.size() != 4)
        return;
    const std::uint32_t number = wire::load32(value.data());
    into = number == kInfinite ? kForever : Duration(seconds(number));
}

void readBytes(ConstBytes value, std::string& into)
{
    into.assign(value.begin(), value.end());
}

/// Names come from strangers and are shown to people: what cannot be printed becomes a dot.
void readText(ConstBytes value, std::string& into)
{
    readBytes(value, into);
    into.erase(std::find(into.begin(), into.end(), '\0'), into.end());
    std::ranges::replace_if(
        into, [](char c) { return c < ' ' || c > '~'; }, '.');
}

/// What has been read so far, beside the message itself.
struct Reading {
    DhcpMessage message;
    Byte type = 0;
    Byte overload = 0; ///< 1: file has options, 2: sname has, 3: both
};

void readOption(Byte code, ConstBytes value, Reading& reading)
{
    DhcpMessage& message = reading.message;
    switch (code) {
    case SubnetMask:
        return readAddress(value, message.subnetMask);
    case Router:
        return readAddresses(value, message.routers);
    case DnsServer:
        return readAddresses(value, message.dnsServers);
    case HostName:
        return readText(value, message.hostName);
    case Domain:
        return readText(value, message.domain);
    case RequestedAddress:
        return readAddress(value, message.requestedAddress);
    case LeaseTime:
        return readTime(value, message.leaseTime);
    case ServerId:
        return readAddress(value, message.serverId);
    case RenewalTime:
        return readTime(value, message.renewalTime);
    case RebindingTime:
        return readTime(value, message.rebindingTime);
    case ClientId:
        return readBytes(value, message.clientId);
    case MessageType:
        reading.type = value.size() == 1 ? value[0] : Byte{0};
        return;
    case Overload:
        reading.overload = value.size() == 1 ? value[0] : Byte{0};
        return;
    }
}

/// False when an option runs out of its field.
bool readOptions(ConstBytes field, Reading& reading)
{
    while (!field.empty() && field[0] != End) {
        const std::size_t header = field[0] == Pad ? 1 : 2;
        if (field.size() < header)
            return false;
        const std::size_t length = field[0] == Pad ? 0 : field[1];
        if (field.size() < header + length)
            return false;
        if (field[0] != Pad)
            readOption(field[0], field.subspan(header, length), reading);
        field = field.subspan(header + length);
    }
    return true;
}

/// Both fields may have options instead of names; options of options there are not.
bool readOverload(ConstBytes payload, Reading& reading)
{
    const Byte overload = reading.overload;
    if ((overload & 1) != 0 && !readOptions(payload.subspan(kFile, kCookie - kFile), reading))
        return false;
    return (overload & 2) == 0 || readOptions(payload.subspan(kSname, kFile - kSname), reading);
}

Tins::IPv4Address toTins(const IpAddress& address)
{
    return Tins::IPv4Address(__builtin_bswap32(address.toV4()));
}

std::vector<Tins::IPv4Address> toTins(const std::vector<IpAddress>& addresses)
{
    std::vector<Tins::IPv4Address> all;
    for (const IpAddress& address : addresses)
        all.push_back(toTins(address));
    return all;
}

std::uint32_t wireTime(Duration time)
{
    constexpr Duration kLongest = seconds(kInfinite - 1);
    return time == kForever
               ? kInfinite
               : static_cast<std::uint32_t>(duration_cast<seconds>(std::min(time, kLongest)).count());
}

void addText(Tins::DHCP& dhcp, Option code, const std::string& text)
{
    const std::string kept = text.substr(0, 255);
    if (!kept.empty())
        dhcp.add_option({static_cast<Byte>(code), kept.begin(), kept.end()});
}

void addLists(Tins::DHCP& dhcp, const DhcpMessage& message)
{
    static constexpr Byte kWishes[] = {SubnetMask, Router,      DnsServer,    Domain,
                                       LeaseTime,  RenewalTime, RebindingTime};
    if (!message.routers.empty())
        dhcp.routers(toTins(message.routers));
    if (!message.dnsServers.empty())
        dhcp.domain_name_servers(toTins(message.dnsServers));
    if (!message.isReply && message.type != DhcpType::Release && message.type != DhcpType::Decline)
        dhcp.add_option({ParameterList, std::begin(kWishes), std::end(kWishes)});
}

void addOptions(Tins::DHCP& dhcp, const DhcpMessage& message)
{
    dhcp.type(static_cast<Tins::DHCP::Flags>(message.type));
    if (message.requestedAddress)
        dhcp.requested_ip(toTins(*message.requestedAddress));
    if (message.serverId)
        dhcp.server_identifier(toTins(*message.serverId));
    if (message.leaseTime)
        dhcp.lease_time(wireTime(*message.leaseTime));
    if (message.renewalTime)
        dhcp.renewal_time(wireTime(*message.renewalTime));
    if (message.rebindingTime)
        dhcp.rebind_time(wireTime(*message.rebindingTime));
    if (message.subnetMask)
        dhcp.subnet_mask(toTins(*message.subnetMask));
    addLists(dhcp, message);
    addText(dhcp, ClientId, message.clientId);
    addText(dhcp, HostName, message.hostName);
    addText(dhcp, Domain, message.domain);
    dhcp.end();
}

} // namespace

std::optional<DhcpMessage> readDhcp(ConstBytes payload)
{
    if (payload.size() < kOptions || wire::load32(payload.data() + kCookie) != kMagic)
        return std::nullopt;
    Reading reading;
    DhcpMessage& message = reading.message;
    message.isReply = payload[0] == 2;
    message.transaction = wire::load32(payload.data() + 4);
    message.wantsBroadcast = (wire::load16(payload.data() + 10) & kBroadcastFlag) != 0;
    message.clientAddress = IpAddress::v4(payload.data() + 12);
    message.yourAddress = IpAddress::v4(payload.data() + 16);
    message.relay = IpAddress::v4(payload.data() + 24);
    message.mac = MacAddress::fromBytes(payload.data() + 28);
    const bool isEthernet = payload[1] == kEthernet && payload[2] == kMacLength;
    if ((payload[0] != 1 && payload[0] != 2) || !isEthernet || message.mac.isGroup() || message.mac.isNull())
        return std::nullopt;
    if (!readOptions(payload.subspan(kOptions), reading) || !readOverload(payload, reading))
        return std::nullopt;
    if (reading.type < static_cast<Byte>(DhcpType::Discover) ||
        reading.type > static_cast<Byte>(DhcpType::Inform))
        return std::nullopt;
    message.type = static_cast<DhcpType>(reading.type);
    return std::move(message);
}

std::vector<Byte> writeDhcp(const DhcpMessage& message)
try {
    Tins::DHCP dhcp;
    dhcp.opcode(message.isReply ? Tins::BootP::BOOTREPLY : Tins::BootP::BOOTREQUEST);
    dhcp.htype(kEthernet);
    dhcp.hlen(kMacLength);
    dhcp.xid(message.transaction);
    dhcp.padding(message.wantsBroadcast ? kBroadcastFlag : 0);
    dhcp.ciaddr(toTins(message.clientAddress));
    dhcp.yiaddr(toTins(message.yourAddress));
    dhcp.giaddr(toTins(message.relay));
    dhcp.chaddr(Tins::HWAddress<6>(message.mac.bytes().data()));
    addOptions(dhcp, message);
    std::vector<Byte> bytes = dhcp.serialize();
    bytes.resize(std::max(bytes.size(), kSmallest));
    return bytes;
} catch (const Tins::exception_base&) {
    return {}; // nothing that we give libtins is too long for it; if it were, nobody would get an answer
}

wire::OwnedFrame dhcpFrame(const DhcpMessage& message, const DhcpFrameEnds& ends)
try {
    const std::vector<Byte> payload = writeDhcp(message);
    const auto [from, to] = ends.isFromServer ? std::pair(kDhcpServerPort, kDhcpClientPort)
                                              : std::pair(kDhcpClientPort, kDhcpServerPort);
    Tins::IP ip(toTins(ends.destination), toTins(ends.source));
    ip.ttl(64);
    Tins::EthernetII frame = Tins::EthernetII(Tins::HWAddress<6>(ends.destinationMac.bytes().data()),
                                              Tins::HWAddress<6>(ends.sourceMac.bytes().data())) /
                             ip / Tins::UDP(to, from) /
                             Tins::RawPDU(payload.data(), static_cast<std::uint32_t>(payload.size()));
    return wire::OwnedFrame::copyOf(wire::ConstBytes(frame.serialize()));
} catch (const Tins::exception_base&) {
    return {};
}

bool isHostAddress(const IpAddress& address)
{
    return address.isV4() && !address.isUnspecified() && !address.isMulticast() &&
           !address.isLimitedBroadcast() && !address.isLoopback();
}

std::string clientIdText(std::string_view bytes)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += text.empty() ? "" : ":";
        if (byte >= 16)
            text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

std::optional<std::string> parseClientId(std::string_view text)
{
    std::string bytes;
    for (bool isMore = !text.empty(); isMore;) {
        const std::size_t colon = std::min(text.find(':'), text.size());
        Byte byte = 0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + colon, byte, 16);
        if (failure != std::errc() || end != text.data() + colon || colon > 2 || bytes.size() == 255)
            return std::nullopt;
        bytes += static_cast<char>(byte);
        isMore = colon < text.size();
        text.remove_prefix(isMore ? colon + 1 : colon);
    }
    return bytes;
}

} // namespace tb::stack
