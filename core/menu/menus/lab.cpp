// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

namespace tb::menu {

namespace {

using config::Config;
using config::LabHost;
using config::LabTraffic;

constexpr Property kHost[] = {
    property<&LabHost::name>("name", TB_TEXT("Name"), TB_TEXT("Name of the simulated host"),
                             {.required = true}),
    property<&LabHost::interface, InterfaceTraits>(
        "interface", TB_TEXT("Interface"), TB_TEXT("Port that it is plugged into; its link must be lab"),
        {.required = true}),
    property<&LabHost::address>("address", TB_TEXT("Address"), TB_TEXT("Its IPv4 address and subnet"),
                                {.required = true}),
    property<&LabHost::gateway>("gateway", TB_TEXT("Gateway"),
                                TB_TEXT("Its IPv4 next hop to other networks")),
    property<&LabHost::address6>("address6", TB_TEXT("IPv6 Address"), TB_TEXT("Its IPv6 address and subnet")),
    property<&LabHost::gateway6>("gateway6", TB_TEXT("IPv6 Gateway"),
                                 TB_TEXT("Its IPv6 next hop to other networks")),
};

constexpr Property kTraffic[] = {
    property<&LabTraffic::host>("host", TB_TEXT("Host"),
                                TB_TEXT("Simulated host that begins the connections"), {.required = true}),
    property<&LabTraffic::destination>("destination", TB_TEXT("Destination"), TB_TEXT("Whom it talks to"),
                                       {.required = true}),
    property<&LabTraffic::protocol>("protocol", TB_TEXT("Protocol"), TB_TEXT("What it speaks")),
    property<&LabTraffic::port>("port", TB_TEXT("Port"), TB_TEXT("Destination port; not for ping"),
                                {.high = 65535}),
    property<&LabTraffic::rate, ExactRateTraits>("rate", TB_TEXT("Rate"),
                                                 TB_TEXT("Bits per second of payload")),
    property<&LabTraffic::length>("length", TB_TEXT("Length"), TB_TEXT("How long one connection lasts")),
    property<&LabTraffic::every>("every", TB_TEXT("Every"), TB_TEXT("Time from one start to the next")),
};

constexpr Menu kMenus[] = {
    listMenu<&Config::labHosts>({"/lab/host", TB_TEXT("Lab Hosts"),
                                 TB_TEXT("Simulated hosts behind ports of the lab"), kHost, kDisabledFlag,
                                 "name"},
                                plainView<&Config::labHosts>),
    listMenu<&Config::labTraffic>({"/lab/traffic", TB_TEXT("Lab Traffic"),
                                   TB_TEXT("What simulated hosts do again and again"), kTraffic,
                                   kDisabledFlag, ""},
                                  plainView<&Config::labTraffic>),
};

} // namespace

std::span<const Menu> labMenus()
{
    return kMenus;
}

} // namespace tb::menu
