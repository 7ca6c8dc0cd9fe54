// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_address.h"
#include "conntrack/helpers/h323_grammar.h"
#include "wire/bytes.h"

#include <array>

namespace tb::conntrack::h323 {

/// A port at which somebody waits.
struct Announced {
    Meaning meaning = Meaning::None;
    std::uint16_t port = 0;
    bool operator==(const Announced&) const = default;
};

/// What one packet announces, each port once. What does not fit is not noted.
class Announcements {
public:
    void note(Announced one);
    std::span<const Announced> all() const { return std::span(m_items).first(m_count); }

private:
    std::array<Announced, 8> m_items{};
    std::size_t m_count = 0;
};

/// Walks a message and notes the ports at which its sender waits: addresses that have a meaning, are the
/// sender's own, and have a port. Ends where the message does, or at the first thing that the encoding does
/// not allow or the grammar does not follow; what was read before holds.
void readAnnouncements(wire::ConstBytes message, const Type& type, const IpAddress& sender,
                       Announcements& announcements);

} // namespace tb::conntrack::h323
