// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_router_service.h"
#include "support/menu_rows.h"
#include "support/window_test.h"
#include "ui/resources.h"
#include "ui/windows/item_dialog.h"
#include "ui/windows/menu_window.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

using namespace tb;
using namespace tb::test;
using ui::ItemDialog;
using ui::MenuWindow;

namespace {

constexpr const char* kServicePorts = "/ip/firewall/service-port";
constexpr const char* kClosed = "/ip/firewall/connection/closed";
constexpr const char* kNat = "/ip/firewall/nat";

/// A window of any menu, with rows in it.
struct Opened {
    FakeRouterService router;
    ui::RouterBridge bridge{router};
    const char* path;
    std::unique_ptr<MenuWindow> window;

    Opened(const char* menuPath, std::vector<menu::MenuRow> rows) : path(menuPath)
    {
        window = std::make_unique<MenuWindow>(bridge, *menu::findMenu(path));
        window->show();
        tell(std::move(rows));
    }
    void tell(std::vector<menu::MenuRow> rows)
    {
        router.tell({path, std::move(rows)});
        settle();
    }
    QStringList actions() const
    {
        QStringList names;
        for (const QAction* const action : window->actions())
            names << action->objectName();
        return names;
    }
    ItemDialog& openFirst()
    {
        window->table().selectRow(0);
        QTest::keyClick(&window->table(), Qt::Key_Return);
        settle();
        return *window->findChild<ItemDialog*>();
    }
};

QStringList buttonsOf(const ItemDialog& dialog)
{
    QStringList names;
    for (const QPushButton* const button : dialog.findChildren<QPushButton*>())
        names << button->objectName();
    return names;
}

menu::MenuRow ftp()
{
    return menuRow(kServicePorts, 3,
                   {
                       {"name",  "ftp"},
                       {"ports", "21" }
    });
}

menu::MenuRow closed(std::uint32_t serial)
{
    return menuRow(kClosed, serial,
                   {
                       {"ago",         "5s"                                   },
                       {"protocol",    "tcp"                                  },
                       {"src-address", "192.168.88.10"                        },
                       {"src-port",    std::to_string(serial)                 },
                       {"dst-address", "203.0.113.10"                         },
                       {"dst-port",    "443"                                  },
                       {"why",         "both ends closed it, or were about to"}
    });
}

/// The latest first.
std::vector<menu::MenuRow> closedUpTo(std::uint32_t last)
{
    std::vector<menu::MenuRow> rows;
    for (std::uint32_t serial = last; serial > 0; --serial)
        rows.push_back(closed(serial));
    return rows;
}

} // namespace

