// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/services.h"
#include "stack/dns_message.h"

#include <memory>
#include <span>

namespace tb::stack {

/// What /ip dns static says of a question.
struct DnsStaticAnswer {
    DnsCode code = DnsCode::NoError;
    std::vector<DnsRecord> records; ///< none: there is no record of this type
    std::optional<DnsName> alias;   ///< the question goes on with this name
};

/// The entries of /ip dns static that are enabled, made ready. Entries with a regexp are asked first, then
/// those of the name itself, then those of names above with match-subdomain, the nearest name first
/// (RouterOS: regular expressions go before plain records). A name that has an entry has no records of types
/// that its entries do not have: our choice, so that names of the local network never leak.
class DnsStaticTable {
public:
    explicit DnsStaticTable(std::span<const config::DnsStatic> entries = {});
    ~DnsStaticTable();
    DnsStaticTable(DnsStaticTable&&) noexcept;
    DnsStaticTable& operator=(DnsStaticTable&&) noexcept;

    /// Nothing when no entry knows the name.
    std::optional<DnsStaticAnswer> find(const DnsQuestion& question) const;

private:
    struct Entries;
    std::unique_ptr<Entries> m_entries;
};

/// Whether the text is a regular expression (RE2's) that is not too large.
bool isDnsRegexp(std::string_view text);

} // namespace tb::stack
