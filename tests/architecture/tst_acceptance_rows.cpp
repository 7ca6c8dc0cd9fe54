// SPDX-License-Identifier: GPL-3.0-or-later
// tests/README.md says which test covers which row of the acceptance table. The list is made from the tests
// themselves: TRACKBOX_UPDATE_GOLDEN=1 tst_acceptance_rows writes it anew.
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

namespace {

const QString kTests = QStringLiteral(TB_SOURCE_DIR "/tests");
const QString kReadme = kTests + QStringLiteral("/README.md");
const QString kBegin = QStringLiteral("| Row | Tests |\n|---|---|\n");

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Every row that a test names, with the files that do.
QMap<QString, QStringList> namedRows()
{
    static const QRegularExpression row(QStringLiteral("\\bS\\d{3}\\b"));
    QMap<QString, QStringList> rows;
    QDirIterator files(kTests, {"*.cpp", "*.py", "*.scenario"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString name = path.mid(kTests.size() + 1);
        for (auto found = row.globalMatch(contentOf(path)); found.hasNext();) {
            QStringList& tests = rows[found.next().captured()];
            if (!tests.contains(name))
                tests << name;
        }
    }
    for (QStringList& tests : rows)
        tests.sort();
    return rows;
}

QString tableOf(const QMap<QString, QStringList>& rows)
{
    QString table = kBegin;
    for (auto row = rows.begin(); row != rows.end(); ++row)
        table += QStringLiteral("| %1 | `%2` |\n").arg(row.key(), row.value().join("`, `"));
    return table;
}

} // namespace

class TestAcceptanceRows : public QObject {
    Q_OBJECT
private slots:
    void theReadmeListsEveryRowThatATestNames()
    {
        const QMap<QString, QStringList> rows = namedRows();
        QVERIFY(rows.size() > 50);
        const QString readme = contentOf(kReadme);
        const qsizetype begin = readme.indexOf(kBegin);
        QVERIFY(begin >= 0);
        const QString table = tableOf(rows);
        if (qEnvironmentVariableIsSet("TRACKBOX_UPDATE_GOLDEN")) {
            QFile file(kReadme);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write((readme.left(begin) + table).toUtf8());
            return;
        }
        const QStringList wanted = table.split('\n'), found = readme.mid(begin).split('\n');
        for (qsizetype i = 0; i < wanted.size(); ++i)
            QVERIFY2(i < found.size() && found[i] == wanted[i],
                     qPrintable(
                         wanted[i] +
                         QStringLiteral("\nis not in tests/README.md; TRACKBOX_UPDATE_GOLDEN=1 writes it")));
        QCOMPARE(found.size(), wanted.size());
    }
};

QTEST_GUILESS_MAIN(TestAcceptanceRows)
#include "tst_acceptance_rows.moc"
