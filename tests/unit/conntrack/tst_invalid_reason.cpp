// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/invalid_reason.h"

#include "unit/conntrack/tracking_bench.h"
#include "unit/conntrack/written_packet.h"

#include <QTest>

#include <set>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;

namespace {

/// One way to be invalid: what comes before, and the packet that is.
struct Case {
    InvalidReason reason;
    const char* name;
    std::vector<const char*> before;
    TestPacket (*packet)();
};

constexpr const char* kDatagram = "udp 192.168.88.10:5000 203.0.113.10:53 len=20";
constexpr const char* kSyn = "tcp 192.168.88.10:5000 203.0.113.10:80 S seq=100";
constexpr const char* kSynAck = "tcp 203.0.113.10:80 192.168.88.10:5000 SA seq=900 ack=101";
constexpr const char* kAck = "tcp 192.168.88.10:5000 203.0.113.10:80 A seq=101 ack=901";

TestPacket redirectFromFarAway()
{
    return written("icmpv6 2001:db8::1 2001:db8::2 type=137 code=0 ttl=255 len=40");
}

using enum InvalidReason;

const Case kCases[] = {
    {NoEntry,           "a reset of nothing",            {},                    [] { return written("tcp 1.1.1.1:1 2.2.2.2:2 R"); }                    },
    {NoEntry,           "an answer to nothing",          {},                    [] { return written("icmp 1.1.1.1 2.2.2.2 echo-reply"); }              },
    {NoTuple,           "too short for ports",           {},                    [] { return writtenUpTo(kDatagram, 3); }                               },
    {NoTuple,           "too short for an identifier",   {},                    [] { return writtenUpTo("icmp 1.1.1.1 2.2.2.2", 7); }                  },
    {BadLength,         "UDP without a whole header",    {},                    [] { return writtenUpTo(kDatagram, 7); }                               },
    {BadLength,         "UDP shorter than its header",   {},                    [] { return writtenWith(kDatagram, 5, 7); }                            },
    {BadLength,         "UDP longer than the packet",    {},                    [] { return writtenWith(kDatagram, 5, 29); }                           },
    {BadLength,         "TCP options beyond the packet", {},                    [] { return writtenWith(kSyn, 12, 0xf0); }                             },
    {BadLength,
     "UDP-Lite that covers no header",                   {},
     [] { return written("udp-lite 1.1.1.1:1 2.2.2.2:2 coverage=7"); }                                                                                 },
    {BadLength,
     "UDP-Lite that covers too much",                    {},
     [] { return written("udp-lite 1.1.1.1:1 2.2.2.2:2 coverage=9"); }                                                                                 },
    {BadChecksum,       "UDP",                           {},                    [] { return written("udp 1.1.1.1:1 2.2.2.2:2 len=3 checksum=bad"); }   },
    {BadChecksum,       "UDP-Lite",                      {},                    [] { return written("udp-lite 1.1.1.1:1 2.2.2.2:2 checksum=bad"); }    },
    {BadChecksum,       "SCTP",                          {},                    [] { return written("sctp 1.1.1.1:1 2.2.2.2:2 INIT checksum=bad"); }   },
    {BadFlags,          "SYN,FIN",                       {},                    [] { return written("tcp 1.1.1.1:1 2.2.2.2:2 SF"); }                   },
    {NoTransition,      "an ACK before the answer",      {kSyn},                [] { return written(kAck); }                                           },
    {BeyondWindow,
     "data far away",                                    {kSyn, kSynAck, kAck},
     [] { return written("tcp 192.168.88.10:5000 203.0.113.10:80 PA seq=900000 ack=901 len=9"); }                                                      },
    {AcksUnsent,
     "of data never sent",                               {kSyn, kSynAck, kAck},
     [] { return written("tcp 192.168.88.10:5000 203.0.113.10:80 A seq=101 ack=900000"); }                                                             },
    {BadGre,
     "version 1 with IP",                                {},
     [] { return written("gre 1.1.1.1 2.2.2.2 version=1 call=3 carries=ip"); }                                                                         },
    {BadGre,            "cut short",                     {},                    [] { return writtenUpTo("gre 1.1.1.1 2.2.2.2 key=9", 6); }             },
    {BadChunk,          "no chunk",                      {},                    [] { return written("sctp 1.1.1.1:1 2.2.2.2:2 tag=1"); }               },
    {BadTag,            "an INIT with a tag",            {},                    [] { return written("sctp 1.1.1.1:1 2.2.2.2:2 tag=1 INIT"); }          },
    {BadDccpType,       "reserved",                      {},                    [] { return writtenWith("dccp 1.1.1.1:1 2.2.2.2:2 REQUEST", 8, 0x1f); }},
    {NoPartner,         "router advertisement",          {},                    [] { return written("icmp 1.1.1.1 2.2.2.2 type=9 code=0"); }           },
    {UnknownIcmpType,   "ICMP 40",                       {},                    [] { return written("icmp 1.1.1.1 2.2.2.2 type=40 code=0"); }          },
    {UnknownIcmpType,
     "ICMPv6 200",                                       {},
     [] { return written("icmpv6 2001:db8::1 2001:db8::2 type=200 code=0"); }                                                                          },
    {BadRedirect,       "of a far router",               {},                    redirectFromFarAway                                                    },
    {BadQuote,          "nothing quoted",                {},                    [] { return written("icmp 1.1.1.1 2.2.2.2 port-unreachable"); }        },
    {UnknownQuote,
     "of an unknown packet",                             {},
     [] {
         return written(
             "icmp 203.0.113.10 192.168.88.10 port-unreachable (udp 192.168.88.10:5000 203.0.113.10:53)");
     }                                                                                                                                                 },
    {QuoteNotForTarget,
     "to another",                                       {kDatagram},
     [] {
         return written(
             "icmp 203.0.113.10 192.168.88.77 port-unreachable (udp 192.168.88.10:5000 203.0.113.10:53)");
     }                                                                                                                                                 },
};

} // namespace

