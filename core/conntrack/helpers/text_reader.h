// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_address.h"
#include "wire/bytes.h"

#include <optional>
#include <string_view>

namespace tb::conntrack {

/// Reads text of a control protocol from the front, never beyond its end. What does not fit leaves the reader
/// where it was. Keywords are compared without regard to case.
class TextReader {
public:
    explicit TextReader(std::string_view text) : m_rest(text) {}
    explicit TextReader(wire::ConstBytes bytes);

    std::string_view rest() const { return m_rest; }
    bool startsWith(std::string_view keyword) const;
    /// What was read since `earlier`, a copy of this reader.
    std::string_view readSince(const TextReader& earlier) const
    {
        return earlier.m_rest.substr(0, earlier.m_rest.size() - m_rest.size());
    }

    bool skip(std::string_view keyword);
    bool skip(char c);
    /// Moves behind the first occurrence of the keyword.
    bool skipPast(std::string_view keyword);
    void skipBlanks(); ///< spaces and tabs
    /// Moves to the first of these characters, or to the end.
    std::string_view takeUntilAnyOf(std::string_view characters);

    /// All the digits that stand here. Nothing without any, and for a number above `most`.
    std::optional<std::uint32_t> number(std::uint32_t most);
    /// What stands before the delimiter, and moves behind it. Nothing without one.
    std::optional<std::string_view> until(char delimiter);
    /// A line that has its end, without it: CR LF or LF alone.
    std::optional<std::string_view> line();

private:
    std::string_view m_rest;
};

/// Whether two texts differ in the case of letters only (ASCII).
bool equalsCaseBlind(std::string_view a, std::string_view b);

} // namespace tb::conntrack
