// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_router_service.h"
#include "support/window_test.h"
#include "ui/connections/connection_filter_bar.h"
#include "ui/connections/connection_table_model.h"
#include "ui/connections/connection_window.h"
#include "ui/resources.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace tb;
using namespace tb::test;
using ui::ConnectionWindow;

namespace {

/// A window on a router of the test's, with a list to show.
struct Opened {
    FakeRouterService router;
    ui::RouterBridge bridge{router};
    std::unique_ptr<ConnectionWindow> window;
    std::shared_ptr<const inspect::ConnectionSnapshot> last;

    explicit Opened(std::optional<IpFamily> family = IpFamily::V4)
        : window(std::make_unique<ConnectionWindow>(bridge, family))
    {
        window->show();
        settle();
    }
    void show(std::vector<inspect::ConnectionRow> rows)
    {
        auto next = snapshotOf(std::move(rows));
        router.toldConnections(inspect::diffSnapshots(last, next));
        last = next;
        settle();
    }
    void tellTracking(bool isOn)
    {
        service::RouterService::Summary summary;
        summary.trackingActiveV4 = isOn;
        summary.maxEntries = 1048576;
        router.toldSummary(summary);
        settle();
    }
    template <typename Widget>
    Widget& child(const char* name)
    {
        return *window->findChild<Widget*>(QLatin1String(name));
    }
};

} // namespace

