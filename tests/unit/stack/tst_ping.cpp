// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/ping.h"

#include "probe_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::test;
using namespace std::chrono_literals;
using stack::Ping;
using stack::PingRequest;
using stack::ProbeStatus;

namespace {

PingRequest request(const char* destination, std::uint32_t count = 0, Duration interval = 1s)
{
    PingRequest result;
    result.probe.destination = ProbeBench::address(destination);
    result.count = count;
    result.interval = interval;
    return result;
}

} // namespace

class TestPing : public QObject {
    Q_OBJECT

private slots:
    void itAsksAtOnceAndThenAtEachInterval()
    {
        ProbeBench bench;
        Ping ping(bench.prober, request("192.168.88.10", 0, 200ms));
        bench.host.advance(bench.prober, 0s);
        QCOMPARE(bench.host.packets.size(), std::size_t{1});
        bench.host.advance(bench.prober, 999ms);
        QCOMPARE(bench.host.packets.size(), std::size_t{5});
        QVERIFY(!ping.hasEnded());
    }

    void theQuestionIsAsTheRequestSays_data()
    {
        QTest::addColumn<QByteArray>("destination");
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("v4") << QByteArray("192.168.88.10") << QByteArray("192.168.88.1");
        QTest::newRow("v6") << QByteArray("2001:db8::10") << QByteArray("2001:db8::1");
    }
    void theQuestionIsAsTheRequestSays()
    {
        QFETCH(QByteArray, destination);
        QFETCH(QByteArray, source);
        ProbeBench bench;
        PingRequest wanted = request(destination.constData());
        wanted.probe.size = 100;
        wanted.probe.ttl = 7;
        wanted.probe.mayBeFragmented = false;
        const Ping ping(bench.prober, wanted);
        bench.host.advance(bench.prober, 0s);
        const wire::Packet packet = bench.lastSent();
        QCOMPARE(packet.end - packet.networkOffset, std::uint32_t{100});
        QCOMPARE(int(packet.ttl()), 7);
        QVERIFY(packet.tuple.source == ProbeBench::address(source.constData()));
        QCOMPARE(int(packet.tuple.icmpType()), packet.isV4() ? 8 : 128);
        QVERIFY(!packet.isV4() || (packet.network()[6] & 0x40) != 0);
    }

    void anAnswerIsCountedWithItsTime()
    {
        ProbeBench bench;
        Ping ping(bench.prober, request("192.168.88.10", 2));
        bench.host.advance(bench.prober, 0s);
        bench.host.clock.advance(5ms);
        QVERIFY(bench.answerEcho());
        bench.host.advance(bench.prober, 995ms);
        bench.host.clock.advance(15ms);
        QVERIFY(bench.answerEcho());

        const auto results = ping.takeResults();
        QCOMPARE(results.size(), std::size_t{2});
        QCOMPARE(int(results[1].number), 1);
        QCOMPARE(results[1].status, ProbeStatus::Answered);
        QCOMPARE(results[1].size, std::uint32_t{56});
        QCOMPARE(int(results[1].ttl), 64);
        QCOMPARE(results[1].time, Duration(15ms));
        QVERIFY(ping.hasEnded());
        QCOMPARE(ping.totals().received, std::uint64_t{2});
        QCOMPARE(ping.totals().best, Duration(5ms));
        QCOMPARE(ping.totals().worst, Duration(15ms));
        QCOMPARE(ping.totals().sum, Duration(20ms));
    }

    void whatIsNotAnsweredTimesOut()
    {
        ProbeBench bench;
        Ping ping(bench.prober, request("192.168.88.10", 2));
        bench.host.advance(bench.prober, 1s);
        auto results = ping.takeResults();
        QCOMPARE(results.size(), std::size_t{1});
        QCOMPARE(results[0].status, ProbeStatus::TimedOut);
        QVERIFY(!ping.hasEnded());
        bench.host.advance(bench.prober, 1s);
        QVERIFY(ping.hasEnded());
        QCOMPARE(ping.totals().received, std::uint64_t{0});
        QVERIFY(!bench.prober.nextTick()); // and nothing is left to do
    }

    void aFastPingWaitsASecondForEachAnswer()
    {
        ProbeBench bench;
        Ping ping(bench.prober, request("192.168.88.10", 1, 10ms));
        bench.host.advance(bench.prober, 999ms);
        QVERIFY(bench.answerEcho());
        QCOMPARE(ping.totals().received, std::uint64_t{1});
    }

    void anAnswerCountsOnce()
    {
        ProbeBench bench;
        Ping ping(bench.prober, request("192.168.88.10"));
        bench.host.advance(bench.prober, 0s);
        QVERIFY(bench.answerEcho());
        QVERIFY(!bench.answerEcho());
        QCOMPARE(ping.totals().received, std::uint64_t{1});
    }

