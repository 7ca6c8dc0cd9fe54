// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/advertised_prefixes.h"

#include <algorithm>

namespace tb::stack {

namespace {

constexpr int kHostBitsFromHosts = 64;

bool has(const std::vector<config::NdPrefix>& list, const config::NdPrefix& wanted)
{
    return std::ranges::any_of(list, [&](const config::NdPrefix& one) {
        return one.interface == wanted.interface && one.prefix.masked() == wanted.prefix;
    });
}

} // namespace

std::vector<config::NdPrefix> prefixesOfAddresses(const config::Config& config)
{
    std::vector<config::NdPrefix> prefixes;
    for (const config::InterfaceAddress& address : config.addresses6) {
        if (address.disabled || !address.advertise || address.address.address().isLinkLocal() ||
            address.address.length() != kHostBitsFromHosts)
            continue;
        config::NdPrefix prefix;
        prefix.prefix = address.address.masked();
        prefix.interface = address.interface;
        if (!has(prefixes, prefix) && !has(config.ndPrefixes, prefix))
            prefixes.push_back(std::move(prefix));
    }
    return prefixes;
}

std::vector<config::NdPrefix> advertisedPrefixes(const config::Config& config, const std::string& interface)
{
    std::vector<config::NdPrefix> prefixes = prefixesOfAddresses(config);
    std::ranges::copy_if(config.ndPrefixes, std::back_inserter(prefixes),
                         [](const config::NdPrefix& one) { return !one.disabled; });
    std::erase_if(prefixes, [&](const config::NdPrefix& one) { return one.interface != interface; });
    return prefixes;
}

} // namespace tb::stack
