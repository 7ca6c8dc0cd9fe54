// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/fragment.h"

#include "packet_shapes.h"
#include "random_packets.h"
#include "wire/segmentation.h"

#include <tins/ip_reassembler.h>

#include <QTest>

using namespace tb;
using test::addShapes;
using test::kShapes;
using test::Shape;
using wire::FragmentPlace;
using wire::Packet;
using wire::Protocol;

namespace {

/// A parsed packet and its frame.
struct Whole {
    explicit Whole(wire::OwnedFrame made) : frame(std::move(made)) { parse(); }
    void parse() { QVERIFY(!wire::parseFrame(frame.frame(), packet)); }
    std::uint32_t length() const { return packet.end - packet.networkOffset; }

    wire::OwnedFrame frame;
    Packet packet;
};

Whole randomWhole(const Shape& shape, std::size_t payload, Random& random)
{
    return Whole(test::tinsFrame(test::randomTuple(random, shape.family, shape.protocol),
                                 test::randomBytes(random, payload), random));
}

/// A parsed fragment with its own frame.
using Fragments = std::vector<std::unique_ptr<Whole>>;

Fragments cut(Whole& whole, std::uint32_t mtu)
{
    Fragments fragments;
    const bool hasRoom = wire::cutIntoFragments(whole.packet, mtu, [&](wire::Frame& fragment) {
        fragments.push_back(std::make_unique<Whole>(wire::OwnedFrame::copyOf(fragment)));
        return true;
    });
    return hasRoom ? std::move(fragments) : Fragments();
}

/// What all fragments carry, one behind the other.
QByteArray payloadOf(const Fragments& fragments)
{
    QByteArray all;
    for (const auto& one : fragments) {
        const wire::FragmentHeader header = wire::readFragment(one->packet);
        if (header.place.offset != all.size())
            return "a gap";
        all += test::bytesOf(one->frame.frame()).mid(header.payloadOffset, header.place.length);
    }
    return all;
}

/// An IPv4 frame with options that are given byte by byte, a multiple of four of them.
wire::OwnedFrame withOptions(const std::vector<std::uint8_t>& options, std::size_t payload)
{
    std::vector<std::uint8_t> bytes(14 + 20 + options.size() + payload, 0x55);
    bytes[12] = 0x08;
    bytes[13] = 0x00;
    bytes[14] = static_cast<std::uint8_t>(0x45 + options.size() / 4);
    wire::store16(&bytes[16], static_cast<std::uint16_t>(bytes.size() - 14));
    wire::store16(&bytes[20], 0);
    bytes[23] = 253; // a protocol for experiments (RFC 3692)
    std::ranges::copy(options, bytes.begin() + 34);
    wire::store16(&bytes[24], 0);
    wire::store16(&bytes[24], test::plainChecksum({&bytes[14], 20 + options.size()}));
    return wire::OwnedFrame::copyOf(wire::ConstBytes(bytes));
}

} // namespace

class TestFragment : public QObject {
    Q_OBJECT

private slots:
    void headersOfIpv4FragmentsAreRead();
    void headersOfIpv6FragmentsAreRead();
    void libtinsPutsIpv4FragmentsTogether();
    void fragmentsCarryThePacketWithinTheMtu_data() { addShapes(); }
    void fragmentsCarryThePacketWithinTheMtu();
    void fragmentsAreNotLargerThanThoseThatCame();
    void onlyCopiedOptionsAreInLaterFragments();
    void malformedOptionsAreLeftAlone();
    void theIdentificationStaysAndDontFragmentGoes();
    void unfinishedChecksumsAreFinishedFirst();
    void anMtuWithoutRoomForPayloadIsRefused();
    void cuttingEndsWhenNobodyTakesMore();
    void theFragmentHeaderStandsBehindWhatEveryRouterReads();
    void ownPacketsAreReadyToBeCutOnlyWhenTheyAreTooLarge();
    void sizesAreThoseOfTheLargestPiece();
    void transportHeadersMustBeWhole_data();
    void transportHeadersMustBeWhole();
};

void TestFragment::headersOfIpv4FragmentsAreRead()
{
    Tins::IP ip("192.0.2.1", "192.0.2.2");
    ip.id(4711);
    ip.tos(0xb9); // some class, ECT(1)
    ip.fragment_offset(185);
    ip.flags(static_cast<Tins::IP::Flags>(Tins::IP::MORE_FRAGMENTS | Tins::IP::DONT_FRAGMENT));
    ip.protocol(17);
    Tins::EthernetII frame = Tins::EthernetII() / ip / Tins::RawPDU(std::string(100, 'x'));
    const Whole fragment(test::frameOf(frame));

    const wire::FragmentHeader header = wire::readFragment(fragment.packet);

    QVERIFY(header.isV4 && header.dontFragment && !header.place.isLast);
    QCOMPARE(header.place.offset, 1480U);
    QCOMPARE(header.place.length, 100U);
    QCOMPARE(header.place.end(), 1580U);
    QCOMPARE(header.identification, 4711U);
    QCOMPARE(header.ecn, std::uint8_t{1});
    QCOMPARE(header.ipLength, 120U);
    QCOMPARE(header.payloadOffset, 34U);
    QCOMPARE(header.headerLength, std::uint16_t{20});
}

