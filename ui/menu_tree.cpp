// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/menu_tree.h"

#include "menu/menu.h"
#include "ui/bridge/translate.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

#include <algorithm>
#include <iterator>

namespace tb::ui {

namespace {

constexpr int kIconRole = Qt::UserRole + 1;

struct Entry {
    const char* path; ///< where it stands: words of the tree between slashes
    const char* what; ///< what it opens; null: a folder
    const char* icon;
};

/// THE TABLE: WinBox's order (winbox-ui.md §3). Menus that are not here are put at the end by their path, so
/// none can be forgotten.
constexpr Entry kEntries[] = {
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "Interfaces"),                       "/interface",                       "interface"},
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "Ethernet"),                         "/interface/ethernet",              "interface"},
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "VLAN"),                             "/interface/vlan",                  "interface"},
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "Interface List"),                   "/interface/list",                  "interface"},
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "Interface List/Members"),           "/interface/list/member",           "interface"},
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "Bridge"),                           "/interface/bridge",                "interface"},
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "Bridge/Ports"),                     "/interface/bridge/port",           "interface"},
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "Bridge/Hosts"),                     "/interface/bridge/host",           "interface"},
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "Bridge/Settings"),                  "/interface/bridge/settings",       "settings" },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP"),                               nullptr,                            "folder"   },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/Addresses"),                     "/ip/address",                      "address"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/ARP"),                           "/ip/arp",                          "address"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/Routes"),                        "/ip/route",                        "route"    },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/DHCP Client"),                   "/ip/dhcp-client",                  "address"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/DHCP Server"),                   "/ip/dhcp-server",                  "address"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/DHCP Server/Networks"),          "/ip/dhcp-server/network",          "address"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/DHCP Server/Leases"),            "/ip/dhcp-server/lease",            "address"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/DNS"),                           "/ip/dns",                          "settings" },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/DNS/Static"),                    "/ip/dns/static",                   "address"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/DNS/Cache"),                     "/ip/dns/cache",                    "history"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/Pool"),                          "/ip/pool",                         "address"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/Pool/Used Addresses"),           "/ip/pool/used",                    "address"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/Settings"),                      "/ip/settings",                     "settings" },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/VRF"),                           "/ip/vrf",                          "route"    },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/Firewall"),                      nullptr,                            "firewall" },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/Firewall/NAT"),                  "/ip/firewall/nat",                 "nat"      },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/Firewall/Mangle"),               "/ip/firewall/mangle",              "firewall" },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/Firewall/Connections"),          "/ip/firewall/connection",
     "connections"                                                                                                             },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/Firewall/Tracking"),             "/ip/firewall/connection/tracking",
     "settings"                                                                                                                },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/Firewall/Service Ports"),        "/ip/firewall/service-port",        "nat"      },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/Firewall/Closed Connections"),
     "/ip/firewall/connection/closed",                                                                              "history"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IP/Firewall/Invalid Packets"),      "/ip/firewall/connection/invalid",
     "firewall"                                                                                                                },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IPv6"),                             nullptr,                            "folder"   },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IPv6/Addresses"),                   "/ipv6/address",                    "address"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IPv6/Neighbors"),                   "/ipv6/neighbor",                   "address"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IPv6/ND"),                          "/ipv6/nd",                         "address"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IPv6/ND/Prefixes"),                 "/ipv6/nd/prefix",                  "address"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IPv6/Routes"),                      "/ipv6/route",                      "route"    },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IPv6/Settings"),                    "/ipv6/settings",                   "settings" },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IPv6/Firewall"),                    nullptr,                            "firewall" },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IPv6/Firewall/NAT"),                "/ipv6/firewall/nat",               "nat"      },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IPv6/Firewall/Mangle"),             "/ipv6/firewall/mangle",            "firewall" },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IPv6/Firewall/Connections"),        "/ipv6/firewall/connection",
     "connections"                                                                                                             },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "IPv6/Firewall/Closed Connections"),
     "/ipv6/firewall/connection/closed",                                                                            "history"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "Routing"),                          nullptr,                            "route"    },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "Routing/Tables"),                   "/routing/table",                   "route"    },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "Routing/Rules"),                    "/routing/rule",                    "route"    },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "System"),                           nullptr,                            "system"   },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "System/Identity"),                  "/system/identity",                 "system"   },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "System/Resources"),                 "/system/resource",                 "system"   },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "System/Dropped Packets"),           "/system/drops",                    "firewall" },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "Lab"),                              nullptr,                            "lab"      },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "Lab/Hosts"),                        "/lab/host",                        "lab"      },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "Lab/Traffic"),                      "/lab/traffic",                     "lab"      },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "Recorded Rates"),                   "rates",                            "history"  },
    {QT_TRANSLATE_NOOP("tb::ui::MenuTree", "New Terminal"),                     "terminal",                         "terminal" },
};

