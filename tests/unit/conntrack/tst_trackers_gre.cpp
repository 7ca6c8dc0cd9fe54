// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/conntrack/tracking_bench.h"
#include "unit/conntrack/written_packet.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;

/// GRE's row of trackers.cpp.
class TestTrackersGre : public QObject {
    Q_OBJECT

private slots:
    void greLastsThirtySecondsAndThreeMinutesOnceBothEndsSpeak()
    {
        TrackingBench bench;
        QCOMPARE(bench.stateOf(written("gre 192.168.88.10 203.0.113.10 key=7")), ConnectionState::New);
        QCOMPARE(bench.row().timeout, Duration(30s));
        QCOMPARE(bench.stateOf(written("gre 203.0.113.10 192.168.88.10 key=7")),
                 ConnectionState::Established);
        QCOMPARE(bench.row().timeout, Duration(30s));
        QVERIFY(!bench.row().has(kAssured));
        (void)bench.send(written("gre 192.168.88.10 203.0.113.10 key=7"));
        QCOMPARE(bench.row().timeout, Duration(180s));
        QVERIFY(bench.row().has(kAssured));
    }

    // Acceptance S181, S183.
    void twoGreKeysAreTwoConnectionsAndTwoVersionsToo()
    {
        TrackingBench bench;
        for (const char* words :
             {"key=4242", "key=4243", "", "version=1 call=17", "version=1 call=18", "version=3"})
            QCOMPARE(bench.stateOf(written(std::string("gre 192.168.88.10 203.0.113.10 ") + words)),
                     ConnectionState::New);
        QCOMPARE(bench.count(), 6);
        QCOMPARE(bench.stateOf(written("gre 203.0.113.10 192.168.88.10 key=4243")),
                 ConnectionState::Established);
        QCOMPARE(bench.stateOf(written("gre 203.0.113.10 192.168.88.10 version=1 call=17")),
                 ConnectionState::New);
    }

    void greRemembersWhatItsFirstPacketCarried()
    {
        TrackingBench bench;
        (void)bench.send(written("gre 192.168.88.10 203.0.113.10 carries=transparent-ethernet"));
        (void)bench.send(written("gre 203.0.113.10 192.168.88.10 carries=ip"));
        QCOMPARE(bench.row().greProtocol, std::uint16_t{0x6558});
        QCOMPARE(bench.row().repl.packets, 1U);
    }

    void aGreKeyLeavesAsItCameWhateverTheAddressBecomes()
    {
        Connection connection;
        const TestPacket packet = written("gre 192.168.88.10 203.0.113.10 key=66051"); // 0x010203
        connection.setTuple(wire::Direction::Original, packet.packet.tuple);
        wire::FlowTuple reply = *packet.packet.tuple.inverted();
        reply.destination = End("203.0.113.2").address;
        connection.setTuple(wire::Direction::Reply, reply);
        QCOMPARE(connection.leaving(wire::Direction::Original).greKey(), 66051U);
        QCOMPARE(connection.leaving(wire::Direction::Reply).greKey(), 66051U);
        QCOMPARE(connection.leaving(wire::Direction::Original).source, End("203.0.113.2").address);
    }
};

QTEST_APPLESS_MAIN(TestTrackersGre)
#include "tst_trackers_gre.moc"
