// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/fragment_table.h"

#include "unit/conntrack/fragment_bench.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <thread>

using namespace std::chrono_literals;
using namespace tb;
using conntrack::FragmentTable;
using test::addFamilies;
using test::Datagram;
using test::FragmentBench;
using wire::DropReason;

namespace {

/// Where pieces begin and the last one ends: any multiples of eight, the first piece holding all headers.
std::vector<std::uint32_t> randomCut(std::uint32_t length, Random& random)
{
    std::vector<std::uint32_t> cuts{0, length};
    for (std::uint64_t i = 1 + random.below(40); i > 0; --i)
        cuts.push_back(static_cast<std::uint32_t>(32 + random.below((length - 32) / 8) * 8));
    std::ranges::sort(cuts);
    cuts.erase(std::ranges::unique(cuts).begin(), cuts.end());
    return cuts;
}

void shuffle(std::vector<std::size_t>& order, Random& random)
{
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[random.below(i)]);
}

} // namespace

class TestFragmentTable : public QObject {
    Q_OBJECT

private slots:
    void anyCutInAnyOrderBecomesTheDatagram_data() { test::addShapes(); }
    void anyCutInAnyOrderBecomesTheDatagram();
    void aRegularCutLeavesAsItCame_data() { addFamilies(); }
    void aRegularCutLeavesAsItCame();
    void headersBeforeTheFragmentHeaderStay();
    void theTimeCountsFromTheFirstFragment_data();
    void theTimeCountsFromTheFirstFragment();
    void whoseBeginningHasComeIsNamed();
    void congestionOfOneIsOfAll_data();
    void congestionOfOneIsOfAll();
    void dontFragmentIsThatOfTheLargest();
    void loneIpv6FragmentsAreUnwrappedAtOnce();
    void otherNumbersAndAddressesAreOtherDatagrams();
    void fragmentsMayComeToSeveralThreads();
};

void TestFragmentTable::anyCutInAnyOrderBecomesTheDatagram()
{
    QFETCH(const int, shape);
    const test::Shape& kind = test::kShapes[shape];
    SeededRandom random(test::testSeed() + static_cast<std::uint64_t>(shape));
    FragmentBench bench;
    for (int i = 0; i < 300; ++i) {
        const Datagram whole(
            Datagram::random(kind.family, kind.protocol, 100 + random.below(20000), random.next()));
        const std::vector<std::uint32_t> cuts = randomCut(whole.length(), random);
        std::vector<std::size_t> order(cuts.size() - 1);
        std::iota(order.begin(), order.end(), std::size_t{0});
        shuffle(order, random);
        for (const std::size_t one : order) {
            const auto fragment = whole.fragment(cuts[one], cuts[one + 1]);
            const bool isLastToCome = one == order.back() && order.size() > 1;
            if (isLastToCome)
                QVERIFY(bench.finishes(*fragment, whole));
            else if (order.size() > 1)
                QVERIFY(bench.waits(*fragment));
        }
        QCOMPARE(bench.table.bytes(), std::size_t{0});
    }
}

void TestFragmentTable::aRegularCutLeavesAsItCame()
{
    QFETCH(const IpFamily, family);
    SeededRandom random(test::testSeed());
    for (int i = 0; i < 200; ++i) {
        FragmentBench bench;
        Datagram whole(family, 700 + random.below(3000), random.next());
        const auto piece = static_cast<std::uint32_t>(8 * (4 + random.below(80)));
        QList<QByteArray> came, left;
        wire::OwnedFrame joined;
        for (std::uint32_t at = 0; at < whole.length(); at += piece) {
            const auto fragment = whole.fragment(at, std::min(at + piece, whole.length()));
            came += test::bytesOf(fragment->frame.frame());
            joined = bench.add(*fragment).whole;
        }
        wire::Packet packet;
        QVERIFY(!joined.isEmpty() && !wire::parseFrame(joined.frame(), packet));

        QVERIFY(wire::cutIntoFragments(packet, 1500, [&](wire::Frame& fragment) {
            left += test::bytesOf(fragment);
            return true;
        }));
        QCOMPARE(left, came);
    }
}