void TestFragment::headersOfIpv6FragmentsAreRead()
{
    // Hop-by-hop options, then the fragment header: offset 1480, no more, number 0x01020304; then UDP bytes.
    std::vector<std::uint8_t> body{44, 0, 1, 4, 0, 0, 0, 0, 17, 0, 0x05, 0xc8, 1, 2, 3, 4};
    body.resize(body.size() + 33);
    Whole fragment(test::ipv6Frame(0, body));
    fragment.packet.network()[1] = 0x30; // congestion was met

    const wire::FragmentHeader header = wire::readFragment(fragment.packet);

    QVERIFY(!header.isV4 && header.place.isLast);
    QCOMPARE(header.place.offset, 1480U);
    QCOMPARE(header.place.length, 33U);
    QCOMPARE(header.identification, 0x01020304U);
    QCOMPARE(header.ecn, std::uint8_t{3});
    QCOMPARE(header.ipLength, 40U + 8 + 8 + 33);
    QCOMPARE(header.payloadOffset, 14U + 40 + 8 + 8);
    QCOMPARE(header.headerLength, std::uint16_t{48});
    QCOMPARE(header.nextHeaderAt, std::uint16_t{40});
    QCOMPARE(header.nextHeader, std::uint8_t{17});
}

void TestFragment::libtinsPutsIpv4FragmentsTogether()
{
    SeededRandom random(test::testSeed());
    for (int i = 0; i < 200; ++i) {
        Whole whole = randomWhole(kShapes[random.below(3)], 600 + random.below(4000), random);
        if (whole.packet.transportOffset != 34)
            continue; // libtins lays out options in a way of its own
        const QByteArray before = test::bytesOf(whole.frame.frame());
        Tins::IPv4Reassembler reassembler;
        auto status = Tins::IPv4Reassembler::FRAGMENTED;
        for (const auto& one : cut(whole, static_cast<std::uint32_t>(100 + random.below(500)))) {
            QVERIFY(status == Tins::IPv4Reassembler::FRAGMENTED);
            // It pads what is shorter than an Ethernet frame.
            QVERIFY(one->frame.frame().size < 60 || test::libtinsAgrees(one->frame.frame()));
            Tins::EthernetII parsed(one->frame.frame().data, one->frame.frame().size);
            status = reassembler.process(parsed);
            if (status == Tins::IPv4Reassembler::REASSEMBLED)
                QCOMPARE(test::bytesOf(test::frameOf(parsed).frame()), before);
        }
        QVERIFY(status == Tins::IPv4Reassembler::REASSEMBLED);
    }
}

void TestFragment::fragmentsCarryThePacketWithinTheMtu()
{
    QFETCH(const int, shape);
    SeededRandom random(test::testSeed() + static_cast<std::uint64_t>(shape));
    for (int i = 0; i < 200; ++i) {
        Whole whole = randomWhole(kShapes[shape], 600 + random.below(4000), random);
        const auto mtu = static_cast<std::uint32_t>(100 + random.below(500));
        const std::uint32_t headers = whole.packet.transportOffset;

        const Fragments fragments = cut(whole, mtu);

        QVERIFY(fragments.size() > 1);
        QCOMPARE(payloadOf(fragments), test::bytesOf(whole.frame.frame()).mid(headers));
        for (const auto& one : fragments) {
            const bool isLast = one == fragments.back();
            const wire::FragmentHeader header = wire::readFragment(one->packet);
            QVERIFY(one->packet.isFragment && one->length() <= mtu);
            QVERIFY(isLast || mtu - one->length() < 8); // none is smaller than it need be
            QCOMPARE(header.place.isLast, isLast);
            QVERIFY(isLast || header.place.length % 8 == 0);
            QVERIFY(one->packet.tuple.source == whole.packet.tuple.source);
            QCOMPARE(one->packet.ttl(), whole.packet.ttl());
            QCOMPARE(test::bytesOf(one->frame.frame()).left(14), test::bytesOf(whole.frame.frame()).left(14));
        }
    }
}

