// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_details.h"

#include "ui/bridge/translate.h"
#include "ui/connections/connection_title.h"
#include "ui/windows/child_window.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tb::ui {

namespace {

/// Half of the values stand in each of two columns.
QFormLayout* newColumn(QHBoxLayout* columns)
{
    auto* const form = new QFormLayout;
    form->setVerticalSpacing(3);
    form->setHorizontalSpacing(10);
    form->setLabelAlignment(Qt::AlignRight);
    columns->addLayout(form, 1);
    return form;
}

} // namespace

ConnectionDetails::ConnectionDetails(RouterBridge& bridge, const inspect::ConnectionRow& row, QWidget* parent)
    : QWidget(parent), m_ended(new QLabel(tr("This connection has ended; these are its last values."), this))
{
    setWindowTitle(tr("Connection <%1>").arg(endsOf(row)));
    setAccessibleName(windowTitle());
    setObjectName(QStringLiteral("connection-details"));
    auto* const close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, [this] { closeWindow(this); });
    closeOnEscape(this);
    m_ended->hide();
    auto* const bottom = new QHBoxLayout;
    bottom->addWidget(m_ended, 1);
    bottom->addStretch();
    bottom->addWidget(close);
    auto* const layout = new QVBoxLayout(this);
    layout->addLayout(makeValues());
    layout->addStretch(1);
    layout->addLayout(makeFlags());
    layout->addLayout(bottom);
    show(row);

    inspect::ConnectionQuery query;
    query.where = [key = row.id.key()](const inspect::ConnectionRow& other) { return other.id.key() == key; };
    m_watch = bridge.watchConnections(query, this, [this](const auto& diff) {
        m_ended->setVisible(diff->next->size() == 0);
        if (diff->next->size() > 0)
            show(diff->next->row(0));
    });
}

QLayout* ConnectionDetails::makeValues()
{
    auto* const columns = new QHBoxLayout;
    columns->setSpacing(24);
    QFormLayout* const forms[] = {newColumn(columns), newColumn(columns)};
    const auto isValue = [](const inspect::Column& column) {
        return column.type != inspect::ColumnType::Bool; // those are flags
    };
    const auto half = static_cast<std::size_t>((std::ranges::count_if(inspect::columns(), isValue) + 1) / 2);
    std::size_t shown = 0;
    for (const inspect::Column& column : inspect::columns()) {
        m_values.push_back(isValue(column) ? new QLabel(this) : nullptr);
        QLabel* const value = m_values.back();
        if (!value)
            continue;
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setToolTip(translate(column.doc));
        value->setAccessibleName(translate(column.label));
        value->setObjectName(toQString(column.name));
        forms[shown++ < half ? 0 : 1]->addRow(tr("%1:").arg(translate(column.label)), value);
    }
    return columns;
}

QLayout* ConnectionDetails::makeFlags()
{
    auto* const flags = new QHBoxLayout;
    for (const inspect::FlagLetter& flag : inspect::flagLetters()) {
        auto* const cell = new QLabel(toQString(flag.name), this);
        cell->setFrameStyle(QFrame::StyledPanel | QFrame::Sunken);
        cell->setToolTip(translate(flag.doc));
        flags->addWidget(cell);
        m_flags.push_back(cell);
    }
    flags->addStretch(1);
    return flags;
}

void ConnectionDetails::show(const inspect::ConnectionRow& row)
{
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        if (!m_values[i])
            continue;
        const QString text = toQString(inspect::columns()[i].print(row));
        m_values[i]->setText(text.isEmpty() ? QStringLiteral("–") : text);
    }
    for (std::size_t i = 0; i < m_flags.size(); ++i)
        m_flags[i]->setEnabled(row.has(inspect::flagLetters()[i].bit));
}

} // namespace tb::ui
