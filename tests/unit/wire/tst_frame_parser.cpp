// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/frame_parser.h"

#include "packet_shapes.h"
#include "random_packets.h"
#include "wire/transport_checksum.h"

#include <QTest>

#include <memory>

using namespace tb;
using test::addShapes;
using test::ipv6Frame;
using test::kShapes;
using test::Shape;
using wire::DropReason;
using wire::FlowTuple;
using wire::Packet;
using wire::Protocol;

namespace {

FlowTuple ipv4Udp()
{
    return {*IpAddress::parse("10.0.0.1"), *IpAddress::parse("10.0.0.2"), 1000, 53, 17};
}

} // namespace

class TestFrameParser : public QObject {
    Q_OBJECT

private slots:
    void whatLibtinsBuildsIsRead_data() { addShapes(); }
    void whatLibtinsBuildsIsRead();
    void framesCutAnywhereAreNeverReadBeyondTheirEnd_data() { addShapes(); }
    void framesCutAnywhereAreNeverReadBeyondTheirEnd();
    void anyChangedBitOfTheIpv4HeaderIsRefused();
    void paddingIsNotPayload();
    void arpIsToldApart();
    void otherEtherTypesAreUnknown();
    void extensionHeadersAreSkipped();
    void tooManyExtensionHeadersAreRefused();
    void anExtensionHeaderBeyondThePacketIsRefused();
    void fragmentsAreMarkedInBothFamilies();
    void mappedAddressesInIpv6HeadersAreRefused();
    void icmpErrorsAreMarked();
    void aTcpHeaderWithBadLengthIsIncomplete();
    void largeFramesCountAsTheirSegments();
    void theQuoteOfAnErrorGivesItsTuple_data() { addShapes(); }
    void theQuoteOfAnErrorGivesItsTuple();
    void lengthsThatDoNotFitMakeAHeaderIncomplete();
};

void TestFrameParser::whatLibtinsBuildsIsRead()
{
    QFETCH(const int, shape);
    SeededRandom random(test::testSeed() + static_cast<std::uint64_t>(shape));
    for (int i = 0; i < 300; ++i) {
        const FlowTuple tuple = test::randomTuple(random, kShapes[shape].family, kShapes[shape].protocol);
        const auto payload = test::randomBytes(random, 1 + random.below(1400));
        wire::OwnedFrame frame = test::tinsFrame(tuple, payload, random);
        Packet packet;

        QVERIFY(!wire::parseFrame(frame.frame(), packet));

        QVERIFY2(packet.tuple == tuple, packet.tuple.toString().c_str());
        QVERIFY(packet.hasTuple && packet.transportComplete && !packet.isFragment && !packet.isIcmpError);
        QCOMPARE(packet.wirePackets, 1U);
        QCOMPARE(packet.wireBytes, packet.end - 14);
        QVERIFY(std::equal(payload.begin(), payload.end(), packet.payload().begin(), packet.payload().end()));
        QVERIFY(wire::verifyTransportChecksum(packet));
        const Tins::EthernetII parsed(frame.frame().data, frame.frame().size);
        if (const auto* ip = parsed.find_pdu<Tins::IP>())
            QCOMPARE(packet.ttl(), ip->ttl());
        if (const auto* tcp = parsed.find_pdu<Tins::TCP>())
            QCOMPARE(std::uint16_t{packet.tcpFlags}, static_cast<std::uint16_t>(tcp->flags() & 0xff));
    }
}

void TestFrameParser::framesCutAnywhereAreNeverReadBeyondTheirEnd()
{
    QFETCH(const int, shape);
    SeededRandom random(test::testSeed());
    const FlowTuple tuple = test::randomTuple(random, kShapes[shape].family, kShapes[shape].protocol);
    const wire::OwnedFrame whole = test::tinsFrame(tuple, test::randomBytes(random, 40), random);
    for (std::uint32_t size = 0; size < whole.frame().size; ++size) {
        // Exactly as many bytes as the frame has, so that AddressSanitizer sees one byte too far.
        const auto bytes = std::make_unique<wire::Byte[]>(size);
        std::copy_n(whole.frame().data, size, bytes.get());
        wire::Frame frame{bytes.get(), size, size, {}, {}};
        Packet packet;

        const auto reason = wire::parseFrame(frame, packet);

        QVERIFY(reason == DropReason::TruncatedFrame);
        // The quote of an error is cut by design: what is there is used, nothing else.
        if (size > 14) {
            const wire::ConstBytes ip{bytes.get() + 14, size - 14};
            const auto quoted = wire::quotedTuple(ip);
            QVERIFY(!quoted || *quoted == tuple);
            QCOMPARE(wire::quotedTransportOffset(ip).has_value(),
                     ip.size() >= (tuple.source.isV4() ? (ip[0] & 15U) * 4 : 40U));
        }
    }
}

