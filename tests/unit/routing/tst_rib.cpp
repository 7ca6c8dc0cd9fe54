// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/rib.h"

#include <QTest>

using namespace tb;
using namespace tb::routing;

namespace {

constexpr TableId kOther = 2, kVrf = 3;
constexpr InterfaceId kVrfPort = 7;

IpAddress ip(const char* text)
{
    return IpAddress::parse(text).value();
}

Route route(const char* prefix, InterfaceId out, RouteKind kind = RouteKind::Unicast)
{
    return {IpPrefix::parse(prefix).value(), kind, out, {}, 1};
}

/// main leads everywhere by 1, the other table to 10/8 by 2, the VRF's to 172.16/12 by 7.
Rib::Parts parts()
{
    Rib::Parts parts;
    parts.tables = {
        {route("0.0.0.0/0",  1),                 route("192.168.88.1/32", 1, RouteKind::Local)},
        {route("10.0.0.0/8",                 2)                 },
        {route("172.16.0.0/12", kVrfPort)}
    };
    parts.members = {
        {kVrfPort, kVrf}
    };
    return parts;
}

RoutingRule ruleFor(const char* source, RuleAction action, TableId table = kOther)
{
    RoutingRule rule;
    rule.source = IpPrefix::parse(source).value();
    rule.action = action;
    rule.table = table;
    return rule;
}

/// Of a packet from 192.168.88.10: where it goes; 0: nowhere.
InterfaceId leads(const Rib& rib, const char* destination, PacketOrigin origin = {})
{
    origin.source = ip("192.168.88.10");
    const Route* const found = rib.lookup(ip(destination), origin);
    return found ? found->out : kNoInterface;
}

} // namespace

class TestRib : public QObject {
    Q_OBJECT

private slots:
    void anEmptyRibLeadsNowhere() { QVERIFY(!Rib().lookup(ip("10.0.0.1"))); }

    void withoutAMatchingRuleMainIsAsked()
    {
        Rib::Parts all = parts();
        all.rules = {ruleFor("10.9.9.9/32", RuleAction::Lookup)};
        QCOMPARE(leads(Rib(all), "10.0.0.1"), 1U);
    }

    void aRuleLeadsToItsTable()
    {
        Rib::Parts all = parts();
        all.rules = {ruleFor("192.168.88.0/24", RuleAction::Lookup)};
        QCOMPARE(leads(Rib(all), "10.0.0.1"), 2U);
    }

    void whatATableDoesNotKnowGoesOn()
    {
        Rib::Parts all = parts();
        all.rules = {ruleFor("192.168.88.0/24", RuleAction::Lookup)};
        QCOMPARE(leads(Rib(all), "8.8.8.8"), 1U);
    }

    void lookupOnlyInTableGoesNowhereElse()
    {
        Rib::Parts all = parts();
        all.rules = {ruleFor("192.168.88.0/24", RuleAction::LookupOnlyInTable)};
        QCOMPARE(leads(Rib(all), "10.0.0.1"), 2U);
        QCOMPARE(leads(Rib(all), "8.8.8.8"), 0U);
    }