void TestFragmentTable::headersBeforeTheFragmentHeaderStay()
{
    std::vector<std::uint8_t> body{253, 0, 1, 4, 0, 0, 0, 0}; // hop-by-hop options
    body.resize(body.size() + 100, 0x55);
    Datagram whole(test::ipv6Frame(0, body));
    whole.frame().fragments = {0, 7, 48, 40};
    FragmentBench bench;
    QVERIFY(bench.waits(*whole.fragment(0, 48, false)));

    const auto outcome = bench.add(*whole.fragment(48, 52, true));

    QCOMPARE(test::bytesOf(outcome.whole.frame()).toHex(' '), whole.bytes().toHex(' '));
    const wire::FragmentShape& shape = outcome.whole.frame().fragments;
    QCOMPARE(shape.largest, 40U + 8 + 8 + 52);
    QCOMPARE(shape.identification, 7U);
    QCOMPARE(shape.headerLength, std::uint16_t{48});
    QCOMPARE(shape.nextHeaderAt, std::uint16_t{40});
}

void TestFragmentTable::theTimeCountsFromTheFirstFragment_data()
{
    QTest::addColumn<IpFamily>("family");
    QTest::addColumn<int>("seconds");
    QTest::newRow("IPv4") << IpFamily::V4 << 30;
    QTest::newRow("IPv6") << IpFamily::V6 << 60;
}

void TestFragmentTable::theTimeCountsFromTheFirstFragment()
{
    QFETCH(const IpFamily, family);
    QFETCH(const int, seconds);
    FragmentBench bench;
    const Datagram whole(family, 992);
    const Instant deadline = bench.now + std::chrono::seconds(seconds);
    QVERIFY(bench.waits(*whole.fragment(400, 800)));
    bench.now = bench.now + 20s;
    QVERIFY(bench.waits(*whole.fragment(0, 400)));
    QCOMPARE(bench.table.expire(deadline - 1ns).fragments, std::size_t{0});
    QCOMPARE(bench.table.expire(deadline).fragments, std::size_t{2});
    QCOMPARE(bench.table.size(), std::size_t{0});
}

void TestFragmentTable::whoseBeginningHasComeIsNamed()
{
    FragmentBench bench;
    const Datagram one(IpFamily::V4, 992, 1), other(IpFamily::V4, 992, 2);
    const auto first = one.fragment(0, 400);
    (void)bench.add(*one.fragment(400, 800), 7);
    (void)bench.add(*first, 8);
    (void)bench.add(*other.fragment(400, 800), 7);

    const auto expired = bench.table.expire(bench.now + 30s);

    QCOMPARE(expired.fragments, std::size_t{3});
    QCOMPARE(expired.incomplete.size(), std::size_t{1});
    QCOMPARE(expired.incomplete[0].link, 7U);
    QCOMPARE(test::bytesOf(expired.incomplete[0].first.frame()), test::bytesOf(first->frame.frame()));
}

void TestFragmentTable::congestionOfOneIsOfAll_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::addColumn<int>("whole"); // -1: dropped
    QTest::newRow("none knows ECN") << 0 << 0 << 0;
    QTest::newRow("ECT(0)") << 2 << 2 << 2;
    QTest::newRow("ECT(1)") << 1 << 1 << 1;
    QTest::newRow("the second met congestion") << 2 << 3 << 3;
    QTest::newRow("the first met congestion") << 3 << 1 << 3;
    QTest::newRow("one does not know ECN") << 2 << 0 << -1;
    QTest::newRow("congestion without ECN") << 0 << 3 << -1;
}

void TestFragmentTable::congestionOfOneIsOfAll()
{
    QFETCH(const int, first);
    QFETCH(const int, second);
    QFETCH(const int, whole);
    for (const IpFamily family : {IpFamily::V4, IpFamily::V6}) {
        FragmentBench bench;
        Datagram datagram(family, 992);
        datagram.ecn(first);
        QVERIFY(bench.waits(*datagram.fragment(0, 400)));
        datagram.ecn(second);
        const auto outcome = bench.add(*datagram.fragment(400, 1000));
        if (whole < 0) {
            QVERIFY(outcome.reason == DropReason::FragmentBadEcn && outcome.whole.isEmpty());
            QCOMPARE(outcome.alsoLost, std::size_t{1});
            QCOMPARE(bench.table.size(), std::size_t{0});
            continue;
        }
        datagram.ecn(whole);
        QCOMPARE(test::bytesOf(outcome.whole.frame()).toHex(), datagram.bytes().toHex());
    }
}

