// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspect/connection_snapshot.h"

#include <QAbstractButton>
#include <QApplication>
#include <QWidget>

namespace tb::test {

/// Lets every queued answer of the router arrive.
inline void settle()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

/// Names of the widgets that take the keyboard and that a screen reader could not name; empty when all is
/// well.
inline QStringList namelessWidgets(const QWidget& window)
{
    QStringList nameless;
    for (const QWidget* const widget : window.findChildren<QWidget*>()) {
        const bool isOwn = !widget->objectName().startsWith(QLatin1String("qt_"));
        const auto* const button = qobject_cast<const QAbstractButton*>(widget);
        const bool hasText = button && (!button->text().isEmpty() || !button->toolTip().isEmpty());
        const bool isPartOfAnother = widget->focusProxy() || widget->parentWidget()->inherits("QComboBox") ||
                                     widget->parentWidget()->inherits("QLineEdit");
        if (widget->focusPolicy() != Qt::NoFocus && isOwn && !hasText && !isPartOfAnother &&
            widget->accessibleName().isEmpty() && widget->isVisibleTo(&window))
            nameless << QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()),
                                                    widget->objectName());
    }
    return nameless;
}

/// A UDP or TCP connection of the list with a number that makes it unlike others.
inline inspect::ConnectionRow connectionRow(std::uint32_t number, std::uint8_t protocol = 17)
{
    inspect::ConnectionRow row;
    row.id = {number, 1};
    row.original = {IpAddress::v4(0xc0a8580aU), IpAddress::v4(0xcb00710aU),
                    static_cast<std::uint16_t>(1024 + number), 53, protocol};
    row.reply = *row.original.inverted();
    row.flags = conntrack::kConfirmed;
    row.tcpState = protocol == 6 ? conntrack::TcpState::Established : conntrack::TcpState::None;
    return row;
}
inline inspect::ConnectionRow connectionRow6(std::uint32_t number)
{
    inspect::ConnectionRow row = connectionRow(number);
    row.original.source = *IpAddress::parse("2001:db8:88::10");
    row.original.destination = *IpAddress::parse("2001:db8:203::10");
    row.reply = *row.original.inverted();
    return row;
}

inline std::shared_ptr<const inspect::ConnectionSnapshot>
snapshotOf(std::vector<inspect::ConnectionRow> rows, const inspect::ConnectionQuery& query = {})
{
    return inspect::ConnectionSnapshot::make(
        std::make_shared<const inspect::ConnectionRows>(
            std::make_shared<const std::vector<inspect::ConnectionRow>>(std::move(rows))),
        query);
}

} // namespace tb::test