class TestConnectionWindow : public QObject {
    Q_OBJECT
    QTemporaryDir m_settings;
private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName("trackbox-test");
        ui::registerResources();
    }
    void init() { QSettings().clear(); }

    // S027, S028: each list shows its own family.
    void itAsksForTheFamilyItWasOpenedFor()
    {
        Opened v4(IpFamily::V4), v6(IpFamily::V6), both(std::nullopt);
        QVERIFY(v4.router.queries.front().family == IpFamily::V4);
        QVERIFY(v6.router.queries.front().family == IpFamily::V6);
        QVERIFY(!both.router.queries.front().family);
    }

    void typedWordsBecomeTheFilterOfTheRouter()
    {
        Opened opened;
        QTest::keyClicks(&opened.child<QLineEdit>("filter"), "tcp 443");
        QTRY_COMPARE(opened.router.queries.back().contains, std::string("tcp 443"));
    }

    void choosingAFamilyAsksAgain()
    {
        Opened opened;
        opened.child<QComboBox>("family").setCurrentIndex(0);
        QVERIFY(!opened.router.queries.back().family);
    }

    // S225: sortable by any column.
    void clickingATitleSortsByItsColumnAndThenTheOtherWayRound()
    {
        Opened opened;
        QHeaderView& header = *opened.window->table().horizontalHeader();
        const int section = 3;
        const QPoint title(header.sectionViewportPosition(section) + 5, header.height() / 2);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, title);
        QCOMPARE(opened.router.queries.back().sortColumn, section - 1);
        const bool first = opened.router.queries.back().descending;
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, title);
        QCOMPARE(opened.router.queries.back().sortColumn, section - 1);
        QCOMPARE(opened.router.queries.back().descending, !first);
    }

    void removingTellsTheRouterWhichConnectionsOfWhichList()
    {
        Opened opened(std::nullopt);
        opened.show({connectionRow(1), connectionRow6(2), connectionRow(3)});
        opened.window->table().selectAll();
        QTest::keyClick(&opened.window->table(), Qt::Key_Delete);
        QCOMPARE(opened.router.commands.size(), 2U);
        QCOMPARE(opened.router.commands[0].path, std::string("/ip/firewall/connection"));
        QCOMPARE(opened.router.commands[0].connections,
                 (std::vector<std::uint64_t>{connectionRow(1).id.key(), connectionRow(3).id.key()}));
        QCOMPARE(opened.router.commands[1].path, std::string("/ipv6/firewall/connection"));
        QVERIFY(opened.router.commands[1].verb == menu::Verb::Remove);
    }

    void withNothingSelectedNothingCanBeRemoved()
    {
        Opened opened;
        opened.show({connectionRow(1)});
        opened.window->table().clearSelection();
        QVERIFY(!opened.child<QAction>("remove").isEnabled());
        QTest::keyClick(&opened.window->table(), Qt::Key_Delete);
        QVERIFY(opened.router.commands.empty());
    }

    void aGraphIsWantedForTheSelectedConnection()
    {
        Opened opened;
        opened.show({connectionRow(1), connectionRow(2)});
        const QSignalSpy wanted(opened.window.get(), &ConnectionWindow::graphWanted);
        opened.window->table().selectRow(1);
        QTest::keyClick(&opened.window->table(), Qt::Key_G);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(wanted[0][0].value<conntrack::ConnectionId>() == connectionRow(2).id);
        QCOMPARE(wanted[0][1].toString(), QString::fromUtf8("udp 192.168.88.10:1026 → 203.0.113.10:53"));
    }

    // S225: the place one looks at stays, also when the row one stood on has ended.
    void theListStaysWhereItIsWhenTheCurrentConnectionEnds()
    {
        Opened opened;
        std::vector<inspect::ConnectionRow> rows;
        for (std::uint32_t i = 0; i < 300; ++i)
            rows.push_back(connectionRow(i));
        opened.show(rows);
        QTableView& table = opened.window->table();
        table.setCurrentIndex(table.model()->index(100, 3));
        settle();
        const int scrolled = table.verticalScrollBar()->value();
        QVERIFY(scrolled > 0 && scrolled <= 100);
        rows.erase(rows.begin() + 100);
        opened.show(rows);
        QCOMPARE(table.currentIndex().row(), 100);
        QCOMPARE(table.verticalScrollBar()->value(), scrolled);
    }

    void enterInTheFilterOpensNothing()
    {
        Opened opened;
        opened.show({connectionRow(1), connectionRow(2)});
        opened.window->table().selectAll();
        opened.window->table().setCurrentIndex(opened.window->table().model()->index(0, 3));
        opened.child<QLineEdit>("filter").setFocus();
        QTest::keyClick(&opened.child<QLineEdit>("filter"), Qt::Key_Return);
        settle();
        QVERIFY(!opened.window->findChild<QWidget*>("connection-details"));
        opened.window->table().setFocus();
        QTest::keyClick(&opened.window->table(), Qt::Key_Return);
        settle();
        QCOMPARE(opened.window->findChildren<QWidget*>("connection-details").size(), 1);
    }

    void aConnectionThatHasEndedMeanwhileIsNoErrorToRemove()
    {
        Opened opened;
        opened.show({connectionRow(1)});
        opened.router.reply.error = ConfigError{
            "/ip/firewall/connection", "", "", {Text{"no such item"}, {}}
        };
        opened.window->table().selectAll();
        opened.child<QAction>("remove").trigger();
        settle();
        for (const QLabel* const label : opened.window->findChildren<QLabel*>())
            QVERIFY(!label->text().contains("no such item"));
    }

    void anEmptyListSaysWhy()
    {
        Opened opened;
        opened.tellTracking(false);
        opened.show({});
        QVERIFY(opened.child<QLabel>("empty").isVisible());
        QVERIFY(opened.child<QLabel>("empty").text().contains("tracking is off"));
        opened.tellTracking(true);
        QVERIFY(opened.child<QLabel>("empty").text().contains("No connections yet"));
        opened.show({connectionRow(1)});
        QVERIFY(!opened.child<QLabel>("empty").isVisible());
    }

    void theStatusCountsItemsAndSelection()
    {
        Opened opened;
        opened.tellTracking(true);
        opened.show({connectionRow(1), connectionRow(2)});
        QVERIFY(opened.child<QLabel>("count").text().startsWith("2 "));
        QCOMPARE(opened.child<QLabel>("limit").text(), QString("Max Entries: 1048576"));
        opened.window->table().selectRow(0);
        QVERIFY(opened.child<QLabel>("count").text().contains("(1 selected)"));
    }

    void chosenColumnsAreThereTheNextTime()
    {
        {
            Opened opened;
            QVERIFY(opened.window->table().isColumnHidden(6)); // reply-src-address
            opened.window->table().setColumnHidden(6, false);
        }
        Opened again;
        QVERIFY(!again.window->table().isColumnHidden(6));
    }

    // A version that knows other columns must not hide and size ours by their numbers.
    void columnsOfAnotherVersionAreForgotten()
    {
        QTableView older;
        QStandardItemModel fewer(1, 5);
        older.setModel(&fewer);
        older.setColumnHidden(1, true);
        for (const QString& key : {QString("connections/columns"), QString("connections/columns-5")})
            QSettings().setValue(key, older.horizontalHeader()->saveState());
        Opened opened;
        QVERIFY(!opened.window->table().isColumnHidden(1)); // protocol
        QVERIFY(opened.window->table().isColumnHidden(6));
    }

    void aChosenColumnSortsAndIsInTheDetails()
    {
        Opened opened;
        inspect::ConnectionRow row = connectionRow(1, 6);
        row.helper = conntrack::HelperKind::Ftp;
        opened.show({row});
        QTableView& table = opened.window->table();
        const int type = static_cast<int>(inspect::findColumn("connection-type") - inspect::columns().data());
        QVERIFY(table.isColumnHidden(type + 1));
        table.setColumnHidden(type + 1, false);
        QHeaderView& header = *table.horizontalHeader();
        header.moveSection(header.visualIndex(type + 1), 0);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, {5, header.height() / 2});
        QCOMPARE(opened.router.queries.back().sortColumn, type);

        table.setCurrentIndex(table.model()->index(0, 1));
        QTest::keyClick(&table, Qt::Key_Return);
        settle();
        QCOMPARE(opened.child<QLabel>("connection-type").text(), QString("ftp"));
    }

    void everyControlHasANameForScreenReaders()
    {
        Opened opened;
        QCOMPARE(namelessWidgets(*opened.window), QStringList());
    }
};

QTEST_MAIN(TestConnectionWindow)
#include "tst_connection_window.moc"
