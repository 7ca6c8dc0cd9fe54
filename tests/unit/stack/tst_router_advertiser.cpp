// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/router_advertiser.h"

#include "support/fake_host.h"
#include "wire/craft.h"
#include "wire/transport_checksum.h"

#include <QTest>

#include <tins/ethernetII.h>
#include <tins/icmpv6.h>
#include <tins/ipv6.h>

using namespace tb;
using namespace std::chrono_literals;
using stack::RouterAdvertiser;

namespace {

constexpr routing::InterfaceId kLan = 1;

/// A router with one LAN, its advertiser and the hosts that listen.
class Bench {
public:
    Bench()
    {
        config::EthernetInterface ether;
        ether.id = kLan;
        ether.name = "ether1";
        config.ethernets = {ether};
        addAddress("2001:db8:88::1/64");
    }
    void addAddress(const char* address, bool advertise = true)
    {
        config::InterfaceAddress one;
        one.address = *IpPrefix::parse(address);
        one.interface = "ether1";
        one.advertise = advertise;
        config.addresses6.push_back(one);
    }
    config::Ipv6Nd& item()
    {
        config.routerAdvertisements.resize(1);
        return config.routerAdvertisements[0];
    }
    void apply()
    {
        const auto plan = forward::Plan::compile(config, {});
        TB_CHECK(bool(plan));
        advertiser.apply(config, **plan);
    }
    void applyAndListen()
    {
        apply();
        host.advance(advertiser, 1s);
    }
    Tins::EthernetII heard(std::size_t i) const
    {
        const wire::Frame& frame = host.frames[i].frame.frame();
        return Tins::EthernetII(frame.data, frame.size);
    }
    Tins::ICMPv6 last() const { return heard(host.frames.size() - 1).rfind_pdu<Tins::ICMPv6>(); }
    /// A host asks; false when the advertiser leaves the packet to others.
    bool ask(std::uint8_t hopLimit = 255, std::uint8_t code = 0, const char* sender = "fe80::10",
             bool saysMac = true)
    {
        Tins::ICMPv6 icmp(Tins::ICMPv6::ROUTER_SOLICIT);
        icmp.code(code);
        if (saysMac)
            icmp.source_link_layer_addr("02:00:00:00:00:10");
        Tins::IPv6 ip("ff02::2", sender);
        ip.hop_limit(hopLimit);
        Tins::EthernetII frame = Tins::EthernetII() / ip / icmp;
        return host.give(advertiser, wire::OwnedFrame::copyOf(frame.serialize()), kLan);
    }

    config::Config config;
    test::FakeHost host;
    RouterAdvertiser advertiser{host};
};

} // namespace

class TestRouterAdvertiser : public QObject {
    Q_OBJECT

private slots:
    void theSubnetOfAnAddressIsAnnouncedToAllNodes()
    {
        Bench bench;
        bench.applyAndListen();
        QCOMPARE(bench.host.frames.size(), std::size_t{1});
        QCOMPARE(bench.host.frames[0].interface, kLan);
        const Tins::EthernetII frame = bench.heard(0);
        QCOMPARE(frame.dst_addr().to_string(), std::string("33:33:00:00:00:01"));
        const auto& ip = frame.rfind_pdu<Tins::IPv6>();
        QCOMPARE(ip.dst_addr().to_string(), std::string("ff02::1"));
        QVERIFY(ip.src_addr().to_string().starts_with("fe80::"));
        QCOMPARE(int(ip.hop_limit()), 255);
        const Tins::ICMPv6 icmp = bench.last();
        QCOMPARE(int(icmp.type()), 134);
        QCOMPARE(int(icmp.router_lifetime()), 1800);
        QVERIFY(!icmp.managed() && !icmp.other());
        const auto prefix = icmp.prefix_info();
        QCOMPARE(prefix.prefix.to_string(), std::string("2001:db8:88::"));
        QCOMPARE(int(prefix.prefix_len), 64);
        QVERIFY(prefix.A && prefix.L);
        QCOMPARE(prefix.valid_lifetime, 2592000U);
        QCOMPARE(prefix.preferred_lifetime, 604800U);
        QVERIFY(icmp.source_link_layer_addr() == frame.src_addr());
        QVERIFY(!icmp.search_option(Tins::ICMPv6::MTU));
        QVERIFY(!icmp.search_option(Tins::ICMPv6::RECURSIVE_DNS_SERV));
    }

    void theChecksumIsRight()
    {
        Bench bench;
        bench.applyAndListen();
        wire::Packet packet;
        QVERIFY(!wire::parseFrame(bench.host.frames[0].frame.frame(), packet));
        QVERIFY(wire::verifyTransportChecksum(packet));
    }

    void whatIsConfiguredIsSaid()
    {
        Bench bench;
        config::Ipv6Nd& item = bench.item();
        item.interface = "ether1";
        item.mtu = 1400;
        item.hopLimit = std::uint8_t{32};
        item.raLifetime = 0s;
        item.managed = item.otherConfiguration = true;
        bench.config.dns.allowRemoteRequests = true;
        bench.applyAndListen();
        const Tins::ICMPv6 icmp = bench.last();
        QCOMPARE(icmp.mtu().second, 1400U);
        QCOMPARE(int(icmp.hop_limit()), 32);
        QCOMPARE(int(icmp.router_lifetime()), 0);
        QVERIFY(icmp.managed() && icmp.other());
        const auto dns = icmp.recursive_dns_servers();
        QCOMPARE(dns.servers.size(), std::size_t{1});
        QCOMPARE(dns.servers[0].to_string(), std::string("2001:db8:88::1"));
        QCOMPARE(dns.lifetime, 1800U);
    }

