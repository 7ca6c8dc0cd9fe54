// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance S223: the same packets leave the same table and the same counters, however many workers carry
// them and whichever of them gets which packet.
#include "base/virtual_clock.h"
#include "service/router.h"
#include "service/scenario/packet_frame.h"
#include "service/scenario/packet_words.h"
#include "support/wave_link.h"

#include <QTest>

#include <map>

using namespace tb;
using namespace std::chrono_literals;
using test::WaveLink;

namespace {

constexpr const char* kConfig = R"(
/interface ethernet add name=ether1 link=lab
/interface ethernet add name=ether2 link=lab
/ip address add address=203.0.113.2/24 interface=ether1
/ip address add address=192.168.88.1/24 interface=ether2
/ipv6 address add address=2001:db8:203::2/64 interface=ether1
/ipv6 address add address=2001:db8:88::1/64 interface=ether2
/ip firewall nat add chain=srcnat action=masquerade out-interface=ether1
/ip firewall connection tracking set enabled=yes loose-tcp-tracking=no
)";
const MacAddress kLanMac = MacAddress::local(10), kWanMac = MacAddress::local(20);
const MacAddress kPortMacs[] = {MacAddress::local(1), MacAddress::local(2)}; // ether1, ether2

/// One packet of a flow: from which side, in scenario's words; # stands for the flow's own port.
struct Step {
    bool fromLan;
    const char* packet;
};
using Flow = std::vector<Step>;

/// THE TABLE of what a flow may be. Replies go to the router's address: the masquerade keeps ports that are
/// free.
const Flow kFlows[] = {
    {{true, "tcp 192.168.88.10:# 203.0.113.10:80 S"},
     {false, "tcp 203.0.113.10:80 203.0.113.2:# SA ack=1"},
     {true, "tcp 192.168.88.10:# 203.0.113.10:80 A seq=1 ack=1"},
     {true, "tcp 192.168.88.10:# 203.0.113.10:80 PA seq=1 ack=1 len=100"},
     {false, "tcp 203.0.113.10:80 203.0.113.2:# PA seq=1 ack=101 len=1000"},
     {true, "tcp 192.168.88.10:# 203.0.113.10:80 FA seq=101 ack=1001"},
     {false, "tcp 203.0.113.10:80 203.0.113.2:# FA seq=1001 ack=102"},
     {true, "tcp 192.168.88.10:# 203.0.113.10:80 A seq=102 ack=1002"}},
    {{true, "tcp 192.168.88.11:# 203.0.113.10:443 S"},
     {false, "tcp 203.0.113.10:443 203.0.113.2:# RA ack=1"}},
    {{true, "tcp 192.168.88.11:# 203.0.113.10:443 S"},                                {true, "tcp 192.168.88.11:# 203.0.113.10:443 S"}},
    {{true, "udp 192.168.88.10:# 203.0.113.10:53 len=30"},
     {false, "udp 203.0.113.10:53 203.0.113.2:# len=200"},
     {true, "udp 192.168.88.10:# 203.0.113.10:53 len=40"},
     {true, "udp 192.168.88.10:# 203.0.113.10:53 len=50"},
     {false, "udp 203.0.113.10:53 203.0.113.2:# len=60"}},
    {{true, "udp 192.168.88.11:# 203.0.113.10:123 len=48"},
     {false, "icmp 203.0.113.10 203.0.113.2 port-unreachable (udp 203.0.113.2:# 203.0.113.10:123 len=48)"}},
    {{true, "icmp 192.168.88.10 203.0.113.10 echo-request id=#"},
     {false, "icmp 203.0.113.10 203.0.113.2 echo-reply id=#"}},
    {{true, "icmpv6 2001:db8:88::10 2001:db8:203::10 echo-request id=#"},
     {false, "icmpv6 2001:db8:203::10 2001:db8:88::10 echo-reply id=#"}},
    {{true, "tcp [2001:db8:88::10]:# [2001:db8:203::10]:80 S"},
     {false, "tcp [2001:db8:203::10]:80 [2001:db8:88::10]:# SA ack=1"},
     {true, "tcp [2001:db8:88::10]:# [2001:db8:203::10]:80 R seq=1"}},
    {{true, "gre 192.168.88.10 203.0.113.10 key=# len=50"},
     {false, "gre 203.0.113.10 203.0.113.2 key=# len=60"},
     {true, "gre 192.168.88.10 203.0.113.10 key=# len=70"}},
    {{true, "sctp 192.168.88.10:# 203.0.113.10:3868 INIT itag=5"},
     {false, "sctp 203.0.113.10:3868 203.0.113.2:# tag=5 INIT-ACK itag=9"},
     {true, "sctp 192.168.88.10:# 203.0.113.10:3868 tag=9 COOKIE-ECHO"},
     {false, "sctp 203.0.113.10:3868 203.0.113.2:# tag=5 COOKIE-ACK"},
     {true, "sctp 192.168.88.10:# 203.0.113.10:3868 tag=9 DATA len=100"}},
    {{true, "dccp 192.168.88.10:# 203.0.113.10:5001 REQUEST seq=1"},
     {false, "dccp 203.0.113.10:5001 203.0.113.2:# RESPONSE seq=7 ack=1"},
     {true, "dccp 192.168.88.10:# 203.0.113.10:5001 ACK seq=2 ack=7"},
     {false, "dccp 203.0.113.10:5001 203.0.113.2:# DATA seq=8 len=20"}},
    {{true, R"(udp 192.168.88.10:# 203.0.113.10:69 text="\x00\x01boot\x00octet\x00")"},
     {false, "udp 203.0.113.10:4000 203.0.113.2:# len=516"}, // announced: TFTP answers from another port
     {true, "udp 192.168.88.10:# 203.0.113.10:4000 len=4"}},
    {{true, "tcp 192.168.88.10:# 203.0.113.10:80 A seq=5 ack=5"}                                          }, // invalid: nobody saw its beginning
    {{true, "udp 192.168.88.10:# 203.0.113.10:53 checksum=bad"}                                                                                                    },
};

