// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/transport_checksum.h"

#include "packet_shapes.h"
#include "random_packets.h"

#include <QTest>

using namespace tb;
using test::addShapes;
using test::ipv6Frame;
using test::kShapes;
using wire::FlowTuple;
using wire::Packet;
using wire::Protocol;

namespace {

FlowTuple ipv4Udp()
{
    return {*IpAddress::parse("10.0.0.1"), *IpAddress::parse("10.0.0.2"), 1000, 53, 17};
}

} // namespace

class TestTransportChecksum : public QObject {
    Q_OBJECT

private slots:
    void anyChangedBitOfTheTransportIsNoticed_data() { addShapes(); }
    void anyChangedBitOfTheTransportIsNoticed();
    void udpWithoutChecksumIsRight();
    void offloadVouchesForChecksums();
    void udpLiteSumsWhatItCovers();
    void dccpSumsWhatItCovers();
};

void TestTransportChecksum::anyChangedBitOfTheTransportIsNoticed()
{
    QFETCH(const int, shape);
    SeededRandom random(test::testSeed());
    const FlowTuple tuple = test::randomTuple(random, kShapes[shape].family, kShapes[shape].protocol);
    wire::OwnedFrame frame = test::tinsFrame(tuple, test::randomBytes(random, 31), random);
    Packet packet;
    QVERIFY(!wire::parseFrame(frame.frame(), packet));
    for (std::uint32_t bit = packet.transportOffset * 8; bit < packet.end * 8; ++bit) {
        const auto mask = static_cast<wire::Byte>(1 << (bit % 8));
        frame.frame().data[bit / 8] ^= mask;
        QVERIFY(!wire::verifyTransportChecksum(packet));
        frame.frame().data[bit / 8] ^= mask;
    }
    QVERIFY(wire::verifyTransportChecksum(packet));
}

void TestTransportChecksum::udpWithoutChecksumIsRight()
{
    SeededRandom random(test::testSeed());
    wire::OwnedFrame frame = test::tinsFrame(ipv4Udp(), test::randomBytes(random, 50), random);
    Packet packet;
    QVERIFY(!wire::parseFrame(frame.frame(), packet));
    wire::store16(packet.transport() + 6, 0);

    QVERIFY(wire::verifyTransportChecksum(packet));
}

void TestTransportChecksum::offloadVouchesForChecksums()
{
    SeededRandom random(test::testSeed());
    wire::OwnedFrame frame = test::tinsFrame(ipv4Udp(), test::randomBytes(random, 50), random);
    Packet packet;
    QVERIFY(!wire::parseFrame(frame.frame(), packet));
    packet.transport()[9] ^= 1;

    QVERIFY(!wire::verifyTransportChecksum(packet));
    frame.frame().offload.checksumVerified = true;
    QVERIFY(wire::verifyTransportChecksum(packet));
    frame.frame().offload = {};
    frame.frame().offload.needsChecksum = true;
    QVERIFY(wire::verifyTransportChecksum(packet));
}

void TestTransportChecksum::udpLiteSumsWhatItCovers()
{
    SeededRandom random(test::testSeed());
    for (const std::uint16_t coverage : {0, 8, 20}) {
        std::vector<std::uint8_t> body = {0, 1, 0, 2, 0, static_cast<std::uint8_t>(coverage), 0, 0};
        const auto payload = test::randomBytes(random, 33);
        body.insert(body.end(), payload.begin(), payload.end());
        wire::OwnedFrame frame = ipv6Frame(136, body);
        Packet packet;
        QVERIFY(!wire::parseFrame(frame.frame(), packet));
        const std::size_t covered = coverage == 0 ? body.size() : coverage;
        wire::store16(packet.transport() + 6, test::plainChecksum(wire::ConstBytes(body).first(covered),
                                                                  test::plainPseudoSum(packet)));

        QVERIFY(wire::verifyTransportChecksum(packet));
        packet.transport()[body.size() - 1] ^= 1;
        QCOMPARE(wire::verifyTransportChecksum(packet), coverage != 0);
        packet.transport()[body.size() - 1] ^= 1;
        packet.transport()[0] ^= 1;
        QVERIFY(!wire::verifyTransportChecksum(packet));
    }
}

void TestTransportChecksum::dccpSumsWhatItCovers()
{
    SeededRandom random(test::testSeed());
    constexpr std::size_t kHeader = 16, kPayload = 20;
    for (const std::uint8_t coverage : {0, 1, 3, 6}) { // everything, no data, two words, all five words
        std::vector<std::uint8_t> body = {0,          1, 0, 2, kHeader / 4, coverage, 0, 0,
                                          2 << 1 | 1, 0, 0, 0, 0,           0,        0, 9};
        const auto payload = test::randomBytes(random, kPayload);
        body.insert(body.end(), payload.begin(), payload.end());
        wire::OwnedFrame frame = ipv6Frame(33, body);
        Packet packet;
        QVERIFY(!wire::parseFrame(frame.frame(), packet));
        QVERIFY(packet.transportComplete);
        QCOMPARE(packet.payload().size(), kPayload);
        const std::size_t covered = coverage == 0 ? body.size() : kHeader + (coverage - 1U) * 4;
        wire::store16(packet.transport() + 6, test::plainChecksum(wire::ConstBytes(body).first(covered),
                                                                  test::plainPseudoSum(packet)));

        for (std::size_t at = 0; at < body.size(); ++at) {
            if (at == 4 || at == 5)
                continue; // another length
            packet.transport()[at] ^= 1;
            QCOMPARE(wire::verifyTransportChecksum(packet), at >= covered);
            packet.transport()[at] ^= 1;
        }
        QVERIFY(wire::verifyTransportChecksum(packet));
    }
}

QTEST_APPLESS_MAIN(TestTransportChecksum)
#include "tst_transport_checksum.moc"
