// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stack/dns_message.h"

namespace tb::stack {

/// Where names stand in the data of a type of record. Readers must know it for every type whose names may
/// come compressed (RFC 3597 §4); writers may compress only those of RFC 1035.
struct DnsLayout {
    std::uint16_t type = 0;
    std::uint8_t before = 0; ///< bytes before the first name
    std::uint8_t names = 0;  ///< one behind the other
    bool mayCompress = false;
};
/// No names for a type that is not in the table.
DnsLayout layoutOf(std::uint16_t type);

/// A record's data taken apart along its layout.
struct DnsDataParts {
    std::string_view before; ///< into the record
    std::vector<DnsName> names;
    std::string_view after;
};
/// Nothing when the data are not so.
std::optional<DnsDataParts> splitData(const DnsRecord& record);

} // namespace tb::stack
