// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/dead_rules.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

namespace tb::menu {

namespace {

using config::ServicePort;

struct Working {
    Text problem;
};

Message checkPorts(std::string_view text)
{
    if (ValueTraits<PortList>::parse(text))
        return {};
    return TB_TEXT("invalid value for argument ports: 1 to 8 different ports, none of them 0");
}

constexpr Property kProperties[] = {
    fixed<&ServicePort::name>("name", TB_TEXT("Name"), TB_TEXT("Control protocol that is read")),
    property<&ServicePort::ports>("ports", TB_TEXT("Ports"),
                                  TB_TEXT("Destination ports of its control connections"),
                                  {.spelling = checkPorts}),
    property<&ServicePort::sipDirectMedia>("sip-direct-media", TB_TEXT("SIP Direct Media"),
                                           TB_TEXT("Media are expected from the other end of the call only"),
                                           {.inTable = false}),
    property<&ServicePort::sipTimeout>("sip-timeout", TB_TEXT("SIP Timeout"),
                                       TB_TEXT("Lifetime of a SIP control connection"), {.inTable = false}),
    readOnly<&Working::problem>("problem", TB_TEXT("Problem"), TB_TEXT("Why nothing is read")),
};

constexpr Flag kFlags[] = {
    {'X', "disabled"},
    {'I', "invalid" },
};

/// With tracking off in both families there is nothing that a helper could read.
Text problemOf(const ServicePort& item, const forward::EngineStatus& status)
{
    const bool isTracking = status.trackingActiveV4 || status.trackingActiveV6;
    return deadBecause(item.disabled || isTracking);
}

MenuView viewOf(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    for (const ServicePort& item : context.config.servicePorts) {
        const Working working{problemOf(item, context.status)};
        MenuRow row = makeRow(menu, &item, &working);
        row.id = item.id;
        row.comment = item.comment;
        row.flags = item.disabled ? "X" : working.problem.isEmpty() ? "" : "I";
        view.rows.push_back(std::move(row));
    }
    return view;
}

constexpr Menu kMenus[] = {[] {
    Menu menu = listMenu<&config::Config::servicePorts>(
        {"/ip/firewall/service-port", TB_TEXT("Service Ports"),
         TB_TEXT("Control protocols whose announced connections are expected"), kProperties, kFlags, "name"},
        viewOf);
    menu.kind = MenuKind::FixedList;
    return menu;
}()};

} // namespace

std::span<const Menu> servicePortMenus()
{
    return kMenus;
}

} // namespace tb::menu