void TestFragmentTable::dontFragmentIsThatOfTheLargest()
{
    for (const bool isLargestMarked : {true, false}) {
        FragmentBench bench;
        Datagram datagram(IpFamily::V4, 992);
        datagram.dontFragment(isLargestMarked);
        QVERIFY(bench.waits(*datagram.fragment(0, 600)));
        datagram.dontFragment(!isLargestMarked);
        const auto outcome = bench.add(*datagram.fragment(600, 1000));
        QCOMPARE((outcome.whole.frame().data[20] & 0x40) != 0, isLargestMarked);
    }
}

void TestFragmentTable::loneIpv6FragmentsAreUnwrappedAtOnce()
{
    FragmentBench bench;
    const Datagram whole(IpFamily::V6, 992);
    QVERIFY(bench.waits(*whole.fragment(0, 400)));

    const auto outcome = bench.add(*whole.fragment(0, 1000));

    QVERIFY(!outcome.reason);
    QCOMPARE(test::bytesOf(outcome.whole.frame()), whole.bytes());
    QCOMPARE(outcome.whole.frame().fragments.largest, 0U);
    QVERIFY(bench.finishes(*whole.fragment(400, 1000), whole)); // the others have nothing to do with it
}

void TestFragmentTable::otherNumbersAndAddressesAreOtherDatagrams()
{
    FragmentBench bench;
    Datagram v4(IpFamily::V4, 992), v6(IpFamily::V6, 992);
    for (Datagram* const one : {&v4, &v6}) {
        QVERIFY(bench.waits(*one->fragment(0, 400)));
        one->number(2);
        QVERIFY(bench.waits(*one->fragment(400, 1000)));
        QVERIFY(bench.finishes(*one->fragment(0, 400), *one));
    }
    // IPv4 numbers count for a protocol, IPv6's do not.
    v4.number(1);
    const auto otherProtocol = v4.fragment(400, 1000);
    otherProtocol->packet.protocol = 6;
    QVERIFY(bench.waits(*otherProtocol));
    v6.number(1);
    const auto laterHeader = v6.fragment(400, 1000);
    laterHeader->packet.protocol = 60;
    QVERIFY(bench.finishes(*laterHeader, v6));
    v4.packet().tuple.source = IpAddress::v4(0x01020304U);
    const auto otherSource = v4.fragment(400, 1000);
    otherSource->packet.tuple.source = IpAddress::v4(0x01020304U);
    QVERIFY(bench.waits(*otherSource));
    const auto otherDestination = v4.fragment(400, 1000);
    otherDestination->packet.tuple.destination = IpAddress::v4(0x01020304U);
    QVERIFY(bench.waits(*otherDestination));
}

void TestFragmentTable::fragmentsMayComeToSeveralThreads()
{
    constexpr std::uint32_t kDatagrams = 500, kPieces = 10;
    FragmentBench bench;
    std::atomic<std::uint32_t> whole = 0;
    const auto bring = [&](std::uint32_t firstPiece) {
        Datagram datagram(IpFamily::V6, kPieces * 80 - 8);
        for (std::uint32_t number = 0; number < kDatagrams; ++number) {
            datagram.number(static_cast<std::uint16_t>(number));
            for (std::uint32_t piece = firstPiece; piece < kPieces; piece += 2)
                whole += bench.finishes(*datagram.fragment(piece * 80, piece * 80 + 80), datagram) ? 1 : 0;
        }
    };
    std::thread other(bring, 0);
    bring(1);
    other.join();
    QCOMPARE(whole.load(), kDatagrams);
    QCOMPARE(bench.table.bytes(), std::size_t{0});
}

QTEST_APPLESS_MAIN(TestFragmentTable)
#include "tst_fragment_table.moc"