    void aRuleRefuses_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("kind");
        QTest::newRow("drop") << int(RuleAction::Drop) << int(RouteKind::Blackhole);
        QTest::newRow("unreachable") << int(RuleAction::Unreachable) << int(RouteKind::Unreachable);
    }
    void aRuleRefuses()
    {
        QFETCH(int, action);
        Rib::Parts all = parts();
        all.rules = {ruleFor("192.168.88.0/24", static_cast<RuleAction>(action))};
        const Route* const found = Rib(all).lookup(ip("8.8.8.8"), {.source = ip("192.168.88.10")});
        QVERIFY(found);
        QTEST(int(found->kind), "kind");
    }

    void theFirstRuleThatAnswersDecides()
    {
        Rib::Parts all = parts();
        all.rules = {ruleFor("192.168.88.0/24", RuleAction::Lookup),
                     ruleFor("192.168.88.0/24", RuleAction::Drop)};
        const Rib rib(all);
        QCOMPARE(leads(rib, "10.0.0.1"), 2U);
        QCOMPARE(leads(rib, "8.8.8.8"), 0U);
    }

    void rulesMatchDestinationInterfaceAndMark_data()
    {
        QTest::addColumn<QString>("matcher");
        QTest::addColumn<QString>("destination");
        QTest::addColumn<InterfaceId>("in");
        QTest::addColumn<TableId>("mark");
        QTest::addColumn<InterfaceId>("leadsTo");
        QTest::newRow("the destination") << "destination"
                                         << "10.1.0.1" << InterfaceId(5) << TableId(0) << InterfaceId(2);
        QTest::newRow("another destination") << "destination"
                                             << "10.2.0.1" << InterfaceId(5) << TableId(0) << InterfaceId(1);
        QTest::newRow("the interface") << "interface"
                                       << "10.2.0.1" << InterfaceId(4) << TableId(0) << InterfaceId(2);
        QTest::newRow("another interface") << "interface"
                                           << "10.2.0.1" << InterfaceId(5) << TableId(0) << InterfaceId(1);
        QTest::newRow("the mark") << "mark"
                                  << "10.2.0.1" << InterfaceId(5) << kMainTable << InterfaceId(2);
        QTest::newRow("no mark") << "mark"
                                 << "10.2.0.1" << InterfaceId(5) << TableId(0) << InterfaceId(1);
    }
    void rulesMatchDestinationInterfaceAndMark()
    {
        QFETCH(QString, matcher);
        QFETCH(QString, destination);
        QFETCH(InterfaceId, in);
        QFETCH(TableId, mark);
        RoutingRule rule;
        rule.table = kOther;
        if (matcher == "destination")
            rule.destination = IpPrefix::parse("10.1.0.0/16");
        else if (matcher == "interface")
            rule.in = 4;
        else
            rule.routingMark = kMainTable;
        Rib::Parts all = parts();
        all.rules = {rule};

        const PacketOrigin origin{.in = in, .link = in, .routingMark = mark};
        QTEST(leads(Rib(all), destination.toUtf8(), origin), "leadsTo");
    }

    void minPrefixHidesShortRoutes()
    {
        Rib::Parts all = parts();
        RoutingRule rule = ruleFor("192.168.88.0/24", RuleAction::LookupOnlyInTable, kMainTable);
        rule.hiddenLength = 0;
        all.rules = {rule};
        QCOMPARE(leads(Rib(all), "8.8.8.8"), 0U); // the default route is hidden
        all.rules.front().action = RuleAction::Lookup;
        QCOMPARE(leads(Rib(all), "8.8.8.8"), 1U); // and found behind the rules
    }

    void theRoutersOwnAddressComesBeforeRulesAndMarks()
    {
        Rib::Parts all = parts();
        all.rules = {ruleFor("0.0.0.0/0", RuleAction::Drop)};
        const Route* const found =
            Rib(all).lookup(ip("192.168.88.1"), {.source = ip("10.0.0.1"), .routingMark = kOther});
        QVERIFY(found);
        QCOMPARE(found->kind, RouteKind::Local);
    }

    void aMarkedPacketIsLookedUpInTheTableOfItsMark()
    {
        const Rib rib(parts());
        QCOMPARE(leads(rib, "10.0.0.1", {.routingMark = kOther}), 2U);
        QCOMPARE(leads(rib, "8.8.8.8", {.routingMark = kOther}), 1U);
    }

    void aRuleComesBeforeTheMark()
    {
        Rib::Parts all = parts();
        all.rules = {ruleFor("192.168.88.0/24", RuleAction::Lookup, kMainTable)};
        QCOMPARE(leads(Rib(all), "10.0.0.1", {.routingMark = kOther}), 1U);
    }

    void aMarkOfNoTableIsAsNone()
    {
        QCOMPARE(leads(Rib(parts()), "10.0.0.1", {.routingMark = 99}), 1U);
        QCOMPARE(leads(Rib(), "10.0.0.1", {.routingMark = 99}), 0U);
    }

    void aPacketInAVrfStaysInIt()
    {
        const Rib rib(parts());
        const PacketOrigin inVrf{.in = kVrfPort, .link = kVrfPort};
        QCOMPARE(leads(rib, "172.16.0.1", inVrf), kVrfPort);
        QCOMPARE(leads(rib, "8.8.8.8", inVrf), 0U);
        QVERIFY(!rib.lookup(ip("192.168.88.1"), inVrf)); // main's address is not here
        QCOMPARE(leads(rib, "172.16.0.1"), 1U);
    }

    void aRuleMayLeadOutOfAVrf()
    {
        Rib::Parts all = parts();
        RoutingRule rule;
        rule.in = kVrfPort;
        all.rules = {rule};
        const Rib rib(all);
        const PacketOrigin inVrf{.in = kVrfPort, .link = kVrfPort};
        QCOMPARE(leads(rib, "8.8.8.8", inVrf), 1U);
        QCOMPARE(leads(rib, "172.16.0.1", inVrf), kVrfPort);
    }

    void anAnswerOfTheRouterIsInTheVrfOfTheQuestion()
    {
        QCOMPARE(leads(Rib(parts()), "172.16.0.1", {.link = kVrfPort}), kVrfPort);
    }
};

QTEST_APPLESS_MAIN(TestRib)
#include "tst_rib.moc"
