// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_delegate.h"

#include "ui/connections/connection_table_model.h"
#include "ui/forms/state_colors.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <cmath>

namespace tb::ui {

namespace {

constexpr int kPadding = 4; ///< pixels left and right of a cell's text

/// Rates span nine orders of magnitude: the bar shows the order, from 1 kbit/s up.
double barShare(std::uint64_t rate, std::uint64_t highest)
{
    constexpr double kShortest = 1000;
    if (static_cast<double>(rate) <= kShortest)
        return 0;
    const double whole = std::log10(std::max(static_cast<double>(highest), 10 * kShortest) / kShortest);
    return std::min(1.0, std::log10(static_cast<double>(rate) / kShortest) / whole);
}

bool isRate(int column)
{
    return column > 0 &&
           inspect::columns()[static_cast<std::size_t>(column - 1)].type == inspect::ColumnType::Rate;
}

QColor groundOf(const QModelIndex& index, const QPalette& palette)
{
    switch (static_cast<ConnectionTableModel::Life>(index.data(ConnectionTableModel::LifeRole).toInt())) {
    case ConnectionTableModel::Life::New:
        return mixed(palette.color(QPalette::Base), Theme::color(palette, Theme::Role::Good), 0.16F);
    case ConnectionTableModel::Life::Closing:
        return mixed(palette.color(QPalette::Base), Theme::color(palette, Theme::Role::Quiet), 0.16F);
    case ConnectionTableModel::Life::Steady:
        break;
    }
    return palette.color(index.row() % 2 == 0 ? QPalette::Base : QPalette::AlternateBase);
}

} // namespace

ConnectionDelegate::ConnectionDelegate(const ConnectionTableModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model)
{
}

QSize ConnectionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {option.fontMetrics.horizontalAdvance(index.data().toString()) + 2 * kPadding,
            option.fontMetrics.height() + 4};
}

void ConnectionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QString text = index.data().toString();
    QColor ground = isSelected ? option.palette.color(QPalette::Highlight) : groundOf(index, option.palette);
    if (!isSelected && !m_findText.isEmpty() && text.contains(m_findText, Qt::CaseInsensitive))
        ground = mixed(option.palette.color(QPalette::Base), Theme::color(option.palette, Theme::Role::Found),
                       0.5F);
    painter->fillRect(option.rect, ground);
    if (isRate(index.column()))
        paintRateBar(*painter, option, index.data(ConnectionTableModel::KeyRole).toULongLong());
    painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    const QRect cell = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    if (index.column() == 0) {
        paintFlags(*painter, cell, text);
        return;
    }
    const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
    painter->drawText(cell, static_cast<int>(alignment) | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(text, Qt::ElideRight, cell.width()));
}

void ConnectionDelegate::paintRateBar(QPainter& painter, const QStyleOptionViewItem& option,
                                      std::uint64_t rate) const
{
    const double share = barShare(rate, m_model.highestRate());
    if (share <= 0)
        return;
    QRect bar = option.rect.adjusted(2, option.rect.height() - 5, -2, -2);
    bar.setLeft(bar.right() - static_cast<int>(share * bar.width()));
    painter.fillRect(bar, Theme::color(option.palette, Theme::Role::Rate));
}

/// Each letter has its own place, so that a column of flags can be read downwards.
void ConnectionDelegate::paintFlags(QPainter& painter, const QRect& cell, const QString& letters) const
{
    const int step = painter.fontMetrics().horizontalAdvance(QLatin1Char('D')) + 1;
    for (qsizetype i = 0; i < letters.size(); ++i) {
        const QRect place(cell.left() + static_cast<int>(i) * step, cell.top(), step, cell.height());
        painter.drawText(place, Qt::AlignCenter, letters.mid(i, 1));
    }
}

} // namespace tb::ui
