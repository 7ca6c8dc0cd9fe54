// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/neighbor_table.h"

#include <QTest>

#include <chrono>
#include <vector>

using namespace tb;
using namespace tb::routing;
using namespace std::chrono_literals;

namespace {

constexpr Instant kStart{1000s};
const IpAddress kHost = IpAddress::v4(0xc0a8580aU);
const MacAddress kMac = MacAddress::local(1);

wire::OwnedFrame frameOf(std::size_t size, wire::Byte first = 0)
{
    std::vector<wire::Byte> bytes(size, first);
    return wire::OwnedFrame::copyOf(wire::ConstBytes(bytes));
}

const MacAddress* find(const NeighborTable& table, InterfaceId interface, const IpAddress& address)
{
    static std::shared_ptr<const NeighborMap> map; // keeps the answer alive
    map = table.current();
    return NeighborTable::find(*map, interface, address);
}

/// It asks for the router.
Heard asks(const IpAddress& address, const MacAddress& mac)
{
    return {address, mac, false, true, true};
}
/// It answers the router's question.
Heard answers(const IpAddress& address, const MacAddress& mac)
{
    return {address, mac, true, false, true};
}
/// It says so to all, asked by nobody.
Heard announces(const IpAddress& address, const MacAddress& mac)
{
    return {address, mac, false, false, true};
}

NeighborState stateOf(const NeighborTable& table)
{
    const auto rows = table.snapshot();
    return rows.size() == 1 ? rows[0].state : NeighborState::Failed;
}

/// The only entry of a table, used and then left alone until it is stale.
void makeStale(NeighborTable& table)
{
    table.learn(1, asks(kHost, kMac), kStart);
    table.learn(1, answers(kHost, kMac), kStart);
    table.tick(kStart + 30s);
}

NeighborSettings permanentHost()
{
    NeighborSettings settings;
    settings.permanent = {
        {1, kHost, kMac}
    };
    return settings;
}

} // namespace

class TestNeighborTable : public QObject {
    Q_OBJECT

private slots:
    void theFirstFrameAsksAndTheAnswerSetsItFree()
    {
        NeighborTable table;
        QVERIFY(!find(table, 1, kHost));
        QVERIFY(table.wait(1, kHost, frameOf(60, 7), kStart));

        const auto freed = table.learn(1, answers(kHost, kMac), kStart + 1ms);

        QVERIFY(freed.has_value());
        QCOMPARE(freed->frame.frame().size, 60U);
        QCOMPARE(int(freed->frame.frame().data[0]), 7);
        QVERIFY(find(table, 1, kHost) && *find(table, 1, kHost) == kMac);
        QVERIFY(!table.learn(1, answers(kHost, kMac), kStart + 2ms));
    }

    void onlyTheLastFrameWaitsAndNobodyAsksTwice()
    {
        NeighborTable table;
        QVERIFY(table.wait(1, kHost, frameOf(60, 1), kStart));
        const NeighborTable::Waiting second = table.wait(1, kHost, frameOf(60, 2), kStart);
        QVERIFY(!second.shouldAsk);
        QCOMPARE(second.givenUp, 1);
        const auto freed = table.learn(1, answers(kHost, kMac), kStart);
        QCOMPARE(int(freed->frame.frame().data[0]), 2);
    }

    void strangersAreNotLearntUnlessAsked()
    {
        NeighborTable table;
        table.learn(1, answers(kHost, kMac), kStart);
        QCOMPARE(table.size(), std::size_t{0});
        table.learn(1, asks(kHost, kMac), kStart);
        QCOMPARE(table.size(), std::size_t{1});
    }

    void interfacesAreKeptApart()
    {
        NeighborTable table;
        table.learn(1, asks(kHost, kMac), kStart);
        QVERIFY(find(table, 1, kHost));
        QVERIFY(!find(table, 2, kHost));
    }

    void aNewAddressReplacesTheOldOne()
    {
        NeighborTable table;
        table.learn(1, asks(kHost, kMac), kStart);
        table.learn(1, answers(kHost, MacAddress::local(2)), kStart);
        QVERIFY(*find(table, 1, kHost) == MacAddress::local(2));
    }

    void silenceIsAskedThreeTimesThenTheFrameFails()
    {
        NeighborTable table;
        QVERIFY(table.wait(1, kHost, frameOf(60, 7), kStart));
        for (int i = 1; i < NeighborTable::kSolicitations; ++i) {
            const auto due = table.tick(kStart + i * 1s);
            QCOMPARE(due.solicitations.size(), std::size_t{1});
            QVERIFY(due.solicitations[0].target == kHost);
            QCOMPARE(due.solicitations[0].interface, 1U);
            QVERIFY(due.failed.empty());
        }
        const auto due = table.tick(kStart + 3s);
        QVERIFY(due.solicitations.empty());
        QCOMPARE(due.failed.size(), std::size_t{1});
        QCOMPARE(int(due.failed[0].frame().data[0]), 7);
        QVERIFY(stateOf(table) == NeighborState::Failed);
    }

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

