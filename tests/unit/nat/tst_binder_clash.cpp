// SPDX-License-Identifier: GPL-3.0-or-later
// What confirm() does when two workers are at it at once.
#include "unit/nat/nat_bench.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace tb;
using namespace tb::test;
using conntrack::Tracked;
using nat::Target;
using wire::DropReason;
using wire::FlowTuple;

namespace {

/// A first packet on its way: bound and written, not confirmed yet.
struct OnItsWay {
    OnItsWay(NatBench& bench, TestPacket given, Target wanted)
        : packet(std::move(given)), source(std::move(wanted))
    {
        auto result =
            conntrack::track(bench.table, {packet.packet, {}, kNow, bench.settings, bench.helpers}, pending);
        TB_CHECK(result && pending);
        tracked = *result;
        TB_CHECK(!bench.binder.bindSource(pending, source, kNow, bench.random));
        conntrack::refreshLeaving(tracked, pending);
        TB_CHECK(!nat::translateDestination(packet.packet, tracked));
        nat::translateSource(packet.packet, tracked);
    }
    std::optional<DropReason> confirm(NatBench& bench)
    {
        return bench.binder.confirm({packet.packet, tracked, pending, source}, kNow, bench.random);
    }

    TestPacket packet;
    Target source;
    conntrack::PendingConnection pending;
    Tracked tracked;
};

const Target kOutside = becoming("198.51.100.2");

} // namespace

class TestBinderClash : public QObject {
    Q_OBJECT

private slots:
    void whoIsSlowerGetsAnotherPort();
    void thePortsThatAreTriedAgainAreFew();
    void packetsOfOneFlowShareTheConnectionThatWon_data();
    void packetsOfOneFlowShareTheConnectionThatWon();
    void anAnswerThatCrossesJoinsAsAReply();
    void ofTwoEqualSegmentsOneIsDropped();
    void whatAHelperHasSeenIsNotBoundAnew();
    void workersAtOnceLoseNothing();
};

void TestBinderClash::whoIsSlowerGetsAnotherPort()
{
    NatBench bench;
    OnItsWay first(bench, tcp("192.168.88.10:40000", "203.0.113.10:80", 2), kOutside);
    OnItsWay second(bench, tcp("192.168.88.11:40000", "203.0.113.10:80", 2), kOutside);
    QCOMPARE(second.packet.packet.tuple.sourcePart, std::uint16_t{40000}); // nobody had it yet
    QVERIFY(!first.confirm(bench));
    QVERIFY(!second.confirm(bench));
    QVERIFY(second.packet.isSound());
    const std::uint16_t port = second.packet.packet.tuple.sourcePart;
    QVERIFY(port != 40000);
    wire::Direction direction{};
    QVERIFY(bench.table.find({address("203.0.113.10"), address("198.51.100.2"), 80, port, 6}, kNow, direction)
                .id() == second.tracked.id);
}

void TestBinderClash::thePortsThatAreTriedAgainAreFew()
{
    NatBench bench;
    const Target onePort = becoming("198.51.100.2", ports(7000, 7000));
    OnItsWay first(bench, tcp("192.168.88.10:40000", "203.0.113.10:80", 2), onePort);
    OnItsWay second(bench, tcp("192.168.88.11:40000", "203.0.113.10:80", 2), onePort);
    QVERIFY(!first.confirm(bench));
    QCOMPARE(second.confirm(bench), std::optional(DropReason::TupleClash));
}

void TestBinderClash::packetsOfOneFlowShareTheConnectionThatWon_data()
{
    QTest::addColumn<bool>("isPing");
    QTest::addColumn<bool>("isRandom");
    QTest::newRow("udp") << false << false;
    QTest::newRow("udp, bound to different ports") << false << true;
    QTest::newRow("ping") << true << false;
}

