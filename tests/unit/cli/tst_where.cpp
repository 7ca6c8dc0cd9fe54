// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/where.h"

#include <QTest>

#include <map>
#include <sys/resource.h>

using namespace tb;
using namespace tb::cli;

namespace {

const std::map<std::string_view, Field> kRecord = {
    {"name",    {FieldKind::Text, "ether1", true}         },
    {"comment", {FieldKind::Text, "", false}              },
    {"port",    {FieldKind::Number, "80", true}           },
    {"packets", {FieldKind::Number, "28 505 528", true}   },
    {"timeout", {FieldKind::Time, "4m59s", true}          },
    {"rate",    {FieldKind::Rate, "1.5Mbps", true}        },
    {"repl",    {FieldKind::Rate, "6.4kbps", true, 6432.0}},
    {"proto",   {FieldKind::Protocol, "ospf", true}       },
    {"address", {FieldKind::Address, "192.168.88.9", true}},
    {"network", {FieldKind::Prefix, "10.0.0.0/8", true}   },
    {"assured", {FieldKind::Bool, "yes", true}            },
    {"dying",   {FieldKind::Bool, "no", true}             },
};

Parsed<Condition> parse(const std::string& text, Lexed& words)
{
    words = lex(text);
    return Condition::parse(words.words, [](std::string_view name) {
        const auto found = kRecord.find(name);
        return found == kRecord.end() ? std::nullopt : std::optional(found->second.kind);
    });
}

bool holds(const std::string& text)
{
    Lexed words;
    const auto condition = parse(text, words);
    if (!condition)
        qFatal("%s: %s", text.c_str(), condition.error().toString().c_str());
    return condition->holds([](std::string_view name) -> std::optional<Field> {
        const auto found = kRecord.find(name);
        return found == kRecord.end() ? std::nullopt : std::optional(found->second);
    });
}

} // namespace

class TestWhere : public QObject {
    Q_OBJECT

private slots:
    // THE TABLE of conditions and of what they say about one row.
    void conditionsHold_data()
    {
        QTest::addColumn<bool>("truth");
        const auto yes = [](const char* text) { QTest::newRow(text) << true; };
        const auto no = [](const char* text) { QTest::newRow(text) << false; };
        yes("");
        yes("name=ether1");
        yes("name = ether1");
        yes("name=\"ether1\"");
        no("name=ether2");
        yes("name!=ether2");
        yes("name~\"^eth\"");
        no("name~\"^th\"");
        yes("name~\"(1|2)$\"");
        yes("comment=\"\"");
        no("comment=x");
        yes("port=80");
        yes("port>79");
        no("port>80");
        yes("port>=80");
        no("port>=81");
        no("port<80");
        no("port<=79");
        yes("port<=80");
        yes("port<443");     // as numbers: as texts "80" comes behind "443"
        yes("packets>1000"); // digits in groups
        yes("packets=28505528");
        yes("timeout>1m");
        no("timeout>5m");
        yes("timeout<=299s");
        yes("rate>900k");
        yes("rate=1500000");
        yes("rate=1.5Mbps");
        yes("repl=6.4kbps"); // as it is printed
        yes("repl=6432");
        yes("repl>6400");
        no("repl>6432");
        yes("repl<=6.4kbps");
        yes("proto=ospf");
        yes("proto=89");
        no("proto=tcp");
        yes("proto!=tcp");
        yes("proto>tcp");
        yes("address=192.168.88.9");
        no("address!=192.168.88.9");
        yes("address~\"^192[.]168[.]\"");
        yes("address in 192.168.88.0/24");
        no("address in 192.168.89.0/24");
        no("address in 2001:db8::/32");
        yes("address>192.168.88.8");
        yes("address<192.168.88.10"); // as addresses: as texts "…9" comes behind "…10"
        yes("network in 10.0.0.0/7");
        no("network in 10.0.0.0/9");
        yes("assured");
        yes("assured=yes");
        yes("assured=true");
        yes("dying=false");
        no("dying=true");
        yes("dying!=yes");
        no("dying");
        yes("!dying");
        yes("name");
        no("comment");
        yes("assured and port=80");
        yes("assured && port=80");
        no("assured and port=81");
        yes("port=81 or assured");
        yes("port=81 || assured");
        yes("assured port=80");
        yes("dying and dying or assured"); // and binds tighter
        no("dying and (dying or assured)");
        yes("!(dying or port=81)");
        yes("(((assured)))");
        no("!!dying");
    }
    void conditionsHold()
    {
        QFETCH(bool, truth);
        QCOMPARE(holds(QTest::currentDataTag()), truth);
    }

