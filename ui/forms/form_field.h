// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/property.h"
#include "ui/forms/editors.h"

#include <QLabel>

namespace tb::ui {

/// One row of a form: the editor (or the plain value), the sentence that says what is wrong with it, and the
/// label that tells whether it was changed.
///
/// Theory of operation
///   The field knows the text that the router last said. As long as the person has not typed, it follows the
///   router; from the first keystroke on it keeps what was typed until that is accepted or discarded.
class FormField : public QWidget {
    Q_OBJECT
public:
    FormField(const menu::Property& property, bool isEditable, QWidget* parent);

    const menu::Property& property() const { return m_property; }
    /// Stands beside the field; belongs to the same form.
    QLabel* label() const { return m_label; }
    QWidget* field() const { return m_editor ? m_editor->field() : m_value; }
    bool isEditable() const { return m_editor != nullptr; }
    QString text() const;
    /// Differs from what the router has.
    bool isChanged() const { return m_isChanged; }
    bool isWrong() const { return !m_fault.isEmpty(); }

    /// What the router has now. A changed field keeps what the person typed.
    void follow(const menu::Cell& cell);
    /// As if the person had typed it.
    void propose(const QString& text);
    /// Marks what is wrong with the spelling; true when nothing is.
    bool check();
    /// Marks the field with the router's sentence until the person types again.
    void markWrong(const QString& sentence);
    /// The router has taken the text: the field follows again.
    void changeAccepted();
    /// The next changeAccepted() is about the text of now.
    void changeSent() { m_sentAgainst = m_routers; }
    void setInterfaceNames(const QStringList& names);
    /// Changed labels are blue; off for forms of new items, where everything is new.
    void setShowsChanges(bool shows) { m_showsChanges = shows; }

signals:
    void edited();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    QString faultOf(const QString& text) const;
    void whenEdited();
    void showState();

    const menu::Property& m_property;
    PropertyEditor* m_editor = nullptr; ///< null: read-only
    QLabel* m_value = nullptr;          ///< null: editable
    QLabel* m_label;
    QLabel* m_sentence;
    QString m_fault;
    QString m_routers; ///< what the router last said, or what it has accepted since
    QString m_sentAgainst;
    bool m_isChanged = false;
    bool m_showsChanges = true;
};

} // namespace tb::ui
