// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/menu.h"

#include <QTest>

#include <algorithm>

using namespace tb;
using menu::Property;

namespace {

const Property& find(std::string_view path, std::string_view name)
{
    const menu::Menu* const menu = menu::findMenu(path);
    TB_CHECK(menu != nullptr);
    const auto found = std::ranges::find(menu->properties, name, &Property::name);
    TB_CHECK(found != menu->properties.end());
    return *found;
}

} // namespace

class TestProperty : public QObject {
    Q_OBJECT

private slots:
    void spellingsAreChecked_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        const auto row = [](const char* path, const char* name, const char* text, bool good) {
            QTest::addRow("%s=%s", name, text) << path << name << text << good;
        };
        row("/ip/firewall/nat", "to-ports", "80", true);
        row("/ip/firewall/nat", "to-ports", "80-90", true);
        row("/ip/firewall/nat", "to-ports", "90-80", false);
        row("/ip/firewall/nat", "to-ports", "80-", false);
        row("/ip/firewall/nat", "to-ports", "-80", false);
        row("/ip/firewall/nat", "to-ports", "65536", false);
        row("/ip/firewall/nat", "to-ports", "", false);
        row("/ip/firewall/nat", "protocol", "tcp", true);
        row("/ip/firewall/nat", "protocol", "6", true);
        row("/ip/firewall/nat", "protocol", "256", false);
        row("/ip/firewall/nat", "src-address", "10.0.0.0/8", true);
        row("/ip/firewall/nat", "src-address", "10.0.0.0/33", false);
        row("/ip/firewall/nat", "action", "masquerade", true);
        row("/ip/firewall/nat", "action", "Masquerade", false);
        row("/ip/firewall/connection/tracking", "udp-timeout", "1m30s", true);
        row("/ip/firewall/connection/tracking", "udp-timeout", "soon", false);
        row("/ip/firewall/connection/tracking", "enabled", "auto", true);
        row("/ip/firewall/connection/tracking", "loose-tcp-tracking", "true", true);
        row("/ip/firewall/connection/tracking", "loose-tcp-tracking", "1", false);
        row("/interface/ethernet", "mac-address", "02:00:00:00:00:01", true);
        row("/interface/ethernet", "mac-address", "02:00:00:00:00", false);
        row("/lab/traffic", "rate", "1.5M", true);
        row("/lab/traffic", "rate", "fast", false);
        row("/lab/traffic", "port", "65535", true);
        row("/lab/traffic", "port", "65536", false);
    }
    void spellingsAreChecked()
    {
        QFETCH(QString, path);
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(bool, good);
        const Message fault = find(path.toStdString(), name.toStdString()).check(text.toStdString());
        QVERIFY2(fault.isEmpty() == good, fault.english().c_str());
    }

    void whatWasWrittenIsRead()
    {
        config::NatRule rule;
        const Property& property = find("/ip/firewall/nat", "src-address");
        QVERIFY(!property.read(&rule).isSet);
        QVERIFY(property.write(&rule, "10.1.2.3/8"));
        QCOMPARE(property.read(&rule).text, std::string("10.0.0.0/8"));
        QVERIFY(!property.write(&rule, "nonsense"));
        QCOMPARE(property.read(&rule).text, std::string("10.0.0.0/8"));
        property.unset(&rule);
        QVERIFY(!property.read(&rule).isSet);
    }

    void numbersOrderValuesAsTheyMean()
    {
        config::InterfaceAddress low, high;
        const Property& address = find("/ip/address", "address");
        address.write(&low, "9.0.0.1/24");
        address.write(&high, "10.0.0.1/24");
        QVERIFY(address.read(&low).sortKey < address.read(&high).sortKey);
        config::LabTraffic slow, fast;
        const Property& rate = find("/lab/traffic", "rate");
        rate.write(&slow, "900k");
        rate.write(&fast, "1M");
        QVERIFY(rate.read(&slow).sortKey < rate.read(&fast).sortKey);
    }

    void aRateKeepsWhatWasTyped()
    {
        config::LabTraffic traffic;
        const Property& rate = find("/lab/traffic", "rate");
        for (const char* const text : {"1234567", "64k", "1500k", "2M", "10G", "0", "1"}) {
            QVERIFY(rate.write(&traffic, text));
            const std::uint64_t before = traffic.rate;
            QVERIFY(rate.write(&traffic, rate.read(&traffic).text));
            QCOMPARE(traffic.rate, before);
        }
    }
};

QTEST_APPLESS_MAIN(TestProperty)
#include "tst_property.moc"
