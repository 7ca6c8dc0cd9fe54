// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktop.h"

#include "desktop/signal_watch.h"

#include "service/local_router_service.h"
#include "ui/bridge/router_bridge.h"
#include "ui/bridge/translate.h"
#include "ui/connections/connection_title.h"
#include "ui/main_window.h"
#include "ui/resources.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

#include <cstdio>

namespace tb::desktop {

namespace {

constexpr int kExitConfig = 2;

/// A file of the person's own, in a folder that only they can read.
QString ownFile(QStandardPaths::StandardLocation place, const QString& name)
{
    const QString folder = QStandardPaths::writableLocation(place);
    if (!QDir().mkpath(folder))
        return {};
    return folder + QLatin1Char('/') + name;
}

QString textOf(const QString& resource)
{
    QFile file(resource);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

service::LocalRouterService::Options serviceOptions(const DesktopOptions& options)
{
    service::LocalRouterService::Options result;
    result.saves = options.saves;
    result.workers = options.workers;
    const bool ownConfig = options.configPath.isEmpty() && !options.isDemo;
    if (options.isDemo)
        result.configText = textOf(QStringLiteral(":/demo.rsc")).toStdString();
    else
        result.configPath =
            (ownConfig ? ownFile(QStandardPaths::AppConfigLocation, QStringLiteral("router.rsc"))
                       : options.configPath)
                .toStdString();
    if (options.keepsHistory)
        result.historyPath =
            (options.historyPath.isEmpty()
                 ? ownFile(QStandardPaths::AppDataLocation,
                           options.isDemo ? QStringLiteral("demo.sqlite") : QStringLiteral("history.sqlite"))
                 : options.historyPath)
                .toStdString();
    return result;
}

/// The configuration cannot be loaded: says so on the terminal and, where there is somebody to see it, in a
/// window.
int refuse(const std::string& sentence, bool isUnattended)
{
    std::fprintf(stderr, "trackbox: %s\n", sentence.c_str());
    if (!isUnattended)
        QMessageBox::critical(nullptr, QCoreApplication::translate("tb::desktop", "Trackbox"),
                              QCoreApplication::translate("tb::desktop", "Trackbox cannot start.\n\n%1")
                                  .arg(ui::toQString(sentence)));
    return kExitConfig;
}

/// Opens a graph of the first connection that the text finds, as soon as there is one. `watch` must die
/// before the window.
void graphFirst(ui::RouterBridge& bridge, ui::MainWindow& window, const QString& text,
                std::shared_ptr<service::ConnectionWatch>& watch)
{
    inspect::ConnectionQuery query;
    query.contains = text.toStdString();
    watch = bridge.watchConnections(query, &window, [&window, &watch](const auto& diff) {
        if (diff->next->size() == 0 || !watch)
            return;
        const inspect::ConnectionRow& row = diff->next->row(0);
        window.openGraph(row.id, ui::titleOf(row));
        QTimer::singleShot(0, &window, [&watch] { watch.reset(); }); // not from inside its own call
    });
}

void takePicture(QApplication& application, ui::MainWindow& window, const DesktopOptions& options)
{
    QTimer::singleShot(options.screenshotAfter * 1000, &window, [&application, &window, options] {
        const bool saved = window.grab().save(options.screenshot);
        if (!saved)
            std::fprintf(stderr, "trackbox: cannot write %s\n", qPrintable(options.screenshot));
        application.exit(saved ? 0 : 1);
    });
}

void applyTheme(QApplication& application, const DesktopOptions& options)
{
    const QString kept = QSettings().value(QStringLiteral("theme")).toString();
    ui::Theme::apply(application, ui::lookFromName(options.theme.isEmpty() ? kept : options.theme));
}

void arrange(ui::MainWindow& window, const DesktopOptions& options)
{
    if (options.open.isEmpty()) {
        window.restoreLayout();
    } else {
        for (const QString& what : options.open) {
            if (!window.open(what))
                std::fprintf(stderr, "trackbox: there is no window %s\n", qPrintable(what));
        }
    }
    const QStringList size = options.size.split(QLatin1Char('x'));
    if (size.size() == 2 && size[0].toInt() > 0 && size[1].toInt() > 0)
        window.resize(size[0].toInt(), size[1].toInt());
}

int runWindow(QApplication& application, ui::RouterBridge& bridge, const SignalWatch& signalWatch,
              const DesktopOptions& options)
{
    ui::MainWindow window(bridge);
    std::shared_ptr<service::ConnectionWatch> graphed;
    arrange(window, options);
    window.show();
    if (!options.graph.isEmpty())
        graphFirst(bridge, window, options.graph, graphed);
    if (!options.screenshot.isEmpty())
        takePicture(application, window, options);
    QObject::connect(&signalWatch, &SignalWatch::received, &window, &QWidget::close);
    return QApplication::exec();
}

} // namespace

int runDesktop(QApplication& application, const DesktopOptions& options)
{
    SignalWatch signalWatch;
    const bool isUnattended = !options.screenshot.isEmpty();
    ui::registerResources();
    ui::installTranslation(application, options.language);
    applyTheme(application, options);

    // Until there is a window to close, a signal ends whatever loop runs: the box of a refused configuration.
    const auto untilWindow =
        QObject::connect(&signalWatch, &SignalWatch::received, &application, &QCoreApplication::quit);
    auto router = std::make_unique<service::LocalRouterService>(serviceOptions(options));
    if (const auto started = router->start(); !started)
        return refuse(started.error(), isUnattended);
    QObject::disconnect(untilWindow);

    // They go in this order: window, router, bridge. What the router's threads still say until they have
    // ended meets a bridge that is there.
    ui::RouterBridge bridge(*router);
    const int code = runWindow(application, bridge, signalWatch, options);
    router.reset();
    return code;
}

} // namespace tb::desktop