void TestFrameParser::anyChangedBitOfTheIpv4HeaderIsRefused()
{
    SeededRandom random(test::testSeed());
    wire::OwnedFrame frame = test::tinsFrame(ipv4Udp(), test::randomBytes(random, 9), random);
    Packet packet;
    QVERIFY(!wire::parseFrame(frame.frame(), packet));
    for (std::uint32_t bit = 14 * 8; bit < packet.transportOffset * 8U; ++bit) {
        const auto mask = static_cast<wire::Byte>(1 << (bit % 8));
        frame.frame().data[bit / 8] ^= mask;
        QVERIFY(wire::parseFrame(frame.frame(), packet).has_value());
        frame.frame().data[bit / 8] ^= mask;
    }
}

void TestFrameParser::paddingIsNotPayload()
{
    SeededRandom random(test::testSeed());
    wire::OwnedFrame frame = test::tinsFrame(ipv4Udp(), {1, 2, 3}, random);
    Packet packet;

    QVERIFY(!wire::parseFrame(frame.frame(), packet));

    QVERIFY(frame.frame().size >= 60); // libtins pads to the smallest Ethernet frame
    QCOMPARE(packet.payload().size(), std::size_t{3});
}

void TestFrameParser::arpIsToldApart()
{
    Tins::EthernetII ethernet =
        Tins::ARP::make_arp_request("192.168.88.1", "192.168.88.10", Tins::HWAddress<6>("02:00:00:00:00:05"));
    wire::OwnedFrame frame = test::frameOf(ethernet);
    Packet packet;

    QVERIFY(!wire::parseFrame(frame.frame(), packet));
    QVERIFY(packet.kind == wire::NetworkKind::Arp);
    QVERIFY(!packet.hasTuple);
    frame.frame().size = 14 + 27;
    QVERIFY(wire::parseFrame(frame.frame(), packet) == DropReason::TruncatedFrame);
}

void TestFrameParser::otherEtherTypesAreUnknown()
{
    std::vector<wire::Byte> bytes(60, 0);
    wire::store16(&bytes[12], 0x88cc);
    wire::OwnedFrame frame = wire::OwnedFrame::copyOf(wire::ConstBytes(bytes));
    Packet packet;

    QVERIFY(wire::parseFrame(frame.frame(), packet) == DropReason::UnknownEtherType);
}

void TestFrameParser::extensionHeadersAreSkipped()
{
    std::vector<std::uint8_t> body = {60, 0, 1, 4, 0, 0, 0, 0}; // hop-by-hop, then destination options
    body.insert(body.end(), {17, 1});                           // 16 bytes
    body.insert(body.end(), 14, 0);
    body.insert(body.end(), {0x13, 0x88, 0, 53, 0, 8, 0, 0});
    wire::OwnedFrame frame = ipv6Frame(0, body);
    Packet packet;

    QVERIFY(!wire::parseFrame(frame.frame(), packet));

    QVERIFY(packet.tuple.is(Protocol::Udp));
    QCOMPARE(packet.tuple.sourcePart, std::uint16_t{5000});
    QCOMPARE(packet.transportOffset, std::uint16_t{14 + 40 + 8 + 16});
}

void TestFrameParser::tooManyExtensionHeadersAreRefused()
{
    const auto chain = [](std::size_t headers) {
        std::vector<std::uint8_t> body;
        for (std::size_t i = 0; i < headers; ++i)
            body.insert(body.end(),
                        {static_cast<std::uint8_t>(i + 1 == headers ? 17 : 60), 0, 1, 4, 0, 0, 0, 0});
        body.insert(body.end(), {0, 1, 0, 2, 0, 8, 0, 0});
        return ipv6Frame(60, body);
    };
    Packet packet;
    wire::OwnedFrame few = chain(7), many = chain(100);

    QVERIFY(!wire::parseFrame(few.frame(), packet));
    QVERIFY(wire::parseFrame(many.frame(), packet) == DropReason::BadIpHeader);
}

