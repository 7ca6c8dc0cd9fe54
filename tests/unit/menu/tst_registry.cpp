// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/menu.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace tb;
using menu::Menu;
using menu::MenuKind;
using menu::Property;

namespace {

const QString kGolden = QStringLiteral(TB_SOURCE_DIR "/tests/golden/schema.txt");

constexpr const char* kTypes[] = {"bool",     "choice",     "integer", "duration", "ip-address", "ip-prefix",
                                  "ip-range", "port-range", "mac",     "protocol", "rate",       "bytes",
                                  "count",    "ports",      "string",  "sentence", "interface",  "flags"};
constexpr const char* kKinds[] = {"list",     "fixed-list", "overview",   "records",
                                  "settings", "status",     "connections"};

/// A fresh object of the menu; null when it has none that can be made.
const void* freshObject(const Menu& menu, config::Config& scratch)
{
    if (menu.kind == MenuKind::List)
        return menu.append(scratch, 1);
    if (menu.kind == MenuKind::FixedList)
        return menu.at(scratch, 0);
    return menu.kind == MenuKind::Settings ? menu.object(scratch) : nullptr;
}

QString describe(const Property& property, const void* fresh)
{
    QString line = QStringLiteral("  %1 %2")
                       .arg(QString::fromUtf8(property.name.data(), qsizetype(property.name.size())))
                       .arg(kTypes[std::size_t(property.type)]);
    QStringList words;
    for (const std::string_view choice : property.choices)
        words << QString::fromUtf8(choice.data(), qsizetype(choice.size()));
    if (!words.isEmpty())
        line += " (" + words.join("|") + ")";
    if (property.low != 0 || property.high != std::numeric_limits<std::int64_t>::max())
        line += QStringLiteral(" %1..%2").arg(property.low).arg(property.high);
    line += property.required ? " required" : "";
    line += property.readOnly ? " read-only" : "";
    line += property.canBeUnset ? " can-be-unset" : "";
    line += property.inTable ? "" : " not-in-table";
    if (!property.readOnly && fresh) {
        const menu::Cell cell = property.read(fresh);
        line += cell.isSet ? " default=" + QString::fromStdString(cell.text) : " default-unset";
    }
    return line + "\n";
}

QString schema()
{
    QString text = "# Every menu, property, type and default. Changed on purpose, reviewed as a diff.\n";
    for (const Menu& menu : menu::registry()) {
        config::Config scratch;
        text += QStringLiteral("\n%1 %2\n")
                    .arg(QString::fromUtf8(menu.path.data(), qsizetype(menu.path.size())))
                    .arg(kKinds[std::size_t(menu.kind)]);
        for (const menu::Flag& flag : menu.flags)
            text += QStringLiteral("  flag %1 %2\n")
                        .arg(flag.letter)
                        .arg(QString::fromUtf8(flag.name.data(), qsizetype(flag.name.size())));
        const void* const fresh = freshObject(menu, scratch);
        for (const Property& property : menu.properties)
            text += describe(property, fresh);
    }
    return text;
}

} // namespace

class TestRegistry : public QObject {
    Q_OBJECT

private slots:
    void theSchemaIsTheOneThatWasReviewed()
    {
        const QString now = schema();
        QFile file(kGolden);
        if (qEnvironmentVariableIsSet("TRACKBOX_UPDATE_GOLDEN")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(now.toUtf8());
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(kGolden + " is not there"));
        const QStringList wanted = QString::fromUtf8(file.readAll()).split('\n'), found = now.split('\n');
        for (qsizetype i = 0; i < std::max(wanted.size(), found.size()); ++i) {
            if (wanted.value(i) != found.value(i))
                QFAIL(qPrintable(
                    QStringLiteral("tests/golden/schema.txt:%1\n  file: %2\n  now:  %3\n"
                                   "If the change is meant: TRACKBOX_UPDATE_GOLDEN=1 tst_registry, "
                                   "then read the diff.")
                        .arg(i + 1)
                        .arg(wanted.value(i), found.value(i))));
        }
    }

    void everyPathIsThereOnce()
    {
        std::set<std::string_view> paths;
        for (const Menu& menu : menu::registry()) {
            QVERIFY2(paths.insert(menu.path).second, menu.path.data());
            QVERIFY(menu.path.starts_with('/') && !menu.path.ends_with('/'));
            QCOMPARE(menu::findMenu(menu.path), &menu);
        }
        QVERIFY(!menu::findMenu("/ip"));
        QVERIFY(!menu::findMenu(""));
    }

    void everyMenuAndPropertyExplainsItself()
    {
        for (const Menu& menu : menu::registry()) {
            QVERIFY2(!menu.title.isEmpty() && !menu.doc.isEmpty(), menu.path.data());
            for (const Property& property : menu.properties) {
                QVERIFY2(!property.doc.isEmpty() && !property.label.isEmpty(), property.name.data());
                QVERIFY2(!property.doc.view().ends_with('.'), property.doc.source);
            }
        }
    }

    void everyKindHasWhatItsWalkersNeed()
    {
        for (const Menu& menu : menu::registry()) {
            const bool isList = hasItems(menu) || menu.kind == MenuKind::Overview;
            QVERIFY2(!isList || (menu.count && menu.at && menu.append && menu.erase && menu.move),
                     menu.path.data());
            QVERIFY2(menu.kind != MenuKind::Settings || menu.object, menu.path.data());
            QVERIFY2(menu.kind == MenuKind::Connections || menu.view, menu.path.data());
            for (const Property& property : menu.properties)
                QVERIFY2(property.read && property.readOnly != (property.write != nullptr),
                         property.name.data());
        }
    }

    void everyFileOfMenusIsRegistered()
    {
        QFile header(QStringLiteral(TB_SOURCE_DIR "/core/menu/menus/menus.h"));
        QFile registry(QStringLiteral(TB_SOURCE_DIR "/core/menu/registry.cpp"));
        QVERIFY(header.open(QIODevice::ReadOnly) && registry.open(QIODevice::ReadOnly));
        const QString used = registry.readAll();
        static const QRegularExpression function("(\\w+Menus)\\(\\)");
        int count = 0;
        for (auto all = function.globalMatch(QString(header.readAll())); all.hasNext(); ++count) {
            const QString name = all.next().captured(1);
            QVERIFY2(used.contains(name + "()"), qPrintable(name));
        }
        QCOMPARE(count, QDir(TB_SOURCE_DIR "/core/menu/menus").entryList({"*.cpp"}).size());
    }
};

QTEST_APPLESS_MAIN(TestRegistry)
#include "tst_registry.moc"
