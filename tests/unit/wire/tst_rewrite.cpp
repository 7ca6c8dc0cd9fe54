// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/rewrite.h"

#include "rewrite_bench.h"
#include "wire/checksum.h"
#include "wire/crc32c.h"
#include "wire/segmentation.h"
#include "wire/transport_checksum.h"

#include <QTest>

using namespace tb;
using test::addShapes;
using test::kShapes;
using test::Parsed;
using test::Shape;
using test::translate;
using wire::FlowTuple;
using wire::Packet;
using wire::Protocol;

class TestRewrite : public QObject {
    Q_OBJECT

private slots:
    void libtinsAcceptsWhatWasTranslated_data() { addShapes(); }
    void libtinsAcceptsWhatWasTranslated();
    void nothingElseChanges_data() { addShapes(); }
    void nothingElseChanges();
    void partialChecksumsAreRightWhenFinished_data() { addShapes(); }
    void partialChecksumsAreRightWhenFinished();
    void anInnerPartialChecksumLeavesTheOuterOneComplete();
    void udpWithoutChecksumStaysWithout();
    void aComputedZeroOfUdpBecomesAllOnes();
    void udpLiteAndDccpFollowToo_data();
    void udpLiteAndDccpFollowToo();
    void sctpGetsItsChecksumAnewWhenAPortChanges();
    void aComputedZeroOfUdpLiteBecomesAllOnes();
    void unknownProtocolsKeepTheirBytes();
    void laterFragmentsKeepTheirBytes();
    void firstFragmentsFollowWithTheirChecksum();
    void outerAddressesChangeAlone();
    void everyTtlIsTakenDownByOne_data();
    void everyTtlIsTakenDownByOne();
};

void TestRewrite::libtinsAcceptsWhatWasTranslated()
{
    QFETCH(const int, shape);
    const Shape& kind = kShapes[shape];
    SeededRandom random(test::testSeed() + static_cast<std::uint64_t>(shape));
    for (int i = 0; i < 400; ++i) {
        const auto payload = test::randomBytes(random, 1 + random.below(1400));
        Parsed from(test::randomTuple(random, kind.family, kind.protocol), payload, random);
        const FlowTuple next = test::randomTuple(random, kind.family, kind.protocol);

        translate(from.packet, next);

        Packet again;
        QVERIFY(!wire::parseFrame(from.frame.frame(), again));
        QVERIFY2(again.tuple == next, again.tuple.toString().c_str());
        QVERIFY(from.packet.tuple == next);
        QVERIFY(wire::verifyTransportChecksum(again));
        if (from.packet.transportOffset == 14 + (again.isV4() ? 20 : 40))
            QVERIFY(test::libtinsAgrees(from.frame.frame()));
    }
}

void TestRewrite::nothingElseChanges()
{
    QFETCH(const int, shape);
    const Shape& kind = kShapes[shape];
    SeededRandom random(test::testSeed());
    const FlowTuple first = test::randomTuple(random, kind.family, kind.protocol);
    Parsed packet(first, test::randomBytes(random, 100), random);
    const QByteArray before = test::bytesOf(packet.frame.frame());

    translate(packet.packet, test::randomTuple(random, kind.family, kind.protocol));
    QVERIFY(test::bytesOf(packet.frame.frame()) != before);
    translate(packet.packet, first);

    QCOMPARE(test::bytesOf(packet.frame.frame()).toHex(' '), before.toHex(' '));
}

void TestRewrite::partialChecksumsAreRightWhenFinished()
{
    QFETCH(const int, shape);
    const Shape& kind = kShapes[shape];
    SeededRandom random(test::testSeed() + static_cast<std::uint64_t>(shape));
    for (int i = 0; i < 400; ++i) {
        const auto payload = test::randomBytes(random, 30 + random.below(1400));
        Parsed from(test::randomTuple(random, kind.family, kind.protocol), payload, random);
        const FlowTuple next = test::randomTuple(random, kind.family, kind.protocol);
        from.makePartial(kind.protocol);
        if (kind.protocol == Protocol::Icmp)
            wire::store16(from.packet.transport() + 2, 0); // ICMP has no pseudo header

        translate(from.packet, next);
        wire::finishChecksum(from.frame.frame());

        QVERIFY(!from.frame.frame().offload.needsChecksum);
        Packet again;
        QVERIFY(!wire::parseFrame(from.frame.frame(), again));
        QVERIFY(again.tuple == next);
        QVERIFY(wire::verifyTransportChecksum(again));
        if (from.packet.transportOffset == 14 + (again.isV4() ? 20 : 40))
            QVERIFY(test::libtinsAgrees(from.frame.frame()));
    }
}

