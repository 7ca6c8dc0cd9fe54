// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/recently_closed.h"

#include "unit/conntrack/table_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;

Q_DECLARE_METATYPE(tb::conntrack::TcpState)

class TestRecentlyClosed : public QObject {
    Q_OBJECT

private slots:
    void theLatestComesFirst()
    {
        RecentlyClosed ring;
        QVERIFY(ring.all().empty());
        for (std::uint32_t i = 1; i <= 40; ++i)
            ring.add(numberedClosed(i));

        const auto all = ring.all();

        QCOMPARE(all.size(), std::size_t{40});
        for (std::size_t i = 0; i < all.size(); ++i) {
            QCOMPARE(all[i].row.original.sourcePart, static_cast<std::uint16_t>(40 - i));
            QCOMPARE(all[i].serial, static_cast<std::uint32_t>(40 - i));
        }
    }

    void onlyTheLastOnesAreKept()
    {
        RecentlyClosed ring;
        for (std::uint32_t i = 1; i <= RecentlyClosed::kMost + 5; ++i)
            ring.add(numberedClosed(i));

        const auto all = ring.all();

        QCOMPARE(all.size(), RecentlyClosed::kMost);
        QCOMPARE(all.front().row.original.sourcePart, static_cast<std::uint16_t>(RecentlyClosed::kMost + 5));
        QCOMPARE(all.back().row.original.sourcePart, std::uint16_t{6});
    }

    void whatRunsOutOfTimeEndsAsItsStateTells_data()
    {
        QTest::addColumn<TcpState>("state");
        QTest::addColumn<QString>("reason");
        QTest::newRow("nobody answered") << TcpState::SynSent << "timeout";
        QTest::newRow("silence") << TcpState::Established << "timeout";
        QTest::newRow("one end closed") << TcpState::FinWait << "timeout";
        QTest::newRow("and was heard") << TcpState::CloseWait << "timeout";
        QTest::newRow("both closed") << TcpState::LastAck << "fin";
        QTest::newRow("and were heard") << TcpState::TimeWait << "fin";
        QTest::newRow("reset") << TcpState::Close << "rst";
    }
    void whatRunsOutOfTimeEndsAsItsStateTells()
    {
        QFETCH(TcpState, state);
        ConnectionTable table(10, HashKey{});
        wire::FlowTuple tuple = numbered(1);
        tuple.protocol = static_cast<std::uint8_t>(wire::Protocol::Tcp);
        const ConnectionId id = *add(table, tuple);
        table.lock(id)->tcpState = state;

        (void)table.sweep(0, 10, kNow + kLife, Duration::zero(), nullptr);

        const auto all = table.recentlyClosed().all();
        QCOMPARE(all.size(), std::size_t{1});
        QTEST(QString(endReasonName(all[0].reason)), "reason");
        QCOMPARE(all[0].at, kNow + kLife);
        QVERIFY(all[0].row.id == id);
    }

    void whoHadExpiredWhenRoomWasMadeWasNotEvicted()
    {
        ConnectionTable table(1, HashKey{});
        QVERIFY(static_cast<bool>(add(table, numbered(1))));
        QVERIFY(static_cast<bool>(add(table, numbered(2), 0, kNow + kLife)));
        QVERIFY(static_cast<bool>(add(table, numbered(3), 0, kNow + kLife)));

        const auto all = table.recentlyClosed().all();

        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all[0].reason, EndReason::Evicted);
        QCOMPARE(all[1].reason, EndReason::Timeout);
    }

    void everyReasonHasANameAndASentence()
    {
        for (const EndReason reason :
             {EndReason::Timeout, EndReason::Fin, EndReason::Reset, EndReason::Reopened, EndReason::Evicted,
              EndReason::Removed, EndReason::MasterEnded, EndReason::TrackingOff}) {
            QVERIFY(*endReasonName(reason) != 0);
            QVERIFY(!endReasonText(reason).isEmpty());
        }
    }

private:
    static ClosedConnection numberedClosed(std::uint32_t i)
    {
        ClosedConnection closed;
        closed.row.original.sourcePart = static_cast<std::uint16_t>(i);
        return closed;
    }
};

QTEST_APPLESS_MAIN(TestRecentlyClosed)
#include "tst_recently_closed.moc"
