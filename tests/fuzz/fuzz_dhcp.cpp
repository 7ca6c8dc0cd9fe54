// SPDX-License-Identifier: GPL-3.0-or-later
// DHCP messages from strangers, two bytes of length before each: read, written and read again, and given to a
// server and to a client.

#include "unit/stack/dhcp_bench.h"

#include "base/assert.h"
#include "stack/dhcp_clients.h"
#include "stack/dhcp_server.h"

using namespace tb;
using namespace tb::stack;

namespace {

config::Config serverAndClient()
{
    config::Config config;
    config.pools.emplace_back().name = "pool";
    config.pools[0].ranges = {*IpRange::parse("192.168.88.10-192.168.88.20")};
    config.dhcpServers.emplace_back().id = 1;
    config.dhcpServers[0].interface = "ether1";
    config.dhcpServers[0].addressPool = "pool";
    config.ethernets.emplace_back().id = test::kWan;
    config.ethernets[0].name = "ether2";
    config.dhcpClients.emplace_back().id = 2;
    config.dhcpClients[0].interface = "ether2";
    return config;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const config::Config config = serverAndClient();
    static const std::shared_ptr<const forward::Plan> plan = [] {
        config::Config wan;
        wan.ethernets = config.ethernets;
        return *forward::Plan::compile(wan, {});
    }();
    test::FakeHost host(test::twoInterfaces());
    DhcpServer server(host, [] { return std::vector<IpAddress>(); });
    DhcpClients clients(host);
    server.apply(config, *plan);
    clients.apply(config, *plan);
    for (wire::ConstBytes rest(data, size); rest.size() > 2;) {
        const std::size_t length = std::min<std::size_t>(wire::load16(rest.data()) % 1024, rest.size() - 2);
        const wire::ConstBytes payload = rest.subspan(2, length);
        rest = rest.subspan(2 + length);
        auto message = readDhcp(payload);
        if (!message)
            continue;
        const auto again = readDhcp(writeDhcp(*message));
        TB_CHECK(again && again->type == message->type && again->yourAddress == message->yourAddress);
        const IpAddress everybody = IpAddress::v4(~std::uint32_t{0});
        (void)host.give(server, test::udpFrame(message->clientAddress, 68, everybody, 67, payload),
                        test::kLan);
        // A client believes who knows its transaction; the seed of the numbers is the same every time.
        if (const auto asked = test::takeSent(host)) {
            message->transaction = asked->message.transaction;
            message->mac = asked->message.mac;
            (void)host.give(clients,
                            test::udpFrame(IpAddress::anyV4(), 67, everybody, 68, writeDhcp(*message)),
                            test::kWan);
        }
        host.advance(clients, std::chrono::seconds(1));
        host.advance(server, std::chrono::seconds(1));
    }
    TB_CHECK(server.leases().leases().size() <= 11); // the pool
    return 0;
}
