// SPDX-License-Identifier: GPL-3.0-or-later
#include "firewall/address_type_table.h"

#include <algorithm>

namespace tb::firewall {

namespace {

/// Subnets longer than this have no broadcast address (RFC 3021).
constexpr int kLongestWithBroadcast = 30;

/// 0.0.0.0/8: hosts that do not know their network yet (RFC 1122 §3.2.1.3).
bool isThisNetwork(const IpAddress& address)
{
    return address.isV4() && address.wireBytes()[0] == 0;
}

} // namespace

AddressTypeTable::AddressTypeTable(const routing::InterfaceTable& interfaces)
{
    for (const routing::Interface& interface : interfaces.all()) {
        for (const IpPrefix& own : interface.addresses) {
            m_local.push_back(own.address());
            if (own.address().isV4() && own.length() <= kLongestWithBroadcast)
                m_broadcast.push_back(own.last());
        }
    }
    std::ranges::sort(m_local);
    std::ranges::sort(m_broadcast);
}

config::AddressType AddressTypeTable::typeOf(const IpAddress& address) const
{
    using config::AddressType;
    if (address.isMulticast())
        return AddressType::Multicast;
    if (address.isLoopback() || std::ranges::binary_search(m_local, address))
        return AddressType::Local;
    if (address.isLimitedBroadcast() || isThisNetwork(address) ||
        std::ranges::binary_search(m_broadcast, address))
        return AddressType::Broadcast;
    return AddressType::Unicast;
}

} // namespace tb::firewall
