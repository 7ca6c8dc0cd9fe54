// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/stages.h"

#include "forward/invalid_counts.h"
#include "unit/conntrack/written_packet.h"

#include <QTest>

using namespace tb;

namespace {

/// Writes down the sentences of a packet's way.
struct Notes : wire::TraceSink {
    void note(wire::Stage, const Message& sentence) override { sentences.push_back(sentence.english()); }
    std::vector<std::string> sentences;
};

/// A worker's environment in which both families are tracked.
struct Bench {
    Bench()
    {
        config::Config config;
        config.tracking.enabled = conntrack::TrackingMode::Yes;
        plan = *forward::Plan::compile(config, {});
        env.plan = plan.get();
        env.connections = &table;
        env.binder = &binder;
        env.random = &random;
        env.invalid = &invalid;
    }
    /// What tracking notes of the packet, which then passes.
    std::vector<std::string> track(const char* text)
    {
        test::TestPacket packet = test::written(text);
        Notes notes;
        forward::PacketContext context;
        context.packet = packet.packet;
        context.trace = &notes;
        TB_CHECK(forward::track(context, env).goesOn());
        TB_CHECK(forward::confirm(context, env).goesOn());
        return notes.sentences;
    }

    conntrack::ConnectionTable table{100, HashKey{}};
    nat::Binder binder{table};
    SeededRandom random{1};
    forward::InvalidCounts invalid;
    std::shared_ptr<const forward::Plan> plan;
    forward::Environment env;
};

using Sentences = std::vector<std::string>;

} // namespace

class TestStages : public QObject {
    Q_OBJECT

private slots:
    void theTraceSaysWhyAPacketIsInvalid()
    {
        Bench bench;
        QCOMPARE(bench.track("udp 192.168.88.10:5000 203.0.113.10:53"), Sentences{"connection-state is new"});
        QCOMPARE(bench.track("udp 192.168.88.10:5000 203.0.113.10:53 checksum=bad"),
                 (Sentences{"connection-state is invalid", "the transport checksum is wrong"}));
    }

    void theTraceHasTheNumbersOfAWindow()
    {
        Bench bench;
        bench.track("tcp 192.168.88.10:5000 203.0.113.10:80 S seq=100");
        bench.track("tcp 203.0.113.10:80 192.168.88.10:5000 SA seq=900 ack=101");
        bench.track("tcp 192.168.88.10:5000 203.0.113.10:80 A seq=101 ack=901");
        QCOMPARE(bench.track("tcp 192.168.88.10:5000 203.0.113.10:80 A seq=101 ack=777777"),
                 (Sentences{"connection-state is invalid", "an acknowledgement of data never sent",
                            "found 777777, limit 901"}));
    }
};

QTEST_APPLESS_MAIN(TestStages)
#include "tst_stages.moc"