std::vector<std::string> wordsOf(std::string text, std::uint32_t port)
{
    for (std::size_t at = text.find('#'); at != std::string::npos; at = text.find('#'))
        text.replace(at, 1, std::to_string(port));
    return service::splitWords(text);
}

/// A router with so many workers on threads of their own, and what it is given.
class Run {
public:
    explicit Run(int workers) : m_workers(workers), m_router(options(), m_clock)
    {
        TB_CHECK(static_cast<bool>(m_router.load(kConfig)));
        m_router.start();
        introduceHosts();
    }
    ~Run() { m_router.stop(); }

    /// Every flow's packet number `wave`, all at once.
    void sendWave(const std::vector<std::size_t>& flows, std::size_t wave)
    {
        for (std::size_t i = 0; i < flows.size(); ++i) {
            const Flow& flow = kFlows[flows[i]];
            if (wave < flow.size())
                send(flow[wave].fromLan, flow[wave].packet, static_cast<std::uint32_t>(2000 + i), i);
        }
        finishWave();
        m_clock.advance(700ms);
    }
    std::map<std::string, std::string> table()
    {
        std::map<std::string, std::string> all;
        const auto rows = m_router.connections();
        for (const inspect::ConnectionRow& row : *rows->rows)
            all[row.original.toString()] = describe(row);
        return all;
    }
    forward::EngineStatus status() const { return m_router.status(); }
    std::uint64_t sent(int port) const { return m_links[port]->sent(); }

private:
    service::RouterOptions options()
    {
        service::RouterOptions options;
        options.workers = m_workers;
        options.maxEntries = 100'000;
        options.seed = 7;
        options.openLink = [this](const config::EthernetInterface& port,
                                  int) -> Result<std::shared_ptr<link::Link>, SystemError> {
            const int i = port.name == "ether1" ? 0 : 1;
            m_links[i] = std::make_shared<WaveLink>(m_workers, kPortMacs[i]);
            return std::shared_ptr<link::Link>(m_links[i]);
        };
        return options;
    }
    void send(bool fromLan, const std::string& text, std::uint32_t port, std::size_t flow)
    {
        const auto packet = service::PacketText::parse(wordsOf(text, port));
        TB_CHECK(static_cast<bool>(packet));
        const int in = fromLan ? 1 : 0;
        const wire::OwnedFrame frame =
            service::buildFrame(*packet, fromLan ? kLanMac : kWanMac, kPortMacs[in]);
        // The two directions of a flow come to different workers, as a TAP's own hash may do.
        m_links[in]->put(flow + (fromLan ? 0 : 1), frame.frame().bytes());
    }
    void finishWave()
    {
        for (const auto& link : m_links)
            link->wake();
        while (!m_links[0]->isDone() || !m_links[1]->isDone())
            std::this_thread::yield();
    }
    /// The router shall know everybody's MAC: what waits for one may be lost.
    void introduceHosts()
    {
        for (const char* const lan :
             {"arp request 192.168.88.10 192.168.88.1", "arp request 192.168.88.11 192.168.88.1",
              "nd request 2001:db8:88::10 2001:db8:88::1"})
            send(true, lan, 0, 0);
        for (const char* const wan :
             {"arp request 203.0.113.10 203.0.113.2", "nd request 2001:db8:203::10 2001:db8:203::2"})
            send(false, wan, 0, 0);
        finishWave();
    }
    static std::string describe(const inspect::ConnectionRow& row)
    {
        return row.reply.toString() + " flags=" + std::to_string(row.flags) + " " +
               conntrack::tcpStateName(row.tcpState) + " " + std::to_string(row.timeout.count()) + " " +
               std::to_string(row.orig.packets) + "/" + std::to_string(row.orig.bytes) + " " +
               std::to_string(row.repl.packets) + "/" + std::to_string(row.repl.bytes);
    }

