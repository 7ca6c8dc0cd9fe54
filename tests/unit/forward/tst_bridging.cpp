// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/bridging.h"

#include "base/virtual_clock.h"
#include "forward/engine.h"
#include "link/memory_link.h"
#include "unit/wire/random_packets.h"
#include "wire/vlan_tag.h"

#include <QTest>

#include <algorithm>

using namespace tb;
using namespace std::chrono_literals;

namespace {

constexpr routing::InterfaceId kBridge = 10, kVlan = 11, kInner = 12;
const MacAddress kBridgeMac = MacAddress::local(1), kFirst = MacAddress::local(101),
                 kSecond = MacAddress::local(102), kUnknown = MacAddress::local(199);

/// A bridge of ports 1, 2 and 3. VLAN 20 is on the bridge, and VLAN 30 on that.
class Bench {
public:
    explicit Bench(bool usesFirewall = false)
    {
        for (const routing::InterfaceId id : {1U, 2U, 3U}) {
            config::EthernetInterface port;
            port.id = id;
            port.name = "ether" + std::to_string(id);
            port.mtu = id == 3 ? 1000 : 1500;
            m_config.ethernets.push_back(port);
            config::BridgePort joined;
            joined.interface = port.name;
            joined.bridge = "bridge1";
            m_config.bridgePorts.push_back(joined);
        }
        config::Bridge bridge;
        bridge.id = kBridge;
        bridge.name = "bridge1";
        bridge.adminMac = kBridgeMac;
        m_config.bridges.push_back(bridge);
        addVlan(kVlan, "vlan20", "bridge1", 20);
        addVlan(kInner, "vlan30", "vlan20", 30);
        addAddress("10.0.0.1/24", "bridge1");
        addAddress("10.20.0.1/24", "vlan20");
        addAddress("10.30.0.1/24", "vlan30");
        m_config.tracking.enabled = conntrack::TrackingMode::Yes;
        m_config.bridgeSettings.useIpFirewall = usesFirewall;
        m_engine.publish(*forward::Plan::compile(m_config, {}));
        for (std::size_t i = 0; i < m_links.size(); ++i)
            m_engine.setPort(static_cast<routing::InterfaceId>(i) + 1, m_links[i].router);
    }

    void send(routing::InterfaceId port, wire::OwnedFrame frame)
    {
        auto egress = link::EgressFrame::forTest(frame.frame());
        TB_CHECK(m_links[port - 1].far->send(0, egress) == link::SendStatus::Sent);
        m_engine.step();
    }
    std::vector<wire::OwnedFrame> received(routing::InterfaceId port)
    {
        std::vector<wire::OwnedFrame> frames;
        wire::FrameArena arena(1);
        for (; m_links[port - 1].far->receive(0, arena.frames()) > 0; arena.reset(0))
            frames.push_back(wire::OwnedFrame::copyOf(arena.frames()[0]));
        return frames;
    }
    /// How many frames came out of each port: "011".
    QString counts()
    {
        QString text;
        for (const routing::InterfaceId port : {1U, 2U, 3U})
            text += QString::number(received(port).size());
        return text;
    }
    /// The port learns that the station is there.
    void hear(routing::InterfaceId port, const MacAddress& station);
    void unplug(routing::InterfaceId port) { m_engine.setPort(port, nullptr); }
    void cut(routing::InterfaceId port) { m_links[port - 1].router->setRunning(false); }

    std::uint64_t drops(wire::DropReason reason) const
    {
        return m_engine.status().drops[static_cast<std::size_t>(reason)];
    }
    forward::InterfaceCounters counters(routing::InterfaceId id) const
    {
        const auto status = m_engine.status();
        return std::ranges::find(status.interfaces, id, &forward::InterfaceStatus::id)->counters;
    }
    std::size_t connections() { return m_engine.connections().totals().total(); }
    std::size_t hosts() const { return m_engine.status().bridgeHosts.size(); }

private:
    void addVlan(routing::InterfaceId id, const char* name, const char* parent, std::uint16_t tag)
    {
        config::VlanInterface vlan;
        vlan.id = id;
        vlan.name = name;
        vlan.interface = parent;
        vlan.vlanId = tag;
        m_config.vlans.push_back(vlan);
    }
    void addAddress(const char* address, const char* interface)
    {
        config::InterfaceAddress item;
        item.address = *IpPrefix::parse(address);
        item.interface = interface;
        m_config.addresses.push_back(item);
    }

