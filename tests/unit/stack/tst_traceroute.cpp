// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/traceroute.h"

#include "probe_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::test;
using namespace std::chrono_literals;
using stack::ProbeProtocol;
using stack::ProbeStatus;
using stack::Traceroute;
using stack::TracerouteRequest;

namespace {

constexpr wire::IcmpError kTimeExceeded{11, 0, 0};
constexpr wire::IcmpError kPortUnreachable{3, 3, 0};
constexpr wire::IcmpError kHostUnreachable{3, 1, 0};

TracerouteRequest request(std::uint32_t count, ProbeProtocol protocol = ProbeProtocol::Icmp)
{
    TracerouteRequest result;
    result.probe.destination = ProbeBench::address("203.0.113.10");
    result.probe.protocol = protocol;
    result.count = count;
    return result;
}

/// One hop after another answers, a millisecond later each.
void answerInTurn(ProbeBench& bench, std::initializer_list<const char*> routers)
{
    for (const char* const router : routers) {
        bench.host.advance(bench.prober, 1ms);
        QVERIFY(bench.answerError(router, kTimeExceeded));
    }
    bench.host.advance(bench.prober, 1ms);
}

} // namespace

class TestTraceroute : public QObject {
    Q_OBJECT

private slots:
    void eachHopIsAskedWhenTheOneBeforeHasAnswered()
    {
        ProbeBench bench;
        const Traceroute trace(bench.prober, request(1));
        answerInTurn(bench, {"192.168.88.254", "198.51.100.1"});
        QCOMPARE(bench.host.packets.size(), std::size_t{3});
        QCOMPARE(int(bench.lastSent().ttl()), 3);
        QVERIFY(!trace.hasEnded());
        QVERIFY(bench.answerEcho());

        QVERIFY(trace.hasEnded());
        QCOMPARE(trace.hops().size(), std::size_t{3});
        QVERIFY(trace.hops()[0].address == ProbeBench::address("192.168.88.254"));
        QVERIFY(trace.hops()[1].address == ProbeBench::address("198.51.100.1"));
        QVERIFY(trace.hops()[2].address == ProbeBench::address("203.0.113.10"));
        QCOMPARE(trace.hops()[2].last, ProbeStatus::Answered);
    }

    void aSilentHopCostsItsTimeout()
    {
        ProbeBench bench;
        const Traceroute trace(bench.prober, request(1));
        bench.host.advance(bench.prober, 1s);
        QCOMPARE(int(bench.lastSent().ttl()), 2);
        QVERIFY(trace.hops()[0].address.isUnspecified());
        QCOMPARE(trace.hops()[0].last, ProbeStatus::TimedOut);
        QCOMPARE(trace.hops()[0].received, std::uint32_t{0});
        QVERIFY(trace.isAskingFor(1));
    }

    void itEndsAtTheLastHopThatIsAllowed()
    {
        ProbeBench bench;
        TracerouteRequest wanted = request(1);
        wanted.maxHops = 3;
        const Traceroute trace(bench.prober, wanted);
        bench.host.advance(bench.prober, 10s);
        QVERIFY(trace.hasEnded());
        QCOMPARE(trace.hops().size(), std::size_t{3});
        QCOMPARE(bench.host.packets.size(), std::size_t{3});
    }

    void whoSaysThatThereIsNoWayIsTheLastHop()
    {
        ProbeBench bench;
        const Traceroute trace(bench.prober, request(1));
        answerInTurn(bench, {"192.168.88.254"});
        QVERIFY(bench.answerError("198.51.100.1", kHostUnreachable));
        QVERIFY(trace.hasEnded());
        QCOMPARE(trace.hops()[1].last, ProbeStatus::HostUnreachable);
    }

    void roundsGoOnAndAddUp()
    {
        ProbeBench bench;
        const Traceroute trace(bench.prober, request(0));
        for (const Duration delay : {10ms, 30ms}) {
            bench.host.advance(bench.prober, 0s);
            bench.host.clock.advance(delay);
            QVERIFY(bench.answerEcho());
            bench.host.advance(bench.prober, 1s - delay);
        }
        const Traceroute::Hop& hop = trace.hops()[0];
        QCOMPARE(hop.received, std::uint32_t{2});
        QCOMPARE(hop.lastTime, Duration(30ms));
        QCOMPARE(hop.best, Duration(10ms));
        QCOMPARE(hop.worst, Duration(30ms));
        QCOMPARE(hop.average(), 20e6);
        QCOMPARE(hop.standardDeviation(), 10e6);
        QVERIFY(!trace.hasEnded());
    }

    void aWayThatBecomesShorterLosesItsLastHops()
    {
        ProbeBench bench;
        const Traceroute trace(bench.prober, request(0));
        answerInTurn(bench, {"192.168.88.254"});
        QVERIFY(bench.answerEcho());
        QCOMPARE(trace.hops().size(), std::size_t{2});
        bench.host.advance(bench.prober, 1s);
        QVERIFY(bench.answerEcho());
        QCOMPARE(trace.hops().size(), std::size_t{1});
    }

    void udpAsksPortAfterPort()
    {
        ProbeBench bench;
        const Traceroute trace(bench.prober, request(1, ProbeProtocol::Udp));
        answerInTurn(bench, {"192.168.88.254"});
        const wire::Packet packet = bench.lastSent();
        QVERIFY(packet.tuple.is(wire::Protocol::Udp));
        QCOMPARE(int(packet.tuple.destinationPart), 33435);
        QVERIFY(bench.answerError("203.0.113.10", kPortUnreachable));
        QVERIFY(trace.hasEnded());
        QCOMPARE(trace.hops()[1].last, ProbeStatus::PortUnreachable);
    }

    void aDatagramInAnswerIsAnAnswer()
    {
        ProbeBench bench;
        const Traceroute trace(bench.prober, request(1, ProbeProtocol::Udp));
        bench.host.advance(bench.prober, 0s);
        wire::OwnedFrame reply = wire::OwnedFrame::copyOf(bench.host.packets.back().frame.frame());
        wire::Packet packet;
        QVERIFY(!wire::parseFrame(reply.frame(), packet));
        QVERIFY(bench.host.ports().hasUdp(IpFamily::V4, packet.tuple.sourcePart));
        std::swap_ranges(packet.network() + 12, packet.network() + 16, packet.network() + 16);
        std::swap_ranges(packet.transport(), packet.transport() + 2, packet.transport() + 2);
        QVERIFY(bench.host.give(bench.prober, std::move(reply), ProbeBench::kEther1));
        QVERIFY(trace.hasEnded());
        QCOMPARE(trace.hops()[0].last, ProbeStatus::Answered);
    }
};

QTEST_APPLESS_MAIN(TestTraceroute)
#include "tst_traceroute.moc"
