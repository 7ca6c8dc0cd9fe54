// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windows/settings_window.h"

#include "ui/bridge/translate.h"

namespace tb::ui {

namespace {

PropertyForm::Mode modeOf(const menu::Menu& menu)
{
    return menu.kind == menu::MenuKind::Settings ? PropertyForm::Mode::Change : PropertyForm::Mode::Look;
}

} // namespace

SettingsWindow::SettingsWindow(RouterBridge& bridge, const menu::Menu& menu, QWidget* parent)
    : FormWindow(bridge, menu, modeOf(menu), parent)
{
    setWindowTitle(translate(menu.title));
    setObjectName(QStringLiteral("settings-window"));
    setAccessibleName(translate(menu.title));
    setWhatsThis(translate(menu.doc));
    if (menu.kind == menu::MenuKind::Settings)
        addSendButtons();
    else
        addCloseButton();
    m_watch = bridge.watchMenu(std::string(menu.path), this, [this](const auto& view) {
        if (!view->rows.empty())
            form().follow(view->rows.front());
    });
}

std::vector<menu::Command> SettingsWindow::changes() const
{
    std::vector<menu::Command> commands;
    const std::string path(menu().path);
    if (auto changed = form().changedArguments(); !changed.empty())
        commands.push_back({menu::Verb::Set, path, {}, {}, std::move(changed)});
    if (auto cleared = form().clearedArguments(); !cleared.empty())
        commands.push_back({menu::Verb::Unset, path, {}, {}, std::move(cleared)});
    return commands;
}

} // namespace tb::ui
