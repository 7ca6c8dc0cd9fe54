// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/egress.h"

#include "base/virtual_clock.h"
#include "forward/engine.h"
#include "link/memory_link.h"
#include "unit/wire/random_packets.h"
#include "wire/craft.h"
#include "wire/transport_checksum.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace tb;
using namespace std::chrono_literals;

namespace {

constexpr routing::InterfaceId kIn = 1, kOut = 2;
constexpr std::uint32_t kMtu = 600;

/// A router of two ports; the one behind which 10.2.0.9 is carries no more than kMtu bytes.
class Bench {
public:
    Bench()
    {
        config::Config config;
        for (const auto& [id, name, address] : {
                 std::tuple{kIn,  "ether1", "10.1.0.1/16"},
                 std::tuple{kOut, "ether2", "10.2.0.1/16"}
        }) {
            config::EthernetInterface port;
            port.id = id;
            port.name = name;
            port.mtu = id == kOut ? kMtu : 1500;
            config.ethernets.push_back(port);
            config::InterfaceAddress item;
            item.id = id;
            item.address = *IpPrefix::parse(address);
            item.interface = name;
            config.addresses.push_back(item);
        }
        config.tracking.enabled = conntrack::TrackingMode::Yes;
        forward::RouterFacts facts;
        facts.ports = {
            {kIn,  kMacIn },
            {kOut, kMacOut}
        };
        m_engine.publish(*forward::Plan::compile(config, facts));
        m_engine.setPort(kIn, m_in.router);
        m_engine.setPort(kOut, m_out.router);
    }

    /// A UDP packet with so many bytes of payload from one port to the other.
    static wire::OwnedFrame udp(std::size_t payload)
    {
        SeededRandom random(1);
        Tins::EthernetII frame(Tins::HWAddress<6>(kMacIn.bytes().data()),
                               Tins::HWAddress<6>("02:00:00:00:00:09"));
        Tins::IP ip("10.2.0.9", "10.1.0.9");
        ip.ttl(64);
        ip.id(77);
        frame /= ip / Tins::UDP(53, 5000) / Tins::RawPDU(test::randomBytes(random, payload));
        return test::frameOf(frame);
    }
    void send(wire::OwnedFrame frame)
    {
        transmit(m_in.far, std::move(frame));
        m_engine.step();
    }
    /// The next hop asks who the router is, and so says who it is itself.
    void nextHopSaysWhoItIs()
    {
        const MacAddress mac = MacAddress::local(9);
        transmit(m_out.far, wire::craftArp({true, mac, *IpAddress::parse("10.2.0.9"), MacAddress(),
                                            *IpAddress::parse("10.2.0.1")},
                                           MacAddress::broadcast()));
        m_engine.step();
    }

    /// What left by kOut and is not ARP.
    std::vector<wire::OwnedFrame> left()
    {
        std::vector<wire::OwnedFrame> frames;
        wire::FrameArena arena(1);
        for (; m_out.far->receive(0, arena.frames()) > 0; arena.reset(0)) {
            if (wire::load16(arena.frames()[0].data + 12) == 0x0800)
                frames.push_back(wire::OwnedFrame::copyOf(arena.frames()[0]));
        }
        return frames;
    }
    std::uint64_t drops(wire::DropReason reason) const
    {
        return m_engine.status().drops[static_cast<std::size_t>(reason)];
    }
    forward::InterfaceCounters counters(routing::InterfaceId id) const
    {
        const auto status = m_engine.status();
        const auto one = std::ranges::find(status.interfaces, id, &forward::InterfaceStatus::id);
        return one->counters;
    }

private:
    static void transmit(const std::shared_ptr<link::MemoryLink>& far, wire::OwnedFrame frame)
    {
        auto egress = link::EgressFrame::forTest(frame.frame());
        TB_CHECK(far->send(0, egress) == link::SendStatus::Sent);
    }
    static inline const MacAddress kMacIn = MacAddress::local(1), kMacOut = MacAddress::local(2);
    VirtualClock m_clock;
    forward::Engine m_engine{
        {1, 1000, 1},
        m_clock
    };
    link::MemoryLink::Pair m_in = *link::MemoryLink::makePair("in", kMacIn);
    link::MemoryLink::Pair m_out = *link::MemoryLink::makePair("out", kMacOut);
};

} // namespace

