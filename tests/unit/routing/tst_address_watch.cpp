// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/address_watch.h"

#include <QTest>

using namespace tb;
using namespace tb::routing;
using namespace std::chrono_literals;

namespace {

constexpr Instant kStart{1000s};
const IpAddress kOwn4 = *IpAddress::parse("192.168.88.1");
const IpAddress kOwn6 = *IpAddress::parse("2001:db8:88::1");
const MacAddress kMac = MacAddress::local(1), kOther = MacAddress::local(2);

InterfaceTable interfacesWith(const IpAddress& own, const MacAddress& mac = kMac)
{
    Interface one;
    one.id = 1;
    one.mac = mac;
    one.addresses = {IpPrefix(own, own.isV4() ? 24 : 64)};
    return InterfaceTable({one});
}

bool runs(InterfaceId)
{
    return true;
}
bool isDown(InterfaceId)
{
    return false;
}

/// What is said in each of so many seconds: ? a question, ! an announcement, . nothing.
std::string saidIn(AddressWatch& watch, const InterfaceTable& interfaces, int from, int seconds)
{
    std::string said;
    for (int i = from; i < from + seconds; ++i) {
        const auto messages = watch.tick(interfaces, runs, kStart + i * 1s);
        said += messages.size() != 1 ? '.' : messages[0].isQuestion ? '?' : '!';
    }
    return said;
}

} // namespace

class TestAddressWatch : public QObject {
    Q_OBJECT

private slots:
    void anIpv4AddressIsAskedForThreeTimesAndAnnouncedTwice()
    {
        AddressWatch watch;
        QCOMPARE(saidIn(watch, interfacesWith(kOwn4), 0, 9), std::string("???.!.!.."));
    }

    void anIpv6AddressIsAskedForOnceAndAnnounced()
    {
        AddressWatch watch;
        QCOMPARE(saidIn(watch, interfacesWith(kOwn6), 0, 5), std::string("?!!.."));
    }

    void whoObjectsBeforeTheAnnouncementKeepsAnIpv6Address()
    {
        AddressWatch watch;
        const InterfaceTable interfaces = interfacesWith(kOwn6);
        QVERIFY(!watch.isTentative(1, kOwn6));
        QCOMPARE(saidIn(watch, interfaces, 0, 1), std::string("?"));
        QVERIFY(watch.isTentative(1, kOwn6));
        watch.objection(1, kOwn6, kOther);
        QCOMPARE(watch.conflicts(), (std::vector<AddressConflict>{
                                        {1, kOwn6, kOther}
        }));
        QCOMPARE(saidIn(watch, interfaces, 1, 5), std::string("....."));
    }

    void laterNobodyTakesAnIpv6AddressAway()
    {
        AddressWatch watch;
        saidIn(watch, interfacesWith(kOwn6), 0, 2);
        QVERIFY(!watch.isTentative(1, kOwn6));
        watch.objection(1, kOwn6, kOther);
        QVERIFY(watch.conflicts().empty());
    }

    void theRoutersOwnFramesAreNoObjection()
    {
        AddressWatch watch;
        saidIn(watch, interfacesWith(kOwn6), 0, 1);
        watch.objection(1, kOwn6, kMac);
        QVERIFY(watch.conflicts().empty());
    }

    void anIpv4ConflictIsNotedWheneverItShowsAndDefendedEveryTenSeconds()
    {
        AddressWatch watch;
        const InterfaceTable interfaces = interfacesWith(kOwn4);
        saidIn(watch, interfaces, 0, 20);
        std::string said;
        for (int i = 20; i < 32; ++i) {
            watch.objection(1, kOwn4, kOther);
            said += saidIn(watch, interfaces, i, 1);
        }
        QCOMPARE(said, std::string("!.........!."));
        QCOMPARE(watch.conflicts().size(), std::size_t{1});
    }

    void aWithheldAddressStaysWatchedUntilItsLinkGoesDown()
    {
        AddressWatch watch;
        saidIn(watch, interfacesWith(kOwn6), 0, 1);
        watch.objection(1, kOwn6, kOther);
        Interface without;
        without.id = 1;
        without.mac = kMac;
        without.withheld = {IpPrefix(kOwn6, 64)};
        const InterfaceTable interfaces({without});
        saidIn(watch, interfaces, 1, 3);
        QCOMPARE(watch.conflicts().size(), std::size_t{1});
        watch.tick(interfaces, isDown, kStart + 5s);
        QVERIFY(watch.conflicts().empty());
        QCOMPARE(saidIn(watch, interfaces, 6, 3), std::string("?!!"));
    }

    void anotherMacAddressIsAnnouncedAnew()
    {
        AddressWatch watch;
        saidIn(watch, interfacesWith(kOwn6), 0, 5);
        QCOMPARE(saidIn(watch, interfacesWith(kOwn6, kOther), 5, 3), std::string("?!!"));
    }
};

QTEST_APPLESS_MAIN(TestAddressWatch)
#include "tst_address_watch.moc"
