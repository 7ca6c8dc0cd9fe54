// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "conntrack/recently_closed.h"
#include "forward/status.h"
#include "inspect/connection_snapshot.h"
#include "menu/command.h"
#include "menu/property.h"

namespace tb::forward {
class Plan;
}
namespace tb::stack {
class Services;
}

namespace tb::menu {

enum class MenuKind : std::uint8_t {
    List,        ///< items that people add, change and remove
    FixedList,   ///< items that are always there: people change, enable and disable them
    Overview,    ///< the items of another list, to look at, enable and disable
    Records,     ///< rows that only tell what happened
    Settings,    ///< one object
    Status,      ///< one object, read-only
    Connections, ///< the connection list: rows from a snapshot, only remove
};

/// One flag of a menu's items: letter, word for the legend.
struct Flag {
    char letter;
    std::string_view name; ///< "disabled"
};

/// A command of one menu beside the common ones: make-static, flush, reset-counters.
struct Action {
    std::string_view name;
    Text doc;
    bool takesItems = false; ///< is done to some of the menu's items
};

/// What reading a menu may look at.
struct ReadContext {
    const config::Config& config;
    const forward::EngineStatus& status;
    const forward::Plan* plan =
        nullptr; ///< for dynamic items (connected routes); null before the first commit
    std::string_view version;
    const conntrack::RecentlyClosed* closed = nullptr;
    const stack::Services* services = nullptr; ///< for what they know: leases, the DNS cache
};

/// One menu: path, what is in it, and how to reach its objects in a Config. All of print, add, set, remove,
/// enable, disable, export, completion, forms and tables walk this; nothing is written per menu.
struct Menu {
    std::string_view path; ///< "/ip/firewall/nat"
    MenuKind kind = MenuKind::List;
    Text title; ///< "NAT"
    Text doc;
    std::span<const Property> properties;
    std::span<const Flag> flags;

    // Lists. Items are addressed by position; the base class config::Item gives id, disabled and comment.
    std::size_t (*count)(const config::Config&) = nullptr;
    config::Item* (*at)(config::Config&, std::size_t position) = nullptr;
    /// Appends a default item and gives it an id.
    config::Item* (*append)(config::Config&, std::uint32_t id) = nullptr;
    void (*erase)(config::Config&, std::size_t position) = nullptr;
    void (*move)(config::Config&, std::size_t from, std::size_t to) = nullptr;
    /// The property that names an item ("name"), or empty.
    std::string_view nameProperty;
    NameSpace nameSpace = NameSpace::None; ///< that its items' names belong to, together with other menus'

    // Settings.
    void* (*object)(config::Config&) = nullptr;

    std::span<const Action> actions; ///< carried out by Router::runAction()

    /// The rows that people see: configured items with their status, and dynamic ones. Null for Connections.
    MenuView (*view)(const Menu&, const ReadContext&) = nullptr;
};

/// Items are addressed by position and id: lists of both kinds.
inline bool hasItems(const Menu& menu)
{
    return menu.kind == MenuKind::List || menu.kind == MenuKind::FixedList;
}

/// One object and no rows.
inline bool isObject(const Menu& menu)
{
    return menu.kind == MenuKind::Settings || menu.kind == MenuKind::Status;
}

/// All menus in the order of export.
std::span<const Menu> registry();
/// Null for an unknown path. The path has slashes and no trailing one.
const Menu* findMenu(std::string_view path);

} // namespace tb::menu
