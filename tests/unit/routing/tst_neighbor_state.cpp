// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/neighbor_state.h"

#include "unit/routing/neighbor_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::routing;
using namespace tb::test;
using namespace std::chrono_literals;

/// The life of neighbours in a table; what else the table does is in tst_neighbor_table.
class TestNeighborState : public QObject {
    Q_OBJECT

private slots:
    void aFailedNeighbourIsAskedAnewForTheNextPacketAndForgottenWithoutOne()
    {
        NeighborTable table;
        table.wait(1, kHost, frameOf(60), kStart);
        for (int i = 1; i <= 3; ++i)
            table.tick(kStart + i * 1s);
        QVERIFY(table.tick(kStart + 4s).solicitations.empty());
        QVERIFY(table.wait(1, kHost, frameOf(60), kStart + 5s));
        QVERIFY(stateOf(table) == NeighborState::Incomplete);
        for (int i = 6; i <= 8; ++i)
            table.tick(kStart + i * 1s);
        table.tick(kStart + 67s);
        QCOMPARE(table.size(), std::size_t{1});
        table.tick(kStart + 68s);
        QCOMPARE(table.size(), std::size_t{0});
    }

    void anAnswerMakesReachableAndAQuestionOnlyStale()
    {
        NeighborTable table;
        table.learn(1, asks(kHost, kMac), kStart);
        QVERIFY(stateOf(table) == NeighborState::Stale);
        table.learn(1, answers(kHost, kMac), kStart);
        QVERIFY(stateOf(table) == NeighborState::Reachable);
        table.learn(1, asks(kHost, kMac), kStart);
        QVERIFY(stateOf(table) == NeighborState::Reachable);
        table.learn(1, announces(kHost, MacAddress::local(2)), kStart);
        QVERIFY(stateOf(table) == NeighborState::Stale);
    }

    void aReachableNeighbourBecomesStaleAndStaysGood()
    {
        NeighborTable table;
        makeStale(table);
        QVERIFY(stateOf(table) == NeighborState::Stale);
        QVERIFY(find(table, 1, kHost));
        QCOMPARE(table.snapshot()[0].since.sinceStart, (kStart + 30s).sinceStart);
    }

    void arpTimeoutIsForIpv4()
    {
        const IpAddress host6 = *IpAddress::parse("fe80::1");
        NeighborTable table;
        NeighborSettings settings;
        settings.arpTimeout = 10s;
        table.follow(settings, kStart);
        for (const IpAddress& host : {kHost, host6}) {
            table.learn(1, asks(host, kMac), kStart);
            table.learn(1, answers(host, kMac), kStart);
        }
        table.tick(kStart + 10s);
        for (const NeighborRow& row : table.snapshot())
            QVERIFY((row.state == NeighborState::Stale) == row.address.isV4());
    }

    void aStaleNeighbourInUseIsAskedAtItsOwnAddressAfterFiveSeconds()
    {
        NeighborTable table;
        makeStale(table);
        QVERIFY(find(table, 1, kHost)); // something is sent to it
        QVERIFY(table.tick(kStart + 31s).solicitations.empty());
        QVERIFY(stateOf(table) == NeighborState::Delay);
        QVERIFY(table.tick(kStart + 35s).solicitations.empty());
        const auto due = table.tick(kStart + 36s);
        QCOMPARE(due.solicitations.size(), std::size_t{1});
        QVERIFY(due.solicitations[0].mac == kMac);
        QVERIFY(stateOf(table) == NeighborState::Probe);
        QVERIFY(find(table, 1, kHost));
        table.learn(1, answers(kHost, kMac), kStart + 36s);
        QVERIFY(stateOf(table) == NeighborState::Reachable);
        QVERIFY(table.tick(kStart + 37s).solicitations.empty());
    }

    void oneInUseGoesToDelayAtOnce()
    {
        NeighborTable table;
        table.learn(1, asks(kHost, kMac), kStart);
        table.learn(1, answers(kHost, kMac), kStart);
        QVERIFY(find(table, 1, kHost));
        table.tick(kStart + 26s);
        table.tick(kStart + 30s);
        QVERIFY(stateOf(table) == NeighborState::Delay);
    }

