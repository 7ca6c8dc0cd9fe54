// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/config_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

using namespace tb;
using namespace tb::service;

namespace {

ino_t inodeOf(const std::string& path)
{
    struct stat facts {};
    return ::stat(path.c_str(), &facts) == 0 ? facts.st_ino : 0;
}

} // namespace

class TestConfigFile : public QObject {
    Q_OBJECT

private slots:
    void whatWasWrittenIsRead()
    {
        const std::string path = m_folder.filePath("a.rsc").toStdString();
        const std::string text(300'000, 'x');
        QVERIFY(static_cast<bool>(replaceFile(path, text)));
        QCOMPARE(*readFile(path), text);
    }

    void theFileIsWrittenAnewAndRenamed()
    {
        const std::string path = m_folder.filePath("b.rsc").toStdString();
        QVERIFY(static_cast<bool>(replaceFile(path, "old")));
        const ino_t before = inodeOf(path);
        // Whoever has the old file open goes on reading the old text.
        QFile reader(QString::fromStdString(path));
        QVERIFY(reader.open(QIODevice::ReadOnly));

        QVERIFY(static_cast<bool>(replaceFile(path, "new and longer")));

        QVERIFY(inodeOf(path) != before);
        QCOMPARE(reader.readAll(), QByteArray("old"));
        QCOMPARE(*readFile(path), std::string("new and longer"));
        QVERIFY(!QFile::exists(QString::fromStdString(path) + ".new"));
    }

    void aRestOfAnEarlierTryDoesNotMatter()
    {
        const std::string path = m_folder.filePath("c.rsc").toStdString();
        QVERIFY(static_cast<bool>(replaceFile(path + ".new", "half a file that is longer than the next")));
        QVERIFY(static_cast<bool>(replaceFile(path, "short")));
        QCOMPARE(*readFile(path), std::string("short"));
    }

    void nobodyElseMayReadIt()
    {
        const std::string path = m_folder.filePath("d.rsc").toStdString();
        QVERIFY(static_cast<bool>(replaceFile(path, "text")));
        struct stat facts {};
        QCOMPARE(::stat(path.c_str(), &facts), 0);
        QCOMPARE(int(facts.st_mode & 077), 0);
    }

    void aLinkToItStaysALink()
    {
        QDir(m_folder.path()).mkdir("etc");
        const std::string file = m_folder.filePath("etc/real.rsc").toStdString();
        const QString link = m_folder.filePath("link.rsc"), linkToLink = m_folder.filePath("etc/link.rsc");
        QVERIFY(QFile::link("etc/real.rsc", link));
        QVERIFY(QFile::link("../link.rsc", linkToLink));
        for (const char* const text : {"made", "replaced"}) { // at first it leads nowhere
            QVERIFY(static_cast<bool>(replaceFile(linkToLink.toStdString(), text)));
            QVERIFY(QFileInfo(link).isSymLink() && QFileInfo(linkToLink).isSymLink());
            QVERIFY(!QFileInfo(QString::fromStdString(file)).isSymLink());
            QCOMPARE(*readFile(file), std::string(text));
        }
    }

    void modeAndOwnerStay()
    {
        const std::string path = m_folder.filePath("mode.rsc").toStdString();
        QVERIFY(static_cast<bool>(replaceFile(path, "old")));
        QCOMPARE(::chmod(path.c_str(), 0644), 0);
        const bool isRoot = ::chown(path.c_str(), 1234, 4321) == 0;
        QVERIFY(static_cast<bool>(replaceFile(path, "new")));
        struct stat facts {};
        QCOMPARE(::stat(path.c_str(), &facts), 0);
        QCOMPARE(int(facts.st_mode & 0777), 0644);
        QCOMPARE(facts.st_uid, isRoot ? 1234U : ::getuid());
        QCOMPARE(facts.st_gid, isRoot ? 4321U : ::getgid());
    }

    void aRestThatCannotBeRenamedIsRemoved()
    {
        QVERIFY(QDir(m_folder.path()).mkpath("folder.rsc/full"));
        const QString path = m_folder.filePath("folder.rsc");
        QVERIFY(!replaceFile(path.toStdString(), "text"));
        QVERIFY(!QFile::exists(path + ".new"));
    }

    void aFileThatIsNotThereIsTold()
    {
        const auto missing = readFile(m_folder.filePath("none.rsc").toStdString());
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ENOENT);
    }

    void aFolderThatIsNotThereIsToldAndNothingIsLeft()
    {
        const auto failed = replaceFile(m_folder.filePath("none/x.rsc").toStdString(), "text");
        QVERIFY(!failed);
        QVERIFY(QString::fromStdString(failed.error().text()).startsWith("cannot create the file"));
    }

    void aFullDiskLeavesTheOldFile()
    {
        // Every write to this device fails with "no space left".
        const std::string path = m_folder.filePath("full.rsc").toStdString();
        QVERIFY(static_cast<bool>(replaceFile(path, "old")));
        QVERIFY(QFile::link("/dev/full", QString::fromStdString(path) + ".new"));
        const auto failed = replaceFile(path, "new");
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ENOSPC);
        QCOMPARE(*readFile(path), std::string("old"));
        QVERIFY(!QFile::exists(QString::fromStdString(path) + ".new"));
    }

    void aFolderIsNoFile()
    {
        const auto read = readFile(m_folder.path().toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().code, EISDIR);
    }

    void anEndlessFileIsRefused()
    {
        const auto read = readFile("/dev/zero");
        QVERIFY(!read);
        QCOMPARE(read.error().code, EFBIG);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestConfigFile)
#include "tst_config_file.moc"
