// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever comes, in whatever order: every packet has one state, and everything ends.
#include "base/random.h"
#include "conntrack/helpers/helper.h"
#include "conntrack/helping.h"
#include "unit/conntrack/tracking_bench.h"
#include "unit/conntrack/written_packet.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <set>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;
using State = tb::conntrack::ConnectionState;

namespace {

/// Repeatable unless TRACKBOX_SEED asks for other packets.
std::uint64_t chosenSeed()
{
    const char* const wanted = std::getenv("TRACKBOX_SEED");
    const std::uint64_t seed = wanted ? std::strtoull(wanted, nullptr, 10) : 20260101;
    qInfo("TRACKBOX_SEED=%llu", static_cast<unsigned long long>(seed));
    return seed;
}

struct Speech {
    const char* protocol;
    bool hasPorts;
    std::vector<const char*> words; ///< '#' stands for a small number
};

/// Small numbers meet again: right tags, keys and numbers of sequence come by chance.
const Speech kSpeeches[] = {
    {"tcp",
     true,              {"S seq=#", "SA seq=# ack=#", "A seq=# ack=#", "PA seq=# ack=# len=#", "FA seq=# ack=#", "R seq=#",
      "RA seq=# ack=#", "SF", "U",
      R"(PA seq=# ack=# text="PRIVMSG a :\x01DCC CHAT chat 3232258058 500#\x01\r\n")"}              },
    {"udp",      true,  {"len=#", "checksum=bad", R"(text="\x00\x01a\x00octet\x00")"}                         },
    {"udp-lite", true,  {"len=# coverage=#", "len=9", "coverage=8 len=#"}                                     },
    {"icmp",
     false,             {"echo-request id=#", "echo-reply id=#", "type=# code=#", "timestamp-request id=#",
      "port-unreachable ( udp 192.168.88.10:1 203.0.113.10:2 )",
      "time-exceeded ( icmp 192.168.88.10 203.0.113.10 echo-request id=1 )"}                       },
    {"icmpv6",
     false,             {"echo-request id=#", "echo-reply id=#", "type=13# code=#", "type=137 code=0 ttl=255 len=99",
      "too-big ( udp [2001:db8:88::10]:1 [2001:db8:203::10]:2 )",
      "time-exceeded ( icmpv6 2001:db8:88::10 2001:db8:203::10 echo-request id=1 )"}               },
    {"gre",      false, {"key=#", "carries=ip", "version=1 call=#", "version=1 carries=ip", "version=# key=1"}},
    {"sctp",
     true,              {"INIT itag=#", "tag=# INIT-ACK itag=#", "tag=# COOKIE-ECHO DATA len=#", "tag=# COOKIE-ACK",
      "tag=# DATA len=#", "tag=# ABORT", "tag=# ABORT T", "tag=# SHUTDOWN", "tag=# SHUTDOWN-ACK",
      "tag=# SHUTDOWN-COMPLETE", "tag=# HEARTBEAT", "tag=# HEARTBEAT-ACK", "tag=# ERROR", "tag=#"}  },
    {"dccp",
     true,              {"REQUEST seq=#", "RESPONSE seq=# ack=#", "ACK ack=#", "DATA len=#", "DATAACK ack=#", "CLOSEREQ",
      "CLOSE", "RESET", "SYNC", "SYNCACK"}                                                          },
    {"89",       false, {"len=#"}                                                                             },
};

std::string filled(std::string words, Random& random)
{
    for (std::size_t at = words.find('#'); at != std::string::npos; at = words.find('#'))
        words.replace(at, 1, std::to_string(random.below(4)));
    return words;
}

/// Between two hosts with two ports each, either way, over IPv4 or IPv6.
TestPacket randomPacket(const Speech& speech, Random& random)
{
    const std::string protocol = speech.protocol;
    const bool v4 = protocol == "icmp" || (protocol != "icmpv6" && random.below(2) == 0);
    std::string ends[] = {v4 ? "192.168.88.10" : "2001:db8:88::10", v4 ? "203.0.113.10" : "2001:db8:203::10"};
    if (speech.hasPorts) {
        for (std::string& end : ends)
            end = (v4 ? end : "[" + end + "]") + ":" + std::to_string(1 + random.below(2));
    }
    if (random.below(2) == 0)
        std::swap(ends[0], ends[1]);
    const std::string words = filled(speech.words[random.below(speech.words.size())], random);
    TestPacket packet = written(protocol + " " + ends[0] + " " + ends[1] + " " + words);
    // Now and then a byte behind the IP header is another, and the checksum is believed.
    const std::uint32_t size = packet.packet.end - packet.packet.transportOffset;
    if (random.below(8) == 0 && size > 0) {
        packet.packet.transport()[random.below(size)] = static_cast<wire::Byte>(random.next());
        packet.frame->frame().offload.checksumVerified = true;
        packet.parse();
    }
    return packet;
}

/// Every helper at both ports; the first one of the list takes the connection.
std::vector<HelperSettings::ControlPort> allHelpers()
{
    std::vector<HelperSettings::ControlPort> ports;
    for (const Helper& helper : helpers()) {
        ports.push_back({helper.kind, 1});
        ports.push_back({helper.kind, 2});
    }
    return ports;
}

/// As the router does it: a helper reads the packet before its connection is confirmed.
Tracked sendWithHelpers(TrackingBench& bench, TestPacket packet)
{
    PendingConnection pending;
    const auto tracked =
        track(bench.table, {packet.packet, {}, bench.now, bench.settings, bench.helpers}, pending);
    TB_CHECK(static_cast<bool>(tracked));
    const bool passes =
        !hasHelper(*tracked) || !letHelperRead(bench.table, {packet.packet, *tracked, pending, bench.now,
                                                             bench.helpers, bench.random});
    if (pending && passes)
        TB_CHECK(static_cast<bool>(bench.table.confirm(pending, bench.now)));
    return *tracked;
}

} // namespace

class TestRandomPackets : public QObject {
    Q_OBJECT

private slots:
    void everyPacketHasOneStateAndEverythingEnds_data()
    {
        QTest::addColumn<int>("speech");
        for (std::size_t i = 0; i < std::size(kSpeeches); ++i)
            QTest::newRow(kSpeeches[i].protocol) << static_cast<int>(i);
    }
    void everyPacketHasOneStateAndEverythingEnds()
    {
        QFETCH(const int, speech);
        SeededRandom random(chosenSeed() + static_cast<std::uint64_t>(speech));
        TrackingBench bench;
        bench.helpers.ports = allHelpers();
        std::set<State> seen;
        bool hasAnnounced = false;
        for (int i = 0; i < 8'000; ++i) {
            std::ranges::rotate(bench.helpers.ports, bench.helpers.ports.begin() + 1);
            const Tracked tracked = sendWithHelpers(bench, randomPacket(kSpeeches[speech], random));

            seen.insert(tracked.state);
            hasAnnounced = hasAnnounced || !bench.table.expectations().isEmpty();
            QVERIFY(tracked.state != State::None);
            QCOMPARE(tracked.state == State::Invalid, tracked.invalidReason != InvalidReason::None);
            QVERIFY(tracked.state != State::Invalid || tracked.id.isNull());
            bench.now =
                bench.now + std::chrono::milliseconds(random.below(random.below(50) == 0 ? 20'000 : 500));
        }
        QVERIFY(seen.contains(State::New) && seen.contains(State::Established));
        const std::string protocol = kSpeeches[speech].protocol;
        QCOMPARE(hasAnnounced, protocol == "tcp" || protocol == "udp"); // what helpers are spoken over

        bench.now = bench.now + 24h * 30;

        QCOMPARE(bench.count(), 0);
        QCOMPARE(bench.table.totals().v4 + bench.table.totals().v6, 0U);
        QVERIFY(bench.table.expectations().isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestRandomPackets)
#include "tst_random_packets.moc"
