// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/compile.h"

#include <algorithm>

namespace tb::forward {

namespace {

using config::Config;
using routing::Interface;
using routing::InterfaceKind;

/// Makes the interfaces, then what each of them is to the others, then what follows from that.
class TableMaker {
public:
    TableMaker(const Config& config, const RouterFacts& facts) : m_config(config), m_facts(facts) {}

    routing::InterfaceTable make()
    {
        makeInterfaces();
        for (const config::BridgePort& port : m_config.bridgePorts) {
            if (!port.disabled)
                join(port);
        }
        for (const config::VlanInterface& vlan : m_config.vlans) {
            if (!vlan.disabled)
                carry(vlan);
        }
        // Before addresses: the link-local one follows from the MAC.
        for (Interface& one : m_interfaces) {
            one.mac = macOf(one);
            one.isRunning = isRunning(one);
            one.mtu = mtuOf(one);
        }
        addAddresses();
        completeInterfaces(m_config, m_facts, m_interfaces);
        return routing::InterfaceTable(std::move(m_interfaces));
    }

private:
    void makeInterfaces();
    void join(const config::BridgePort& port);
    void carry(const config::VlanInterface& vlan);
    MacAddress macOf(const Interface& one);
    bool isRunning(const Interface& one);
    std::uint32_t mtuOf(const Interface& one);
    void addAddress(Interface* named, const IpPrefix& address);
    void addAddresses();

    Interface& add(const config::Item& item, const std::string& name, std::uint32_t mtu, InterfaceKind kind);
    Interface* find(routing::InterfaceId id);
    Interface* find(const std::string& name) { return find(activeInterface(m_config, name)); }
    const PortFacts* factsOf(const Interface& port) const;

    const Config& m_config;
    const RouterFacts& m_facts;
    std::vector<Interface> m_interfaces;
};

Interface& TableMaker::add(const config::Item& item, const std::string& name, std::uint32_t mtu,
                           InterfaceKind kind)
{
    Interface& one = m_interfaces.emplace_back();
    one.id = item.id;
    one.name = name;
    one.mtu = mtu;
    one.kind = kind;
    return one;
}

/// The MAC addresses that are configured; the others are found when it is known who belongs to whom.
void TableMaker::makeInterfaces()
{
    for (const config::EthernetInterface& port : m_config.ethernets) {
        if (!port.disabled)
            add(port, port.name, port.mtu, InterfaceKind::Ethernet).mac =
                port.macAddress.value_or(MacAddress());
    }
    for (const config::Bridge& bridge : m_config.bridges) {
        if (bridge.disabled)
            continue;
        Interface& one = add(bridge, bridge.name, bridge.mtu, InterfaceKind::Bridge);
        one.mac = bridge.adminMac.value_or(MacAddress());
        one.ageingTime = bridge.ageingTime;
    }
    for (const config::VlanInterface& vlan : m_config.vlans) {
        if (!vlan.disabled)
            add(vlan, vlan.name, vlan.mtu, InterfaceKind::Vlan).vlanId = vlan.vlanId;
    }
}

void TableMaker::join(const config::BridgePort& port)
{
    Interface* const slave = find(port.interface);
    Interface* const bridge = find(port.bridge);
    if (!slave || !bridge)
        return;
    slave->master = bridge->id;
    bridge->ports.push_back(slave->id);
}

void TableMaker::carry(const config::VlanInterface& vlan)
{
    Interface* const own = find(vlan.id);
    Interface* const parent = find(vlan.interface);
    if (!parent)
        return; // its frames have no way
    own->parent = parent->id;
    parent->vlans.push_back({vlan.vlanId, own->id});
}

const PortFacts* TableMaker::factsOf(const Interface& port) const
{
    const auto known = std::ranges::find(m_facts.ports, port.id, &PortFacts::id);
    return known == m_facts.ports.end() ? nullptr : &*known;
}

/// A bridge has the address of its first port, a VLAN that of its parent, unless they have one of their own.
MacAddress TableMaker::macOf(const Interface& one)
{
    if (!one.mac.isNull())
        return one.mac;
    const Interface* const source = find(!one.ports.empty() ? one.ports.front() : one.parent);
    if (source)
        return macOf(*source);
    const PortFacts* const facts = factsOf(one);
    return facts ? facts->mac : MacAddress::local(one.id);
}

bool TableMaker::isRunning(const Interface& one)
{
    switch (one.kind) {
    case InterfaceKind::Ethernet: {
        const PortFacts* const facts = factsOf(one);
        return !facts || facts->isRunning;
    }
    case InterfaceKind::Bridge:
        return std::ranges::any_of(one.ports, [this](auto port) { return isRunning(*find(port)); });
    case InterfaceKind::Vlan: {
        const Interface* const parent = find(one.parent);
        return parent && isRunning(*parent);
    }
    }
    TB_UNREACHABLE();
}

/// What leaves must fit everywhere below: nobody tells a sender of the MTU behind a bridge.
std::uint32_t TableMaker::mtuOf(const Interface& one)
{
    std::uint32_t mtu = one.mtu;
    for (const routing::InterfaceId port : one.ports)
        mtu = std::min(mtu, mtuOf(*find(port)));
    const Interface* const parent = find(one.parent);
    return parent ? std::min(mtu, mtuOf(*parent)) : mtu;
}

/// An address on a port of a bridge is the bridge's (RouterOS: actual-interface).
void TableMaker::addAddress(Interface* named, const IpPrefix& address)
{
    if (!named)
        return;
    Interface* const master = find(named->master);
    (master ? master : named)->addresses.push_back(address);
}

void TableMaker::addAddresses()
{
    for (const auto* list : {&m_config.addresses, &m_config.addresses6}) {
        for (const config::InterfaceAddress& one : *list) {
            if (!one.disabled)
                addAddress(find(one.interface), one.address);
        }
    }
    for (const DynamicAddress& one : m_facts.addresses)
        addAddress(find(one.interface), one.address);
    for (Interface& one : m_interfaces) {
        const auto isV6 = [](const IpPrefix& address) { return !address.address().isV4(); };
        if (std::ranges::any_of(one.addresses, isV6))
            one.addresses.emplace_back(routing::linkLocalAddress(one.mac), 64);
    }
}

Interface* TableMaker::find(routing::InterfaceId id)
{
    const auto found = std::ranges::find(m_interfaces, id, &Interface::id);
    return found == m_interfaces.end() ? nullptr : &*found;
}

} // namespace

routing::InterfaceTable compileInterfaces(const Config& config, const RouterFacts& facts)
{
    return TableMaker(config, facts).make();
}

} // namespace tb::forward
