// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dhcp_client.h"

#include <algorithm>
#include <bit>

namespace tb::stack {

namespace {

using State = DhcpClientState;
using std::chrono::seconds;

/// RFC 2131 §4.1: pauses double from 4 to 64 s, each a second longer or shorter.
constexpr Duration kFirstPause = seconds(4);
constexpr int kMostDoublings = 4;
constexpr Duration kSpread = seconds(1);
/// RFC 2131 §4.4.5: pauses while renewing and rebinding.
constexpr Duration kShortestRenewal = seconds(60);
/// Requests without an answer after which the client begins anew (RFC 2131 §3.1 proposes four), and when it
/// only asks for what it had (our choice: somebody waits for the link to work).
constexpr int kMostRequests = 4, kMostReboots = 2;
constexpr std::string_view kEthernetId = "\x01"; // hardware type in front of a client identifier

/// The length of a mask; nothing for one with holes, and none for all addresses.
std::optional<int> lengthOf(const std::optional<IpAddress>& mask)
{
    if (!mask || !mask->isV4())
        return std::nullopt;
    const int length = std::countl_one(mask->toV4());
    const bool isWhole = std::popcount(mask->toV4()) == length;
    return isWhole && length > 0 ? std::optional(length) : std::nullopt;
}

/// Whether an offer or a grant says all that is needed.
bool isUsable(const DhcpMessage& message)
{
    return isHostAddress(message.yourAddress) && message.serverId && isHostAddress(*message.serverId) &&
           lengthOf(message.subnetMask);
}

} // namespace

void DhcpClient::follow(const routing::Interface* interface, const std::string& hostName, bool isForGood)
{
    m_hostName = hostName;
    if (!interface) {
        if (isForGood) {
            sendRelease();
            m_binding.reset();
        }
        stop();
        return;
    }
    const bool isSame = m_state != State::Stopped && m_interface == interface->id && m_mac == interface->mac;
    if (isSame)
        return;
    m_interface = interface->id;
    m_mac = interface->mac;
    const bool mayReboot = m_binding && (!m_binding->expires || *m_binding->expires > m_host.now());
    if (mayReboot)
        enter(State::Rebooting);
    else
        begin();
}

void DhcpClient::stop()
{
    m_state = State::Stopped;
    m_timer.reset();
}

/// INIT: nothing is known.
void DhcpClient::begin()
{
    m_binding.reset();
    enter(State::Selecting);
}

/// A new exchange of messages, and its first one.
void DhcpClient::enter(State state)
{
    if (state != State::Requesting) // which goes on with the transaction of the offer
        m_transaction = static_cast<std::uint32_t>(m_host.random().next());
    m_state = state;
    m_tries = 0;
    repeat(m_host.now());
}

void DhcpClient::tick(Instant now)
{
    if (!m_timer || *m_timer > now)
        return;
    const bool isExpired = hasAddress() && m_binding->expires && *m_binding->expires <= now;
    const bool isGivenUp = (m_state == State::Requesting && m_tries >= kMostRequests) ||
                           (m_state == State::Rebooting && m_tries >= kMostReboots);
    if (isExpired || isGivenUp)
        return begin();
    if (hasAddress() && m_state != State::Rebinding && now >= m_binding->rebindAt)
        return enter(State::Rebinding);
    if (m_state == State::Bound)
        return enter(State::Renewing);
    repeat(now);
}

void DhcpClient::repeat(Instant now)
{
    ++m_tries;
    m_timer = nextTry(now);
    send();
}

Instant DhcpClient::nextTry(Instant now) const
{
    if (m_state != State::Renewing && m_state != State::Rebinding) {
        const Duration pause = kFirstPause * (1 << std::min(m_tries - 1, kMostDoublings));
        const auto spread =
            static_cast<std::int64_t>(m_host.random().below(static_cast<std::uint64_t>(2 * kSpread.count())));
        return now + pause - kSpread + Duration(spread);
    }
    const Instant never{Duration::max()};
    const Instant end = m_state == State::Renewing ? m_binding->rebindAt : m_binding->expires.value_or(never);
    return std::min(end, now + std::max((end - now) / 2, kShortestRenewal));
}

DhcpMessage DhcpClient::blank(DhcpType type) const
{
    DhcpMessage message;
    message.type = type;
    message.transaction = m_transaction;
    message.mac = m_mac;
    message.clientId = std::string(kEthernetId) + std::string(m_mac.bytes().begin(), m_mac.bytes().end());
    message.hostName = m_hostName;
    return message;
}

/// RFC 2131 table 5: what each request says of the address and the server.
void DhcpClient::send()
{
    DhcpMessage message = blank(m_state == State::Selecting ? DhcpType::Discover : DhcpType::Request);
    message.wantsBroadcast = !hasAddress();
    if (m_state == State::Requesting) {
        message.requestedAddress = m_offer.yourAddress;
        message.serverId = m_offer.serverId;
    } else if (m_state == State::Rebooting) {
        message.requestedAddress = m_binding->address.address();
    } else if (hasAddress()) {
        message.clientAddress = m_binding->address.address();
    }
    if (m_state != State::Renewing)
        return broadcast(message);
    const std::vector<wire::Byte> payload = writeDhcp(message);
    m_host.sendUdp({message.clientAddress, m_binding->server, kDhcpClientPort, kDhcpServerPort, payload});
}

void DhcpClient::broadcast(const DhcpMessage& message)
{
    const DhcpFrameEnds ends{m_mac, MacAddress::broadcast(), message.clientAddress,
                             IpAddress::v4(~std::uint32_t{0}), /*isFromServer=*/false};
    m_host.sendFrame(dhcpFrame(message, ends), m_interface);
}

/// As a frame of its own to whoever granted the address: the router may have lost the address already.
void DhcpClient::sendRelease()
{
    if (!hasAddress())
        return;
    m_transaction = static_cast<std::uint32_t>(m_host.random().next());
    DhcpMessage message = blank(DhcpType::Release);
    message.clientAddress = m_binding->address.address();
    message.serverId = m_binding->server;
    message.hostName.clear();
    const DhcpFrameEnds ends{m_mac, m_binding->serverMac, message.clientAddress, m_binding->server,
                             /*isFromServer=*/false};
    m_host.sendFrame(dhcpFrame(message, ends), m_interface);
    m_binding.reset();
    stop();
}

void DhcpClient::release()
{
    if (m_state == State::Stopped)
        return;
    sendRelease();
    begin();
}

void DhcpClient::renew()
{
    if (hasAddress())
        enter(State::Renewing);
    else if (m_state != State::Stopped)
        begin();
}

void DhcpClient::receive(const DhcpMessage& message, const MacAddress& sender, Instant at)
{
    if (!message.isReply || message.transaction != m_transaction || message.mac != m_mac)
        return;
    const bool waits = m_state == State::Requesting || m_state == State::Rebooting ||
                       m_state == State::Renewing || m_state == State::Rebinding;
    if (m_state == State::Selecting && message.type == DhcpType::Offer && isUsable(message))
        takeOffer(message);
    else if (waits && message.type == DhcpType::Ack && isUsable(message))
        takeGrant(message, sender, at);
    else if (waits && message.type == DhcpType::Nak)
        begin();
}

void DhcpClient::takeOffer(const DhcpMessage& offer)
{
    m_offer = offer;
    enter(State::Requesting);
}

void DhcpClient::takeGrant(const DhcpMessage& ack, const MacAddress& sender, Instant at)
{
    const IpAddress asked = m_state == State::Requesting ? m_offer.yourAddress : m_binding->address.address();
    const Duration length = ack.leaseTime.value_or(Duration::zero());
    if (ack.yourAddress != asked || length <= Duration::zero())
        return;
    DhcpBinding binding;
    binding.address = IpPrefix(ack.yourAddress, *lengthOf(ack.subnetMask));
    if (!ack.routers.empty() && isHostAddress(ack.routers.front()))
        binding.gateway = ack.routers.front();
    std::ranges::copy_if(ack.dnsServers, std::back_inserter(binding.dnsServers), isHostAddress);
    binding.server = *ack.serverId;
    binding.serverMac = sender;
    // What a server says of T1 and T2 holds when it makes sense (RFC 2131 §4.4.5).
    const Duration granted = std::min(length, Duration(std::chrono::hours(24 * 3650)));
    const Duration rebind =
        ack.rebindingTime && *ack.rebindingTime < granted ? *ack.rebindingTime : granted / 8 * 7;
    const Duration renewal =
        ack.renewalTime && *ack.renewalTime < rebind ? *ack.renewalTime : std::min(granted / 2, rebind);
    binding.renewAt = at + std::max(renewal, Duration(seconds(1)));
    binding.rebindAt = at + std::max(rebind, Duration(seconds(1)));
    if (length != kForever)
        binding.expires = at + granted;
    m_binding = std::move(binding);
    m_state = State::Bound;
    m_timer = m_binding->renewAt;
}

} // namespace tb::stack
