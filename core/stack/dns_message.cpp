// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dns_message.h"

#include "stack/dns_layout.h"

#include <algorithm>
#include <map>

namespace tb::stack {

namespace {

using wire::Byte;
using wire::ConstBytes;

constexpr std::size_t kHeader = 12;
/// RFC 2181 §8: a TTL with the highest bit set is 0.
constexpr std::uint32_t kLongestTtl = 0x7fffffff;

// The header's third and fourth byte.
constexpr std::uint16_t kQr = 0x8000, kAa = 0x0400, kTc = 0x0200, kRd = 0x0100, kRa = 0x0080, kAd = 0x0020,
                        kCd = 0x0010;
constexpr std::uint32_t kDo = 0x8000; ///< in the TTL of an OPT record

/// Reads from front to back; after something that does not fit everything else is empty, too.
class Reader {
public:
    explicit Reader(ConstBytes message) : m_message(message) {}

    bool hasFailed() const { return m_hasFailed; }
    std::size_t position() const { return m_at; }

    ConstBytes take(std::size_t size)
    {
        m_hasFailed = m_hasFailed || size > m_message.size() - m_at;
        if (m_hasFailed)
            return {};
        m_at += size;
        return m_message.subspan(m_at - size, size);
    }
    std::uint16_t number16()
    {
        const ConstBytes bytes = take(2);
        return bytes.empty() ? std::uint16_t{0} : wire::load16(bytes.data());
    }
    std::uint32_t number32()
    {
        const ConstBytes bytes = take(4);
        return bytes.empty() ? 0 : wire::load32(bytes.data());
    }
    /// Pointers must lead backwards, so that every name ends (RFC 1035 §4.1.4).
    DnsName name()
    {
        constexpr Byte kPointer = 0xc0;
        constexpr int kMostJumps = 127; // one a label of the longest name; longer chains only cost time
        int jumps = 0;
        DnsName name;
        std::size_t at = m_at, lowest = m_at;
        bool hasJumped = false;
        while (at < m_message.size()) {
            const Byte length = m_message[at];
            if ((length & kPointer) == kPointer && at + 1 < m_message.size()) {
                m_at = hasJumped ? m_at : at + 2;
                hasJumped = true;
                at = wire::load16(m_message.data() + at) & 0x3fff;
                if (at >= lowest || ++jumps > kMostJumps)
                    break;
                lowest = at;
                continue;
            }
            if (length == 0) {
                m_at = hasJumped ? m_at : at + 1;
                return name;
            }
            const bool fits = (length & kPointer) == 0 && at + 1 + length <= m_message.size();
            if (!fits || !name.append({reinterpret_cast<const char*>(m_message.data() + at + 1), length}))
                break;
            at += 1U + length;
        }
        m_hasFailed = true;
        return {};
    }
    std::string text(std::size_t size)
    {
        const ConstBytes bytes = take(size);
        return {bytes.begin(), bytes.end()};
    }

private:
    ConstBytes m_message;
    std::size_t m_at = 0;
    bool m_hasFailed = false;
};

/// The data of a record with its names in full.
std::string readData(Reader& reader, std::uint16_t type, std::size_t size)
{
    const DnsLayout layout = layoutOf(type);
    const std::size_t end = reader.position() + size;
    if (layout.names == 0)
        return reader.text(size);
    std::string data = reader.text(std::min<std::size_t>(layout.before, size));
    for (int i = 0; i < layout.names; ++i)
        data += reader.name().wire();
    if (reader.position() > end)
        (void)reader.take(SIZE_MAX); // a name that leaves its record
    return data + reader.text(reader.hasFailed() ? 0 : end - reader.position());
}

DnsRecord readRecord(Reader& reader)
{
    DnsRecord record;
    record.name = reader.name();
    record.type = reader.number16();
    record.recordClass = reader.number16();
    record.ttl = reader.number32();
    record.data = readData(reader, record.type, reader.number16());
    return record;
}

/// False for a second OPT record, or one that is not the root's.
bool takeOpt(const DnsRecord& record, DnsMessage& message)
{
    if (message.edns || !record.name.isRoot())
        return false;
    message.edns =
        DnsEdns{record.recordClass, static_cast<std::uint8_t>(record.ttl >> 16), (record.ttl & kDo) != 0};
    message.code = static_cast<DnsCode>((record.ttl >> 24 << 4) | static_cast<std::uint32_t>(message.code));
    return true;
}

bool readSection(Reader& reader, std::uint16_t count, std::vector<DnsRecord>& section, DnsMessage& message)
{
    for (; count > 0 && !reader.hasFailed(); --count) {
        DnsRecord record = readRecord(reader);
        if (reader.hasFailed())
            return false;
        if (record.type == dns_type::kOpt) {
            if (!takeOpt(record, message))
                return false;
            continue;
        }
        if (record.ttl > kLongestTtl)
            record.ttl = 0;
        section.push_back(std::move(record));
    }
    return !reader.hasFailed();
}

/// Writes names once and points to them afterwards.
class Writer {
public:
    std::vector<Byte> take() { return std::move(m_bytes); }
    std::size_t size() const { return m_bytes.size(); }

