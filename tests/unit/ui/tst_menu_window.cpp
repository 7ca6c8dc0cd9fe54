// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_router_service.h"
#include "support/window_test.h"
#include "ui/resources.h"
#include "ui/windows/item_dialog.h"
#include "ui/windows/menu_window.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace tb;
using namespace tb::test;
using ui::ItemDialog;
using ui::MenuWindow;

namespace {

constexpr const char* kPath = "/interface/ethernet";

menu::MenuRow row(std::uint32_t id, std::string name, std::string flags = "R", std::string problem = "")
{
    const menu::Menu& menu = *menu::findMenu(kPath);
    menu::MenuRow result{id, std::move(flags), "", {}};
    for (const menu::Property& property : menu.properties) {
        const std::string text = property.name == "name"      ? name
                                 : property.name == "link"    ? "lab"
                                 : property.name == "mtu"     ? "1500"
                                 : property.name == "arp"     ? "enabled"
                                 : property.name == "problem" ? problem
                                                              : "";
        result.cells.push_back({text, 0, !text.empty()});
    }
    return result;
}

struct Opened {
    FakeRouterService router;
    ui::RouterBridge bridge{router};
    std::unique_ptr<MenuWindow> window;

    explicit Opened(std::vector<menu::MenuRow> rows)
    {
        router.tell({kPath, std::move(rows)});
        window = std::make_unique<MenuWindow>(bridge, *menu::findMenu(kPath));
        window->show();
        settle();
    }
    QAction& action(const char* name) { return *window->findChild<QAction*>(QLatin1String(name)); }
    ItemDialog* dialog() { return window->findChild<ItemDialog*>(); }
};

} // namespace

class TestMenuWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::registerResources(); }

    void itShowsTheRowsOfItsMenu()
    {
        Opened opened({row(1, "ether1"), row(2, "ether2")});
        QCOMPARE(opened.window->table().model()->rowCount(), 2);
        QVERIFY(opened.window->findChild<QLabel*>("count")->text().startsWith("2 "));
    }

    void theSelectedItemsAreDisabledEnabledAndRemoved_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<int>("verb");
        QTest::newRow("disable") << "disable" << static_cast<int>(menu::Verb::Disable);
        QTest::newRow("enable") << "enable" << static_cast<int>(menu::Verb::Enable);
        QTest::newRow("remove") << "remove" << static_cast<int>(menu::Verb::Remove);
        // What only this menu can do.
        QTest::newRow("reset-mac-address") << "reset-mac-address" << static_cast<int>(menu::Verb::Action);
    }
    void theSelectedItemsAreDisabledEnabledAndRemoved()
    {
        QFETCH(QString, action);
        QFETCH(int, verb);
        Opened opened({row(1, "ether1"), row(7, "ether2")});
        opened.window->table().selectRow(1);
        opened.action(qPrintable(action)).trigger();
        QCOMPARE(static_cast<int>(opened.router.commands.at(0).verb), verb);
        QCOMPARE(opened.router.commands[0].items, (std::vector<std::uint32_t>{7}));
        const bool isOfMenu = opened.router.commands[0].verb == menu::Verb::Action;
        QCOMPARE(opened.router.commands[0].action, isOfMenu ? action.toStdString() : std::string());
    }

    void withoutASelectionTheActionsAreGrey()
    {
        Opened opened({row(1, "ether1")});
        QVERIFY(!opened.action("remove").isEnabled());
        QVERIFY(!opened.action("reset-mac-address").isEnabled());
        QCOMPARE(opened.action("reset-mac-address").text(), QString("Reset MAC Address"));
        QVERIFY(opened.action("add").isEnabled());
    }

    void whatTheRouterRefusesIsSaidInTheWindow()
    {
        Opened opened({row(1, "ether1")});
        opened.router.reply.error = ConfigError{
            kPath, "0", "", {Text{"failure: in use"}, {}}
        };
        opened.window->table().selectRow(0);
        opened.action("remove").trigger();
        settle();
        bool isSaid = false;
        for (const QLabel* const label : opened.window->findChildren<QLabel*>())
            isSaid = isSaid || (label->isVisible() && label->text().contains("in use"));
        QVERIFY(isSaid);
    }

    // The router always says why: a port that is not running has its reason in the row.
    void aPortThatIsNotRunningSaysWhy()
    {
        Opened opened({row(1, "ether1", "", "cannot open the TAP device")});
        const auto* const model = opened.window->table().model();
        bool isShown = false;
        for (int column = 0; column < model->columnCount(); ++column)
            isShown = isShown || model->index(0, column).data().toString().contains("cannot open");
        QVERIFY(isShown);
    }

    void addMakesAnItemFromWhatWasTyped()
    {
        Opened opened({});
        opened.router.reply.addedId = 9;
        opened.action("add").trigger();
        settle();
        ItemDialog* const dialog = opened.dialog();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit*>("name"), "ether5");
        QTest::keyClicks(dialog->findChild<QLineEdit*>("link"), "lab");
        QTest::mouseClick(dialog->findChild<QPushButton*>("apply"), Qt::LeftButton);
        settle();
        QVERIFY(opened.router.commands.at(0).verb == menu::Verb::Add);
        QVERIFY((opened.router.commands[0].arguments == std::vector<menu::Argument>{
                                                            {"name", "ether5"},
                                                            {"link", "lab"   }
        }));
        // From now on it is about that item.
        QTest::mouseClick(dialog->findChild<QPushButton*>("remove"), Qt::LeftButton);
        QCOMPARE(opened.router.commands.back().items, (std::vector<std::uint32_t>{9}));
    }

    void whatIsRequiredIsAskedForAtItsField()
    {
        Opened opened({});
        opened.action("add").trigger();
        settle();
        ItemDialog* const dialog = opened.dialog();
        QTest::mouseClick(dialog->findChild<QPushButton*>("ok"), Qt::LeftButton);
        settle();
        QVERIFY(opened.router.commands.empty());
        QVERIFY(dialog->findChild<QLabel*>("name-fault")->isVisible());
    }

    void aChangedItemIsSetByItsId()
    {
        Opened opened({row(4, "ether1")});
        opened.window->table().selectRow(0);
        QTest::keyClick(&opened.window->table(), Qt::Key_Return);
        settle();
        ItemDialog* const dialog = opened.dialog();
        QVERIFY(dialog);
        QVERIFY(dialog->windowTitle().contains("<ether1>"));
        auto* const mtu = dialog->findChild<QLineEdit*>("mtu");
        mtu->selectAll();
        QTest::keyClicks(mtu, "9000");
        QTest::mouseClick(dialog->findChild<QPushButton*>("ok"), Qt::LeftButton);
        QVERIFY(opened.router.commands.at(0).verb == menu::Verb::Set);
        QCOMPARE(opened.router.commands[0].items, (std::vector<std::uint32_t>{4}));
        QVERIFY((opened.router.commands[0].arguments == std::vector<menu::Argument>{
                                                            {"mtu", "9000"}
        }));
    }

    void aCopyOfADisabledItemIsDisabledAndKeepsItsComment()
    {
        menu::MenuRow model = row(4, "ether1", "X");
        model.comment = "spare";
        Opened opened({model});
        opened.window->table().selectRow(0);
        opened.action("copy").trigger();
        settle();
        auto* const name = opened.dialog()->findChild<QLineEdit*>("name");
        name->selectAll();
        QTest::keyClicks(name, "ether9");
        QTest::mouseClick(opened.dialog()->findChild<QPushButton*>("ok"), Qt::LeftButton);
        const auto& arguments = opened.router.commands.at(0).arguments;
        QVERIFY(std::ranges::count(arguments, menu::Argument{"disabled", "yes"}) == 1);
        QVERIFY(std::ranges::count(arguments, menu::Argument{"comment", "spare"}) == 1);
    }

    void everyControlHasANameForScreenReaders()
    {
        Opened opened({row(1, "ether1")});
        QCOMPARE(namelessWidgets(*opened.window), QStringList());
    }
};

QTEST_MAIN(TestMenuWindow)
#include "tst_menu_window.moc"
