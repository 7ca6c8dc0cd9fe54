// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/dccp_tracker.h"

#include <QTest>

#include <string>

using namespace tb;
using namespace tb::conntrack;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(tb::Duration)

namespace {

constexpr const char* kStateNames[] = {"NO", "RQ", "RS", "PO", "OP", "CR", "CG", "TW"};
constexpr const char* kTypeNames[] = {"Request",      "Response", "Data",  "Ack",  "DataAck",
                                      "CloseRequest", "Close",    "Reset", "Sync", "SyncAck"};

/// Linux's tables written down a second time, by type and state NO RQ RS PO OP CR CG TW: IG let through, IV
/// invalid.
constexpr const char* kClient[] = {
    "RQ RQ RS IG IG IG IG RQ", // Request
    "IV IG IG IG IG IG IG IV", // Response
    "IV IV IV IV OP CR CG IV", // Data
    "IV IV PO PO OP CR CG IV", // Ack
    "IV IV PO PO OP CR CG IV", // DataAck
    "IV IV IV IV IV IV IV IV", // CloseRequest
    "IV IV IV CG CG CG IV IV", // Close
    "IV TW TW TW TW TW TW IG", // Reset
    "IV IG IG IG IG IG IG IG", // Sync
    "IV IG IG IG IG IG IG IG", // SyncAck
};
constexpr const char* kServer[] = {
    "IV IG IG IG IG IG IG RQ", // Request
    "IV RS RS IG IG IG IG IV", // Response
    "IV IV IV OP OP IV CG IV", // Data
    "IV IV IV OP OP IV CG IV", // Ack
    "IV IV IV OP OP IV CG IV", // DataAck
    "IV IV IV CR CR CR CR IV", // CloseRequest
    "IV IV IV CG CG IV CG IV", // Close
    "IV TW TW TW TW TW TW TW", // Reset
    "IV IG IG IG IG IG IG IG", // Sync
    "IV IG IG IG IG IG IG IG", // SyncAck
};

std::string shortName(const DccpStep& step)
{
    switch (step.action) {
    case DccpAction::Invalid:
        return "IV";
    case DccpAction::Ignore:
        return "IG";
    case DccpAction::Move:
        return kStateNames[static_cast<std::size_t>(step.to)];
    }
    return "?";
}

} // namespace

class TestDccpTracker : public QObject {
    Q_OBJECT

private slots:
    void everyListedTransitionIsTaken()
    {
        for (const DccpTransition& row : dccpTransitions()) {
            const DccpStep step = nextDccpStep(row.from, row.role, row.type);
            QCOMPARE(step.action, row.action);
            QCOMPARE(step.to, row.to);
            QVERIFY(!row.why.empty());
            QVERIFY(row.action != DccpAction::Ignore || row.to == row.from);
        }
    }

    // ... and what is not listed is invalid, since the tables below hold every combination.
    void theMachineIsLinuxs_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<int>("type");
        for (int role = 0; role < 2; ++role) {
            for (int type = 0; type < static_cast<int>(std::size(kTypeNames)); ++type)
                QTest::addRow("%s %s", role == 0 ? "client" : "server", kTypeNames[type]) << role << type;
        }
    }
    void theMachineIsLinuxs()
    {
        QFETCH(const int, role);
        QFETCH(const int, type);
        std::string found;
        for (std::size_t from = 0; from < std::size(kStateNames); ++from)
            found += std::string(from == 0 ? "" : " ") +
                     shortName(nextDccpStep(static_cast<DccpState>(from), static_cast<DccpRole>(role),
                                            static_cast<DccpType>(type)));
        QCOMPARE(found, std::string((role == 0 ? kClient : kServer)[type]));
    }

    void everyStateHasItsTimeout_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<Duration>("timeout");
        const std::chrono::seconds kSeconds[] = {0s, 240s, 480s, 480s, 12h, 64s, 64s, 240s};
        for (std::size_t i = 1; i < std::size(kSeconds); ++i)
            QTest::newRow(kStateNames[i]) << int(i) << Duration(kSeconds[i]);
    }
    void everyStateHasItsTimeout()
    {
        QFETCH(const int, state);
        QFETCH(const Duration, timeout);
        QCOMPARE(dccpTimeout(static_cast<DccpState>(state)), timeout);
    }
};

QTEST_APPLESS_MAIN(TestDccpTracker)
#include "tst_dccp_tracker.moc"
