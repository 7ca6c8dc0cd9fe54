// SPDX-License-Identifier: GPL-3.0-or-later
#include "firewall/match.h"

#include "unit/conntrack/written_packet.h"

#include <QTest>

#include <functional>

using namespace tb;
using config::RuleMatch;
using firewall::Match;

namespace {

constexpr routing::InterfaceId kWan = 1, kLan = 2;
constexpr routing::TableId kProvider2 = 2;

constexpr const char* kWeb = "tcp 192.168.88.10:40000 203.0.113.10:80 S";
constexpr const char* kDns = "udp 192.168.88.10:5000 203.0.113.10:53";
constexpr const char* kEcho = "icmp 192.168.88.10 203.0.113.10 echo-request id=7";
constexpr const char* kUnreachable =
    "icmp 192.168.88.10 203.0.113.10 port-unreachable ( udp 203.0.113.10:53 192.168.88.10:5000 )";
constexpr const char* kWeb6 = "tcp [2001:db8:88::10]:40000 [2001:db8:203::10]:80 S";

template <typename T>
config::Matcher<T> is(T value)
{
    return config::Matcher<T>({std::move(value), false});
}

config::Matcher<IpRange> addresses(const char* text)
{
    return is(*IpRange::parse(text));
}

config::Matcher<config::PortRanges> ports(std::initializer_list<std::pair<int, int>> ranges)
{
    config::PortRanges all;
    for (const auto& [first, last] : ranges)
        all.ranges.push_back(
            {Port(static_cast<std::uint16_t>(first)), Port(static_cast<std::uint16_t>(last))});
    return is(std::move(all));
}

config::Matcher<config::AddressTypes> types(std::initializer_list<config::AddressType> all)
{
    config::AddressTypes types;
    for (const config::AddressType type : all)
        types.bits |= static_cast<std::uint8_t>(type);
    return is(types);
}

/// A router with 203.0.113.2/24 to the Internet and 192.168.88.1/24 inside, the list LAN and a second table.
struct Bench {
    Bench()
    {
        lan.add(kLan);
        std::vector<routing::Interface> interfaces(2);
        interfaces[0].id = kWan;
        interfaces[0].addresses = {*IpPrefix::parse("203.0.113.2/24")};
        interfaces[1].id = kLan;
        interfaces[1].addresses = {*IpPrefix::parse("192.168.88.1/24"),
                                   *IpPrefix::parse("2001:db8:88::1/64")};
        types = firewall::AddressTypeTable(routing::InterfaceTable(std::move(interfaces)));
    }

    /// Whether a packet from inside to outside matches.
    bool matches(const RuleMatch& wanted, const char* text) const
    {
        const test::TestPacket packet = test::written(text);
        const Match match(wanted, {kLan, kWan, &lan, &lan, kProvider2});
        return match.holds({packet.packet, types, in, out, mark});
    }

    routing::InterfaceSet lan;
    firewall::AddressTypeTable types;
    routing::InterfaceId in = kLan, out = kWan;
    routing::TableId mark = routing::kNoTable;
};

/// The only matcher that is set, turned round.
template <typename T>
config::Matcher<T> isNot(config::Matcher<T> matcher)
{
    matcher->isNegated = true;
    return matcher;
}

using SetMatcher = std::function<void(RuleMatch&, bool negated)>;

template <auto Member, typename T>
SetMatcher set(config::Matcher<T> matcher)
{
    return [matcher](RuleMatch& wanted, bool negated) {
        wanted.*Member = matcher;
        (wanted.*Member)->isNegated = negated;
    };
}

using config::AddressType;

/// The matchers of eachMatcherAndItsOpposite().
const SetMatcher kMatchers[] = {
    set<&RuleMatch::protocol>(is(std::uint8_t{6                      }
    )),
    set<&RuleMatch::sourceAddress>(addresses("192.168.88.10-192.168.88.20")),
    set<&RuleMatch::destinationAddress>(addresses("203.0.113.0/24")),
    set<&RuleMatch::sourcePort>(ports({                        {40000, 40100}                                 }
    )),
    set<&RuleMatch::destinationPort>(ports({       {443, 443},                                               {80, 80}}
    )),
    set<&RuleMatch::port>(ports({                           {80, 80}                                                     }
    )),
    set<&RuleMatch::sourceAddressType>(types({ AddressType::Unicast}
    )),
    set<&RuleMatch::destinationAddressType>(types({                                           AddressType::Local,                                                                AddressType::Broadcast}
    )),
    set<&RuleMatch::icmpOptions>(is(config::IcmpOptions{                                               8,                                                                                              0, 255}
    )),
    set<&RuleMatch::inInterface>(is(std::string("ether2"))),
    set<&RuleMatch::outInterface>(is(std::string("ether1"))),
    set<&RuleMatch::inInterfaceList>(is(std::string("LAN"))),
    set<&RuleMatch::outInterfaceList>(is(std::string("LAN"))),
    set<&RuleMatch::routingMark>(is(std::string("provider2"))),
};

} // namespace

class TestMatch : public QObject {
    Q_OBJECT

private slots:
    void aRuleWithoutMatchersMatchesEverything()
    {
        const Bench bench;
        for (const char* const packet : {kWeb, kDns, kEcho, kWeb6, "47 10.0.0.1 10.0.0.2"})
            QVERIFY2(bench.matches({}, packet), packet);
    }

