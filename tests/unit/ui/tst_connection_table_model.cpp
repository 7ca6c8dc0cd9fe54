// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/window_test.h"
#include "ui/connections/connection_table_model.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace tb;
using namespace tb::test;
using inspect::ConnectionRow;
using inspect::ConnectionSnapshot;
using ui::ConnectionTableModel;

namespace {

int columnOf(std::string_view name)
{
    return static_cast<int>(inspect::findColumn(name) - inspect::columns().data()) + 1;
}

/// A model and the list that it shows, with one picture after the other.
struct Shown {
    ConnectionTableModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    std::shared_ptr<const ConnectionSnapshot> last;

    void show(std::vector<ConnectionRow> rows, const inspect::ConnectionQuery& query = {})
    {
        auto next = snapshotOf(std::move(rows), query);
        model.apply(inspect::diffSnapshots(last, next));
        last = next;
    }
};

} // namespace

class TestConnectionTableModel : public QObject {
    Q_OBJECT
private slots:
    // S225: order, selection and the row one looks at under churn.
    void selectionStaysOnItsConnectionsThroughAnyChange()
    {
        Shown shown;
        std::mt19937 random(20260101);
        std::vector<ConnectionRow> rows;
        for (std::uint32_t i = 0; i < 60; ++i)
            rows.push_back(connectionRow(i));
        std::uint32_t nextNumber = 60;
        QItemSelectionModel selection(&shown.model);
        shown.show(rows);
        for (int round = 0; round < 200; ++round) {
            const int chosen = static_cast<int>(random() % static_cast<unsigned>(shown.model.rowCount()));
            const auto key = shown.model.at(chosen).id.key();
            selection.setCurrentIndex(shown.model.index(chosen, 3), QItemSelectionModel::ClearAndSelect);
            for (int i = 0; i < 7; ++i) {
                const std::size_t gone = random() % rows.size();
                if (rows[gone].id.key() != key)
                    rows[gone] = connectionRow(nextNumber++);
            }
            for (ConnectionRow& row : rows)
                row.origRate = random() % 1000;
            inspect::ConnectionQuery query;
            query.sortColumn = columnOf("orig-rate") - 1;
            query.descending = round % 2 == 0;

            shown.show(rows, query);

            QCOMPARE(shown.model.rowCount(), static_cast<int>(shown.last->size()));
            QVERIFY(selection.currentIndex().isValid());
            QCOMPARE(shown.model.at(selection.currentIndex().row()).id.key(), key);
            for (int i = 0; i < shown.model.rowCount(); ++i)
                QVERIFY(shown.model.at(i).id == shown.last->row(static_cast<std::size_t>(i)).id);
        }
    }

    void aSelectedConnectionThatEndsIsNoLongerSelected()
    {
        Shown shown;
        shown.show({connectionRow(1), connectionRow(2), connectionRow(3)});
        const QPersistentModelIndex second(shown.model.index(1, 0));
        shown.show({connectionRow(1), connectionRow(3)});
        QVERIFY(!second.isValid());
        QCOMPARE(shown.model.rowCount(), 2);
    }