    VirtualClock m_clock;
    config::Config m_config;
    forward::Engine m_engine{
        {1, 1000, 1},
        m_clock
    };
    std::array<link::MemoryLink::Pair, 3> m_links{*link::MemoryLink::makePair("1", MacAddress::local(11)),
                                                  *link::MemoryLink::makePair("2", MacAddress::local(12)),
                                                  *link::MemoryLink::makePair("3", MacAddress::local(13))};
};

Tins::EthernetII addresses(const MacAddress& to, const MacAddress& from)
{
    return {Tins::HWAddress<6>(to.bytes().data()), Tins::HWAddress<6>(from.bytes().data())};
}

/// A UDP packet between two stations of the bridge's network.
wire::OwnedFrame udp(const MacAddress& to, const MacAddress& from, std::size_t payload = 100)
{
    SeededRandom random(1);
    Tins::EthernetII frame = addresses(to, from) / Tins::IP("10.0.0.8", "10.0.0.9") / Tins::UDP(53, 5000) /
                             Tins::RawPDU(test::randomBytes(random, payload));
    return test::frameOf(frame);
}

/// A frame that is nothing we know.
wire::OwnedFrame foreign(const MacAddress& to, const MacAddress& from)
{
    Tins::EthernetII frame = addresses(to, from) / Tins::RawPDU("neither IP nor ARP, whatever it is");
    frame.payload_type(0x88b5);
    return test::frameOf(frame);
}

wire::OwnedFrame ping(const char* router, const char* sender)
{
    Tins::ICMP request(Tins::ICMP::ECHO_REQUEST);
    request.id(7);
    Tins::EthernetII frame = addresses(kBridgeMac, kFirst) / Tins::IP(router, sender) / request /
                             Tins::RawPDU(std::string(40, 'x'));
    return test::frameOf(frame);
}

wire::OwnedFrame arpQuestion(const char* router, const char* sender)
{
    return wire::OwnedFrame::copyOf(wire::ConstBytes(
        Tins::ARP::make_arp_request(router, sender, Tins::HWAddress<6>(kFirst.bytes().data())).serialize()));
}

wire::OwnedFrame tagged(wire::OwnedFrame frame, std::initializer_list<std::uint16_t> innerFirst)
{
    for (const std::uint16_t tag : innerFirst)
        wire::pushVlanTag(frame.frame(), tag);
    return frame;
}

void Bench::hear(routing::InterfaceId port, const MacAddress& station)
{
    send(port, foreign(kUnknown, station));
    (void)counts();
}

} // namespace

class TestBridging : public QObject {
    Q_OBJECT

private slots:
    void aFrameForAnUnknownStationGoesToAllOtherPorts()
    {
        Bench bench;
        bench.send(1, udp(kUnknown, kFirst));
        QCOMPARE(bench.counts(), QString("011"));
        bench.send(3, foreign(kUnknown, kSecond));
        QCOMPARE(bench.counts(), QString("110"));
    }

    void aFrameForAKnownStationGoesToItsPort()
    {
        Bench bench;
        bench.hear(2, kSecond);
        bench.send(1, udp(kSecond, kFirst));
        QCOMPARE(bench.counts(), QString("010"));
        bench.send(2, udp(kFirst, kSecond));
        QCOMPARE(bench.counts(), QString("100"));
    }

    void aGroupsFrameGoesToAllOtherPortsAndToTheRouter()
    {
        Bench bench;
        bench.send(1, udp(MacAddress::broadcast(), kFirst));
        QCOMPARE(bench.counts(), QString("011"));
        QCOMPARE(bench.counters(kBridge).rxPackets, 1U);
    }

    void nothingGoesBackToWhereItCameFrom()
    {
        Bench bench;
        bench.hear(1, kSecond);
        bench.send(1, udp(kSecond, kFirst));
        QCOMPARE(bench.counts(), QString("000"));
        QCOMPARE(bench.drops(wire::DropReason::NotForUs), 1U);
    }

