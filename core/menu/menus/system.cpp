// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

#include <sys/utsname.h>
#include <unistd.h>

namespace tb::menu {

namespace {

using config::Config;

constexpr Property kIdentity[] = {
    property<&Config::identity>("name", TB_TEXT("Identity"),
                                TB_TEXT("Name of the router, as the prompt shows it"), {.required = true}),
};

struct SizeTraits {
    static constexpr ValueType type = ValueType::Bytes;
    static Cell print(std::uint64_t value) { return {formatBytes(value), static_cast<double>(value), true}; }
    static std::optional<std::uint64_t> parse(std::string_view) { return std::nullopt; }
};

struct Resource {
    Duration uptime{};
    std::string version, architecture, board = "Trackbox", platform = "Trackbox";
    std::uint64_t totalMemory = 0, freeMemory = 0;
    std::uint32_t cores = 0, workers = 0;
};

constexpr Property kResource[] = {
    readOnly<&Resource::uptime, WholeSecondsTraits>("uptime", TB_TEXT("Uptime"),
                                                    TB_TEXT("Time since the router started")),
    readOnly<&Resource::version>("version", TB_TEXT("Version"), TB_TEXT("Version of Trackbox")),
    readOnly<&Resource::freeMemory, SizeTraits>("free-memory", TB_TEXT("Free Memory"),
                                                TB_TEXT("Memory that nobody uses")),
    readOnly<&Resource::totalMemory, SizeTraits>("total-memory", TB_TEXT("Total Memory"),
                                                 TB_TEXT("Memory of the machine")),
    readOnly<&Resource::cores>("cpu-count", TB_TEXT("CPU Count"), TB_TEXT("Cores of the machine")),
    readOnly<&Resource::workers>("worker-count", TB_TEXT("Worker Count"),
                                 TB_TEXT("Threads that carry packets")),
    readOnly<&Resource::architecture>("architecture-name", TB_TEXT("Architecture"),
                                      TB_TEXT("Kind of processor")),
    readOnly<&Resource::board>("board-name", TB_TEXT("Board"), TB_TEXT("What the router is")),
    readOnly<&Resource::platform>("platform", TB_TEXT("Platform"), TB_TEXT("What it runs on")),
};

std::uint64_t pages(int what)
{
    const long count = ::sysconf(what), size = ::sysconf(_SC_PAGE_SIZE);
    return count > 0 && size > 0 ? static_cast<std::uint64_t>(count) * static_cast<std::uint64_t>(size) : 0;
}

MenuView viewIdentity(const Menu& menu, const ReadContext& context)
{
    return {std::string(menu.path), {makeRow(menu, &context.config, nullptr)}};
}

MenuView viewResource(const Menu& menu, const ReadContext& context)
{
    Resource resource;
    resource.uptime = context.status.uptime;
    resource.version = context.version;
    resource.totalMemory = pages(_SC_PHYS_PAGES);
    resource.freeMemory = pages(_SC_AVPHYS_PAGES);
    resource.cores = static_cast<std::uint32_t>(std::max(1L, ::sysconf(_SC_NPROCESSORS_ONLN)));
    resource.workers = static_cast<std::uint32_t>(context.status.workers);
    utsname machine{};
    if (::uname(&machine) == 0)
        resource.architecture = machine.machine;
    return {std::string(menu.path), {makeRow(menu, &resource, &resource)}};
}

constexpr Menu kMenus[] = {
    [] {
        Menu menu;
        menu.path = "/system/identity";
        menu.kind = MenuKind::Settings;
        menu.title = TB_TEXT("Identity");
        menu.doc = TB_TEXT("Name of the router");
        menu.properties = kIdentity;
        menu.object = [](Config& config) -> void* { return &config; };
        menu.view = viewIdentity;
        return menu;
    }(),
    [] {
        Menu menu;
        menu.path = "/system/resource";
        menu.kind = MenuKind::Status;
        menu.title = TB_TEXT("Resources");
        menu.doc = TB_TEXT("What the router runs on");
        menu.properties = kResource;
        menu.view = viewResource;
        return menu;
    }(),
};

} // namespace

std::span<const Menu> systemMenus()
{
    return kMenus;
}

} // namespace tb::menu