// Windows of menus whose items are always there, and of rows that only tell.
class TestMenuWindowKinds : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::registerResources(); }

    void whatIsAlwaysThereCanBeSwitchedButNotAddedCopiedOrRemoved()
    {
        Opened opened(kServicePorts, {ftp()});
        QCOMPARE(opened.actions(), QStringList({"enable", "disable", "comment", "reset"}));
        const ItemDialog& dialog = opened.openFirst();
        QCOMPARE(buttonsOf(dialog), QStringList({"ok", "cancel", "apply", "disable", "comment", "reset"}));
        QTest::keyClick(&opened.window->table(), Qt::Key_Insert);
        QTest::keyClick(&opened.window->table(), Qt::Key_Delete);
        QVERIFY(opened.router.commands.empty());
    }

    void typedPortsAreSet()
    {
        Opened opened(kServicePorts, {ftp()});
        ItemDialog& dialog = opened.openFirst();
        QVERIFY(!dialog.findChild<QLineEdit*>("name"));
        auto& ports = *dialog.findChild<QLineEdit*>("ports");
        ports.selectAll();
        QTest::keyClicks(&ports, "21,2121");
        QTest::mouseClick(dialog.findChild<QPushButton*>("ok"), Qt::LeftButton);
        QVERIFY(opened.router.commands.at(0).verb == menu::Verb::Set);
        QVERIFY((opened.router.commands[0].arguments == std::vector<menu::Argument>{
                                                            {"ports", "21,2121"}
        }));
    }

    void resetIsAskedForTheSelectedItems()
    {
        Opened opened(kServicePorts, {ftp()});
        opened.window->table().selectRow(0);
        opened.window->findChild<QAction*>("reset")->trigger();
        QTest::mouseClick(opened.openFirst().findChild<QPushButton*>("reset"), Qt::LeftButton);
        QCOMPARE(opened.router.commands.size(), 2U);
        for (const menu::Command& command : opened.router.commands) {
            QVERIFY(command.verb == menu::Verb::Reset);
            QCOMPARE(command.items, (std::vector<std::uint32_t>{3}));
        }
    }

    // S017
    void whatFollowsFromASwitchIsSaidInTheDialog()
    {
        Opened opened(kNat, {menuRow(kNat, 1)});
        opened.router.reply.note = {Text{"these rules do nothing: %1"}, {"/ip firewall nat 0"}};
        ItemDialog& dialog = opened.openFirst();
        QTest::mouseClick(dialog.findChild<QPushButton*>("disable"), Qt::LeftButton);
        settle();
        const auto& message = *dialog.findChild<QLabel*>("message");
        QVERIFY(message.isVisible());
        QCOMPARE(message.text(), QString("these rules do nothing: /ip firewall nat 0"));
    }

    void recordsAreOnlyLookedAt()
    {
        Opened opened(kClosed, {closed(40001)});
        QCOMPARE(opened.actions(), QStringList());
        const ItemDialog& dialog = opened.openFirst();
        QCOMPARE(buttonsOf(dialog), QStringList({"close"}));
        QVERIFY(dialog.findChildren<QLineEdit*>().isEmpty());
        QVERIFY(dialog.windowTitle().contains("<tcp 192.168.88.10 40001 203.0.113.10 443>"));
        QCOMPARE(dialog.findChild<QLabel*>("why")->text(), QString("both ends closed it, or were about to"));
    }

    void aRecordThatIsNoLongerKeptStaysOnItsWindow()
    {
        Opened opened(kClosed, {closed(1)});
        const ItemDialog& dialog = opened.openFirst();
        opened.tell({closed(2)});
        QVERIFY(!dialog.findChild<QLabel*>("message")->isVisible());
        QCOMPARE(dialog.findChild<QLabel*>("src-port")->text(), QString("1"));
    }

    void newRecordsDoNotPushAwayWhatOneReads()
    {
        Opened opened(kClosed, closedUpTo(1000));
        QTableView& table = opened.window->table();
        table.selectRow(510);
        table.verticalScrollBar()->setValue(500);
        opened.tell(closedUpTo(1300));
        QCOMPARE(table.verticalScrollBar()->value(), 800);
        QCOMPARE(table.selectionModel()->selectedRows().value(0).row(), 810);
        QCOMPARE(table.rowAt(0), 800);
    }

    void atTheTopNewRecordsComeIntoSight()
    {
        Opened opened(kClosed, closedUpTo(1000));
        opened.tell(closedUpTo(1300));
        QCOMPARE(opened.window->table().rowAt(0), 0);
    }

    void theLastColumnEndsWhereTheWindowDoes()
    {
        Opened opened("/system/drops", {});
        opened.window->resize(
            opened.window->sizeHint()); // a window of its own may be as wide as 2/3 of a screen
        opened.tell({
            menuRow("/system/drops", 1,
                    {{"reason", "a-reason-with-a-name"},
                                         {"packets", "0"},
                                         {"why", "no route leads to the destination"}}
                     )
        });
        const QTableView& table = opened.window->table();
        QCOMPARE(table.horizontalHeader()->length(), table.viewport()->width());
    }

    void whyRowsDoNotWorkTakesRoomOnlyWhileOneDoesNot()
    {
        Opened opened(kServicePorts, {ftp()});
        menu::MenuRow dead = ftp();
        dead.cells.back() = {"connection tracking is off", 0, true};
        const QTableView& table = opened.window->table();
        const int problem = table.model()->columnCount() - 2;
        QVERIFY(table.isColumnHidden(problem));
        opened.tell({dead});
        QVERIFY(!table.isColumnHidden(problem));
        QVERIFY(table.columnWidth(problem) >=
                table.fontMetrics().horizontalAdvance("connection tracking is off"));
        opened.tell({ftp()});
        QVERIFY(table.isColumnHidden(problem));
    }

    void aColumnFitsTheFirstTextThatItShows()
    {
        Opened opened(kNat, {menuRow(kNat, 1)});
        QTableView& table = opened.window->table();
        int column = 0;
        while (table.model()->headerData(column, Qt::Horizontal).toString() != "Out. Interface")
            ++column;
        const auto withText = [](const char* text) {
            return menuRow(kNat, 1,
                           {
                               {"out-interface", text}
            });
        };
        const int before = table.columnWidth(column);
        opened.tell({withText("a-port-with-a-very-long-name-indeed")});
        const int fitted = table.columnWidth(column);
        QVERIFY(fitted > before);
        opened.tell({withText("a-port-with-a-very-long-name-indeed-and-more")});
        QCOMPARE(table.columnWidth(column), fitted);
    }

    void everyControlHasANameForScreenReaders()
    {
        for (const char* const path : {kServicePorts, kClosed}) {
            Opened opened(path, {});
            QCOMPARE(namelessWidgets(*opened.window), QStringList());
        }
    }
};

QTEST_MAIN(TestMenuWindowKinds)
#include "tst_menu_window_kinds.moc"
