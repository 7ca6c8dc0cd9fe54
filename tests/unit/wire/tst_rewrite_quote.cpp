// SPDX-License-Identifier: GPL-3.0-or-later
#include "rewrite_bench.h"
#include "wire/checksum.h"
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

namespace {

/// The ICMP error that libtins makes about the IP packet in `offender`, with `length` bytes of it.
wire::OwnedFrame errorAbout(const Parsed& offender, std::size_t length)
{
    const std::uint8_t* const ip = offender.packet.network();
    const Tins::RawPDU quote(ip, static_cast<std::uint32_t>(length));
    if (offender.packet.isV4()) {
        Tins::EthernetII frame = Tins::EthernetII() /
                                 Tins::IP(offender.packet.tuple.source.toString(), "10.99.0.1") /
                                 Tins::ICMP(Tins::ICMP::DEST_UNREACHABLE) / quote;
        return test::frameOf(frame);
    }
    Tins::EthernetII frame = Tins::EthernetII() /
                             Tins::IPv6(offender.packet.tuple.source.toString(), "2001:db8::99") /
                             Tins::ICMPv6(Tins::ICMPv6::DEST_UNREACHABLE) / quote;
    return test::frameOf(frame);
}

} // namespace

/// rewriteQuote(): packets inside ICMP errors.
class TestRewriteQuote : public QObject {
    Q_OBJECT

private slots:
    void quotesAreTranslatedWithEveryChecksum_data() { addShapes(); }
    void quotesAreTranslatedWithEveryChecksum();
    void theShortestQuoteIsTranslated_data() { addShapes(); }
    void theShortestQuoteIsTranslated();
    void aQuoteTooShortIsLeftAlone();
    void aQuoteOfAnotherFamilyOrProtocolIsLeftAlone();
};

void TestRewriteQuote::quotesAreTranslatedWithEveryChecksum()
{
    QFETCH(const int, shape);
    const Shape& kind = kShapes[shape];
    SeededRandom random(test::testSeed() + static_cast<std::uint64_t>(shape));
    for (int i = 0; i < 200; ++i) {
        Parsed offender(test::randomTuple(random, kind.family, kind.protocol),
                        test::randomBytes(random, 1 + random.below(300)), random);
        const std::size_t length = offender.packet.end - offender.packet.networkOffset;
        Parsed error(errorAbout(offender, length));
        QVERIFY(error.good && error.packet.isIcmpError);
        const FlowTuple next = test::randomTuple(random, kind.family, kind.protocol);

        QVERIFY(wire::rewriteQuote(error.packet, next));

        QVERIFY(wire::verifyTransportChecksum(error.packet));
        QVERIFY(wire::quotedTuple(error.packet.payload().first(length)) == next);
        // The quote alone, as a packet, must be right in itself.
        std::vector<std::uint8_t> alone(14);
        wire::store16(&alone[12], error.packet.isV4() ? 0x0800 : 0x86dd);
        alone.insert(alone.end(), error.packet.payload().begin(), error.packet.payload().end());
        Parsed quoted(wire::OwnedFrame::copyOf(wire::ConstBytes(alone)));
        QVERIFY(quoted.good);
        QVERIFY(wire::verifyTransportChecksum(quoted.packet));
    }
}

void TestRewriteQuote::theShortestQuoteIsTranslated()
{
    QFETCH(const int, shape);
    const Shape& kind = kShapes[shape];
    SeededRandom random(test::testSeed());
    Parsed offender(test::randomTuple(random, kind.family, kind.protocol), test::randomBytes(random, 100),
                    random);
    const std::size_t length = offender.packet.transportOffset - 14U + 8;
    Parsed error(errorAbout(offender, length));
    const FlowTuple next = test::randomTuple(random, kind.family, kind.protocol);

    QVERIFY(wire::rewriteQuote(error.packet, next));

    QVERIFY(wire::verifyTransportChecksum(error.packet));
    QVERIFY(wire::quotedTuple(error.packet.payload()) == next);
}

void TestRewriteQuote::aQuoteTooShortIsLeftAlone()
{
    SeededRandom random(test::testSeed());
    Parsed offender(test::randomTuple(random, IpFamily::V4, Protocol::Tcp), test::randomBytes(random, 100),
                    random);
    for (std::size_t length = 0; length < offender.packet.transportOffset - 14U + 4; ++length) {
        Parsed error(errorAbout(offender, length));
        const QByteArray before = test::bytesOf(error.frame.frame());

        QVERIFY(!wire::rewriteQuote(error.packet, test::randomTuple(random, IpFamily::V4, Protocol::Tcp)));

        QCOMPARE(test::bytesOf(error.frame.frame()), before);
    }
}

void TestRewriteQuote::aQuoteOfAnotherFamilyOrProtocolIsLeftAlone()
{
    SeededRandom random(test::testSeed());
    Parsed offender(test::randomTuple(random, IpFamily::V4, Protocol::Tcp), test::randomBytes(random, 9),
                    random);
    Parsed error(errorAbout(offender, 40));
    const QByteArray before = test::bytesOf(error.frame.frame());

    QVERIFY(!wire::rewriteQuote(error.packet, test::randomTuple(random, IpFamily::V6, Protocol::Tcp)));
    QVERIFY(!wire::rewriteQuote(error.packet, test::randomTuple(random, IpFamily::V4, Protocol::Udp)));

    QCOMPARE(test::bytesOf(error.frame.frame()), before);
}

QTEST_APPLESS_MAIN(TestRewriteQuote)
#include "tst_rewrite_quote.moc"
