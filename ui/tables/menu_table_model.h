// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/menu.h"
#include "ui/tables/keyed_rows.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QSortFilterProxyModel>

namespace tb::ui {

/// How a row of a menu is painted.
enum class RowState { Normal, Disabled, Wrong };

/// A list menu as a table: place (of ordered lists), flags and comment (of lists that have them), and the
/// menu's properties. It holds the rows that the router last told and replays the next ones in place.
class MenuTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        SortKeyRole = Qt::UserRole, ///< double; rows that are equal in it are ordered by their text
        StateRole,                  ///< int of RowState
        TypeRole,                   ///< int of menu::ValueType
        ItemIdRole,                 ///< quint32; 0 for dynamic rows, which are nobody's items
    };

    explicit MenuTableModel(const menu::Menu& menu, QObject* parent = nullptr);

    void follow(const menu::MenuView& view);
    const menu::MenuRow& row(int position) const { return m_rows[static_cast<std::size_t>(position)].row; }
    /// What kind of value a column shows.
    menu::ValueType typeOf(int column) const;
    /// Position of the item; -1 when there is none.
    int positionOf(std::uint32_t id) const;
    /// Why the row is not working, in the router's words; empty when it is or when nobody knows.
    QString problemOf(int position) const;
    /// Column that says why a row is not working; -1: none does.
    int problemColumn() const;
    /// Whether any row shows something in the column.
    bool hasText(int column) const;
    QString cellText(int position, std::size_t property) const;
    /// Whether rows may be dragged: only an ordered list that is shown in its own order.
    void setDragEnabled(bool enabled) { m_dragEnabled = enabled; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

signals:
    /// Items were dropped before another one; 0: at the end. The router decides: the model does not move
    /// them.
    void moveWanted(const std::vector<std::uint32_t>& items, std::uint32_t before);

private:
    friend RowSignals<MenuTableModel>;

    struct KeyedRow {
        std::string key;
        menu::MenuRow row;
        friend bool operator==(const KeyedRow&, const KeyedRow&) = default;
    };
    enum class ColumnKind { Place, Flags, Property, Comment };
    struct Column {
        ColumnKind kind;
        std::size_t property = 0; ///< index into the menu's properties
    };

    std::string keyOf(const menu::MenuRow& row) const;
    QString textOf(int position, const Column& column) const;
    QVariant sortKeyOf(int position, const Column& column) const;
    RowState stateOf(int position) const;
    QString helpOf(int position) const;
    QString flagLegend() const;

    const menu::Menu& m_menu;
    std::vector<Column> m_columns;
    int m_problem = -1;  ///< index of the property that says why a row is not working; -1: none does
    int m_sentence = -1; ///< index of the property that says what became of a row; -1: none does
    std::vector<KeyedRow> m_rows;
    bool m_dragEnabled = false;
};

/// Rows of a MenuTableModel in the order of a column: by number, then by text with numbers in it (ether2
/// before ether10).
class MenuSortModel : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit MenuSortModel(QObject* parent = nullptr);

private:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

    QCollator m_collator;
};

/// Whether values of the type stand at the right of their column.
bool isNumber(menu::ValueType type);

/// Whether the order of the items means something: rules of a chain are asked one after the other.
bool isOrdered(const menu::Menu& menu);

} // namespace tb::ui
