// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/connection_table_impl.h"

#include <algorithm>

namespace tb::conntrack {

EndReason naturalEnd(const ConnectionRow& row, const ProtocolRecord& record)
{
    const bool wasOpen = row.has(kAssured);
    switch (static_cast<wire::Protocol>(row.original.protocol)) {
    case wire::Protocol::Tcp:
        if (row.tcpState == TcpState::LastAck || row.tcpState == TcpState::TimeWait)
            return EndReason::Fin;
        return row.tcpState == TcpState::Close ? EndReason::Reset : EndReason::Timeout;
    case wire::Protocol::Sctp:
        if (record.sctp.state == SctpState::ShutdownAckSent ||
            (record.sctp.state == SctpState::Closed && wasOpen))
            return record.sctp.isAborted ? EndReason::Reset : EndReason::Fin;
        return EndReason::Timeout;
    case wire::Protocol::Dccp:
        return record.dccp.state == DccpState::TimeWait ? EndReason::Fin : EndReason::Timeout;
    default:
        return EndReason::Timeout;
    }
}

void ConnectionTable::removeMatching(const std::function<bool(ConnectionId, const Connection&)>& isMeant,
                                     EndReason reason, Instant now)
{
    const std::uint32_t slots = m_impl->pool.highWater();
    for (std::uint32_t slot = 0; slot < slots; ++slot) {
        Connection& connection = m_impl->pool.hot(slot);
        ConnectionId meant;
        {
            const SpinLockGuard guard(connection.lock);
            const ConnectionId id{slot, connection.generation};
            if (connection.slotState.load() == SlotState::Tracked && isMeant(id, connection))
                meant = id;
        }
        if (!meant.isNull())
            remove(meant, reason, now);
    }
}

void ConnectionTable::clear(EndReason reason, Instant now, std::optional<IpFamily> only)
{
    const auto isMeant = [only](ConnectionId, const Connection& connection) {
        return !only || connection.original().family() == *only;
    };
    removeMatching(isMeant, reason, now);
}

std::uint32_t ConnectionTable::sweep(std::uint32_t first, std::uint32_t count, Instant now,
                                     Duration sinceLast,
                                     const std::function<void(const ConnectionRow&)>& visit)
{
    const std::uint32_t slots = m_impl->pool.highWater();
    const std::uint32_t end = first + std::min(slots - std::min(first, slots), count);
    const double perSecond = sinceLast > Duration::zero() ? 8e9 / static_cast<double>(sinceLast.count()) : 0;
    for (std::uint32_t slot = first; slot < end; ++slot) {
        Connection& connection = m_impl->pool.hot(slot);
        if (connection.slotState.load(std::memory_order_acquire) != SlotState::Tracked)
            continue;
        ConnectionRow row;
        bool isOver = false;
        {
            const SpinLockGuard guard(connection.lock);
            if (connection.slotState.load() != SlotState::Tracked)
                continue;
            row.id = {slot, connection.generation};
            isOver = connection.expires() <= now;
            if (!isOver) {
                ColdRecord& cold = m_impl->pool.cold(slot);
                for (int d = 0; d < 2 && perSecond > 0; ++d) {
                    const std::uint64_t bytes = connection.traffic[d].bytes;
                    cold.rate[d] =
                        static_cast<float>(static_cast<double>(bytes - cold.sweptBytes[d]) * perSecond);
                    cold.sweptBytes[d] = bytes;
                }
            }
            if (visit)
                m_impl->fillRow(slot, now, row);
        }
        if (isOver && m_impl->removeIf(row.id, hasExpired, EndReason::Timeout, now))
            row.flags |= kDying;
        // Else somebody has removed it, or a worker whose batch began before its deadline has refreshed it.
        else if (isOver)
            continue;
        if (visit)
            visit(row);
    }
    if (end < slots)
        return end;
    m_impl->expectations.expire(now);
    return 0;
}

} // namespace tb::conntrack
