// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/windows/form_window.h"

#include <optional>

namespace tb::ui {

/// One item of a list menu: a new one, a copy of another, one that is there, or a dynamic one to look at.
class ItemDialog : public FormWindow {
    Q_OBJECT
public:
    /// A new item, filled in like `like` when there is one.
    ItemDialog(RouterBridge& bridge, const menu::Menu& menu, const std::optional<menu::MenuRow>& like = {},
               QWidget* parent = nullptr);
    /// The item of a row; rows without an id and rows of an overview can only be looked at.
    static ItemDialog* forRow(RouterBridge& bridge, const menu::Menu& menu, const menu::MenuRow& row);

private:
    ItemDialog(RouterBridge& bridge, const menu::Menu& menu, const menu::MenuRow& row,
               PropertyForm::Mode mode);
    std::vector<menu::Command> changes() const override;
    void changesTaken(const menu::Reply& last) override;

    void beAbout(std::uint32_t id);
    void addItemButtons();
    void follow(const menu::MenuRow& row);
    void runVerb(menu::Verb verb);
    void askComment();
    void copy();
    void showTitle(const menu::MenuRow& row);

    std::uint32_t m_id = 0; ///< 0: there is no item yet
    menu::MenuRow m_row;    ///< as the router told it last
    QPushButton* m_enable = nullptr;
    std::unique_ptr<Subscription> m_watch; ///< last: ends first
};

/// Asks for a comment and gives it to `done`; nothing happens when the person cancels.
void askForComment(QWidget* parent, const QString& before, std::function<void(const QString&)> done);

} // namespace tb::ui
