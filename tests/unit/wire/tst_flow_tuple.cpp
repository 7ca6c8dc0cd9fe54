// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/flow_tuple.h"

#include <QTest>

#include <set>

using namespace tb;
using wire::FlowTuple;
using wire::Protocol;

namespace {

FlowTuple tuple(Protocol protocol, std::uint16_t sourcePart, std::uint16_t destinationPart)
{
    return {*IpAddress::parse("192.168.88.10"), *IpAddress::parse("203.0.113.10"), sourcePart,
            destinationPart, static_cast<std::uint8_t>(protocol)};
}

} // namespace

class TestFlowTuple : public QObject {
    Q_OBJECT

private slots:
    void portsChangeSidesInTheInverse();
    void aGreKeyStaysAndCallIdsChangeSidesInTheInverse();
    void anEchoRequestIsAnsweredByAReplyOfTheSameId();
    void everyIcmpPairInvertsToItselfTwice();
    void icmpWithoutPartnerHasNoInverse();
    void protocolNamesRoundTrip();
    void bothNamesOfANumberAreRead();
    void whatIsNoProtocolIsNotRead_data();
    void whatIsNoProtocolIsNotRead();
    void tuplesAreWrittenForPeople();
    void eachPartCountsInTheHash();
};

void TestFlowTuple::portsChangeSidesInTheInverse()
{
    const FlowTuple tcp = tuple(Protocol::Tcp, 40000, 80);

    const auto back = tcp.inverted();

    QVERIFY(back);
    QCOMPARE(back->source, tcp.destination);
    QCOMPARE(back->destination, tcp.source);
    QCOMPARE(back->sourcePart, std::uint16_t{80});
    QCOMPARE(back->destinationPart, std::uint16_t{40000});
    QVERIFY(back->inverted() == tcp);
}

void TestFlowTuple::aGreKeyStaysAndCallIdsChangeSidesInTheInverse()
{
    FlowTuple gre = tuple(Protocol::Gre, 1, 2);
    QCOMPARE(gre.inverted()->greKey(), gre.greKey());
    gre.greVersion = 1;
    QCOMPARE(gre.inverted()->sourcePart, std::uint16_t{2});
    QCOMPARE(gre.inverted()->destinationPart, std::uint16_t{1});
}

void TestFlowTuple::anEchoRequestIsAnsweredByAReplyOfTheSameId()
{
    const auto back = tuple(Protocol::Icmp, 77, 0x0800).inverted();

    QVERIFY(back);
    QCOMPARE(back->sourcePart, std::uint16_t{77});
    QCOMPARE(back->icmpType(), std::uint8_t{0});
    QCOMPARE(back->destination, *IpAddress::parse("192.168.88.10"));
}

void TestFlowTuple::everyIcmpPairInvertsToItselfTwice()
{
    int pairs = 0;
    for (const Protocol protocol : {Protocol::Icmp, Protocol::Icmpv6}) {
        for (unsigned type = 0; type < 256; ++type) {
            const FlowTuple query = tuple(protocol, 5, static_cast<std::uint16_t>(type << 8));
            const auto back = query.inverted();
            if (!back)
                continue;
            ++pairs;
            QVERIFY(back->icmpType() != type);
            QVERIFY(back->inverted() == query);
        }
    }
    QCOMPARE(pairs, 12); // 8↔0, 13↔14, 15↔16, 17↔18; 128↔129, 139↔140
}

void TestFlowTuple::icmpWithoutPartnerHasNoInverse()
{
    QVERIFY(!tuple(Protocol::Icmp, 0, 0x0301).inverted());
    QVERIFY(!tuple(Protocol::Icmpv6, 0, 0x8700).inverted());
    QVERIFY(!tuple(Protocol::Icmpv6, 0, 0x0800).inverted());
}

void TestFlowTuple::protocolNamesRoundTrip()
{
    std::set<std::string> names;
    for (unsigned number = 0; number < 256; ++number) {
        const std::string name = wire::protocolName(static_cast<std::uint8_t>(number));
        QVERIFY(names.insert(name).second);
        QCOMPARE(wire::parseProtocol(name), std::optional(static_cast<std::uint8_t>(number)));
    }
    QCOMPARE(wire::protocolName(50), std::string("ipsec-esp"));
    QCOMPARE(wire::protocolName(136), std::string("udp-lite"));
    QCOMPARE(wire::protocolName(200), std::string("200"));
}

void TestFlowTuple::bothNamesOfANumberAreRead()
{
    QCOMPARE(wire::parseProtocol("ipencap"), wire::parseProtocol("4"));
    QCOMPARE(wire::parseProtocol("ipv6"), wire::parseProtocol("ipv6-encap"));
}

void TestFlowTuple::whatIsNoProtocolIsNotRead_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"", "TCP", "tcpx", "256", "-1", " 6", "6 ", "0x6", "6.0"})
        QTest::addRow("'%s'", text) << QByteArray(text);
}

void TestFlowTuple::whatIsNoProtocolIsNotRead()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!wire::parseProtocol(text.toStdString()));
}

void TestFlowTuple::tuplesAreWrittenForPeople()
{
    QCOMPARE(tuple(Protocol::Tcp, 40000, 80).toString(),
             std::string("tcp 192.168.88.10:40000->203.0.113.10:80"));
    QCOMPARE(tuple(Protocol::Icmp, 9, 0x0800).toString(),
             std::string("icmp 192.168.88.10->203.0.113.10 type 8 id 9"));
    FlowTuple six = tuple(Protocol::Udp, 1, 2);
    six.source = *IpAddress::parse("2001:db8::1");
    six.destination = *IpAddress::parse("2001:db8::2");
    QCOMPARE(six.toString(), std::string("udp [2001:db8::1]:1->[2001:db8::2]:2"));
    FlowTuple gre = tuple(Protocol::Gre, 1, 2);
    QCOMPARE(gre.toString(), std::string("gre 192.168.88.10->203.0.113.10 key 65538"));
    gre.greVersion = 1;
    QCOMPARE(gre.toString(), std::string("gre 192.168.88.10->203.0.113.10 call 1->2"));
    QCOMPARE(tuple(Protocol::Gre, 0, 0).toString(), std::string("gre 192.168.88.10->203.0.113.10"));
}

void TestFlowTuple::eachPartCountsInTheHash()
{
    const HashKey key;
    const FlowTuple one = tuple(Protocol::Tcp, 1, 2);
    FlowTuple other = one;

    std::set<std::uint64_t> hashes{wire::hashTuple(key, one)};
    other.source = one.source.plus(1);
    hashes.insert(wire::hashTuple(key, other));
    other = one;
    other.destination = one.destination.plus(1);
    hashes.insert(wire::hashTuple(key, other));
    hashes.insert(wire::hashTuple(key, tuple(Protocol::Tcp, 3, 2)));
    hashes.insert(wire::hashTuple(key, tuple(Protocol::Tcp, 1, 3)));
    hashes.insert(wire::hashTuple(key, tuple(Protocol::Udp, 1, 2)));
    hashes.insert(wire::hashTuple(key, *one.inverted()));
    hashes.insert(wire::hashTuple({1, 2}, one));

    QCOMPARE(hashes.size(), std::size_t{8});
}

QTEST_APPLESS_MAIN(TestFlowTuple)
#include "tst_flow_tuple.moc"
