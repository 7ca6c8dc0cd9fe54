// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dns_cache.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace tb;
using namespace tb::stack;

namespace {

DnsName name(const char* text)
{
    return *DnsName::parse(text);
}

DnsQuestion question(const char* text, std::uint16_t type = dns_type::kA)
{
    return {name(text), type, kDnsInternet};
}

DnsRecord address(const char* owner, std::uint32_t ttl)
{
    return {name(owner), dns_type::kA, kDnsInternet, ttl, dnsAddressData(*IpAddress::parse("192.0.2.1"))};
}

DnsRecord soa(std::uint32_t ttl, std::uint32_t minimum)
{
    std::string data(22, '\0');
    wire::store32(reinterpret_cast<wire::Byte*>(data.data()) + 18, minimum);
    return {name("example.com"), dns_type::kSoa, kDnsInternet, ttl, data};
}

DnsMessage answer(std::vector<DnsRecord> records, DnsCode code = DnsCode::NoError)
{
    DnsMessage message;
    message.isResponse = true;
    message.code = code;
    message.answers = std::move(records);
    return message;
}

DnsMessage negative(DnsCode code, DnsRecord record)
{
    DnsMessage message = answer({}, code);
    message.authority = {std::move(record)};
    return message;
}

constexpr Instant at(Duration time)
{
    return Instant{time};
}

} // namespace

class TestDnsCache : public QObject {
    Q_OBJECT

private slots:
    void anAnswerIsRememberedAndItsTimeRunsDown()
    {
        DnsCache cache;
        cache.store(question("a.example.com"), {}, answer({address("a.example.com", 60)}), at(0s));
        const auto found = cache.find(question("A.EXAMPLE.com"), {}, at(20s));
        QVERIFY(found.has_value());
        QCOMPARE(found->answers.at(0).ttl, 40U);
        QVERIFY(!cache.find(question("a.example.com"), {}, at(60s)));
        QCOMPARE(cache.bytesUsed(), std::size_t{0});
    }

    void theShortestTimeCounts()
    {
        DnsCache cache;
        cache.store(question("a"), {}, answer({address("a", 60), address("a", 10)}), at(0s));
        QVERIFY(cache.find(question("a"), {}, at(9s)).has_value());
        QVERIFY(!cache.find(question("a"), {}, at(10s)));
    }

    void otherTypesAndVariantsAreOtherQuestions()
    {
        DnsCache cache;
        cache.store(question("a"), {}, answer({address("a", 60)}), at(0s));
        QVERIFY(!cache.find(question("a", dns_type::kAaaa), {}, at(1s)));
        QVERIFY(!cache.find(question("a"), {.wantsDnssec = true}, at(1s)));
        QVERIFY(!cache.find(question("a"), {.isUnchecked = true}, at(1s)));
        QVERIFY(!cache.find(question("b.a"), {}, at(1s)));
    }

    void noTimeIsLongerThanTheLongest()
    {
        DnsCache cache;
        cache.setLimits(100'000, 30s);
        cache.store(question("a"), {}, answer({address("a", 60)}), at(0s));
        QCOMPARE(cache.find(question("a"), {}, at(10s))->answers[0].ttl, 20U);
        QVERIFY(!cache.find(question("a"), {}, at(30s)));
    }

    void whatMayNotBeKeptIsNot_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("a failure") << 0;
        QTest::newRow("truncated") << 1;
        QTest::newRow("a TTL of 0") << 2;
        QTest::newRow("no data and no SOA") << 3;
        QTest::newRow("no such name and no SOA") << 4;
        QTest::newRow("a SOA of 0") << 5;
        QTest::newRow("a refusal") << 6;
    }
    void whatMayNotBeKeptIsNot()
    {
        QFETCH(int, what);
        DnsMessage messages[] = {
            answer({address("a", 60)}, DnsCode::ServerFailure),
            answer({address("a", 60)}),
            answer({address("a", 0)}),
            answer({}),
            answer({}, DnsCode::NameError),
            negative(DnsCode::NameError, soa(60, 0)),
            negative(DnsCode::Refused, soa(60, 60)),
        };
        messages[1].isTruncated = true;
        DnsCache cache;
        cache.store(question("a"), {}, messages[what], at(0s));
        QVERIFY(!cache.find(question("a"), {}, at(0s)));
        QCOMPARE(cache.bytesUsed(), std::size_t{0});
    }