    void whoIsBehindADeadPortIsLookedForElsewhere()
    {
        Bench bench;
        bench.hear(2, kSecond);
        bench.cut(2);
        bench.send(1, udp(kSecond, kFirst));
        QCOMPARE(bench.counts(), QString("001"));
        QCOMPARE(bench.hosts(), std::size_t{2});
        bench.unplug(2);
        QCOMPARE(bench.hosts(), std::size_t{1}); // kFirst
    }

    void spanningTreeStaysOnItsLink()
    {
        Bench bench;
        bench.send(1, foreign(MacAddress({0x01, 0x80, 0xc2, 0, 0, 0}), kFirst));
        bench.send(1, foreign(MacAddress({0x01, 0x80, 0xc2, 0, 0, 0x0f}), kFirst));
        QCOMPARE(bench.counts(), QString("000"));
        bench.send(1, foreign(MacAddress({0x01, 0x80, 0xc2, 0, 0, 0x10}), kFirst));
        QCOMPARE(bench.counts(), QString("011"));
    }

    void whoCannotBeASenderIsNotHeard()
    {
        Bench bench;
        bench.send(1, udp(kSecond, MacAddress::broadcast()));
        bench.send(1, udp(kSecond, MacAddress()));
        bench.send(1, udp(kSecond, kBridgeMac)); // has gone round in a loop
        QCOMPARE(bench.counts(), QString("000"));
        QCOMPARE(bench.drops(wire::DropReason::MartianSource), 3U);
        QCOMPARE(bench.hosts(), std::size_t{0});
    }

    void bridgedFramesStayAsTheyAre()
    {
        Bench bench;
        bench.hear(2, kSecond);
        std::vector<wire::OwnedFrame> frames;
        frames.push_back(udp(kSecond, kFirst));
        frames.push_back(foreign(kSecond, kFirst));
        frames.push_back(tagged(udp(kSecond, kFirst), {20}));
        frames.push_back(tagged(udp(kSecond, kFirst), {77}));
        frames.push_back(tagged(udp(kSecond, kFirst), {30, 20}));
        for (wire::OwnedFrame& frame : frames) {
            const QByteArray before = test::bytesOf(frame.frame());
            bench.send(1, std::move(frame));
            const auto came = bench.received(2);
            QCOMPARE(came.size(), std::size_t{1});
            QCOMPARE(test::bytesOf(came[0].frame()), before);
        }
    }

    void offloadCrossesABridge()
    {
        Bench bench;
        bench.hear(2, kSecond);
        wire::OwnedFrame large = udp(kSecond, kFirst, 6000);
        const wire::Offload offload{.needsChecksum = true,
                                    .segmentation = wire::Segmentation::Udp,
                                    .checksumStart = 34,
                                    .checksumOffset = 6,
                                    .segmentSize = 1000,
                                    .headerLength = 42};
        large.frame().offload = offload;
        bench.send(1, std::move(large));
        const auto came = bench.received(2);
        QCOMPARE(came.size(), std::size_t{1});
        QVERIFY(came[0].frame().offload.needsChecksum && came[0].frame().offload.isLarge());
        QCOMPARE(came[0].frame().offload.segmentSize, offload.segmentSize);
        QCOMPARE(bench.counters(2).txPackets, 6U);
        QCOMPARE(bench.counters(2).txBytes, 6U * 42 + 6000);
    }

    void whatIsTooLargeForAPortIsDropped()
    {
        Bench bench;
        bench.hear(3, kSecond);
        bench.send(1, udp(kSecond, kFirst, 972));
        QCOMPARE(bench.counts(), QString("001"));
        bench.send(1, tagged(udp(kSecond, kFirst, 972), {77}));
        QCOMPARE(bench.counts(), QString("001"));
        bench.send(1, udp(kSecond, kFirst, 973));
        QCOMPARE(bench.counts(), QString("000"));
        QCOMPARE(bench.drops(wire::DropReason::TooBig), 1U);
    }

    void theBridgeCountsWhatIsTheRouters()
    {
        Bench bench;
        bench.hear(2, kSecond);
        bench.send(1, udp(kSecond, kFirst));
        QCOMPARE(bench.counters(kBridge).rxPackets + bench.counters(kBridge).txPackets, 0U);
        bench.send(1, arpQuestion("10.0.0.1", "10.0.0.9"));
        bench.send(1, ping("10.0.0.1", "10.0.0.9"));
        const forward::InterfaceCounters counters = bench.counters(kBridge);
        QCOMPARE(counters.rxPackets, 2U);
        QCOMPARE(counters.txPackets, 2U);
        QCOMPARE(counters.txBytes, 60U + 14 + 20 + 8 + 40); // ARP is padded
    }

