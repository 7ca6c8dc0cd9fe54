// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/menu.h"

#include <QWidget>

#include <optional>

namespace tb::ui {

class FormField;

/// The fields of one object of a menu, made from the menu's properties alone. It sends nothing: it takes the
/// router's values and gives what the person has changed.
class PropertyForm : public QWidget {
    Q_OBJECT
public:
    enum class Mode {
        Change, ///< an object that exists: only what was changed is given
        Create, ///< a new item: starts with the defaults; gives what is required and what differs from them
        Look,   ///< everything is plain text
    };

    PropertyForm(const menu::Menu& menu, Mode mode, QWidget* parent = nullptr);

    /// The object as the router has it now. What the person is editing stays as it is.
    void follow(const menu::MenuRow& row);
    /// Fills a new item with the values of another one.
    void propose(const menu::MenuRow& row);
    void setInterfaceNames(const QStringList& names);
    /// Where the keyboard begins; null when there is nothing to edit.
    QWidget* firstEditable() const;
    /// Whether a property of this form is an interface, so that the names are wanted.
    bool wantsInterfaceNames() const;

    /// Marks every field whose value cannot be sent and puts the keyboard into the first; true when there is
    /// none.
    bool check();
    /// Marks the field that the error is about; false when the error is not about a field of this form.
    bool markError(const ConfigError& error);
    bool hasChanges() const;
    /// What was changed, as the arguments of set or add.
    std::vector<menu::Argument> changedArguments() const;
    /// Names of properties that were cleared, as the arguments of unset.
    std::vector<menu::Argument> clearedArguments() const;
    /// The values given last have been sent; the next changesAccepted() is about them.
    void changesSent();
    void changesAccepted();
    /// From now on the form is about the item that it has made.
    void becomeExisting();

signals:
    /// The person has changed something, or changed it back.
    void edited();

private:
    bool isSent(const FormField& field) const;

    const menu::Menu& m_menu;
    Mode m_mode;
    std::vector<FormField*> m_fields; ///< one a property, in the menu's order
};

/// The row of an item that was just made: the defaults of its menu, required words left open.
menu::MenuRow defaultRow(const menu::Menu& menu);

} // namespace tb::ui
