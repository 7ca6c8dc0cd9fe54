// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_filter_bar.h"

#include "ui/style/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace tb::ui {

namespace {

constexpr int kLongestFilter = 200; ///< characters
constexpr int kSettle = 100;        ///< milliseconds without a key before the router is asked

} // namespace

ConnectionFilterBar::ConnectionFilterBar(std::optional<IpFamily> family, QWidget* parent)
    : QWidget(parent),
      m_text(new QLineEdit(this)),
      m_family(new QComboBox(this)),
      m_pause(new QToolButton(this))
{
    m_text->setMaxLength(kLongestFilter);
    m_text->setClearButtonEnabled(true);
    m_text->setPlaceholderText(tr("Filter: tcp 443 !192.168.88.10"));
    m_text->setToolTip(tr("Addresses or their beginning, ports, protocols, TCP states, connection types "
                          "(ftp), marks and flags (assured, uses-helper); ! in front: must not be"));
    m_text->setAccessibleName(tr("Filter"));
    m_text->setObjectName(QStringLiteral("filter"));

    m_family->addItem(tr("IPv4 and IPv6"), -1);
    m_family->addItem(tr("IPv4"), static_cast<int>(IpFamily::V4));
    m_family->addItem(tr("IPv6"), static_cast<int>(IpFamily::V6));
    m_family->setCurrentIndex(family ? m_family->findData(static_cast<int>(*family)) : 0);
    m_family->setAccessibleName(tr("IP version"));
    m_family->setObjectName(QStringLiteral("family"));

    m_pause->setText(tr("Pause"));
    m_pause->setIcon(Theme::icon(QStringLiteral("pause"), palette()));
    m_pause->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("Let the list stand still; the router goes on"));
    m_pause->setAccessibleName(tr("Pause"));
    m_pause->setObjectName(QStringLiteral("pause"));

    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 4, 3);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_family);
    layout->addWidget(m_pause);

    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_settle, &QTimer::timeout, this, &ConnectionFilterBar::queryChanged);
    connect(m_text, &QLineEdit::textChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(m_family, &QComboBox::currentIndexChanged, this, &ConnectionFilterBar::queryChanged);
    connect(m_pause, &QToolButton::toggled, this, [this](bool isPaused) {
        m_pause->setText(isPaused ? tr("Paused") : tr("Pause"));
        emit pauseChanged(isPaused);
    });
}

void ConnectionFilterBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_pause->setIcon(Theme::icon(QStringLiteral("pause"), palette()));
}

void ConnectionFilterBar::fill(inspect::ConnectionQuery& query) const
{
    const int family = m_family->currentData().toInt();
    query.family = family < 0 ? std::nullopt : std::optional(static_cast<IpFamily>(family));
    query.contains = m_text->text().toStdString();
}

void ConnectionFilterBar::addWord(const QString& word)
{
    const QString before = m_text->text().trimmed();
    m_text->setText(before.isEmpty() ? word : before + QLatin1Char(' ') + word);
}

bool ConnectionFilterBar::isFiltering() const
{
    return !m_text->text().trimmed().isEmpty();
}

void ConnectionFilterBar::focusFilter()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void ConnectionFilterBar::setPaused(bool paused)
{
    m_pause->setChecked(paused);
}

} // namespace tb::ui