    void aProbedNeighbourThatIsSilentFailsAndIsNotUsedAnyMore()
    {
        NeighborTable table;
        makeStale(table);
        QVERIFY(find(table, 1, kHost));
        table.tick(kStart + 31s);
        std::size_t questions = 0;
        for (int i = 32; i <= 39; ++i)
            questions += table.tick(kStart + i * 1s).solicitations.size();
        QCOMPARE(questions, std::size_t{3});
        QVERIFY(stateOf(table) == NeighborState::Failed);
        QVERIFY(!find(table, 1, kHost));
    }

    void anAnswerThatMayNotOverrideOnlyRaisesDoubt()
    {
        NeighborTable table;
        table.learn(1, asks(kHost, kMac), kStart);
        table.learn(1, answers(kHost, kMac), kStart);
        Heard other = answers(kHost, MacAddress::local(2));
        other.overrides = false;
        table.learn(1, other, kStart);
        QVERIFY(*find(table, 1, kHost) == kMac);
        QVERIFY(stateOf(table) == NeighborState::Stale);
    }

    void anAnswerWithoutAnAddressConfirmsTheOneThatIsKnown()
    {
        NeighborTable table;
        table.learn(1, asks(kHost, kMac), kStart);
        Heard heard = answers(kHost, kMac);
        heard.mac.reset();
        table.learn(1, heard, kStart);
        QVERIFY(stateOf(table) == NeighborState::Reachable);
        heard.address = kHost.plus(1);
        table.wait(1, heard.address, frameOf(60), kStart);
        QVERIFY(!table.learn(1, heard, kStart));
        QVERIFY(!find(table, 1, heard.address));
    }

    void permanentNeighboursAreKnownAndNobodyChangesThem()
    {
        NeighborTable table;
        table.follow(permanentHost(), kStart);
        table.learn(1, answers(kHost, MacAddress::local(2)), kStart);
        table.forget(1);
        table.tick(kStart + 1h);
        QVERIFY(*find(table, 1, kHost) == kMac);
        QVERIFY(stateOf(table) == NeighborState::Permanent);
        QVERIFY(!table.remove(table.snapshot()[0].serial));
        table.follow({}, kStart);
        QVERIFY(!find(table, 1, kHost));
        QCOMPARE(table.size(), std::size_t{0});
    }

    void whatWaitsForOneThatBecomesPermanentIsSent()
    {
        NeighborTable table;
        table.wait(1, kHost, frameOf(60, 7), kStart);
        table.follow(permanentHost(), kStart);
        const auto due = table.tick(kStart + 1s);
        QCOMPARE(due.freed.size(), std::size_t{1});
        QCOMPARE(int(due.freed[0].frame.frame().data[0]), 7);
        QVERIFY(due.freed[0].mac == kMac);
        QVERIFY(due.solicitations.empty());
    }

    void permanentNeighboursTakeNobodysRoom()
    {
        NeighborTable table;
        NeighborSettings settings;
        for (std::uint32_t i = 0; i <= NeighborTable::kMaxEntries; ++i)
            settings.permanent.push_back({1, kHost.plus(i), kMac});
        table.follow(settings, kStart);
        table.learn(1, asks(IpAddress::v4(1), kMac), kStart);
        QCOMPARE(table.size(), NeighborTable::kMaxEntries + 2);
        QVERIFY(find(table, 1, IpAddress::v4(1)));
    }

    void whereArpLearnsNobodyItsEntriesGo()
    {
        const IpAddress host6 = *IpAddress::parse("fe80::1");
        NeighborTable table;
        table.learn(1, asks(kHost, kMac), kStart);
        table.learn(1, asks(host6, kMac), kStart);
        table.learn(2, asks(kHost, kMac), kStart);
        NeighborSettings settings;
        settings.withoutArp = {1};
        table.follow(settings, kStart);
        QVERIFY(!find(table, 1, kHost));
        QVERIFY(find(table, 1, host6));
        QVERIFY(find(table, 2, kHost));
    }

    void aLearntNeighbourCanBeRemoved()
    {
        NeighborTable table;
        table.wait(1, kHost, frameOf(60, 7), kStart);
        QVERIFY(table.remove(table.snapshot()[0].serial));
        QCOMPARE(table.size(), std::size_t{0});
        QCOMPARE(table.tick(kStart).failed.size(), std::size_t{1});
        QVERIFY(!table.remove(1));
    }
};

QTEST_APPLESS_MAIN(TestNeighborState)
#include "tst_neighbor_state.moc"
