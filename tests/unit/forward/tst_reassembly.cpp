// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/reassembly.h"

#include "unit/conntrack/fragment_bench.h"

#include <QTest>

using namespace tb;
using forward::Verdict;
using test::Datagram;
using wire::DropReason;

namespace {

/// A worker's environment in which both families are tracked.
struct Bench {
    Bench()
    {
        config::Config config;
        config.tracking.enabled = conntrack::TrackingMode::Yes;
        plan = *forward::Plan::compile(config, {});
        env.plan = plan.get();
        env.fragments = &table;
        env.drops = &drops;
    }
    /// What the stage says of a frame, and leaves in `context`.
    Verdict take(wire::Frame& frame)
    {
        TB_CHECK(!wire::parseFrame(frame, context.packet));
        return forward::reassemble(context, env);
    }

    conntrack::FragmentTable table;
    std::array<forward::Count, wire::kDropReasons> drops;
    std::shared_ptr<const forward::Plan> plan;
    forward::Environment env;
    forward::PacketContext context;
};

} // namespace

class TestReassembly : public QObject {
    Q_OBJECT

private slots:
    void theWholeGoesOnInPlaceOfItsLastFragment();
    void aFragmentInsideOfFragmentsIsMalformed();
    void anUnfinishedChecksumEndsWithItsFragment();
};

void TestReassembly::theWholeGoesOnInPlaceOfItsLastFragment()
{
    Bench bench;
    Datagram whole(IpFamily::V4, 992);
    const Verdict first = bench.take(whole.fragment(0, 400)->frame.frame());
    QVERIFY(!first.goesOn() && !first.isDrop());

    QVERIFY(bench.take(whole.fragment(400, 1000)->frame.frame()).goesOn());

    QVERIFY(!bench.context.packet.isFragment);
    QCOMPARE(bench.context.packet.wirePackets, 1U);
    QCOMPARE(bench.context.packet.wireBytes, whole.packet().wireBytes);
    QCOMPARE(test::bytesOf(*bench.context.packet.frame), whole.bytes());
    QVERIFY(bench.take(whole.frame()).goesOn()); // what is whole passes
}

void TestReassembly::aFragmentInsideOfFragmentsIsMalformed()
{
    // The fragment header of the whole says: there is more.
    std::vector<std::uint8_t> body{17, 0, 0, 1, 0, 0, 0, 9};
    body.resize(body.size() + 992, 0);
    wire::store16(&body[12], 992); // UDP's length
    const Datagram whole(test::ipv6Frame(44, body));
    Bench bench;
    QVERIFY(!bench.take(whole.fragment(0, 400, false)->frame.frame()).isDrop());

    const Verdict verdict = bench.take(whole.fragment(400, 600, true)->frame.frame());

    QVERIFY(verdict.isDrop() && verdict.reason() == DropReason::BadIpHeader);
}

void TestReassembly::anUnfinishedChecksumEndsWithItsFragment()
{
    Bench bench;
    const Datagram whole(IpFamily::V4, 992);
    const auto first = whole.fragment(0, 400);
    wire::Frame& frame = first->frame.frame();
    frame.offload.needsChecksum = true;
    frame.offload.checksumStart = first->packet.transportOffset;
    frame.offload.checksumOffset = 6;

    (void)bench.take(frame);

    QVERIFY(!frame.offload.needsChecksum);
}

QTEST_APPLESS_MAIN(TestReassembly)
#include "tst_reassembly.moc"
