// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/text_reader.h"

#include <algorithm>
#include <charconv>

namespace tb::conntrack {

namespace {

/// ASCII only: what a locale takes for a letter is no concern of a protocol.
char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isSameLetter(char a, char b)
{
    return lower(a) == lower(b);
}

} // namespace

bool equalsCaseBlind(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, isSameLetter);
}

TextReader::TextReader(wire::ConstBytes bytes)
    : m_rest(reinterpret_cast<const char*>(bytes.data()), bytes.size())
{
}

bool TextReader::startsWith(std::string_view keyword) const
{
    return equalsCaseBlind(m_rest.substr(0, keyword.size()), keyword);
}

bool TextReader::skip(std::string_view keyword)
{
    if (!startsWith(keyword))
        return false;
    m_rest.remove_prefix(keyword.size());
    return true;
}

bool TextReader::skip(char c)
{
    return skip(std::string_view(&c, 1));
}

bool TextReader::skipPast(std::string_view keyword)
{
    const auto found =
        std::search(m_rest.begin(), m_rest.end(), keyword.begin(), keyword.end(), isSameLetter);
    if (found == m_rest.end())
        return false;
    m_rest.remove_prefix(static_cast<std::size_t>(found - m_rest.begin()) + keyword.size());
    return true;
}

void TextReader::skipBlanks()
{
    m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t"), m_rest.size()));
}

std::string_view TextReader::takeUntilAnyOf(std::string_view characters)
{
    const std::string_view taken = m_rest.substr(0, m_rest.find_first_of(characters));
    m_rest.remove_prefix(taken.size());
    return taken;
}

std::optional<std::uint32_t> TextReader::number(std::uint32_t most)
{
    const char* const end = m_rest.data() + m_rest.size();
    std::uint32_t value = 0;
    const auto [behind, failure] = std::from_chars(m_rest.data(), end, value);
    if (failure != std::errc() || value > most)
        return std::nullopt;
    m_rest.remove_prefix(static_cast<std::size_t>(behind - m_rest.data()));
    return value;
}

std::optional<std::string_view> TextReader::until(char delimiter)
{
    const std::size_t length = m_rest.find(delimiter);
    if (length == std::string_view::npos)
        return std::nullopt;
    const std::string_view taken = m_rest.substr(0, length);
    m_rest.remove_prefix(length + 1);
    return taken;
}

std::optional<std::string_view> TextReader::line()
{
    auto taken = until('\n');
    if (taken && taken->ends_with('\r'))
        taken->remove_suffix(1);
    return taken;
}

} // namespace tb::conntrack
