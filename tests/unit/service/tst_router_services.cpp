// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/router.h"

#include "base/virtual_clock.h"
#include "link/memory_link.h"
#include "menu/menu.h"
#include "stack/dhcp_clients.h"
#include "stack/dhcp_message.h"
#include "wire/frame_parser.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace std::chrono_literals;
using namespace tb;
using namespace tb::service;
using stack::DhcpMessage;
using stack::DhcpType;

namespace {

const IpAddress kEverybody = IpAddress::v4(~std::uint32_t{0});
const MacAddress kHost = MacAddress::local(0xc1), kServer = MacAddress::local(0x5e);

/// A router in virtual time, and the far ends of its cables.
struct Bench {
    VirtualClock clock;
    std::map<std::string, std::shared_ptr<link::Link>> farEnds; ///< by port
    Router router{options(), clock};

    RouterOptions options()
    {
        RouterOptions result;
        result.workers = 1;
        result.maxEntries = 1000;
        result.seed = 1;
        result.openLink = [this](const config::EthernetInterface& port, int) {
            auto [near, far] = *link::MemoryLink::makePair(port.name, MacAddress::local(port.id));
            farEnds[port.name] = far;
            return Result<std::shared_ptr<link::Link>, SystemError>(near);
        };
        return result;
    }
    void send(const std::string& port, const DhcpMessage& message, const stack::DhcpFrameEnds& ends)
    {
        wire::OwnedFrame frame = stack::dhcpFrame(message, ends);
        link::EgressFrame egress = link::EgressFrame::forTest(frame.frame());
        QVERIFY(farEnds.at(port)->send(0, egress) == link::SendStatus::Sent);
        router.step();
    }
    /// The DHCP messages that have come out of a port.
    std::vector<DhcpMessage> received(const std::string& port)
    {
        router.step();
        wire::FrameArena arena(32);
        std::vector<DhcpMessage> messages;
        const std::size_t count = farEnds.at(port)->receive(0, arena.frames());
        for (std::size_t i = 0; i < count; ++i) {
            wire::Packet packet;
            const bool isIp =
                !wire::parseFrame(arena.frames()[i], packet) && packet.isV4() && packet.hasTuple;
            if (const auto message = isIp ? stack::readDhcp(packet.payload()) : std::nullopt)
                messages.push_back(*message);
        }
        return messages;
    }
    /// A host on a port gets an address.
    IpAddress bindHost(const std::string& port, const MacAddress& mac)
    {
        DhcpMessage message;
        message.mac = mac;
        const stack::DhcpFrameEnds ends{mac, MacAddress::broadcast(), IpAddress::anyV4(), kEverybody, false};
        send(port, message, ends);
        const std::vector<DhcpMessage> offers = received(port);
        if (offers.empty())
            return {};
        message.type = DhcpType::Request;
        message.serverId = offers[0].serverId;
        message.requestedAddress = offers[0].yourAddress;
        send(port, message, ends);
        const std::vector<DhcpMessage> acks = received(port);
        return acks.empty() || acks[0].type != DhcpType::Ack ? IpAddress() : acks[0].yourAddress;
    }
    menu::MenuView view(const char* path) { return router.view(*menu::findMenu(path)); }
    /// The text of a cell of the row.
    std::string cell(const char* path, std::size_t row, std::string_view property)
    {
        const menu::Menu& menu = *menu::findMenu(path);
        const auto found = std::ranges::find(menu.properties, property, &menu::Property::name);
        const auto column = static_cast<std::size_t>(found - menu.properties.begin());
        return view(path).rows.at(row).cells.at(column).text;
    }
    menu::Reply act(const char* path, const char* action, std::vector<std::uint32_t> items)
    {
        menu::Command command{menu::Verb::Action, path, std::move(items), {}, {}};
        command.action = action;
        return router.execute(command);
    }
};

constexpr const char* kServerText = R"(
/interface ethernet
add name=ether1 link=lab
/ip address
add address=192.168.88.1/24 interface=ether1
/ip pool
add name=pool1 ranges=192.168.88.10-192.168.88.20
/ip dhcp-server
add name=lan interface=ether1 address-pool=pool1 lease-time=10m
)";
constexpr const char* kLeases = "/ip/dhcp-server/lease";

} // namespace

