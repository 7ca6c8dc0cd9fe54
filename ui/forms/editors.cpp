// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/editors.h"

#include "ui/bridge/translate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>
#include <iterator>

namespace tb::ui {

namespace {

using menu::Property;
using menu::ValueType;

/// What a row of THE TABLE says of its type.
struct EditorStyle {
    /// Room for so many digits; 0: the field takes what room there is.
    int widthInDigits = 0;
};

void fill(QWidget* editor, QWidget* field)
{
    auto* const layout = new QHBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(field);
    editor->setFocusProxy(field);
}

void setFieldWidth(QWidget* editor, QWidget* field, int digits)
{
    // Fixed right-sized fields say how long a value may be; the rest grows with the window.
    const int kFrameAndButton = 34;
    const int width =
        field->fontMetrics().horizontalAdvance(QLatin1Char('0')) * std::max(digits, 22) + kFrameAndButton;
    if (digits == 0) {
        field->setMinimumWidth(width);
        editor->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    } else {
        field->setFixedWidth(field->fontMetrics().horizontalAdvance(QLatin1Char('0')) * digits +
                             kFrameAndButton);
        editor->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
}

/// Lies flat in the form's ground while it is unset and nobody is in it, as WinBox's collapsed fields do.
class OptionalLook : public QObject {
public:
    OptionalLook(QWidget* field, QLineEdit* line) : QObject(field), m_field(field), m_line(line)
    {
        m_line->setPlaceholderText(QCoreApplication::translate("tb::ui::PropertyEditor", "not set"));
        m_line->setClearButtonEnabled(true);
        m_line->installEventFilter(this);
        connect(m_line, &QLineEdit::textChanged, this, &OptionalLook::update);
        update();
    }

private:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
            update();
        return false;
    }
    void update()
    {
        const bool isFlat = m_line->text().isEmpty() && !m_line->hasFocus();
        m_field->setBackgroundRole(isFlat ? QPalette::Window : QPalette::Base);
        QPalette palette = QPalette();
        if (isFlat)
            palette.setBrush(QPalette::Base, m_field->parentWidget()->palette().brush(QPalette::Window));
        m_field->setPalette(palette);
    }

    QWidget* m_field;
    QLineEdit* m_line;
};

class LineEditor : public PropertyEditor {
public:
    LineEditor(const Property& property, EditorStyle style, QWidget* parent)
        : PropertyEditor(parent), m_line(new QLineEdit(this))
    {
        fill(this, m_line);
        setFieldWidth(this, m_line, style.widthInDigits);
        m_line->setMaxLength(4096); // longest text that a property stores
        if (property.canBeUnset)
            new OptionalLook(m_line, m_line);
        connect(m_line, &QLineEdit::textChanged, this, [this] {
            if (!m_isSetting)
                emit edited();
        });
    }
    QString text() const override { return m_line->text().trimmed(); }
    void setText(const QString& text) override
    {
        // Not by blocking the line's signals: its clear button listens to them, too.
        m_isSetting = true;
        m_line->setText(text);
        m_line->setCursorPosition(0);
        m_isSetting = false;
    }
    QWidget* field() override { return m_line; }

private:
    QLineEdit* m_line;
    bool m_isSetting = false;
};

class CheckEditor : public PropertyEditor {
public:
    CheckEditor(const Property&, EditorStyle, QWidget* parent)
        : PropertyEditor(parent), m_check(new QCheckBox(this))
    {
        fill(this, m_check);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        connect(m_check, &QCheckBox::toggled, this, [this] {
            if (!m_isSetting)
                emit edited();
        });
    }
    QString text() const override
    {
        return m_check->isChecked() ? QStringLiteral("yes") : QStringLiteral("no");
    }
    void setText(const QString& text) override
    {
        m_isSetting = true;
        m_check->setChecked(text == QLatin1String("yes"));
        m_isSetting = false;
    }
    QWidget* field() override { return m_check; }

private:
    QCheckBox* m_check;
    bool m_isSetting = false;
};

class ComboEditor : public PropertyEditor {
public:
    ComboEditor(const Property& property, EditorStyle style, QWidget* parent)
        : PropertyEditor(parent), m_combo(new QComboBox(this))
    {
        fill(this, m_combo);
        setFieldWidth(this, m_combo, style.widthInDigits);
        m_combo->setInsertPolicy(QComboBox::NoInsert);
        m_combo->setFocusPolicy(Qt::StrongFocus);
        m_combo->installEventFilter(this);
        if (property.type == ValueType::Interface) {
            m_combo->setEditable(true);
            if (property.canBeUnset)
                new OptionalLook(m_combo, m_combo->lineEdit());
        } else if (property.canBeUnset) {
            m_combo->addItem(QString());
        }
        for (const std::string_view word : property.choices)
            m_combo->addItem(toQString(word));
        connect(m_combo, &QComboBox::currentTextChanged, this, [this] {
            if (!m_isSetting)
                emit edited();
        });
    }
    QString text() const override { return m_combo->currentText().trimmed(); }
    void setText(const QString& text) override
    {
        m_isSetting = true;
        const int known = m_combo->findText(text);
        m_combo->setCurrentIndex(known);
        if (m_combo->isEditable())
            m_combo->setEditText(text);
        m_isSetting = false;
    }
    QWidget* field() override { return m_combo; }
    /// The wheel scrolls the form; it does not change a setting that one only passes over.
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() != QEvent::Wheel || m_combo->hasFocus())
            return false;
        event->ignore();
        return true;
    }
    void setInterfaceNames(const QStringList& names) override
    {
        if (!m_combo->isEditable())
            return;
        QStringList before;
        for (int i = 0; i < m_combo->count(); ++i)
            before << m_combo->itemText(i);
        if (before == names)
            return;
        const QString kept = m_combo->currentText();
        m_isSetting = true;
        m_combo->clear();
        m_combo->addItems(names);
        m_isSetting = false;
        setText(kept);
    }

private:
    QComboBox* m_combo;
    bool m_isSetting = false;
};

