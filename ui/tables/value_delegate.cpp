// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/value_delegate.h"

#include "ui/forms/state_colors.h"
#include "ui/tables/menu_table_model.h"

namespace tb::ui {

using menu::ValueType;

void ValueDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (isNumber(static_cast<ValueType>(index.data(MenuTableModel::TypeRole).toInt())))
        option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
    switch (static_cast<RowState>(index.data(MenuTableModel::StateRole).toInt())) {
    case RowState::Normal:
        break;
    case RowState::Disabled:
        option->palette.setColor(QPalette::Text, option->palette.color(QPalette::Disabled, QPalette::Text));
        break;
    case RowState::Wrong:
        option->palette.setColor(QPalette::Text, wrongColor(option->palette));
        break;
    }
    if (!m_findText.isEmpty() && option->text.contains(m_findText, Qt::CaseInsensitive))
        option->backgroundBrush =
            mixed(option->palette.color(QPalette::Base), option->palette.color(QPalette::Highlight), 0.3F);
}

} // namespace tb::ui
