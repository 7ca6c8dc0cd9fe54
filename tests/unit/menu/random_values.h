// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ip_prefix.h"
#include "base/random.h"

#include <algorithm>
#include <string>
#include <vector>

namespace tb::test {

/// Values of the types that a Config is made of, texts of nasty characters among them.
class RandomValues {
public:
    explicit RandomValues(std::uint64_t seed) : m_random(seed) {}

protected:
    bool half() { return m_random.below(2) == 0; }
    template <typename T>
    T pick(std::initializer_list<T> all)
    {
        return all.begin()[m_random.below(all.size())];
    }
    std::string text(std::size_t least)
    {
        static constexpr std::string_view kNasty = "ab \"\\$?[]{}()=;#\n\r\t!~'`*,/:%^\x01\x7f\xc3\xa9";
        std::string result;
        for (std::size_t i = 0, n = least + m_random.below(90); i < n; ++i)
            result += kNasty[m_random.below(kNasty.size())];
        return result;
    }
    /// Several with commas between them: none has one itself.
    std::vector<std::string> names()
    {
        std::vector<std::string> all(m_random.below(4));
        for (std::string& one : all) {
            one = std::to_string(m_random.next()) + text(0);
            std::ranges::replace(one, ',', ';');
        }
        return all;
    }
    Duration duration() { return std::chrono::milliseconds(m_random.below(300'000'000'000)); }
    IpAddress address(bool v4)
    {
        if (v4)
            return IpAddress::v4(static_cast<std::uint32_t>(m_random.next()));
        return IpAddress::parse("2001:db8::").value().plus(m_random.next());
    }
    IpPrefix prefix(bool v4) { return {address(v4), static_cast<int>(m_random.below(v4 ? 33 : 129))}; }
    template <typename T, typename F>
    void fill(std::vector<T>& list, F each)
    {
        list.resize(m_random.below(4));
        for (T& one : list) {
            one.disabled = half();
            one.comment = half() ? text(0) : "";
            each(one);
        }
    }

    SeededRandom m_random;
};

} // namespace tb::test
