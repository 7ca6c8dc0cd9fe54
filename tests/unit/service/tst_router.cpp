// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/router.h"

#include "base/virtual_clock.h"
#include "lab/lab.h"
#include "support/descriptors.h"

#include <QTest>

#include <algorithm>

using namespace tb;
using namespace tb::service;

class TestRouter : public QObject {
    Q_OBJECT

private slots:
    void aPortWithoutDescriptorsIsNotRunningAndComesWhenThereAreSome()
    {
        VirtualClock clock;
        Router router({"", 1, 1000, 1, {}}, clock);
        std::string text = "/interface ethernet\n";
        for (int i = 0; i < 5; ++i)
            text += "add link=lab name=ether" + std::to_string(i) + "\n";
        // Once with enough of them: a sanitizer needs a pipe of its own for each kind of object that it sees
        // first.
        QVERIFY(router.load("/interface ethernet\nadd link=lab name=first\n"));
        QVERIFY(router.load(""));
        {
            const test::DescriptorLimit limit(5); // two cables and a half
            QVERIFY(router.load(text));
            const forward::EngineStatus status = router.status();
            QCOMPARE(running(status), 2);
            const QString reason = QString::fromStdString(status.interfaces.back().reason);
            QVERIFY2(reason.contains("too many open files"), qPrintable(reason));
        }
        router.retryPorts();
        QCOMPARE(running(router.status()), 5);
    }

    void aLearntNeighbourCanBeMadeStatic()
    {
        VirtualClock clock;
        Router router({"", 1, 1000, 1, {}}, clock);
        QVERIFY(router.load("/interface ethernet\nadd link=lab name=ether1\n"));
        const auto id = router.config().ethernets[0].id;
        const IpAddress host = *IpAddress::parse("192.168.88.10");
        router.engine().neighbors().learn(id, {host, MacAddress::local(9), true, true, true}, clock.now());
        const menu::Menu& arp = *menu::findMenu("/ip/arp");
        const std::uint32_t row = router.view(arp).rows.at(0).id;

        const menu::Reply reply =
            router.execute({menu::Verb::Action, "/ip/arp", {row}, {}, {}, {}, "make-static"});

        QVERIFY(!reply.error);
        QCOMPARE(router.config().neighbors.size(), std::size_t{1});
        QVERIFY(router.config().neighbors[0].macAddress == MacAddress::local(9));
        QCOMPARE(router.view(arp).rows.size(), std::size_t{1});
        QVERIFY(router.execute({menu::Verb::Action, "/ip/arp", {row}, {}, {}, {}, "make-static"}).error);
    }

private:
    static int running(const forward::EngineStatus& status)
    {
        return static_cast<int>(
            std::ranges::count(status.interfaces, true, &forward::InterfaceStatus::running));
    }
};

QTEST_APPLESS_MAIN(TestRouter)
#include "tst_router.moc"
