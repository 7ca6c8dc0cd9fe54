// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/checksum.h"

#include "random_packets.h"

#include <QTest>

using namespace tb;

class TestChecksum : public QObject {
    Q_OBJECT

private slots:
    void theExampleOfTheRfcSumsAsItSays();
    void everyLengthAndAlignmentSumsAsThePlainWay();
    void aLargeFrameOfOnesDoesNotLoseCarries();
    void aDifferenceEqualsARecomputation();
    void aDifferenceOfAddressesEqualsARecomputation();
    void theLengthOfThePseudoHeaderHasThirtyTwoBits();
};

void TestChecksum::theExampleOfTheRfcSumsAsItSays()
{
    const wire::Byte bytes[] = {0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7}; // RFC 1071 §3

    QCOMPARE(wire::foldSum(wire::sumBytes(bytes)), std::uint16_t{0xddf2});
    QCOMPARE(wire::checksumOf(bytes), static_cast<std::uint16_t>(~0xddf2));
}

void TestChecksum::everyLengthAndAlignmentSumsAsThePlainWay()
{
    SeededRandom random(test::testSeed());
    const auto bytes = test::randomBytes(random, 400);
    for (std::size_t start = 0; start < 8; ++start) {
        for (std::size_t length = 0; length + start <= bytes.size(); ++length) {
            const wire::ConstBytes part(bytes.data() + start, length);
            const auto before = static_cast<std::uint32_t>(random.below(0x100000));
            QCOMPARE(wire::checksumOf(part, before), test::plainChecksum(part, before));
        }
    }
}

void TestChecksum::aLargeFrameOfOnesDoesNotLoseCarries()
{
    const std::vector<wire::Byte> bytes(65535, 0xff);

    QCOMPARE(wire::checksumOf(bytes), test::plainChecksum(bytes));
}

void TestChecksum::aDifferenceEqualsARecomputation()
{
    SeededRandom random(test::testSeed());
    for (int i = 0; i < 20'000; ++i) {
        std::vector<wire::Byte> bytes = test::randomBytes(random, 20);
        bytes[0] |= 1; // no packet is all zeros: its version and protocol are not
        const std::uint16_t before = wire::checksumOf(bytes);
        const std::size_t at = 2 + 2 * random.below(9);
        // Zero and all ones are where one's complement has two names for one number.
        const std::uint16_t words[] = {0, 0xffff, test::randomPart(random)};
        const std::uint16_t next = words[random.below(3)];
        wire::ChecksumDifference difference;
        difference.replace16(wire::load16(&bytes[at]), next);
        wire::store16(&bytes[at], next);

        QCOMPARE(difference.applyTo(before), test::plainChecksum(bytes));
    }
}

void TestChecksum::aDifferenceOfAddressesEqualsARecomputation()
{
    SeededRandom random(test::testSeed());
    for (int i = 0; i < 5'000; ++i) {
        std::vector<wire::Byte> bytes = test::randomBytes(random, 40);
        const std::vector<wire::Byte> next = test::randomBytes(random, 16);
        const std::uint16_t before = wire::checksumOf(bytes);
        const auto partial = static_cast<std::uint16_t>(~before);
        wire::ChecksumDifference difference;
        difference.replace({&bytes[8], 16}, next);
        std::copy(next.begin(), next.end(), bytes.begin() + 8);

        QCOMPARE(difference.applyTo(before), test::plainChecksum(bytes));
        QCOMPARE(difference.applyToPartial(partial), static_cast<std::uint16_t>(~test::plainChecksum(bytes)));
    }
}

void TestChecksum::theLengthOfThePseudoHeaderHasThirtyTwoBits()
{
    const wire::Byte ends[8] = {};

    QCOMPARE(wire::pseudoHeaderSum({ends, 4}, {ends + 4, 4}, 6, 0x10002), std::uint32_t{6 + 1 + 2});
}

QTEST_APPLESS_MAIN(TestChecksum)
#include "tst_checksum.moc"
