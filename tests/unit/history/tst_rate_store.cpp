// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/rate_store.h"

#include "history_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::test;
using history::Grain;
using history::RateStore;
using history::Sample;

namespace {

std::vector<Sample> samples(RateStore& store, std::int64_t flow)
{
    const auto read = store.read(flow);
    TB_CHECK(static_cast<bool>(read));
    return *read;
}

template <typename F>
void transact(RateStore& store, F work)
{
    const auto done = store.transact(work);
    if (!done)
        qFatal("%s", done.error().text().c_str());
}

const Grain& grain(std::size_t which)
{
    return history::grains()[which];
}

} // namespace

class TestRateStore : public QObject {
    Q_OBJECT

private slots:
    void samplesAreReadAsTheyWereWritten()
    {
        const HistoryBench bench;
        RateStore store = bench.open();
        std::int64_t flow = 0;
        transact(store, [&] {
            flow = store.flowOf(flowRow(1), kMoment);
            store.addSecond(flow, {kMoment, 1000, 2000});
            store.addSecond(flow, {kMoment + 1, 3000, 4000});
            store.addSecond(flow, {kMoment + 1, 5000, 6000}); // the last word counts
        });
        QCOMPARE(samples(store, flow), (std::vector<Sample>{
                                           {kMoment,     1000, 2000},
                                           {kMoment + 1, 5000, 6000}
        }));
        QVERIFY(samples(store, flow + 1).empty());
    }

    void theFileOutlivesTheProgram()
    {
        const HistoryBench bench;
        std::int64_t flow = 0;
        {
            RateStore store = bench.open();
            transact(store, [&] {
                flow = store.flowOf(flowRow(1), kMoment);
                store.addSecond(flow, {kMoment, 1000, 2000});
                store.touch(flow, flowRow(1), kMoment + 5);
            });
        }
        RateStore store = bench.open();
        QCOMPARE(samples(store, flow).size(), std::size_t{1});
        const auto flows = store.readFlows("", 10);
        QCOMPARE(flows->size(), std::size_t{1});
        QCOMPARE(flows->front().title, std::string("udp 10.0.0.1:40000 > 203.0.113.10:53"));
        QCOMPARE(flows->front().firstSeen, kMoment);
        QCOMPARE(flows->front().lastSeen, kMoment + 5);
        QCOMPARE(flows->front().bytes, std::uint64_t{300});
    }

    void aReturningConnectionContinuesItsFlow()
    {
        const HistoryBench bench;
        RateStore store = bench.open();
        transact(store, [&] {
            const std::int64_t flow = store.flowOf(flowRow(1), kMoment);
            QCOMPARE(store.flowOf(flowRow(1), kMoment + RateStore::kContinueSeconds), flow);
            QVERIFY(store.flowOf(flowRow(2), kMoment) != flow);
            QCOMPARE(store.findFlow(flowRow(1), kMoment + RateStore::kContinueSeconds + 1), std::int64_t{0});
            QVERIFY(store.flowOf(flowRow(1), kMoment + RateStore::kContinueSeconds + 1) != flow);
        });
    }

    void theSameEndsThroughAnotherTranslationAreAnotherFlow()
    {
        const HistoryBench bench;
        RateStore store = bench.open();
        conntrack::ConnectionRow translated = flowRow(1);
        translated.reply.destination = IpAddress::v4(0xc6336402U);
        transact(store, [&] {
            const std::int64_t flow = store.flowOf(flowRow(1), kMoment);
            QVERIFY(store.flowOf(translated, kMoment) != flow);
        });
    }

