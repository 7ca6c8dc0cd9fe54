// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/host_table.h"

#include <QTest>

#include <algorithm>
#include <thread>

using namespace tb;
using namespace tb::routing;
using namespace std::chrono_literals;

namespace {

constexpr Duration kAgeing = 300s;
constexpr InterfaceId kFirst = 1, kSecond = 2;

Instant at(Duration time)
{
    return Instant{time};
}

MacAddress station(std::uint64_t number)
{
    return MacAddress::local(number);
}

std::ptrdiff_t knownOf(const HostTable& table, InterfaceId port)
{
    return std::ranges::count(table.all(at(0s), kAgeing), port, &HostTable::Host::port);
}

} // namespace

class TestHostTable : public QObject {
    Q_OBJECT

private slots:
    void aStationIsWhereItWasHeard()
    {
        HostTable table({});
        QCOMPARE(table.find(station(1), at(0s), kAgeing), kNoInterface);
        table.learn(station(1), kFirst, at(0s), kAgeing);
        table.learn(station(2), kSecond, at(0s), kAgeing);
        QCOMPARE(table.find(station(1), at(1s), kAgeing), kFirst);
        QCOMPARE(table.find(station(2), at(1s), kAgeing), kSecond);
        QCOMPARE(table.find(station(3), at(1s), kAgeing), kNoInterface);
    }

    void aStationMoves()
    {
        HostTable table({});
        table.learn(station(1), kFirst, at(0s), kAgeing);
        table.learn(station(1), kSecond, at(0s), kAgeing);
        QCOMPARE(table.find(station(1), at(0s), kAgeing), kSecond);
        QCOMPARE(table.all(at(0s), kAgeing).size(), std::size_t{1});
    }

    void aSilentStationIsForgotten()
    {
        HostTable table({});
        table.learn(station(1), kFirst, at(10s), kAgeing);
        QCOMPARE(table.find(station(1), at(309s), kAgeing), kFirst);
        QCOMPARE(table.find(station(1), at(310s), kAgeing), kNoInterface);
        QVERIFY(table.all(at(310s), kAgeing).empty());
        table.learn(station(1), kFirst, at(305s), kAgeing); // not silent
        QCOMPARE(table.find(station(1), at(310s), kAgeing), kFirst);
    }

    void ageIsCountedFromTheLastFrame()
    {
        HostTable table({});
        table.learn(station(1), kFirst, at(10s), kAgeing);
        table.learn(station(1), kFirst, at(20s), kAgeing);
        const auto hosts = table.all(at(24s), kAgeing);
        QCOMPARE(hosts.size(), std::size_t{1});
        QCOMPARE(hosts[0].station, station(1));
        QCOMPARE(hosts[0].port, kFirst);
        QCOMPARE(hosts[0].age, Duration(4s));
    }

    void whoIsBehindAPortIsForgottenWithIt()
    {
        HostTable table({});
        table.learn(station(1), kFirst, at(0s), kAgeing);
        table.learn(station(2), kSecond, at(0s), kAgeing);
        table.forget(kFirst);
        QCOMPARE(table.find(station(1), at(0s), kAgeing), kNoInterface);
        QCOMPARE(table.find(station(2), at(0s), kAgeing), kSecond);
    }

    void aThousandStationsOfOnePortAreKnown()
    {
        HostTable table({});
        for (std::uint64_t i = 0; i < 1000; ++i)
            table.learn(station(i), kFirst, at(0s), kAgeing);
        QCOMPARE(knownOf(table, kFirst), std::ptrdiff_t{1000});
    }

    void aFloodOnOnePortTakesNobodysPlace()
    {
        HostTable table({});
        for (std::uint64_t i = 0; i < 1000; ++i)
            table.learn(station(i), kFirst, at(0s), kAgeing);
        for (std::uint64_t i = 1'000'000; i < 1'100'000; ++i)
            table.learn(station(i), kSecond, at(0s), kAgeing);
        QCOMPARE(knownOf(table, kFirst), std::ptrdiff_t{1000});
        QVERIFY(knownOf(table, kSecond) <= std::ptrdiff_t(HostTable::kCapacity * 3 / 4));
        for (std::uint64_t i = 5000; i < 6000; ++i) // newcomers elsewhere still find room
            table.learn(station(i), kFirst, at(0s), kAgeing);
        QVERIFY(knownOf(table, kFirst) > 1950); // in a full bucket the two share evenly
    }

    void aFullTableTakesFromWhoHasMost()
    {
        HostTable table({});
        for (std::uint64_t i = 0; i < 100'000; ++i) // three ports fill every bucket
            table.learn(station(i), static_cast<InterfaceId>(2 + i % 3), at(0s), kAgeing);
        table.learn(station(1'000'000), kFirst, at(0s), kAgeing);
        QCOMPARE(table.find(station(1'000'000), at(0s), kAgeing), kFirst);
        QCOMPARE(table.all(at(0s), kAgeing).size(), HostTable::kCapacity);
    }

    void whoIsTooOldMakesRoom()
    {
        HostTable table({});
        for (std::uint64_t i = 0; i < 100'000; ++i)
            table.learn(station(i), static_cast<InterfaceId>(2 + i % 3), at(0s), kAgeing);
        for (std::uint64_t i = 0; i < 1000; ++i)
            table.learn(station(1'000'000 + i), kFirst, at(400s), kAgeing);
        QCOMPARE(table.all(at(400s), kAgeing).size(), std::size_t{1000});
    }

    void readersNeverSeeAStationAtAnothersPort()
    {
        HostTable table({});
        std::atomic<bool> isOver = false;
        std::atomic<int> wrong = 0;
        std::jthread reader([&] {
            for (std::uint64_t i = 1; !isOver; i = i % 3000 + 1) {
                const InterfaceId port = table.find(station(i), at(0s), kAgeing);
                wrong += port != kNoInterface && port != i % 7 + 1 ? 1 : 0;
            }
        });
        for (std::uint64_t round = 0; round < 20; ++round) { // each time they stand in other slots
            for (std::uint64_t n = 0; n < 3000; ++n) {
                const std::uint64_t i = (n + 37 * round) % 3000 + 1;
                table.learn(station(i), static_cast<InterfaceId>(i % 7 + 1), at(0s), kAgeing);
            }
            for (InterfaceId port = 1; port <= 7; ++port)
                table.forget(port);
        }
        isOver = true;
        reader.join();
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_APPLESS_MAIN(TestHostTable)
#include "tst_host_table.moc"
