// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/sctp_tracker.h"

#include <QTest>

#include <set>
#include <string>

using namespace tb;
using namespace tb::conntrack;
using namespace std::chrono_literals;
using wire::Direction;

Q_DECLARE_METATYPE(tb::Duration)

namespace {

constexpr const char* kStateNames[] = {"NO", "CL", "CW", "CE", "ES", "SS", "SR", "SA", "HS"};
constexpr const char* kChunkNames[] = {
    "INIT",       "INIT-ACK",          "ABORT",     "SHUTDOWN",      "SHUTDOWN-ACK", "ERROR", "COOKIE-ECHO",
    "COOKIE-ACK", "SHUTDOWN-COMPLETE", "HEARTBEAT", "HEARTBEAT-ACK", "other"};

/// Linux's tables written down a second time, by chunk and state NO CL CW CE ES SS SR SA HS; IV invalid.
/// ABORT, COOKIE-ACK and SHUTDOWN-COMPLETE begin nothing (RFC 9260 §8.4).
constexpr const char* kOriginal[] = {
    "CL CL CW CE ES CL CL SA CW", // INIT
    "CL CL CW CE ES SS SR SA CL", // INIT-ACK
    "IV CL CL CL CL CL CL CL CL", // ABORT
    "CL CL CW CE SS SS SR SA CL", // SHUTDOWN
    "SA CL CW CE ES SA SA SA SA", // SHUTDOWN-ACK
    "CL CL CW CE ES SS SR SA CL", // ERROR
    "CL CL CE CE ES SS SR SA CL", // COOKIE-ECHO
    "IV CL CW ES ES SS SR SA CL", // COOKIE-ACK
    "IV CL CW CE ES SS SR CL CL", // SHUTDOWN-COMPLETE
    "HS CL CW CE ES SS SR SA HS", // HEARTBEAT
    "CL CL CW CE ES SS SR SA HS", // HEARTBEAT-ACK
    "IV CL CW CE ES SS SR SA HS", // other
};
constexpr const char* kReply[] = {
    "IV CL CW CE ES SS SR SA IV", // INIT
    "IV CW CW CE ES SS SR SA IV", // INIT-ACK
    "IV CL CL CL CL CL CL CL IV", // ABORT
    "IV CL CW CE SR SS SR SA IV", // SHUTDOWN
    "IV CL CW CE ES SA SA SA IV", // SHUTDOWN-ACK
    "IV CL CW CL ES SS SR SA IV", // ERROR
    "IV CL CE CE ES SS SR SA IV", // COOKIE-ECHO
    "IV CL CW ES ES SS SR SA IV", // COOKIE-ACK
    "IV CL CW CE ES SS SR CL IV", // SHUTDOWN-COMPLETE
    "IV CL CW CE ES SS SR SA HS", // HEARTBEAT
    "IV CL CW CE ES SS SR SA ES", // HEARTBEAT-ACK
    "IV CL CW CE ES SS SR SA HS", // other
};

} // namespace

class TestSctpTracker : public QObject {
    Q_OBJECT

private slots:
    void everyListedTransitionIsTaken()
    {
        std::set<std::string_view> reasons;
        for (const SctpTransition& row : sctpTransitions()) {
            for (std::size_t from = 0; from < std::size(kStateNames); ++from) {
                const auto state = static_cast<SctpState>(from);
                if (row.from.has(state))
                    QCOMPARE(nextSctpState(state, row.direction, row.chunk),
                             std::optional(row.to.value_or(state)));
            }
            QVERIFY(!row.why.empty());
            reasons.insert(row.why);
        }
        QVERIFY(reasons.size() > sctpTransitions().size() * 3 / 4);
    }

    // ... and what is not listed is invalid, since the tables below hold every combination.
    void theMachineIsLinuxs_data()
    {
        QTest::addColumn<int>("direction");
        QTest::addColumn<int>("chunk");
        for (int direction = 0; direction < 2; ++direction) {
            for (int chunk = 0; chunk < static_cast<int>(std::size(kChunkNames)); ++chunk)
                QTest::addRow("%s %s", direction == 0 ? "original" : "reply", kChunkNames[chunk])
                    << direction << chunk;
        }
    }
    void theMachineIsLinuxs()
    {
        QFETCH(const int, direction);
        QFETCH(const int, chunk);
        std::string found;
        for (std::size_t from = 0; from < std::size(kStateNames); ++from) {
            const auto to = nextSctpState(static_cast<SctpState>(from), static_cast<Direction>(direction),
                                          static_cast<SctpChunk>(chunk));
            found +=
                std::string(from == 0 ? "" : " ") + (to ? kStateNames[static_cast<std::size_t>(*to)] : "IV");
        }
        QCOMPARE(found, std::string((direction == 0 ? kOriginal : kReply)[chunk]));
    }

    void everyStateHasItsTimeout_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<Duration>("timeout");
        const std::chrono::seconds kSeconds[] = {0s, 10s, 3s, 3s, 210s, 3s, 3s, 3s, 30s};
        for (std::size_t i = 1; i < std::size(kSeconds); ++i)
            QTest::newRow(kStateNames[i]) << int(i) << Duration(kSeconds[i]);
    }
    void everyStateHasItsTimeout()
    {
        QFETCH(const int, state);
        QFETCH(const Duration, timeout);
        QCOMPARE(sctpTimeout(static_cast<SctpState>(state)), timeout);
    }

    void chunksAreKnownByTheirTypes()
    {
        QCOMPARE(sctpChunk(1), SctpChunk::Init);
        QCOMPARE(sctpChunk(11), SctpChunk::CookieAck);
        QCOMPARE(sctpChunk(14), SctpChunk::ShutdownComplete);
        for (const std::uint8_t type : {0, 3, 12, 13, 15, 64, 192, 255})
            QCOMPARE(sctpChunk(type), SctpChunk::Other);
    }
};

QTEST_APPLESS_MAIN(TestSctpTracker)
#include "tst_sctp_tracker.moc"
