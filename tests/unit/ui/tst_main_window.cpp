// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_router_service.h"
#include "support/window_test.h"
#include "ui/bridge/translate.h"
#include "ui/main_window.h"
#include "ui/resources.h"
#include "ui/style/theme.h"

#include <QLabel>
#include <QMdiArea>
#include <QMdiSubWindow>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

#include <cmath>

using namespace tb;
using namespace tb::test;
using ui::MainWindow;
using ui::Theme;

namespace {

/// Relative luminance and contrast of WCAG 2.1.
double luminance(const QColor& color)
{
    const auto part = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}
double contrast(const QColor& a, const QColor& b)
{
    const double high = std::max(luminance(a), luminance(b)), low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

struct Opened {
    FakeRouterService router;
    ui::RouterBridge bridge{router};
    MainWindow window{bridge};

    Opened()
    {
        window.show();
        settle();
    }
};

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
    QTemporaryDir m_settings;
private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName("trackbox-test");
        ui::registerResources();
    }
    void init() { QSettings().clear(); }

    void everyMenuOfTheRouterHasItsWindow_data()
    {
        QTest::addColumn<QString>("path");
        for (const menu::Menu& menu : menu::registry())
            QTest::newRow(std::string(menu.path).c_str()) << ui::toQString(menu.path);
    }
    void everyMenuOfTheRouterHasItsWindow()
    {
        QFETCH(QString, path);
        Opened opened;
        QVERIFY(opened.window.open(path));
        QCOMPARE(opened.window.area().subWindowList().size(), 1);
        QWidget* const inside = opened.window.area().subWindowList()[0]->widget();
        QVERIFY(!inside->windowTitle().isEmpty());
        QCOMPARE(namelessWidgets(*inside), QStringList());
    }

    void everyMenuOfTheRouterStandsInTheTree()
    {
        Opened opened;
        QStringList found;
        for (QTreeWidgetItemIterator at(opened.window.findChild<QTreeWidget*>("menu-tree")); *at; ++at)
            found << (*at)->data(0, Qt::UserRole).toString();
        for (const menu::Menu& menu : menu::registry())
            QVERIFY2(found.contains(ui::toQString(menu.path)), std::string(menu.path).c_str());
    }

    void aWindowThatIsOpenIsRaisedNotOpenedAgain()
    {
        Opened opened;
        QVERIFY(opened.window.open("/interface"));
        QVERIFY(opened.window.open("/ip/address"));
        QVERIFY(opened.window.open("/interface"));
        QCOMPARE(opened.window.area().subWindowList().size(), 2);
        QCOMPARE(opened.window.area().activeSubWindow()->widget()->windowTitle(), QString("Interfaces"));
    }

    void thereMayBeManyTerminals()
    {
        Opened opened;
        QVERIFY(opened.window.open("terminal"));
        QVERIFY(opened.window.open("terminal"));
        QCOMPARE(opened.window.area().subWindowList().size(), 2);
    }

    void whatThereIsNotCannotBeOpened()
    {
        Opened opened;
        QVERIFY(!opened.window.open("/no/such/menu"));
    }

    void theWindowsOfTheLastTimeAreOpenAgain()
    {
        {
            Opened opened;
            opened.window.open("/system/identity");
            opened.window.open("/ip/route");
            opened.window.close();
        }
        Opened again;
        again.window.restoreLayout();
        QStringList titles;
        for (const QMdiSubWindow* const window : again.window.area().subWindowList())
            titles << window->widget()->windowTitle();
        titles.sort();
        QCOMPARE(titles, (QStringList{"Identity", "Routes"}));
    }

    void theStatusBarSaysWhatTheRouterIsDoing()
    {
        Opened opened;
        service::RouterService::Summary summary;
        summary.identity = "Lab";
        summary.trackingActiveV4 = true;
        summary.bitsPerSecond = 12'500'000;
        summary.historyProblem = "disk full";
        opened.router.toldSummary(summary);
        settle();
        QVERIFY(opened.window.windowTitle().startsWith("Lab"));
        QCOMPARE(opened.window.findChild<QLabel*>("tracking")->text(), QString("Tracking: IPv4 only"));
        QVERIFY(opened.window.findChild<QLabel*>("traffic")->text().contains("12.5Mbps"));
        QVERIFY(opened.window.findChild<QLabel*>("history")->text().contains("disk full"));
    }

    void writingIsReadableInBothLooks_data()
    {
        QTest::addColumn<int>("look");
        QTest::newRow("light") << static_cast<int>(Theme::Look::Light);
        QTest::newRow("dark") << static_cast<int>(Theme::Look::Dark);
    }
    void writingIsReadableInBothLooks()
    {
        QFETCH(int, look);
        Theme::apply(*qApp, static_cast<Theme::Look>(look));
        const QPalette palette = qApp->palette();
        const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[] = {
            {QPalette::Text,            QPalette::Base         },
            {QPalette::Text,            QPalette::AlternateBase},
            {QPalette::WindowText,      QPalette::Window       },
            {QPalette::ButtonText,      QPalette::Button       },
            {QPalette::PlaceholderText, QPalette::Base         },
            {QPalette::Link,            QPalette::Window       },
            {QPalette::HighlightedText, QPalette::Highlight    },
            {QPalette::ToolTipText,     QPalette::ToolTipBase  },
        };
        for (const auto& [text, ground] : pairs)
            QVERIFY2(contrast(palette.color(text), palette.color(ground)) >= 4.5,
                     qPrintable(QString("role %1 on %2").arg(text).arg(ground)));
        for (const auto role : {Theme::Role::Wrong, Theme::Role::Good})
            QVERIFY(contrast(Theme::color(palette, role), palette.color(QPalette::Base)) >= 4.5);
    }

    void everyPictureOfTheTreeIsThere()
    {
        Opened opened;
        for (QTreeWidgetItemIterator at(opened.window.findChild<QTreeWidget*>("menu-tree")); *at; ++at)
            QVERIFY2(!(*at)->icon(0).isNull(), qPrintable((*at)->text(0)));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
