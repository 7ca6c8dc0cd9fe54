// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/router_service.h"

#include <QObject>
#include <QPointer>

namespace tb::ui {

/// The only object through which the router's threads reach the GUI thread: every answer of RouterService
/// comes out here as a call on the GUI thread, and never to a receiver that is gone. All functions: GUI
/// thread. It must outlive the service (Application sees to that).
class RouterBridge final : public QObject {
    Q_OBJECT
public:
    explicit RouterBridge(service::RouterService& service, QObject* parent = nullptr)
        : QObject(parent), m_service(service)
    {
    }

    using MenuTold = std::function<void(const std::shared_ptr<const menu::MenuView>&)>;
    using DiffTold = std::function<void(const std::shared_ptr<const inspect::SnapshotDiff>&)>;
    using RatesTold = std::function<void(const std::shared_ptr<const inspect::RateSeries>&)>;

    // `receiver`: when it is destroyed, its answers are forgotten. A subscription ends when its object goes.
    void execute(menu::Command command, QObject* receiver, std::function<void(const menu::Reply&)> done);
    [[nodiscard]] std::unique_ptr<Subscription> watchMenu(std::string path, QObject* receiver, MenuTold told);
    /// Tells the watch that a diff has been replayed when `told` returns.
    [[nodiscard]] std::shared_ptr<service::ConnectionWatch>
    watchConnections(inspect::ConnectionQuery query, QObject* receiver, DiffTold told);
    [[nodiscard]] std::unique_ptr<Subscription> watchRates(conntrack::ConnectionId connection,
                                                           QObject* receiver, RatesTold told);
    void readRates(std::int64_t flow, QObject* receiver, RatesTold done);
    void readFlows(std::string contains, int limit, QObject* receiver,
                   std::function<void(const std::vector<inspect::RecordedFlow>&)> done);
    [[nodiscard]] std::unique_ptr<Subscription>
    watchSummary(QObject* receiver, std::function<void(const service::RouterService::Summary&)> told);

    using Answer = service::ConsoleSession::Answer;
    [[nodiscard]] std::unique_ptr<service::ConsoleSession> openConsole(int width)
    {
        return m_service.openConsole(width);
    }
    void submit(service::ConsoleSession& console, std::string line, QObject* receiver,
                std::function<void(const Answer&)> done);
    void repeat(service::ConsoleSession& console, QObject* receiver, std::function<void(const Answer&)> done);
    void complete(service::ConsoleSession& console, std::string line, std::size_t cursor, QObject* receiver,
                  std::function<void(const std::vector<std::string>&)> done);

private:
    /// Any thread: calls `call` on the GUI thread if the receiver is still there then.
    template <typename Call>
    void hand(const QPointer<QObject>& receiver, Call call)
    {
        QMetaObject::invokeMethod(
            this,
            [receiver, call = std::move(call)] {
                if (receiver)
                    call();
            },
            Qt::QueuedConnection);
    }
    /// A callback for the service that hands its value over to `told`.
    template <typename Value, typename Told>
    auto carrier(QObject* receiver, Told told)
    {
        return [this, receiver = QPointer<QObject>(receiver), told = std::move(told)](Value value) {
            hand(receiver, [told, value = std::move(value)] { told(value); });
        };
    }

    service::RouterService& m_service;
};

} // namespace tb::ui
