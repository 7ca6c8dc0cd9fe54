// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/connection_handles.h"

#include "conntrack/connection_table.h"

#include <utility>

namespace tb::conntrack {

LockedConnection::LockedConnection(LockedConnection&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr)), m_id(other.m_id)
{
}

LockedConnection& LockedConnection::operator=(LockedConnection&& other) noexcept
{
    if (this != &other) {
        release();
        m_connection = std::exchange(other.m_connection, nullptr);
        m_id = other.m_id;
    }
    return *this;
}

LockedConnection::~LockedConnection()
{
    release();
}

void LockedConnection::release() TB_NO_ANALYSIS
{
    if (m_connection)
        std::exchange(m_connection, nullptr)->lock.unlock();
}

PendingConnection::PendingConnection(PendingConnection&& other) noexcept
    : m_table(other.m_table),
      m_connection(std::exchange(other.m_connection, nullptr)),
      m_id(other.m_id),
      m_childSource(other.m_childSource)
{
}

PendingConnection& PendingConnection::operator=(PendingConnection&& other) noexcept
{
    if (this != &other) {
        if (m_connection)
            m_table->discard(m_id);
        m_table = other.m_table;
        m_connection = std::exchange(other.m_connection, nullptr);
        m_id = other.m_id;
        m_childSource = other.m_childSource;
    }
    return *this;
}

PendingConnection::~PendingConnection()
{
    if (m_connection)
        m_table->discard(m_id);
}

} // namespace tb::conntrack
