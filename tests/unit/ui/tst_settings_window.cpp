// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_router_service.h"
#include "support/window_test.h"
#include "ui/windows/settings_window.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace tb;
using namespace tb::test;
using ui::SettingsWindow;

namespace {

constexpr const char* kPath = "/ip/firewall/connection/tracking";

/// The window of connection tracking, with the router's defaults in it.
struct Opened {
    FakeRouterService router;
    ui::RouterBridge bridge{router};
    const menu::Menu& menu = *menu::findMenu(kPath);
    menu::MenuView view{kPath, {{}}};
    QPointer<SettingsWindow> window; ///< null when it has closed

    Opened()
    {
        config::Config config;
        for (const menu::Property& property : menu.properties)
            view.rows[0].cells.push_back(property.readOnly ? menu::Cell{"7", 7, true}
                                                           : property.read(menu.object(config)));
        router.tell(view);
        window = new SettingsWindow(bridge, menu);
        window->setAttribute(Qt::WA_DeleteOnClose);
        window->show();
        settle();
    }
    ~Opened() { delete window.data(); }

    template <typename Widget>
    Widget& child(const char* name)
    {
        return *window->findChild<Widget*>(QLatin1String(name));
    }
    void type(const char* field, const char* text)
    {
        auto& line = child<QLineEdit>(field);
        line.selectAll();
        QTest::keyClicks(&line, text);
    }
    void press(const char* button)
    {
        QTest::mouseClick(&child<QPushButton>(button), Qt::LeftButton);
        settle();
    }
    void tellValue(const char* name, const char* text)
    {
        for (std::size_t i = 0; i < menu.properties.size(); ++i) {
            if (menu.properties[i].name == name)
                view.rows[0].cells[i].text = text;
        }
        router.tell(view);
        settle();
    }
};

} // namespace

