// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/scenario_runner.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

namespace {

constexpr int kAcceptanceRows = 231;

QStringList scenarioFiles()
{
    QStringList files;
    QDirIterator all(TB_SOURCE_DIR "/tests/scenarios", {"*.scenario"}, QDir::Files,
                     QDirIterator::Subdirectories);
    while (all.hasNext())
        files.append(all.next());
    std::sort(files.begin(), files.end());
    return files;
}

void addFiles()
{
    QTest::addColumn<QString>("path");
    const QDir folder(TB_SOURCE_DIR "/tests/scenarios");
    for (const QString& path : scenarioFiles())
        QTest::newRow(qPrintable(folder.relativeFilePath(path))) << path;
}

} // namespace

class TestScenarios : public QObject {
    Q_OBJECT

private slots:
    void thereAreScenarios() { QVERIFY(!scenarioFiles().isEmpty()); }

    void eachScenarioNamesTheRowsItProves_data() { addFiles(); }
    void eachScenarioNamesTheRowsItProves()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly | QIODevice::Text));

        const QString first = QString::fromUtf8(file.readLine());

        static const QRegularExpression row("\\bS(\\d{3})\\b");
        QVERIFY2(first.startsWith('#'), "the first line is no comment");
        auto matches = row.globalMatch(first);
        QVERIFY2(matches.hasNext(), "the first line names no row of the acceptance table");
        while (matches.hasNext()) {
            const int number = matches.next().captured(1).toInt();
            QVERIFY(number >= 1 && number <= kAcceptanceRows);
        }
    }

    void everyScenarioGoesAsWritten_data() { addFiles(); }
    void everyScenarioGoesAsWritten()
    {
        QFETCH(QString, path);

        const auto done = tb::service::runScenarioFile(path.toStdString());

        QVERIFY2(bool(done), done ? "" : done.error().toString().c_str());
    }
};

QTEST_APPLESS_MAIN(TestScenarios)
#include "tst_scenarios.moc"
