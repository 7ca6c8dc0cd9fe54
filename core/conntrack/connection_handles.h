// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/connection.h"

#include <optional>

namespace tb::conntrack {

class ConnectionTable;

/// A connection and its lock: the only way to touch a tracked one. Empty when there is none. Move-only.
class LockedConnection {
public:
    LockedConnection() = default;
    LockedConnection(LockedConnection&& other) noexcept;
    LockedConnection& operator=(LockedConnection&& other) noexcept;
    ~LockedConnection();

    explicit operator bool() const { return m_connection != nullptr; }
    Connection* operator->() const { return m_connection; }
    Connection& operator*() const { return *m_connection; }
    ConnectionId id() const { return m_id; }
    /// Gives the lock back early.
    void release();

private:
    friend class ConnectionTable;
    LockedConnection(Connection& connection, ConnectionId id) : m_connection(&connection), m_id(id) {}
    Connection* m_connection = nullptr;
    ConnectionId m_id;
};

/// A connection whose first packet is still on its way through the router: belongs to one packet, is in no
/// index, and becomes free again when this object dies unconfirmed. Move-only.
class PendingConnection {
public:
    PendingConnection() = default;
    PendingConnection(PendingConnection&& other) noexcept;
    PendingConnection& operator=(PendingConnection&& other) noexcept;
    ~PendingConnection();

    explicit operator bool() const { return m_connection != nullptr; }
    Connection* operator->() const { return m_connection; }
    Connection& operator*() const { return *m_connection; }
    ConnectionId id() const { return m_id; }

    /// Where the connection must seem to come from because the control connection that has announced it is
    /// translated: that decides then, and no rule. Empty for every other one.
    const std::optional<IpAddress>& childSource() const { return m_childSource; }
    void setChildSource(const IpAddress& source) { m_childSource = source; }

private:
    friend class ConnectionTable;
    PendingConnection(ConnectionTable& table, Connection& connection, ConnectionId id)
        : m_table(&table), m_connection(&connection), m_id(id)
    {
    }
    ConnectionTable* m_table = nullptr;
    Connection* m_connection = nullptr;
    ConnectionId m_id;
    std::optional<IpAddress> m_childSource;
};

} // namespace tb::conntrack
