// SPDX-License-Identifier: GPL-3.0-or-later
#include "firewall/chain_graph.h"

#include <QTest>

using namespace tb;
using firewall::ChainedRule;
using firewall::ChainGraph;

namespace {

constexpr std::string_view kBuiltIn[] = {"dstnat", "srcnat"};
constexpr std::uint32_t kDstnat = 1, kSrcnat = 2;

QString faultOf(const std::vector<ChainedRule>& rules)
{
    const auto fault = ChainGraph(kBuiltIn, rules).findFault();
    return fault ? QStringLiteral("%1: %2").arg(fault->rule).arg(fault->message.english().c_str())
                 : QString();
}

/// A chain of chains: "srcnat" to "1" to "2" …, each with so many jumps to the next.
struct Ladder {
    Ladder(std::size_t chains, std::size_t jumpsEach)
    {
        names.push_back("srcnat");
        for (std::size_t i = 1; i <= chains; ++i)
            names.push_back(std::to_string(i));
        for (std::size_t i = 0; i < chains; ++i)
            rules.insert(rules.end(), jumpsEach, {names[i], names[i + 1]});
        rules.push_back({names.back(), ""});
    }
    std::vector<std::string> names;
    std::vector<ChainedRule> rules;
};

} // namespace

class TestChainGraph : public QObject {
    Q_OBJECT

private slots:
    void jumpsDownTheLineAreFine()
    {
        QCOMPARE(faultOf({
                     {"srcnat", "a"},
                     {"srcnat", "b"},
                     {"a",      "b"},
                     {"b",      "" },
                     {"c",      "b"}
        }),
                 QString());
    }

    void aChainThatNobodyFilledIsFine()
    {
        QCOMPARE(faultOf({
                     {"srcnat", "a"    },
                     {"a",      "empty"}
        }),
                 QString());
    }

    void aCircleNamesTheJumpThatClosesIt()
    {
        QCOMPARE(faultOf({
                     {"a", "a"}
        }),
                 QStringLiteral("0: failure: chain a jumps back to itself"));
        QCOMPARE(faultOf({
                     {"srcnat", "a"},
                     {"b",      "" },
                     {"a",      "b"},
                     {"b",      "c"},
                     {"c",      "a"}
        }),
                 QStringLiteral("4: failure: chain a jumps back to itself"));
    }

    void depthHasABound()
    {
        QCOMPARE(faultOf(Ladder(firewall::kDeepestJump, 1).rules), QString());
        const QString fault = faultOf(Ladder(firewall::kDeepestJump + 1, 1).rules);
        QVERIFY2(fault.endsWith(": failure: jumps are nested more than 64 deep"), qPrintable(fault));
        // Also when there are so many that looking them through would take all of the stack.
        QVERIFY(!faultOf(Ladder(20'000, 1).rules).isEmpty());
    }

    void aPacketIsNeverAskedAboutMoreRulesThanTheBound()
    {
        QCOMPARE(faultOf(Ladder(18, 2).rules), QString()); // about half a million
        const QString fault = faultOf(Ladder(20, 2).rules);
        QVERIFY2(fault.endsWith(": failure: a packet could pass more than 1000000 rules"), qPrintable(fault));
        QVERIFY(!faultOf(Ladder(60, 9).rules).isEmpty()); // 9^60: the sum must not wrap
    }

    void aChainIsReachedFromWhereJumpsLeadToIt()
    {
        const std::vector<ChainedRule> rules = {
            {"srcnat", "a"},
            {"a",      "b"},
            {"dstnat", "b"},
            {"b",      "" },
            {"c",      "" }
        };
        const ChainGraph graph(kBuiltIn, rules);
        QCOMPARE(graph.reachedFrom("srcnat"), kSrcnat);
        QCOMPARE(graph.reachedFrom("a"), kSrcnat);
        QCOMPARE(graph.reachedFrom("b"), kSrcnat | kDstnat);
        QCOMPARE(graph.reachedFrom("c"), 0U);
        QCOMPARE(graph.reachedFrom("nobody"), 0U);
    }

    void whoIsReachedEndsAlsoInACircle()
    {
        const std::vector<ChainedRule> rules = {
            {"srcnat", "a"},
            {"a",      "b"},
            {"b",      "a"}
        };
        QCOMPARE(ChainGraph(kBuiltIn, rules).reachedFrom("b"), kSrcnat);
    }
};

QTEST_APPLESS_MAIN(TestChainGraph)
#include "tst_chain_graph.moc"
