// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dns_cache.h"

#include <algorithm>

namespace tb::stack {

namespace {

using std::chrono::duration_cast;
using std::chrono::seconds;

/// An answer that a name is not there is kept under no type, because it holds for all.
constexpr std::uint16_t kEveryType = 0;
/// Bookkeeping of an answer and of a record beside their names and data, roughly.
constexpr std::size_t kEntryOverhead = 256, kRecordOverhead = sizeof(DnsRecord);

constexpr std::vector<DnsRecord> DnsMessage::*kSections[] = {&DnsMessage::answers, &DnsMessage::authority};

std::size_t bytesOf(const DnsMessage& message)
{
    std::size_t bytes = kEntryOverhead;
    for (const auto section : kSections) {
        for (const DnsRecord& record : message.*section)
            bytes += kRecordOverhead + record.name.wire().size() + record.data.size();
    }
    return bytes;
}

/// Whether the answer has what was asked for, at the end of its aliases perhaps.
bool hasData(const DnsQuestion& question, const DnsMessage& message)
{
    return message.code == DnsCode::NoError &&
           std::ranges::any_of(message.answers, [&](const DnsRecord& record) {
               return record.type == question.type || question.type == dns_type::kAny;
           });
}

/// How long an answer may be kept; nothing: not at all.
std::optional<std::uint32_t> lifetimeOf(const DnsQuestion& question, const DnsMessage& message)
{
    std::optional<std::uint32_t> lifetime;
    for (const DnsRecord& record : message.answers)
        lifetime = std::min(lifetime.value_or(record.ttl), record.ttl);
    if (hasData(question, message))
        return lifetime;
    const auto soa = std::ranges::find(message.authority, dns_type::kSoa, &DnsRecord::type);
    if (soa == message.authority.end())
        return std::nullopt;
    const std::uint32_t negative = negativeTtl(*soa);
    return std::min(lifetime.value_or(negative), negative);
}

} // namespace

void DnsCache::setLimits(std::size_t bytes, Duration longestTtl)
{
    m_limit = bytes;
    m_longestTtl = longestTtl;
    shrinkTo(m_limit);
}

void DnsCache::store(const DnsQuestion& question, DnsVariant variant, const DnsMessage& response, Instant now)
{
    const bool isAnswer = response.code == DnsCode::NoError || response.code == DnsCode::NameError;
    const auto lifetime = isAnswer && !response.isTruncated ? lifetimeOf(question, response) : std::nullopt;
    const Duration length = std::min<Duration>(seconds(lifetime.value_or(0)), m_longestTtl);
    if (length <= Duration::zero())
        return;
    // An alias that leads to nothing says so of its end, and not of the name that was asked.
    const bool isForEveryType = response.code == DnsCode::NameError && response.answers.empty();
    Entry entry{
        {question.name.key(), isForEveryType ? kEveryType : question.type, variant},
        question,
        response,
        now,
        now + length,
        bytesOf(response)
    };
    entry.message.additional.clear();
    const auto longest = static_cast<std::uint32_t>(
        std::min<std::int64_t>(duration_cast<seconds>(m_longestTtl).count(), INT32_MAX));
    for (const auto section : kSections) {
        for (DnsRecord& record : entry.message.*section) {
            if (record.type == dns_type::kSoa && !hasData(question, response))
                record.ttl = negativeTtl(record);
            record.ttl = std::min(record.ttl, longest);
        }
    }
    if (const auto before = m_byKey.find(entry.key); before != m_byKey.end())
        erase(before->second);
    if (entry.bytes > m_limit)
        return;
    shrinkTo(m_limit - entry.bytes);
    m_bytes += entry.bytes;
    m_entries.push_front(std::move(entry));
    m_byKey[m_entries.front().key] = m_entries.begin();
}

DnsCache::Entry* DnsCache::use(const Key& key, Instant now)
{
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end())
        return nullptr;
    if (found->second->until <= now) {
        erase(found->second);
        return nullptr;
    }
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return &m_entries.front();
}

std::optional<DnsMessage> DnsCache::find(const DnsQuestion& question, DnsVariant variant, Instant now)
{
    const Entry* entry = use({question.name.key(), question.type, variant}, now);
    DnsName name = question.name;
    while (!entry) {
        entry = use({name.key(), kEveryType, variant}, now);
        // Proofs are about one name: what they prove of those below is for validators to find (RFC 8198).
        if (name.isRoot() || variant.wantsDnssec)
            break;
        name = name.parent();
    }
    if (!entry)
        return std::nullopt;
    DnsMessage answer = entry->message;
    const auto age = static_cast<std::uint32_t>(duration_cast<seconds>(now - entry->from).count());
    for (const auto section : kSections) {
        for (DnsRecord& record : answer.*section)
            record.ttl -= std::min(record.ttl, age);
    }
    answer.isAuthoritative = false;
    return answer;
}

void DnsCache::erase(Entries::iterator entry)
{
    m_bytes -= entry->bytes;
    m_byKey.erase(entry->key);
    m_entries.erase(entry);
}

void DnsCache::shrinkTo(std::size_t bytes)
{
    while (m_bytes > bytes)
        erase(std::prev(m_entries.end()));
}

void DnsCache::clear()
{
    shrinkTo(0);
}

std::vector<DnsCache::Row> DnsCache::rows(Instant now) const
{
    std::vector<Row> rows;
    for (const auto& [key, entry] : m_byKey) {
        if (entry->until <= now)
            continue;
        const Duration age = now - entry->from;
        const bool hasNoRecord = entry->message.answers.empty();
        if (hasNoRecord)
            rows.push_back(
                {entry->question.name.toString(),
                 entry->message.code == DnsCode::NameError ? "NXDOMAIN" : dnsTypeName(entry->question.type),
                 "", entry->until - now});
        for (const DnsRecord& record : entry->message.answers) {
            const Duration left = Duration(seconds(record.ttl)) - age;
            rows.push_back({record.name.toString(), dnsTypeName(record.type), dnsDataText(record),
                            std::max(left, Duration::zero())});
        }
    }
    return rows;
}

} // namespace tb::stack
