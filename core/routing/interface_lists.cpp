// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/interface_lists.h"

#include <algorithm>

namespace tb::routing {

InterfaceSet InterfaceSet::all()
{
    InterfaceSet set;
    set.m_beyond = true;
    return set;
}

void InterfaceSet::add(InterfaceId id)
{
    reach(id + std::size_t{1});
    m_bits[id] = id != kNoInterface;
}

void InterfaceSet::add(const InterfaceSet& others)
{
    reach(others.m_bits.size());
    for (std::size_t id = 1; id < m_bits.size(); ++id)
        m_bits[id] = m_bits[id] || others.contains(static_cast<InterfaceId>(id));
    m_beyond = m_beyond || others.m_beyond;
}

void InterfaceSet::remove(const InterfaceSet& others)
{
    reach(others.m_bits.size());
    for (std::size_t id = 1; id < m_bits.size(); ++id)
        m_bits[id] = m_bits[id] && !others.contains(static_cast<InterfaceId>(id));
    m_beyond = m_beyond && !others.m_beyond;
}

const InterfaceSet* InterfaceLists::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_lists, name, &List::name);
    return found == m_lists.end() ? nullptr : &found->members;
}

} // namespace tb::routing
