// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_address.h"
#include "stack/dns_name.h"
#include "wire/bytes.h"

#include <cstdint>
#include <vector>

namespace tb::stack {

inline constexpr std::uint16_t kDnsPort = 53;
inline constexpr std::uint16_t kDnsInternet = 1; ///< the class of everything that we ask

// Types of records that the router knows by name; all others pass through it as they are.
namespace dns_type {
inline constexpr std::uint16_t kA = 1, kNs = 2, kCname = 5, kSoa = 6, kPtr = 12, kMx = 15, kTxt = 16,
                               kAaaa = 28, kSrv = 33, kOpt = 41, kIxfr = 251, kAxfr = 252, kAny = 255;
}

/// What became of a question (RFC 1035 §4.1.1, RFC 6891 §9).
enum class DnsCode : std::uint16_t {
    NoError = 0,
    FormatError = 1,
    ServerFailure = 2,
    NameError = 3, ///< NXDOMAIN
    NotImplemented = 4,
    Refused = 5,
    BadVersion = 16,
};

struct DnsQuestion {
    DnsName name;
    std::uint16_t type = dns_type::kA;
    std::uint16_t recordClass = kDnsInternet;

    bool operator==(const DnsQuestion&) const = default;
};

struct DnsRecord {
    DnsName name;
    std::uint16_t type = dns_type::kA;
    std::uint16_t recordClass = kDnsInternet;
    std::uint32_t ttl = 0; ///< seconds
    std::string data;      ///< names in it stand in full

    bool operator==(const DnsRecord&) const = default;
};

/// What the OPT record says (RFC 6891 §6.1); its options are hop by hop and not kept.
struct DnsEdns {
    std::uint16_t payload = 512; ///< bytes of a datagram that its sender takes
    std::uint8_t version = 0;
    bool wantsDnssec = false; ///< DO

    bool operator==(const DnsEdns&) const = default;
};

/// A DNS message (RFC 1035 §4). One question at most, as RFC 9619 demands.
struct DnsMessage {
    std::uint16_t id = 0;
    bool isResponse = false;
    std::uint8_t operation = 0; ///< opcode; 0: a query
    bool isAuthoritative = false, isTruncated = false;
    bool wantsRecursion = false, hasRecursion = false;
    bool isAuthentic = false, isUnchecked = false; ///< AD and CD (RFC 4035 §3.2)
    DnsCode code = DnsCode::NoError;
    std::optional<DnsQuestion> question;
    std::vector<DnsRecord> answers, authority, additional; ///< OPT aside
    std::optional<DnsEdns> edns;

    bool operator==(const DnsMessage&) const = default;
};

/// The header alone, so that a message whose rest makes no sense can be refused. Nothing when there is none.
std::optional<DnsMessage> readDnsHeader(wire::ConstBytes payload);
/// The whole message. Nothing when something does not fit: a name without end, a record that leaves the
/// message, two questions, two OPT records. Bytes behind the last record do not count.
std::optional<DnsMessage> readDns(wire::ConstBytes payload);
/// The message in at most `limit` bytes: when it does not fit, without records and marked as truncated.
std::vector<wire::Byte> writeDns(const DnsMessage& message, std::size_t limit);

/// "AAAA"; "TYPE65" for one without a name here (RFC 3597 §5).
std::string dnsTypeName(std::uint16_t type);
/// A record's data as people read it: "192.0.2.1", "10 mail.example.com".
std::string dnsDataText(const DnsRecord& record);
/// The last of a SOA record's numbers: how long it is worth remembering that something is not there, in
/// seconds (RFC 2308 §4). 0 when it is no such record.
std::uint32_t negativeTtl(const DnsRecord& soa);
/// The data of an A or AAAA record.
std::string dnsAddressData(const IpAddress& address);

} // namespace tb::stack