class TestInvalidReason : public QObject {
    Q_OBJECT

private slots:
    void everyReasonHasANameAndASentence()
    {
        std::set<std::string> names;
        for (std::size_t i = 1; i < kInvalidReasons; ++i) {
            const auto reason = static_cast<InvalidReason>(i);
            QVERIFY(names.insert(invalidReasonName(reason)).second);
            QVERIFY(!std::string(invalidReasonName(reason)).empty() && !invalidReasonText(reason).isEmpty());
        }
    }

    void everyReasonHasACase()
    {
        for (std::size_t i = 1; i < kInvalidReasons; ++i) {
            const auto reason = static_cast<InvalidReason>(i);
            QVERIFY2(std::ranges::count(kCases, reason, &Case::reason) > 0, invalidReasonName(reason));
        }
    }

    // Acceptance S055: each packet is invalid for one reason, makes no entry and changes none.
    void aPacketIsInvalidForItsReason_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < std::size(kCases); ++i)
            QTest::addRow("%s: %s", invalidReasonName(kCases[i].reason), kCases[i].name)
                << static_cast<int>(i);
    }
    void aPacketIsInvalidForItsReason()
    {
        QFETCH(const int, index);
        const Case& row = kCases[index];
        TrackingBench bench;
        for (const char* packet : row.before)
            QVERIFY(bench.stateOf(written(packet)) != ConnectionState::Invalid);
        const auto before = bench.rows();

        const Tracked tracked = bench.send(row.packet());

        QCOMPARE(invalidReasonName(tracked.invalidReason), invalidReasonName(row.reason));
        QCOMPARE(tracked.state, ConnectionState::Invalid);
        QVERIFY(tracked.id.isNull() && !tracked.isTranslated);
        const auto after = bench.rows();
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < after.size(); ++i)
            QVERIFY(after[i].orig == before[i].orig && after[i].timeout == before[i].timeout);
    }
};

QTEST_APPLESS_MAIN(TestInvalidReason)
#include "tst_invalid_reason.moc"