void TestBinderClash::packetsOfOneFlowShareTheConnectionThatWon()
{
    QFETCH(bool, isPing);
    QFETCH(bool, isRandom);
    NatBench bench;
    Target outside = kOutside;
    outside.randomisePorts = isRandom;
    const auto make = [isPing] {
        return isPing ? ping("192.168.88.10", "203.0.113.10", 7)
                      : udp("192.168.88.10:40000", "203.0.113.10:53");
    };
    OnItsWay first(bench, make(), outside);
    OnItsWay second(bench, make(), outside);
    QVERIFY(!first.confirm(bench));
    QVERIFY(!second.confirm(bench));
    QVERIFY(second.tracked.id == first.tracked.id);
    QVERIFY(second.packet.isSound());
    QCOMPARE(look(second.packet), look(first.packet));
    QCOMPARE(bench.table.totals().total(), 1U);
    QCOMPARE(bench.table.lock(first.tracked.id)->traffic[0].packets, std::uint64_t{2});
}

void TestBinderClash::anAnswerThatCrossesJoinsAsAReply()
{
    NatBench bench; // both ends begin at once, on two workers
    OnItsWay there(bench, udp("192.168.88.10:500", "203.0.113.10:500"), {});
    OnItsWay back(bench, udp("203.0.113.10:500", "192.168.88.10:500"), {});
    QVERIFY(!there.confirm(bench));
    QVERIFY(!back.confirm(bench));
    QVERIFY(back.tracked.id == there.tracked.id);
    QCOMPARE(back.tracked.direction, wire::Direction::Reply);
    QVERIFY(bench.table.lock(there.tracked.id)->has(conntrack::kSeenReply));
}

void TestBinderClash::ofTwoEqualSegmentsOneIsDropped()
{
    NatBench bench;
    OnItsWay first(bench, tcp("192.168.88.10:40000", "203.0.113.10:80", 2), kOutside);
    OnItsWay second(bench, tcp("192.168.88.10:40000", "203.0.113.10:80", 2), kOutside);
    QVERIFY(!first.confirm(bench));
    QCOMPARE(second.confirm(bench), std::optional(DropReason::TupleClash));
}

void TestBinderClash::whatAHelperHasSeenIsNotBoundAnew()
{
    NatBench bench;
    OnItsWay first(bench, udp("192.168.88.10:5060", "203.0.113.10:5060"), kOutside);
    OnItsWay second(bench, udp("192.168.88.11:5060", "203.0.113.10:5060"), kOutside);
    second.pending->flags |= conntrack::kUsesHelper;
    QVERIFY(!first.confirm(bench));
    QCOMPARE(second.confirm(bench), std::optional(DropReason::TupleClash));
}

void TestBinderClash::workersAtOnceLoseNothing()
{
    // Each host opens the same port to the same server: whatever the workers' order, all get through.
    constexpr int kWorkers = 2;
    constexpr std::uint32_t kHosts = 1000;
    NatBench bench;
    std::atomic<int> lost{0}, ready{0};
    {
        std::vector<std::jthread> workers;
        for (int worker = 0; worker < kWorkers; ++worker) {
            workers.emplace_back([&bench, &lost, &ready, worker] {
                SeededRandom random(static_cast<std::uint64_t>(worker) + 1);
                ++ready;
                while (ready < kWorkers)
                    pauseProcessor();
                for (std::uint32_t i = 0; i < kHosts; ++i) {
                    TestPacket packet = udp({IpAddress::v4(0x0a000000U + 2 * i + worker), 40000},
                                            {IpAddress::v4(0xcb00710aU), 53});
                    conntrack::PendingConnection pending;
                    auto tracked = conntrack::track(
                        bench.table, {packet.packet, {}, kNow, bench.settings, bench.helpers}, pending);
                    if (!tracked || bench.binder.bindSource(pending, kOutside, kNow, random)) {
                        ++lost;
                        continue;
                    }
                    conntrack::refreshLeaving(*tracked, pending);
                    nat::translateSource(packet.packet, *tracked);
                    if (bench.binder.confirm({packet.packet, *tracked, pending, kOutside}, kNow, random))
                        ++lost;
                }
            });
        }
    }
    QCOMPARE(lost.load(), 0);
    QCOMPARE(bench.table.totals().total(), kHosts * kWorkers);
}

QTEST_APPLESS_MAIN(TestBinderClash)
#include "tst_binder_clash.moc"