// S224: every setting of the page can be changed in the window, with Apply, Cancel and OK.
class TestSettingsWindow : public QObject {
    Q_OBJECT
private slots:
    void everySettingOfThePageHasAField_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* const name :
             {"enabled", "loose-tcp-tracking", "liberal-tcp-tracking", "tcp-syn-sent-timeout",
              "tcp-syn-received-timeout", "tcp-established-timeout", "tcp-fin-wait-timeout",
              "tcp-close-wait-timeout", "tcp-last-ack-timeout", "tcp-time-wait-timeout", "tcp-close-timeout",
              "tcp-max-retrans-timeout", "tcp-unacked-timeout", "udp-timeout", "udp-stream-timeout",
              "icmp-timeout", "generic-timeout", "max-entries", "total-entries"})
            QTest::newRow(name) << QString(name);
    }
    void everySettingOfThePageHasAField()
    {
        QFETCH(QString, name);
        Opened opened;
        QVERIFY(opened.window->findChild<QWidget*>(name));
    }

    void applySendsOnlyWhatWasChangedAndStaysOpen()
    {
        Opened opened;
        opened.type("udp-timeout", "45s");
        opened.press("apply");
        QCOMPARE(opened.router.commands.size(), 1U);
        QVERIFY(opened.router.commands[0].verb == menu::Verb::Set);
        QCOMPARE(opened.router.commands[0].path, std::string(kPath));
        QVERIFY((opened.router.commands[0].arguments == std::vector<menu::Argument>{
                                                            {"udp-timeout", "45s"}
        }));
        QVERIFY(opened.window && opened.window->isVisible());
    }

    void okSendsAndCloses()
    {
        Opened opened;
        opened.child<QComboBox>("enabled").setCurrentText("yes");
        opened.press("ok");
        QVERIFY((opened.router.commands.at(0).arguments == std::vector<menu::Argument>{
                                                               {"enabled", "yes"}
        }));
        QTRY_VERIFY(!opened.window);
    }

    void cancelSendsNothingAndCloses()
    {
        Opened opened;
        opened.type("udp-timeout", "45s");
        opened.press("cancel");
        QVERIFY(opened.router.commands.empty());
        QTRY_VERIFY(!opened.window);
    }

    void aWrongValueIsMarkedAtItsFieldAndNothingIsSent()
    {
        Opened opened;
        opened.type("udp-timeout", "soon");
        opened.type("icmp-timeout", "20s");
        opened.press("apply");
        QVERIFY(opened.router.commands.empty());
        auto& fault = opened.child<QLabel>("udp-timeout-fault");
        QVERIFY(fault.isVisible());
        QVERIFY(fault.text().contains("udp-timeout"));
        QVERIFY(!opened.child<QLabel>("icmp-timeout-fault").isVisible());
    }

    void theWheelDoesNotChangeWhatOneOnlyPassesOver()
    {
        Opened opened;
        auto& enabled = opened.child<QComboBox>("enabled");
        opened.child<QLineEdit>("udp-timeout").setFocus();
        const QString before = enabled.currentText();
        const QPointF at = enabled.rect().center();
        QWheelEvent wheel(at, enabled.mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&enabled, &wheel);
        QCOMPARE(enabled.currentText(), before);
    }

    void aFaultIsNotSaidBeforeTheFieldIsLeft()
    {
        Opened opened;
        opened.child<QLineEdit>("udp-timeout").setFocus();
        opened.type("udp-timeout", "so");
        QVERIFY(!opened.child<QLabel>("udp-timeout-fault").isVisible());
        QTest::keyClick(&opened.child<QLineEdit>("udp-timeout"), Qt::Key_Tab);
        QTRY_VERIFY(opened.child<QLabel>("udp-timeout-fault").isVisible());
    }

    void whatTheRouterRefusesIsMarkedAtItsField()
    {
        Opened opened;
        opened.router.reply.error = ConfigError{
            kPath, "", "udp-timeout", {Text{"value of udp-timeout out of range"}, {}}
        };
        opened.type("udp-timeout", "1d");
        opened.press("ok");
        QVERIFY(opened.window);
        QCOMPARE(opened.child<QLabel>("udp-timeout-fault").text(),
                 QString("value of udp-timeout out of range"));
    }

    // S017: switching tracking off names the rules that do nothing from now on.
    void whatFollowsFromASettingIsSaidAndTheWindowStays()
    {
        Opened opened;
        opened.router.reply.note = {Text{"without connection tracking these rules do nothing: %1"},
                                    {"/ip firewall nat 0"}};
        opened.child<QComboBox>("enabled").setCurrentText("no");
        opened.press("ok");
        QVERIFY(opened.window && opened.window->isVisible());
        QVERIFY(opened.child<QLabel>("message").isVisible());
        QVERIFY(opened.child<QLabel>("message").text().endsWith("/ip firewall nat 0"));
        opened.router.reply.note = {};
        opened.child<QComboBox>("enabled").setCurrentText("yes");
        opened.press("apply");
        QVERIFY(!opened.child<QLabel>("message").isVisible());
    }

    void aFieldFollowsTheRouterUntilOneTypesIntoIt()
    {
        Opened opened;
        opened.tellValue("udp-timeout", "40s");
        QCOMPARE(opened.child<QLineEdit>("udp-timeout").text(), QString("40s"));
        opened.type("udp-timeout", "50s");
        opened.tellValue("udp-timeout", "30s");
        QCOMPARE(opened.child<QLineEdit>("udp-timeout").text(), QString("50s"));
    }

    void readOnlyTotalsAreLive()
    {
        Opened opened;
        opened.tellValue("total-entries", "12");
        QCOMPARE(opened.child<QLabel>("total-entries").text(), QString("12"));
    }

    void everyControlHasANameForScreenReaders()
    {
        Opened opened;
        QCOMPARE(namelessWidgets(*opened.window), QStringList());
    }
};

QTEST_MAIN(TestSettingsWindow)
#include "tst_settings_window.moc"
