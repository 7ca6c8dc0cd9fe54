// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance S156 S159 S160 S166: a flood of more flows than the table can ever hold.
#include "base/virtual_clock.h"
#include "service/router.h"
#include "service/scenario/packet_frame.h"
#include "service/scenario/packet_words.h"
#include "support/wave_link.h"
#include "wire/checksum.h"

#include <QTest>

using namespace tb;
using namespace std::chrono_literals;
using test::WaveLink;

namespace {

constexpr std::uint32_t kFlows = 1'200'000, kMostEntries = 1'048'576, kAssured = 10;
constexpr const char* kConfig = R"(
/interface ethernet add name=ether1 link=lab
/interface ethernet add name=ether2 link=lab
/ip address add address=203.0.113.2/24 interface=ether1
/ip address add address=10.0.0.1/8 interface=ether2
/ip firewall connection tracking set enabled=yes udp-timeout=1d loose-tcp-tracking=no
)";
const MacAddress kLanMac = MacAddress::local(10), kWanMac = MacAddress::local(20);
const MacAddress kPortMacs[] = {MacAddress::local(1), MacAddress::local(2)};

/// A router on the test's own thread.
class Flooded {
public:
    Flooded() : m_router(options(), m_clock)
    {
        TB_CHECK(static_cast<bool>(m_router.load(kConfig)));
        send(1, "arp request 10.0.0.10 10.0.0.1");
        send(0, "arp request 203.0.113.10 203.0.113.2");
        m_router.step();
    }
    void send(int port, const std::string& text)
    {
        const auto packet = service::PacketText::parse(service::splitWords(text));
        TB_CHECK(static_cast<bool>(packet));
        put(port, service::buildFrame(*packet, port == 1 ? kLanMac : kWanMac, kPortMacs[port]));
    }
    void put(int port, const wire::OwnedFrame& frame) { m_links[port]->put(0, frame.frame().bytes()); }
    void step() { m_router.step(); }
    std::uint64_t sent(int port) const { return m_links[port]->sent(); }
    forward::EngineStatus status() const { return m_router.status(); }
    VirtualClock& clock() { return m_clock; }

private:
    service::RouterOptions options()
    {
        service::RouterOptions options;
        options.workers = 1;
        options.maxEntries = kMostEntries;
        options.openLink = [this](const config::EthernetInterface& port,
                                  int) -> Result<std::shared_ptr<link::Link>, SystemError> {
            const int i = port.name == "ether1" ? 0 : 1;
            m_links[i] = std::make_shared<WaveLink>(1, kPortMacs[i]);
            return std::shared_ptr<link::Link>(m_links[i]);
        };
        return options;
    }

    VirtualClock m_clock;
    std::shared_ptr<WaveLink> m_links[2];
    service::Router m_router;
};

/// The same datagram from another address, with a right header checksum and no other.
void comeFrom(wire::OwnedFrame& frame, std::uint32_t address)
{
    wire::Byte* const ip = frame.frame().data + 14;
    wire::store32(ip + 12, address);
    wire::store16(ip + 10, 0);
    wire::store16(ip + 10, wire::checksumOf({ip, 20}));
    wire::store16(ip + 26, 0); // UDP: no checksum
}

} // namespace

class TestFlood : public QObject {
    Q_OBJECT

private slots:
    void assuredConnectionsLiveThroughAFloodAndTheTableStopsAtItsLimit()
    {
        Flooded router;
        for (std::uint32_t i = 0; i < kAssured; ++i) {
            say(router, 1, "tcp 10.0.0.10:%1 203.0.113.10:80 S", i);
            say(router, 0, "tcp 203.0.113.10:80 10.0.0.10:%1 SA ack=1", i);
            say(router, 1, "tcp 10.0.0.10:%1 203.0.113.10:80 A seq=1 ack=1", i);
        }
        QCOMPARE(router.status().totals.total(), kAssured);

        const std::uint64_t before = router.sent(0);
        const std::uint32_t highest = flood(router);

        QCOMPARE(router.sent(0) - before, std::uint64_t{kFlows}); // nobody's packet was lost
        QCOMPARE(highest, kMostEntries);
        // The connections that are assured go on, in both directions: without loose tracking a lost one could
        // not.
        const std::uint64_t sentUp = router.sent(0), sentDown = router.sent(1);
        for (std::uint32_t i = 0; i < kAssured; ++i) {
            say(router, 1, "tcp 10.0.0.10:%1 203.0.113.10:80 PA seq=1 ack=1 len=10", i);
            say(router, 0, "tcp 203.0.113.10:80 10.0.0.10:%1 A seq=1 ack=11", i);
        }
        QCOMPARE(router.sent(0) - sentUp, std::uint64_t{kAssured});
        QCOMPARE(router.sent(1) - sentDown, std::uint64_t{kAssured});
        constexpr auto kNoEntry = static_cast<std::size_t>(conntrack::InvalidReason::NoEntry);
        QCOMPARE(router.status().invalid[kNoEntry].packets, 0U);
        QCOMPARE(router.status().totals.total(), kMostEntries);

        // A day later everything is gone, and the room is there for others.
        router.clock().advance(25h);
        router.step();
        QCOMPARE(router.status().totals.total(), 0U);
    }

private:
    /// One packet of the i-th assured connection, carried through.
    static void say(Flooded& router, int port, const char* packet, std::uint32_t i)
    {
        router.send(port, QString(packet).arg(2000 + i).toStdString());
        router.step();
    }
    /// Sends the flood and returns how many entries there were at most.
    static std::uint32_t flood(Flooded& router)
    {
        constexpr std::uint32_t kChunk = 10'000;
        const auto packet =
            service::PacketText::parse(service::splitWords("udp 10.0.0.10:5000 203.0.113.10:53 len=20"));
        wire::OwnedFrame frame = service::buildFrame(*packet, kLanMac, kPortMacs[1]);
        std::uint32_t highest = 0;
        for (std::uint32_t i = 0; i < kFlows; ++i) {
            comeFrom(frame, 0x0a010000U + i);
            router.put(1, frame);
            if (i % kChunk == kChunk - 1) {
                router.step();
                highest = std::max(highest, router.status().totals.total());
            }
        }
        return highest;
    }
};

QTEST_APPLESS_MAIN(TestFlood)
#include "tst_flood.moc"