    void faultsAreToldWithTheirPlace_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::newRow("colour=red") << "unknown parameter colour (line 1 column 1)";
        QTest::newRow("port=80 and") << "missing value for where (line 1 column 9)";
        QTest::newRow("(port=80") << "missing closing brace (line 1 column 1)";
        QTest::newRow("port=80)") << "expected end of command (line 1 column 1)";
        QTest::newRow("name~\"(\"") << "invalid regular expression (line 1 column 1)";
        QTest::newRow("name~\"(a{1000}){1000}\"") << "invalid regular expression (line 1 column 1)";
        QTest::newRow("name~\"(e)\\\\1\"")
            << "invalid regular expression (line 1 column 1)"; // only by trying
        QTest::newRow("name=[get 0 name]") << "brackets cannot be a value (line 1 column 1)";
        QTest::newRow("port>abc") << "invalid value for argument port (line 1 column 1)";
        QTest::newRow("port > abc") << "invalid value for argument port (line 1 column 8)";
        QTest::newRow("timeout<4x") << "invalid value for argument timeout (line 1 column 1)";
        QTest::newRow("rate>fast") << "invalid value for argument rate (line 1 column 1)";
        QTest::newRow("proto=nonsense") << "invalid value for argument proto (line 1 column 1)";
        QTest::newRow("address=1.2.3") << "invalid value for argument address (line 1 column 1)";
        QTest::newRow("address in 300.0.0.0/8") << "invalid value for argument address (line 1 column 12)";
        QTest::newRow("network=10/33") << "invalid value for argument network (line 1 column 1)";
        QTest::newRow("assured=maybe") << "invalid value for argument assured (line 1 column 1)";
        QTest::newRow("port>") << "missing value for port (line 1 column 1)";
        QTest::newRow("address in") << "missing value for address (line 1 column 9)";
        QTest::newRow("=80") << "missing value for where (line 1 column 1)";
    }
    void faultsAreToldWithTheirPlace()
    {
        QFETCH(QString, sentence);
        Lexed words;
        const auto condition = parse(QTest::currentDataTag(), words);
        QVERIFY(!condition);
        QCOMPARE(QString::fromStdString(condition.error().toString()), sentence);
    }

    void noPatternTakesAllTimeOrMemory_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("repeated groups") << QString(30, '(') + "a+" + QString(")+").repeated(30);
        QTest::newRow("repeated counts") << "((a{30}){30}){30}";
        QTest::newRow("many ways to match") << "(a*)*(a*)*(a*)*(a*)*(a*)*b";
    }
    void noPatternTakesAllTimeOrMemory()
    {
        QFETCH(QString, pattern);
        // A process of its own bounds, so that a pattern which takes more fails here and not on the whole
        // machine.
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_CPU, &before), 0);
        rusage used{};
        QCOMPARE(::getrusage(RUSAGE_SELF, &used), 0);
        const rlimit bound{static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 20,
                           before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_CPU, &bound), 0);
        Lexed words;
        const auto condition = parse("name~\"" + pattern.toStdString() + "\"", words);
        if (condition)
            QVERIFY(!condition->holds([](std::string_view) {
                return Field{FieldKind::Text, std::string(4096, 'c'), true};
            }));
        QCOMPARE(::setrlimit(RLIMIT_CPU, &before), 0);
    }

    void nestingIsBounded()
    {
        Lexed words;
        QVERIFY(static_cast<bool>(parse(std::string(20, '(') + "assured" + std::string(20, ')'), words)));
        QVERIFY(!parse(std::string(100'000, '(') + "assured", words));
        QVERIFY(!parse(std::string(100'000, '!') + "assured", words));
    }

    void lengthIsBounded()
    {
        // A tree as deep as the condition is long would break the stack.
        std::string text;
        for (int i = 0; i < 100'000; ++i)
            text += "name ";
        Lexed words;
        const auto condition = parse(text, words);
        QVERIFY(!condition);
        QCOMPARE(condition.error().text, std::string("expression is too long"));
    }
};

QTEST_APPLESS_MAIN(TestWhere)
#include "tst_where.moc"
