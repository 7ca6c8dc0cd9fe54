// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graphs/rate_plot.h"

#include "base/units.h"
#include "ui/bridge/translate.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>
#include <qcustomplot.h>

namespace tb::ui {

namespace {

using inspect::RateSample;

/// Samples further apart than this many times the usual step are not joined: nothing was recorded between.
constexpr double kGap = 3;
/// Seconds that the time axis spans at least.
constexpr double kShortest = 20;
/// A graph that is open for days keeps this many samples (three days of seconds).
constexpr std::size_t kMostSamples = 260'000;

double secondsOf(const RateSample& sample)
{
    return std::chrono::duration<double>(sample.at.time_since_epoch()).count();
}

/// Bits per second as people say them: "4 Mbps".
class RateTicker : public QCPAxisTicker {
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        return toQString(formatBitsPerSecond(tick > 0 ? static_cast<std::uint64_t>(std::llround(tick)) : 0));
    }
};

QString rateText(double bitsPerSecond)
{
    return toQString(formatBitsPerSecond(static_cast<std::uint64_t>(std::llround(bitsPerSecond))));
}

} // namespace

RatePlot::RatePlot(QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot(this)), m_numbers(new QLabel(this))
{
    m_numbers->setObjectName(QStringLiteral("numbers"));
    m_numbers->setTextFormat(Qt::RichText);
    m_numbers->setContentsMargins(8, 4, 8, 0);
    m_numbers->setWordWrap(true);
    m_plot->setObjectName(QStringLiteral("plot"));
    m_plot->setAccessibleName(tr("Rate over time"));
    m_plot->setMinimumSize(320, 160);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_numbers);
    layout->addWidget(m_plot, 1);
    setUp();
    setColors();
    showNumbers();
}

void RatePlot::setUp()
{
    for (int i = 0; i < 2; ++i) {
        m_plot->addGraph();
        m_plot->graph(i)->setAdaptiveSampling(true);
        m_plot->graph(i)->setLineStyle(QCPGraph::lsLine);
    }
    const QSharedPointer<QCPAxisTickerDateTime> time(new QCPAxisTickerDateTime);
    time->setDateTimeFormat(QStringLiteral("HH:mm:ss"));
    m_plot->xAxis->setTicker(time);
    m_plot->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new RateTicker));
    m_plot->yAxis->setRange(0, 10000);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->axisRect()->setRangeDrag(Qt::Horizontal);
    m_plot->axisRect()->setRangeZoom(Qt::Horizontal);
    m_plot->setNoAntialiasingOnDrag(true);
    const auto stopFollowing = [this] { m_isFollowing = false; };
    connect(m_plot, &QCustomPlot::mouseWheel, this, stopFollowing);
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](const QMouseEvent* event) {
        if (event->buttons().testFlag(Qt::LeftButton))
            m_isFollowing = false;
        showSampleAt(m_plot->xAxis->pixelToCoord(event->pos().x()));
    });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, [this] {
        m_isFollowing = true;
        fitTime();
    });
    connect(m_plot->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this] {
        fitRate();
        showNumbers();
    });
}

