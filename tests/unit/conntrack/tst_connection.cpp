// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/connection.h"

#include "unit/conntrack/test_packets.h"

#include <QTest>

#include <set>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;
using wire::Direction;
using wire::FlowTuple;

namespace {

FlowTuple tuple(const End& source, const End& destination, std::uint8_t protocol = 6)
{
    return {source.address, destination.address, source.port, destination.port, protocol};
}

} // namespace

class TestConnection : public QObject {
    Q_OBJECT

private slots:
    void theHotRecordIsTwoCacheLinesAndTheWholeConnectionFitsItsGoal()
    {
        constexpr std::size_t kIndexEntries = 32; // two entries of a full table (README)
        QCOMPARE(sizeof(Connection), std::size_t{128});
        QVERIFY(sizeof(Connection) + sizeof(ColdRecord) + kIndexEntries <= 192);
    }

    void tuplesComeBackAsTheyWereSet_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("destination");
        QTest::newRow("IPv4") << "192.168.88.10:40000"
                              << "203.0.113.10:80";
        QTest::newRow("IPv6") << "[2001:db8:88::10]:40000"
                              << "[2001:db8:203::10]:80";
    }
    void tuplesComeBackAsTheyWereSet()
    {
        QFETCH(QString, source);
        QFETCH(QString, destination);
        const FlowTuple original = tuple(End(source.toStdString()), End(destination.toStdString()));
        Connection connection;
        connection.setTuple(Direction::Original, original);
        connection.setTuple(Direction::Reply, *original.inverted());

        QVERIFY(connection.original() == original);
        QVERIFY(connection.reply() == *original.inverted());
        QVERIFY(connection.matches(Direction::Original, original));
        QVERIFY(!connection.matches(Direction::Reply, original));
        QCOMPARE(connection.isV4(), original.source.isV4());
    }

    void anyOtherFieldIsNoMatch()
    {
        const FlowTuple original = tuple("192.168.88.10:40000", "203.0.113.10:80");
        Connection connection;
        connection.setTuple(Direction::Original, original);
        FlowTuple others[5] = {original, original, original, original, original};
        others[0].source = End("192.168.88.11").address;
        others[1].destination = End("203.0.113.11").address;
        others[2].sourcePart = 40001;
        others[3].destinationPart = 81;
        others[4].protocol = 17;

        for (const FlowTuple& other : others)
            QVERIFY2(!connection.matches(Direction::Original, other), other.toString().c_str());
    }

    void aPacketLeavesAsTheInverseOfTheOtherDirection()
    {
        Connection connection;
        connection.setTuple(Direction::Original, tuple("192.168.88.10:40000", "203.0.113.10:80"));
        connection.setTuple(Direction::Reply, tuple("203.0.113.10:80", "203.0.113.2:1024"));

        QVERIFY(connection.leaving(Direction::Original) == tuple("203.0.113.2:1024", "203.0.113.10:80"));
        QVERIFY(connection.leaving(Direction::Reply) == tuple("203.0.113.10:80", "192.168.88.10:40000"));
    }

    void aPingLeavesWithTheOtherSidesIdentifierAndItsOwnType()
    {
        FlowTuple original = tuple("192.168.88.10", "203.0.113.10", 1);
        original.sourcePart = 7;
        original.destinationPart = 8 << 8;
        FlowTuple reply = *original.inverted();
        reply.destination = End("203.0.113.2").address;
        reply.sourcePart = 99;
        Connection connection;
        connection.setTuple(Direction::Original, original);
        connection.setTuple(Direction::Reply, reply);

        const FlowTuple out = connection.leaving(Direction::Original);
        const FlowTuple back = connection.leaving(Direction::Reply);

        QCOMPARE(out.icmpType(), std::uint8_t{8});
        QCOMPARE(out.sourcePart, std::uint16_t{99});
        QCOMPARE(back.icmpType(), std::uint8_t{0});
        QCOMPARE(back.sourcePart, std::uint16_t{7});
        QCOMPARE(back.destination, original.source);
    }

    void aRowShowsTheConnectionAsItIs()
    {
        Connection connection;
        connection.setTuple(Direction::Original, tuple("192.168.88.10:40000", "203.0.113.10:80"));
        connection.setTuple(Direction::Reply, tuple("203.0.113.10:80", "203.0.113.2:1024"));
        connection.flags = kSeenReply | kSourceNat;
        connection.tcpState = TcpState::SynRecv;
        connection.traffic[0] = {3, 300};
        connection.traffic[1] = {2, 200};
        connection.setExpires(Instant{10s});
        ColdRecord cold;
        cold.rate[0] = 1000;
        cold.rate[1] = 2000;
        ConnectionRow row;

        fillRow(connection, cold, ProtocolRecord(), Instant{4s}, row);

        QVERIFY(row.original == connection.original() && row.reply == connection.reply());
        QVERIFY(row.has(kSeenReply) && row.has(kSourceNat) && !row.has(kAssured));
        QCOMPARE(row.tcpState, TcpState::SynRecv);
        QCOMPARE(row.timeout, Duration(6s));
        QVERIFY(row.orig == (Traffic{3, 300}) && row.repl == (Traffic{2, 200}));
        QCOMPARE(row.origRate, 1000U);
        QCOMPARE(row.replRate, 2000U);
    }

    void aTimeoutIsNeverBelowZero()
    {
        Connection connection;
        connection.setExpires(Instant{1s});
        ConnectionRow row;
        fillRow(connection, ColdRecord(), ProtocolRecord(), Instant{5s}, row);
        QCOMPARE(row.timeout, Duration::zero());
    }

    void statesHaveRouterOsNames()
    {
        std::set<std::string> names;
        for (int state = 1; state <= static_cast<int>(TcpState::Listen); ++state)
            QVERIFY(names.insert(tcpStateName(static_cast<TcpState>(state))).second);
        QVERIFY(names == (std::set<std::string>{"syn-sent", "syn-recv", "established", "fin-wait",
                                                "close-wait", "last-ack", "time-wait", "close", "listen"}));
        QCOMPARE(std::string(tcpStateName(TcpState::None)), std::string());
        QCOMPARE(std::string(connectionStateName(ConnectionState::Untracked)), std::string("untracked"));
    }
};

QTEST_APPLESS_MAIN(TestConnection)
#include "tst_connection.moc"
