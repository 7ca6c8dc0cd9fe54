// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/services.h"

#include "wire/checksum.h"

#include "stack_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::test;
using namespace std::chrono_literals;

namespace {

constexpr routing::InterfaceId kEther1 = StackBench::kEther1;

wire::ConstBytes bytesOf(std::string_view text)
{
    return {reinterpret_cast<const wire::Byte*>(text.data()), text.size()};
}

wire::Packet parsed(wire::OwnedFrame& frame)
{
    wire::Packet packet;
    TB_CHECK(!wire::parseFrame(frame.frame(), packet));
    return packet;
}

} // namespace

class TestServices : public QObject {
    Q_OBJECT

private slots:
    void whatNobodyListensToIsRefused()
    {
        StackBench bench;
        bench.introduce();
        bench.sendUdp("192.168.88.10", "192.168.88.1", 53, "question");
        auto sent = bench.takeSent();
        QCOMPARE(sent.size(), std::size_t{1});
        QVERIFY(parsed(sent[0]).isIcmpError);
        QVERIFY(bench.first().received.empty());
    }

    void whatSomebodyListensToArrivesAndIsNotRefused()
    {
        StackBench bench;
        bench.introduce();
        const auto listening = bench.first().host.ports().listenUdp(IpFamily::V4, 53);
        bench.sendUdp("192.168.88.10", "192.168.88.1", 53, "question");
        QVERIFY(bench.takeSent().empty());
        QCOMPARE(bench.first().received, (std::vector<std::string>{"question"}));
        QCOMPARE(bench.first().receivedOn, (std::vector<routing::InterfaceId>{kEther1}));
        QCOMPARE(bench.drops(wire::DropReason::NoLocalService), std::uint64_t{0});
    }

    void broadcastsFromWhoHasNoAddressArrive()
    {
        StackBench bench;
        const auto listening = bench.first().host.ports().listenUdp(IpFamily::V4, 67);
        bench.sendUdp("0.0.0.0", "255.255.255.255", 67, "discover", MacAddress::broadcast());
        QCOMPARE(bench.first().received, (std::vector<std::string>{"discover"}));
    }

    void aPacketIsGivenToTheNextUntilOneTakesIt()
    {
        StackBench bench;
        const auto listening = bench.first().host.ports().listenUdp(IpFamily::V4, 53);
        bench.sendUdp("192.168.88.10", "192.168.88.1", 53, "one");
        QVERIFY(bench.second().received.empty());
        bench.first().takes = false;
        bench.sendUdp("192.168.88.10", "192.168.88.1", 53, "two");
        QCOMPARE(bench.second().received, (std::vector<std::string>{"two"}));
    }

