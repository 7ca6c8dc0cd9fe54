// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/lab.h"

#include "lab_bench.h"
#include "support/descriptors.h"
#include "unit/conntrack/test_packets.h"
#include "wire/craft.h"

#include <QTest>

#include <set>

using namespace tb;
using namespace tb::test;
using namespace std::chrono_literals;

namespace {

const MacAddress kRouter = MacAddress::local(0xabc);

IpAddress address(const char* text)
{
    return IpAddress::parse(text).value();
}

/// A bench whose host 192.168.88.10 knows the router, and its MAC address.
MacAddress introduce(LabBench& bench, const char* host = "192.168.88.10", const char* router = "192.168.88.1")
{
    bench.send(wire::craftArp({true, kRouter, address(router), MacAddress(), address(host)},
                              MacAddress::broadcast()));
    for (const wire::OwnedFrame& frame : bench.take()) {
        wire::OwnedFrame copy = wire::OwnedFrame::copyOf(frame.frame());
        wire::Packet packet;
        if (wire::parseFrame(copy.frame(), packet) || packet.kind != wire::NetworkKind::Arp)
            continue;
        if (const auto arp = wire::readArp(packet); arp && !arp->isRequest)
            return arp->senderMac;
    }
    return {};
}

wire::OwnedFrame addressed(TestPacket packet, const MacAddress& to)
{
    std::ranges::copy(to.bytes(), packet.frame->frame().data);
    std::ranges::copy(kRouter.bytes(), packet.frame->frame().data + 6);
    return std::move(*packet.frame);
}

config::Config withHosts(std::initializer_list<config::LabHost> hosts)
{
    config::Config config;
    config.ethernets = {labPort(1, "ether1")};
    config.labHosts = hosts;
    return config;
}

config::LabTraffic traffic(config::LabProtocol protocol, const char* to)
{
    config::LabTraffic one;
    one.host = "pc";
    one.destination = address(to);
    one.protocol = protocol;
    one.rate = 800'000;
    one.length = 2s;
    one.every = 10s;
    return one;
}

/// What a router between two simulated hosts hears of them.
struct Talk {
    std::uint64_t frames = 0, payload = 0;
    std::set<std::uint8_t> tcpFlags;
    std::set<std::uint16_t> ports;
};

} // namespace

class TestLab : public QObject {
    Q_OBJECT

private slots:
    void hostsAnswerArpForTheirOwnAddressOnly()
    {
        LabBench bench;
        bench.lab.apply(withHosts({labHost(1, "pc", "192.168.88.10/24")}));
        QVERIFY(!introduce(bench).isNull());
        QVERIFY(introduce(bench, "192.168.88.11").isNull());
    }

    void hostsAnswerPing()
    {
        LabBench bench;
        bench.lab.apply(withHosts({labHost(1, "pc", "192.168.88.10/24", "192.168.88.1")}));
        const MacAddress host = introduce(bench);
        bench.send(addressed(ping("203.0.113.5", "192.168.88.10", 7), host));
        auto answers = bench.take();
        QCOMPARE(answers.size(), std::size_t{1});
        wire::Packet packet;
        QVERIFY(!wire::parseFrame(answers[0].frame(), packet));
        QVERIFY(wire::verifyTransportChecksum(packet));
        QCOMPARE(int(packet.tuple.icmpType()), 0);
        QVERIFY(packet.tuple.destination == address("203.0.113.5"));
        QVERIFY(MacAddress::fromBytes(answers[0].frame().data) == kRouter);
    }

    void framesForOthersAreIgnored()
    {
        LabBench bench;
        bench.lab.apply(withHosts({labHost(1, "pc", "192.168.88.10/24")}));
        introduce(bench);
        bench.send(addressed(ping("192.168.88.1", "192.168.88.10", 7), MacAddress::local(0x999)));
        QVERIFY(bench.take().empty());
    }

    void serversAnswerOnEveryPort()
    {
        LabBench bench;
        bench.lab.apply(withHosts({labHost(1, "pc", "192.168.88.10/24")}));
        const MacAddress host = introduce(bench);
        bench.send(addressed(tcp("192.168.88.1:40000", "192.168.88.10:8080", wire::tcp::kSyn), host));
        bench.send(addressed(udp("192.168.88.1:40000", "192.168.88.10:53"), host));
        auto answers = bench.take();
        QCOMPARE(answers.size(), std::size_t{2});
        wire::Packet packet;
        QVERIFY(!wire::parseFrame(answers[0].frame(), packet));
        QCOMPARE(int(packet.tcpFlags), int(wire::tcp::kSyn | wire::tcp::kAck));
        QVERIFY(!wire::parseFrame(answers[1].frame(), packet));
        QVERIFY(packet.tuple.is(wire::Protocol::Udp));
    }

