// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/endpoint_mappings.h"

#include "base/assert.h"

namespace tb::nat {

std::size_t EndpointMappings::InsideHash::operator()(const InsideKey& of) const
{
    const std::uint8_t* const inside = of.inside.address.bytes().data();
    const std::uint8_t* const outside = of.outside.bytes().data();
    return hashWords(key, loadWord(inside), loadWord(inside + 8), loadWord(outside), loadWord(outside + 8),
                     of.inside.part);
}

std::size_t EndpointMappings::OutsideHash::operator()(const End& end) const
{
    const std::uint8_t* const address = end.address.bytes().data();
    return hashWords(key, loadWord(address), loadWord(address + 8), end.part, 0, 0);
}

std::optional<End> EndpointMappings::hold(const End& inside, const IpAddress& outside)
{
    const MutexLock guard(m_lock);
    const auto known = m_inside.find({inside, outside});
    if (known == m_inside.end())
        return std::nullopt;
    ++known->second.holders;
    return End{outside, known->second.outsidePart};
}

bool EndpointMappings::add(const End& inside, const End& outside)
{
    const MutexLock guard(m_lock);
    if (m_outside.contains(outside))
        return false;
    if (!m_inside.try_emplace({inside, outside.address}, Mapping{outside.part, 1}).second)
        return false;
    m_outside.emplace(outside, inside);
    m_count.store(m_inside.size(), std::memory_order_relaxed);
    return true;
}

std::optional<End> EndpointMappings::holdBehind(const End& outside)
{
    const MutexLock guard(m_lock);
    const auto known = m_outside.find(outside);
    if (known == m_outside.end())
        return std::nullopt;
    ++m_inside.at({known->second, outside.address}).holders;
    return known->second;
}

void EndpointMappings::release(const End& inside, const IpAddress& outside)
{
    const MutexLock guard(m_lock);
    const auto known = m_inside.find({inside, outside});
    TB_CHECK(known != m_inside.end());
    if (--known->second.holders != 0)
        return;
    m_outside.erase({outside, known->second.outsidePart});
    m_inside.erase(known);
    m_count.store(m_inside.size(), std::memory_order_relaxed);
}

} // namespace tb::nat
