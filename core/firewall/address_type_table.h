// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/rule_match.h"
#include "routing/interface_table.h"

#include <vector>

namespace tb::firewall {

/// Which type an address is for this router. Immutable: part of a Plan.
class AddressTypeTable {
public:
    AddressTypeTable() = default;
    explicit AddressTypeTable(const routing::InterfaceTable& interfaces);

    config::AddressType typeOf(const IpAddress& address) const;

private:
    std::vector<IpAddress> m_local, m_broadcast; ///< sorted
};

} // namespace tb::firewall
