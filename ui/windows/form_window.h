// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/router_bridge.h"
#include "ui/forms/property_form.h"

#include <QWidget>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace tb::ui {

class MessageBar;

/// A window around one form: buttons at its right, refusals of the router at the field or in a strip above.
/// Enter is OK, Esc and F4 close; what was typed and not applied is then forgotten.
class FormWindow : public QWidget {
    Q_OBJECT
public:
    PropertyForm& form() { return *m_form; }
    const PropertyForm& form() const { return *m_form; }

protected:
    FormWindow(RouterBridge& bridge, const menu::Menu& menu, PropertyForm::Mode mode, QWidget* parent);

    RouterBridge& bridge() { return m_bridge; }
    const menu::Menu& menu() const { return m_menu; }
    MessageBar& messages() { return *m_messages; }
    /// Below the buttons that are there; clicks are the caller's.
    QPushButton* addButton(const QString& text, const QString& objectName);
    /// OK, Cancel, Apply.
    void addSendButtons();
    void addCloseButton();
    void addButtonGap();
    /// Runs the commands one after the other up to the first that is refused, which is shown.
    void run(std::vector<menu::Command> commands, std::function<void(const menu::Reply& last)> done);

    /// What Apply has to send now; empty: nothing has changed.
    virtual std::vector<menu::Command> changes() const { return {}; }
    /// The changes were taken; `last` answers the last of them.
    virtual void changesTaken(const menu::Reply& last) { (void)last; }

    void keyPressEvent(QKeyEvent* event) override;

private:
    void apply(bool thenClose);
    void showRefusal(const ConfigError& error);
    void setSending(bool isSending);

    RouterBridge& m_bridge;
    const menu::Menu& m_menu;
    MessageBar* m_messages;
    PropertyForm* m_form;
    QScrollArea* m_scroll;
    QVBoxLayout* m_buttons;
    QPushButton* m_ok = nullptr;
    QPushButton* m_apply = nullptr;
    bool m_isSending = false;
    std::unique_ptr<Subscription> m_interfaces; ///< names for fields that hold one
};

} // namespace tb::ui