    void coarseGrainsAreAveragesOverTheirStep()
    {
        const HistoryBench bench;
        RateStore store = bench.open();
        std::int64_t flow = 0;
        transact(store, [&] {
            flow = store.flowOf(flowRow(1), kMoment);
            store.addSum(grain(1), flow, {kMoment + 10, 60'000, 120'000});
            store.addSum(grain(1), flow, {kMoment + 59, 60'000, 0}); // the same minute
            store.addSum(grain(1), flow, {kMoment + 60, 600, 0});
        });
        QCOMPARE(samples(store, flow), (std::vector<Sample>{
                                           {kMoment,      2000, 2000},
                                           {kMoment + 60, 10,   0   }
        }));
    }

    void theFinestOfEachTimeIsRead()
    {
        const HistoryBench bench;
        RateStore store = bench.open();
        std::int64_t flow = 0;
        transact(store, [&] {
            flow = store.flowOf(flowRow(1), kMoment);
            store.addSum(grain(1), flow, {kMoment, 6000, 0});
            store.addSum(grain(1), flow, {kMoment + 60, 6000, 0}); // covered by seconds
            store.addSecond(flow, {kMoment + 60, 7, 0});
            store.addSecond(flow, {kMoment + 61, 8, 0});
        });
        QCOMPARE(samples(store, flow), (std::vector<Sample>{
                                           {kMoment,      100, 0},
                                           {kMoment + 60, 7,   0},
                                           {kMoment + 61, 8,   0}
        }));
    }

    void oldSamplesGoAndTheirFlowStays()
    {
        const HistoryBench bench;
        RateStore store = bench.open();
        std::int64_t flow = 0;
        transact(store, [&] {
            flow = store.flowOf(flowRow(1), kMoment);
            store.addSecond(flow, {kMoment, 1, 1});
            store.prune(kMoment + grain(0).keep);
        });
        QCOMPARE(samples(store, flow).size(), std::size_t{1});
        transact(store, [&] { store.prune(kMoment + grain(0).keep + 1); });
        QVERIFY(samples(store, flow).empty());
        QCOMPARE(store.readFlow(flow)->size(), std::size_t{1});
        transact(store, [&] { store.prune(kMoment + history::grains().back().keep + 1); });
        QVERIFY(store.readFlow(flow)->empty());
    }

    void theOldestFlowsBeyondTheBoundGo()
    {
        const HistoryBench bench;
        RateStore store = bench.open();
        constexpr std::int64_t kSurplus = 10;
        transact(store, [&] {
            for (std::int64_t i = 0; i < RateStore::kMostFlows + kSurplus; ++i)
                store.flowOf(flowRow(static_cast<std::uint32_t>(i)), kMoment + i);
            store.prune(kMoment + RateStore::kMostFlows + kSurplus);
        });
        QVERIFY(store.readFlow(kSurplus)->empty());
        QCOMPARE(store.readFlow(kSurplus + 1)->size(), std::size_t{1});
    }

    void titlesAreSearchedAsTheyStand()
    {
        const HistoryBench bench;
        RateStore store = bench.open();
        transact(store, [&] {
            for (std::uint32_t i = 1; i <= 12; ++i)
                store.flowOf(flowRow(i), kMoment + i);
        });
        QCOMPARE(store.readFlows("10.0.0.1:", 100)->size(), std::size_t{1});
        QCOMPARE(store.readFlows("10.0.0.1", 100)->size(), std::size_t{4});
        QVERIFY(store.readFlows("%", 100)->empty());
        QVERIFY(store.readFlows("10_0", 100)->empty());
        QVERIFY(store.readFlows("\\", 100)->empty());
        const auto latest = store.readFlows("", 2);
        QCOMPARE(latest->size(), std::size_t{2});
        QCOMPARE(latest->front().lastSeen, kMoment + 12);
    }

    void titlesNameEveryKindOfConnection()
    {
        const IpAddress source = IpAddress::parse("2001:db8::1").value();
        const IpAddress target = IpAddress::parse("2001:db8::2").value();
        QCOMPARE(history::flowTitle({source, target, 40000, 80, 6}),
                 std::string("tcp [2001:db8::1]:40000 > [2001:db8::2]:80"));
        QCOMPARE(history::flowTitle({source, target, 7, 0x8000, 58}),
                 std::string("icmpv6 2001:db8::1 > 2001:db8::2 id 7"));
    }
};

QTEST_APPLESS_MAIN(TestRateStore)
#include "tst_rate_store.moc"
