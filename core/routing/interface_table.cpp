// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/interface_table.h"

#include <algorithm>

namespace tb::routing {

std::optional<IpAddress> Interface::addressTowards(const IpAddress& nextHop) const
{
    std::optional<IpAddress> fallback;
    for (const IpPrefix& prefix : addresses) {
        const IpAddress& own = prefix.address();
        if (own.isV4() != nextHop.isV4())
            continue;
        if (prefix.contains(nextHop) || (!own.isV4() && own.isLinkLocal() && nextHop.isLinkLocal()))
            return own;
        // A target beyond this link is better spoken to from an address that is known beyond it.
        if (!fallback || (fallback->isLinkLocal() && !own.isLinkLocal()))
            fallback = own;
    }
    return fallback;
}

bool Interface::hasAddress(const IpAddress& address) const
{
    return std::ranges::any_of(addresses,
                               [&](const IpPrefix& prefix) { return prefix.address() == address; });
}

InterfaceId Interface::vlan(std::uint16_t tag) const
{
    const auto found = std::ranges::find(vlans, tag, &Vlan::id);
    return found == vlans.end() ? kNoInterface : found->interface;
}

bool Interface::isOnLink(const IpAddress& address) const
{
    return (!address.isV4() && address.isLinkLocal()) ||
           std::ranges::any_of(addresses, [&](const IpPrefix& prefix) { return prefix.contains(address); });
}

IpAddress linkLocalAddress(const MacAddress& mac)
{
    const auto& m = mac.bytes();
    const std::uint8_t bytes[16] = {
        0xfe, 0x80, 0,    0,    0,    0,    0,   0, static_cast<std::uint8_t>(m[0] ^ 2),
        m[1], m[2], 0xff, 0xfe, m[3], m[4], m[5]};
    return IpAddress::v6(bytes);
}

InterfaceTable::InterfaceTable(std::vector<Interface> interfaces) : m_interfaces(std::move(interfaces))
{
    for (const Interface& one : m_interfaces) {
        if (m_byId.size() <= one.id)
            m_byId.resize(one.id + std::size_t{1});
        m_byId[one.id] = &one;
        for (const IpPrefix& prefix : one.addresses)
            m_ownAddresses.push_back(prefix.address());
    }
    std::ranges::sort(m_ownAddresses);
}

bool InterfaceTable::isOwnAddress(const IpAddress& address) const
{
    return std::ranges::binary_search(m_ownAddresses, address);
}

const Interface* InterfaceTable::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_interfaces, name, &Interface::name);
    return found == m_interfaces.end() ? nullptr : &*found;
}

const Interface* InterfaceTable::masterOf(std::string_view name) const
{
    const Interface* const one = find(name);
    return one ? find(one->master) : nullptr;
}

} // namespace tb::routing
