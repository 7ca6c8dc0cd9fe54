// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dns_resolver.h"

#include "unit/stack/dns_bench.h"

#include <QTest>

#include <functional>
#include <set>

using namespace std::chrono_literals;
using namespace tb;
using namespace tb::stack;
using namespace tb::test;

class TestDnsResolver : public QObject {
    Q_OBJECT

private slots:
    void portsAndIdsAreRandom()
    {
        Bench bench;
        std::set<std::uint16_t> ports, ids;
        for (int i = 0; i < 50; ++i) {
            bench.ask(Bench::query(("h" + std::to_string(i)).c_str()));
            const auto query = bench.sent();
            ports.insert(query->datagram.sourcePort);
            ids.insert(query->message.id);
            QVERIFY(bench.host.ports().hasUdp(IpFamily::V4, query->datagram.sourcePort));
        }
        QCOMPARE(ports.size(), std::size_t{50});
        QVERIFY(ids.size() > 45);
    }

    void onlyWhoWasAskedIsBelieved_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("another server") << 0;
        QTest::newRow("another port of the server") << 1;
        QTest::newRow("another port of ours") << 2;
        QTest::newRow("another id") << 3;
        QTest::newRow("another question") << 4;
        QTest::newRow("no question") << 5;
        QTest::newRow("a query") << 6;
        QTest::newRow("another type") << 7;
    }
    void onlyWhoWasAskedIsBelieved()
    {
        QFETCH(int, what);
        Bench bench;
        bench.ask(Bench::query("a"));
        const auto query = bench.sent();
        DnsMessage answer = Bench::answerTo(query->message, {record("a", "6.6.6.6")});
        IpAddress from = kFirst;
        std::uint16_t port = 53, to = query->datagram.sourcePort;
        const std::function<void()> lies[] = {
            [&] { from = kSecond; },
            [&] { port = 54; },
            [&] { to = static_cast<std::uint16_t>(to ^ 1); },
            [&] { answer.id ^= 1; },
            [&] { answer.question->name = *DnsName::parse("b"); },
            [&] { answer.question.reset(); },
            [&] { answer.isResponse = false; },
            [&] { answer.question->type = dns_type::kAaaa; },
        };
        lies[what]();
        bench.give(from, port, to, answer);
        QVERIFY(!bench.sent());
        // The true answer still counts.
        bench.give(*query, Bench::answerTo(query->message, {record("a")}));
        QCOMPARE(dnsDataText(bench.sent()->message.answers.at(0)), std::string("192.0.2.1"));
    }

    void theSameQuestionIsAskedOnce()
    {
        Bench bench;
        bench.ask(Bench::query("a", dns_type::kA, 1), 5001);
        bench.ask(Bench::query("A", dns_type::kA, 2), 5002);
        const auto query = bench.sent();
        QVERIFY(!bench.sent());
        bench.give(*query, Bench::answerTo(query->message, {record("a")}));
        QCOMPARE(bench.sent()->message.id, std::uint16_t{1});
        QCOMPARE(bench.sent()->datagram.destinationPort, std::uint16_t{5002});
    }

    void aServerThatIsSilentIsFollowedByTheNext()
    {
        Bench bench;
        bench.ask(Bench::query("a"));
        const auto first = bench.sent();
        bench.host.advance(bench.dns, 2s);
        const auto second = bench.sent();
        QCOMPARE(second->datagram.destination, kSecond);
        QVERIFY(second->message.id != first->message.id ||
                second->datagram.sourcePort != first->datagram.sourcePort);
        QVERIFY(!bench.host.ports().hasUdp(IpFamily::V4, first->datagram.sourcePort));

        // What comes too late is nobody's.
        bench.give(*first, Bench::answerTo(first->message, {record("a", "6.6.6.6")}));
        QVERIFY(!bench.sent());
        // The next question goes to who may be alive.
        bench.ask(Bench::query("b"));
        QCOMPARE(bench.sent()->datagram.destination, kSecond);
    }

    void atTheEndTheAskerIsTold()
    {
        Bench bench;
        bench.ask(Bench::query("a"));
        bench.host.advance(bench.dns, 10s);
        std::vector<Sent> all;
        while (auto one = bench.sent())
            all.push_back(*one);
        QCOMPARE(all.size(), std::size_t{6}); // five questions in ten seconds, and the answer
        QCOMPARE(all.back().message.code, DnsCode::ServerFailure);
        QVERIFY(!bench.dns.nextTick());
    }

    void aServerThatCannotIsFollowedByTheNext()
    {
        Bench bench;
        bench.ask(Bench::query("a"));
        auto query = bench.sent();
        bench.give(*query, Bench::answerTo(query->message, {}, DnsCode::Refused));
        query = bench.sent();
        QCOMPARE(query->datagram.destination, kSecond);
        bench.give(*query, Bench::answerTo(query->message, {}, DnsCode::ServerFailure));
        QCOMPARE(bench.sent()->message.code, DnsCode::ServerFailure);
        QVERIFY(!bench.sent());
    }

    void aServerWithoutEdnsIsAskedWithout()
    {
        Bench bench;
        bench.ask(Bench::query("a"));
        auto query = bench.sent();
        DnsMessage fault = Bench::answerTo(query->message, {}, DnsCode::FormatError);
        fault.question.reset();
        bench.give(*query, fault);
        query = bench.sent();
        QCOMPARE(query->datagram.destination, kFirst);
        QVERIFY(!query->message.edns);
        bench.give(*query, Bench::answerTo(query->message, {record("a")}));
        QCOMPARE(bench.sent()->message.answers.size(), std::size_t{1});
    }

    void withoutServersThereIsNoAnswer()
    {
        config::Config config = plainConfig();
        config.dns.servers.clear();
        Bench bench(config);
        bench.ask(Bench::query("a"));
        QCOMPARE(bench.sent()->message.code, DnsCode::ServerFailure);
        bench.peerDns = {kSecond};
        bench.ask(Bench::query("a"));
        QCOMPARE(bench.sent()->datagram.destination, kSecond);
    }

    void aFloodOfQuestionsIsBounded()
    {
        Bench bench;
        for (int i = 0; i < 500; ++i)
            bench.ask(Bench::query(("h" + std::to_string(i)).c_str()));
        std::size_t asked = 0, refused = 0;
        while (const auto one = bench.sent())
            ++(one->message.isResponse ? refused : asked);
        QCOMPARE(asked, DnsResolver::kMostQueries);
        QCOMPARE(refused, 500 - DnsResolver::kMostQueries);
    }

    void aFloodOfAskersIsBounded()
    {
        Bench bench;
        for (int i = 0; i < 100; ++i)
            bench.ask(Bench::query("a"));
        QCOMPARE(bench.host.datagrams.size(), 1 + 100 - DnsResolver::kMostAskers);
    }
};

QTEST_APPLESS_MAIN(TestDnsResolver)
#include "tst_dns_resolver.moc"
