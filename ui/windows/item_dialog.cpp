// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windows/item_dialog.h"

#include "ui/bridge/translate.h"
#include "ui/forms/message_bar.h"
#include "ui/windows/child_window.h"

#include <QInputDialog>
#include <QPushButton>

#include <algorithm>

namespace tb::ui {

namespace {

using menu::Command;
using menu::Menu;
using menu::MenuKind;
using menu::MenuRow;
using menu::Verb;

/// What names the item to a person: its name, else its first values. Of a record these are the ends of a
/// connection; how long ago it was says nothing for long.
QString identityOf(const Menu& menu, const MenuRow& row)
{
    const bool isRecord = menu.kind == MenuKind::Records;
    const qsizetype most = isRecord ? 5 : 2;
    const auto isNaming = [isRecord](const menu::Property& property) {
        return isRecord ? property.type != menu::ValueType::Duration : !property.readOnly;
    };
    QStringList values;
    for (std::size_t i = 0; i < row.cells.size() && i < menu.properties.size(); ++i) {
        if (menu.properties[i].name == menu.nameProperty)
            return toQString(row.cells[i].text);
        if (values.size() < most && !row.cells[i].text.empty() && isNaming(menu.properties[i]))
            values << toQString(row.cells[i].text);
    }
    return values.join(QLatin1Char(' '));
}

bool isDisabled(const MenuRow& row)
{
    return row.flags.find('X') != std::string::npos;
}

} // namespace

void askForComment(QWidget* parent, const QString& before, std::function<void(const QString&)> done)
{
    auto* const dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(ItemDialog::tr("Comment"));
    dialog->setLabelText(ItemDialog::tr("Comment:"));
    dialog->setTextValue(before);
    dialog->setAccessibleName(ItemDialog::tr("Comment"));
    QObject::connect(dialog, &QInputDialog::textValueSelected, parent, std::move(done));
    dialog->open(); // beside the window, which goes on living
}

ItemDialog::ItemDialog(RouterBridge& bridge, const Menu& menu, const std::optional<MenuRow>& like,
                       QWidget* parent)
    : FormWindow(bridge, menu, PropertyForm::Mode::Create, parent)
{
    setWindowTitle(tr("%1: new item").arg(translate(menu.title)));
    setObjectName(QStringLiteral("item-dialog"));
    if (like) {
        form().propose(*like);
        m_row.flags = like->flags;
        m_row.comment = like->comment;
    }
    addSendButtons();
}

ItemDialog::ItemDialog(RouterBridge& bridge, const Menu& menu, const MenuRow& row, PropertyForm::Mode mode)
    : FormWindow(bridge, menu, mode, nullptr)
{
    setObjectName(QStringLiteral("item-dialog"));
    if (mode == PropertyForm::Mode::Look) {
        addCloseButton();
    } else {
        addSendButtons();
        addItemButtons();
    }
    follow(row);
    if (row.id != 0)
        beAbout(row.id);
}

ItemDialog* ItemDialog::forRow(RouterBridge& bridge, const Menu& menu, const MenuRow& row)
{
    const bool canChange = hasItems(menu) && row.id != 0;
    return new ItemDialog(bridge, menu, row,
                          canChange ? PropertyForm::Mode::Change : PropertyForm::Mode::Look);
}

void ItemDialog::addItemButtons()
{
    addButtonGap();
    m_enable = addButton(tr("Disable"), QStringLiteral("disable"));
    connect(m_enable, &QPushButton::clicked, this,
            [this] { runVerb(isDisabled(m_row) ? Verb::Enable : Verb::Disable); });
    connect(addButton(tr("Comment"), QStringLiteral("comment")), &QPushButton::clicked, this,
            &ItemDialog::askComment);
    if (menu().kind == MenuKind::FixedList) { // its items are always there
        connect(addButton(tr("Reset"), QStringLiteral("reset")), &QPushButton::clicked, this,
                [this] { runVerb(Verb::Reset); });
        return;
    }
    connect(addButton(tr("Copy"), QStringLiteral("copy")), &QPushButton::clicked, this, &ItemDialog::copy);
    connect(addButton(tr("Remove"), QStringLiteral("remove")), &QPushButton::clicked, this,
            [this] { runVerb(Verb::Remove); });
}

void ItemDialog::beAbout(std::uint32_t id)
{
    m_id = id;
    m_watch = bridge().watchMenu(std::string(menu().path), this, [this](const auto& view) {
        const auto found = std::ranges::find(view->rows, m_id, &MenuRow::id);
        if (found != view->rows.end())
            follow(*found);
        else if (!m_row.cells.empty() && menu().kind != MenuKind::Records) // those stay what they were
            messages().showWarning(tr("This item has been removed."));
    });
}

void ItemDialog::follow(const MenuRow& row)
{
    m_row = row;
    form().follow(row);
    showTitle(row);
    if (m_enable)
        m_enable->setText(isDisabled(row) ? tr("Enable") : tr("Disable"));
}

void ItemDialog::showTitle(const MenuRow& row)
{
    const QString state = isDisabled(row) ? tr(" (disabled)") : QString();
    setWindowTitle(tr("%1 <%2>").arg(translate(menu().title), identityOf(menu(), row)) + state);
    setAccessibleName(windowTitle());
}

std::vector<Command> ItemDialog::changes() const
{
    const std::string path(menu().path);
    std::vector<Command> commands;
    if (m_id == 0) {
        // A copy is like its model in this, too: a disabled rule must not come to life.
        commands.push_back({Verb::Add, path, {}, {}, form().changedArguments()});
        if (isDisabled(m_row))
            commands.back().arguments.push_back({"disabled", "yes"});
        if (!m_row.comment.empty())
            commands.back().arguments.push_back({"comment", m_row.comment});
        return commands;
    }
    if (auto changed = form().changedArguments(); !changed.empty())
        commands.push_back({Verb::Set, path, {m_id}, {}, std::move(changed)});
    if (auto cleared = form().clearedArguments(); !cleared.empty())
        commands.push_back({Verb::Unset, path, {m_id}, {}, std::move(cleared)});
    return commands;
}

void ItemDialog::changesTaken(const menu::Reply& last)
{
    if (m_id != 0 || last.addedId == 0)
        return;
    form().becomeExisting();
    addItemButtons();
    beAbout(last.addedId);
}

void ItemDialog::runVerb(Verb verb)
{
    run(
        {
            Command{verb, std::string(menu().path), {m_id}, {}, {}}
    },
        [this, verb](const menu::Reply& reply) {
            if (verb == Verb::Remove)
                closeWindow(this);
            else
                messages().showReply(reply);
        });
}

void ItemDialog::askComment()
{
    askForComment(this, toQString(m_row.comment), [this](const QString& comment) {
        run(
            {
                Command{
                        Verb::Set, std::string(menu().path), {m_id}, {}, {{"comment", comment.toStdString()}}}
        },
            [this](const menu::Reply& reply) { messages().showReply(reply); });
    });
}

void ItemDialog::copy()
{
    openWindow(new ItemDialog(bridge(), menu(), m_row), this);
}

} // namespace tb::ui
