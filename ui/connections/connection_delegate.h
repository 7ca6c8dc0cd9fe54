// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace tb::ui {

class ConnectionTableModel;

/// Paints one cell of the connection list: ground by what the connection is doing, a bar under a rate, one
/// elided text. Nothing is asked of the style, so that a screen full of cells costs about a millisecond.
class ConnectionDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    ConnectionDelegate(const ConnectionTableModel& model, QObject* parent);

    /// Cells that hold the text are marked; empty: none.
    void setFindText(const QString& text) { m_findText = text; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintRateBar(QPainter& painter, const QStyleOptionViewItem& option, std::uint64_t rate) const;
    void paintFlags(QPainter& painter, const QRect& cell, const QString& letters) const;

    const ConnectionTableModel& m_model;
    QString m_findText;
};

} // namespace tb::ui
