// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dns_message.h"

#include "base/random.h"

#include <QTest>

#include <tins/dns.h>

using namespace tb;
using namespace tb::stack;
using wire::Byte;

namespace {

DnsName name(const char* text)
{
    return *DnsName::parse(text);
}

std::string soaData(std::uint32_t minimum)
{
    std::string numbers(20, '\0');
    wire::store32(reinterpret_cast<Byte*>(numbers.data()) + 16, minimum);
    return name("ns.example.com").wire() + name("admin.example.com").wire() + numbers;
}

DnsMessage everything()
{
    DnsMessage message;
    message.id = 0xbeef;
    message.isResponse = true;
    message.wantsRecursion = message.hasRecursion = message.isAuthentic = true;
    message.code = DnsCode::NameError;
    message.question = DnsQuestion{name("www.example.com"), dns_type::kA, kDnsInternet};
    message.answers = {
        {name("www.example.com"), dns_type::kCname, kDnsInternet, 60, name("web.Example.com").wire()             },
        {name("web.example.com"), dns_type::kA,     kDnsInternet, 30, {"\xc0\x00\x02\x01", 4}                    },
        {name("example.com"),     dns_type::kMx,    kDnsInternet, 30, "\x01\x02" + name("web.example.com").wire()}
    };
    message.authority = {
        {name("example.com"), dns_type::kSoa, kDnsInternet, 300, soaData(77)}
    };
    message.additional = {
        {name("x.example.com"), 65280, kDnsInternet, 1, {"\x00\xc0\x0c", 3}}
    };
    message.edns = DnsEdns{1232, 0, true};
    return message;
}

/// A header with these counts, and what follows.
std::vector<Byte> message(std::vector<Byte> counts, std::string_view rest)
{
    std::vector<Byte> bytes = {0, 1, 0x81, 0x80};
    for (const Byte count : counts) {
        bytes.push_back(0);
        bytes.push_back(count);
    }
    bytes.insert(bytes.end(), rest.begin(), rest.end());
    return bytes;
}

} // namespace