QTreeWidgetItem* childNamed(QTreeWidgetItem* parent, const QString& text)
{
    for (int i = 0; i < parent->childCount(); ++i) {
        if (parent->child(i)->text(0) == text)
            return parent->child(i);
    }
    auto* const item = new QTreeWidgetItem(parent, {text});
    item->setExpanded(true);
    return item;
}

QTreeWidgetItem* itemAt(QTreeWidget& tree, const QStringList& words)
{
    QTreeWidgetItem* item = tree.invisibleRootItem();
    for (const QString& word : words)
        item = childNamed(item, word);
    return item;
}

void addRest(QTreeWidget& tree)
{
    for (const menu::Menu& menu : menu::registry()) {
        const auto isListed = [&menu](const Entry& entry) { return entry.what && menu.path == entry.what; };
        if (std::find_if(std::begin(kEntries), std::end(kEntries), isListed) != std::end(kEntries))
            continue;
        QTreeWidgetItem* const item = itemAt(tree, {translate(menu.title)});
        item->setData(0, Qt::UserRole, toQString(menu.path));
        item->setData(0, kIconRole, QStringLiteral("folder"));
    }
}

/// Pixels that the longest line takes with its indentation, icon and a scroll bar's room.
int widestEntry(QTreeWidget& tree)
{
    constexpr int kIconAndFrame = 48;
    int widest = 0;
    for (QTreeWidgetItemIterator at(&tree); *at; ++at) {
        int depth = 1;
        for (const QTreeWidgetItem* above = (*at)->parent(); above; above = above->parent())
            ++depth;
        const int text = tree.fontMetrics().horizontalAdvance((*at)->text(0));
        widest = std::max(widest, depth * tree.indentation() + text + kIconAndFrame);
    }
    return widest;
}

} // namespace

void fillMenuTree(QTreeWidget& tree)
{
    tree.setHeaderHidden(true);
    tree.setIndentation(14);
    tree.setUniformRowHeights(true);
    tree.setAccessibleName(QCoreApplication::translate("tb::ui::MenuTree", "Menu"));
    tree.setObjectName(QStringLiteral("menu-tree"));
    for (const Entry& entry : kEntries) {
        const QString path = QCoreApplication::translate("tb::ui::MenuTree", entry.path);
        QTreeWidgetItem* const item = itemAt(tree, path.split(QLatin1Char('/')));
        item->setData(0, kIconRole, QLatin1String(entry.icon));
        if (!entry.what)
            continue;
        item->setData(0, Qt::UserRole, QLatin1String(entry.what));
        if (const menu::Menu* const menu = menu::findMenu(entry.what))
            item->setToolTip(0, translate(menu->doc));
    }
    addRest(tree);
    tree.setMinimumWidth(widestEntry(tree));
}

void setMenuTreeIcons(QTreeWidget& tree, const QPalette& palette)
{
    for (QTreeWidgetItemIterator at(&tree); *at; ++at)
        (*at)->setIcon(0, Theme::icon((*at)->data(0, kIconRole).toString(), palette));
}

} // namespace tb::ui
