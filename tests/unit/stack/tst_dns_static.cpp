// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dns_static.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace tb;
using namespace tb::stack;
using config::DnsRecordType;

namespace {

config::DnsStatic entry(const char* name, DnsRecordType type, const char* value = "")
{
    config::DnsStatic one;
    one.name = name;
    one.type = type;
    one.ttl = 90s;
    one.address = IpAddress::parse(value);
    one.cname = type == DnsRecordType::Cname ? value : "";
    return one;
}

std::optional<DnsStaticAnswer> find(std::vector<config::DnsStatic> entries, const char* name,
                                    std::uint16_t type = dns_type::kA)
{
    return DnsStaticTable(entries).find({*DnsName::parse(name), type, kDnsInternet});
}

} // namespace

class TestDnsStatic : public QObject {
    Q_OBJECT

private slots:
    void aNameHasItsAddresses()
    {
        const auto answer = find({entry("nas.lan", DnsRecordType::A, "10.0.0.1"),
                                  entry("NAS.lan", DnsRecordType::A, "10.0.0.2"),
                                  entry("nas.lan", DnsRecordType::Aaaa, "2001:db8::1")},
                                 "nas.LAN");
        QCOMPARE(answer->code, DnsCode::NoError);
        QCOMPARE(answer->records.size(), std::size_t{2});
        QCOMPARE(dnsDataText(answer->records[0]), std::string("10.0.0.1"));
        QCOMPARE(answer->records[0].ttl, 90U);
        QCOMPARE(answer->records[0].name.toString(), std::string("nas.LAN"));
    }

    void aNameWithAnEntryHasNothingElse()
    {
        const std::vector entries = {entry("nas.lan", DnsRecordType::A, "10.0.0.1")};
        const auto answer = find(entries, "nas.lan", dns_type::kAaaa);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->code, DnsCode::NoError);
        QVERIFY(answer->records.empty());
    }

    void otherNamesAreNotKnown()
    {
        const std::vector entries = {entry("nas.lan", DnsRecordType::A, "10.0.0.1")};
        for (const char* name : {"lan", "x.nas.lan", "nas.lan.lan", "."})
            QVERIFY2(!find(entries, name), name);
    }

    void namesBelowAreKnownWhenTheyShallBe()
    {
        std::vector entries = {entry("lan", DnsRecordType::A, "10.0.0.1"),
                               entry("b.lan", DnsRecordType::A, "10.0.0.2"),
                               entry("c.lan", DnsRecordType::A, "10.0.0.3")};
        entries[0].matchSubdomain = entries[1].matchSubdomain = true;
        QCOMPARE(dnsDataText(find(entries, "lan")->records.at(0)), std::string("10.0.0.1"));
        QCOMPARE(dnsDataText(find(entries, "a.a.lan")->records.at(0)), std::string("10.0.0.1"));
        QCOMPARE(dnsDataText(find(entries, "a.b.lan")->records.at(0)), std::string("10.0.0.2"));
        QCOMPARE(dnsDataText(find(entries, "a.c.lan")->records.at(0)), std::string("10.0.0.1"));
        QVERIFY(!find(entries, "plan"));
    }

    void regularExpressionsGoFirst()
    {
        std::vector entries = {entry("ads.example.com", DnsRecordType::A, "10.0.0.1"),
                               entry("", DnsRecordType::A, "10.0.0.2")};
        entries[1].regexp = "^ads[0-9]*\\.";
        QCOMPARE(dnsDataText(find(entries, "ads.example.com")->records.at(0)), std::string("10.0.0.2"));
        QVERIFY(find(entries, "ADS7.org").has_value());
        QVERIFY(!find(entries, "loads.org"));
    }

    void aNameCanBeMadeToNotExist()
    {
        const std::vector entries = {entry("gone.lan", DnsRecordType::Nxdomain)};
        QCOMPARE(find(entries, "gone.lan")->code, DnsCode::NameError);
        QCOMPARE(find(entries, "gone.lan", dns_type::kAaaa)->code, DnsCode::NameError);
    }

    void anAliasLeadsOn()
    {
        const std::vector entries = {entry("www.lan", DnsRecordType::Cname, "nas.lan")};
        const auto answer = find(entries, "www.lan");
        QVERIFY(answer->alias == DnsName::parse("nas.lan"));
        QCOMPARE(answer->records.at(0).type, dns_type::kCname);
        // Who asks for the alias itself is not led on.
        const auto itself = find(entries, "www.lan", dns_type::kCname);
        QVERIFY(!itself->alias);
        QCOMPARE(itself->records.size(), std::size_t{1});
    }

    void disabledAndBrokenEntriesAreLeftOut()
    {
        std::vector entries = {entry("a.lan", DnsRecordType::A, "10.0.0.1"),
                               entry("b..lan", DnsRecordType::A, "10.0.0.1"),
                               entry("", DnsRecordType::A, "10.0.0.1")};
        entries[0].disabled = true;
        entries[2].regexp = "(";
        QVERIFY(!find(entries, "a.lan"));
        QVERIFY(!find(entries, "b.lan"));
    }

    void expressionsThatAreNoneOrTooLargeAreRefused()
    {
        QVERIFY(isDnsRegexp(".*\\.lan$"));
        QVERIFY(!isDnsRegexp("("));
        QVERIFY(!isDnsRegexp("((((a{1,1000}){1,1000}){1,1000}){1,1000})"));
    }
};

QTEST_APPLESS_MAIN(TestDnsStatic)
#include "tst_dns_static.moc"
