// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graphs/graph_window.h"

#include "ui/graphs/rate_plot.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace tb::ui {

namespace {

struct SpanRow {
    const char* text;
    int seconds; ///< 0: all
};

constexpr SpanRow kSpans[] = {
    {QT_TRANSLATE_NOOP("tb::ui::GraphWindow", "2 minutes"),  120  },
    {QT_TRANSLATE_NOOP("tb::ui::GraphWindow", "10 minutes"), 600  },
    {QT_TRANSLATE_NOOP("tb::ui::GraphWindow", "1 hour"),     3600 },
    {QT_TRANSLATE_NOOP("tb::ui::GraphWindow", "1 day"),      86400},
    {QT_TRANSLATE_NOOP("tb::ui::GraphWindow", "All"),        0    },
};

} // namespace

GraphWindow::GraphWindow(const QString& title, int span, QWidget* parent)
    : QWidget(parent),
      m_plot(new RatePlot(this)),
      m_empty(new QLabel(tr("Nothing is recorded of this connection yet: rates are kept while packets pass."),
                         this))
{
    setWindowTitle(tr("Rate <%1>").arg(title));
    setAccessibleName(windowTitle());
    setObjectName(QStringLiteral("graph-window"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto* const spans = new QHBoxLayout;
    spans->setContentsMargins(6, 4, 6, 0);
    spans->setSpacing(3);
    auto* const group = new QButtonGroup(this);
    for (const SpanRow& row : kSpans) {
        auto* const button = new QToolButton(this);
        button->setText(tr(row.text));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setChecked(row.seconds == span);
        group->addButton(button);
        spans->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, row] { m_plot->setSpan(row.seconds); });
    }
    spans->addStretch(1);
    m_plot->setSpan(span);
    m_plot->hide();
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(spans);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_empty, 1);
}

GraphWindow::GraphWindow(RouterBridge& bridge, conntrack::ConnectionId connection, const QString& title,
                         QWidget* parent)
    : GraphWindow(title, kSpans[0].seconds, parent)
{
    m_watch = bridge.watchRates(connection, this, [this](const auto& series) { take(*series); });
}

GraphWindow::GraphWindow(RouterBridge& bridge, std::int64_t flow, const QString& title, QWidget* parent)
    : GraphWindow(title, 0, parent)
{
    bridge.readRates(flow, this, [this](const auto& series) { take(*series); });
}

void GraphWindow::take(const inspect::RateSeries& series)
{
    if (series.samples.empty())
        return;
    m_plot->append(series.samples);
    m_plot->show();
    m_empty->hide();
}

} // namespace tb::ui
