// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dhcp_server.h"

#include <algorithm>

namespace tb::stack {

namespace {

/// Time in which a client must come back for what it was offered; our choice, three of a client's longest
/// pauses between the first retransmissions.
constexpr Duration kOfferTime = std::chrono::seconds(30);
constexpr std::size_t kMostDnsServers = 3; ///< resolvers look at no more

/// The part of a range that hosts of a subnet may have: without its network and broadcast addresses.
std::optional<IpRange> clip(const IpRange& range, const IpPrefix& subnet)
{
    if (!range.first.isV4() || !subnet.address().isV4())
        return std::nullopt;
    const std::uint64_t edge = subnet.length() < 31 ? 1 : 0;
    const IpAddress first = std::max(range.first, subnet.network().plus(edge));
    const IpAddress last =
        std::min(range.last, IpAddress::v4(subnet.last().toV4() - static_cast<std::uint32_t>(edge)));
    return first <= last ? std::optional(IpRange{first, last}) : std::nullopt;
}

/// The interface's subnet with the address in it.
std::optional<IpPrefix> subnetOf(const routing::Interface& interface, const IpAddress& address)
{
    for (const IpPrefix& subnet : interface.addresses) {
        if (subnet.contains(address))
            return subnet;
    }
    return std::nullopt;
}

IpAddress maskOf(int length)
{
    return IpAddress::v4(~IpPrefix(IpAddress::anyV4(), length).last().toV4());
}

} // namespace

std::vector<IpRange> rangesOf(const std::vector<config::IpPool>& pools, std::string_view name)
{
    std::vector<IpRange> ranges;
    std::set<std::string_view> seen;
    while (!name.empty() && seen.insert(name).second) {
        const auto pool = std::ranges::find(pools, name, &config::IpPool::name);
        if (pool == pools.end())
            break;
        ranges.insert(ranges.end(), pool->ranges.begin(), pool->ranges.end());
        name = pool->nextPool;
    }
    return ranges;
}

void DhcpServer::apply(const config::Config& config, const forward::Plan&)
{
    m_servers = config.dhcpServers;
    m_networks = config.dhcpNetworks;
    m_pools = config.pools;
    m_dns = config.dns;
    std::set<std::uint32_t> alive;
    for (const config::DhcpServer& server : m_servers) {
        if (!server.disabled)
            alive.insert(server.id);
    }
    std::vector<Reservation> reservations;
    for (const config::DhcpLease& lease : config.dhcpLeases) {
        const auto server = std::ranges::find(m_servers, lease.server, &config::DhcpServer::name);
        if (!lease.disabled)
            reservations.push_back({lease.address, lease.macAddress,
                                    parseClientId(lease.clientId).value_or(lease.clientId),
                                    server == m_servers.end() ? 0 : server->id});
    }
    m_book.reserve(std::move(reservations));
    m_book.keepServers(alive);
    if (alive.empty())
        m_listening.reset();
    else if (!m_listening)
        m_listening = m_host.ports().listenUdp(IpFamily::V4, kDhcpServerPort);
}

const config::DhcpServer* DhcpServer::serverOn(const routing::Interface& interface) const
{
    const auto found = std::ranges::find_if(m_servers, [&](const config::DhcpServer& server) {
        return !server.disabled && server.interface == interface.name;
    });
    return found == m_servers.end() ? nullptr : &*found;
}

LeaseSource DhcpServer::sourceOf(const config::DhcpServer& server, const routing::Interface& interface) const
{
    LeaseSource source{server.id, {}, {}};
    for (const IpRange& range : rangesOf(m_pools, server.addressPool)) {
        for (const IpPrefix& subnet : interface.addresses) {
            if (const auto part = clip(range, subnet))
                source.ranges.push_back(*part);
        }
    }
    for (const routing::Interface& one : m_host.interfaces().all()) {
        for (const IpPrefix& own : one.addresses)
            source.excluded.insert(own.address());
    }
    return source;
}

bool DhcpServer::receive(const Arrival& arrival)
{
    const wire::FlowTuple& tuple = arrival.packet.tuple;
    const bool isForServers =
        arrival.packet.isV4() && tuple.is(wire::Protocol::Udp) && tuple.destinationPart == kDhcpServerPort;
    const routing::Interface* const in = m_host.interfaces().find(arrival.in);
    const config::DhcpServer* const server = isForServers && in ? serverOn(*in) : nullptr;
    if (!server)
        return false;
    const auto message = readDhcp(arrival.payload());
    if (!message || message->isReply || message->relay != IpAddress::anyV4())
        return true;
    m_book.expire(arrival.at);
    const Question question{
        *message, *server, *in, sourceOf(*server, *in), {message->mac, message->clientId},
             arrival.at
    };
    static constexpr std::pair<DhcpType, void (DhcpServer::*)(const Question&)> kAnswers[] = {
        {DhcpType::Discover, &DhcpServer::discover},
        {DhcpType::Request,  &DhcpServer::request },
        {DhcpType::Decline,  &DhcpServer::decline },
        {DhcpType::Release,  &DhcpServer::release },
        {DhcpType::Inform,   &DhcpServer::inform  },
    };
    for (const auto& [type, answer] : kAnswers) {
        if (type == message->type)
            (this->*answer)(question);
    }
    return true;
}

void DhcpServer::discover(const Question& question)
{
    const auto address = m_book.choose(question.source, question.client, question.message.requestedAddress);
    if (!address || !subnetOf(question.interface, *address))
        return;
    const Lease* const has = m_book.leaseOf(question.source.server, question.client);
    // Whoever asks again has not given up what it has.
    if (!has || has->address != *address || has->state != LeaseState::Bound)
        write(question, *address, LeaseState::Offered, kOfferTime);
    if (m_book.leaseOf(question.source.server, question.client))
        send(question, replyTo(question, DhcpType::Offer, *address));
}

/// RFC 2131 §4.3.2: after an offer the client names the server; when it starts anew it wishes an address;
/// when it renews it has one.
void DhcpServer::request(const Question& question)
{
    const DhcpMessage& message = question.message;
    const IpAddress address = message.requestedAddress.value_or(message.clientAddress);
    const Lease* const lease = m_book.leaseOf(question.source.server, question.client);
    if (message.serverId && !isOurId(question)) { // it took another server's offer
        if (lease && lease->state == LeaseState::Offered)
            m_book.end(lease->address, question.at);
        return;
    }
    const bool isKnown = lease && lease->state != LeaseState::Former;
    if (!message.serverId && !isKnown && !question.server.authoritative)
        return; // perhaps another server knows the client
    if (subnetOf(question.interface, address) && m_book.mayHave(question.source, question.client, address)) {
        write(question, address, LeaseState::Bound, question.server.leaseTime);
        if (m_book.find(address))
            send(question, replyTo(question, DhcpType::Ack, address));
        return;
    }
    send(question, replyTo(question, DhcpType::Nak, address));
}

void DhcpServer::decline(const Question& question)
{
    const Lease* const lease = m_book.leaseOf(question.source.server, question.client);
    if (isOurId(question) && lease && lease->address == question.message.requestedAddress)
        m_book.putAside(lease->address, question.at + question.server.leaseTime);
}

void DhcpServer::release(const Question& question)
{
    const Lease* const lease = m_book.leaseOf(question.source.server, question.client);
    if (isOurId(question) && lease && lease->address == question.message.clientAddress)
        m_book.end(lease->address, question.at);
}

/// For one with an address of its own: everything but a lease. Only for hosts of this network, or a stranger
/// could have answers sent to anybody.
void DhcpServer::inform(const Question& question)
{
    const IpAddress& address = question.message.clientAddress;
    if (subnetOf(question.interface, address) && !m_host.interfaces().isOwnAddress(address))
        send(question, replyTo(question, DhcpType::Ack, address));
}

bool DhcpServer::isOurId(const Question& question) const
{
    return question.message.serverId && question.interface.hasAddress(*question.message.serverId);
}

void DhcpServer::write(const Question& question, const IpAddress& address, LeaseState state, Duration length)
{
    const Lease* const before = m_book.leaseOf(question.source.server, question.client);
    Lease lease;
    lease.address = address;
    lease.server = question.source.server;
    lease.client = question.client;
    lease.hostName = question.message.hostName;
    if (lease.hostName.empty() && before) // a renewal may leave it out
        lease.hostName = before->hostName;
    lease.state = state;
    lease.expires = question.at + length;
    lease.lastSeen = question.at;
    (void)m_book.write(std::move(lease)); // a full book gives nothing: who asked for it looks
}

/// What hosts of the network are told: of the configured networks with the address the smallest says it.
void DhcpServer::addNetwork(const Question& question, const IpAddress& address, DhcpMessage& reply) const
{
    const config::DhcpNetwork* network = nullptr;
    for (const config::DhcpNetwork& one : m_networks) {
        const bool isCloser = !network || one.address.length() > network->address.length();
        if (!one.disabled && one.address.contains(address) && isCloser)
            network = &one;
    }
    reply.subnetMask = maskOf(network ? network->address.length()
                                      : subnetOf(question.interface, address).value_or(IpPrefix()).length());
    if (network && network->gateway)
        reply.routers = {*network->gateway};
    if (network)
        reply.domain = network->domain;
    std::vector<IpAddress> servers = network ? network->dnsServers : std::vector<IpAddress>();
    if (servers.empty() && m_dns.allowRemoteRequests) {
        servers = {*reply.serverId};
    } else if (servers.empty()) {
        servers = m_dns.servers;
        const std::vector<IpAddress> given = m_peerDns();
        servers.insert(servers.end(), given.begin(), given.end());
    }
    std::erase_if(servers, [](const IpAddress& server) { return !isHostAddress(server); });
    servers.resize(std::min(servers.size(), kMostDnsServers));
    reply.dnsServers = std::move(servers);
}

void DhcpServer::addTimes(const Question& question, DhcpMessage& reply) const
{
    const Duration length = question.server.leaseTime;
    reply.leaseTime = length;
    reply.renewalTime = length / 2; // RFC 2131 §4.4.5
    reply.rebindingTime = length / 8 * 7;
}

DhcpMessage DhcpServer::replyTo(const Question& question, DhcpType type, const IpAddress& address) const
{
    const DhcpMessage& asked = question.message;
    DhcpMessage reply;
    reply.isReply = true;
    reply.type = type;
    reply.transaction = asked.transaction;
    reply.wantsBroadcast = asked.wantsBroadcast;
    reply.mac = asked.mac;
    reply.serverId = question.interface.addressTowards(address);
    reply.clientId = asked.clientId; // RFC 6842
    if (type == DhcpType::Nak)
        return reply;
    addNetwork(question, address, reply);
    if (asked.type == DhcpType::Inform) {
        reply.clientAddress = asked.clientAddress;
        return reply;
    }
    reply.yourAddress = address;
    // An address that is not the granted one would let a stranger choose where the answer goes.
    if (asked.type == DhcpType::Request && asked.clientAddress == address)
        reply.clientAddress = asked.clientAddress;
    addTimes(question, reply);
    return reply;
}

/// RFC 2131 §4.1: to whom has an address there; else to the address it gets, by its Ethernet address; to all
/// who cannot hear that, and refusals, because there is no telling what their clients have.
void DhcpServer::send(const Question& question, const DhcpMessage& reply)
{
    if (!reply.serverId)
        return; // the interface has no IPv4 address
    const bool isNak = reply.type == DhcpType::Nak;
    if (!isNak && reply.clientAddress != IpAddress::anyV4()) {
        const std::vector<wire::Byte> payload = writeDhcp(reply);
        m_host.sendUdp({*reply.serverId, reply.clientAddress, kDhcpServerPort, kDhcpClientPort, payload,
                        question.interface.id});
        return;
    }
    const bool isBroadcast = isNak || reply.wantsBroadcast;
    m_host.sendFrame(
        dhcpFrame(reply,
                  {question.interface.mac, isBroadcast ? MacAddress::broadcast() : reply.mac, *reply.serverId,
                   isBroadcast ? IpAddress::v4(~std::uint32_t{0}) : reply.yourAddress, true}),
        question.interface.id);
}

} // namespace tb::stack