    void anItemOfTheInterfaceComesBeforeTheOneForAll()
    {
        Bench bench;
        bench.config.routerAdvertisements.resize(2);
        bench.config.routerAdvertisements[0].disabled = true;
        bench.config.routerAdvertisements[1].interface = "ether1";
        bench.config.routerAdvertisements[1].hopLimit = std::uint8_t{9};
        bench.applyAndListen();
        QCOMPARE(int(bench.last().hop_limit()), 9);
    }

    void withoutASubnetToAnnounceNothingIsSaidUnlessSomebodyWantsIt()
    {
        Bench bench;
        bench.config.addresses6[0].advertise = false;
        bench.applyAndListen();
        QVERIFY(bench.host.frames.empty());
        bench.item();
        bench.applyAndListen();
        QCOMPARE(bench.host.frames.size(), std::size_t{1});
        QVERIFY(!bench.last().search_option(Tins::ICMPv6::PREFIX_INFO));
    }

    void onlySubnetsOfSixtyFourBitsAreAnnounced()
    {
        Bench bench;
        bench.config.addresses6.clear();
        bench.addAddress("2001:db8:99::1/56");
        bench.applyAndListen();
        QVERIFY(bench.host.frames.empty());
    }

    void aConfiguredPrefixReplacesThatOfTheAddress()
    {
        Bench bench;
        config::NdPrefix prefix;
        prefix.prefix = *IpPrefix::parse("2001:db8:88::/64");
        prefix.interface = "ether1";
        prefix.autonomous = false;
        bench.config.ndPrefixes = {prefix};
        bench.applyAndListen();
        const Tins::ICMPv6 icmp = bench.last();
        QVERIFY(!icmp.prefix_info().A);
        const auto isPrefix = [](const auto& option) { return option.option() == Tins::ICMPv6::PREFIX_INFO; };
        QCOMPARE(std::ranges::count_if(icmp.options(), isPrefix), 1);
    }

    void threeComeSoonAndThenOneInAnInterval()
    {
        Bench bench;
        bench.apply();
        bench.host.advance(bench.advertiser, 33s);
        QCOMPARE(bench.host.frames.size(), std::size_t{3});
        const std::size_t soon = bench.host.frames.size();
        bench.host.advance(bench.advertiser, 3h);
        const auto later = bench.host.frames.size() - soon;
        QVERIFY(later >= 18 && later <= 54); // 3h / 10min, 3h / 200s
    }

    void whoAsksIsAnsweredWithinHalfASecondAndNobodyIsAnsweredTooOften()
    {
        Bench bench;
        bench.apply();
        bench.host.advance(bench.advertiser, 100s);
        const std::size_t before = bench.host.frames.size();
        QVERIFY(bench.ask());
        bench.host.advance(bench.advertiser, 500ms);
        QCOMPARE(bench.host.frames.size(), before + 1);
        for (int i = 0; i < 10; ++i)
            QVERIFY(bench.ask());
        bench.host.advance(bench.advertiser, 2s);
        QCOMPARE(bench.host.frames.size(), before + 1);
        bench.host.advance(bench.advertiser, 1500ms);
        QCOMPARE(bench.host.frames.size(), before + 2);
    }

    void questionsThatNobodyOnTheLinkMayAskAreNotAnswered_data()
    {
        QTest::addColumn<int>("hopLimit");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("sender");
        QTest::addColumn<bool>("saysMac");
        QTest::addColumn<bool>("isAnswered");
        QTest::newRow("from a host") << 255 << 0 << QByteArray("fe80::10") << true << true;
        QTest::newRow("from who has no address") << 255 << 0 << QByteArray("::") << false << true;
        QTest::newRow("forwarded") << 254 << 0 << QByteArray("fe80::10") << true << false;
        QTest::newRow("unknown code") << 255 << 1 << QByteArray("fe80::10") << true << false;
        QTest::newRow("nobody with a MAC address") << 255 << 0 << QByteArray("::") << true << false;
    }
    void questionsThatNobodyOnTheLinkMayAskAreNotAnswered()
    {
        QFETCH(int, hopLimit);
        QFETCH(int, code);
        QFETCH(QByteArray, sender);
        QFETCH(bool, saysMac);
        QFETCH(bool, isAnswered);
        Bench bench;
        bench.apply();
        bench.host.advance(bench.advertiser, 100s);
        const std::size_t before = bench.host.frames.size();
        QVERIFY(bench.ask(static_cast<std::uint8_t>(hopLimit), static_cast<std::uint8_t>(code),
                          sender.constData(), saysMac));
        bench.host.advance(bench.advertiser, 500ms);
        QCOMPARE(bench.host.frames.size() - before, std::size_t(isAnswered ? 1 : 0));
    }

    void whoStopsSaysSo()
    {
        Bench bench;
        bench.applyAndListen();
        bench.item().disabled = true;
        bench.apply();
        QCOMPARE(bench.host.frames.size(), std::size_t{2});
        QCOMPARE(int(bench.last().router_lifetime()), 0);
        QVERIFY(!bench.advertiser.nextTick());
        bench.apply();
        QCOMPARE(bench.host.frames.size(), std::size_t{2});
    }

    void aRouterThatDoesNotForwardIsNone()
    {
        Bench bench;
        bench.config.ipv6Settings.forward = false;
        bench.applyAndListen();
        QVERIFY(bench.host.frames.empty());
    }

    void theSameConfigurationAgainChangesNothing()
    {
        Bench bench;
        bench.applyAndListen();
        const auto next = bench.advertiser.nextTick();
        bench.apply();
        QVERIFY(bench.advertiser.nextTick() == next);
    }
};

QTEST_APPLESS_MAIN(TestRouterAdvertiser)
#include "tst_router_advertiser.moc"
