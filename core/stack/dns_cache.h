// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "stack/dns_message.h"

#include <list>
#include <map>

namespace tb::stack {

/// What makes answers to the same question different: whether proofs are wanted, whether they were checked.
struct DnsVariant {
    bool wantsDnssec = false; ///< DO
    bool isUnchecked = false; ///< CD

    friend auto operator<=>(const DnsVariant&, const DnsVariant&) = default;
};

/// Answers that servers gave, each kept whole under its question.
///
/// Theory of operation
///   Records are never taken out of one answer to make another: what somebody smuggles into an answer is
///   seen only by those who ask the same. An answer lives as long as its record that ends first, TTLs count
///   down (RFC 1035 §3.2.1). That something is not there is remembered for as long as its SOA record says
///   (RFC 2308 §5); that a name is not there holds for every type and for all names below it (RFC 8020).
///   When memory is used up the answer that nobody asked for the longest goes.
class DnsCache {
public:
    /// bytes: for names and data with their bookkeeping, roughly.
    void setLimits(std::size_t bytes, Duration longestTtl);
    /// Keeps a response, when it may be kept: not one that is truncated, failed, or says without a SOA record
    /// that something is not there.
    void store(const DnsQuestion& question, DnsVariant variant, const DnsMessage& response, Instant now);
    /// The answer with what is left of its TTLs; nothing when none is known.
    std::optional<DnsMessage> find(const DnsQuestion& question, DnsVariant variant, Instant now);
    void clear();

    std::size_t bytesUsed() const { return m_bytes; }
    /// One record of an answer; of an answer without records its question, with its code.
    struct Row {
        std::string name, type, data;
        Duration ttl{};
    };
    std::vector<Row> rows(Instant now) const;

private:
    struct Key {
        std::string name; ///< DnsName::key()
        std::uint16_t type = 0;
        DnsVariant variant;

        friend auto operator<=>(const Key&, const Key&) = default;
    };
    struct Entry {
        Key key;
        DnsQuestion question;
        DnsMessage message;
        Instant from, until;
        std::size_t bytes = 0;
    };
    using Entries = std::list<Entry>; ///< the one used last is first

    Entry* use(const Key& key, Instant now);
    void erase(Entries::iterator entry);
    void shrinkTo(std::size_t bytes);

    std::size_t m_limit = 2048 * 1024;
    Duration m_longestTtl = std::chrono::hours(24 * 7);
    std::size_t m_bytes = 0;
    Entries m_entries;
    std::map<Key, Entries::iterator> m_byKey;
};

} // namespace tb::stack
