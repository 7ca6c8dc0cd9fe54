// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dns_forwarder.h"

#include "unit/stack/dns_bench.h"

#include <QTest>

#include <functional>

using namespace std::chrono_literals;
using namespace tb;
using namespace tb::stack;
using namespace tb::test;

class TestDnsForwarder : public QObject {
    Q_OBJECT

private slots:
    void aQuestionIsAskedAndItsAnswerGivenAndRemembered()
    {
        Bench bench;
        bench.ask(Bench::query("a.example.com"));
        const auto query = bench.sent();
        QCOMPARE(query->datagram.destination, kFirst);
        QCOMPARE(query->datagram.destinationPort, std::uint16_t{53});
        QVERIFY(query->message.wantsRecursion && query->message.edns);

        bench.give(*query, Bench::answerTo(query->message, {record("a.example.com")}));
        const auto answer = bench.sent();
        QCOMPARE(answer->datagram.source, kRouter);
        QCOMPARE(answer->datagram.sourcePort, std::uint16_t{53});
        QCOMPARE(answer->datagram.destination, kHost);
        QCOMPARE(answer->datagram.destinationPort, std::uint16_t{5000});
        QCOMPARE(answer->message.id, std::uint16_t{7});
        QVERIFY(answer->message.isResponse && answer->message.hasRecursion);
        QVERIFY(!answer->message.edns);
        QCOMPARE(answer->message.answers.at(0).ttl, 60U);

        bench.host.clock.advance(25s);
        bench.ask(Bench::query("A.example.com", dns_type::kA, 8));
        const auto again = bench.sent();
        QCOMPARE(again->message.id, std::uint16_t{8});
        QCOMPARE(again->message.answers.at(0).ttl, 35U);
        QCOMPARE(again->message.question->name.toString(), std::string("A.example.com"));
        QVERIFY(!bench.sent());
    }

    void nobodyIsHeardUnlessItIsAllowed()
    {
        config::Config config = plainConfig();
        config.dns.allowRemoteRequests = false;
        Bench bench(config);
        QVERIFY(!bench.host.ports().hasUdp(IpFamily::V4, 53));
        bench.ask(Bench::query("a"));
        QVERIFY(!bench.sent());
        bench.dns.apply(plainConfig(), test::emptyPlan());
        QVERIFY(bench.host.ports().hasUdp(IpFamily::V4, 53) && bench.host.ports().hasUdp(IpFamily::V6, 53));
    }

    void onlyWhatIsSentToTheRouterIsAnswered()
    {
        Bench bench;
        bench.ask(writeDns(Bench::query("a"), 512), 5000, address("192.168.88.255"));
        QVERIFY(!bench.sent());
    }

    void aLongAnswerIsCutToWhatItsAskerTakes_data()
    {
        QTest::addColumn<int>("payload"); // 0: no EDNS
        QTest::addColumn<bool>("isWhole");
        QTest::newRow("512 without EDNS") << 0 << false;
        QTest::newRow("never less than 512") << 100 << false;
        QTest::newRow("as the asker says") << 1232 << true;
        QTest::newRow("never more than the router sends") << 65535 << true;
    }
    void aLongAnswerIsCutToWhatItsAskerTakes()
    {
        QFETCH(int, payload);
        Bench bench;
        DnsMessage question = Bench::query("a");
        if (payload != 0)
            question.edns = DnsEdns{static_cast<std::uint16_t>(payload), 0, false};
        bench.ask(question);
        const auto query = bench.sent();
        bench.give(*query, Bench::answerTo(query->message, std::vector(50, record("a"))));
        const auto answer = bench.sent();
        QTEST(!answer->message.isTruncated, "isWhole");
        QCOMPARE(answer->message.answers.size(), std::size_t(answer->message.isTruncated ? 0 : 50));
        QCOMPARE(answer->message.edns.has_value(), payload != 0);
    }

    void aTruncatedAnswerIsPassedOnAndNotRemembered()
    {
        Bench bench;
        bench.ask(Bench::query("a"));
        const auto query = bench.sent();
        DnsMessage answer = Bench::answerTo(query->message, {record("a")});
        answer.isTruncated = true;
        bench.give(*query, answer);
        QVERIFY(bench.sent()->message.isTruncated);
        bench.ask(Bench::query("a"));
        QVERIFY(!bench.sent()->message.isResponse);
    }