    void nobodyIsAskedTwiceInOneSecond()
    {
        NeighborTable table;
        table.wait(1, kHost, frameOf(60), kStart);
        QVERIFY(table.tick(kStart + 999ms).solicitations.empty());
        QCOMPARE(table.tick(kStart + 1s).solicitations.size(), std::size_t{1});
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

    void anUnusedNeighbourIsForgottenUnasked()
    {
        NeighborTable table;
        table.learn(1, asks(kHost, kMac), kStart);
        QVERIFY(table.tick(kStart + 10min - 1s).solicitations.empty());
        QCOMPARE(table.size(), std::size_t{1});
        QVERIFY(table.tick(kStart + 10min).solicitations.empty());
        QCOMPARE(table.size(), std::size_t{0});
        QVERIFY(!find(table, 1, kHost));
    }

    void anInterfaceThatIsGoneTakesItsNeighboursAlong()
    {
        NeighborTable table;
        table.learn(1, asks(kHost, kMac), kStart);
        table.learn(2, asks(kHost, kMac), kStart);
        table.forget(1);
        QVERIFY(!find(table, 1, kHost));
        QVERIFY(find(table, 2, kHost));
    }

    void oneInterfaceHasAtMostHalfOfTheTableAndItsOldestGoesFirst()
    {
        NeighborTable table;
        for (std::uint32_t i = 0; i < NeighborTable::kMaxPerInterface; ++i)
            table.learn(1, asks(kHost.plus(i), kMac), kStart);
        table.learn(1, answers(kHost.plus(1), kMac), kStart + 1s); // heard of again
        const IpAddress another = kHost.plus(NeighborTable::kMaxPerInterface);
        table.learn(1, asks(another, kMac), kStart + 1s);
        QCOMPARE(table.size(), NeighborTable::kMaxPerInterface);
        QVERIFY(find(table, 1, another));
        QVERIFY(!find(table, 1, kHost));
        QVERIFY(table.wait(1, another.plus(1), frameOf(60), kStart + 1s)); // who is asked for has room, too
        QVERIFY(find(table, 1, kHost.plus(1)));
        QVERIFY(!find(table, 1, kHost.plus(2)));
        QCOMPARE(table.size(), NeighborTable::kMaxPerInterface);
    }

    void aFloodCostsNeitherNeighboursInUseNorThoseOfAnotherInterface()
    {
        NeighborTable table;
        table.learn(1, asks(kHost, kMac), kStart);
        table.learn(3, asks(kHost, kMac), kStart);
        QVERIFY(find(table, 1, kHost)); // something is sent to it
        table.tick(kStart + 1s);        // ... which is noted here
        for (std::uint32_t i = 1; i < NeighborTable::kMaxEntries; ++i) {
            table.learn(1, asks(kHost.plus(i), kMac), kStart + 2s);
            table.learn(2, asks(kHost.plus(i), kMac), kStart + 2s);
        }
        QCOMPARE(table.size(), NeighborTable::kMaxEntries);
        QVERIFY(find(table, 1, kHost));
        QVERIFY(find(table, 3, kHost));
        table.learn(3, asks(kHost.plus(1), kMac), kStart + 2s);
        QVERIFY(find(table, 3, kHost.plus(1)));
        QCOMPARE(table.size(), NeighborTable::kMaxEntries);
    }

    void whatWaitedForAnEntryThatHadToGoFailsWithTheNextTick()
    {
        NeighborTable table;
        for (std::uint32_t i = 0; i <= NeighborTable::kMaxPerInterface; ++i)
            table.wait(1, kHost.plus(i), frameOf(60, i == 0 ? 7 : 8), kStart);
        const auto due = table.tick(kStart + 1ms);
        QCOMPARE(due.failed.size(), std::size_t{1});
        QCOMPARE(int(due.failed[0].frame().data[0]), 7);
        QVERIFY(table.tick(kStart + 2ms).failed.empty());
    }

    void aChangeCopiesFewOfTheOtherNeighbours()
    {
        constexpr std::uint32_t kMany = 4096;
        NeighborTable table;
        for (std::uint32_t i = 0; i < kMany; ++i)
            table.learn(1, asks(kHost.plus(i), kMac), kStart);
        const auto before = table.current();
        table.learn(1, asks(kHost.plus(kMany), kMac), kStart);
        table.learn(1, answers(kHost.plus(7), MacAddress::local(2)), kStart);
        const auto after = table.current();
        std::uint32_t copied = 0;
        for (std::uint32_t i = 0; i < kMany; ++i) {
            const MacAddress* const mac = NeighborTable::find(*after, 1, kHost.plus(i));
            QVERIFY(mac && (i == 7) == (*mac != kMac));
            copied += mac != NeighborTable::find(*before, 1, kHost.plus(i)) ? 1 : 0;
        }
        QVERIFY2(copied < kMany / 8, qPrintable(QString::number(copied)));
    }

    void waitingFramesAreBoundedInBytes()
    {
        NeighborTable table;
        constexpr std::size_t kLarge = 64'000;
        constexpr std::size_t kFit = NeighborTable::kMaxWaitingBytes / kLarge;
        for (std::uint32_t i = 0; i < kFit + 10; ++i)
            table.wait(1, kHost.plus(i), frameOf(kLarge), kStart);
        std::size_t kept = 0;
        for (std::uint32_t i = 0; i < kFit + 10; ++i)
            kept += table.learn(1, answers(kHost.plus(i), kMac), kStart).has_value() ? 1 : 0;
        QCOMPARE(kept, kFit);
        // What was given back makes room again.
        table.wait(1, kHost.plus(100'000), frameOf(kLarge), kStart);
        QVERIFY(table.learn(1, answers(kHost.plus(100'000), kMac), kStart).has_value());
    }
};

QTEST_APPLESS_MAIN(TestNeighborTable)
#include "tst_neighbor_table.moc"
