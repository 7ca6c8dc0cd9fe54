// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mark.h"

#include "base/mutex.h"

#include <functional>
#include <map>
#include <vector>

namespace tb {

namespace {

/// All names that there are, by value.
class Names {
public:
    std::optional<std::uint32_t> valueOf(std::string_view name)
    {
        MutexLock lock(m_lock);
        if (const auto known = m_values.find(name); known != m_values.end())
            return known->second;
        if (m_names.size() >= Mark::kMost)
            return std::nullopt;
        m_names.emplace_back(name);
        const auto value = static_cast<std::uint32_t>(m_names.size());
        m_values.emplace(name, value);
        return value;
    }
    std::string nameOf(std::uint32_t value)
    {
        MutexLock lock(m_lock);
        return value > 0 && value <= m_names.size() ? m_names[value - 1] : std::string();
    }

private:
    Mutex m_lock;
    std::vector<std::string> m_names TB_GUARDED_BY(m_lock);
    std::map<std::string, std::uint32_t, std::less<>> m_values TB_GUARDED_BY(m_lock);
};

Names& names()
{
    static Names all;
    return all;
}

} // namespace

std::optional<Mark> Mark::intern(std::string_view name)
{
    if (name.empty())
        return std::nullopt;
    const auto value = names().valueOf(name);
    return value ? std::optional(Mark(*value)) : std::nullopt;
}

std::string Mark::name() const
{
    return names().nameOf(m_value);
}

} // namespace tb
