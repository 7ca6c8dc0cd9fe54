// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/message_bar.h"

#include "ui/bridge/translate.h"
#include "ui/forms/state_colors.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace tb::ui {

namespace {

constexpr int kStripe = 4; ///< pixels of the coloured edge

} // namespace

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("message-bar"));
    setAccessibleName(tr("Message"));
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(kStripe + 8, 4, 4, 4);
    m_text->setObjectName(QStringLiteral("message"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    layout->addWidget(m_text, 1);
    auto* const close = new QToolButton(this);
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    close->setAutoRaise(true);
    close->setObjectName(QStringLiteral("close-message"));
    close->setAccessibleName(tr("Close the message"));
    close->setToolTip(tr("Close the message"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    layout->addWidget(close, 0, Qt::AlignTop);
    hide();
}

void MessageBar::showError(const QString& sentence)
{
    showText(sentence);
}

void MessageBar::showError(const ConfigError& error)
{
    showText(translate(error.message));
}

void MessageBar::showWarning(const QString& sentence)
{
    showText(sentence);
}

bool MessageBar::showReply(const menu::Reply& reply)
{
    if (reply.error)
        showError(*reply.error);
    else if (!reply.warning.empty())
        showWarning(toQString(reply.warning));
    else if (!reply.note.isEmpty())
        showWarning(translate(reply.note));
    else
        hide();
    return reply.error || !reply.warning.empty() || !reply.note.isEmpty();
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::showText(const QString& sentence)
{
    m_text->setText(sentence);
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor wrong = wrongColor(palette());
    painter.fillRect(rect(), mixed(palette().color(QPalette::Window), wrong, 0.14F));
    painter.fillRect(0, 0, kStripe, height(), wrong);
}

void MessageBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace tb::ui
