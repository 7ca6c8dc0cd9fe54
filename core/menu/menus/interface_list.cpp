// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

#include "routing/interface_lists.h"

namespace tb::menu {

namespace {

using config::Config;
using config::InterfaceList;
using config::InterfaceListMember;

constexpr Property kListProperties[] = {
    property<&InterfaceList::name>("name", TB_TEXT("Name"), TB_TEXT("Name of the list, as rules use it"),
                                   {.required = true}),
    property<&InterfaceList::include>("include", TB_TEXT("Include"),
                                      TB_TEXT("Lists whose interfaces are in this one, too"),
                                      {.nameSpace = NameSpace::InterfaceList}),
    property<&InterfaceList::exclude>("exclude", TB_TEXT("Exclude"),
                                      TB_TEXT("Lists whose interfaces are taken out again, members excepted"),
                                      {.nameSpace = NameSpace::InterfaceList}),
};

constexpr Property kMemberProperties[] = {
    property<&InterfaceListMember::list>("list", TB_TEXT("List"), TB_TEXT("The list it belongs to"),
                                         {.required = true, .nameSpace = NameSpace::InterfaceList}),
    property<&InterfaceListMember::interface, InterfaceTraits>(
        "interface", TB_TEXT("Interface"), TB_TEXT("The interface that belongs to it"), {.required = true}),
};

constexpr Flag kListFlags[] = {
    {'X', "disabled"},
    {'*', "builtin" },
};

/// First those that are always there: shown, not configured.
MenuView viewLists(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    for (const routing::BuiltinList& builtin : routing::kBuiltinLists) {
        InterfaceList shown;
        shown.name = builtin.name;
        view.rows.push_back(makeRow(menu, &shown, nullptr));
        view.rows.back().flags = "*";
    }
    for (MenuRow& row : plainView<&Config::interfaceLists>(menu, context).rows)
        view.rows.push_back(std::move(row));
    return view;
}

constexpr Menu kMenus[] = {
    listMenu<&Config::interfaceLists>({"/interface/list", TB_TEXT("Interface Lists"),
                                       TB_TEXT("Names for several interfaces, used by rules"),
                                       kListProperties, kListFlags, "name", NameSpace::InterfaceList},
                                      viewLists),
    listMenu<&Config::interfaceListMembers>({"/interface/list/member", TB_TEXT("Interface List Members"),
                                             TB_TEXT("Which interface is in which list"), kMemberProperties,
                                             kDisabledFlag, ""},
                                            plainView<&Config::interfaceListMembers>),
};

} // namespace

std::span<const Menu> interfaceListMenus()
{
    return kMenus;
}

} // namespace tb::menu
