// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/crc32c.h"

#include "base/random.h"

#include <QTest>

#include <vector>

using namespace tb;
using wire::Byte;

namespace {

/// Bit by bit, as the polynomial is written: another way to the same number.
std::uint32_t plainCrc(const std::vector<Byte>& bytes)
{
    std::uint32_t sum = 0xffffffff;
    for (const Byte byte : bytes) {
        for (int bit = 0; bit < 8; ++bit) {
            const bool isOdd = ((sum ^ (byte >> bit)) & 1) != 0;
            sum = (sum >> 1) ^ (isOdd ? 0x82f63b78 : 0);
        }
    }
    return ~sum;
}

std::uint32_t crcOf(const std::vector<Byte>& bytes)
{
    wire::Crc32c crc;
    crc.add(bytes);
    return crc.value();
}

} // namespace

class TestCrc32c : public QObject {
    Q_OBJECT

private slots:
    // RFC 3720 B.4
    void theVectorsOfTheStandardAreMet_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<quint32>("sum");
        QByteArray up(32, 0), down(32, 0);
        for (int i = 0; i < 32; ++i) {
            up[i] = static_cast<char>(i);
            down[i] = static_cast<char>(31 - i);
        }
        QTest::newRow("zeros") << QByteArray(32, 0) << 0x8a9136aaU;
        QTest::newRow("ones") << QByteArray(32, '\xff') << 0x62a8ab43U;
        QTest::newRow("incrementing") << up << 0x46dd794eU;
        QTest::newRow("decrementing") << down << 0x113fdb5cU;
        QTest::newRow("an iSCSI read command")
            << QByteArray::fromHex(
                   "01c00000000000000000000000000000140000000000040000000014000000182800000000"
                   "0000000200000000000000")
            << 0xd9963a56U;
    }
    void theVectorsOfTheStandardAreMet()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const quint32, sum);
        QCOMPARE(crcOf({bytes.begin(), bytes.end()}), sum);
    }

    void everyLengthAndEveryCutGivesTheSame()
    {
        SeededRandom random(1);
        for (std::size_t size = 0; size < 100; ++size) {
            std::vector<Byte> bytes(size);
            for (Byte& byte : bytes)
                byte = static_cast<Byte>(random.next());
            const std::uint32_t wanted = plainCrc(bytes);
            QCOMPARE(crcOf(bytes), wanted);
            for (std::size_t cut = 0; cut <= size; ++cut) {
                wire::Crc32c crc;
                crc.add(wire::ConstBytes(bytes).first(cut));
                crc.add(wire::ConstBytes(bytes).subspan(cut));
                QCOMPARE(crc.value(), wanted);
            }
        }
    }

    void sctpTakesItsOwnFieldForZeroAndSendsTheLowestByteFirst()
    {
        std::vector<Byte> packet(40, 0x42);
        std::vector<Byte> zeroed = packet;
        std::fill_n(zeroed.begin() + 8, 4, Byte{0});
        QCOMPARE(wire::sctpChecksum(packet), __builtin_bswap32(plainCrc(zeroed)));
    }
};

QTEST_APPLESS_MAIN(TestCrc32c)
#include "tst_crc32c.moc"
