// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dns_static.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>

namespace tb::stack {

namespace {

using config::DnsRecordType;

/// One entry, ready: what it answers, whatever the name.
struct Ready {
    DnsRecordType type = DnsRecordType::A;
    std::uint32_t ttl = 0;
    std::string data;
    std::optional<DnsName> alias;
    bool forSubdomains = false;
};

re2::RE2::Options regexpOptions()
{
    constexpr std::int64_t kMostMemory = 256 * 1024; // bytes for one compiled expression
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(kMostMemory);
    return options;
}

Ready readyOf(const config::DnsStatic& entry)
{
    using std::chrono::seconds;
    const auto ttl = std::chrono::duration_cast<seconds>(entry.ttl).count();
    Ready ready{entry.type,
                static_cast<std::uint32_t>(std::clamp<std::int64_t>(ttl, 0, INT32_MAX)),
                {},
                std::nullopt,
                entry.matchSubdomain};
    if (entry.address)
        ready.data = dnsAddressData(*entry.address);
    if (entry.type == DnsRecordType::Cname) {
        ready.alias = DnsName::parse(entry.cname);
        ready.data = ready.alias.value_or(DnsName()).wire();
    }
    return ready;
}

constexpr std::uint16_t typeOf(DnsRecordType type)
{
    constexpr std::uint16_t kTypes[] = {dns_type::kA, dns_type::kAaaa, dns_type::kCname, 0};
    return kTypes[static_cast<std::size_t>(type)];
}

/// What the entries of one name say of it.
DnsStaticAnswer answerOf(const DnsQuestion& question, const std::vector<const Ready*>& entries)
{
    DnsStaticAnswer answer;
    for (const Ready* const entry : entries) {
        const std::uint16_t type = typeOf(entry->type);
        const bool isAlias = entry->alias && question.type != dns_type::kCname;
        if (entry->type == DnsRecordType::Nxdomain)
            answer.code = DnsCode::NameError;
        else if (isAlias || type == question.type || question.type == dns_type::kAny)
            answer.records.push_back({question.name, type, kDnsInternet, entry->ttl, entry->data});
        if (isAlias) { // a name with an alias has nothing else (RFC 1034 §3.6.2)
            answer.records = {answer.records.back()};
            answer.alias = entry->alias;
            break;
        }
    }
    return answer;
}

} // namespace

struct DnsStaticTable::Entries {
    std::vector<std::pair<std::unique_ptr<re2::RE2>, Ready>> regexps;
    std::map<std::string, std::vector<Ready>> names; ///< by DnsName::key()

    std::vector<const Ready*> matching(const DnsName& name) const
    {
        std::vector<const Ready*> found;
        const std::string text = name.toString();
        for (const auto& [regexp, ready] : regexps) {
            if (re2::RE2::PartialMatch(text, *regexp))
                found.push_back(&ready);
        }
        DnsName above = name;
        for (bool isItself = true; found.empty(); isItself = false) {
            if (const auto here = names.find(above.key()); here != names.end()) {
                for (const Ready& ready : here->second) {
                    if (isItself || ready.forSubdomains)
                        found.push_back(&ready);
                }
            }
            if (above.isRoot())
                break;
            above = above.parent();
        }
        return found;
    }
};

DnsStaticTable::DnsStaticTable(std::span<const config::DnsStatic> entries)
    : m_entries(std::make_unique<Entries>())
{
    for (const config::DnsStatic& entry : entries) {
        if (entry.disabled)
            continue;
        auto regexp = std::make_unique<re2::RE2>(entry.regexp, regexpOptions());
        const auto name = DnsName::parse(entry.name);
        if (!entry.regexp.empty() && regexp->ok())
            m_entries->regexps.emplace_back(std::move(regexp), readyOf(entry));
        else if (entry.regexp.empty() && name)
            m_entries->names[name->key()].push_back(readyOf(entry));
    }
}

DnsStaticTable::~DnsStaticTable() = default;
DnsStaticTable::DnsStaticTable(DnsStaticTable&&) noexcept = default;
DnsStaticTable& DnsStaticTable::operator=(DnsStaticTable&&) noexcept = default;

std::optional<DnsStaticAnswer> DnsStaticTable::find(const DnsQuestion& question) const
{
    const std::vector<const Ready*> entries = m_entries->matching(question.name);
    return entries.empty() ? std::nullopt : std::optional(answerOf(question, entries));
}

bool isDnsRegexp(std::string_view text)
{
    return re2::RE2(re2::StringPiece(text.data(), text.size()), regexpOptions()).ok();
}

} // namespace tb::stack
