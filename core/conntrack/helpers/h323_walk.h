// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_address.h"
#include "conntrack/helpers/h323_grammar.h"
#include "wire/bytes.h"

#include <array>

namespace tb::conntrack::h323 {

/// An address with its port as it stands in a message.
struct Written {
    Meaning meaning = Meaning::None;
    IpAddress address;
    std::uint16_t port = 0;
    wire::ConstBytes addressBytes, portBytes; ///< parts of the message
};

/// The addresses that one packet names. What does not fit is not noted.
class Addresses {
public:
    void note(const Written& one)
    {
        if (m_count < m_items.size())
            m_items[m_count++] = one;
    }
    std::span<const Written> all() const { return std::span(m_items).first(m_count); }

private:
    std::array<Written, 16> m_items{};
    std::size_t m_count = 0;
};

/// Walks a message and notes the addresses in it. Ends where the message does, or at the first thing that the
/// encoding does not allow or the grammar does not follow; what was read before holds.
void readAddresses(wire::ConstBytes message, const Type& type, Addresses& addresses);

} // namespace tb::conntrack::h323
