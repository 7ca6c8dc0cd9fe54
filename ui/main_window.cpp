// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "base/units.h"
#include "ui/bridge/translate.h"
#include "ui/connections/connection_window.h"
#include "ui/graphs/flows_window.h"
#include "ui/graphs/graph_window.h"
#include "ui/menu_tree.h"
#include "ui/style/theme.h"
#include "ui/terminal/terminal_widget.h"
#include "ui/windows/child_window.h"
#include "ui/windows/menu_window.h"
#include "ui/windows/settings_window.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMdiArea>
#include <QMdiSubWindow>
#include <QMenuBar>
#include <QSettings>
#include <QStatusBar>
#include <QTreeWidget>

#include <algorithm>

namespace tb::ui {

namespace {

constexpr const char* kGeometryKey = "main/geometry";
constexpr const char* kStateKey = "main/state";
constexpr const char* kWindowsKey = "main/windows";
constexpr const char* kThemeKey = "theme";
/// Property of a sub-window: what open() was asked for.
constexpr const char* kWhat = "what";

QString geometryKey(const QString& what)
{
    return QStringLiteral("window/%1").arg(QString(what).replace(QLatin1Char('/'), QLatin1Char('.')));
}

QString tracked(bool v4, bool v6)
{
    if (v4 && v6)
        return MainWindow::tr("Tracking: on");
    if (v4)
        return MainWindow::tr("Tracking: IPv4 only");
    return v6 ? MainWindow::tr("Tracking: IPv6 only") : MainWindow::tr("Tracking: off");
}

} // namespace

MainWindow::MainWindow(RouterBridge& bridge, QWidget* parent)
    : QMainWindow(parent), m_bridge(bridge), m_tree(new QTreeWidget), m_area(new QMdiArea(this))
{
    setWindowTitle(tr("Trackbox"));
    setObjectName(QStringLiteral("main-window"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/trackbox.svg")));
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_area->setActivationOrder(
        QMdiArea::ActivationHistoryOrder); // a closed window gives way to the one before
    m_area->setOption(QMdiArea::DontMaximizeSubWindowOnActivation);
    m_area->setAccessibleName(tr("Work area"));
    m_area->setObjectName(QStringLiteral("area"));
    setCentralWidget(m_area);
    buildTree();
    buildMenuBar();
    buildStatus();
    setIcons();
    setMinimumSize(640, 420);
    resize(1280, 800);
    m_summary = bridge.watchSummary(this, [this](const auto& summary) { showSummary(summary); });
}

MainWindow::~MainWindow() = default;

void MainWindow::buildTree()
{
    fillMenuTree(*m_tree);
    auto* const dock = new QDockWidget(tr("Menu"), this);
    dock->setObjectName(QStringLiteral("menu-dock"));
    dock->setWidget(m_tree);
    dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable);
    dock->setAccessibleName(tr("Menu"));
    addDockWidget(Qt::LeftDockWidgetArea, dock);
    resizeDocks({dock}, {m_tree->fontMetrics().horizontalAdvance(QLatin1Char('0')) * 24}, Qt::Horizontal);
    const auto openItem = [this](const QTreeWidgetItem* item) {
        if (const QString what = item->data(0, Qt::UserRole).toString(); !what.isEmpty())
            open(what);
    };
    // A click opens, as in WinBox; Enter does for the keyboard.
    connect(m_tree, &QTreeWidget::itemClicked, this, openItem);
    connect(m_tree, &QTreeWidget::itemActivated, this, openItem);
}

void MainWindow::buildMenuBar()
{
    QMenu* const session = menuBar()->addMenu(tr("&Session"));
    QAction* const terminal =
        session->addAction(tr("New &Terminal"), this, [this] { open(QStringLiteral("terminal")); });
    terminal->setShortcut(tr("Ctrl+T"));
    session->addSeparator();
    QAction* const quit = session->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setShortcut(QKeySequence::Quit);

    QMenu* const view = menuBar()->addMenu(tr("&View"));
    view->addAction(findChild<QDockWidget*>(QStringLiteral("menu-dock"))->toggleViewAction());
    QMenu* const look = view->addMenu(tr("&Theme"));
    auto* const group = new QActionGroup(this);
    const std::pair<Theme::Look, QString> looks[] = {
        {Theme::Look::System, tr("&System")},
        {Theme::Look::Light,  tr("&Light") },
        {Theme::Look::Dark,   tr("&Dark")  },
    };
    const Theme::Look chosen = Theme::current();
    for (const auto& [value, text] : looks) {
        QAction* const action = look->addAction(text, this, [value = value] {
            QSettings().setValue(QLatin1String(kThemeKey), lookName(value));
            Theme::apply(*qApp, value);
        });
        action->setCheckable(true);
        action->setChecked(value == chosen);
        group->addAction(action);
    }
    m_windowMenu = menuBar()->addMenu(tr("&Windows"));
    connect(m_windowMenu, &QMenu::aboutToShow, this, &MainWindow::showWindowMenu);
    showWindowMenu();
}

void MainWindow::showWindowMenu()
{
    m_windowMenu->clear();
    m_windowMenu->addAction(tr("&Tile"), this, &MainWindow::tile);
    m_windowMenu->addAction(tr("&Cascade"), m_area, &QMdiArea::cascadeSubWindows);
    m_windowMenu->addAction(tr("Close &all"), m_area, &QMdiArea::closeAllSubWindows);
    m_windowMenu->addSeparator();
    for (QMdiSubWindow* const window : m_area->subWindowList())
        m_windowMenu->addAction(window->windowTitle(), this, [this, window] { raise(*window); });
}

void MainWindow::buildStatus()
{
    const std::pair<QLabel**, const char*> cells[] = {
        {&m_tracking, "tracking"},
        {&m_entries,  "entries" },
        {&m_traffic,  "traffic" },
        {&m_drops,    "drops"   },
        {&m_history,  "history" },
    };
    for (const auto& [cell, name] : cells) {
        *cell = new QLabel(this);
        (*cell)->setObjectName(QLatin1String(name));
        (*cell)->setContentsMargins(6, 0, 6, 0);
        statusBar()->addWidget(*cell);
    }
    statusBar()->setAccessibleName(tr("What the router is doing"));
}

void MainWindow::showSummary(const service::RouterService::Summary& summary)
{
    setWindowTitle(tr("%1 – Trackbox").arg(toQString(summary.identity)));
    m_tracking->setText(tracked(summary.trackingActiveV4, summary.trackingActiveV6));
    m_entries->setText(tr("%n connection(s)", nullptr, static_cast<int>(summary.totals.total())));
    m_traffic->setText(tr("%1, %2 packets/s, %n worker(s)", nullptr, summary.workers)
                           .arg(toQString(formatBitsPerSecond(summary.bitsPerSecond)))
                           .arg(summary.packetsPerSecond));
    m_drops->setText(tr("%1 drops/s").arg(summary.dropsPerSecond));
    m_history->setText(summary.historyProblem.empty()
                           ? QString()
                           : tr("Rates are not kept: %1").arg(toQString(summary.historyProblem)));
    m_history->setVisible(!summary.historyProblem.empty());
}

void MainWindow::setIcons()
{
    m_area->setBackground(palette().brush(QPalette::Dark));
    for (QMdiSubWindow* const window : m_area->subWindowList())
        window->update();
    setMenuTreeIcons(*m_tree, palette());
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setIcons();
}

bool MainWindow::open(const QString& what)
{
    const auto windows = m_area->subWindowList();
    const auto found = std::ranges::find_if(
        windows, [&what](const QMdiSubWindow* window) { return window->property(kWhat) == what; });
    const bool mayBeMany = what == QLatin1String("terminal");
    if (found != windows.end() && !mayBeMany) {
        raise(**found);
        return true;
    }
    QWidget* const window = make(what);
    if (window)
        add(window, what);
    return window != nullptr;
}

void MainWindow::raise(QMdiSubWindow& window)
{
    if (window.isMinimized())
        window.showNormal();
    m_area->setActiveSubWindow(&window);
    window.widget()->setFocus();
}

QMdiSubWindow* MainWindow::add(QWidget* window, const QString& what)
{
    window->setAttribute(Qt::WA_DeleteOnClose);
    QMdiSubWindow* const frame = m_area->addSubWindow(window);
    frame->setAttribute(Qt::WA_DeleteOnClose);
    frame->setProperty(kWhat, what);
    frame->setWindowIcon(windowIcon());
    frame->installEventFilter(this);
    const QRect kept = QSettings().value(geometryKey(what)).toRect();
    frame->show();
    if (kept.isValid())
        frame->setGeometry(kept);
    window->setFocus();
    return frame;
}

QWidget* MainWindow::make(const QString& what)
{
    if (what == QLatin1String("terminal"))
        return makeTerminal();
    if (what == QLatin1String("rates"))
        return makeFlows();
    const menu::Menu* const menu = menu::findMenu(what.toStdString());
    if (!menu)
        return nullptr;
    switch (menu->kind) {
    case menu::MenuKind::Connections:
        return makeConnections(what);
    case menu::MenuKind::Settings:
    case menu::MenuKind::Status:
        return new SettingsWindow(m_bridge, *menu);
    case menu::MenuKind::List:
    case menu::MenuKind::FixedList:
    case menu::MenuKind::Overview:
    case menu::MenuKind::Records:
        break;
    }
    return new MenuWindow(m_bridge, *menu);
}

QWidget* MainWindow::makeConnections(const QString& what)
{
    const bool isV6 = what.startsWith(QLatin1String("/ipv6"));
    auto* const window = new ConnectionWindow(m_bridge, isV6 ? IpFamily::V6 : IpFamily::V4);
    connect(window, &ConnectionWindow::trackingWanted, this,
            [this] { open(QStringLiteral("/ip/firewall/connection/tracking")); });
    connect(window, &ConnectionWindow::graphWanted, this, &MainWindow::openGraph);
    return window;
}

void MainWindow::openGraph(conntrack::ConnectionId connection, const QString& title)
{
    auto* const graph = new GraphWindow(m_bridge, connection, title);
    closeOnEscape(graph);
    add(graph, {});
}

QWidget* MainWindow::makeFlows()
{
    auto* const window = new FlowsWindow(m_bridge);
    connect(window, &FlowsWindow::graphWanted, this, [this](std::int64_t flow, const QString& title) {
        add(new GraphWindow(m_bridge, flow, title), {});
    });
    return window;
}

QWidget* MainWindow::makeTerminal()
{
    auto* const terminal = new TerminalWidget(m_bridge);
    connect(terminal, &TerminalWidget::quitWanted, terminal,
            [terminal] { terminal->parentWidget()->close(); });
    return terminal;
}

void MainWindow::tile()
{
    m_area->tileSubWindows();
}

void MainWindow::restoreLayout()
{
    QSettings settings;
    restoreGeometry(settings.value(QLatin1String(kGeometryKey)).toByteArray());
    restoreState(settings.value(QLatin1String(kStateKey)).toByteArray());
    const QStringList windows =
        settings.contains(QLatin1String(kWindowsKey))
            ? settings.value(QLatin1String(kWindowsKey)).toStringList()
            : QStringList{QStringLiteral("/interface"), QStringLiteral("/ip/firewall/connection")};
    for (const QString& what : windows)
        open(what);
}

void MainWindow::keepGeometry(const QMdiSubWindow& window)
{
    const QString what = window.property(kWhat).toString();
    if (!what.isEmpty() && !window.isMaximized() && !window.isMinimized())
        QSettings().setValue(geometryKey(what), window.geometry());
}

bool MainWindow::eventFilter(QObject* object, QEvent* event)
{
    if (const auto* const window = qobject_cast<QMdiSubWindow*>(object);
        window && event->type() == QEvent::Close)
        keepGeometry(*window);
    return QMainWindow::eventFilter(object, event);
}

void MainWindow::saveLayout() const
{
    QSettings settings;
    settings.setValue(QLatin1String(kGeometryKey), saveGeometry());
    settings.setValue(QLatin1String(kStateKey), saveState());
    QStringList windows;
    for (const QMdiSubWindow* const window : m_area->subWindowList()) {
        const QString what = window->property(kWhat).toString();
        if (what.isEmpty())
            continue; // of one item or connection: it may be gone next time
        windows << what;
        keepGeometry(*window);
    }
    settings.setValue(QLatin1String(kWindowsKey), windows);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveLayout();
    m_area->closeAllSubWindows();
    QMainWindow::closeEvent(event);
}

} // namespace tb::ui
