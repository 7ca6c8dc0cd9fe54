// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspect/connection_snapshot.h"

#include "base/random.h"
#include "inspect_rows.h"

#include <QTest>

#include <algorithm>

using namespace tb;
using namespace tb::test;
using inspect::ConnectionQuery;
using inspect::ConnectionRow;
using inspect::ConnectionSnapshot;
using inspect::SnapshotDiff;

namespace {

using Keys = std::vector<std::uint64_t>;

Keys keysOf(const ConnectionSnapshot& snapshot)
{
    Keys keys;
    for (std::size_t i = 0; i < snapshot.size(); ++i)
        keys.push_back(snapshot.row(i).id.key());
    return keys;
}

QString slotsOf(const ConnectionSnapshot& snapshot)
{
    QStringList text;
    for (std::size_t i = 0; i < snapshot.size(); ++i)
        text << QString::number(snapshot.row(i).id.slot);
    return text.join(' ');
}

ConnectionQuery sortedBy(const char* column, bool descending = false)
{
    ConnectionQuery query;
    query.sortColumn = columnIndex(column);
    query.descending = descending;
    return query;
}

/// What a table model does with a diff: grow, permute, shrink. Nothing but the diff is looked at until the
/// rows are asked for.
Keys replay(Keys rows, const SnapshotDiff& diff)
{
    const std::size_t before = rows.size();
    for (const std::uint32_t position : diff.added) // 1. grow
        rows.push_back(diff.next->row(position).id.key());
    if (!diff.sameOrder) { // 2. permute, vanished rows last
        Keys permuted(rows.size());
        for (std::size_t i = 0; i < before; ++i) {
            if (diff.movedTo[i] != SnapshotDiff::kGone)
                permuted.at(diff.movedTo[i]) = rows[i];
        }
        for (std::size_t i = 0; i < diff.added.size(); ++i)
            permuted.at(diff.added[i]) = rows[before + i];
        for (std::size_t i = 0; i < diff.vanished.size(); ++i)
            permuted.at(diff.next->size() + i) = rows.at(diff.vanished[i]);
        rows = permuted;
    }
    rows.resize(diff.next->size()); // 3. shrink
    return rows;
}

/// Some go, some come, some come back in the slot of another, some change.
void churn(std::vector<ConnectionRow>& rows, Random& random)
{
    std::erase_if(rows, [&](const ConnectionRow&) { return random.below(8) == 0; });
    for (std::uint64_t i = 0, n = random.below(12); i < n; ++i)
        rows.push_back(row(static_cast<std::uint32_t>(random.below(1000)),
                           static_cast<std::uint32_t>(2 + random.below(1'000'000)), random.below(3) != 0));
    for (ConnectionRow& one : rows) {
        if (random.below(4) == 0)
            one.origRate = random.below(10);
    }
    for (std::uint64_t i = 0, n = random.below(3); i < n && rows.size() > 1; ++i)
        std::swap(rows[random.below(rows.size())], rows[random.below(rows.size())]);
}

} // namespace

class TestConnectionSnapshot : public QObject {
    Q_OBJECT

private slots:
    void withoutAQueryEverythingIsThereInItsOrder()
    {
        const auto snapshot = ConnectionSnapshot::make(rowsOf({row(3), row(1), row(2)}), {});
        QCOMPARE(slotsOf(*snapshot), QString("3 1 2"));
        QCOMPARE(snapshot->sizeBeforeFilter(), std::size_t{3});
    }

    void rowsAreFilteredByFamilyTextAndTest()
    {
        const auto rows = rowsOf({row(1), row(2, 1, false), row(3), row(13)});
        ConnectionQuery query;
        query.family = IpFamily::V4;
        QCOMPARE(slotsOf(*ConnectionSnapshot::make(rows, query)), QString("1 3 13"));
        query.contains = "10.0.0.3";
        QCOMPARE(slotsOf(*ConnectionSnapshot::make(rows, query)), QString("3"));
        query.contains = "3";
        query.where = [](const ConnectionRow& one) { return one.id.slot != 3; };
        const auto filtered = ConnectionSnapshot::make(rows, query);
        QCOMPARE(slotsOf(*filtered).split(' ').contains("3"), false);
        QCOMPARE(filtered->sizeBeforeFilter(), std::size_t{3}); // the other family is not counted
    }