    void tagsOfVlansAreTakenOffAndPutOn_data()
    {
        QTest::addColumn<QByteArray>("router");
        QTest::addColumn<QByteArray>("sender");
        QTest::addColumn<QList<int>>("tags");
        QTest::addColumn<int>("vlan");
        QTest::newRow("on the bridge")
            << QByteArray("10.20.0.1") << QByteArray("10.20.0.9") << QList<int>{20} << int(kVlan);
        QTest::newRow("on a VLAN") << QByteArray("10.30.0.1") << QByteArray("10.30.0.9") << QList<int>{20, 30}
                                   << int(kInner);
    }
    void tagsOfVlansAreTakenOffAndPutOn()
    {
        QFETCH(QByteArray, router);
        QFETCH(QByteArray, sender);
        QFETCH(QList<int>, tags);
        QFETCH(int, vlan);
        Bench bench;
        const auto withTags = [&](wire::OwnedFrame frame) {
            for (auto tag = tags.rbegin(); tag != tags.rend(); ++tag)
                wire::pushVlanTag(frame.frame(), static_cast<std::uint16_t>(*tag));
            return frame;
        };
        bench.send(1, withTags(arpQuestion(router, sender)));
        (void)bench.counts();

        bench.send(1, withTags(ping(router, sender)));

        auto came = bench.received(1);
        QCOMPARE(came.size(), std::size_t{1});
        for (const int tag : tags) {
            QCOMPARE(wire::vlanIdOf(came[0].frame()), std::optional<std::uint16_t>(tag));
            wire::popVlanTag(came[0].frame());
        }
        QVERIFY(!wire::vlanIdOf(came[0].frame()));
        QVERIFY(test::libtinsAgrees(came[0].frame()));
        const forward::InterfaceCounters inside = bench.counters(static_cast<routing::InterfaceId>(vlan)),
                                         outside = bench.counters(1);
        QCOMPARE(inside.rxPackets, 2U);
        QCOMPARE(inside.txPackets, 2U);
        QCOMPARE(outside.rxBytes, inside.rxBytes + 8U * static_cast<unsigned>(tags.size()));
        QCOMPARE(outside.txBytes, inside.txBytes + 8U * static_cast<unsigned>(tags.size()));
    }

    void aPriorityIsNoVlan()
    {
        Bench bench;
        bench.send(1, tagged(arpQuestion("10.0.0.1", "10.0.0.9"), {0}));
        QCOMPARE(bench.received(1).size(), std::size_t{1});
    }

    void aTagThatNobodyHasIsNotTheRouters()
    {
        Bench bench;
        bench.send(1, tagged(ping("10.0.0.1", "10.0.0.9"), {77}));
        QCOMPARE(bench.drops(wire::DropReason::UnknownVlan), 1U);
    }

    void shortFramesEndNothing()
    {
        Bench bench;
        for (const bool isTagged : {false, true}) {
            for (std::uint32_t size = 0; size < 20; ++size) {
                wire::OwnedFrame frame = udp(MacAddress::broadcast(), kFirst);
                if (isTagged)
                    wire::pushVlanTag(frame.frame(), 20);
                frame.frame().size = size;
                bench.send(1, std::move(frame));
            }
        }
        QCOMPARE(bench.counters(1).rxPackets, 40U);
    }

    void theFirewallSeesBridgedPacketsWhenItIsTold()
    {
        for (const bool usesFirewall : {false, true}) {
            Bench bench(usesFirewall);
            bench.send(1, udp(kSecond, kFirst));
            QCOMPARE(bench.counts(), QString("011"));
            bench.send(1, foreign(kSecond, kFirst));
            QCOMPARE(bench.counts(), QString("011"));
            QCOMPARE(bench.connections(), std::size_t(usesFirewall ? 1 : 0));
        }
    }
};

QTEST_APPLESS_MAIN(TestBridging)
#include "tst_bridging.moc"