    void aTcpSessionMakesTrafficInVirtualTimeAndEnds()
    {
        const Talk talk = listen(config::LabProtocol::Tcp, 9s);
        QVERIFY(talk.tcpFlags.contains(wire::tcp::kSyn));
        QVERIFY(talk.tcpFlags.contains(wire::tcp::kSyn | wire::tcp::kAck));
        QVERIFY(talk.tcpFlags.contains(wire::tcp::kFin | wire::tcp::kAck));
        QVERIFY(!talk.tcpFlags.contains(wire::tcp::kRst));
        // 800 kbit/s for two seconds are 200,000 bytes; the request comes on top.
        QVERIFY2(talk.payload >= 200'000 && talk.payload < 201'000,
                 qPrintable(QString::number(talk.payload)));
        QCOMPARE(talk.ports.size(), std::size_t{1});
    }

    void trafficBeginsAgainAndAgainFromOtherPorts()
    {
        const Talk talk = listen(config::LabProtocol::Tcp, 60s);
        QVERIFY2(talk.ports.size() >= 5 && talk.ports.size() <= 8,
                 qPrintable(QString::number(talk.ports.size())));
    }

    void datagramsComeAtTheirRate()
    {
        const Talk talk = listen(config::LabProtocol::Udp, 9s);
        // Both ways: what is sent is echoed.
        QVERIFY2(talk.payload >= 380'000 && talk.payload < 420'000,
                 qPrintable(QString::number(talk.payload)));
    }

    void pingsGoOutOnceASecond()
    {
        const Talk talk = listen(config::LabProtocol::Ping, 9s);
        QVERIFY2(talk.frames >= 4 && talk.frames <= 6, qPrintable(QString::number(talk.frames)));
    }

    void hostsComeStayAndGo()
    {
        LabBench bench;
        const config::LabHost pc = labHost(1, "pc", "192.168.88.10/24");
        bench.lab.apply(withHosts({pc, labHost(2, "tv", "192.168.88.11/24")}));
        QVERIFY(!introduce(bench, "192.168.88.11").isNull());
        bench.lab.apply(withHosts({pc}));
        QVERIFY(introduce(bench, "192.168.88.11").isNull());
        QVERIFY(!introduce(bench).isNull());
        config::LabHost off = pc;
        off.disabled = true;
        bench.lab.apply(withHosts({off}));
        QVERIFY(introduce(bench).isNull());
    }

    void aPortWithANewNameStaysOnItsCableWithItsHosts()
    {
        LabBench bench;
        bench.lab.apply(withHosts({labHost(1, "pc", "192.168.88.10/24")}));
        config::Config renamed = withHosts({labHost(1, "pc", "192.168.88.10/24")});
        renamed.ethernets = {labPort(1, "wan")};
        renamed.labHosts[0].interface = "wan";

        bench.lab.apply(renamed);

        QVERIFY(!introduce(bench).isNull());
        const auto link = bench.lab.linkFor(renamed.ethernets[0]);
        QVERIFY(link);
        QCOMPARE(*link, bench.port);
    }

    void aCableThatNobodyUsesIsGivenBack()
    {
        LabBench bench;
        config::Config config = withHosts({});
        bench.lab.apply(config);
        const std::size_t before = openDescriptors();
        config.ethernets.push_back(labPort(2, "ether2"));
        bench.lab.apply(config);
        QVERIFY(bench.lab.linkFor(config.ethernets[1]));
        QCOMPARE(openDescriptors(), before + 2);

        config.ethernets.pop_back();
        bench.lab.apply(config);

        QCOMPARE(openDescriptors(), before);
    }

    void aCableStaysForTheHostsWhenItsPortIsSwitchedOff()
    {
        LabBench bench;
        config::Config config = withHosts({labHost(1, "pc", "192.168.88.10/24")});
        config.ethernets[0].disabled = true;
        bench.lab.apply(config);
        QVERIFY(!introduce(bench).isNull());
    }