// A tunnel's packet may wait for the checksum of what it carries; its own is complete then.
void TestRewrite::anInnerPartialChecksumLeavesTheOuterOneComplete()
{
    SeededRandom random(test::testSeed());
    Parsed from(test::randomTuple(random, IpFamily::V4, Protocol::Udp), test::randomBytes(random, 200),
                random);
    const FlowTuple next = test::randomTuple(random, IpFamily::V4, Protocol::Udp);
    from.frame.frame().offload.needsChecksum = true;
    from.frame.frame().offload.checksumStart = static_cast<std::uint16_t>(from.packet.payloadOffset + 40);
    from.frame.frame().offload.checksumOffset = 16;

    translate(from.packet, next);

    from.frame.frame().offload = {};
    QVERIFY(wire::verifyTransportChecksum(from.packet));
}

void TestRewrite::udpWithoutChecksumStaysWithout()
{
    SeededRandom random(test::testSeed());
    Parsed from(test::randomTuple(random, IpFamily::V4, Protocol::Udp), test::randomBytes(random, 50),
                random);
    wire::store16(from.packet.transport() + 6, 0);

    translate(from.packet, test::randomTuple(random, IpFamily::V4, Protocol::Udp));

    QCOMPARE(wire::load16(from.packet.transport() + 6), std::uint16_t{0});
}

void TestRewrite::aComputedZeroOfUdpBecomesAllOnes()
{
    SeededRandom random(test::testSeed());
    Parsed from(test::randomTuple(random, IpFamily::V4, Protocol::Udp), test::randomBytes(random, 50),
                random);
    FlowTuple next = from.packet.tuple;
    // Adding the checksum to the port that it covers takes the checksum to zero.
    const std::uint32_t sum = next.sourcePart + std::uint32_t{wire::load16(from.packet.transport() + 6)};
    next.sourcePart = wire::foldSum(sum);

    translate(from.packet, next);

    QCOMPARE(wire::load16(from.packet.transport() + 6), std::uint16_t{0xffff});
    QVERIFY(wire::verifyTransportChecksum(from.packet));
    translate(from.packet, test::randomTuple(random, IpFamily::V4, Protocol::Udp));
    QVERIFY(wire::verifyTransportChecksum(from.packet));
    QVERIFY(wire::load16(from.packet.transport() + 6) != 0);
}

void TestRewrite::udpLiteAndDccpFollowToo_data()
{
    QTest::addColumn<int>("protocol");
    QTest::newRow("UDP-Lite") << 136;
    QTest::newRow("DCCP") << 33;
}

void TestRewrite::udpLiteAndDccpFollowToo()
{
    QFETCH(const int, protocol);
    SeededRandom random(test::testSeed());
    for (int i = 0; i < 100; ++i) {
        Tins::IPv6 ip("2001:db8::2", "2001:db8::1");
        Tins::EthernetII built = Tins::EthernetII() / ip / Tins::RawPDU(test::randomBytes(random, 64));
        wire::OwnedFrame owned = test::frameOf(built);
        owned.frame().data[20] = static_cast<std::uint8_t>(protocol);
        Parsed from(std::move(owned));
        QVERIFY(from.good && from.packet.hasTuple);
        const wire::ConstBytes transport{from.packet.transport(), 64};
        wire::store16(from.packet.transport() + 6, 0);
        wire::store16(from.packet.transport() + 6,
                      test::plainChecksum(transport, test::plainPseudoSum(from.packet)));

        translate(from.packet, test::randomTuple(random, IpFamily::V6, static_cast<Protocol>(protocol)));

        QCOMPARE(test::plainChecksum(transport, test::plainPseudoSum(from.packet)), std::uint16_t{0});
    }
}

void TestRewrite::sctpGetsItsChecksumAnewWhenAPortChanges()
{
    SeededRandom random(test::testSeed());
    for (const IpFamily family : {IpFamily::V4, IpFamily::V6}) {
        Parsed udp(test::randomTuple(random, family, Protocol::Udp), test::randomBytes(random, 61), random);
        udp.packet.protocol = udp.packet.tuple.protocol = 132;
        udp.packet.transportComplete = true;
        const wire::Bytes sctp{udp.packet.transport(), udp.packet.end - udp.packet.transportOffset};
        wire::store32(&sctp[8], wire::sctpChecksum(sctp));
        const std::uint32_t before = wire::load32(&sctp[8]);

        wire::rewriteSource(udp.packet, test::randomAddress(random, family), udp.packet.tuple.sourcePart);
        QCOMPARE(wire::load32(&sctp[8]), before); // addresses are not covered
        translate(udp.packet, test::randomTuple(random, family, Protocol::Sctp));

        QVERIFY(wire::load32(&sctp[8]) != before);
        QVERIFY(wire::verifyTransportChecksum(udp.packet));
    }
}

// A zero would say that there is no checksum, which UDP-Lite does not allow (RFC 3828 §3.1).
void TestRewrite::aComputedZeroOfUdpLiteBecomesAllOnes()
{
    SeededRandom random(test::testSeed());
    Parsed from(test::randomTuple(random, IpFamily::V4, Protocol::Udp), test::randomBytes(random, 20),
                random);
    from.packet.protocol = from.packet.tuple.protocol = 136;
    int zeros = 0;
    for (unsigned port = 0; port < 65536; ++port) {
        wire::rewriteSource(from.packet, from.packet.tuple.source, static_cast<std::uint16_t>(port));
        zeros += wire::load16(from.packet.transport() + 6) == 0 ? 1 : 0;
    }
    QCOMPARE(zeros, 0);
}

