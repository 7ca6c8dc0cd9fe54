// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/plan.h"

#include <QTest>

using namespace tb;

namespace {

config::InterfaceList list(const char* name, std::vector<std::string> include = {},
                           std::vector<std::string> exclude = {})
{
    config::InterfaceList one;
    one.name = name;
    one.include = std::move(include);
    one.exclude = std::move(exclude);
    return one;
}

config::InterfaceListMember member(const char* list, const char* interface)
{
    config::InterfaceListMember one;
    one.list = list;
    one.interface = interface;
    return one;
}

/// ether1 (1) is in WAN, ether2 (2) and ether3 (3) are in LAN.
config::Config bench()
{
    config::Config config;
    for (const std::uint32_t id : {1U, 2U, 3U}) {
        config::EthernetInterface port;
        port.id = id;
        port.name = "ether" + std::to_string(id);
        config.ethernets.push_back(port);
    }
    config.interfaceLists = {list("WAN"), list("LAN")};
    config.interfaceListMembers = {member("WAN", "ether1"), member("LAN", "ether2"), member("LAN", "ether3")};
    return config;
}

/// "123" for a list of all three; an error's menu, item, property and text.
QString members(const config::Config& config, const char* name)
{
    const auto plan = forward::Plan::compile(config, {});
    if (!plan)
        return QString::fromStdString(plan.error().menu + " " + plan.error().item + " " +
                                      plan.error().property + ": " + plan.error().text());
    const routing::InterfaceSet* const set = (*plan)->interfaceLists.find(name);
    QString ids;
    for (const std::uint32_t id : {1U, 2U, 3U})
        ids += set && set->contains(id) ? QString::number(id) : QString();
    return set ? ids : "no list";
}

} // namespace

class TestCompileInterfaceLists : public QObject {
    Q_OBJECT

private slots:
    void aListHasItsMembers()
    {
        QCOMPARE(members(bench(), "LAN"), QString("23"));
        QCOMPARE(members(bench(), "WAN"), QString("1"));
        QCOMPARE(members(bench(), "DMZ"), QString("no list"));
    }

    void fourListsAreAlwaysThere()
    {
        QCOMPARE(members(bench(), "all"), QString("123"));
        QCOMPARE(members(bench(), "static"), QString("123"));
        QCOMPARE(members(bench(), "none"), QString());
        QCOMPARE(members(bench(), "dynamic"), QString());
    }

    void whatIsDisabledCountsNothing()
    {
        config::Config config = bench();
        config.interfaceListMembers[1].disabled = true;
        QCOMPARE(members(config, "LAN"), QString("3"));
        config.interfaceLists[1].disabled = true;
        QCOMPARE(members(config, "LAN"), QString());
    }

    void includedListsAreAddedThenExcludedOnesTakenAway()
    {
        config::Config config = bench();
        config.interfaceLists.push_back(list("both", {"WAN", "LAN"}));
        config.interfaceLists.push_back(list("rest", {"all"}, {"WAN"}));
        QCOMPARE(members(config, "both"), QString("123"));
        QCOMPARE(members(config, "rest"), QString("23"));
    }

    void aMemberStaysThoughAListWithItIsExcluded()
    {
        config::Config config = bench();
        config.interfaceLists.push_back(list("rest", {"all"}, {"LAN"}));
        config.interfaceListMembers.push_back(member("rest", "ether3"));
        QCOMPARE(members(config, "rest"), QString("13"));
    }

    void noListIsAPartOfItself()
    {
        config::Config config = bench();
        config.interfaceLists[0].include = {"LAN"};
        config.interfaceLists[1].exclude = {"WAN"};
        QCOMPARE(members(config, "LAN"),
                 QString("/interface/list 0 include: failure: list WAN would be a part of itself"));
        config.interfaceLists[1].exclude = {"other"};
        config.interfaceLists.push_back(list("other", {"other"}));
        QCOMPARE(members(config, "LAN"),
                 QString("/interface/list 2 include: failure: list other would be a part of itself"));
    }

    void whatIsNamedMustBeThere()
    {
        config::Config config = bench();
        config.interfaceLists[0].exclude = {"LAN", "DMZ"};
        QCOMPARE(members(config, "LAN"),
                 QString("/interface/list 0 exclude: input does not match any value of exclude"));
        config = bench();
        config.interfaceListMembers[2].interface = "ether9";
        QCOMPARE(members(config, "LAN"),
                 QString("/interface/list/member 2 interface: input does not match any value of interface"));
        config = bench();
        config.interfaceListMembers[0].list = "all";
        QCOMPARE(members(config, "LAN"),
                 QString("/interface/list/member 0 list: input does not match any value of list"));
    }

    void namesAndMembersAreThereOnce()
    {
        config::Config config = bench();
        config.interfaceListMembers.push_back(member("LAN", "ether2"));
        QCOMPARE(members(config, "LAN"),
                 QString("/interface/list/member 3 interface: failure: already have such entry"));
        config = bench();
        config.interfaceLists[0].name = "dynamic";
        QCOMPARE(members(config, "LAN"),
                 QString("/interface/list 0 name: failure: already have an item with the name dynamic"));
    }
};

QTEST_APPLESS_MAIN(TestCompileInterfaceLists)
#include "tst_compile_interface_lists.moc"