void TestFrameParser::anExtensionHeaderBeyondThePacketIsRefused()
{
    wire::OwnedFrame tooLong = ipv6Frame(0, {17, 200, 0, 0, 0, 0, 0, 0});
    wire::OwnedFrame cut = ipv6Frame(0, {17, 0, 0});
    Packet packet;

    QVERIFY(wire::parseFrame(tooLong.frame(), packet) == DropReason::TruncatedFrame);
    QVERIFY(wire::parseFrame(cut.frame(), packet) == DropReason::TruncatedFrame);
}

void TestFrameParser::fragmentsAreMarkedInBothFamilies()
{
    const auto parsed = [](wire::OwnedFrame& frame) {
        Packet packet;
        const bool good = !wire::parseFrame(frame.frame(), packet);
        return good ? packet : Packet();
    };
    SeededRandom random(test::testSeed());
    const auto ipv4 = [](std::uint16_t offset, bool more) {
        Tins::IP ip("10.0.0.2", "10.0.0.1");
        ip.protocol(17);
        ip.fragment_offset(offset);
        ip.flags(more ? Tins::IP::MORE_FRAGMENTS : Tins::IP::Flags(0));
        Tins::EthernetII frame = Tins::EthernetII() / ip / Tins::RawPDU(std::string(32, '\1'));
        return test::frameOf(frame);
    };
    wire::OwnedFrame first4 = ipv4(0, true), later4 = ipv4(10, false);
    wire::OwnedFrame first6 = ipv6Frame(44, {17, 0, 0, 1, 0, 0, 0, 9, 1, 1, 1, 1, 1, 1, 1, 1});
    wire::OwnedFrame later6 = ipv6Frame(44, {17, 0, 0, 8, 0, 0, 0, 9, 1, 1, 1, 1, 1, 1, 1, 1});

    for (wire::OwnedFrame* frame : {&first4, &first6}) {
        const Packet packet = parsed(*frame);
        QVERIFY(packet.isFragment && !packet.isLaterFragment && packet.hasTuple);
        QCOMPARE(packet.tuple.sourcePart, std::uint16_t{0x0101});
    }
    for (wire::OwnedFrame* frame : {&later4, &later6}) {
        const Packet packet = parsed(*frame);
        QVERIFY(packet.isFragment && packet.isLaterFragment && !packet.hasTuple);
        QVERIFY(packet.tuple.is(Protocol::Udp));
        QCOMPARE(packet.tuple.sourcePart, std::uint16_t{0});
    }
}

// In the table both families share one address type: a mapped address in an IPv6 header would be taken for
// the IPv4 address and could meet, and steer, IPv4 connections.
void TestFrameParser::mappedAddressesInIpv6HeadersAreRefused()
{
    for (const std::size_t at : {22, 38}) {
        wire::OwnedFrame frame = ipv6Frame(17, {0, 1, 0, 2, 0, 8, 0, 0});
        const IpAddress mapped = *IpAddress::parse("192.168.88.10");
        std::copy(mapped.bytes().begin(), mapped.bytes().end(), frame.frame().data + at);
        Packet packet;

        QVERIFY(wire::parseFrame(frame.frame(), packet) == DropReason::BadIpHeader);
        QVERIFY(!wire::quotedTuple(frame.frame().bytes().subspan(14)));
    }
}

void TestFrameParser::icmpErrorsAreMarked()
{
    for (unsigned type = 0; type < 256; ++type) {
        Tins::ICMP icmp(static_cast<Tins::ICMP::Flags>(type));
        Tins::EthernetII frame4 = Tins::EthernetII() / Tins::IP("10.0.0.2", "10.0.0.1") /
                                  Tins::RawPDU(std::string{static_cast<char>(type), 0, 0, 0, 0, 0, 0, 0});
        frame4.rfind_pdu<Tins::IP>().protocol(1);
        wire::OwnedFrame four = test::frameOf(frame4);
        wire::OwnedFrame six = ipv6Frame(58, {static_cast<std::uint8_t>(type), 0, 0, 0, 0, 0, 0, 0});
        Packet packet;

        QVERIFY(!wire::parseFrame(four.frame(), packet));
        QCOMPARE(packet.isIcmpError, type == 3 || type == 4 || type == 5 || type == 11 || type == 12);
        QVERIFY(!wire::parseFrame(six.frame(), packet));
        QCOMPARE(packet.isIcmpError, type < 128);
    }
}