    // S230
    void aWordIsAnAddressAPortAProtocolAStateOrAFlag_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("passes");
        QTest::newRow("nothing") << "" << true;
        QTest::newRow("a whole address") << "192.168.88.10" << true;
        QTest::newRow("its first parts") << "192.168.88" << true;
        QTest::newRow("half of a part") << "192.168.88.1" << false;
        QTest::newRow("with its dot") << "192.168." << true;
        QTest::newRow("a port") << "443" << true;
        QTest::newRow("half of a port") << "44" << false;
        QTest::newRow("a protocol") << "TCP" << true;
        QTest::newRow("the beginning of a state") << "estab" << true;
        QTest::newRow("a flag it has") << "assured" << true;
        QTest::newRow("a flag it has not") << "srcnat" << false;
        QTest::newRow("a flag that is no column") << "uses-helper" << true;
        QTest::newRow("a connection type") << "ftp" << true;
        QTest::newRow("another connection type") << "tftp" << false;
        QTest::newRow("a mark, in whichever letters") << "VoIP" << true;
        QTest::newRow("all of several") << "tcp  443" << true;
        QTest::newRow("one of several") << "tcp 80" << false;
        QTest::newRow("an exclusion") << "!192.168.88.10" << false;
        QTest::newRow("an exclusion of others") << "!192.168.88.1 !udp" << true;
        QTest::newRow("a timeout is not searched") << "9s" << false;
        QTest::newRow("bytes are not searched") << "777" << false;
    }
    void aWordIsAnAddressAPortAProtocolAStateOrAFlag()
    {
        QFETCH(QString, words);
        QFETCH(bool, passes);
        ConnectionRow one = row(1);
        one.original = {*IpAddress::parse("192.168.88.10"), *IpAddress::parse("203.0.113.20"), 40000, 443, 6};
        one.reply = *one.original.inverted();
        one.flags = conntrack::kAssured | conntrack::kUsesHelper;
        one.helper = conntrack::HelperKind::Ftp;
        one.mark = Mark::intern("Voip").value();
        one.tcpState = conntrack::TcpState::Established;
        one.timeout = std::chrono::seconds(9);
        one.orig.bytes = 777;
        ConnectionQuery query;
        query.contains = words.toStdString();
        QCOMPARE(ConnectionSnapshot::make(rowsOf({one}), query)->size(), std::size_t{passes ? 1U : 0U});
    }

    void timesAndNumbersSortAsTheyMean()
    {
        ConnectionRow a = row(1), b = row(2), c = row(3);
        a.timeout = std::chrono::minutes(10);
        b.timeout = std::chrono::seconds(9);
        c.timeout = std::chrono::hours(1);
        const auto rows = rowsOf({a, b, c});
        QCOMPARE(slotsOf(*ConnectionSnapshot::make(rows, sortedBy("timeout"))), QString("2 1 3"));
        QCOMPARE(slotsOf(*ConnectionSnapshot::make(rows, sortedBy("timeout", true))), QString("3 1 2"));
    }

    void addressesSortAsNumbers()
    {
        const auto rows = rowsOf({row(10), row(9), row(200)});
        QCOMPARE(slotsOf(*ConnectionSnapshot::make(rows, sortedBy("src-address"))), QString("9 10 200"));
        QCOMPARE(slotsOf(*ConnectionSnapshot::make(rows, sortedBy("src-address", true))),
                 QString("200 10 9"));
    }

    void equalRowsKeepTheOrderOfTheTable()
    {
        std::vector<ConnectionRow> rows;
        for (const std::uint32_t slot : {5, 3, 9, 1})
            rows.push_back(row(slot));
        for (const bool descending : {false, true})
            QCOMPARE(slotsOf(*ConnectionSnapshot::make(rowsOf(rows), sortedBy("protocol", descending))),
                     QString("5 3 9 1"));
    }

    void anUnknownColumnSortsNothing()
    {
        ConnectionQuery query;
        query.sortColumn = 10'000;
        QCOMPARE(slotsOf(*ConnectionSnapshot::make(rowsOf({row(2), row(1)}), query)), QString("2 1"));
    }

    void everythingIsNewToANewViewer()
    {
        const auto next = ConnectionSnapshot::make(rowsOf({row(1), row(2)}), {});
        const auto diff = inspect::diffSnapshots(nullptr, next);
        QCOMPARE(diff->added, (std::vector<std::uint32_t>{0, 1}));
        QVERIFY(diff->vanished.empty());
        QCOMPARE(replay({}, *diff), keysOf(*next));
    }

    void nothingNewIsNothingToDo()
    {
        const auto one = ConnectionSnapshot::make(rowsOf({row(1), row(2)}), {});
        const auto diff = inspect::diffSnapshots(one, ConnectionSnapshot::make(rowsOf({row(1), row(2)}), {}));
        QVERIFY(diff->added.empty() && diff->vanished.empty() && diff->sameOrder);
    }

    void aSlotUsedAgainIsAnotherConnection()
    {
        const auto old = ConnectionSnapshot::make(rowsOf({row(1, 1)}), {});
        const auto diff = inspect::diffSnapshots(old, ConnectionSnapshot::make(rowsOf({row(1, 2)}), {}));
        QCOMPARE(diff->added.size(), std::size_t{1});
        QCOMPARE(diff->vanished.size(), std::size_t{1});
        QCOMPARE(diff->movedTo[0], SnapshotDiff::kGone);
    }

    void replayingADiffGivesExactlyTheNextSnapshot_data()
    {
        QTest::addColumn<QString>("column");
        for (const char* const column : {"", "orig-rate", "src-address", "timeout", "protocol"})
            QTest::newRow(*column ? column : "unsorted") << column;
    }
    void replayingADiffGivesExactlyTheNextSnapshot()
    {
        QFETCH(QString, column);
        bool given = false;
        const auto wanted = qEnvironmentVariable("TRACKBOX_TEST_SEED").toULongLong(&given);
        SeededRandom random(given ? wanted : 20260101);
        ConnectionQuery query;
        if (!column.isEmpty())
            query = sortedBy(qPrintable(column));
        std::vector<ConnectionRow> rows;
        std::shared_ptr<const ConnectionSnapshot> old;
        Keys shown;
        for (int i = 0; i < 500; ++i) {
            churn(rows, random);
            query.descending = random.below(10) == 0 ? !query.descending : query.descending;
            query.family = random.below(10) == 0 ? std::optional(IpFamily::V4) : std::nullopt;
            const auto next = ConnectionSnapshot::make(rowsOf(rows), query);
            const auto diff = inspect::diffSnapshots(old, next);
            shown = replay(std::move(shown), *diff);
            QVERIFY2(shown == keysOf(*next), qPrintable(QString::number(i)));
            QVERIFY(std::ranges::is_sorted(diff->added) && std::ranges::is_sorted(diff->vanished));
            old = next;
        }
    }
};

QTEST_APPLESS_MAIN(TestConnectionSnapshot)
#include "tst_connection_snapshot.moc"
