// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/menu_rows.h"
#include "ui/tables/menu_table_model.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include <random>

using namespace tb;
using namespace tb::test;
using ui::MenuTableModel;

namespace {

constexpr const char* kClosed = "/ip/firewall/connection/closed";
constexpr const char* kNat = "/ip/firewall/nat";
constexpr const char* kRoutes = "/ip/route";

/// Connections that ended one after the other, the latest first; as many as the router keeps.
menu::MenuView closedUpTo(std::uint32_t last)
{
    constexpr std::uint32_t kMost = 1024;
    menu::MenuView view{kClosed, {}};
    for (std::uint32_t serial = last; serial > 0 && view.rows.size() < kMost; --serial)
        view.rows.push_back(
            menuRow(kClosed, serial,
                    {
                        {"ago",    std::to_string(last - serial) + "s"},
                        {"reason", "timeout"                          }
        }));
    return view;
}

/// A model with its rows behind a sorted one, both under watch.
struct Shown {
    MenuTableModel model;
    ui::MenuSortModel sorted;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester sortedTester{&sorted, QAbstractItemModelTester::FailureReportingMode::QtTest};

    explicit Shown(const char* path) : model(*menu::findMenu(path)) { sorted.setSourceModel(&model); }
    int columnOf(const QString& title) const
    {
        for (int column = 0; column < model.columnCount(); ++column) {
            if (model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() == title)
                return column;
        }
        return -1;
    }
    QString cell(int row, const QString& title) const
    {
        return model.index(row, columnOf(title)).data().toString();
    }
};

/// A language in which every text of core stands in brackets.
class Bracketed : public QTranslator {
public:
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        return QLatin1String(context) == QLatin1String("core") ? QStringLiteral("[%1]").arg(source)
                                                               : QString();
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class TestMenuTableModel : public QObject {
    Q_OBJECT
private slots:
    // A thousand rows each second, and each is one second older: a signal a row would stop the window.
    void recordsThatStandTogetherShareASignal()
    {
        Shown shown(kClosed);
        shown.model.follow(closedUpTo(1024));
        QSignalSpy inserted(&shown.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&shown.model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy moved(&shown.model, &QAbstractItemModel::rowsMoved);
        QSignalSpy changed(&shown.model, &QAbstractItemModel::dataChanged);

        shown.model.follow(closedUpTo(1064));

        QCOMPARE(shown.model.rowCount(), 1024);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][2].toInt(), 39);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(moved.size(), 0);
        QCOMPARE(changed.size(), 1);
    }

    void selectionStaysOnItsRowThroughAnyChange()
    {
        Shown shown(kRoutes);
        shown.sorted.sort(shown.columnOf("Dst. Address"));
        std::mt19937 random(20260101);
        menu::MenuView view{kRoutes, {}};
        for (std::uint32_t id = 1; id <= 30; ++id)
            view.rows.push_back(menuRow(kRoutes, id));
        std::uint32_t nextId = 31;
        QItemSelectionModel selection(&shown.sorted);
        for (int round = 0; round < 100; ++round) {
            shown.model.follow(view);
            const int chosen = static_cast<int>(random() % 30);
            const QModelIndex index = shown.sorted.index(chosen, 0);
            const std::uint32_t id = index.data(MenuTableModel::ItemIdRole).toUInt();
            selection.setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
            for (menu::MenuRow& row : view.rows) {
                if (row.id != id && random() % 4 == 0)
                    row = menuRow(kRoutes, nextId++,
                                  {
                                      {"dst-address", std::to_string(random() % 9)}
                    });
            }
            std::ranges::shuffle(view.rows, random);

            shown.model.follow(view);

            QCOMPARE(selection.currentIndex().data(MenuTableModel::ItemIdRole).toUInt(), id);
            for (int i = 0; i < shown.model.rowCount(); ++i)
                QCOMPARE(shown.model.row(i).id, view.rows[static_cast<std::size_t>(i)].id);
        }
    }

    void recordsHaveNeitherFlagsNorComments()
    {
        const Shown shown(kClosed);
        QCOMPARE(shown.model.columnCount(), static_cast<int>(menu::findMenu(kClosed)->properties.size()));
        QCOMPARE(shown.columnOf("Comment"), -1);
    }

    void aSentenceIsShownInTheLanguageOfTheWindow()
    {
        Bracketed language;
        QCoreApplication::installTranslator(&language);
        Shown shown("/system/drops");
        shown.model.follow({
            "/system/drops",
            {menuRow("/system/drops", 1,
              {
                         {"reason", "no-route"},
                         {"why", "no route leads to the destination"},
                     })}
        });
        QCOMPARE(shown.cell(0, "[Reason]"), QString("no-route"));
        QCOMPARE(shown.cell(0, "[Why]"), QString("[no route leads to the destination]"));
        QCOMPARE(shown.model.index(0, 0).data(Qt::ToolTipRole).toString(),
                 QString("[no route leads to the destination]"));
    }

    // S017
    void aDeadRuleIsMarkedAndSaysWhyBesideItsFlag()
    {
        Shown shown(kNat);
        menu::MenuRow dead = menuRow(kNat, 1,
                                     {
                                         {"problem", "connection tracking is off"}
        });
        dead.flags = "I";
        dead.comment = "home";
        shown.model.follow({
            kNat, {dead, menuRow(kNat, 2)}
        });
        const QModelIndex flag = shown.model.index(0, shown.columnOf(QString()));
        QCOMPARE(flag.data().toString(), QString("I"));
        QCOMPARE(flag.siblingAtColumn(flag.column() + 1).data().toString(),
                 QString("connection tracking is off"));
        QCOMPARE(flag.data(Qt::ToolTipRole).toString(), QString("connection tracking is off"));
        QCOMPARE(flag.data(MenuTableModel::StateRole).toInt(), static_cast<int>(ui::RowState::Wrong));
        QCOMPARE(shown.model.index(1, 0).data(MenuTableModel::StateRole).toInt(),
                 static_cast<int>(ui::RowState::Normal));
    }
};

QTEST_MAIN(TestMenuTableModel)
#include "tst_menu_table_model.moc"
