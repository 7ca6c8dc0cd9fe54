// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dns_forwarder.h"

#include "unit/stack/dhcp_bench.h"

#include <QTest>

#include <set>

using namespace std::chrono_literals;
using namespace tb;
using namespace tb::stack;
using test::address;

namespace {

const IpAddress kRouter = test::address("192.168.88.1"), kHost = test::address("192.168.88.10");
const IpAddress kFirst = test::address("203.0.113.53"), kSecond = test::address("203.0.113.54");

config::Config plainConfig()
{
    config::Config config;
    config.dns.servers = {kFirst, kSecond};
    config.dns.allowRemoteRequests = true;
    return config;
}

/// A message that the router has sent.
struct Sent {
    DnsMessage message;
    Datagram datagram;
};

/// A router that answers hosts on ether1, and its servers behind ether2.
struct Bench {
    test::FakeHost host{test::twoInterfaces({*IpPrefix::parse("203.0.113.2/24")})};
    std::vector<IpAddress> peerDns;
    DnsForwarder dns{host, [this] { return peerDns; }};

    explicit Bench(const config::Config& config = plainConfig()) { dns.apply(config, test::emptyPlan()); }

    static DnsMessage query(const char* name, std::uint16_t type = dns_type::kA, std::uint16_t id = 7)
    {
        DnsMessage message;
        message.id = id;
        message.wantsRecursion = true;
        message.question = DnsQuestion{*DnsName::parse(name), type, kDnsInternet};
        return message;
    }
    void ask(wire::ConstBytes payload, std::uint16_t port = 5000, const IpAddress& to = kRouter)
    {
        host.give(dns, test::udpFrame(kHost, port, to, 53, payload), test::kLan);
    }
    void ask(const DnsMessage& message, std::uint16_t port = 5000) { ask(writeDns(message, 4096), port); }
    /// The oldest message that was sent and not taken yet.
    std::optional<Sent> sent()
    {
        if (host.datagrams.empty())
            return std::nullopt;
        const auto first = host.datagrams.front();
        host.datagrams.erase(host.datagrams.begin());
        return Sent{readDns(first.payload).value(), first.datagram};
    }
    /// What a server would say.
    static DnsMessage answerTo(const DnsMessage& asked, std::vector<DnsRecord> records,
                               DnsCode code = DnsCode::NoError)
    {
        DnsMessage answer;
        answer.id = asked.id;
        answer.isResponse = true;
        answer.question = asked.question;
        answer.answers = std::move(records);
        answer.code = code;
        return answer;
    }
    void give(const Sent& query, const DnsMessage& answer)
    {
        give(query.datagram.destination, 53, query.datagram.sourcePort, answer);
    }
    void give(const IpAddress& from, std::uint16_t port, std::uint16_t toPort, const DnsMessage& answer)
    {
        host.give(dns, test::udpFrame(from, port, address("203.0.113.2"), toPort, writeDns(answer, 65535)),
                  test::kWan);
    }
};

DnsRecord record(const char* name, const char* value = "192.0.2.1", std::uint32_t ttl = 60)
{
    return {*DnsName::parse(name), dns_type::kA, kDnsInternet, ttl, dnsAddressData(address(value))};
}

} // namespace

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