    void anAnswerFromSomebodyElseIsNone()
    {
        ProbeBench bench;
        Ping ping(bench.prober, request("192.168.88.10"));
        bench.host.advance(bench.prober, 0s);
        wire::Packet packet = bench.lastSent();
        packet.network()[19] = 99; // as if .99 had been asked, and answered
        wire::store16(packet.network() + 10, 0);
        wire::store16(packet.network() + 10, wire::checksumOf({packet.network(), 20}));
        QVERIFY(!bench.answerEcho());
        QCOMPARE(ping.totals().received, std::uint64_t{0});
    }

    void errorsSayWhatBecameOfTheQuestion_data()
    {
        QTest::addColumn<QByteArray>("destination");
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("status");
        const auto row = [](const char* destination, int type, int code, ProbeStatus status) {
            QTest::addRow("%s %d/%d", destination, type, code)
                << QByteArray(destination) << type << code << static_cast<int>(status);
        };
        for (const auto& [type, code, status] : std::initializer_list<std::tuple<int, int, ProbeStatus>>{
                 {3,  0,  ProbeStatus::NetUnreachable     },
                 {3,  1,  ProbeStatus::HostUnreachable    },
                 {3,  3,  ProbeStatus::PortUnreachable    },
                 {3,  4,  ProbeStatus::FragmentationNeeded},
                 {3,  13, ProbeStatus::Prohibited         },
                 {11, 0,  ProbeStatus::TtlExceeded        },
        })
            row("192.168.88.10", type, code, status);
        for (const auto& [type, code, status] : std::initializer_list<std::tuple<int, int, ProbeStatus>>{
                 {1, 0, ProbeStatus::NetUnreachable     },
                 {1, 3, ProbeStatus::HostUnreachable    },
                 {1, 1, ProbeStatus::Prohibited         },
                 {2, 0, ProbeStatus::FragmentationNeeded},
                 {3, 0, ProbeStatus::TtlExceeded        },
        })
            row("2001:db8::10", type, code, status);
    }
    void errorsSayWhatBecameOfTheQuestion()
    {
        QFETCH(QByteArray, destination);
        QFETCH(int, type);
        QFETCH(int, code);
        QFETCH(int, status);
        ProbeBench bench;
        Ping ping(bench.prober, request(destination.constData()));
        bench.host.advance(bench.prober, 0s);
        const char* const router = bench.lastSent().isV4() ? "192.168.88.254" : "2001:db8::fe";
        QVERIFY(
            bench.answerError(router, {static_cast<std::uint8_t>(type), static_cast<std::uint8_t>(code), 0}));
        const auto results = ping.takeResults();
        QCOMPARE(results.size(), std::size_t{1});
        QCOMPARE(static_cast<int>(results[0].status), status);
        QVERIFY(results[0].from == ProbeBench::address(router));
        QCOMPARE(ping.totals().received, std::uint64_t{0});
    }

    void withoutARouteNothingIsSent()
    {
        ProbeBench bench;
        bench.host.forgetInterfaces();
        Ping ping(bench.prober, request("203.0.113.10", 1));
        bench.host.advance(bench.prober, 0s);
        QCOMPARE(ping.takeResults().at(0).status, ProbeStatus::NoRoute);
        QVERIFY(bench.host.packets.empty());
        QVERIFY(ping.hasEnded());
    }

    void aPacketThatMustNotBeFragmentedFitsTheFirstLink()
    {
        ProbeBench bench;
        PingRequest wanted = request("192.168.88.10", 1);
        wanted.probe.size = 1501;
        Ping fragmented(bench.prober, wanted);
        bench.host.advance(bench.prober, 0s);
        QCOMPARE(bench.host.packets.size(), std::size_t{1});
        wanted.probe.mayBeFragmented = false;
        Ping whole(bench.prober, wanted);
        bench.host.advance(bench.prober, 0s);
        QCOMPARE(bench.host.packets.size(), std::size_t{1});
        QCOMPARE(whole.takeResults().at(0).status, ProbeStatus::TooLarge);
    }

    void twoProgramsDoNotTakeEachOthersAnswers()
    {
        ProbeBench bench;
        Ping one(bench.prober, request("192.168.88.10", 1));
        bench.host.advance(bench.prober, 0s);
        Ping other(bench.prober, request("192.168.88.10", 1));
        bench.host.advance(bench.prober, 0s);
        QVERIFY(bench.answerEcho()); // of the question that was sent last
        QCOMPARE(one.totals().received, std::uint64_t{0});
        QCOMPARE(other.totals().received, std::uint64_t{1});
    }

    void theRouterListensOnlyWhileSomebodyAsks()
    {
        ProbeBench bench;
        bench.host.packets.clear();
        {
            const Ping ping(bench.prober, request("192.168.88.10"));
            bench.host.advance(bench.prober, 0s);
            wire::Packet reply = bench.lastSent();
            wire::turnIntoEchoReply(reply);
            reply.tuple.destinationPart = 0;
            QVERIFY(bench.host.ports().wants(reply));
        }
        wire::Packet reply = bench.lastSent();
        reply.tuple.destinationPart = 0;
        QVERIFY(!bench.host.ports().wants(reply));
        QVERIFY(!bench.prober.nextTick());
        QVERIFY(!bench.answerEcho());
    }
};

QTEST_APPLESS_MAIN(TestPing)
#include "tst_ping.moc"