    void thatThereAreNoDataIsRememberedForItsType()
    {
        DnsCache cache;
        cache.store(question("a"), {}, negative(DnsCode::NoError, soa(600, 30)), at(0s));
        const auto found = cache.find(question("a"), {}, at(10s));
        QVERIFY(found && found->answers.empty());
        QCOMPARE(found->code, DnsCode::NoError);
        QCOMPARE(found->authority.at(0).ttl, 20U); // how much longer others may remember it
        QVERIFY(!cache.find(question("a", dns_type::kAaaa), {}, at(10s)));
        QVERIFY(!cache.find(question("a"), {}, at(30s)));
    }

    void thatANameIsNotThereHoldsForAllTypesAndBelow()
    {
        DnsCache cache;
        cache.store(question("a.b"), {}, negative(DnsCode::NameError, soa(60, 60)), at(0s));
        for (const DnsQuestion& one :
             {question("a.b"), question("a.b", dns_type::kAaaa), question("x.y.a.b")})
            QCOMPARE(cache.find(one, {}, at(1s)).value().code, DnsCode::NameError);
        QVERIFY(!cache.find(question("b"), {}, at(1s)));
        QVERIFY(!cache.find(question("c.b"), {}, at(1s)));
    }

    void withProofsItHoldsForTheNameAlone()
    {
        DnsCache cache;
        const DnsVariant proofs{.wantsDnssec = true};
        cache.store(question("a.b"), proofs, negative(DnsCode::NameError, soa(60, 60)), at(0s));
        QVERIFY(cache.find(question("a.b"), proofs, at(1s)).has_value());
        QVERIFY(!cache.find(question("x.a.b"), proofs, at(1s)));
    }

    void anAliasToNothingSaysNothingOfOtherTypes()
    {
        DnsMessage message = negative(DnsCode::NameError, soa(60, 60));
        message.answers = {
            {name("a"), dns_type::kCname, kDnsInternet, 60, name("gone.example.com").wire()}
        };
        DnsCache cache;
        cache.store(question("a"), {}, message, at(0s));
        QVERIFY(cache.find(question("a"), {}, at(1s)).has_value());
        QVERIFY(!cache.find(question("a", dns_type::kAaaa), {}, at(1s)));
        QVERIFY(!cache.find(question("b.a"), {}, at(1s)));
    }

    void theLeastUsedGoesWhenMemoryIsFull()
    {
        DnsCache cache;
        cache.store(question("a"), {}, answer({address("a", 60)}), at(0s));
        const std::size_t one = cache.bytesUsed();
        cache.setLimits(3 * one, 1h);
        cache.store(question("b"), {}, answer({address("b", 60)}), at(0s));
        cache.store(question("c"), {}, answer({address("c", 60)}), at(0s));
        QVERIFY(cache.find(question("a"), {}, at(1s)).has_value());
        cache.store(question("d"), {}, answer({address("d", 60)}), at(1s));
        QVERIFY(cache.bytesUsed() <= 3 * one);
        QVERIFY(!cache.find(question("b"), {}, at(1s)));
        for (const char* kept : {"a", "c", "d"})
            QVERIFY2(cache.find(question(kept), {}, at(1s)).has_value(), kept);
    }

    void anAnswerLargerThanTheCacheIsNotKept()
    {
        DnsCache cache;
        cache.setLimits(64, 1h);
        cache.store(question("a"), {}, answer({address("a", 60)}), at(0s));
        QCOMPARE(cache.bytesUsed(), std::size_t{0});
    }

    void aNewAnswerReplacesTheOld()
    {
        DnsCache cache;
        cache.store(question("a"), {}, answer({address("a", 60)}), at(0s));
        const std::size_t one = cache.bytesUsed();
        cache.store(question("a"), {}, answer({address("a", 90)}), at(0s));
        QCOMPARE(cache.bytesUsed(), one);
        QCOMPARE(cache.find(question("a"), {}, at(0s))->answers[0].ttl, 90U);
    }

    void rowsShowWhatIsRemembered()
    {
        DnsCache cache;
        cache.store(question("a"), {}, answer({address("a", 60)}), at(0s));
        cache.store(question("b"), {}, negative(DnsCode::NameError, soa(60, 60)), at(0s));
        cache.store(question("c", dns_type::kAaaa), {}, negative(DnsCode::NoError, soa(60, 60)), at(0s));
        const std::vector<DnsCache::Row> rows = cache.rows(at(10s));
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].name, std::string("a"));
        QCOMPARE(rows[0].data, std::string("192.0.2.1"));
        QVERIFY(rows[0].ttl == 50s);
        QCOMPARE(rows[1].type, std::string("NXDOMAIN"));
        QCOMPARE(rows[2].type, std::string("AAAA"));
        cache.clear();
        QVERIFY(cache.rows(at(10s)).empty());
    }
};

QTEST_APPLESS_MAIN(TestDnsCache)
#include "tst_dns_cache.moc"
