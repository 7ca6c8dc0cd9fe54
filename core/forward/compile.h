// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/plan.h"

namespace tb::forward {

// What Plan::compile() is made of: for each part of a Config its checks and what becomes of it. Only plan.cpp
// and its parts include this.

using Check = Result<void, ConfigError>;

/// Where an item stands, for the sentence a person reads: "/ip/address", item 2.
inline ConfigError errorAt(std::string_view menu, std::size_t position, std::string_view property,
                           Message message)
{
    return {std::string(menu), std::to_string(position), std::string(property), std::move(message)};
}

/// An interface of any kind by its name: its id, or kNoInterface when there is none of that name.
routing::InterfaceId interfaceNamed(const config::Config& config, std::string_view name);
/// The same; kNoInterface also for a disabled one.
routing::InterfaceId activeInterface(const config::Config& config, std::string_view name);

/// A routing table by its name: main, one of /routing table, or a VRF's; kNoTable when there is none of it.
routing::TableId tableNamed(const config::Config& config, std::string_view name);
/// Whether an interface list has this name; also one of those that are always there.
bool isInterfaceList(const config::Config& config, std::string_view name);

Check checkInterfaces(const config::Config& config);
Check checkInterfaceLists(const config::Config& config);
/// Configured neighbours and router advertisements.
Check checkNeighbors(const config::Config& config);
Check checkRouting(const config::Config& config);
Check checkRules(const config::Config& config);
Check checkServices(const config::Config& config);
/// The menus of rules: part of checkRules().
Check checkFirewall(const config::Config& config);
/// Parts of checkServices().
Check checkDhcp(const config::Config& config);
Check checkDns(const config::Config& config);

routing::InterfaceTable compileInterfaces(const config::Config& config, const RouterFacts& facts);
/// Interfaces of all kinds, their addresses known, learn how they speak ARP, for whom else they answer, and
/// which of their addresses another station has.
void completeInterfaces(const config::Config& config, const RouterFacts& facts,
                        std::vector<routing::Interface>& interfaces);
/// Permanent neighbours, and what is set about ARP.
void compileNeighbors(const config::Config& config, Plan& plan);
/// Routes of all tables, rules and VRFs; plan.interfaces must be there already.
void compileRoutes(const config::Config& config, const RouterFacts& facts, Plan& plan);
routing::InterfaceLists compileInterfaceLists(const config::Config& config);
/// The firewall's rules, helpers, and whether connections are tracked; plan.interfaces and
/// plan.interfaceLists must be there already.
void compileRules(const config::Config& config, Plan& plan);

} // namespace tb::forward
