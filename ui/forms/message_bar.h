// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/command.h"

#include <QFrame>

class QLabel;

namespace tb::ui {

/// A strip inside a window that says what went wrong until it is closed or the next thing goes right.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    void showError(const QString& sentence);
    /// The router's refusal, with the property it is about.
    void showError(const ConfigError& error);
    /// It was done, but.
    void showWarning(const QString& sentence);
    /// What the router said to a command; nothing to say closes the strip. Whether there was something.
    bool showReply(const menu::Reply& reply);
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showText(const QString& sentence);

    QLabel* m_text;
};

} // namespace tb::ui
