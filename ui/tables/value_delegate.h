// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace tb::ui {

/// Paints values by their type: numbers to the right, disabled rows grey, wrong rows red, found text marked.
class ValueDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Cells that hold the text are marked; empty: none.
    void setFindText(const QString& text) { m_findText = text; }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    QString m_findText;
};

} // namespace tb::ui
