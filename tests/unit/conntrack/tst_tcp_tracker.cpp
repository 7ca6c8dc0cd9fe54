// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/tcp_tracker.h"

#include "wire/packet.h"

#include <QTest>

#include <string>

using namespace tb;
using namespace tb::conntrack;
using namespace std::chrono_literals;
using wire::Direction;

Q_DECLARE_METATYPE(tb::Duration)

namespace {

constexpr SegmentKind kKinds[] = {SegmentKind::Syn, SegmentKind::SynAck, SegmentKind::Fin,
                                  SegmentKind::Ack, SegmentKind::Rst,    SegmentKind::None};
constexpr const char* kKindNames[] = {"syn", "synack", "fin", "ack", "rst", "none"};
constexpr TcpState kStates[] = {TcpState::SynSent,  TcpState::SynRecv,   TcpState::Established,
                                TcpState::FinWait,  TcpState::CloseWait, TcpState::LastAck,
                                TcpState::TimeWait, TcpState::Close,     TcpState::Listen};

/// Linux's tables written down a second time, by segment and state: IG let through, IV invalid, RE reopen.
constexpr const char* kOriginal[] = {
    "SS IG IG IG IG IG RE RE S2", // syn
    "IV SR IV IV IV IV IV IV SR", // synack
    "IV FW FW LA LA LA TW CL IV", // fin
    "IV ES ES CW CW TW TW CL IV", // ack
    "CL CL CL CL CL CL CL CL CL", // rst
    "IV IV IV IV IV IV IV IV IV", // none
};
constexpr const char* kReply[] = {
    "S2 IV IV IV IV IV RE IV S2", // syn
    "SR IG IG IG IG IG IG IG SR", // synack
    "IV FW FW LA LA LA TW CL IV", // fin
    "IG SR ES CW CW TW TW CL IG", // ack
    "CL CL CL CL CL CL CL CL CL", // rst
    "IV IV IV IV IV IV IV IV IV", // none
};

std::string shortName(const TcpStep& step)
{
    static constexpr const char* kNames[] = {"NO", "SS", "SR", "ES", "FW", "CW", "LA", "TW", "CL", "S2"};
    switch (step.action) {
    case TcpAction::Invalid:
        return "IV";
    case TcpAction::Ignore:
        return "IG";
    case TcpAction::Reopen:
        return "RE";
    case TcpAction::Move:
        return kNames[static_cast<std::size_t>(step.to)];
    }
    return "?";
}

} // namespace

