// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/source_tree.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace tb::test;

namespace {

/// THE TABLE of arrows: what the files of a folder of core may include, beside the folder itself. The same as
/// in core/README.md, where rank 7 may use all below it.
const QMap<QString, QSet<QString>> kArrows = [] {
    const QSet<QString> upToConfig = {"base", "wire", "link", "conntrack", "routing", "nat", "config"};
    QSet<QString> upToForward = upToConfig;
    upToForward << "firewall"
                << "forward";
    QSet<QString> upToMenu = upToForward;
    upToMenu << "inspect"
             << "history"
             << "lab"
             << "stack"
             << "menu";
    const QSet<QString> upToCli = QSet<QString>(upToMenu) << "cli";
    return QMap<QString, QSet<QString>>{
        {"base",      {}                                   },
        {"wire",      {"base"}                             },
        {"link",      {"base", "wire"}                     },
        {"conntrack", {"base", "wire"}                     },
        {"routing",   {"base", "wire"}                     },
        {"nat",       {"base", "wire", "conntrack"}        },
        {"config",    {"base", "conntrack", "routing"}     },
        {"firewall",  upToConfig                           },
        {"forward",   upToForward                          },
        {"inspect",   upToForward                          },
        {"history",   upToForward                          },
        {"lab",       upToForward                          },
        {"stack",     upToForward                          },
        {"menu",      upToMenu                             },
 // What inspect and menu name: the Config, and rows of connections.
        {"cli",       {"base", "inspect", "menu", "config"}},
        {"service",   upToCli                              },
    };
}();

const QSet<QString> kForUi = {"base", "inspect", "menu", "service"};
const QSet<QString> kForApp = {"base", "service", "cli", "link"};

/// Libraries and where alone they may be included: folders end with a slash.
struct Library {
    QString name;
    QRegularExpression header;
    QStringList places;
};
const Library kLibraries[] = {
    {"libtins",     QRegularExpression("^tins/"),                {"core/wire/craft.cpp", "core/stack/", "tests/"}},
    {"SQLite",      QRegularExpression("^(sqlite3|SQLiteCpp/)"), {"core/history/", "tests/"}                     },
    {"QCustomPlot",
     QRegularExpression("qcustomplot",                           QRegularExpression::CaseInsensitiveOption),
     {"ui/graphs/"}},
    {"Qt",             QRegularExpression("^(Qt[A-Z]|Q[A-Z]|qt?[a-z]*\\.h$)"),                                                     {"ui/", "app/desktop/", "tests/"}                                  },
    {"CLI11",             QRegularExpression("^CLI/"),                                                  {"app/"}                        },
};

struct Include {
    qsizetype line;
    QString header;
};

std::vector<Include> includesOf(const SourceFile& file)
{
    static const QRegularExpression pattern("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
    std::vector<Include> includes;
    const QStringList lines = withoutComments(file.text, /*keepLiterals=*/true).split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QRegularExpressionMatch match = pattern.match(lines[i]);
        if (match.hasMatch())
            includes.push_back({i + 1, match.captured(1)});
    }
    return includes;
}

/// The folder of core that a header lies in; empty for libraries and ui's own.
QString coreFolder(const QString& header)
{
    const QString folder = header.section('/', 0, 0);
    return header.contains('/') && kArrows.contains(folder) ? folder : QString();
}

QStringList wrongArrows(const SourceFile& file, const QString& from, const QSet<QString>& allowed)
{
    QStringList faults;
    for (const Include& include : includesOf(file)) {
        const QString to = coreFolder(include.header);
        if (!to.isEmpty() && to != from && !allowed.contains(to))
            faults << place(file, include.line) + from + " -> " + to + " (" + include.header + ")";
    }
    return faults;
}

bool mayInclude(const Library& library, const QString& path)
{
    return std::ranges::any_of(library.places, [&](const QString& place) {
        return place.endsWith('/') ? path.startsWith(place) : path == place;
    });
}

} // namespace

class TestLayers : public QObject {
    Q_OBJECT

private slots:
    void everyFolderOfCoreHasARank()
    {
        const QStringList folders =
            QDir(TB_SOURCE_DIR "/core").entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        QCOMPARE(folders, kArrows.keys());
    }

    void coreLooksDownAndNeverSideways()
    {
        QStringList faults;
        int seen = 0;
        for (const SourceFile& file : sourceFiles({"core"})) {
            const QString from = file.parts()[1];
            faults += wrongArrows(file, from, kArrows[from]);
            ++seen;
        }
        QVERIFY(seen > 100);
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    void noRankUsesAnEqualOrAHigherOne()
    {
        // The table itself must be free of circles.
        for (auto row = kArrows.begin(); row != kArrows.end(); ++row) {
            for (const QString& to : row.value())
                QVERIFY2(to == row.key() || !kArrows[to].contains(row.key()),
                         qPrintable(row.key() + " <-> " + to));
        }
    }

    void theWindowKnowsOnlyTheServiceAndTheTables()
    {
        QStringList faults;
        for (const SourceFile& file : sourceFiles({"ui"}))
            faults += wrongArrows(file, "ui", kForUi);
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    void programsKnowOnlyTheServiceAndTheConsole()
    {
        QStringList faults;
        for (const SourceFile& file : sourceFiles({"app"}))
            faults += wrongArrows(file, "app", kForApp);
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    void librariesStayWhereTheyBelong()
    {
        QStringList faults;
        for (const SourceFile& file : sourceFiles({"core", "ui", "app", "tests"})) {
            for (const Include& include : includesOf(file)) {
                for (const Library& library : kLibraries) {
                    if (library.header.match(include.header).hasMatch() && !mayInclude(library, file.path))
                        faults << place(file, include.line) + library.name + " (" + include.header +
                                      ") belongs into " + library.places.join(", ");
                }
            }
        }
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    void aWrongArrowIsFound()
    {
        const SourceFile file{"core/wire/x.cpp", "#include \"wire/y.h\"\n#include \"forward/plan.h\"\n"};
        const QStringList faults = wrongArrows(file, "wire", kArrows["wire"]);
        QCOMPARE(faults, QStringList("core/wire/x.cpp:2: wire -> forward (forward/plan.h)"));
    }

    void headersOfLibrariesAreRecognised_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<int>("library");
        QTest::newRow("libtins") << "tins/tcp.h" << 0;
        QTest::newRow("SQLite") << "sqlite3.h" << 1;
        QTest::newRow("SQLiteCpp") << "SQLiteCpp/SQLiteCpp.h" << 1;
        QTest::newRow("QCustomPlot") << "qcustomplot.h" << 2;
        QTest::newRow("a class of Qt") << "QWidget" << 3;
        QTest::newRow("a module of Qt") << "QtCore/QObject" << 3;
        QTest::newRow("a header of Qt") << "qobject.h" << 3;
    }
    void headersOfLibrariesAreRecognised()
    {
        QFETCH(QString, header);
        QFETCH(int, library);
        QVERIFY(kLibraries[library].header.match(header).hasMatch());
    }
};

QTEST_APPLESS_MAIN(TestLayers)
#include "tst_layers.moc"