    void number16(std::uint32_t value)
    {
        m_bytes.push_back(static_cast<Byte>(value >> 8));
        m_bytes.push_back(static_cast<Byte>(value));
    }
    void number32(std::uint32_t value)
    {
        number16(value >> 16);
        number16(value & 0xffff);
    }
    void text(std::string_view bytes) { m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end()); }
    void name(const DnsName& whole)
    {
        constexpr std::size_t kFarthest = 0x3fff;
        DnsName rest = whole;
        for (; !rest.isRoot(); rest = rest.parent()) {
            const auto [known, isNew] = m_places.try_emplace(rest.wire(), m_bytes.size());
            if (!isNew)
                return number16(static_cast<std::uint32_t>(0xc000 | known->second));
            if (known->second > kFarthest)
                m_places.erase(known);
            text(rest.wire().substr(0, 1 + static_cast<std::size_t>(rest.wire()[0])));
        }
        m_bytes.push_back(0);
    }
    void record(const DnsRecord& record)
    {
        name(record.name);
        number16(record.type);
        number16(record.recordClass);
        number32(record.ttl);
        const std::size_t lengthAt = size();
        number16(0);
        data(record);
        wire::store16(m_bytes.data() + lengthAt, static_cast<std::uint16_t>(size() - lengthAt - 2));
    }

private:
    void data(const DnsRecord& record)
    {
        const DnsLayout layout = layoutOf(record.type);
        const auto names = layout.mayCompress ? splitData(record) : std::nullopt;
        if (!names)
            return text(record.data);
        text(names->before);
        for (const DnsName& one : names->names)
            name(one);
        text(names->after);
    }

    std::vector<Byte> m_bytes;
    std::map<std::string, std::size_t> m_places; ///< DnsName::wire() to offset: case is kept
};

std::uint16_t flagsOf(const DnsMessage& message)
{
    const std::pair<bool, std::uint16_t> kFlags[] = {
        {message.isResponse,      kQr},
        {message.isAuthoritative, kAa},
        {message.isTruncated,     kTc},
        {message.wantsRecursion,  kRd},
        {message.hasRecursion,    kRa},
        {message.isAuthentic,     kAd},
        {message.isUnchecked,     kCd},
    };
    std::uint32_t flags = (message.operation & 15U) << 11 | (static_cast<std::uint32_t>(message.code) & 15U);
    for (const auto& [isSet, bit] : kFlags)
        flags |= isSet ? bit : 0U;
    return static_cast<std::uint16_t>(flags);
}

void writeOpt(const DnsMessage& message, Writer& writer)
{
    const DnsEdns& edns = *message.edns;
    DnsRecord opt;
    opt.type = dns_type::kOpt;
    opt.recordClass = edns.payload;
    opt.ttl = (static_cast<std::uint32_t>(message.code) >> 4 << 24) |
              (static_cast<std::uint32_t>(edns.version) << 16) | (edns.wantsDnssec ? kDo : 0);
    writer.record(opt);
}

} // namespace

std::optional<DnsMessage> readDnsHeader(ConstBytes payload)
{
    if (payload.size() < kHeader)
        return std::nullopt;
    const std::uint16_t flags = wire::load16(payload.data() + 2);
    DnsMessage message;
    message.id = wire::load16(payload.data());
    message.isResponse = (flags & kQr) != 0;
    message.operation = static_cast<std::uint8_t>(flags >> 11 & 15);
    message.isAuthoritative = (flags & kAa) != 0;
    message.isTruncated = (flags & kTc) != 0;
    message.wantsRecursion = (flags & kRd) != 0;
    message.hasRecursion = (flags & kRa) != 0;
    message.isAuthentic = (flags & kAd) != 0;
    message.isUnchecked = (flags & kCd) != 0;
    message.code = static_cast<DnsCode>(flags & 15);
    return message;
}

std::optional<DnsMessage> readDns(ConstBytes payload)
{
    auto message = readDnsHeader(payload);
    if (!message || wire::load16(payload.data() + 4) > 1)
        return std::nullopt;
    Reader reader(payload);
    (void)reader.take(kHeader);
    if (wire::load16(payload.data() + 4) == 1) {
        DnsQuestion question;
        question.name = reader.name();
        question.type = reader.number16();
        question.recordClass = reader.number16();
        message->question = std::move(question);
    }
    const bool isWhole =
        readSection(reader, wire::load16(payload.data() + 6), message->answers, *message) &&
        readSection(reader, wire::load16(payload.data() + 8), message->authority, *message) &&
        readSection(reader, wire::load16(payload.data() + 10), message->additional, *message);
    return isWhole ? message : std::nullopt;
}

std::vector<Byte> writeDns(const DnsMessage& message, std::size_t limit)
{
    Writer writer;
    writer.number16(message.id);
    writer.number16(flagsOf(message));
    writer.number16(message.question ? 1 : 0);
    writer.number16(static_cast<std::uint32_t>(message.answers.size()));
    writer.number16(static_cast<std::uint32_t>(message.authority.size()));
    writer.number16(static_cast<std::uint32_t>(message.additional.size() + (message.edns ? 1 : 0)));
    if (message.question) {
        writer.name(message.question->name);
        writer.number16(message.question->type);
        writer.number16(message.question->recordClass);
    }
    for (const auto* section : {&message.answers, &message.authority, &message.additional}) {
        for (const DnsRecord& record : *section)
            writer.record(record);
    }
    if (message.edns)
        writeOpt(message, writer);
    const bool hasRecords =
        !message.answers.empty() || !message.authority.empty() || !message.additional.empty();
    if (writer.size() <= limit || !hasRecords)
        return writer.take();
    DnsMessage bare = message;
    bare.answers.clear();
    bare.authority.clear();
    bare.additional.clear();
    bare.isTruncated = true;
    return writeDns(bare, limit);
}

} // namespace tb::stack