void TestFragment::fragmentsAreNotLargerThanThoseThatCame()
{
    SeededRandom random(test::testSeed());
    Whole whole = randomWhole(kShapes[4], 1992, random);
    whole.frame.frame().fragments.largest = 1048;

    const Fragments asTheyCame = cut(whole, 1500);
    const Fragments smaller = cut(whole, 600);

    QCOMPARE(asTheyCame.size(), std::size_t{2});
    QCOMPARE(asTheyCame[0]->length(), 1048U);
    QCOMPARE(smaller[0]->length(), 600U);
}

void TestFragment::onlyCopiedOptionsAreInLaterFragments()
{
    // No operation, record route (not copied), router alert (copied), end.
    Whole whole(withOptions({1, 7, 7, 4, 0, 0, 0, 0, 0x94, 4, 0, 0, 0, 0, 0, 0}, 100));

    const Fragments fragments = cut(whole, 100);

    QCOMPARE(fragments.size(), std::size_t{2});
    QCOMPARE(test::bytesOf(fragments[0]->frame.frame()).mid(34, 16),
             test::bytesOf(whole.frame.frame()).mid(34, 16));
    QCOMPARE(test::bytesOf(fragments[1]->frame.frame()).mid(34, 16).toHex(' '),
             QByteArray("01 01 01 01 01 01 01 01 94 04 00 00 00 00 00 00"));
}

void TestFragment::malformedOptionsAreLeftAlone()
{
    for (const std::vector<std::uint8_t>& options : std::initializer_list<std::vector<std::uint8_t>>{
             {7, 1,   7, 3}, // shorter than an option can be
             {7, 200, 0, 0}, // longer than the header
             {1, 1,   1, 7}
    }) { // the length is missing
        Whole whole(withOptions(options, 100));
        const Fragments fragments = cut(whole, 100);
        QCOMPARE(fragments.size(), std::size_t{2});
        QCOMPARE(test::bytesOf(fragments[1]->frame.frame()).mid(34, 4),
                 test::bytesOf(whole.frame.frame()).mid(34, 4));
    }
}

void TestFragment::theIdentificationStaysAndDontFragmentGoes()
{
    SeededRandom random(test::testSeed());
    Whole v4 = randomWhole(kShapes[1], 1000, random), v6 = randomWhole(kShapes[4], 1000, random);
    v4.packet.network()[6] |= 0x40;
    const std::uint16_t number = wire::load16(v4.packet.network() + 4);
    v6.frame.frame().fragments.identification = 0xfedcba98;

    for (const auto& one : cut(v4, 500)) {
        QCOMPARE(wire::readFragment(one->packet).identification, std::uint32_t{number});
        QVERIFY(!wire::readFragment(one->packet).dontFragment);
    }
    for (const auto& one : cut(v6, 500))
        QCOMPARE(wire::readFragment(one->packet).identification, 0xfedcba98);
}

void TestFragment::unfinishedChecksumsAreFinishedFirst()
{
    SeededRandom random(test::testSeed());
    Whole whole = randomWhole(kShapes[1], 1000, random);
    const QByteArray finished = test::bytesOf(whole.frame.frame()).mid(whole.packet.transportOffset);
    wire::Byte* const udp = whole.packet.transport();
    wire::store16(udp + 6, test::plainPseudoSum(whole.packet));
    whole.frame.frame().offload.needsChecksum = true;
    whole.frame.frame().offload.checksumStart = whole.packet.transportOffset;
    whole.frame.frame().offload.checksumOffset = 6;

    const Fragments fragments = cut(whole, 500);

    QCOMPARE(payloadOf(fragments).toHex(), finished.toHex());
    for (const auto& one : fragments)
        QVERIFY(!one->frame.frame().offload.needsChecksum);
}

void TestFragment::anMtuWithoutRoomForPayloadIsRefused()
{
    SeededRandom random(test::testSeed());
    Whole v4(withOptions({}, 100)), v6 = randomWhole(kShapes[4], 100, random);
    QCOMPARE(cut(v4, 27).size(), std::size_t{0});
    QCOMPARE(cut(v4, 28).size(), std::size_t{13});
    QCOMPARE(cut(v6, 55).size(), std::size_t{0});
    QCOMPARE(cut(v6, 56).size(), std::size_t{14});
}

void TestFragment::cuttingEndsWhenNobodyTakesMore()
{
    Whole whole(withOptions({}, 100));
    int count = 0;
    QVERIFY(wire::cutIntoFragments(whole.packet, 28, [&](wire::Frame&) { return ++count < 3; }));
    QCOMPARE(count, 3);
}

