// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/list_binding.h"

namespace tb::menu {

/// What an interface of any kind is doing now, beside what is configured.
struct RunningInterface {
    std::string flags;   ///< of kInterfaceFlags
    std::string problem; ///< why it does not run
    std::uint64_t rxRate = 0, txRate = 0, rxBytes = 0, txBytes = 0, rxPackets = 0, txPackets = 0, drops = 0;
    std::uint32_t actualMtu = 0;
    std::optional<MacAddress> mac;
};

RunningInterface runningOf(const config::Item& item, const ReadContext& context);

inline constexpr Flag kInterfaceFlags[] = {
    {'X', "disabled"},
    {'R', "running" },
    {'S', "slave"   },
};

/// Rows of a menu of interfaces: what is configured, and what each of them is doing.
template <auto List>
MenuView viewInterfaces(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    for (const auto& item : ListBinding<List>::items(context.config)) {
        const RunningInterface running = runningOf(item, context);
        MenuRow row = makeRow(menu, &item, &running);
        row.id = item.id;
        row.comment = item.comment;
        row.flags = running.flags;
        view.rows.push_back(std::move(row));
    }
    return view;
}

} // namespace tb::menu
