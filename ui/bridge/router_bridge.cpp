// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/router_bridge.h"

namespace tb::ui {

void RouterBridge::execute(menu::Command command, QObject* receiver,
                           std::function<void(const menu::Reply&)> done)
{
    m_service.execute(std::move(command), carrier<menu::Reply>(receiver, std::move(done)));
}

std::unique_ptr<Subscription> RouterBridge::watchMenu(std::string path, QObject* receiver, MenuTold told)
{
    return m_service.watchMenu(std::move(path),
                               carrier<std::shared_ptr<const menu::MenuView>>(receiver, std::move(told)));
}

std::shared_ptr<service::ConnectionWatch> RouterBridge::watchConnections(inspect::ConnectionQuery query,
                                                                         QObject* receiver, DiffTold told)
{
    // The callback needs the watch that it belongs to, which is made after it: a weak reference that is
    // filled in below, on the GUI thread, where it is read, too.
    const auto own = std::make_shared<std::weak_ptr<service::ConnectionWatch>>();
    std::shared_ptr<service::ConnectionWatch> watch = m_service.watchConnections(
        std::move(query), carrier<std::shared_ptr<const inspect::SnapshotDiff>>(
                              receiver, [own, told = std::move(told)](const auto& diff) {
                                  const auto alive = own->lock();
                                  if (!alive)
                                      return;
                                  told(diff);
                                  alive->ready();
                              }));
    *own = watch;
    return watch;
}

std::unique_ptr<Subscription> RouterBridge::watchRates(conntrack::ConnectionId connection, QObject* receiver,
                                                       RatesTold told)
{
    return m_service.watchRates(
        connection, carrier<std::shared_ptr<const inspect::RateSeries>>(receiver, std::move(told)));
}

void RouterBridge::readRates(std::int64_t flow, QObject* receiver, RatesTold done)
{
    m_service.readRates(flow, carrier<std::shared_ptr<const inspect::RateSeries>>(receiver, std::move(done)));
}

void RouterBridge::readFlows(std::string contains, int limit, QObject* receiver,
                             std::function<void(const std::vector<inspect::RecordedFlow>&)> done)
{
    m_service.readFlows(std::move(contains), limit,
                        carrier<std::vector<inspect::RecordedFlow>>(receiver, std::move(done)));
}

std::unique_ptr<Subscription>
RouterBridge::watchSummary(QObject* receiver,
                           std::function<void(const service::RouterService::Summary&)> told)
{
    return m_service.watchSummary(carrier<service::RouterService::Summary>(receiver, std::move(told)));
}

void RouterBridge::submit(service::ConsoleSession& console, std::string line, QObject* receiver,
                          std::function<void(const Answer&)> done)
{
    console.submit(std::move(line), carrier<Answer>(receiver, std::move(done)));
}

void RouterBridge::repeat(service::ConsoleSession& console, QObject* receiver,
                          std::function<void(const Answer&)> done)
{
    console.repeat(carrier<Answer>(receiver, std::move(done)));
}

void RouterBridge::complete(service::ConsoleSession& console, std::string line, std::size_t cursor,
                            QObject* receiver, std::function<void(const std::vector<std::string>&)> done)
{
    console.complete(std::move(line), cursor, carrier<std::vector<std::string>>(receiver, std::move(done)));
}

} // namespace tb::ui