using Make = PropertyEditor* (*)(const Property&, EditorStyle, QWidget*);

template <typename Editor>
PropertyEditor* make(const Property& property, EditorStyle style, QWidget* parent)
{
    return new Editor(property, style, parent);
}

struct EditorRow {
    ValueType type;
    Make make;
    EditorStyle style;
};

/// THE TABLE: value type -> editor. A line edit takes any spelling; the form asks Property::check about it.
constexpr EditorRow kEditors[] = {
    {ValueType::Bool,      make<CheckEditor>, {}  },
    {ValueType::Choice,    make<ComboEditor>, {12}},
    {ValueType::Integer,   make<LineEditor>,  {12}},
    {ValueType::Duration,  make<LineEditor>,  {12}},
    {ValueType::IpAddress, make<LineEditor>,  {}  },
    {ValueType::IpPrefix,  make<LineEditor>,  {}  },
    {ValueType::IpRange,   make<LineEditor>,  {}  },
    {ValueType::PortRange, make<LineEditor>,  {12}},
    {ValueType::Mac,       make<LineEditor>,  {18}},
    {ValueType::Protocol,  make<LineEditor>,  {12}},
    {ValueType::Rate,      make<LineEditor>,  {12}},
    {ValueType::Bytes,     make<LineEditor>,  {16}},
    {ValueType::Count,     make<LineEditor>,  {16}},
    {ValueType::Ports,     make<LineEditor>,  {}  },
    {ValueType::String,    make<LineEditor>,  {}  },
    {ValueType::Sentence,  make<LineEditor>,  {}  },
    {ValueType::Interface, make<ComboEditor>, {}  },
    {ValueType::Flags,     make<LineEditor>,  {12}},
};

constexpr bool standsInTheOrderOfTheTypes()
{
    for (std::size_t i = 0; i < std::size(kEditors); ++i) {
        if (static_cast<std::size_t>(kEditors[i].type) != i)
            return false;
    }
    return true;
}
static_assert(std::size(kEditors) == static_cast<std::size_t>(ValueType::Flags) + 1,
              "a value type has no editor");
static_assert(standsInTheOrderOfTheTypes());

} // namespace

PropertyEditor* makeEditor(const Property& property, QWidget* parent)
{
    const EditorRow& row = kEditors[static_cast<std::size_t>(property.type)];
    // A tick has no third state that reads as "unset": such a property is chosen from its words.
    const bool isOptionalBool = property.type == ValueType::Bool && property.canBeUnset;
    PropertyEditor* const editor =
        isOptionalBool ? make<ComboEditor>(property, {12}, parent) : row.make(property, row.style, parent);
    editor->setObjectName(toQString(property.name) + QStringLiteral("-editor"));
    editor->field()->setObjectName(toQString(property.name));
    editor->field()->setAccessibleName(translate(property.label));
    return editor;
}

} // namespace tb::ui
