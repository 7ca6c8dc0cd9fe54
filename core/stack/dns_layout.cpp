// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dns_layout.h"

#include <algorithm>

namespace tb::stack {

namespace {

/// THE TABLE: RFC 1035 §3.3, and RFC 3597 §4 for the rest.
constexpr DnsLayout kLayouts[] = {
    {dns_type::kNs,    0, 1, true },
    {3,                0, 1, true }, // MD
    {4,                0, 1, true }, // MF
    {dns_type::kCname, 0, 1, true },
    {dns_type::kSoa,   0, 2, true },
    {7,                0, 1, true }, // MB
    {8,                0, 1, true }, // MG
    {9,                0, 1, true }, // MR
    {dns_type::kPtr,   0, 1, true },
    {14,               0, 2, true }, // MINFO
    {dns_type::kMx,    2, 1, true },
    {17,               0, 2, false}, // RP
    {18,               2, 1, false}, // AFSDB
    {21,               2, 1, false}, // RT
    {26,               2, 2, false}, // PX
    {dns_type::kSrv,   6, 1, false},
    {36,               2, 1, false}, // KX
    {39,               0, 1, false}, // DNAME
};

struct TypeName {
    std::uint16_t type;
    std::string_view name;
};
constexpr TypeName kNames[] = {
    {dns_type::kA,     "A"     },
    {dns_type::kNs,    "NS"    },
    {dns_type::kCname, "CNAME" },
    {dns_type::kSoa,   "SOA"   },
    {dns_type::kPtr,   "PTR"   },
    {dns_type::kMx,    "MX"    },
    {dns_type::kTxt,   "TXT"   },
    {dns_type::kAaaa,  "AAAA"  },
    {dns_type::kSrv,   "SRV"   },
    {43,               "DS"    },
    {46,               "RRSIG" },
    {47,               "NSEC"  },
    {48,               "DNSKEY"},
    {64,               "SVCB"  },
    {65,               "HTTPS" },
    {257,              "CAA"   },
};

/// A name in full in front of `data`, from which it is taken.
std::optional<DnsName> takeName(std::string_view& data)
{
    DnsName name;
    while (!data.empty()) {
        const auto length = static_cast<unsigned char>(data[0]);
        if (length >= data.size() || (length != 0 && !name.append(data.substr(1, length))))
            return std::nullopt;
        data.remove_prefix(1U + length);
        if (length == 0)
            return name;
    }
    return std::nullopt;
}

std::uint32_t numberAt(std::string_view data, std::size_t at)
{
    return wire::load16(reinterpret_cast<const wire::Byte*>(data.data()) + at);
}

/// "10 ", "0 5 5060 ": the numbers before a name.
std::string numbersText(std::string_view data)
{
    std::string text;
    for (std::size_t at = 0; at + 2 <= data.size(); at += 2)
        text += std::to_string(numberAt(data, at)) + " ";
    return text;
}

/// `\# 3 01aaff`: data that we know nothing of (RFC 3597 §5).
std::string unknownText(std::string_view data)
{
    constexpr std::size_t kMostShown = 64;
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text = "\\# " + std::to_string(data.size()) + " ";
    for (const char c : data.substr(0, kMostShown)) {
        text += kDigits[static_cast<unsigned char>(c) >> 4];
        text += kDigits[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

/// The strings of a TXT record one behind the other, with dots for what cannot be printed.
std::string txtText(std::string_view data)
{
    std::string text;
    while (!data.empty()) {
        const std::size_t length = static_cast<unsigned char>(data[0]);
        text += data.substr(1, length);
        data.remove_prefix(std::min(data.size(), 1 + length));
    }
    std::ranges::replace_if(
        text, [](char c) { return c < ' ' || c > '~'; }, '.');
    return text;
}

} // namespace

DnsLayout layoutOf(std::uint16_t type)
{
    const auto found = std::ranges::find(kLayouts, type, &DnsLayout::type);
    return found == std::end(kLayouts) ? DnsLayout{type} : *found;
}

std::optional<DnsDataParts> splitData(const DnsRecord& record)
{
    const DnsLayout layout = layoutOf(record.type);
    std::string_view rest = record.data;
    if (layout.names == 0 || rest.size() < layout.before)
        return std::nullopt;
    DnsDataParts parts{rest.substr(0, layout.before), {}, {}};
    rest.remove_prefix(layout.before);
    for (int i = 0; i < layout.names; ++i) {
        auto name = takeName(rest);
        if (!name)
            return std::nullopt;
        parts.names.push_back(*std::move(name));
    }
    parts.after = rest;
    return parts;
}

std::string dnsTypeName(std::uint16_t type)
{
    const auto found = std::ranges::find(kNames, type, &TypeName::type);
    return found == std::end(kNames) ? "TYPE" + std::to_string(type) : std::string(found->name);
}

std::string dnsDataText(const DnsRecord& record)
{
    const auto* const bytes = reinterpret_cast<const wire::Byte*>(record.data.data());
    if (record.type == dns_type::kA && record.data.size() == 4)
        return IpAddress::v4(bytes).toString();
    if (record.type == dns_type::kAaaa && record.data.size() == 16)
        return IpAddress::v6(bytes).toString();
    if (record.type == dns_type::kTxt)
        return txtText(record.data);
    const auto parts = splitData(record);
    if (!parts)
        return unknownText(record.data);
    std::string text = numbersText(parts->before);
    for (std::size_t i = 0; i < parts->names.size(); ++i)
        text += (i == 0 ? "" : " ") + parts->names[i].toString();
    return text;
}

std::uint32_t negativeTtl(const DnsRecord& soa)
{
    constexpr std::size_t kNumbers = 20;
    const auto parts = soa.type == dns_type::kSoa ? splitData(soa) : std::nullopt;
    if (!parts || parts->after.size() != kNumbers)
        return 0;
    return std::min(soa.ttl,
                    wire::load32(reinterpret_cast<const wire::Byte*>(parts->after.data()) + kNumbers - 4));
}

std::string dnsAddressData(const IpAddress& address)
{
    return {reinterpret_cast<const char*>(address.wireBytes()), static_cast<std::size_t>(address.bits()) / 8};
}

} // namespace tb::stack
