// SPDX-License-Identifier: GPL-3.0-or-later
#include "firewall/address_type_table.h"

#include <QTest>

using namespace tb;
using config::AddressType;

class TestAddressTypeTable : public QObject {
    Q_OBJECT

private slots:
    void addressesHaveOneTypeForTheRouter_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("type");
        const auto row = [](const char* name, const char* address, AddressType type) {
            QTest::newRow(name) << address << int(type);
        };
        row("its own", "192.168.88.1", AddressType::Local);
        row("its own of another interface", "203.0.113.2", AddressType::Local);
        row("loopback", "127.0.0.1", AddressType::Local);
        row("a neighbour", "192.168.88.10", AddressType::Unicast);
        row("somebody far away", "198.51.100.1", AddressType::Unicast);
        row("of a subnet", "192.168.88.255", AddressType::Broadcast);
        row("of nobody's subnet", "192.168.89.255", AddressType::Unicast);
        row("limited", "255.255.255.255", AddressType::Broadcast);
        row("this network", "0.0.0.0", AddressType::Broadcast);
        row("a group", "224.0.0.1", AddressType::Multicast);
        row("the other end of a /31", "10.0.0.1", AddressType::Unicast);
        row("its own IPv6", "2001:db8:88::1", AddressType::Local);
        row("a neighbour of IPv6", "2001:db8:88::10", AddressType::Unicast);
        row("the last of an IPv6 subnet", "2001:db8:88::ffff:ffff:ffff:ffff", AddressType::Unicast);
        row("a group of IPv6", "ff02::1", AddressType::Multicast);
    }
    void addressesHaveOneTypeForTheRouter()
    {
        QFETCH(QString, address);
        std::vector<routing::Interface> interfaces(2);
        interfaces[0].id = 1;
        interfaces[0].addresses = {*IpPrefix::parse("203.0.113.2/24"), *IpPrefix::parse("10.0.0.0/31")};
        interfaces[1].id = 2;
        interfaces[1].addresses = {*IpPrefix::parse("192.168.88.1/24"),
                                   *IpPrefix::parse("2001:db8:88::1/64")};
        const firewall::AddressTypeTable table{routing::InterfaceTable(std::move(interfaces))};

        QTEST(int(table.typeOf(*IpAddress::parse(address.toStdString()))), "type");
    }
};

QTEST_APPLESS_MAIN(TestAddressTypeTable)
#include "tst_address_type_table.moc"
