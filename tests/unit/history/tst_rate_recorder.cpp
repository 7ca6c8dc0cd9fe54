// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/rate_recorder.h"

#include "history_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::test;
using history::RateRecorder;
using history::RateStore;
using history::Sample;

namespace {

std::vector<Sample> samplesOf(RateStore& store, std::int64_t flow)
{
    return *store.read(flow);
}

std::int64_t flowOf(const RateRecorder& recorder, std::uint32_t number)
{
    return recorder.flowOf({number, 1}).value_or(0);
}

} // namespace

class TestRateRecorder : public QObject {
    Q_OBJECT

private slots:
    void activeConnectionsAreRecordedAndTheirSilenceOnce()
    {
        const HistoryBench bench;
        RateStore store = bench.open();
        RateRecorder recorder(store);
        std::int64_t now = kMoment;
        for (const std::uint64_t rate : {1000, 2000, 0, 0, 0})
            QVERIFY(static_cast<bool>(recorder.record({flowRow(1, rate)}, wallTime(now++))));
        QCOMPARE(samplesOf(store, flowOf(recorder, 1)),
                 (std::vector<Sample>{
                     {kMoment,     1000, 0},
                     {kMoment + 1, 2000, 0},
                     {kMoment + 2, 0,    0}
        }));
    }

    void silentConnectionsAreNotRecorded()
    {
        const HistoryBench bench;
        RateStore store = bench.open();
        RateRecorder recorder(store);
        QVERIFY(static_cast<bool>(recorder.record({flowRow(1)}, wallTime(kMoment))));
        QVERIFY(!recorder.flowOf({1, 1}));
        QVERIFY(store.readFlows("", 10)->empty());
    }

    void minutesAreRolledUp()
    {
        const HistoryBench bench;
        RateStore store = bench.open();
        std::int64_t flow = 0;
        {
            RateRecorder recorder(store);
            for (int i = 0; i < 120; ++i)
                QVERIFY(static_cast<bool>(recorder.record({flowRow(1, 600, 60)}, wallTime(kMoment + i))));
            flow = flowOf(recorder, 1);
        }
        // Seconds are gone after their time; what remains are the minutes.
        QVERIFY(static_cast<bool>(
            store.transact([&] { store.prune(kMoment + history::grains()[0].keep + 200); })));
        QCOMPARE(samplesOf(store, flow), (std::vector<Sample>{
                                             {kMoment,      600, 60},
                                             {kMoment + 60, 600, 60}
        }));
    }

    void onlyTheFastestAreRecorded()
    {
        const HistoryBench bench;
        RateStore store = bench.open();
        RateRecorder recorder(store);
        std::vector<conntrack::ConnectionRow> rows;
        for (std::uint32_t i = 1; i <= RateRecorder::kMostPerSecond + 100; ++i)
            rows.push_back(flowRow(i, i));
        QVERIFY(static_cast<bool>(recorder.record(rows, wallTime(kMoment))));
        QCOMPARE(store.readFlows("", 10'000)->size(), RateRecorder::kMostPerSecond);
        QVERIFY(!recorder.flowOf({100, 1}));
        QVERIFY(recorder.flowOf({101, 1}).has_value());
    }

    void aConnectionThatComesBackContinuesItsFlow()
    {
        const HistoryBench bench;
        RateStore store = bench.open();
        std::int64_t before = 0;
        {
            RateRecorder recorder(store);
            QVERIFY(static_cast<bool>(recorder.record({flowRow(1, 1000)}, wallTime(kMoment))));
            before = flowOf(recorder, 1);
        }
        RateRecorder recorder(store); // the program has started anew; slots are others now
        conntrack::ConnectionRow row = flowRow(1, 500);
        row.id = {77, 5};
        QVERIFY(static_cast<bool>(recorder.record({row}, wallTime(kMoment + 30))));
        QCOMPARE(recorder.flowOf({77, 5}), std::optional(before));
        QCOMPARE(samplesOf(store, before).size(), std::size_t{2});
    }

    void connectionsThatAreGoneAreForgotten()
    {
        const HistoryBench bench;
        RateStore store = bench.open();
        RateRecorder recorder(store);
        QVERIFY(static_cast<bool>(recorder.record({flowRow(1, 1000)}, wallTime(kMoment))));
        QVERIFY(static_cast<bool>(recorder.record({}, wallTime(kMoment + 60))));
        QVERIFY(recorder.flowOf({1, 1}).has_value());
        QVERIFY(static_cast<bool>(recorder.record({}, wallTime(kMoment + 121))));
        QVERIFY(!recorder.flowOf({1, 1}));
    }
};

QTEST_APPLESS_MAIN(TestRateRecorder)
#include "tst_rate_recorder.moc"
