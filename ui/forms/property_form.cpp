// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/property_form.h"

#include "ui/bridge/translate.h"
#include "ui/forms/form_field.h"

#include <QFormLayout>
#include <QFrame>

#include <algorithm>

namespace tb::ui {

namespace {

using menu::Menu;
using menu::MenuRow;
using menu::Property;
using menu::ValueType;

std::string_view firstWord(const Property& property)
{
    return property.name.substr(0, property.name.find('-'));
}

/// Properties whose names begin alike belong together (tcp-…, udp-…); so do those of an item's status.
std::string_view groupOf(const Menu& menu, const Property& property)
{
    if (property.readOnly && !property.isFixed)
        return "status";
    if (property.type != ValueType::Duration)
        return "";
    const auto isTime = [](const Property& other) {
        return other.type == ValueType::Duration && !other.readOnly;
    };
    if (std::ranges::count_if(menu.properties, isTime) == 1)
        return ""; // no rule for one line
    const auto alike = std::ranges::count_if(menu.properties, [&](const Property& other) {
        return isTime(other) && firstWord(other) == firstWord(property);
    });
    return alike > 1 ? firstWord(property) : "time";
}

QFrame* makeRule(QWidget* parent)
{
    auto* const rule = new QFrame(parent);
    rule->setFrameStyle(QFrame::HLine | QFrame::Sunken);
    return rule;
}

} // namespace

PropertyForm::PropertyForm(const Menu& menu, Mode mode, QWidget* parent)
    : QWidget(parent), m_menu(menu), m_mode(mode)
{
    setObjectName(QStringLiteral("form"));
    setAccessibleName(translate(menu.title));
    auto* const layout = new QFormLayout(this);
    layout->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->setHorizontalSpacing(10);
    layout->setVerticalSpacing(3);
    layout->setContentsMargins(10, 8, 10, 8);
    std::string_view group = menu.properties.empty() ? "" : groupOf(menu, menu.properties[0]);
    for (const Property& property : menu.properties) {
        if (const std::string_view next = groupOf(menu, property); next != group) {
            layout->addRow(makeRule(this));
            group = next;
        }
        auto* const field = new FormField(property, mode != Mode::Look && !property.readOnly, this);
        field->setShowsChanges(mode == Mode::Change);
        m_fields.push_back(field);
        connect(field, &FormField::edited, this, &PropertyForm::edited);
        layout->addRow(field->label(), field);
        // What only the router fills has nothing to say about an item that does not exist yet.
        if (mode == Mode::Create && property.readOnly)
            layout->setRowVisible(field, false);
    }
    if (mode == Mode::Create)
        follow(defaultRow(menu));
}

void PropertyForm::follow(const MenuRow& row)
{
    for (std::size_t i = 0; i < m_fields.size() && i < row.cells.size(); ++i)
        m_fields[i]->follow(row.cells[i]);
}

void PropertyForm::propose(const MenuRow& row)
{
    for (std::size_t i = 0; i < m_fields.size() && i < row.cells.size(); ++i)
        m_fields[i]->propose(toQString(row.cells[i].text));
}

void PropertyForm::setInterfaceNames(const QStringList& names)
{
    for (FormField* const field : m_fields)
        field->setInterfaceNames(names);
}

bool PropertyForm::wantsInterfaceNames() const
{
    return std::ranges::any_of(m_fields, [](const FormField* field) {
        return field->isEditable() && field->property().type == ValueType::Interface;
    });
}

QWidget* PropertyForm::firstEditable() const
{
    const auto first = std::ranges::find_if(m_fields, &FormField::isEditable);
    return first == m_fields.end() ? nullptr : (*first)->field();
}

bool PropertyForm::isSent(const FormField& field) const
{
    if (!field.isEditable())
        return false;
    return field.isChanged() || (m_mode == Mode::Create && field.property().required);
}

bool PropertyForm::check()
{
    FormField* firstWrong = nullptr;
    for (FormField* const field : m_fields) {
        if (isSent(*field) && !field->check() && !firstWrong)
            firstWrong = field;
    }
    if (firstWrong)
        firstWrong->field()->setFocus(Qt::OtherFocusReason);
    return !firstWrong;
}

bool PropertyForm::markError(const ConfigError& error)
{
    const auto found = std::ranges::find(m_fields, error.property,
                                         [](const FormField* field) { return field->property().name; });
    if (error.property.empty() || found == m_fields.end())
        return false;
    (*found)->markWrong(translate(error.message));
    (*found)->field()->setFocus(Qt::OtherFocusReason);
    return true;
}

bool PropertyForm::hasChanges() const
{
    return std::ranges::any_of(m_fields, [](const FormField* field) { return field->isChanged(); });
}

std::vector<menu::Argument> PropertyForm::changedArguments() const
{
    std::vector<menu::Argument> arguments;
    for (const FormField* const field : m_fields) {
        const bool isCleared = field->isEditable() && field->property().canBeUnset && field->text().isEmpty();
        if (isSent(*field) && !isCleared)
            arguments.push_back({std::string(field->property().name), field->text().toStdString()});
    }
    return arguments;
}

std::vector<menu::Argument> PropertyForm::clearedArguments() const
{
    std::vector<menu::Argument> arguments;
    for (const FormField* const field : m_fields) {
        if (field->isChanged() && field->property().canBeUnset && field->text().isEmpty())
            arguments.push_back({std::string(field->property().name), {}});
    }
    return arguments;
}

void PropertyForm::changesSent()
{
    for (FormField* const field : m_fields)
        field->changeSent();
}

void PropertyForm::changesAccepted()
{
    for (FormField* const field : m_fields)
        field->changeAccepted();
}

void PropertyForm::becomeExisting()
{
    m_mode = Mode::Change;
    for (FormField* const field : m_fields) {
        field->setShowsChanges(true);
        static_cast<QFormLayout*>(layout())->setRowVisible(field, true);
    }
}

MenuRow defaultRow(const Menu& menu)
{
    // A list binds its items to a Config: a fresh one gives the item that "add" would begin with.
    config::Config fresh;
    MenuRow row;
    const void* const item = menu.append ? menu.append(fresh, 1) : nullptr;
    for (const Property& property : menu.properties) {
        const bool isWord = property.type == ValueType::Choice || property.type == ValueType::Bool;
        const bool isOpen = property.readOnly || !item || (property.required && !isWord);
        row.cells.push_back(isOpen ? menu::Cell{} : property.read(item));
    }
    return row;
}

} // namespace tb::ui
