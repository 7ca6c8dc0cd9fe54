// SPDX-License-Identifier: GPL-3.0-or-later
#include "firewall/rule_table.h"

#include "unit/conntrack/written_packet.h"

#include <QTest>

using namespace tb;
using firewall::Flow;

namespace {

constexpr std::string_view kBuiltIn[] = {"dstnat", "srcnat"};
constexpr std::size_t kSrcnat = 1;

using Table = firewall::RuleTable<int>;
using NamedRule = firewall::NamedRule<int>;

/// A rule for everything, or for nothing. Its effect is its number in the list.
struct Row {
    const char* chain;
    Flow flow;
    const char* target = "";
    bool matches = true;
};

Row next(const char* chain)
{
    return {chain, Flow::Next};
}

Row decide(const char* chain)
{
    return {chain, Flow::Decide};
}

Row back(const char* chain)
{
    return {chain, Flow::Return};
}

Row jump(const char* chain, const char* target)
{
    return {chain, Flow::Jump, target};
}

Row forNobody(const char* chain)
{
    return {chain, Flow::Decide, "", false};
}

Table table(const std::vector<Row>& rows)
{
    std::vector<NamedRule> rules;
    for (const Row& row : rows) {
        config::RuleMatch match;
        if (!row.matches)
            match.protocol = config::Matcher<std::uint8_t>({1, false});
        const auto number = static_cast<std::uint32_t>(rules.size());
        const firewall::Rule<int> rule{firewall::Match(match, {}), row.flow, 0, number, int(number)};
        rules.push_back({row.chain, row.target, rule});
    }
    return {kBuiltIn, std::move(rules)};
}

/// The numbers of the rules that matched, in order; "!" behind the one that decided.
QString walk(const Table& rules, std::size_t chain = kSrcnat)
{
    const test::TestPacket packet = test::written("udp 192.168.88.10:5000 203.0.113.10:53");
    const firewall::AddressTypeTable types;
    QStringList numbers;
    const auto* const decider = rules.walk(
        chain, {packet.packet, types}, [&](const auto& rule) { numbers << QString::number(rule.effect); });
    if (decider && !numbers.isEmpty() && QString::number(decider->effect) == numbers.back())
        numbers.back() += "!";
    return numbers.join(' ');
}

} // namespace

class TestRuleTable : public QObject {
    Q_OBJECT

private slots:
    void theFirstRuleThatMatchesDecides()
    {
        QCOMPARE(walk(table({forNobody("srcnat"), decide("srcnat"), decide("srcnat")})),
                 QStringLiteral("1!"));
    }

    void onlyRulesOfTheChainAreAsked()
    {
        const Table rules = table({decide("dstnat"), decide("other"), decide("srcnat")});
        QCOMPARE(walk(rules), QStringLiteral("2!"));
        QCOMPARE(walk(rules, 0), QStringLiteral("0!"));
    }

    void atTheEndNobodyHasDecided()
    {
        QCOMPARE(walk(Table()), QString());
        QCOMPARE(walk(table({})), QString());
        QCOMPARE(walk(table({next("srcnat"), next("srcnat")})), QStringLiteral("0 1"));
    }

    void aJumpComesBackAtTheEndOfItsChain()
    {
        QCOMPARE(walk(table({jump("srcnat", "a"), next("a"), decide("srcnat"), forNobody("a")})),
                 QStringLiteral("0 1 2!"));
    }

    void aRuleInAnotherChainDecidesForAll()
    {
        QCOMPARE(walk(table({jump("srcnat", "a"), decide("a"), decide("srcnat")})), QStringLiteral("0 1!"));
    }

    void returnLeavesOneChain()
    {
        QCOMPARE(walk(table({jump("srcnat", "a"), jump("a", "b"), back("b"), decide("b"), next("a"),
                             back("a"), decide("a"), decide("srcnat")})),
                 QStringLiteral("0 1 2 4 5 7!"));
    }

    void returnFromABuiltInChainLeavesTheTable()
    {
        QCOMPARE(walk(table({back("srcnat"), decide("srcnat")})), QStringLiteral("0"));
    }

    void aJumpIntoAnEmptyChainComesBack()
    {
        QCOMPARE(walk(table({jump("srcnat", "nobody"), decide("srcnat")})), QStringLiteral("0 1!"));
    }

    void theDeepestJumpIsFollowed()
    {
        std::vector<std::string> names = {"srcnat"};
        std::vector<Row> rows;
        for (std::size_t i = 1; i <= firewall::kDeepestJump; ++i)
            names.push_back(std::to_string(i));
        for (std::size_t i = 0; i + 1 < names.size(); ++i)
            rows.push_back(jump(names[i].c_str(), names[i + 1].c_str()));
        rows.push_back(decide(names.back().c_str()));
        QVERIFY(walk(table(rows)).endsWith(" 64!"));
    }
};

QTEST_APPLESS_MAIN(TestRuleTable)
#include "tst_rule_table.moc"
