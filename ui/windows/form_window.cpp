// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windows/form_window.h"

#include "ui/bridge/translate.h"
#include "ui/forms/message_bar.h"
#include "ui/windows/child_window.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace tb::ui {

namespace {

/// As wide as the form, so that it only ever scrolls up and down; as tall as it if there is room.
class FormScrollArea : public QScrollArea {
public:
    using QScrollArea::QScrollArea;
    QSize sizeHint() const override
    {
        return widget()->sizeHint() + QSize(verticalScrollBar()->sizeHint().width(), 2);
    }
    QSize minimumSizeHint() const override
    {
        const int width = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
        return {width, std::min(widget()->sizeHint().height(), fontMetrics().height() * 8)};
    }
};

/// Names of the interfaces in a picture of /interface.
QStringList interfaceNames(const menu::MenuView& view)
{
    QStringList names;
    const menu::Menu* const menu = menu::findMenu("/interface");
    for (std::size_t i = 0; menu && i < menu->properties.size(); ++i) {
        if (menu->properties[i].name != menu->nameProperty)
            continue;
        for (const menu::MenuRow& row : view.rows) {
            if (i < row.cells.size())
                names << toQString(row.cells[i].text);
        }
    }
    return names;
}

} // namespace

FormWindow::FormWindow(RouterBridge& bridge, const menu::Menu& menu, PropertyForm::Mode mode, QWidget* parent)
    : QWidget(parent),
      m_bridge(bridge),
      m_menu(menu),
      m_messages(new MessageBar(this)),
      m_form(new PropertyForm(menu, mode)),
      m_scroll(new FormScrollArea(this)),
      m_buttons(new QVBoxLayout)
{
    m_scroll->setWidget(m_form);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setAccessibleName(translate(menu.title));
    m_scroll->setObjectName(QStringLiteral("form-scroll"));

    auto* const body = new QHBoxLayout;
    body->setContentsMargins(0, 0, 8, 0);
    body->setSpacing(4);
    body->addWidget(m_scroll, 1);
    m_buttons->setContentsMargins(0, 10, 0, 8);
    m_buttons->setSpacing(5);
    m_buttons->addStretch(1);
    body->addLayout(m_buttons);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addLayout(body, 1);

    if (QWidget* const first = m_form->firstEditable())
        setFocusProxy(first);
    if (m_form->wantsInterfaceNames())
        m_interfaces = m_bridge.watchMenu("/interface", this, [this](const auto& view) {
            m_form->setInterfaceNames(interfaceNames(*view));
        });
}

QPushButton* FormWindow::addButton(const QString& text, const QString& objectName)
{
    auto* const button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

void FormWindow::addButtonGap()
{
    m_buttons->insertSpacing(m_buttons->count() - 1, 12);
}

void FormWindow::addSendButtons()
{
    m_ok = addButton(tr("OK"), QStringLiteral("ok"));
    connect(m_ok, &QPushButton::clicked, this, [this] { apply(/*thenClose=*/true); });
    connect(addButton(tr("Cancel"), QStringLiteral("cancel")), &QPushButton::clicked, this,
            [this] { closeWindow(this); });
    m_apply = addButton(tr("Apply"), QStringLiteral("apply"));
    connect(m_apply, &QPushButton::clicked, this, [this] { apply(/*thenClose=*/false); });
}

void FormWindow::addCloseButton()
{
    connect(addButton(tr("Close"), QStringLiteral("close")), &QPushButton::clicked, this,
            [this] { closeWindow(this); });
}

void FormWindow::setSending(bool isSending)
{
    // The buttons stay enabled: a disabled one would hand the keyboard to the next field.
    m_isSending = isSending;
}

void FormWindow::showRefusal(const ConfigError& error)
{
    if (m_form->markError(error) && m_form->focusWidget())
        m_scroll->ensureWidgetVisible(m_form->focusWidget());
    else
        m_messages->showError(error);
}

void FormWindow::run(std::vector<menu::Command> commands, std::function<void(const menu::Reply&)> done)
{
    if (commands.empty())
        return;
    menu::Command first = std::move(commands.front());
    commands.erase(commands.begin());
    m_bridge.execute(std::move(first), this,
                     [this, rest = std::move(commands), done = std::move(done)](const menu::Reply& reply) {
                         if (reply.error) {
                             setSending(false);
                             showRefusal(*reply.error);
                         } else if (rest.empty()) {
                             setSending(false);
                             done(reply);
                         } else {
                             run(rest, done);
                         }
                     });
}

void FormWindow::apply(bool thenClose)
{
    if (m_isSending)
        return;
    if (!m_form->check()) {
        if (QWidget* const wrong = m_form->focusWidget())
            m_scroll->ensureWidgetVisible(wrong);
        return;
    }
    std::vector<menu::Command> commands = changes();
    if (commands.empty()) {
        if (thenClose)
            closeWindow(this);
        return;
    }
    setSending(true);
    m_form->changesSent();
    run(std::move(commands), [this, thenClose](const menu::Reply& last) {
        m_form->changesAccepted();
        changesTaken(last);
        if (!m_messages->showReply(last) && thenClose)
            closeWindow(this);
    });
}

void FormWindow::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
    case Qt::Key_F4:
        closeWindow(this);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (auto* const button = qobject_cast<QAbstractButton*>(focusWidget());
            button && button->parent() == this)
            button->click();
        else if (m_ok)
            apply(/*thenClose=*/true);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace tb::ui
