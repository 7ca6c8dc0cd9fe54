// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dhcp_leases.h"

#include <algorithm>

namespace tb::stack {

std::string DhcpIdentity::key() const
{
    if (!clientId.empty())
        return "id" + clientId;
    return "mac" + std::string(mac.bytes().begin(), mac.bytes().end());
}

bool Reservation::isFor(std::uint32_t askedServer, const DhcpIdentity& client) const
{
    return (server == 0 || server == askedServer) && (!mac || *mac == client.mac) &&
           (clientId.empty() || clientId == client.clientId);
}

void LeaseBook::reserve(std::vector<Reservation> reservations)
{
    m_reservations.clear();
    for (Reservation& one : reservations)
        m_reservations.emplace(one.address, std::move(one));
}

const Lease* LeaseBook::find(const IpAddress& address) const
{
    const auto found = m_leases.find(address);
    return found == m_leases.end() ? nullptr : &found->second;
}

const Lease* LeaseBook::leaseOf(std::uint32_t server, const DhcpIdentity& client) const
{
    const auto found = m_byClient.find({server, client.key()});
    return found == m_byClient.end() ? nullptr : find(found->second);
}

const Reservation* LeaseBook::reservationOf(std::uint32_t server, const DhcpIdentity& client) const
{
    const auto found = std::ranges::find_if(
        m_reservations, [&](const auto& entry) { return entry.second.isFor(server, client); });
    return found == m_reservations.end() ? nullptr : &found->second;
}

bool LeaseBook::isFree(const IpAddress& address, const DhcpIdentity& client) const
{
    const Lease* const lease = find(address);
    return !lease || lease->state == LeaseState::Former ||
           (lease->state != LeaseState::Declined && lease->client.key() == client.key());
}

bool LeaseBook::isGivable(const LeaseSource& source, const DhcpIdentity& client,
                          const IpAddress& address) const
{
    const bool isInSource =
        std::ranges::any_of(source.ranges, [&](const IpRange& range) { return range.contains(address); });
    const auto reserved = m_reservations.find(address);
    const bool isReserved =
        reserved != m_reservations.end() && !reserved->second.isFor(source.server, client);
    return isInSource && !isReserved && !source.excluded.contains(address) && isFree(address, client);
}

bool LeaseBook::mayHave(const LeaseSource& source, const DhcpIdentity& client, const IpAddress& address) const
{
    if (const Reservation* const own = reservationOf(source.server, client))
        return own->address == address && isFree(address, client);
    return isGivable(source, client, address);
}

std::optional<IpAddress> LeaseBook::choose(const LeaseSource& source, const DhcpIdentity& client,
                                           std::optional<IpAddress> wish) const
{
    if (const Reservation* const own = reservationOf(source.server, client))
        return isFree(own->address, client) ? std::optional(own->address) : std::nullopt;
    const Lease* const had = leaseOf(source.server, client);
    if (had && isGivable(source, client, had->address))
        return had->address;
    if (wish && isGivable(source, client, *wish))
        return wish;
    const auto fresh = neverGiven(source, client);
    return fresh ? fresh : longestFree(source, client);
}

/// As many steps as there are leases and reservations, however large the ranges are.
std::optional<IpAddress> LeaseBook::neverGiven(const LeaseSource& source, const DhcpIdentity& client) const
{
    for (const IpRange& range : source.ranges) {
        for (std::uint32_t number = range.last.toV4();; --number) {
            const IpAddress address = IpAddress::v4(number);
            if (!m_leases.contains(address) && isGivable(source, client, address))
                return address;
            if (address == range.first)
                break;
        }
    }
    return std::nullopt;
}

std::optional<IpAddress> LeaseBook::longestFree(const LeaseSource& source, const DhcpIdentity& client) const
{
    const Lease* longest = nullptr;
    for (const auto& [address, lease] : m_leases) {
        const bool isCandidate = lease.state == LeaseState::Former && isGivable(source, client, address);
        if (isCandidate && (!longest || lease.lastSeen < longest->lastSeen))
            longest = &lease;
    }
    return longest ? std::optional(longest->address) : std::nullopt;
}

std::map<IpAddress, Lease>::iterator LeaseBook::erase(std::map<IpAddress, Lease>::iterator lease)
{
    const auto client = m_byClient.find({lease->second.server, lease->second.client.key()});
    if (client != m_byClient.end() && client->second == lease->first)
        m_byClient.erase(client);
    return m_leases.erase(lease);
}

/// Former leases are only a memory: the oldest goes when there is no room.
bool LeaseBook::makeRoom()
{
    if (m_leases.size() < kMost)
        return true;
    auto oldest = m_leases.end();
    for (auto at = m_leases.begin(); at != m_leases.end(); ++at) {
        const bool isOlder = oldest == m_leases.end() || at->second.lastSeen < oldest->second.lastSeen;
        if (at->second.state == LeaseState::Former && isOlder)
            oldest = at;
    }
    if (oldest == m_leases.end())
        return false;
    erase(oldest);
    return true;
}

bool LeaseBook::write(Lease lease)
{
    const ClientKey client{lease.server, lease.client.key()};
    const auto before = m_byClient.find(client);
    if (before != m_byClient.end() && before->second != lease.address)
        erase(m_leases.find(before->second));
    const auto there = m_leases.find(lease.address);
    if (there != m_leases.end()) {
        lease.id = there->second.id;
        erase(there);
    } else if (!makeRoom()) {
        return false;
    }
    if (lease.id == 0)
        lease.id = kDynamicLease | m_nextId++;
    m_byClient[client] = lease.address;
    m_leases.insert_or_assign(lease.address, std::move(lease));
    return true;
}

void LeaseBook::end(const IpAddress& address, Instant now)
{
    const auto found = m_leases.find(address);
    if (found == m_leases.end())
        return;
    found->second.state = LeaseState::Former;
    found->second.expires.reset();
    found->second.lastSeen = now;
}

void LeaseBook::putAside(const IpAddress& address, Instant until)
{
    const auto found = m_leases.find(address);
    if (found == m_leases.end())
        return;
    found->second.state = LeaseState::Declined;
    found->second.expires = until;
    m_byClient.erase({found->second.server, found->second.client.key()});
}

bool LeaseBook::remove(std::uint32_t id)
{
    const auto found =
        std::ranges::find_if(m_leases, [id](const auto& entry) { return entry.second.id == id; });
    if (found == m_leases.end())
        return false;
    erase(found);
    return true;
}

void LeaseBook::keepServers(const std::set<std::uint32_t>& servers)
{
    for (auto at = m_leases.begin(); at != m_leases.end();)
        at = servers.contains(at->second.server) ? std::next(at) : erase(at);
}

void LeaseBook::expire(Instant now)
{
    for (auto at = m_leases.begin(); at != m_leases.end();) {
        Lease& lease = at->second;
        const bool isOver = lease.expires && *lease.expires <= now;
        if (isOver && lease.state == LeaseState::Declined) {
            at = erase(at);
            continue;
        }
        if (isOver)
            end(lease.address, now);
        ++at;
    }
}

std::optional<Instant> LeaseBook::nextExpiry() const
{
    std::optional<Instant> next;
    for (const auto& [address, lease] : m_leases) {
        if (lease.expires && (!next || *lease.expires < *next))
            next = lease.expires;
    }
    return next;
}

} // namespace tb::stack