void TestRewrite::unknownProtocolsKeepTheirBytes()
{
    SeededRandom random(test::testSeed());
    Parsed from(test::randomTuple(random, IpFamily::V4, Protocol::Udp), test::randomBytes(random, 50),
                random);
    from.packet.network()[9] = 47; // GRE
    wire::store16(from.packet.network() + 10, 0);
    const std::size_t header = (from.packet.network()[0] & 15U) * 4;
    wire::store16(from.packet.network() + 10, test::plainChecksum({from.packet.network(), header}));
    Parsed gre(wire::OwnedFrame::copyOf(from.frame.frame()));
    QVERIFY(gre.good);
    const QByteArray before = test::bytesOf(gre.frame.frame()).mid(gre.packet.transportOffset);
    const FlowTuple next = test::randomTuple(random, IpFamily::V4, Protocol::Gre);

    translate(gre.packet, next);

    QCOMPARE(test::bytesOf(gre.frame.frame()).mid(gre.packet.transportOffset), before);
    Packet again;
    QVERIFY(!wire::parseFrame(gre.frame.frame(), again));
    QCOMPARE(again.tuple.source, next.source);
    QCOMPARE(again.tuple.destination, next.destination);
    QCOMPARE(gre.packet.tuple.sourcePart, std::uint16_t{0});
}

void TestRewrite::laterFragmentsKeepTheirBytes()
{
    SeededRandom random(test::testSeed());
    Tins::IP ip("10.0.0.2", "10.0.0.1");
    ip.protocol(6);
    ip.fragment_offset(100);
    Tins::EthernetII built = Tins::EthernetII() / ip / Tins::RawPDU(test::randomBytes(random, 64));
    Parsed from(test::frameOf(built));
    const QByteArray before = test::bytesOf(from.frame.frame()).mid(from.packet.transportOffset);

    translate(from.packet, test::randomTuple(random, IpFamily::V4, Protocol::Tcp));

    QCOMPARE(test::bytesOf(from.frame.frame()).mid(from.packet.transportOffset), before);
    Packet again;
    QVERIFY(!wire::parseFrame(from.frame.frame(), again)); // the IP header's checksum is right
}

void TestRewrite::firstFragmentsFollowWithTheirChecksum()
{
    SeededRandom random(test::testSeed());
    Parsed whole(test::randomTuple(random, IpFamily::V4, Protocol::Udp), test::randomBytes(random, 80),
                 random);
    const FlowTuple next = test::randomTuple(random, IpFamily::V4, Protocol::Udp);
    Parsed fragment(wire::OwnedFrame::copyOf(whole.frame.frame()));
    fragment.packet.isFragment = true; // as the parser says of the first fragment; the sum covers all of them

    translate(whole.packet, next);
    translate(fragment.packet, next);

    QCOMPARE(test::bytesOf(fragment.frame.frame()), test::bytesOf(whole.frame.frame()));
}

void TestRewrite::outerAddressesChangeAlone()
{
    SeededRandom random(test::testSeed());
    for (const Shape& kind : kShapes) {
        Parsed from(test::randomTuple(random, kind.family, kind.protocol), test::randomBytes(random, 77),
                    random);
        FlowTuple expected = from.packet.tuple;
        expected.source = test::randomAddress(random, kind.family);
        expected.destination = test::randomAddress(random, kind.family);

        wire::rewriteOuterSource(from.packet, expected.source);
        wire::rewriteOuterDestination(from.packet, expected.destination);

        Packet again;
        QVERIFY(!wire::parseFrame(from.frame.frame(), again));
        QVERIFY(again.tuple == expected && from.packet.tuple == expected);
        QVERIFY(wire::verifyTransportChecksum(again));
    }
}

void TestRewrite::everyTtlIsTakenDownByOne_data()
{
    QTest::addColumn<int>("family");
    QTest::newRow("IPv4") << 0;
    QTest::newRow("IPv6") << 1;
}

void TestRewrite::everyTtlIsTakenDownByOne()
{
    QFETCH(const int, family);
    SeededRandom random(test::testSeed());
    const FlowTuple tuple = test::randomTuple(random, static_cast<IpFamily>(family), Protocol::Udp);
    Parsed from(tuple, test::randomBytes(random, 60), random);
    while (from.packet.ttl() != 255) // wraps: every value is met once
        wire::decrementTtl(from.packet);
    for (int ttl = 254; ttl >= 0; --ttl) {
        wire::decrementTtl(from.packet);

        QCOMPARE(int{from.packet.ttl()}, ttl);
        Packet again;
        QVERIFY(!wire::parseFrame(from.frame.frame(), again));
    }
}

QTEST_APPLESS_MAIN(TestRewrite)
#include "tst_rewrite.moc"