class TestEgress : public QObject {
    Q_OBJECT

private slots:
    void packetsThatMayBeCutAreCutToTheMtu();
    void packetsThatMustNotBeCutAreRefused();
    void segmentsOfLargeFramesAreCutEachByItself();
    void aPacketWaitsWholeForItsNextHop();
    void fragmentsAreCountedAsWhatTheLinkCarries();
};

void TestEgress::packetsThatMayBeCutAreCutToTheMtu()
{
    Bench bench;
    bench.nextHopSaysWhoItIs();
    bench.send(Bench::udp(1392));

    const auto frames = bench.left();

    QCOMPARE(frames.size(), std::size_t{3});
    QCOMPARE(frames[0].frame().size, 14U + 20 + 576);
    QCOMPARE(frames[1].frame().size, 14U + 20 + 576);
    QCOMPARE(frames[2].frame().size, 14U + 20 + 1400 - 2 * 576);
    for (const wire::OwnedFrame& frame : frames) {
        QVERIFY(MacAddress::fromBytes(frame.frame().data) == MacAddress::local(9));
        QVERIFY(test::libtinsAgrees(frame.frame()));
    }
}

void TestEgress::packetsThatMustNotBeCutAreRefused()
{
    Bench bench;
    bench.nextHopSaysWhoItIs();
    wire::OwnedFrame frame = Bench::udp(1392);
    wire::Byte* const ip = frame.frame().data + 14;
    ip[6] = 0x40;
    wire::store16(ip + 10, 0);
    wire::store16(ip + 10, test::plainChecksum({ip, 20}));

    bench.send(std::move(frame));

    QCOMPARE(bench.left().size(), std::size_t{0});
    QCOMPARE(bench.drops(wire::DropReason::TooBig), std::uint64_t{1});
}

void TestEgress::segmentsOfLargeFramesAreCutEachByItself()
{
    Bench bench;
    bench.nextHopSaysWhoItIs();
    wire::OwnedFrame large = Bench::udp(3000);
    large.frame().offload.segmentation = wire::Segmentation::Udp;
    large.frame().offload.segmentSize = 1000;
    large.frame().offload.checksumVerified = true;
    bench.send(std::move(large));

    conntrack::FragmentTable table;
    std::set<std::uint32_t> numbers;
    for (wire::OwnedFrame& frame : bench.left()) {
        wire::Packet fragment;
        QVERIFY(!wire::parseFrame(frame.frame(), fragment) && fragment.isFragment);
        auto outcome = table.add(fragment, kIn, Instant());
        QVERIFY(!outcome.reason);
        if (outcome.whole.isEmpty())
            continue;
        wire::Packet segment;
        QVERIFY(!wire::parseFrame(outcome.whole.frame(), segment));
        QCOMPARE(segment.payload().size(), std::size_t{1000});
        QVERIFY(wire::verifyTransportChecksum(segment));
        numbers.insert(outcome.whole.frame().fragments.identification);
    }
    QCOMPARE(numbers, (std::set<std::uint32_t>{77, 78, 79}));
}

void TestEgress::aPacketWaitsWholeForItsNextHop()
{
    Bench bench;
    bench.send(Bench::udp(1392));
    QCOMPARE(bench.left().size(), std::size_t{0});

    bench.nextHopSaysWhoItIs();

    QCOMPARE(bench.left().size(), std::size_t{3});
    QCOMPARE(bench.drops(wire::DropReason::NeighborPending), std::uint64_t{0});
}

void TestEgress::fragmentsAreCountedAsWhatTheLinkCarries()
{
    Bench bench;
    bench.nextHopSaysWhoItIs();
    const forward::InterfaceCounters before = bench.counters(kOut);
    bench.send(Bench::udp(1392));

    const forward::InterfaceCounters after = bench.counters(kOut);

    QCOMPARE(after.txPackets - before.txPackets, std::uint64_t{3});
    QCOMPARE(after.txBytes - before.txBytes, std::uint64_t{1400 + 3 * (14 + 20)});
}

QTEST_APPLESS_MAIN(TestEgress)
#include "tst_egress.moc"
