// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/interface_table.h"

#include <QTest>

using namespace tb;
using namespace tb::routing;

namespace {

IpAddress address(const char* text)
{
    return IpAddress::parse(text).value();
}

Interface interface(InterfaceId id, const char* name, std::initializer_list<const char*> addresses)
{
    Interface one;
    one.id = id;
    one.name = name;
    for (const char* const text : addresses)
        one.addresses.push_back(IpPrefix::parse(text).value());
    return one;
}

} // namespace

class TestInterfaceTable : public QObject {
    Q_OBJECT

private slots:
    void interfacesAreFoundByIdAndName()
    {
        std::vector<Interface> all{interface(7, "ether2", {}), interface(3, "ether1", {})};
        const InterfaceTable table(std::move(all));
        QCOMPARE(table.find(3)->name, std::string("ether1"));
        QCOMPARE(table.find("ether2")->id, 7U);
        QVERIFY(!table.find(4));
        QVERIFY(!table.find(1'000'000));
        QVERIFY(!table.find(kNoInterface));
        QVERIFY(!table.find("ether3"));
    }

    void theAddressOfTheSubnetSpeaksToIt()
    {
        const Interface one = interface(1, "a", {"10.0.0.1/24", "192.168.88.1/24"});
        QCOMPARE(one.addressTowards(address("192.168.88.7")).value(), address("192.168.88.1"));
        QCOMPARE(one.addressTowards(address("8.8.8.8")).value(), address("10.0.0.1"));
    }

    void aGlobalTargetIsSpokenToFromAGlobalAddress()
    {
        const Interface one = interface(1, "a", {"fe80::1/64", "2001:db8::1/64"});
        QCOMPARE(one.addressTowards(address("2001:db8:9::1")).value(), address("2001:db8::1"));
        QCOMPARE(one.addressTowards(address("fe80::2")).value(), address("fe80::1"));
        QCOMPARE(one.addressTowards(address("fe81::2")).value(), address("fe80::1")); // fe80::/10
    }

    void anInterfaceWithoutTheFamilyHasNoAddress()
    {
        const Interface one = interface(1, "a", {"10.0.0.1/24"});
        QVERIFY(!one.addressTowards(address("2001:db8::1")));
        QVERIFY(one.hasAddress(address("10.0.0.1")));
        QVERIFY(!one.hasAddress(address("10.0.0.2")));
    }

    void theLinkLocalAddressFollowsFromTheMac()
    {
        // RFC 4291 appendix A: 34-56-78-9A-BC-DE becomes 36-56-78-FF-FE-9A-BC-DE.
        QCOMPARE(linkLocalAddress(MacAddress::parse("34:56:78:9A:BC:DE").value()).toString(),
                 std::string("fe80::3656:78ff:fe9a:bcde"));
    }
};

QTEST_APPLESS_MAIN(TestInterfaceTable)
#include "tst_interface_table.moc"