    void aCableThatCannotBeMadeIsMadeLaterWithItsHosts()
    {
        LabBench bench;
        config::Config config = withHosts({labHost(1, "pc", "192.168.88.10/24")});
        config.ethernets.push_back(labPort(2, "ether2"));
        config.labHosts[0].interface = "ether2";
        {
            const DescriptorLimit limit(1);
            bench.lab.apply(config);
            QVERIFY(!bench.lab.linkFor(config.ethernets[1]));
        }
        const auto link = bench.lab.linkFor(config.ethernets[1]);
        QVERIFY(link);
        bench.port = *link;
        QVERIFY(!introduce(bench).isNull());
    }

    void theSameSeedGivesTheSameTraffic()
    {
        const Talk one = listen(config::LabProtocol::Tcp, 30s), same = listen(config::LabProtocol::Tcp, 30s);
        QCOMPARE(one.frames, same.frames);
        QVERIFY(one.ports == same.ports);
    }

    void anyFrameIsSurvived()
    {
        LabBench bench;
        bench.lab.apply(withHosts({labHost(1, "pc", "192.168.88.10/24", "192.168.88.1")}));
        introduce(bench);
        SeededRandom random(1);
        for (int i = 0; i < 3000; ++i) {
            TestPacket packet =
                tcp("192.168.88.1:40000", "192.168.88.10:80", unsigned(random.below(64)), random.below(80));
            wire::OwnedFrame frame = addressed(std::move(packet), MacAddress::broadcast());
            for (std::uint64_t j = 0, n = random.below(4); j < n; ++j)
                frame.frame().data[12 + random.below(frame.frame().size - 12)] =
                    static_cast<wire::Byte>(random.next());
            frame.frame().size = static_cast<std::uint32_t>(random.below(frame.frame().size + 1));
            bench.send(std::move(frame));
            bench.take();
        }
        QVERIFY(!introduce(bench).isNull());
    }

private:
    /// Two hosts behind one router: the test forwards between them and listens.
    Talk listen(config::LabProtocol protocol, Duration length)
    {
        LabBench bench;
        config::Config config = withHosts({labHost(1, "pc", "192.168.88.10/24", "192.168.88.1"),
                                           labHost(2, "server", "203.0.113.10/24", "203.0.113.1")});
        config.labTraffic = {traffic(protocol, "203.0.113.10")};
        bench.lab.apply(config);
        // The client has to find its gateway by itself.
        const std::map<IpAddress, MacAddress> macs = {
            {address("192.168.88.10"), introduce(bench, "192.168.88.10", "192.168.88.2")},
            {address("203.0.113.10"),  introduce(bench, "203.0.113.10",  "203.0.113.1") }
        };
        Talk talk;
        const Instant end = bench.clock.now() + length;
        for (; bench.clock.now() < end; bench.clock.advance(10ms)) {
            bench.lab.step(bench.clock.now());
            for (wire::OwnedFrame& frame : bench.take())
                forward(bench, frame, macs, talk);
        }
        return talk;
    }

    static void forward(LabBench& bench, wire::OwnedFrame& frame, const std::map<IpAddress, MacAddress>& macs,
                        Talk& talk)
    {
        wire::Packet packet;
        QVERIFY(!wire::parseFrame(frame.frame(), packet));
        if (packet.kind == wire::NetworkKind::Arp) { // the router answers for its own addresses
            const auto arp = wire::readArp(packet);
            if (arp && arp->isRequest && !macs.contains(arp->targetIp))
                bench.send(wire::craftArp({false, kRouter, arp->targetIp, arp->senderMac, arp->senderIp},
                                          arp->senderMac));
            return;
        }
        QVERIFY(wire::verifyTransportChecksum(packet));
        ++talk.frames;
        talk.payload += packet.tuple.isIcmpQuery() ? 0 : packet.payload().size();
        if (packet.tuple.is(wire::Protocol::Tcp))
            talk.tcpFlags.insert(packet.tcpFlags);
        if (packet.tuple.destinationPart == 80)
            talk.ports.insert(packet.tuple.sourcePart);
        const auto next = macs.find(packet.tuple.destination);
        QVERIFY(next != macs.end());
        std::ranges::copy(next->second.bytes(), frame.frame().data);
        bench.send(std::move(frame));
    }
};

QTEST_APPLESS_MAIN(TestLab)
#include "tst_lab.moc"
