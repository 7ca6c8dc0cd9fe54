// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/sweeper.h"

#include "base/virtual_clock.h"

#include <QTest>

using namespace tb;
using namespace std::chrono_literals;

namespace {

/// A sweeper in virtual time that notes the wall time of each of its sweeps, in milliseconds since the start.
struct Bench {
    Bench()
    {
        watch = sweeper.watch([this, start = clock.wallTime()](const forward::SweepResult& result) {
            dates.push_back((result.wallTime - start).count());
        });
    }
    void advance(Duration by)
    {
        clock.advance(by);
        sweeper.sweepIfDue();
    }
    VirtualClock clock;
    forward::Shared shared{
        clock, 16, HashKey{1, 2}, [] {}, [] {}
    };
    forward::Sweeper sweeper{shared};
    std::vector<std::int64_t> dates;
    std::unique_ptr<Subscription> watch;
};

using Dates = std::vector<std::int64_t>;

} // namespace

class TestSweeper : public QObject {
    Q_OBJECT

private slots:
    void sweepsOnceASecond()
    {
        Bench bench;
        bench.advance(999ms);
        QCOMPARE(bench.dates, Dates{});
        bench.advance(1ms);
        bench.advance(999ms);
        QCOMPARE(bench.dates, Dates{1000});
        bench.advance(1ms);
        QCOMPARE(bench.dates, (Dates{1000, 2000}));
    }

    void aSweepThatComesLateNeitherShiftsTheNextNorItsOwnDate()
    {
        Bench bench;
        bench.advance(1090ms);
        QCOMPARE(bench.dates, Dates{1000});
        bench.advance(909ms);
        QCOMPARE(bench.dates, Dates{1000});
        bench.advance(1ms);
        QCOMPARE(bench.dates, (Dates{1000, 2000}));
    }

    void afterALongPauseANewRhythmBegins()
    {
        Bench bench;
        bench.advance(5300ms);
        QCOMPARE(bench.dates, Dates{5300});
        bench.advance(999ms);
        QCOMPARE(bench.dates, Dates{5300});
        bench.advance(1ms);
        QCOMPARE(bench.dates, (Dates{5300, 6300}));
    }

    void aSweepOutOfTurnDoesNotDelayTheNext()
    {
        Bench bench;
        bench.advance(500ms);
        bench.sweeper.sweep();
        QCOMPARE(bench.dates, Dates{500});
        bench.advance(500ms);
        QCOMPARE(bench.dates, (Dates{500, 1000}));
    }
};

QTEST_GUILESS_MAIN(TestSweeper)
#include "tst_sweeper.moc"
