// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/windows/form_window.h"

namespace tb::ui {

/// A menu of kind Settings: its form with OK, Cancel and Apply; of kind Status: the same to look at. Values
/// that the person has not touched follow the router.
class SettingsWindow : public FormWindow {
    Q_OBJECT
public:
    SettingsWindow(RouterBridge& bridge, const menu::Menu& menu, QWidget* parent = nullptr);

private:
    std::vector<menu::Command> changes() const override;

    std::unique_ptr<Subscription> m_watch; ///< last: ends first
};

} // namespace tb::ui
