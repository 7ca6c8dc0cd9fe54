// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_router_service.h"
#include "support/window_test.h"
#include "ui/graphs/flows_window.h"
#include "ui/graphs/graph_window.h"
#include "ui/graphs/rate_plot.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace tb;
using namespace tb::test;
using inspect::RateSample;

namespace {

/// `count` seconds of one rate from a moment on.
std::vector<RateSample> steady(int from, int count, std::uint64_t original, std::uint64_t reply)
{
    std::vector<RateSample> samples;
    for (int i = 0; i < count; ++i)
        samples.push_back({WallTime(std::chrono::seconds(1'700'000'000 + from + i)), original, reply});
    return samples;
}

std::shared_ptr<const inspect::RateSeries> series(std::vector<RateSample> samples)
{
    return std::make_shared<const inspect::RateSeries>(inspect::RateSeries{"a flow", std::move(samples)});
}

} // namespace

class TestRatePlot : public QObject {
    Q_OBJECT
private slots:
    // S226: 10 s at 1 Mbps, then 10 s at 5 Mbps.
    void theAveragesAreThoseOfTheTimeShown()
    {
        ui::RatePlot plot;
        plot.append(steady(0, 10, 1'000'000, 10'000));
        plot.append(steady(10, 10, 5'000'000, 50'000));
        QCOMPARE(plot.averageOriginal(), 3'000'000.0);
        QCOMPARE(plot.averageReply(), 30'000.0);
    }

    void aShortSpanShowsTheNewestOnly()
    {
        ui::RatePlot plot;
        plot.append(steady(0, 300, 1'000'000, 0));
        plot.append(steady(300, 130, 5'000'000, 0));
        plot.setSpan(120);
        QCOMPARE(plot.averageOriginal(), 5'000'000.0);
        plot.setSpan(0);
        QVERIFY(plot.averageOriginal() < 5'000'000.0);
    }

    void theNumbersAreSaidInWords()
    {
        ui::RatePlot plot;
        plot.append(steady(0, 5, 2'000'000, 64'000));
        const QString text = plot.findChild<QLabel*>("numbers")->text();
        QVERIFY2(text.contains("2Mbps") && text.contains("64kbps"), qPrintable(text));
    }

    void aGraphShowsWhatIsRecordedAndThenWhatComes()
    {
        FakeRouterService router;
        ui::RouterBridge bridge(router);
        ui::GraphWindow window(bridge, conntrack::ConnectionId{4, 2}, "tcp a");
        QVERIFY(router.rateWatches.at(0).first == (conntrack::ConnectionId{4, 2}));
        QVERIFY(window.plot().isEmpty());
        router.rateWatches[0].second(series(steady(0, 10, 1'000'000, 0)));
        settle();
        QCOMPARE(window.plot().averageOriginal(), 1'000'000.0);
        router.rateWatches[0].second(series(steady(10, 10, 3'000'000, 0)));
        settle();
        QCOMPARE(window.plot().averageOriginal(), 2'000'000.0);
    }

    void aRecordedFlowIsDrawnThoughItsConnectionIsGone()
    {
        FakeRouterService router;
        ui::RouterBridge bridge(router);
        router.rates[77] = series(steady(0, 30, 8'000'000, 0));
        ui::GraphWindow window(bridge, std::int64_t{77}, "tcp b");
        settle();
        QCOMPARE(window.plot().averageOriginal(), 8'000'000.0);
    }

    void recordedFlowsAreListedFilteredAndDrawn()
    {
        FakeRouterService router;
        ui::RouterBridge bridge(router);
        router.flows = {
            {1, "tcp 192.168.88.10:1 > 203.0.113.10:80", {}, {}, 1000},
            {2, "udp 192.168.88.11:2 > 203.0.113.53:53", {}, {}, 2000},
        };
        ui::FlowsWindow window(bridge);
        settle();
        auto* const list = window.findChild<QTreeWidget*>();
        QCOMPARE(list->topLevelItemCount(), 2);
        QTest::keyClicks(window.findChild<QLineEdit*>(), "udp");
        QTRY_COMPARE(list->topLevelItemCount(), 1);
        const QSignalSpy wanted(&window, &ui::FlowsWindow::graphWanted);
        list->setCurrentItem(list->topLevelItem(0));
        emit list->itemActivated(list->currentItem(), 0);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].value<std::int64_t>(), 2);
    }
};

QTEST_MAIN(TestRatePlot)
#include "tst_rate_plot.moc"