    const int m_workers;
    VirtualClock m_clock;
    std::shared_ptr<WaveLink> m_links[2];
    service::Router m_router;
};

} // namespace

class TestOneAndFourWorkersAgree : public QObject {
    Q_OBJECT

private slots:
    void theSamePacketsLeaveTheSameTableAndCounters_data()
    {
        QTest::addColumn<std::uint64_t>("seed");
        for (const std::uint64_t seed : {1U, 2U, 3U})
            QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
    }
    void theSamePacketsLeaveTheSameTableAndCounters()
    {
        QFETCH(std::uint64_t, seed);
        SeededRandom random(seed);
        std::vector<std::size_t> flows;
        for (int i = 0; i < 2000; ++i)
            flows.push_back(random.below(std::size(kFlows)));
        Run one(1), four(4);
        constexpr std::size_t kLongestFlow = 8;

        for (std::size_t wave = 0; wave < kLongestFlow; ++wave) {
            one.sendWave(flows, wave);
            four.sendWave(flows, wave);

            const auto expected = one.table(), found = four.table();
            QVERIFY(!expected.empty());
            for (const auto& [tuple, row] : expected) {
                const auto same = found.find(tuple);
                QVERIFY2(same != found.end(), tuple.c_str());
                QCOMPARE(QString::fromStdString(same->second), QString::fromStdString(row));
            }
            QCOMPARE(found.size(), expected.size());
        }
        const forward::EngineStatus a = one.status(), b = four.status();
        QCOMPARE(a.workers, 1);
        QCOMPARE(b.workers, 4);
        for (std::size_t i = 0; i < a.drops.size(); ++i)
            QVERIFY2(a.drops[i] == b.drops[i], wire::dropReasonName(static_cast<wire::DropReason>(i)));
        for (std::size_t i = 0; i < a.invalid.size(); ++i)
            QVERIFY2(a.invalid[i].packets == b.invalid[i].packets,
                     conntrack::invalidReasonName(static_cast<conntrack::InvalidReason>(i)));
        QVERIFY(a.invalid[static_cast<std::size_t>(conntrack::InvalidReason::NoEntry)].packets > 0);
        // Nothing that came back was taken for the router's own: all of it was translated.
        QCOMPARE(a.drops[static_cast<std::size_t>(wire::DropReason::NoLocalService)], 0U);
        for (const int port : {0, 1})
            QCOMPARE(four.sent(port), one.sent(port));
    }
};

QTEST_APPLESS_MAIN(TestOneAndFourWorkersAgree)
#include "tst_one_and_four_workers_agree.moc"
