// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

namespace tb::menu {

namespace {

/// Packets that came to the same end.
struct Reason {
    std::string name;
    std::uint64_t packets = 0;
    std::optional<Duration> ago;
    std::string last;
    std::optional<std::uint32_t> found, limit;
    Text why;
};

constexpr Property kDropProperties[] = {
    readOnly<&Reason::name>("reason", TB_TEXT("Reason"), TB_TEXT("Why they died, in a word")),
    readOnly<&Reason::packets, CountTraits>("packets", TB_TEXT("Packets"),
                                            TB_TEXT("Packets since the router started")),
    readOnly<&Reason::why>("why", TB_TEXT("Why"), TB_TEXT("Why they died")),
};

constexpr Property kInvalidProperties[] = {
    readOnly<&Reason::name>("reason", TB_TEXT("Reason"), TB_TEXT("Why they are invalid, in a word")),
    readOnly<&Reason::packets, CountTraits>("packets", TB_TEXT("Packets"),
                                            TB_TEXT("Packets since the router started")),
    readOnly<&Reason::ago, WholeSecondsTraits>("ago", TB_TEXT("Ago"),
                                               TB_TEXT("Time since the last one came")),
    readOnly<&Reason::last>("last-packet", TB_TEXT("Last Packet"), TB_TEXT("The last one")),
    readOnly<&Reason::found>("found", TB_TEXT("Found"),
                             TB_TEXT("Sequence or acknowledgement number of the last one")),
    readOnly<&Reason::limit>("limit", TB_TEXT("Limit"), TB_TEXT("What the window allows")),
    readOnly<&Reason::why>("why", TB_TEXT("Why"), TB_TEXT("Why they are invalid")),
};

MenuView viewDrops(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    for (std::size_t i = 0; i < wire::kDropReasons; ++i) {
        const auto reason = static_cast<wire::DropReason>(i);
        Reason row;
        row.name = wire::dropReasonName(reason);
        row.packets = context.status.drops[i];
        row.why = wire::dropReasonText(reason);
        view.rows.push_back(makeRow(menu, nullptr, &row));
        view.rows.back().id = static_cast<std::uint32_t>(i) + 1;
    }
    return view;
}

MenuView viewInvalid(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    for (std::size_t i = 1; i < conntrack::kInvalidReasons; ++i) { // 0: those that are not
        const auto reason = static_cast<conntrack::InvalidReason>(i);
        const forward::InvalidStatus& status = context.status.invalid[i];
        Reason row;
        row.name = conntrack::invalidReasonName(reason);
        row.packets = status.packets;
        row.why = conntrack::invalidReasonText(reason);
        if (status.packets > 0) {
            row.ago = context.status.now - status.at;
            row.last = status.last.toString();
        }
        if (status.packets > 0 && conntrack::isAboutWindow(reason)) {
            row.found = status.found;
            row.limit = status.limit;
        }
        view.rows.push_back(makeRow(menu, nullptr, &row));
        view.rows.back().id = static_cast<std::uint32_t>(i);
    }
    return view;
}

constexpr Menu kMenus[] = {
    recordsMenu("/ip/firewall/connection/invalid", TB_TEXT("Invalid Packets"),
                TB_TEXT("What connection tracking calls invalid and why, both families"), kInvalidProperties,
                viewInvalid, "reason"),
    recordsMenu("/system/drops", TB_TEXT("Dropped Packets"), TB_TEXT("Every way in which a packet can die"),
                kDropProperties, viewDrops, "reason"),
};

} // namespace

std::span<const Menu> packetReasonMenus()
{
    return kMenus;
}

} // namespace tb::menu