class TestTcpTracker : public QObject {
    Q_OBJECT

private slots:
    void everyListedTransitionIsTaken_data()
    {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < tcpTransitions().size(); ++i)
            QTest::addRow("%02zu %s", i, std::string(tcpTransitions()[i].why).c_str()) << int(i);
    }
    void everyListedTransitionIsTaken()
    {
        QFETCH(int, row);
        const TcpTransition& listed = tcpTransitions()[static_cast<std::size_t>(row)];

        const TcpStep step = nextTcpStep(listed.from, listed.direction, listed.kind);

        QCOMPARE(step.action, listed.action);
        QCOMPARE(step.to, listed.to);
        QVERIFY(!listed.why.empty());
    }

    void everyCombinationIsAsInLinux_data()
    {
        QTest::addColumn<int>("direction");
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < 6; ++kind) {
            QTest::addRow("original %s", kKindNames[kind]) << 0 << kind;
            QTest::addRow("reply %s", kKindNames[kind]) << 1 << kind;
        }
    }
    void everyCombinationIsAsInLinux()
    {
        QFETCH(int, direction);
        QFETCH(int, kind);

        std::string row;
        for (const TcpState state : kStates)
            row += (row.empty() ? "" : " ") +
                   shortName(nextTcpStep(state, static_cast<Direction>(direction), kKinds[kind]));

        QCOMPARE(row, std::string((direction == 0 ? kOriginal : kReply)[kind]));
    }

    void nothingIsListedTwice()
    {
        for (const TcpTransition& a : tcpTransitions()) {
            int same = 0;
            for (const TcpTransition& b : tcpTransitions())
                same += a.from == b.from && a.direction == b.direction && a.kind == b.kind;
            QCOMPARE(same, 1);
        }
    }

    void theKindOfASegmentIsTheFirstThatFits_data()
    {
        using namespace wire::tcp;
        QTest::addColumn<int>("flags");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, int flags, SegmentKind kind) {
            QTest::newRow(name) << flags << static_cast<int>(kind);
        };
        row("SYN", kSyn, SegmentKind::Syn);
        row("SYN,ACK", kSyn | kAck, SegmentKind::SynAck);
        row("SYN,ACK with ECN", kSyn | kAck | 0xc0, SegmentKind::SynAck);
        row("FIN,ACK,PSH", kFin | kAck | kPsh, SegmentKind::Fin);
        row("ACK", kAck, SegmentKind::Ack);
        row("RST before everything else", kRst | kSyn | kFin | kAck, SegmentKind::Rst);
        row("PSH alone", kPsh, SegmentKind::None);
        row("nothing", 0, SegmentKind::None);
    }
    void theKindOfASegmentIsTheFirstThatFits()
    {
        QFETCH(int, flags);
        QFETCH(int, kind);
        QCOMPARE(static_cast<int>(segmentKind(static_cast<std::uint8_t>(flags))), kind);
    }

    void nineCombinationsOfFlagsExistOnAnHonestWire()
    {
        using namespace wire::tcp;
        const int honest[] = {kSyn,        kSyn | kUrg,        kSyn | kAck, kRst,       kRst | kAck,
                              kFin | kAck, kFin | kAck | kUrg, kAck,        kAck | kUrg};
        for (int flags = 0; flags < 256; ++flags) {
            const int counted = flags & (kFin | kSyn | kRst | kAck | kUrg); // PSH, ECE, CWR do not matter
            const bool isHonest = std::ranges::find(honest, counted) != std::end(honest);
            QVERIFY2(isPossibleCombination(static_cast<std::uint8_t>(flags)) == isHonest,
                     qPrintable(QString::number(flags, 16)));
        }
    }

    void aConnectionBeginsWithASyn()
    {
        for (const bool loose : {false, true})
            QCOMPARE(firstTcpState(SegmentKind::Syn, loose), std::optional(TcpState::SynSent));
    }

    void looseTrackingTakesALoneAckAndALoneSynAckAsEstablished()
    {
        for (const SegmentKind kind : {SegmentKind::Ack, SegmentKind::SynAck}) {
            QCOMPARE(firstTcpState(kind, true), std::optional(TcpState::Established));
            QCOMPARE(firstTcpState(kind, false), std::nullopt);
        }
    }

    void finAndRstBeginNothing()
    {
        for (const SegmentKind kind : {SegmentKind::Fin, SegmentKind::Rst, SegmentKind::None}) {
            QCOMPARE(firstTcpState(kind, true), std::nullopt);
            QCOMPARE(firstTcpState(kind, false), std::nullopt);
        }
    }

    void eachStateHasItsTimeout_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<Duration>("timeout");
        const std::pair<TcpState, Duration> rows[] = {
            {TcpState::SynSent,     1s  },
            {TcpState::SynRecv,     2s  },
            {TcpState::Established, 3s  },
            {TcpState::FinWait,     4s  },
            {TcpState::CloseWait,   5s  },
            {TcpState::LastAck,     6s  },
            {TcpState::TimeWait,    7s  },
            {TcpState::Close,       8s  },
            {TcpState::Listen,      120s},
        };
        for (const auto& [state, timeout] : rows)
            QTest::newRow(tcpStateName(state)) << static_cast<int>(state) << timeout;
    }
    void eachStateHasItsTimeout()
    {
        QFETCH(int, state);
        QFETCH(Duration, timeout);
        TrackingSettings settings;
        settings.tcpSynSentTimeout = 1s;
        settings.tcpSynReceivedTimeout = 2s;
        settings.tcpEstablishedTimeout = 3s;
        settings.tcpFinWaitTimeout = 4s;
        settings.tcpCloseWaitTimeout = 5s;
        settings.tcpLastAckTimeout = 6s;
        settings.tcpTimeWaitTimeout = 7s;
        settings.tcpCloseTimeout = 8s;

        QVERIFY(tcpTimeout(settings, static_cast<TcpState>(state)) == timeout);
    }
};

QTEST_APPLESS_MAIN(TestTcpTracker)
#include "tst_tcp_tracker.moc"