void TestFragment::theFragmentHeaderStandsBehindWhatEveryRouterReads()
{
    // Hop-by-hop options stay in every fragment, destination options are cut with the rest.
    std::vector<std::uint8_t> body{60, 0, 1, 4, 0, 0, 0, 0, 253, 0, 1, 4, 0, 0, 0, 0};
    body.resize(body.size() + 200, 0x55);
    Whole whole(test::ipv6Frame(0, body));
    whole.frame.frame().fragments = {128, 7, 48, 40};

    const Fragments fragments = cut(whole, 1500);

    QCOMPARE(payloadOf(fragments), test::bytesOf(whole.frame.frame()).mid(14 + 48));
    for (const auto& one : fragments) {
        const wire::FragmentHeader header = wire::readFragment(one->packet);
        QCOMPARE(header.headerLength, std::uint16_t{48});
        QCOMPARE(header.nextHeader, std::uint8_t{60});
        QCOMPARE(one->packet.network()[6], wire::Byte{0});
        QCOMPARE(one->packet.network()[40], wire::Byte{44});
    }
}

void TestFragment::ownPacketsAreReadyToBeCutOnlyWhenTheyAreTooLarge()
{
    SeededRandom random(test::testSeed());
    for (const Shape& shape : {kShapes[2], kShapes[5]}) {
        Whole whole = randomWhole(shape, 1000, random);
        wire::prepareOwnFragments(whole.packet, whole.length(), random);
        QCOMPARE(whole.frame.frame().fragments.largest, 0U);

        wire::prepareOwnFragments(whole.packet, 600, random);
        const std::uint32_t before = whole.frame.frame().fragments.identification;
        wire::prepareOwnFragments(whole.packet, 600, random);
        const std::uint32_t number = whole.frame.frame().fragments.identification;
        QVERIFY(number != before); // another one each time
        whole.parse();             // the header checksum is right
        QVERIFY(wire::leavesInFragments(whole.packet, 600));

        const Fragments fragments = cut(whole, 600);
        QVERIFY(fragments.size() > 1);
        for (const auto& one : fragments)
            QCOMPARE(wire::readFragment(one->packet).identification,
                     whole.packet.isV4() ? number & 0xffff : number);
    }
}

void TestFragment::sizesAreThoseOfTheLargestPiece()
{
    SeededRandom random(test::testSeed());
    Whole v4(withOptions({}, 1000)), v6 = randomWhole(kShapes[4], 1000, random);
    QCOMPARE(wire::largestPacket(v4.packet), 1020U);
    QVERIFY(!wire::leavesInFragments(v4.packet, 1020));
    QVERIFY(wire::leavesInFragments(v4.packet, 1019));
    QVERIFY(!wire::leavesInFragments(v6.packet, 500)); // routers do not cut it (RFC 8200 §5)
    v6.frame.frame().fragments.largest = 800;
    QCOMPARE(wire::largestPacket(v6.packet), 800U);
    QVERIFY(wire::leavesInFragments(v6.packet, 1500));

    Whole tcp = randomWhole(kShapes[3], 1000, random);
    tcp.frame.frame().offload.segmentation = wire::Segmentation::Tcp6;
    tcp.frame.frame().offload.segmentSize = 100;
    QCOMPARE(wire::largestPacket(tcp.packet), tcp.packet.payloadOffset - 14U + 100);
}

void TestFragment::transportHeadersMustBeWhole_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<bool>("isWhole");
    QTest::newRow("TCP") << 6 << 24 << true;
    QTest::newRow("TCP, its options cut off") << 6 << 20 << false;
    QTest::newRow("TCP, ports only") << 6 << 8 << false;
    QTest::newRow("UDP") << 17 << 8 << true;
    QTest::newRow("UDP, ports only") << 17 << 4 << false;
    QTest::newRow("ICMP") << 1 << 8 << true;
    QTest::newRow("ICMP, its type only") << 1 << 4 << false;
    QTest::newRow("SCTP, no ports") << 132 << 2 << false;
    QTest::newRow("nobody knows what it needs") << 253 << 1 << true;
}

void TestFragment::transportHeadersMustBeWhole()
{
    QFETCH(const int, protocol);
    QFETCH(const int, bytes);
    std::vector<std::uint8_t> header(24, 0);
    header[12] = 6 << 4; // a TCP header of 24 bytes
    if (protocol == 17)
        header[5] = 100; // UDP's length, of the whole datagram
    header.resize(static_cast<std::size_t>(bytes));
    Tins::IP ip("192.0.2.1", "192.0.2.2");
    ip.protocol(static_cast<std::uint8_t>(protocol));
    ip.flags(Tins::IP::MORE_FRAGMENTS);
    Tins::EthernetII frame = Tins::EthernetII() / ip / Tins::RawPDU(header);
    const std::vector<std::uint8_t> made = frame.serialize();
    const Whole first(wire::OwnedFrame::copyOf(wire::ConstBytes(made)));

    QTEST(wire::holdsTransportHeader(first.packet), "isWhole");
}

QTEST_APPLESS_MAIN(TestFragment)
#include "tst_fragment.moc"
