// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/fragment_table.h"

#include "unit/conntrack/fragment_bench.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace tb;
using conntrack::FragmentTable;
using test::addFamilies;
using test::Datagram;
using test::FragmentBench;
using wire::DropReason;

/// What a fragment dies of, and what dies with it.
class TestFragmentTableRefusals : public QObject {
    Q_OBJECT

private slots:
    void theFirstCopyOfADuplicateWins_data() { addFamilies(); }
    void theFirstCopyOfADuplicateWins();
    void whatSeveralPiecesHaveBroughtIsADuplicate();
    void overlappingFragmentsDropTheWholeDatagram_data();
    void overlappingFragmentsDropTheWholeDatagram();
    void theEndMustBeOne_data();
    void theEndMustBeOne();
    void lengthsMustFit_data();
    void lengthsMustFit();
    void ipv4BytesBeyondEightAreCutOff();
    void noDatagramIsLongerThanItsHeaderCanSay_data() { addFamilies(); }
    void noDatagramIsLongerThanItsHeaderCanSay();
    void hiddenPortsAreRefused_data() { addFamilies(); }
    void hiddenPortsAreRefused();
    void memoryIsLimited();
    void piecesOfOneDatagramAreLimited();
};

void TestFragmentTableRefusals::theFirstCopyOfADuplicateWins()
{
    QFETCH(const IpFamily, family);
    FragmentBench bench;
    const Datagram whole(family, 992);
    QVERIFY(bench.waits(*whole.fragment(0, 496)));
    const auto other = whole.fragment(0, 496);
    other->frame.frame().data[other->frame.frame().size - 1] ^= 0xff;

    const auto outcome = bench.add(*other);

    QVERIFY(outcome.reason == DropReason::FragmentDuplicate);
    QCOMPARE(outcome.alsoLost, std::size_t{0});
    QVERIFY(bench.finishes(*whole.fragment(496, 1000), whole));
}

void TestFragmentTableRefusals::whatSeveralPiecesHaveBroughtIsADuplicate()
{
    FragmentBench bench;
    const Datagram whole(IpFamily::V4, 992);
    QVERIFY(bench.waits(*whole.fragment(0, 400)));
    QVERIFY(bench.waits(*whole.fragment(400, 800)));
    QVERIFY(bench.reasonOf(*whole.fragment(200, 600)) == DropReason::FragmentDuplicate);
    QVERIFY(bench.reasonOf(*whole.fragment(0, 800)) == DropReason::FragmentDuplicate);
    QVERIFY(bench.finishes(*whole.fragment(800, 1000), whole));
}

void TestFragmentTableRefusals::overlappingFragmentsDropTheWholeDatagram_data()
{
    QTest::addColumn<IpFamily>("family");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    for (const IpFamily family : {IpFamily::V4, IpFamily::V6}) {
        const char* const name = family == IpFamily::V4 ? "IPv4" : "IPv6";
        QTest::addRow("%s, its beginning", name) << family << 392 << 496;
        QTest::addRow("%s, its end", name) << family << 304 << 608;
        QTest::addRow("%s, around another", name) << family << 592 << 808;
        QTest::addRow("%s, over a gap", name) << family << 392 << 608;
    }
}

void TestFragmentTableRefusals::overlappingFragmentsDropTheWholeDatagram()
{
    QFETCH(const IpFamily, family);
    QFETCH(const int, from);
    QFETCH(const int, to);
    FragmentBench bench;
    const Datagram whole(family, 992);
    QVERIFY(bench.waits(*whole.fragment(0, 400)));
    QVERIFY(bench.waits(*whole.fragment(600, 800)));

    const auto outcome =
        bench.add(*whole.fragment(static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)));

    QVERIFY(outcome.reason == DropReason::FragmentOverlap);
    QCOMPARE(outcome.alsoLost, std::size_t{2});
    // What still comes of it within its time dies of the same.
    for (const auto& [at, end] : {
             std::pair{0U,   400U },
             std::pair{400U, 1000U}
    }) {
        const auto late = bench.add(*whole.fragment(at, end));
        QVERIFY(late.reason == DropReason::FragmentOverlap);
        QCOMPARE(late.alsoLost, std::size_t{0});
    }
    bench.now = bench.now + 60s;
    const auto expired = bench.table.expire(bench.now);
    QCOMPARE(expired.fragments, std::size_t{0});
    QVERIFY(expired.incomplete.empty());
    QVERIFY(bench.waits(*whole.fragment(0, 400)));
    QVERIFY(bench.finishes(*whole.fragment(400, 1000), whole));
}

void TestFragmentTableRefusals::theEndMustBeOne_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<bool>("isLast");
    QTest::newRow("a later end") << 800 << 808 << true;
    QTest::newRow("an earlier end") << 504 << 600 << true;
    QTest::newRow("more behind the end") << 800 << 904 << false;
    QTest::newRow("more across the end") << 504 << 904 << false;
}

void TestFragmentTableRefusals::theEndMustBeOne()
{
    QFETCH(const int, from);
    QFETCH(const int, to);
    QFETCH(const bool, isLast);
    for (const IpFamily family : {IpFamily::V4, IpFamily::V6}) {
        FragmentBench bench;
        const Datagram whole(family, 992);
        const auto first = static_cast<std::uint32_t>(from), end = static_cast<std::uint32_t>(to);
        QVERIFY(bench.waits(*whole.fragment(0, 400)));
        QVERIFY(bench.waits(*whole.fragment(600, 200, true)));
        const auto outcome = bench.add(*whole.fragment(first, end - first, isLast));
        QVERIFY(outcome.reason == DropReason::FragmentBadEnd);
        QCOMPARE(outcome.alsoLost, std::size_t{2});
        QVERIFY(bench.reasonOf(*whole.fragment(400, 600)) == DropReason::FragmentBadEnd);
    }
    // The end may come after what lies behind it.
    FragmentBench bench;
    const Datagram whole(IpFamily::V4, 992);
    QVERIFY(bench.waits(*whole.fragment(600, 800)));
    QVERIFY(bench.reasonOf(*whole.fragment(400, 200, true)) == DropReason::FragmentBadEnd);
}