class TestDnsMessage : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenIsRead()
    {
        const auto read = readDns(writeDns(everything(), 4096));
        QVERIFY(read.has_value());
        QVERIFY(*read == everything());
        QVERIFY(everything().edns->wantsDnssec);
    }

    void everyFlagHasItsBit()
    {
        bool DnsMessage::*const kFlags[] = {&DnsMessage::isResponse,   &DnsMessage::isAuthoritative,
                                            &DnsMessage::isTruncated,  &DnsMessage::wantsRecursion,
                                            &DnsMessage::hasRecursion, &DnsMessage::isAuthentic,
                                            &DnsMessage::isUnchecked};
        for (const auto flag : kFlags) {
            DnsMessage message;
            message.*flag = true;
            message.operation = 4;
            QVERIFY(readDns(writeDns(message, 512)) == message);
        }
    }

    void anotherImplementationReadsTheSame()
    {
        const std::vector<Byte> bytes = writeDns(everything(), 4096);
        const Tins::DNS dns(bytes.data(), static_cast<std::uint32_t>(bytes.size()));
        QCOMPARE(dns.id(), std::uint16_t{0xbeef});
        QCOMPARE(dns.queries().at(0).dname(), std::string("www.example.com"));
        const auto answers = dns.answers();
        QCOMPARE(answers.size(), std::size_t{3});
        QCOMPARE(answers[0].data(), std::string("web.Example.com"));
        QCOMPARE(answers[1].data(), std::string("192.0.2.1"));
        QCOMPARE(answers[2].data(), std::string("web.example.com"));
        QCOMPARE(answers[2].preference(), std::uint16_t{0x0102});
    }

    void weReadWhatAnotherImplementationWrites()
    {
        Tins::DNS dns;
        dns.id(7);
        dns.add_query({"www.example.com", Tins::DNS::A, Tins::DNS::IN});
        dns.add_answer({"www.example.com", "192.0.2.7", Tins::DNS::A, Tins::DNS::IN, 99});
        const std::vector<Byte> bytes = dns.serialize();
        const auto read = readDns(bytes);
        QVERIFY(read.has_value());
        QVERIFY(read->question->name == name("www.example.com"));
        QCOMPARE(read->answers.at(0).ttl, 99U);
        QCOMPARE(dnsDataText(read->answers[0]), std::string("192.0.2.7"));
    }

    void namesAreWrittenOnce()
    {
        const std::vector<Byte> bytes = writeDns(everything(), 4096);
        const std::string text(bytes.begin(), bytes.end());
        QCOMPARE(text.find("example"), text.rfind("example"));
    }

    void everyCutIsRefused()
    {
        const std::vector<Byte> whole = writeDns(everything(), 4096);
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!readDns(wire::ConstBytes(whole).first(size)));
    }

    void hostileMessagesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("counts");
        QTest::addColumn<QByteArray>("rest");
        const auto row = [](const char* what, const QByteArray& counts, const QByteArray& rest) {
            QTest::newRow(what) << counts << rest;
        };
        const QByteArray tail("\x00\x01\x00\x01", 4);
        row("a pointer to itself", QByteArray("\1\0\0\0", 4), QByteArray("\xc0\x0c", 2) + tail);
        row("a pointer ahead", QByteArray("\1\0\0\0", 4), QByteArray("\xc0\x0e\0", 3) + tail);
        row("two pointers to each other", QByteArray("\1\0\0\0", 4),
            QByteArray("\1a\xc0\x10\1b\xc0\x0c", 8) + tail);
        row("a label of a type that is not", QByteArray("\1\0\0\0", 4),
            QByteArray("\x41"
                       "a\0",
                       3) +
                tail);
        row("two questions", QByteArray("\2\0\0\0", 4), (QByteArray("\0", 1) + tail).repeated(2));
        row("records that are not there", QByteArray("\0\377\0\0", 4), QByteArray());
        row("data that leave the message", QByteArray("\0\1\0\0", 4),
            QByteArray("\0\0\1\0\1\0\0\0\0\0\5abcd", 15));
        row("a name that leaves its record", QByteArray("\0\1\0\0", 4),
            QByteArray("\0\0\5\0\1\0\0\0\0\0\1\1a\0", 14));
        row("a SOA record without numbers before its end", QByteArray("\0\1\0\0", 4),
            QByteArray("\0\0\6\0\1\0\0\0\0\0\1\0\0\0", 14));
        const QByteArray opt("\0\0\x29\x04\xd0\0\0\0\0\0\0", 11);
        row("two OPT records", QByteArray("\0\0\0\2", 4), opt + opt);
        row("an OPT record of a name", QByteArray("\0\0\0\1", 4), QByteArray("\1a", 2) + opt);
    }
    void hostileMessagesAreRefused()
    {
        QFETCH(QByteArray, counts);
        QFETCH(QByteArray, rest);
        const std::vector<Byte> bytes =
            message({counts.begin(), counts.end()}, std::string_view(rest.data(), std::size_t(rest.size())));
        QVERIFY(!readDns(bytes));
        QVERIFY(readDnsHeader(bytes).has_value());
    }

    void aChainOfPointersEnds_data()
    {
        QTest::addColumn<int>("records");
        QTest::addColumn<bool>("isRead");
        QTest::newRow("as long as a name can be") << 127 << true;
        QTest::newRow("longer") << 129 << false;
    }
    void aChainOfPointersEnds()
    {
        // Each record's name points to the one before.
        QFETCH(int, records);
        std::string rest("\1a\0\0\1\0\1", 7);
        const auto kRecords = static_cast<Byte>(records);
        for (Byte i = 0; i < kRecords; ++i) {
            const std::size_t target = i == 0 ? 12 : 12 + 7 + (i - 1U) * 12U;
            rest += static_cast<char>(0xc0 | target >> 8);
            rest += static_cast<char>(target & 0xff);
            rest += std::string("\0\1\0\1\0\0\0\1\0\0", 10);
        }
        const auto read = readDns(message({1, kRecords, 0, 0}, rest));
        QTEST(read.has_value(), "isRead");
        if (read)
            QCOMPARE(read->answers.back().name.toString(), std::string("a"));
    }

    void aTtlThatIsTooLongIsNone()
    {
        const auto read =
            readDns(message({0, 1, 0, 0}, std::string_view("\0\0\1\0\1\x80\0\0\1\0\4abcd", 15)));
        QCOMPARE(read->answers.at(0).ttl, 0U);
    }

    void whatDoesNotFitIsTruncated()
    {
        DnsMessage message = everything();
        message.code = DnsCode::NoError;
        for (int i = 0; i < 50; ++i)
            message.answers.push_back(message.answers[1]);
        const std::vector<Byte> bytes = writeDns(message, 512);
        QVERIFY(bytes.size() <= 512);
        const auto read = readDns(bytes);
        QVERIFY(read->isTruncated);
        QVERIFY(read->answers.empty());
        QVERIFY(read->question == message.question);
        QVERIFY(read->edns == message.edns);
        QVERIFY(!readDns(writeDns(message, 4096))->isTruncated);
    }

    void aCodeOfTwelveBitsNeedsEdns()
    {
        DnsMessage message;
        message.isResponse = true;
        message.code = DnsCode::BadVersion;
        message.edns = DnsEdns{};
        QCOMPARE(readDns(writeDns(message, 512))->code, DnsCode::BadVersion);
    }

    void dataAreReadable()
    {
        const DnsMessage message = everything();
        QCOMPARE(dnsDataText(message.answers[0]), std::string("web.Example.com"));
        QCOMPARE(dnsDataText(message.answers[2]), std::string("258 web.example.com"));
        QCOMPARE(dnsDataText(message.authority[0]), std::string("ns.example.com admin.example.com"));
        QCOMPARE(dnsDataText(message.additional[0]), std::string("\\# 3 00c00c"));
        QCOMPARE(dnsDataText({name("a"), dns_type::kTxt, 1, 1, "\3ab\1\5c"}), std::string("ab.c"));
        QCOMPARE(dnsDataText({name("a"), dns_type::kA, 1, 1, "abc"}), std::string("\\# 3 616263"));
        QCOMPARE(dnsTypeName(dns_type::kAaaa), std::string("AAAA"));
        QCOMPARE(dnsTypeName(65280), std::string("TYPE65280"));
    }

    void whatIsNotThereIsRememberedAsLongAsItsSoaSays()
    {
        DnsRecord soa{name("example.com"), dns_type::kSoa, kDnsInternet, 300, soaData(77)};
        QCOMPARE(negativeTtl(soa), 77U);
        soa.ttl = 5;
        QCOMPARE(negativeTtl(soa), 5U);
        soa.data.pop_back();
        QCOMPARE(negativeTtl(soa), 0U);
    }

    void randomBytesAreSurvived()
    {
        SeededRandom random(1);
        const std::vector<Byte> seed = writeDns(everything(), 4096);
        for (int i = 0; i < 5000; ++i) {
            std::vector<Byte> bytes = seed;
            for (std::uint64_t changes = 1 + random.below(6); changes > 0; --changes)
                bytes[random.below(bytes.size())] = static_cast<Byte>(random.next());
            if (const auto read = readDns(bytes)) {
                // What could be read can be written and read again.
                const auto again = readDns(writeDns(*read, 65535));
                QVERIFY(again && *again == *read);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestDnsMessage)
#include "tst_dns_message.moc"