    void whatIsNoQuestionIsRefused_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("code");
        QTest::newRow("another operation") << 0 << int(DnsCode::NotImplemented);
        QTest::newRow("no question") << 1 << int(DnsCode::FormatError);
        QTest::newRow("another version of EDNS") << 2 << int(DnsCode::BadVersion);
        QTest::newRow("a zone transfer") << 3 << int(DnsCode::Refused);
        QTest::newRow("another class") << 4 << int(DnsCode::Refused);
    }
    void whatIsNoQuestionIsRefused()
    {
        QFETCH(int, what);
        Bench bench;
        DnsMessage message = Bench::query("a");
        const std::function<void()> faults[] = {
            [&] { message.operation = 5; },
            [&] { message.question.reset(); },
            [&] {
                message.edns = DnsEdns{1232, 1, false};
            },
            [&] { message.question->type = dns_type::kAxfr; },
            [&] { message.question->recordClass = 3; },
        };
        faults[what]();
        bench.ask(message);
        const auto answer = bench.sent();
        QVERIFY(answer->message.isResponse);
        QTEST(int(answer->message.code), "code");
        QCOMPARE(answer->message.id, std::uint16_t{7});
        QVERIFY(!bench.sent());
    }

    void rubbishIsRefusedAndAnswersAreNotAnswered()
    {
        Bench bench;
        std::vector<wire::Byte> bytes = writeDns(Bench::query("a"), 512);
        bytes.pop_back();
        bench.ask(bytes);
        QCOMPARE(bench.sent()->message.code, DnsCode::FormatError);

        bytes.resize(11);
        bench.ask(bytes);
        DnsMessage response = Bench::query("a");
        response.isResponse = true;
        bench.ask(response);
        QVERIFY(!bench.sent());
    }

    void configuredNamesComeFirst()
    {
        config::Config config = plainConfig();
        config.dnsStatic.emplace_back().name = "nas.lan";
        config.dnsStatic[0].address = address("192.168.88.2");
        Bench bench(config);
        bench.ask(Bench::query("nas.lan"));
        QCOMPARE(dnsDataText(bench.sent()->message.answers.at(0)), std::string("192.168.88.2"));
        bench.ask(Bench::query("nas.lan", dns_type::kAaaa));
        const auto none = bench.sent();
        QVERIFY(none->message.isResponse && none->message.answers.empty());
        QCOMPARE(none->message.code, DnsCode::NoError);
    }

    void aConfiguredAliasIsFollowed()
    {
        config::Config config = plainConfig();
        config.dnsStatic.resize(2);
        config.dnsStatic[0].name = "www.lan";
        config.dnsStatic[0].type = config::DnsRecordType::Cname;
        config.dnsStatic[0].cname = "out.lan";
        config.dnsStatic[1].name = "out.lan";
        config.dnsStatic[1].type = config::DnsRecordType::Cname;
        config.dnsStatic[1].cname = "a.example.com";
        Bench bench(config);
        bench.ask(Bench::query("www.lan"));
        const auto query = bench.sent();
        QCOMPARE(query->message.question->name.toString(), std::string("a.example.com"));
        bench.give(*query, Bench::answerTo(query->message, {record("a.example.com")}));
        const auto answer = bench.sent();
        QCOMPARE(answer->message.answers.size(), std::size_t{3});
        QCOMPARE(answer->message.question->name.toString(), std::string("www.lan"));
        QCOMPARE(dnsDataText(answer->message.answers[1]), std::string("a.example.com"));

        config.dnsStatic[1].cname = "www.lan"; // a circle
        bench.dns.apply(config, test::emptyPlan());
        bench.ask(Bench::query("www.lan"));
        QCOMPARE(bench.sent()->message.code, DnsCode::ServerFailure);
    }

    void thatSomethingIsNotThereIsPassedOnWithItsReason()
    {
        Bench bench;
        DnsMessage question = Bench::query("a.b");
        bench.ask(question);
        const auto query = bench.sent();
        DnsMessage answer = Bench::answerTo(query->message, {}, DnsCode::NameError);
        std::string data(22, '\0');
        data.back() = 50;
        answer.authority = {
            {*DnsName::parse("b"), dns_type::kSoa, kDnsInternet, 100, data}
        };
        bench.give(*query, answer);
        QCOMPARE(bench.sent()->message.code, DnsCode::NameError);
        bench.ask(Bench::query("x.a.b"));
        const auto below = bench.sent();
        QCOMPARE(below->message.code, DnsCode::NameError);
        QCOMPARE(below->message.authority.at(0).ttl, 50U);
    }

    void proofsAreForWhoAsksForThem()
    {
        Bench bench;
        DnsMessage question = Bench::query("a");
        question.edns = DnsEdns{1232, 0, true};
        bench.ask(question);
        const auto query = bench.sent();
        QVERIFY(query->message.edns->wantsDnssec);
        DnsMessage answer = Bench::answerTo(query->message, {record("a")});
        answer.isAuthentic = true;
        bench.give(*query, answer);
        QVERIFY(bench.sent()->message.isAuthentic);

        bench.ask(Bench::query("a")); // another question: no proofs
        const auto plain = bench.sent();
        QVERIFY(!plain->message.edns->wantsDnssec);
        bench.give(*plain, answer = Bench::answerTo(plain->message, {record("a")}));
        QVERIFY(!bench.sent()->message.isAuthentic);
    }

    void theCacheCanBeFlushed()
    {
        Bench bench;
        bench.ask(Bench::query("a"));
        const auto query = bench.sent();
        bench.give(*query, Bench::answerTo(query->message, {record("a")}));
        QVERIFY(bench.sent() && bench.dns.cache().bytesUsed() > 0);
        bench.dns.flush();
        QCOMPARE(bench.dns.cache().bytesUsed(), std::size_t{0});
        bench.ask(Bench::query("a"));
        QVERIFY(!bench.sent()->message.isResponse);
    }

    void randomBytesAreSurvived()
    {
        SeededRandom random(1);
        Bench bench;
        DnsMessage question = Bench::query("a.b");
        question.edns = DnsEdns{};
        const std::vector<wire::Byte> seed = writeDns(question, 512);
        for (int i = 0; i < 3000; ++i) {
            std::vector<wire::Byte> bytes = seed;
            for (std::uint64_t changes = 1 + random.below(6); changes > 0; --changes)
                bytes[random.below(bytes.size())] = static_cast<wire::Byte>(random.next());
            bench.ask(bytes);
            if (i % 100 == 0)
                bench.host.advance(bench.dns, 11s);
        }
        QVERIFY(!bench.host.datagrams.empty());
    }
};

QTEST_APPLESS_MAIN(TestDnsForwarder)
#include "tst_dns_forwarder.moc"