void TestFragmentTableRefusals::lengthsMustFit_data()
{
    QTest::addColumn<IpFamily>("family");
    QTest::addColumn<int>("length");
    QTest::newRow("IPv4, empty") << IpFamily::V4 << 0;
    QTest::newRow("IPv4, less than eight") << IpFamily::V4 << 7;
    QTest::newRow("IPv6, empty") << IpFamily::V6 << 0;
    QTest::newRow("IPv6, not a multiple of eight") << IpFamily::V6 << 401;
}

void TestFragmentTableRefusals::lengthsMustFit()
{
    QFETCH(const IpFamily, family);
    QFETCH(const int, length);
    FragmentBench bench;
    const Datagram whole(family, 992);
    const auto fragment = whole.fragment(80, static_cast<std::uint32_t>(length), false);
    QVERIFY(bench.reasonOf(*fragment) == DropReason::FragmentBadLength);
    if (length == 0)
        QVERIFY(bench.reasonOf(*whole.fragment(80, 0, true)) == DropReason::FragmentBadLength);
    QCOMPARE(bench.table.size(), std::size_t{0});
}

void TestFragmentTableRefusals::ipv4BytesBeyondEightAreCutOff()
{
    FragmentBench bench;
    const Datagram whole(IpFamily::V4, 992);
    QVERIFY(bench.waits(*whole.fragment(0, 407)));
    QVERIFY(bench.finishes(*whole.fragment(400, 1000), whole));
}

void TestFragmentTableRefusals::noDatagramIsLongerThanItsHeaderCanSay()
{
    QFETCH(const IpFamily, family);
    FragmentBench bench;
    const Datagram whole(family, 2000);
    const auto moved = [&](std::uint32_t offset, std::uint32_t length) {
        auto fragment = whole.fragment(0, length, true);
        wire::Byte* const ip = fragment->packet.network();
        if (family == IpFamily::V4) {
            wire::store16(ip + 6, static_cast<std::uint16_t>(offset / 8));
            wire::store16(ip + 10, 0);
            const std::size_t header = (ip[0] & 15U) * 4;
            wire::store16(ip + 10, test::plainChecksum({ip, header}));
        } else {
            wire::store16(ip + 42, static_cast<std::uint16_t>(offset));
        }
        TB_CHECK(!wire::parseFrame(fragment->frame.frame(), fragment->packet));
        return fragment;
    };
    const std::uint32_t headers = family == IpFamily::V4 ? whole.frameHeaders() : 0;
    const std::uint32_t rest = 65535 - headers - 64000;
    QVERIFY(bench.reasonOf(*moved(64000, rest + 1)) == DropReason::FragmentTooLong);
    QVERIFY(bench.waits(*moved(64000, rest)));
}

void TestFragmentTableRefusals::hiddenPortsAreRefused()
{
    QFETCH(const IpFamily, family);
    FragmentBench bench;
    const auto protocol = wire::Protocol::Tcp;
    const Datagram whole(Datagram::random(family, protocol, 100, 1)); // a header of 24 bytes
    QVERIFY(bench.reasonOf(*whole.fragment(0, 8)) == DropReason::FragmentTiny);
    QVERIFY(bench.reasonOf(*whole.fragment(0, 16)) == DropReason::FragmentTiny);
    QCOMPARE(bench.table.size(), std::size_t{0});
    QVERIFY(bench.waits(*whole.fragment(0, 24)));
    QVERIFY(bench.finishes(*whole.fragment(24, whole.length()), whole));
}

void TestFragmentTableRefusals::memoryIsLimited()
{
    FragmentBench bench;
    Datagram whole(IpFamily::V4, 1480);
    const auto numbered = [&](std::uint16_t number) {
        whole.number(number);
        return whole.fragment(0, 1400);
    };
    std::uint16_t number = 0;
    while (bench.waits(*numbered(number)))
        ++number;

    QVERIFY(bench.reasonOf(*numbered(number)) == DropReason::FragmentMemory);
    QVERIFY(bench.table.bytes() <= FragmentTable::kMaxBytes);
    QVERIFY(bench.table.bytes() > FragmentTable::kMaxBytes - 4000);
    QCOMPARE(bench.table.size(), std::size_t{number});
    QVERIFY(number > 2000);
    bench.now = bench.now + 30s;
    QCOMPARE(bench.table.expire(bench.now).fragments, std::size_t{number});
    QCOMPARE(bench.table.bytes(), std::size_t{0});
    QVERIFY(bench.waits(*numbered(number)));
}

void TestFragmentTableRefusals::piecesOfOneDatagramAreLimited()
{
    FragmentBench bench;
    const Datagram whole(IpFamily::V6, 4000);
    for (std::uint32_t i = 0; i < FragmentTable::kMaxPieces; ++i)
        QVERIFY(bench.waits(*whole.fragment(8 * i, 8 * (i + 1))));
    const auto outcome = bench.add(*whole.fragment(3000, 3008));
    QVERIFY(outcome.reason == DropReason::FragmentTooMany);
    QCOMPARE(outcome.alsoLost, FragmentTable::kMaxPieces);
}

QTEST_APPLESS_MAIN(TestFragmentTableRefusals)
#include "tst_fragment_table_refusals.moc"