class TestRouterServices : public QObject {
    Q_OBJECT

private slots:
    void aHostGetsAnAddressAndIsShown()
    {
        Bench bench;
        QVERIFY(bench.router.load(kServerText));
        QCOMPARE(bench.bindHost("ether1", kHost).toString(), std::string("192.168.88.20"));
        QCOMPARE(bench.view(kLeases).rows.size(), std::size_t{1});
        QCOMPARE(bench.view(kLeases).rows[0].flags, std::string("D"));
        QCOMPARE(bench.cell(kLeases, 0, "status"), std::string("bound"));
        QCOMPARE(bench.cell(kLeases, 0, "server"), std::string("lan"));
        QCOMPARE(bench.cell(kLeases, 0, "expires-after"), std::string("10m"));
        QCOMPARE(bench.cell("/ip/pool/used", 0, "pool"), std::string("pool1"));
        QVERIFY(bench.router.config().dhcpLeases.empty());
    }

    void aDynamicLeaseIsMadeStatic()
    {
        Bench bench;
        QVERIFY(bench.router.load(kServerText));
        bench.bindHost("ether1", kHost);
        QVERIFY(!bench.act(kLeases, "make-static", {bench.view(kLeases).rows[0].id}).error);
        QCOMPARE(bench.router.config().dhcpLeases.size(), std::size_t{1});
        QVERIFY(bench.router.config().dhcpLeases[0].macAddress == kHost);
        QCOMPARE(bench.view(kLeases).rows.size(), std::size_t{1});
        QCOMPARE(bench.view(kLeases).rows[0].flags, std::string());
        QCOMPARE(bench.cell(kLeases, 0, "status"), std::string("bound"));
        QVERIFY(bench.act(kLeases, "make-static", {12345}).error.has_value());
    }

    void aDynamicLeaseIsRemoved()
    {
        Bench bench;
        QVERIFY(bench.router.load(kServerText));
        bench.bindHost("ether1", kHost);
        const std::uint32_t id = bench.view(kLeases).rows[0].id;
        const menu::Command remove{menu::Verb::Remove, kLeases, {id}, {}, {}};
        QVERIFY(!bench.router.execute(remove).error);
        QVERIFY(bench.view(kLeases).rows.empty());
        QVERIFY(bench.router.execute(remove).error.has_value());
    }

    void theRouterGetsAnAddressAndLosesIt()
    {
        Bench bench;
        QVERIFY(bench.router.load("/interface ethernet\nadd name=ether1 link=lab\n"
                                  "/ip dhcp-client\nadd interface=ether1\n"));
        QCOMPARE(bench.cell("/ip/dhcp-client", 0, "status"), std::string("searching..."));
        DhcpMessage answer;
        const auto say = [&](DhcpType type) {
            const std::vector<DhcpMessage> asked = bench.received("ether1");
            QVERIFY(!asked.empty());
            answer.transaction = asked.back().transaction;
            answer.mac = asked.back().mac;
            answer.isReply = true;
            answer.type = type;
            answer.yourAddress = *IpAddress::parse("203.0.113.7");
            answer.serverId = *IpAddress::parse("203.0.113.1");
            answer.subnetMask = *IpAddress::parse("255.255.255.0");
            answer.dnsServers = {*IpAddress::parse("203.0.113.53")};
            answer.leaseTime = 600s;
            bench.send("ether1", answer,
                       {kServer, MacAddress::broadcast(), *answer.serverId, kEverybody, true});
        };
        say(DhcpType::Offer);
        say(DhcpType::Ack);
        QCOMPARE(bench.cell("/ip/dhcp-client", 0, "status"), std::string("bound"));
        QCOMPARE(bench.cell("/ip/dhcp-client", 0, "address"), std::string("203.0.113.7/24"));
        QCOMPARE(bench.cell("/ip/dns", 0, "dynamic-servers"), std::string("203.0.113.53"));
        QVERIFY(bench.router.engine().plan()->interfaces.isOwnAddress(answer.yourAddress));
        QVERIFY(bench.router.config().addresses.empty());

        QVERIFY(!bench.act("/ip/dhcp-client", "release", {bench.view("/ip/dhcp-client").rows[0].id}).error);
        QCOMPARE(bench.cell("/ip/dhcp-client", 0, "status"), std::string("searching..."));
        QVERIFY(!bench.router.engine().plan()->interfaces.isOwnAddress(answer.yourAddress));
        const std::vector<DhcpMessage> last = bench.received("ether1");
        QCOMPARE(last.at(0).type, DhcpType::Release);
        QVERIFY(!bench.act("/ip/dns/cache", "flush", {}).error);
    }
};

QTEST_APPLESS_MAIN(TestRouterServices)
#include "tst_router_services.moc"