void TestFrameParser::aTcpHeaderWithBadLengthIsIncomplete()
{
    SeededRandom random(test::testSeed());
    FlowTuple tuple = ipv4Udp();
    tuple.protocol = 6;
    wire::OwnedFrame frame = test::tinsFrame(tuple, {}, random);
    Packet packet;
    QVERIFY(!wire::parseFrame(frame.frame(), packet));
    for (const unsigned words : {0U, 4U, 15U}) {
        frame.frame().data[packet.transportOffset + 12] = static_cast<wire::Byte>(words << 4);

        QVERIFY(!wire::parseFrame(frame.frame(), packet));

        QVERIFY(!packet.transportComplete && packet.hasTuple);
        QCOMPARE(packet.tcpFlags, std::uint8_t{0});
        QCOMPARE(packet.payloadOffset, packet.transportOffset);
    }
}

void TestFrameParser::largeFramesCountAsTheirSegments()
{
    SeededRandom random(test::testSeed());
    FlowTuple tuple = ipv4Udp();
    tuple.protocol = 6;
    for (const std::uint32_t payload : {1U, 1448U, 1449U, 2896U, 30000U}) {
        wire::OwnedFrame frame = test::tinsFrame(tuple, test::randomBytes(random, payload), random);
        frame.frame().offload.segmentation = wire::Segmentation::Tcp4;
        frame.frame().offload.segmentSize = 1448;
        Packet packet;

        QVERIFY(!wire::parseFrame(frame.frame(), packet));

        const std::uint32_t packets = (payload + 1447) / 1448;
        QCOMPARE(packet.wirePackets, packets);
        QCOMPARE(packet.wireBytes, payload + packets * (packet.payloadOffset - 14U));
    }
}

void TestFrameParser::theQuoteOfAnErrorGivesItsTuple()
{
    QFETCH(const int, shape);
    SeededRandom random(test::testSeed());
    const FlowTuple tuple = test::randomTuple(random, kShapes[shape].family, kShapes[shape].protocol);
    wire::OwnedFrame frame = test::tinsFrame(tuple, test::randomBytes(random, 600), random);
    Packet packet;
    QVERIFY(!wire::parseFrame(frame.frame(), packet));
    const std::uint32_t headers = packet.transportOffset - 14U;

    // RFC 792 promises eight bytes behind the IP header, and no more.
    const auto quoted = wire::quotedTuple({frame.frame().data + 14, headers + 8});

    QVERIFY(quoted == tuple);
    QVERIFY(!wire::quotedTuple({frame.frame().data + 14, headers + 3}));
    QCOMPARE(wire::quotedTransportOffset({frame.frame().data + 14, headers + 8}), std::optional(headers));
}

void TestFrameParser::lengthsThatDoNotFitMakeAHeaderIncomplete()
{
    struct Row {
        std::uint8_t protocol;
        std::size_t at;
        std::uint8_t value;
        bool isComplete;
    };
    // Forty bytes behind the IP header, zeros but for this one: the UDP length, UDP-Lite's and DCCP's
    // coverage, DCCP's data offset.
    constexpr Row kRows[] = {
        {17,  5, 0,  false},
        {17,  5, 7,  false},
        {17,  5, 8,  true },
        {17,  5, 40, true },
        {17,  5, 41, false},
        {136, 5, 0,  true },
        {136, 5, 7,  false},
        {136, 5, 8,  true },
        {136, 5, 40, true },
        {136, 5, 41, false},
        {33,  4, 2,  false},
        {33,  4, 3,  true },
        {33,  4, 10, true },
        {33,  4, 11, false},
        {132, 4, 0,  true },
    };
    for (const Row& row : kRows) {
        std::vector<std::uint8_t> body(40, 0);
        body[row.at] = row.value;
        wire::OwnedFrame frame = ipv6Frame(row.protocol, body);
        Packet packet;

        QVERIFY(!wire::parseFrame(frame.frame(), packet));

        QVERIFY(packet.hasTuple);
        QCOMPARE(packet.transportComplete, row.isComplete);
        QVERIFY(row.isComplete || !wire::verifyTransportChecksum(packet));
    }
}

QTEST_APPLESS_MAIN(TestFrameParser)
#include "tst_frame_parser.moc"