void RatePlot::setColors()
{
    const QPalette& look = palette();
    m_plot->setBackground(look.brush(QPalette::Base));
    const QColor text = look.color(QPalette::Text);
    const QPen grid(Theme::color(look, Theme::Role::Grid), 1);
    for (QCPAxis* const axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setLabelColor(text);
        axis->setTickLabelColor(text);
        axis->setBasePen(grid);
        axis->setTickPen(grid);
        axis->setSubTickPen(Qt::NoPen);
        axis->grid()->setPen(grid);
        axis->grid()->setZeroLinePen(grid);
        axis->setTickLabelFont(font());
    }
    const Theme::Role roles[] = {Theme::Role::Original, Theme::Role::Reply};
    for (int i = 0; i < 2; ++i) {
        QColor color = Theme::color(look, roles[i]);
        m_plot->graph(i)->setPen(QPen(color, 1.8));
        color.setAlpha(40);
        m_plot->graph(i)->setBrush(color);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void RatePlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setColors();
}

void RatePlot::append(const std::vector<RateSample>& samples)
{
    for (const RateSample& sample : samples) {
        const double time = secondsOf(sample);
        if (m_samples.size() >= 2) {
            const double last = secondsOf(m_samples.back());
            const double step = std::max(1.0, last - secondsOf(m_samples[m_samples.size() - 2]));
            if (time - last > kGap * step) {
                for (int i = 0; i < 2; ++i)
                    m_plot->graph(i)->addData((last + time) / 2, std::numeric_limits<double>::quiet_NaN());
            }
        }
        m_plot->graph(0)->addData(time, static_cast<double>(sample.origBitsPerSecond));
        m_plot->graph(1)->addData(time, static_cast<double>(sample.replBitsPerSecond));
        m_samples.push_back(sample);
    }
    if (m_samples.size() > kMostSamples) {
        m_samples.erase(m_samples.begin(),
                        m_samples.begin() + static_cast<std::ptrdiff_t>(kMostSamples / 10));
        for (int i = 0; i < 2; ++i)
            m_plot->graph(i)->data()->removeBefore(secondsOf(m_samples.front()));
    }
    if (m_isFollowing)
        fitTime();
    fitRate();
    showNumbers();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void RatePlot::setSpan(int seconds)
{
    m_span = seconds;
    m_isFollowing = true;
    fitTime();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void RatePlot::fitTime()
{
    if (m_samples.empty())
        return;
    const double last = secondsOf(m_samples.back());
    // A young curve fills the width and gets its span as it grows.
    const double age = std::max(last - secondsOf(m_samples.front()), kShortest);
    const double first = last - (m_span > 0 ? std::min<double>(age, m_span) : age);
    const auto ticker = m_plot->xAxis->ticker().dynamicCast<QCPAxisTickerDateTime>();
    ticker->setDateTimeFormat(last - first > 86400 ? QStringLiteral("d MMM\nHH:mm")
                                                   : QStringLiteral("HH:mm:ss"));
    m_plot->xAxis->setRange(first, last);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// The rate axis ends a little above the highest sample that is in sight.
void RatePlot::fitRate()
{
    const QCPRange shown = m_plot->xAxis->range();
    double highest = 1000;
    for (const RateSample& sample : m_samples) {
        if (shown.contains(secondsOf(sample)))
            highest = std::max({highest, static_cast<double>(sample.origBitsPerSecond),
                                static_cast<double>(sample.replBitsPerSecond)});
    }
    m_plot->yAxis->setRange(0, highest * 1.15);
}

void RatePlot::showNumbers()
{
    const QCPRange shown = m_plot->xAxis->range();
    double sums[2] = {0, 0}, highest[2] = {0, 0};
    std::size_t count = 0;
    for (const RateSample& sample : m_samples) {
        if (!shown.contains(secondsOf(sample)))
            continue;
        const double rates[2] = {static_cast<double>(sample.origBitsPerSecond),
                                 static_cast<double>(sample.replBitsPerSecond)};
        for (int i = 0; i < 2; ++i) {
            sums[i] += rates[i];
            highest[i] = std::max(highest[i], rates[i]);
        }
        ++count;
    }
    if (count == 0) {
        m_averages[0] = m_averages[1] = 0;
        m_numbers->setText(tr("Nothing was recorded in the time shown."));
        return;
    }
    for (int i = 0; i < 2; ++i)
        m_averages[i] = sums[i] / static_cast<double>(count);
    const auto colored = [this](const QString& word, Theme::Role role) {
        return QStringLiteral("<b style=\"color:%1\">%2</b>").arg(Theme::color(palette(), role).name(), word);
    };
    const auto line = [&](const QString& word, std::uint64_t now, int i) {
        return tr("%1 now %2, average %3, most %4")
            .arg(word, toQString(formatBitsPerSecond(now)), rateText(m_averages[i]), rateText(highest[i]));
    };
    const RateSample& last = m_samples.back();
    m_numbers->setText(line(colored(tr("Original"), Theme::Role::Original), last.origBitsPerSecond, 0) +
                       QStringLiteral("<br>") +
                       line(colored(tr("Reply"), Theme::Role::Reply), last.replBitsPerSecond, 1));
}

/// The sample under the mouse, as a tip.
void RatePlot::showSampleAt(double time)
{
    const auto found = std::ranges::lower_bound(m_samples, time, {}, secondsOf);
    if (found == m_samples.end()) {
        m_plot->setToolTip({});
        return;
    }
    m_plot->setToolTip(tr("%1\nOriginal %2\nReply %3")
                           .arg(QDateTime::fromSecsSinceEpoch(static_cast<qint64>(secondsOf(*found)))
                                    .toString(Qt::ISODate)
                                    .replace(QLatin1Char('T'), QLatin1Char(' ')),
                                rateText(static_cast<double>(found->origBitsPerSecond)),
                                rateText(static_cast<double>(found->replBitsPerSecond))));
}

} // namespace tb::ui