    void eachMatcherAndItsOpposite_data()
    {
        QTest::addColumn<QString>("packet");
        QTest::addColumn<int>("matcher");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char* name, const char* packet, int matcher, bool holds) {
            QTest::newRow(name) << packet << matcher << holds;
        };
        row("protocol", kWeb, 0, true);
        row("another protocol", kDns, 0, false);
        row("source in the range", kWeb, 1, true);
        row("source outside of it", "tcp 192.168.88.21:1 203.0.113.10:80 S", 1, false);
        row("an IPv4 range and IPv6", kWeb6, 1, false);
        row("destination in the network", kWeb, 2, true);
        row("destination in another", "tcp 192.168.88.10:1 203.0.114.10:80 S", 2, false);
        row("source port in a range", kWeb, 3, true);
        row("source port beside it", "tcp 192.168.88.10:40101 203.0.113.10:80 S", 3, false);
        row("destination port in the list", kWeb, 4, true);
        row("destination port not in it", "tcp 192.168.88.10:40000 203.0.113.10:81 S", 4, false);
        row("either port: the destination", kWeb, 5, true);
        row("either port: the source", "tcp 203.0.113.10:80 192.168.88.10:40000 SA", 5, true);
        row("neither port", "tcp 192.168.88.10:40000 203.0.113.10:81 S", 5, false);
        row("source is of the network", kWeb, 6, true);
        row("source is the router", "tcp 192.168.88.1:1 203.0.113.10:80 S", 6, false);
        row("destination is the router", "tcp 203.0.113.10:1 203.0.113.2:80 S", 7, true);
        row("destination is a broadcast", "udp 192.168.88.10:1 192.168.88.255:9", 7, true);
        row("destination is somebody else", kWeb, 7, false);
        row("type and code", kEcho, 8, true);
        row("the type and another code", kUnreachable, 8, false);
        row("in-interface", kWeb, 9, true);
        row("out-interface", kWeb, 10, true);
        row("list of the in-interface", kWeb, 11, true);
        row("list without the out-interface", kWeb, 12, false);
        row("no mark", kWeb, 13, false);
    }
    void eachMatcherAndItsOpposite()
    {
        QFETCH(QString, packet);
        QFETCH(int, matcher);
        QFETCH(bool, holds);
        const Bench bench;
        const QByteArray text = packet.toUtf8();
        for (const bool negated : {false, true}) {
            RuleMatch wanted;
            kMatchers[static_cast<std::size_t>(matcher)](wanted, negated);
            QCOMPARE(bench.matches(wanted, text.constData()), holds != negated);
        }
    }

    void codesOfAnIcmpMessageAreARange()
    {
        const Bench bench;
        RuleMatch wanted;
        wanted.icmpOptions = is(config::IcmpOptions{3, 0, 2});
        QVERIFY(!bench.matches(wanted, kUnreachable)); // its code is 3
        wanted.icmpOptions = is(config::IcmpOptions{3, 2, 3});
        QVERIFY(bench.matches(wanted, kUnreachable));
        wanted.icmpOptions = is(config::IcmpOptions{3, 4, 9});
        QVERIFY(!bench.matches(wanted, kUnreachable));
    }

    void aPacketWithoutPortsMatchesNeitherAPortNorItsOpposite()
    {
        const Bench bench;
        RuleMatch wanted;
        wanted.destinationPort = ports({
            {0, 65535}
        });
        QVERIFY(!bench.matches(wanted, kEcho));
        wanted.destinationPort = isNot(ports({
            {80, 80}
        }));
        QVERIFY(!bench.matches(wanted, kEcho));
        wanted = {};
        wanted.icmpOptions = isNot(is(config::IcmpOptions{8}));
        QVERIFY(!bench.matches(wanted, kWeb));
    }

    void allMatchersMustHold()
    {
        const Bench bench;
        RuleMatch wanted;
        wanted.protocol = is(std::uint8_t{6});
        wanted.destinationPort = ports({
            {80, 80}
        });
        wanted.sourceAddress = isNot(addresses("192.168.88.10"));
        QVERIFY(!bench.matches(wanted, kWeb));
        QVERIFY(bench.matches(wanted, "tcp 192.168.88.11:40000 203.0.113.10:80 S"));
        QVERIFY(!bench.matches(wanted, "tcp 192.168.88.11:40000 203.0.113.10:81 S"));
    }

    void whatTheRouterMakesCameThroughNoInterface()
    {
        Bench bench;
        bench.in = routing::kNoInterface;
        RuleMatch wanted;
        wanted.inInterfaceList = is(std::string("LAN"));
        QVERIFY(!bench.matches(wanted, kWeb));
        wanted.inInterfaceList = isNot(is(std::string("LAN")));
        QVERIFY(bench.matches(wanted, kWeb));
    }

    void aMarkMatchesItsTable()
    {
        Bench bench;
        bench.mark = kProvider2;
        RuleMatch wanted;
        wanted.routingMark = is(std::string("provider2"));
        QVERIFY(bench.matches(wanted, kWeb));
        bench.mark = routing::kMainTable;
        QVERIFY(!bench.matches(wanted, kWeb));
    }
};

QTEST_APPLESS_MAIN(TestMatch)
#include "tst_match.moc"
