// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/database.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tb;
using history::Database;

namespace {

constexpr const char* kSchema = "CREATE TABLE word (text TEXT)";

struct Bench {
    QTemporaryDir folder;
    std::string path = folder.filePath("test.sqlite").toStdString();
    std::string setAside;

    Result<Database, SystemError> open(int version = 1)
    {
        setAside.clear();
        return Database::open(path, version, kSchema, &setAside);
    }
    void write(const QByteArray& bytes) const
    {
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QByteArray read() const
    {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Leaves a file of ours of which nothing but the header can be read.
    void damage(char rubbish)
    {
        (void)open();
        QByteArray bytes = read();
        bytes.replace(100, bytes.size() - 100, QByteArray(bytes.size() - 100, rubbish));
        write(bytes);
    }
};

std::int64_t wordsIn(Database& database)
{
    std::int64_t count = -1;
    (void)database.run([&] {
        auto statement = database.prepare("SELECT count(*) FROM word");
        count = statement.step() ? statement.number(0) : -1;
    });
    return count;
}

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT

private slots:
    void aNewFileGetsItsTables()
    {
        Bench bench;
        auto database = bench.open();
        QVERIFY(static_cast<bool>(database));
        QCOMPARE(wordsIn(*database), 0);
        QVERIFY(bench.setAside.empty());
    }

    void whatWasWrittenIsThereAgain()
    {
        Bench bench;
        {
            auto database = bench.open();
            QVERIFY(static_cast<bool>(
                database->run([&] { database->execute("INSERT INTO word VALUES ('a')"); })));
        }
        auto database = bench.open();
        QCOMPARE(wordsIn(*database), 1);
    }

    void aTransactionIsAllOrNothing()
    {
        Bench bench;
        auto database = bench.open();
        const auto failed = database->transact([&] {
            database->execute("INSERT INTO word VALUES ('a')");
            database->execute("INSERT INTO nowhere VALUES ('b')");
        });
        QVERIFY(!failed);
        QVERIFY(failed.error().text().find("cannot use the history database") == 0);
        QCOMPARE(wordsIn(*database), 0);
        QVERIFY(static_cast<bool>(
            database->transact([&] { database->execute("INSERT INTO word VALUES ('a')"); })));
        QCOMPARE(wordsIn(*database), 1);
    }

    void aDamagedFileIsSetAsideAndKept()
    {
        Bench bench;
        bench.damage('z');
        const QByteArray bytes = bench.read();

        auto database = bench.open();

        QVERIFY(static_cast<bool>(database));
        QCOMPARE(wordsIn(*database), 0);
        QFile kept(QString::fromStdString(bench.setAside));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), bytes);
    }

    void aSecondDamagedFileDoesNotReplaceTheFirst()
    {
        Bench bench;
        bench.damage('1');
        (void)bench.open();
        const std::string first = bench.setAside;
        bench.damage('2');
        (void)bench.open();
        QVERIFY(!first.empty() && !bench.setAside.empty() && first != bench.setAside);
        QVERIFY(QFile::exists(QString::fromStdString(first)));
    }

    void aFileThatIsNotOursIsRefusedAndStays_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("This is no database at all.\n").repeated(100);
        QTest::newRow("a few letters") << QByteArray("text");
        QTest::newRow("header and rubbish") << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, '\x5a');
        Bench bench; // another program's: all of it but our mark
        (void)bench.open();
        QByteArray other = bench.read();
        other.replace(68, 4, QByteArray(4, '\0'));
        QTest::newRow("another program's") << other;
    }
    void aFileThatIsNotOursIsRefusedAndStays()
    {
        QFETCH(QByteArray, bytes);
        Bench bench;
        bench.write(bytes);

        const auto database = bench.open();

        QVERIFY(!database);
        QVERIFY2(database.error().text().ends_with("(it is no history that Trackbox wrote)"),
                 database.error().text().c_str());
        QVERIFY(bench.setAside.empty());
        QCOMPARE(bench.read(), bytes);
        QCOMPARE(QDir(bench.folder.path()).entryList(QDir::Files).size(), 1);
    }

    void aFileIsOursFromItsFirstMomentOn()
    {
        Bench bench;
        const auto database = bench.open(); // still open: its tables may stand in the journal only
        Bench copy;
        copy.write(bench.read());
        QVERIFY(static_cast<bool>(copy.open()));
    }

    void aFileOfANewerVersionIsSetAside()
    {
        Bench bench;
        (void)bench.open(2);
        const auto database = bench.open(1);
        QVERIFY(static_cast<bool>(database));
        QVERIFY(!bench.setAside.empty());
    }

    void anEmptyFileIsANewOne()
    {
        Bench bench;
        bench.write({});
        QVERIFY(static_cast<bool>(bench.open()));
        QVERIFY(bench.setAside.empty());
    }

    void aFolderThatIsNotThereIsAnError()
    {
        const auto database = Database::open("/nonexistent/folder/x.sqlite", 1, kSchema);
        QVERIFY(!database);
        QVERIFY(database.error().text().find("cannot open the history database") == 0);
    }
};

QTEST_APPLESS_MAIN(TestDatabase)
#include "tst_database.moc"
