// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/form_field.h"

#include "ui/bridge/translate.h"
#include "ui/forms/state_colors.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace tb::ui {

namespace {

constexpr int kFrame = 2; ///< pixels kept free around the editor for the frame of a wrong value

/// Text to look at and to copy.
QLabel* makeValue(const menu::Property& property, QWidget* parent)
{
    auto* const value = new QLabel(parent);
    value->setTextFormat(Qt::PlainText);
    const int digits = property.type == menu::ValueType::Sentence ? 36 : 26;
    value->setMinimumWidth(value->fontMetrics().horizontalAdvance(QLatin1Char('0')) * digits);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setWordWrap(property.type == menu::ValueType::String ||
                       property.type == menu::ValueType::Sentence);
    value->setObjectName(toQString(property.name));
    value->setAccessibleName(translate(property.label));
    return value;
}

} // namespace

FormField::FormField(const menu::Property& property, bool isEditable, QWidget* parent)
    : QWidget(parent), m_property(property), m_label(new QLabel(parent)), m_sentence(new QLabel(this))
{
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(kFrame, kFrame, kFrame, kFrame);
    layout->setSpacing(kFrame + 1);
    if (isEditable) {
        m_editor = makeEditor(property, this);
        layout->addWidget(m_editor, 0,
                          m_editor->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed ? Qt::AlignLeft
                                                                                          : Qt::Alignment());
        connect(m_editor, &PropertyEditor::edited, this, &FormField::whenEdited);
        field()->installEventFilter(this);
    } else {
        m_value = makeValue(property, this);
        layout->addWidget(m_value);
    }
    setSizePolicy(isEditable ? m_editor->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed
                                   ? QSizePolicy::Preferred
                                   : QSizePolicy::Expanding
                             : QSizePolicy::Expanding,
                  QSizePolicy::Preferred);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName(toQString(property.name) + QStringLiteral("-fault"));
    // The sentence takes the width that the fields have: a wrong value must not widen the window.
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_sentence->hide();
    layout->addWidget(m_sentence);

    m_label->setText(tr("%1:").arg(translate(property.label)));
    m_label->setBuddy(field());
    m_label->setObjectName(toQString(property.name) + QStringLiteral("-label"));
    for (QWidget* const widget : {static_cast<QWidget*>(m_label), field()}) {
        widget->setToolTip(translate(property.doc));
        widget->setWhatsThis(
            QStringLiteral("<b>%1</b><br>%2")
                .arg(toQString(property.name).toHtmlEscaped(), translate(property.doc).toHtmlEscaped()));
    }
}

QString FormField::text() const
{
    return m_editor ? m_editor->text() : m_value->text();
}

void FormField::follow(const menu::Cell& cell)
{
    const bool isSentence = m_property.type == menu::ValueType::Sentence;
    const QString text = isSentence ? translateSentence(cell.text) : toQString(cell.text);
    m_routers = text;
    if (!m_editor) {
        m_value->setText(text.isEmpty() ? QStringLiteral("–") : text);
        return;
    }
    if (m_isChanged) {
        m_isChanged = m_editor->text() != m_routers; // somebody else has set the same
    } else if (m_editor->text() != text) {
        m_editor->setText(text);
        m_fault.clear();
    }
    showState();
}

void FormField::propose(const QString& text)
{
    if (!m_editor || m_editor->text() == text)
        return;
    m_editor->setText(text);
    whenEdited();
}

bool FormField::check()
{
    if (m_editor && m_fault.isEmpty()) {
        m_fault = faultOf(m_editor->text());
        showState();
    }
    return m_fault.isEmpty();
}

void FormField::markWrong(const QString& sentence)
{
    m_fault = sentence;
    showState();
}

void FormField::changeAccepted()
{
    if (!m_editor || !m_isChanged)
        return;
    m_isChanged = false;
    m_fault.clear();
    // The router's own spelling may have come before the answer; else it comes next.
    if (m_routers != m_sentAgainst)
        m_editor->setText(m_routers);
    else
        m_routers = m_editor->text();
    showState();
}

void FormField::setInterfaceNames(const QStringList& names)
{
    if (m_editor)
        m_editor->setInterfaceNames(names);
}

QString FormField::faultOf(const QString& text) const
{
    if (text.isEmpty() && m_property.canBeUnset)
        return {};
    if (text.isEmpty() && m_property.required)
        return tr("a value is needed here");
    return translate(m_property.check(text.toStdString()));
}

bool FormField::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && m_isChanged)
        check();
    return false;
}

void FormField::whenEdited()
{
    const QString text = m_editor->text();
    m_isChanged = text != m_routers;
    // While one types, a fault may go but none comes: it is judged when the field is left, or with Apply.
    if (!m_isChanged || faultOf(text).isEmpty())
        m_fault.clear();
    showState();
    emit edited();
}

void FormField::showState()
{
    const bool isBlue = m_isChanged && m_showsChanges;
    QPalette labelPalette;
    if (isBlue)
        labelPalette.setColor(QPalette::WindowText, palette().color(QPalette::Link));
    m_label->setPalette(labelPalette);

    QPalette sentencePalette;
    sentencePalette.setColor(QPalette::WindowText, wrongColor(palette()));
    m_sentence->setPalette(sentencePalette);
    m_sentence->setText(m_fault);
    m_sentence->setVisible(!m_fault.isEmpty());
    field()->setAccessibleDescription(!m_fault.isEmpty() ? m_fault
                                      : isBlue           ? tr("changed, not yet applied")
                                                         : translate(m_property.doc));
    update();
}

void FormField::paintEvent(QPaintEvent* event)
{
    QWidget::paintEvent(event);
    if (!isWrong())
        return;
    const QRect around = (m_editor ? static_cast<QWidget*>(m_editor) : m_value)->geometry();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(wrongColor(palette()), kFrame));
    painter.drawRoundedRect(QRectF(around).adjusted(-1, -1, 1, 1), 3, 3);
}

void FormField::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showState();
}

} // namespace tb::ui
