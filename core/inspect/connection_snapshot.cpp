// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspect/connection_snapshot.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace tb::inspect {

namespace {

/// One word of ConnectionQuery::contains.
struct Word {
    std::string text;
    bool isExcluded = false;
};

std::string smallLetters(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

/// Values of connections are written in small letters, but for marks: the words become so, too.
std::vector<Word> wordsOf(std::string_view contains)
{
    std::vector<Word> words;
    for (std::size_t at = 0; at < contains.size();) {
        const std::size_t begin = std::min(contains.find_first_not_of(' ', at), contains.size());
        at = std::min(contains.find(' ', begin), contains.size());
        Word word{std::string(contains.substr(begin, at - begin)), false};
        if (word.text.starts_with('!')) {
            word.isExcluded = true;
            word.text.erase(0, 1);
        }
        word.text = smallLetters(std::move(word.text));
        if (!word.text.empty())
            words.push_back(std::move(word));
    }
    return words;
}

/// Whole, or up to the end of one of its parts: "192.168.88" finds 192.168.88.10, "192.168.88.1" does not.
bool addressHas(std::string_view address, std::string_view word)
{
    if (!address.starts_with(word))
        return false;
    const bool endsPart = word.ends_with('.') || word.ends_with(':');
    return address.size() == word.size() || endsPart || address[word.size()] == '.' ||
           address[word.size()] == ':';
}

/// Whether a word is about this column of the row. What changes from second to second is not searched: rows
/// would come and go by chance.
bool columnHas(const Column& column, const ConnectionRow& row, std::string_view word)
{
    switch (column.type) {
    case ColumnType::Address:
        return addressHas(column.print(row), word);
    case ColumnType::Port:
        return column.print(row) == word;
    case ColumnType::Protocol:
    case ColumnType::TcpState:
        return column.print(row).starts_with(word);
    case ColumnType::Text:
        return smallLetters(column.print(row)).starts_with(word);
    default:
        return false;
    }
}

/// Whether the word names a flag that the row has.
bool flagsHave(const ConnectionRow& row, std::string_view word)
{
    return std::ranges::any_of(
        flagLetters(), [&](const FlagLetter& flag) { return flag.name == word && row.has(flag.bit); });
}

bool hasWords(const ConnectionRow& row, std::span<const Word> words)
{
    return std::ranges::all_of(words, [&](const Word& word) {
        const bool found =
            flagsHave(row, word.text) || std::ranges::any_of(columns(), [&](const Column& column) {
                return columnHas(column, row, word.text);
            });
        return found != word.isExcluded;
    });
}

bool passes(const ConnectionRow& row, const ConnectionQuery& query, std::span<const Word> words)
{
    if (query.family && row.original.family() != *query.family)
        return false;
    if (query.where && !query.where(row))
        return false;
    return hasWords(row, words);
}

/// Sorts row numbers by a 64-bit key, copied out so that rows are read once (performance-design §6). Ties
/// keep the order of the table, so equal rows do not jump about.
void sortByKey(const std::vector<ConnectionRow>& rows, const Column& column, bool descending,
               std::vector<std::uint32_t>& order)
{
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
    keys.reserve(order.size());
    for (const std::uint32_t index : order)
        keys.emplace_back(descending ? ~column.key(rows[index]) : column.key(rows[index]), index);
    std::ranges::sort(keys);
    std::ranges::transform(keys, order.begin(), [](const auto& pair) { return pair.second; });
}

void sortByValue(const std::vector<ConnectionRow>& rows, const Column& column, bool descending,
                 std::vector<std::uint32_t>& order)
{
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return descending ? column.less(rows[b], rows[a]) : column.less(rows[a], rows[b]);
    });
}

} // namespace

std::shared_ptr<const ConnectionSnapshot> ConnectionSnapshot::make(std::shared_ptr<const ConnectionRows> rows,
                                                                   const ConnectionQuery& query)
{
    const auto snapshot = std::make_shared<ConnectionSnapshot>();
    const std::vector<ConnectionRow>& all = *rows->rows;
    snapshot->m_order.reserve(all.size());
    const std::vector<Word> words = wordsOf(query.contains);
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        if (passes(all[i], query, words)) {
            snapshot->m_order.push_back(i);
            snapshot->m_highestRate = std::max({snapshot->m_highestRate, all[i].origRate, all[i].replRate});
        } else if (!query.family || all[i].original.family() == *query.family)
            ++snapshot->m_filteredOut;
    }
    if (query.sortColumn >= 0 && static_cast<std::size_t>(query.sortColumn) < columns().size()) {
        const Column& column = columns()[static_cast<std::size_t>(query.sortColumn)];
        (column.key ? sortByKey : sortByValue)(all, column, query.descending, snapshot->m_order);
    }
    snapshot->m_rows = std::move(rows);
    return snapshot;
}

std::shared_ptr<const SnapshotDiff> diffSnapshots(const std::shared_ptr<const ConnectionSnapshot>& old,
                                                  std::shared_ptr<const ConnectionSnapshot> next)
{
    const auto diff = std::make_shared<SnapshotDiff>();
    const std::size_t oldSize = old ? old->size() : 0;
    std::unordered_map<std::uint64_t, std::uint32_t> before;
    before.reserve(oldSize);
    for (std::uint32_t i = 0; i < oldSize; ++i)
        before.emplace(old->row(i).id.key(), i);
    diff->movedTo.assign(oldSize, SnapshotDiff::kGone);
    for (std::uint32_t i = 0; i < next->size(); ++i) {
        const auto found = before.find(next->row(i).id.key());
        if (found == before.end())
            diff->added.push_back(i);
        else
            diff->movedTo[found->second] = i;
    }
    for (std::uint32_t i = 0; i < oldSize; ++i) {
        if (diff->movedTo[i] == SnapshotDiff::kGone)
            diff->vanished.push_back(i);
    }
    // What stayed keeps its places when the old rows are a prefix of the new ones.
    diff->sameOrder = diff->vanished.empty();
    for (std::uint32_t i = 0; i < oldSize && diff->sameOrder; ++i)
        diff->sameOrder = diff->movedTo[i] == i;
    diff->next = std::move(next);
    return diff;
}

} // namespace tb::inspect
