// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_title.h"

#include "ui/bridge/translate.h"

namespace tb::ui {

QString endsOf(const inspect::ConnectionRow& row)
{
    const auto end = [&row](const IpAddress& address, std::uint16_t port) {
        const QString text = toQString(address.toString());
        if (!row.original.hasPorts())
            return text;
        return (address.isV4() ? QStringLiteral("%1:%2") : QStringLiteral("[%1]:%2")).arg(text).arg(port);
    };
    return QStringLiteral("%1 → %2").arg(end(row.original.source, row.original.sourcePart),
                                         end(row.original.destination, row.original.destinationPart));
}

QString titleOf(const inspect::ConnectionRow& row)
{
    return QStringLiteral("%1 %2").arg(toQString(inspect::findColumn("protocol")->print(row)), endsOf(row));
}

std::string menuPathOf(const inspect::ConnectionRow& row)
{
    return row.original.family() == IpFamily::V4 ? "/ip/firewall/connection" : "/ipv6/firewall/connection";
}

} // namespace tb::ui