    void impossibleSendersAreNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("sender");
        for (const char* const sender : {"192.168.88.1", "224.0.0.1", "255.255.255.255", "127.0.0.1"})
            QTest::newRow(sender) << QByteArray(sender);
    }
    void impossibleSendersAreNotBelieved()
    {
        QFETCH(QByteArray, sender);
        StackBench bench;
        const auto listening = bench.first().host.ports().listenUdp(IpFamily::V4, 53);
        bench.sendUdp(sender.constData(), "192.168.88.1", 53, "question");
        QVERIFY(bench.first().received.empty());
    }

    void aBrokenChecksumIsNotBelieved()
    {
        StackBench bench;
        const auto listening = bench.first().host.ports().listenUdp(IpFamily::V4, 53);
        auto frame = stack::craftUdp({*IpAddress::parse("192.168.88.10"), *IpAddress::parse("192.168.88.1"),
                                      4000, 53, bytesOf("text")});
        std::memcpy(frame->frame().data, MacAddress::local(1).bytes().data(), 6);
        parsed(*frame).transport()[8] ^= 1; // the payload's first byte
        bench.transmit(std::move(*frame));
        QVERIFY(bench.first().received.empty());
    }

    void padsBehindADatagramAreNotItsPayload()
    {
        StackBench bench;
        const auto listening = bench.first().host.ports().listenUdp(IpFamily::V4, 53);
        auto frame = stack::craftUdp({*IpAddress::parse("192.168.88.10"), *IpAddress::parse("192.168.88.1"),
                                      4000, 53, bytesOf("text")});
        wire::Packet packet = parsed(*frame);
        wire::store16(packet.transport() + 4, 8 + 2); // the datagram ends before the packet does
        wire::store16(packet.transport() + 6, 0);     // no checksum
        std::memcpy(frame->frame().data, MacAddress::local(1).bytes().data(), 6);
        bench.transmit(std::move(*frame));
        QCOMPARE(bench.first().received, (std::vector<std::string>{"te"}));
    }

    void aFloodLosesPacketsOfServicesOnly()
    {
        StackBench bench;
        const auto listening = bench.first().host.ports().listenUdp(IpFamily::V4, 53);
        forward::QueuedFrame full{wire::OwnedFrame::copyOf(std::vector<wire::Byte>(64)), kEther1, {}};
        for (std::size_t i = 0; i < forward::FrameQueue::kMostFrames; ++i)
            bench.engine.sendFrame(wire::OwnedFrame::copyOf(full.frame.frame()), kEther1);
        bench.engine.sendFrame(std::move(full.frame), kEther1);
        QCOMPARE(bench.drops(wire::DropReason::LocalQueueFull), std::uint64_t{1});
    }

    void aDatagramLeavesFromTheAddressTowardsItsDestination()
    {
        StackBench bench;
        bench.introduce();
        bench.first().host.sendUdp(
            {{}, *IpAddress::parse("192.168.88.10"), 53, 4000, bytesOf("answer"), 0, 17});
        bench.settle();
        auto sent = bench.takeSent();
        QCOMPARE(sent.size(), std::size_t{1});
        const wire::Packet packet = parsed(sent[0]);
        QCOMPARE(packet.tuple.toString(), std::string("udp 192.168.88.1:53->192.168.88.10:4000"));
        QCOMPARE(int(packet.ttl()), 17);
        QCOMPARE(MacAddress::fromBytes(sent[0].frame().data), bench.kStation);
    }

    void whatTheRouterSaysIsTracked()
    {
        StackBench bench;
        bench.config.tracking.enabled = conntrack::TrackingMode::Yes;
        bench.publish();
        bench.introduce();
        bench.first().host.sendUdp({{}, *IpAddress::parse("192.168.88.10"), 53, 4000, bytesOf("question")});
        bench.settle();
        QCOMPARE(bench.engine.connections().totals().v4, std::uint32_t{1});
    }

    void aDatagramWithoutARouteIsNotSent()
    {
        StackBench bench;
        QVERIFY(!bench.first().host.sourceFor(*IpAddress::parse("203.0.113.1")));
        bench.first().host.sendUdp({{}, *IpAddress::parse("203.0.113.1"), 53, 53, bytesOf("text")});
        bench.settle();
        QVERIFY(bench.takeSent().empty());
    }

    void broadcastsAndGroupsLeaveByTheLinkThatIsNamed_data()
    {
        QTest::addColumn<QByteArray>("destination");
        QTest::addColumn<QByteArray>("mac");
        QTest::newRow("broadcast") << QByteArray("255.255.255.255") << QByteArray("FF:FF:FF:FF:FF:FF");
        QTest::newRow("group") << QByteArray("224.0.0.251") << QByteArray("01:00:5E:00:00:FB");
        QTest::newRow("group 6") << QByteArray("ff02::1") << QByteArray("33:33:00:00:00:01");
    }
    void broadcastsAndGroupsLeaveByTheLinkThatIsNamed()
    {
        QFETCH(QByteArray, destination);
        QFETCH(QByteArray, mac);
        StackBench bench;
        const IpAddress to = *IpAddress::parse(destination.constData());
        bench.first().host.sendUdp({{}, to, 67, 68, bytesOf("offer"), kEther1});
        bench.settle();
        auto sent = bench.takeSent();
        QCOMPARE(sent.size(), std::size_t{1});
        QCOMPARE(MacAddress::fromBytes(sent[0].frame().data).toString(), mac.toStdString());
        QVERIFY(parsed(sent[0]).tuple.destination == to);
    }

    void aFrameLeavesAsItIs()
    {
        StackBench bench;
        const auto arp = wire::craftArp(
            {true, MacAddress::local(1), IpAddress::anyV4(), {}, *IpAddress::parse("192.168.88.77")},
            MacAddress::broadcast());
        bench.first().host.sendFrame(wire::OwnedFrame::copyOf(arp.frame()), kEther1);
        bench.settle();
        auto sent = bench.takeSent();
        QCOMPARE(sent.size(), std::size_t{1});
        QVERIFY(std::ranges::equal(sent[0].frame().bytes(), arp.frame().bytes()));
    }

    void ticksComeWhenTheyAreWanted()
    {
        StackBench bench;
        QVERIFY(!bench.services.nextTick());
        bench.second().next = bench.clock.now() + 5s;
        bench.first().next = bench.clock.now() + 3s;
        QCOMPARE(bench.services.nextTick()->sinceStart, Duration(3s));
        bench.clock.advance(2s);
        QVERIFY(!bench.services.serve());
        bench.clock.advance(1s);
        QVERIFY(bench.services.serve());
        QCOMPARE(bench.first().ticks.size(), std::size_t{1});
        QVERIFY(bench.second().ticks.empty());
        QCOMPARE(bench.services.nextTick()->sinceStart, Duration(5s));
    }

    void servicesFollowTheConfigurationAndTellFacts()
    {
        StackBench bench;
        bench.config.identity = "R1";
        bench.publish();
        QCOMPARE(bench.second().identity, std::string("R1"));
        forward::RouterFacts facts;
        bench.services.addFacts(facts);
        QCOMPARE(facts.deadRoutes.size(), std::size_t{2});
    }

    void anAnswerToEverybodyIsNeverGiven()
    {
        StackBench bench;
        auto echo = stack::craftUdp(
            {*IpAddress::parse("224.0.0.1"), *IpAddress::parse("192.168.88.1"), 1, 1, bytesOf("12345678")});
        std::memcpy(echo->frame().data, MacAddress::local(1).bytes().data(), 6);
        wire::Packet packet = parsed(*echo);
        packet.network()[9] = 1; // ICMP
        wire::store16(packet.network() + 10, 0);
        wire::store16(packet.network() + 10, wire::checksumOf({packet.network(), 20}));
        std::memset(packet.transport(), 0, 16);
        packet.transport()[0] = 8; // echo request
        wire::store16(packet.transport() + 2, wire::checksumOf({packet.transport(), 16}));
        bench.transmit(std::move(*echo));
        QVERIFY(bench.takeSent().empty());
    }
};

QTEST_APPLESS_MAIN(TestServices)
#include "tst_services.moc"
