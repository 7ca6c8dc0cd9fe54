// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/list_traits.h"
#include "menu/menus/menus.h"

#include "stack/dhcp_server.h"
#include "stack/services.h"

namespace tb::menu {

namespace {

using config::IpPool;

constexpr Property kProperties[] = {
    property<&IpPool::name>("name", TB_TEXT("Name"), TB_TEXT("Name of the pool, as servers use it"),
                            {.required = true}),
    property<&IpPool::ranges>("ranges", TB_TEXT("Addresses"), TB_TEXT("Addresses to give away"),
                              {.required = true}),
    property<&IpPool::nextPool>("next-pool", TB_TEXT("Next Pool"),
                                TB_TEXT("Pool that is used when this one is exhausted")),
};

/// An address of a pool that somebody has.
struct Used {
    std::string pool;
    IpAddress address;
    std::string owner, info;
};

constexpr Property kUsed[] = {
    readOnly<&Used::pool>("pool", TB_TEXT("Pool"), TB_TEXT("Pool that the address is of")),
    readOnly<&Used::address>("address", TB_TEXT("Address"), TB_TEXT("The address that is used")),
    readOnly<&Used::owner>("owner", TB_TEXT("Owner"), TB_TEXT("What has given it away")),
    readOnly<&Used::info>("info", TB_TEXT("Info"), TB_TEXT("Who has it")),
};

/// The first pool with the address in one of its ranges; empty when there is none.
std::string poolOf(const config::Config& config, const IpAddress& address)
{
    for (const IpPool& pool : config.pools) {
        for (const IpRange& range : pool.ranges) {
            if (range.contains(address))
                return pool.name;
        }
    }
    return {};
}

MenuView viewUsed(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    if (!context.services)
        return view;
    for (const auto& [address, lease] : context.services->get<stack::DhcpServer>().leases().leases()) {
        const Used used{poolOf(context.config, address), address, "DHCP", lease.client.mac.toString()};
        if (lease.state == stack::LeaseState::Former || used.pool.empty())
            continue;
        view.rows.push_back(makeRow(menu, nullptr, &used));
        view.rows.back().id = lease.id;
    }
    return view;
}

constexpr Menu kMenus[] = {
    listMenu<&config::Config::pools>({"/ip/pool", TB_TEXT("IP Pool"),
                                      TB_TEXT("Addresses that servers may give away"), kProperties,
                                      kDisabledFlag, "name"},
                                     plainView<&config::Config::pools>),
    recordsMenu("/ip/pool/used", TB_TEXT("Used Addresses"), TB_TEXT("Addresses of pools that somebody has"),
                kUsed, viewUsed),
};

} // namespace

std::span<const Menu> poolMenus()
{
    return kMenus;
}

} // namespace tb::menu
