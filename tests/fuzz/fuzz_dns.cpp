// SPDX-License-Identifier: GPL-3.0-or-later
// A DNS message from a stranger: read, written, remembered, shown, and read again.

#include "base/assert.h"
#include "stack/dns_cache.h"

using namespace tb;
using namespace tb::stack;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t kLongest = 65535, kCacheBytes = 65536;
    constexpr Instant kNow{std::chrono::seconds(1000)};
    const auto message = readDns({data, size});
    if (!message)
        return 0;
    // What could be read can be written, and means the same then.
    const std::vector<wire::Byte> bytes = writeDns(*message, kLongest);
    const auto again = readDns(bytes);
    TB_CHECK(again.has_value());
    const bool wasCut = again->isTruncated && !message->isTruncated;
    const bool hasLongCode = static_cast<std::uint16_t>(message->code) > 15;
    TB_CHECK(wasCut || *again == *message || (hasLongCode && !message->edns));

    for (const auto* section : {&message->answers, &message->authority, &message->additional}) {
        for (const DnsRecord& record : *section) {
            (void)dnsDataText(record);
            (void)negativeTtl(record);
            const auto name = DnsName::parse(record.name.toString());
            TB_CHECK(name && *name == record.name);
        }
    }
    if (!message->question)
        return 0;
    DnsCache cache;
    cache.setLimits(kCacheBytes, std::chrono::hours(1));
    cache.store(*message->question, {}, *message, kNow);
    TB_CHECK(cache.bytesUsed() <= kCacheBytes);
    (void)cache.find(*message->question, {}, kNow + Duration(std::chrono::seconds(1)));
    (void)cache.rows(kNow);
    return 0;
}
