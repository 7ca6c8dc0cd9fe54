// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/port_keeper.h"

#include "base/virtual_clock.h"
#include "support/fake_link.h"

#include <QTest>

#include <cerrno>

using namespace tb;
using namespace tb::service;

namespace {

/// One port "tap:tb1" whose device the test makes and takes away.
struct Bench {
    VirtualClock clock;
    forward::Engine engine{
        {1, 1000, 1},
        clock
    };
    std::shared_ptr<test::FakeLink> device = std::make_shared<test::FakeLink>(); ///< null: cannot be opened
    PortKeeper keeper{engine, [this](const config::EthernetInterface&, int) { return open(); }};
    config::Config config;

    Bench()
    {
        config::EthernetInterface port;
        port.id = 1;
        port.link = "tap:tb1";
        config.ethernets = {port};
        keeper.follow(config);
    }
    Result<std::shared_ptr<link::Link>, SystemError> open()
    {
        if (device)
            return std::shared_ptr<link::Link>(device);
        return Failure{
            SystemError{"open the TAP device", "tb1", ENODEV, ""}
        };
    }
    forward::InterfaceStatus row()
    {
        auto rows = engine.status().interfaces;
        keeper.complete(rows);
        return rows.size() == 1 ? rows[0] : forward::InterfaceStatus();
    }
};

} // namespace

class TestPortKeeper : public QObject {
    Q_OBJECT

private slots:
    void aLinkWhoseDeviceIsThereStaysOpen()
    {
        Bench bench;
        QVERIFY(!bench.keeper.retry(bench.config));
        QVERIFY(bench.row().running);
        QCOMPARE(bench.device->timesLetGo.load(), 0);
    }

    void aLinkWhoseDeviceIsGoneIsClosedWithAReason()
    {
        Bench bench;
        const std::shared_ptr<test::FakeLink> before = std::exchange(bench.device, nullptr);
        before->gone = true;

        QVERIFY(bench.keeper.retry(bench.config));

        QVERIFY(!bench.row().running);
        QCOMPARE(bench.row().reason, std::string("cannot open the TAP device tb1: no such device"));
        QCOMPARE(bench.keeper.facts().size(), std::size_t{1});
        QVERIFY(!bench.keeper.facts()[0].isRunning);
        QVERIFY(bench.engine.status().interfaces.empty());
        QCOMPARE(before->timesLetGo.load(), 1);
        QCOMPARE(before.use_count(), 1);
    }

    void aDeviceThatIsMadeAgainIsOpenedAnew()
    {
        Bench bench;
        std::exchange(bench.device, nullptr)->gone = true;
        bench.keeper.retry(bench.config);
        bench.device = std::make_shared<test::FakeLink>();

        QVERIFY(bench.keeper.retry(bench.config));

        QVERIFY(bench.row().running);
        QCOMPARE(bench.keeper.facts().size(), std::size_t{1});
        QVERIFY(bench.keeper.facts()[0].isRunning);
    }

    void aLinkThatNoPortWantsIsLetGo()
    {
        Bench bench;
        bench.config.ethernets.clear();
        QVERIFY(bench.keeper.follow(bench.config));
        QCOMPARE(bench.device->timesLetGo.load(), 1);
        QCOMPARE(bench.device.use_count(), 1);
    }
};

QTEST_APPLESS_MAIN(TestPortKeeper)
#include "tst_port_keeper.moc"
