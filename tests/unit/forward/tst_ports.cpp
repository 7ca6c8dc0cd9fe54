// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/ports.h"

#include <QTest>

using namespace tb;

namespace {

/// A link that is only there.
class IdleLink final : public link::Link {
public:
    std::size_t receive(int, std::span<wire::Frame>) override { return 0; }
    link::SendStatus send(int, link::EgressFrame&) override { return link::SendStatus::Sent; }
    int descriptor(int) const override { return -1; }
    int queueCount() const override { return 1; }
    bool isRunning() const override { return true; }
    MacAddress macAddress() const override { return MacAddress::local(1); }
    std::uint32_t mtu() const override { return 1500; }
    std::string name() const override { return "idle"; }
};

std::shared_ptr<forward::Port> port(routing::InterfaceId id)
{
    return std::make_shared<forward::Port>(id, std::make_shared<IdleLink>(), 2);
}

} // namespace

class TestPorts : public QObject {
    Q_OBJECT

private slots:
    void aChangedSetLeavesTheOldOneAsItWas()
    {
        const forward::PortSet empty;
        const auto one = empty.with(3, port(3));
        const auto two = one->with(7, port(7));
        const auto without = two->with(3, nullptr);

        QVERIFY(!empty.find(3));
        QCOMPARE(one->all().size(), 1U);
        QCOMPARE(two->all().size(), 2U);
        QVERIFY(two->find(3) && two->find(7));
        QVERIFY(!without->find(3));
        QCOMPARE(without->find(7), two->find(7));
        QVERIFY(!without->find(99));
    }

    void aReplacedPortIsThereOnce()
    {
        const auto first = forward::PortSet().with(3, port(3));
        const auto second = first->with(3, port(3));

        QCOMPARE(second->all().size(), 1U);
        QVERIFY(second->find(3) != first->find(3));
    }

    void countersAreSummedOverWorkers()
    {
        const auto one = port(1);
        one->counters(0).rxPackets.add(2);
        one->counters(1).rxPackets.add(3);
        one->counters(1).txBytes.add(100);

        QCOMPARE(one->total().rxPackets, 5U);
        QCOMPARE(one->total().txBytes, 100U);
        QCOMPARE(one->total().rxBytes, 0U);
    }
};

QTEST_APPLESS_MAIN(TestPorts)
#include "tst_ports.moc"
