// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/property.h"

#include <QStringList>
#include <QWidget>

namespace tb::ui {

/// The field of one property. It speaks the text that a command would carry, so that a form needs to know
/// nothing of types; empty text means unset.
class PropertyEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual QString text() const = 0;
    /// The program's doing: edited() is not emitted.
    virtual void setText(const QString& text) = 0;
    /// The widget that takes the keyboard and carries the names for screen readers.
    virtual QWidget* field() = 0;
    /// Names to choose from; only editors of interfaces listen.
    virtual void setInterfaceNames(const QStringList&) {}

signals:
    /// The person has changed the text.
    void edited();
};

/// The editor for the property's type, from THE TABLE in editors.cpp.
PropertyEditor* makeEditor(const menu::Property& property, QWidget* parent);

} // namespace tb::ui
