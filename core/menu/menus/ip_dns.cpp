// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/list_traits.h"
#include "menu/menus/menus.h"

#include "stack/dns_forwarder.h"
#include "stack/services.h"

namespace tb::menu {

template <>
inline constexpr std::array<std::string_view, 4> kChoices<config::DnsRecordType>{"A", "AAAA", "CNAME",
                                                                                 "NXDOMAIN"};

namespace {

using config::Config;
using config::DnsSettings;
using config::DnsStatic;

constexpr std::uint64_t kKibibyte = 1024;

struct Working {
    std::vector<IpAddress> dynamicServers;
    std::uint64_t cacheUsed = 0; ///< KiB
};

constexpr Property kSettings[] = {
    property<&DnsSettings::servers>("servers", TB_TEXT("Servers"),
                                    TB_TEXT("DNS servers that the router asks, in this order")),
    readOnly<&Working::dynamicServers>("dynamic-servers", TB_TEXT("Dynamic Servers"),
                                       TB_TEXT("DNS servers that a DHCP client of the router was given")),
    property<&DnsSettings::allowRemoteRequests>("allow-remote-requests", TB_TEXT("Allow Remote Requests"),
                                                TB_TEXT("Answers the questions of hosts")),
    property<&DnsSettings::cacheSize>("cache-size", TB_TEXT("Cache Size"),
                                      TB_TEXT("KiB for answers that are remembered"),
                                      {.low = 64, .high = 1024 * 1024}),
    property<&DnsSettings::cacheMaxTtl>("cache-max-ttl", TB_TEXT("Cache Max TTL"),
                                        TB_TEXT("Answers are forgotten after this time at the latest")),
    readOnly<&Working::cacheUsed>("cache-used", TB_TEXT("Cache Used"), TB_TEXT("KiB that are in use")),
};

Message checkName(std::string_view text)
{
    return text.empty() || stack::DnsName::parse(text)
               ? Message()
               : Message(TB_TEXT("failure: not a domain name: labels have 1 to 63 characters"));
}

Message checkRegexp(std::string_view text)
{
    return stack::isDnsRegexp(text) ? Message() : Message(TB_TEXT("failure: not a regular expression"));
}

constexpr Property kStaticProperties[] = {
    property<&DnsStatic::name>("name", TB_TEXT("Name"), TB_TEXT("Name that is answered"),
                               {.spelling = checkName}),
    property<&DnsStatic::regexp>("regexp", TB_TEXT("Regexp"), TB_TEXT("Every name that matches is answered"),
                                 {.spelling = checkRegexp}),
    property<&DnsStatic::type>("type", TB_TEXT("Type"), TB_TEXT("Kind of the record")),
    property<&DnsStatic::address>("address", TB_TEXT("Address"), TB_TEXT("Address of A and AAAA")),
    property<&DnsStatic::cname>("cname", TB_TEXT("CNAME"), TB_TEXT("The name that this one stands for"),
                                {.spelling = checkName}),
    property<&DnsStatic::ttl>("ttl", TB_TEXT("TTL"), TB_TEXT("How long hosts may remember it")),
    property<&DnsStatic::matchSubdomain>("match-subdomain", TB_TEXT("Match Subdomains"),
                                         TB_TEXT("Names below it are answered, too"), {.inTable = false}),
};

using CacheRow = stack::DnsCache::Row;
constexpr Property kCacheProperties[] = {
    readOnly<&CacheRow::name>("name", TB_TEXT("Name"), TB_TEXT("Name of the record")),
    readOnly<&CacheRow::type>("type", TB_TEXT("Type"), TB_TEXT("Kind of the record")),
    readOnly<&CacheRow::data>("data", TB_TEXT("Data"), TB_TEXT("What it says; empty: there is none")),
    readOnly<&CacheRow::ttl, WholeSecondsTraits>("ttl", TB_TEXT("TTL"),
                                                 TB_TEXT("Time until it is forgotten")),
};

MenuView viewSettings(const Menu& menu, const ReadContext& context)
{
    Working working;
    if (context.services) {
        const auto& dns = context.services->get<stack::DnsForwarder>();
        working.dynamicServers = dns.dynamicServers();
        working.cacheUsed = (dns.cache().bytesUsed() + kKibibyte - 1) / kKibibyte;
    }
    return {std::string(menu.path), {makeRow(menu, &context.config.dns, &working)}};
}

MenuView viewCache(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    if (!context.services)
        return view;
    for (const CacheRow& row :
         context.services->get<stack::DnsForwarder>().cache().rows(context.status.now)) {
        view.rows.push_back(makeRow(menu, nullptr, &row));
        view.rows.back().id = static_cast<std::uint32_t>(view.rows.size());
    }
    return view;
}

constexpr Action kCacheActions[] = {
    {"flush", TB_TEXT("Forgets all answers")},
};

constexpr Menu kMenus[] = {
    [] {
        Menu menu;
        menu.path = "/ip/dns";
        menu.kind = MenuKind::Settings;
        menu.title = TB_TEXT("DNS Settings");
        menu.doc = TB_TEXT("Whom the router asks for names, and whom it answers");
        menu.properties = kSettings;
        menu.object = [](Config& config) -> void* { return &config.dns; };
        menu.view = viewSettings;
        return menu;
    }(),
    listMenu<&Config::dnsStatic>({"/ip/dns/static", TB_TEXT("DNS Static"),
                                  TB_TEXT("Names that the router answers by itself"), kStaticProperties,
                                  kDisabledFlag, ""},
                                 plainView<&Config::dnsStatic>),
    [] {
        Menu menu = recordsMenu("/ip/dns/cache", TB_TEXT("DNS Cache"),
                                TB_TEXT("Answers that the router remembers"), kCacheProperties, viewCache);
        menu.actions = kCacheActions;
        return menu;
    }(),
};

} // namespace

std::span<const Menu> dnsMenus()
{
    return kMenus;
}

} // namespace tb::menu