    void aChangeWithoutNewRowsOnlyRepaints()
    {
        Shown shown;
        std::vector<ConnectionRow> rows = {connectionRow(1), connectionRow(2)};
        shown.show(rows);
        const QSignalSpy inserted(&shown.model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy moved(&shown.model, &QAbstractItemModel::layoutChanged);
        const QSignalSpy changed(&shown.model, &QAbstractItemModel::dataChanged);
        rows[0].orig.bytes = 777;
        shown.show(rows);
        QCOMPARE(inserted.count(), 0);
        QCOMPARE(moved.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(shown.model.index(0, columnOf("orig-bytes")).data().toString(), QString("777"));
    }

    void anEmptyListGrowsFromNothingAndShrinksToNothing()
    {
        Shown shown;
        shown.show({});
        QCOMPARE(shown.model.rowCount(), 0);
        shown.show({connectionRow(1)});
        QCOMPARE(shown.model.rowCount(), 1);
        shown.show({});
        QCOMPARE(shown.model.rowCount(), 0);
    }

    void cellsShowWhatPrintDoes()
    {
        Shown shown;
        ConnectionRow row = connectionRow(5, 6);
        row.flags =
            conntrack::kSeenReply | conntrack::kAssured | conntrack::kConfirmed | conntrack::kSourceNat;
        shown.show({row});
        QCOMPARE(shown.model.index(0, 0).data().toString(), QString(" SAC   s  "));
        QCOMPARE(shown.model.index(0, columnOf("src-address")).data().toString(), QString("192.168.88.10"));
        QCOMPARE(shown.model.index(0, columnOf("src-port")).data().toString(), QString("1029"));
        QCOMPARE(shown.model.index(0, columnOf("tcp-state")).data().toString(), QString("established"));
        QVERIFY(shown.model.index(0, 0).data(Qt::ToolTipRole).toString().contains("seen-reply"));
    }

    void everyColumnHasATitleAndAnExplanation()
    {
        ConnectionTableModel model;
        for (int i = 0; i < model.columnCount(); ++i) {
            QVERIFY(!model.headerData(i, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
            QVERIFY(!model.headerData(i, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        }
    }

    // S230: colour of new and closing rows.
    void aConnectionIsNewForThreePictures()
    {
        Shown shown;
        const auto life = [&](int row) {
            return static_cast<ConnectionTableModel::Life>(
                shown.model.index(row, 0).data(ConnectionTableModel::LifeRole).toInt());
        };
        shown.show({connectionRow(1)});
        QCOMPARE(life(0), ConnectionTableModel::Life::Steady); // the first picture is not news
        shown.show({connectionRow(1), connectionRow(2)});
        QCOMPARE(life(0), ConnectionTableModel::Life::Steady);
        QCOMPARE(life(1), ConnectionTableModel::Life::New);
        for (int i = 0; i < 3; ++i)
            shown.show({connectionRow(1), connectionRow(2)});
        QCOMPARE(life(1), ConnectionTableModel::Life::Steady);
    }

    void rowsThatAnotherFilterBringsAreNotNew()
    {
        Shown shown;
        shown.show({connectionRow(1)});
        shown.model.queryChanged();
        shown.show({connectionRow(1), connectionRow(2)});
        QCOMPARE(shown.model.index(1, 0).data(ConnectionTableModel::LifeRole).toInt(),
                 static_cast<int>(ConnectionTableModel::Life::Steady));
    }

    void aClosingConnectionIsShownAsClosing()
    {
        Shown shown;
        ConnectionRow row = connectionRow(1, 6);
        row.tcpState = conntrack::TcpState::TimeWait;
        shown.show({row});
        QCOMPARE(shown.model.index(0, 0).data(ConnectionTableModel::LifeRole).toInt(),
                 static_cast<int>(ConnectionTableModel::Life::Closing));
    }

    void aDyingConnectionIsMarkedInItsFlagsAndItsGround()
    {
        Shown shown;
        ConnectionRow row = connectionRow(1);
        row.flags |= conntrack::kDying;
        shown.show({row});
        const QModelIndex flags = shown.model.index(0, 0);
        QVERIFY(flags.data().toString().contains('D'));
        QCOMPARE(flags.data(ConnectionTableModel::LifeRole).toInt(),
                 static_cast<int>(ConnectionTableModel::Life::Closing));
    }

    void theHelperOfAConnectionIsShownAndItsFlagExplained()
    {
        Shown shown;
        ConnectionRow row = connectionRow(1, 6);
        row.helper = conntrack::HelperKind::Ftp;
        row.flags |= conntrack::kUsesHelper;
        shown.show({row});
        QCOMPARE(shown.model.index(0, columnOf("connection-type")).data().toString(), QString("ftp"));
        const QModelIndex flags = shown.model.index(0, 0);
        QVERIFY(flags.data().toString().endsWith('h'));
        const QString help = "A connection helper reads it";
        QVERIFY(flags.data(Qt::ToolTipRole).toString().contains("uses-helper: " + help));
        QVERIFY(
            shown.model.headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString().contains("h – " + help));
    }
};

QTEST_MAIN(TestConnectionTableModel)
#include "tst_connection_table_model.moc"
