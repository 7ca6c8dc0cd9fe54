// SPDX-License-Identifier: GPL-3.0-or-later
// Random packets of random connections through random NAT rules: whoever is asked, and whatever he sees, his
// answer and his errors come back to the asker in the asker's own words, with every checksum right.
#include "base/virtual_clock.h"
#include "service/router.h"
#include "service/scenario/packet_words.h"
#include "service/scenario/scenario_network.h"

#include <QTest>

#include <set>

using namespace tb;
using service::PacketText;
using service::ScenarioHost;
using wire::Protocol;

namespace {

constexpr const char* kBench = R"(
/interface ethernet add name=ether1 link=lab
/interface ethernet add name=ether2 link=lab
/ip address add address=203.0.113.2/24 interface=ether1
/ip address add address=203.0.113.3/24 interface=ether1
/ip address add address=192.168.88.1/24 interface=ether2
/ipv6 address add address=2001:db8:203::2/64 interface=ether1
/ipv6 address add address=2001:db8:88::1/64 interface=ether2
/ip firewall connection tracking set enabled=yes
)";

// A rule set is one of each list, in this order. What comes back into the LAN is masqueraded always: else the
// server inside would answer its neighbour directly.
constexpr const char* kHairpin = R"(
/ip firewall nat add chain=srcnat action=masquerade src-address=192.168.88.0/24 out-interface=ether2
/ipv6 firewall nat add chain=srcnat action=masquerade src-address=2001:db8:88::/64 out-interface=ether2
)";
constexpr const char* kSourceRules[] = {
    "/ip firewall nat add chain=srcnat action=masquerade out-interface=ether1\n"
    "/ipv6 firewall nat add chain=srcnat action=masquerade out-interface=ether1\n",
    "/ip firewall nat add chain=srcnat action=src-nat out-interface=ether1 to-addresses=198.51.100.16/30\n"
    "/ipv6 firewall nat add chain=srcnat action=src-nat out-interface=ether1 to-address=2001:db8:51::/126\n",
    "/ip firewall nat add chain=srcnat action=same out-interface=ether1 to-addresses=198.51.100.16/30 "
    "same-not-by-dst=yes\n",
    "/ip firewall nat add chain=srcnat action=netmap src-address=192.168.88.0/24 out-interface=ether1 "
    "to-addresses=198.51.100.0/24\n"
    "/ipv6 firewall nat add chain=srcnat action=netmap src-address=2001:db8:88::/64 out-interface=ether1 "
    "to-address=2001:db8:51::/64\n",
    "/ip firewall nat add chain=srcnat action=endpoint-independent-nat protocol=udp out-interface=ether1\n"
    "/ip firewall nat add chain=dstnat action=endpoint-independent-nat protocol=udp in-interface=ether1\n"
    "/ip firewall nat add chain=srcnat action=masquerade out-interface=ether1 randomise-ports=yes\n",
    "/ip firewall nat add chain=srcnat action=masquerade protocol=udp out-interface=ether1 "
    "to-ports=20000-20100\n",
    "",
};
constexpr const char* kDestinationRules[] = {
    "/ip firewall nat add chain=dstnat action=dst-nat dst-address=203.0.113.3 to-addresses=192.168.88.11\n"
    "/ipv6 firewall nat add chain=dstnat action=dst-nat dst-address=2001:db8:203::2/128 "
    "to-address=2001:db8:88::11/128\n",
    "/ip firewall nat add chain=dstnat action=dst-nat dst-address-type=local protocol=tcp dst-port=8080 "
    "to-addresses=192.168.88.11 to-ports=80\n"
    "/ip firewall nat add chain=dstnat action=dst-nat dst-address-type=local protocol=udp dst-port=8080 "
    "to-addresses=192.168.88.10-192.168.88.11 to-ports=8000-8003\n",
    "/ip firewall nat add chain=dstnat action=netmap dst-address=198.51.100.0/24 "
    "to-addresses=192.168.88.0/24\n"
    "/ipv6 firewall nat add chain=dstnat action=netmap dst-address=2001:db8:51::/64 "
    "to-address=2001:db8:88::/64\n",
    "/ip firewall nat add chain=dstnat action=redirect protocol=icmp\n"
    "/ip firewall nat add chain=dstnat action=dst-nat dst-address=203.0.113.3 to-addresses=192.168.88.10\n",
    "",
};

struct HostRow {
    const char* name;
    const char* port;
    const char* addresses[2];
    const char* gateways[2];
};
constexpr HostRow kHosts[] = {
    {"lan",  "ether2", {"192.168.88.10/24", "2001:db8:88::10/64"}, {"192.168.88.1", "2001:db8:88::1"}},
    {"lan2", "ether2", {"192.168.88.11/24", "2001:db8:88::11/64"}, {"192.168.88.1", "2001:db8:88::1"}},
    {"wan",  "ether1", {"203.0.113.10/24", "2001:db8:203::10/64"}, {"203.0.113.2", "2001:db8:203::2"}},
    {"wan2", "ether1", {"203.0.113.11/24", "2001:db8:203::11/64"}, {"203.0.113.2", "2001:db8:203::2"}},
};
/// What may be asked, from both sides; who asks leaves out what is on his own link.
constexpr const char* kNames[] = {
    "192.168.88.10",    "192.168.88.11",    "203.0.113.10",    "203.0.113.11",    "203.0.113.2",
    "203.0.113.3",      "198.51.100.10",    "198.51.100.11",   "2001:db8:88::10", "2001:db8:88::11",
    "2001:db8:203::10", "2001:db8:203::11", "2001:db8:203::2", "2001:db8:51::10", "2001:db8:51::11",
};
constexpr Protocol kProtocols[] = {Protocol::Tcp, Protocol::Udp, Protocol::Icmp, Protocol::Gre,
                                   Protocol::Sctp};

template <typename T, std::size_t N>
const T& any(const T (&rows)[N], Random& random)
{
    return rows[random.below(N)];
}

bool hasPorts(const PacketText& packet)
{
    wire::FlowTuple tuple;
    tuple.protocol = packet.protocol;
    return tuple.hasPorts();
}

bool isPing(const PacketText& packet)
{
    return packet.type.has_value();
}

/// The next packet of `packet`'s connection, from its receiver.
PacketText answerTo(const PacketText& packet)
{
    PacketText answer = packet;
    std::swap(answer.source, answer.destination);
    std::swap(answer.sourcePort, answer.destinationPort);
    answer.ttl.reset();
    answer.frameTo.reset();
    if (isPing(packet))
        answer.type = packet.source.isV4() ? 0 : 129;
    constexpr std::uint32_t kSynAck = 0x12;
    constexpr std::uint8_t kInitAck = 2;
    if (packet.tcpFlags) {
        answer.tcpFlags = kSynAck;
        answer.acknowledgement = packet.sequence.value_or(0) + 1;
    }
    if (!packet.chunks.empty()) {
        answer.payload.reset(); // the chunks as they were read
        answer.chunks = {kInitAck};
        answer.tag = packet.initiateTag;
        answer.initiateTag = 77;
    }
    return answer;
}

/// Only the ends, for comparison.
PacketText endsOf(const PacketText& packet)
{
    PacketText ends;
    ends.protocol = packet.protocol;
    ends.source = packet.source;
    ends.destination = packet.destination;
    ends.sourcePort = packet.sourcePort;
    ends.destinationPort = packet.destinationPort;
    ends.id = packet.id;
    ends.greKey = packet.greKey;
    return ends;
}

class World {
public:
    explicit World(std::uint64_t seed) : m_random(seed), m_router(options(), m_clock)
    {
        rules = std::string(kHairpin) + any(kDestinationRules, m_random) + any(kSourceRules, m_random);
        const auto loaded = m_router.load(kBench + rules);
        if (!loaded)
            qFatal("%s", loaded.error().toString().c_str());
        for (const HostRow& row : kHosts) {
            ScenarioHost host;
            host.name = row.name;
            host.port = row.port;
            for (int i = 0; i < 2; ++i)
                host.homes.push_back({*IpPrefix::parse(row.addresses[i]), IpAddress::parse(row.gateways[i])});
            TB_CHECK(!m_network.add(std::move(host)));
        }
    }

    /// Somebody asks somebody; what went wrong, in words, or nothing.
    std::string askOnce()
    {
        ScenarioHost& asker = *m_network.find(any(kHosts, m_random).name);
        const PacketText question = makeQuestion(asker);
        if (asker.nextHop(question.destination) == question.destination ||
            !m_asked.insert(endsOf(question).toString()).second)
            return ""; // on its own link, or asked before
        send(asker, question);
        ScenarioHost* const asked = whoGotSomething();
        if (!asked)
            return ""; // nobody there, or no port free
        const PacketText seen = takeFrom(*asked);
        if (seen.badChecksum)
            return "arrived broken: " + seen.toString();
        if (asked == &asker && !isSeenByServer(seen))
            return isPing(question) ? compare(question, seen) : ""; // the router itself has spoken
        ++answered;
        const PacketText answer = answerTo(seen);
        send(*asked, answer);
        if (asker.received.empty())
            return "asked " + question.toString() + ", got no answer " + m_fault;
        const PacketText came = takeFrom(asker);
        std::string fault = compare(question, came);
        if (fault.empty() && seen.protocol == static_cast<std::uint8_t>(Protocol::Udp)) {
            fault = refuse(*asked, seen, asker, question);
            if (fault.empty())
                fault = refuse(asker, came, *asked, answer);
        }
        return fault;
    }

    std::string rules;
    int answered = 0;

private:
    service::RouterOptions options()
    {
        service::RouterOptions options;
        options.workers = 1;
        options.maxEntries = 10'000;
        options.seed = m_random.next() | 1;
        options.openLink = [this](const config::EthernetInterface& port,
                                  int) -> Result<std::shared_ptr<link::Link>, SystemError> {
            return std::shared_ptr<link::Link>(m_network.routerEnd(port.name));
        };
        return options;
    }

    PacketText makeQuestion(const ScenarioHost& asker)
    {
        constexpr std::uint32_t kSyn = 2;
        constexpr std::uint8_t kInit = 1;
        PacketText question;
        question.destination = IpAddress::parse(any(kNames, m_random)).value();
        const bool isV4 = question.destination.isV4();
        question.source = asker.homes[isV4 ? 0 : 1].address.address();
        const Protocol protocol = any(kProtocols, m_random);
        question.protocol = static_cast<std::uint8_t>(protocol);
        const auto few = static_cast<std::uint32_t>(m_random.below(3)); // so that they clash
        if (hasPorts(question)) {
            question.sourcePort = 5000 + few;
            question.destinationPort = m_random.below(2) == 0 ? 8080 : 53 + few;
        }
        if (protocol == Protocol::Icmp) {
            question.protocol = static_cast<std::uint8_t>(isV4 ? Protocol::Icmp : Protocol::Icmpv6);
            question.type = isV4 ? 8 : 128;
            question.code = 0;
            question.id = few;
        }
        if (protocol == Protocol::Tcp)
            question.tcpFlags = kSyn;
        if (protocol == Protocol::Gre)
            question.greKey = few;
        if (protocol == Protocol::Sctp) {
            question.chunks = {kInit};
            question.initiateTag = 5;
        }
        if (protocol == Protocol::Udp && m_random.below(3) == 0) {
            question.length = 2992; // with its header
            question.pieces = {
                {0,    1400},
                {1400, 1400},
                {2800, 200 }
            };
        }
        return question;
    }

    void send(ScenarioHost& host, const PacketText& packet)
    {
        auto fault = m_network.send(host, packet);
        if (!fault)
            fault = m_network.settle();
        if (fault)
            m_fault = *fault;
    }
    ScenarioHost* whoGotSomething()
    {
        for (const HostRow& row : kHosts) {
            if (ScenarioHost* const host = m_network.find(row.name); !host->received.empty())
                return host;
        }
        return nullptr;
    }
    static PacketText takeFrom(ScenarioHost& host)
    {
        PacketText packet = host.received.front();
        host.received.pop_front();
        return packet;
    }
    static bool isSeenByServer(const PacketText& seen)
    {
        const bool isAnswer = seen.type && *seen.type != 8 && *seen.type != 128;
        const bool isReset = seen.tcpFlags && (*seen.tcpFlags & 4) != 0;
        return !isAnswer && !isReset;
    }
    std::string compare(const PacketText& question, const PacketText& came)
    {
        if (came.quote || (came.type && *came.type != 0 && *came.type != 129))
            return ""; // an error: the router has no way there
        const PacketText wanted = endsOf(answerTo(question)), ends = endsOf(came);
        if (wanted.toString() != ends.toString() || came.badChecksum)
            return "asked " + question.toString() + ", got " + came.toString();
        return "";
    }

    /// One host says port unreachable about a packet as it saw it; who sent it must know it again.
    std::string refuse(ScenarioHost& refuser, const PacketText& seen, ScenarioHost& sender,
                       const PacketText& sent)
    {
        const bool isV4 = seen.source.isV4();
        PacketText error;
        error.protocol = static_cast<std::uint8_t>(isV4 ? Protocol::Icmp : Protocol::Icmpv6);
        error.source = seen.destination;
        error.destination = seen.source;
        error.type = isV4 ? 3 : 1;
        error.code = isV4 ? 3 : 4;
        PacketText quote = seen;
        quote.pieces.clear();
        quote.payload.reset();
        quote.length = 100;
        error.quote = std::make_shared<PacketText>(quote);
        send(refuser, error);
        if (sender.received.empty())
            return "sent " + sent.toString() + ", heard of no error " + m_fault;
        const PacketText came = takeFrom(sender);
        const bool isRight = came.quote && !came.badChecksum && came.source == sent.destination &&
                             came.destination == sent.source &&
                             endsOf(*came.quote).toString() == endsOf(sent).toString();
        return isRight ? "" : "sent " + sent.toString() + ", heard " + came.toString();
    }

    SeededRandom m_random;
    VirtualClock m_clock;
    service::ScenarioNetwork m_network{[this] { m_router.step(); }};
    service::Router m_router;
    std::set<std::string> m_asked;
    std::string m_fault;
};

} // namespace

class TestNatRoundTrip : public QObject {
    Q_OBJECT

private slots:
    void answersAndErrorsComeBackInTheAskersWords_data()
    {
        QTest::addColumn<std::uint64_t>("seed");
        for (std::uint64_t seed = 1; seed <= 60; ++seed)
            QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
    }
    void answersAndErrorsComeBackInTheAskersWords()
    {
        QFETCH(std::uint64_t, seed);
        World world(seed);
        for (int i = 0; i < 150; ++i) {
            const std::string fault = world.askOnce();
            QVERIFY2(fault.empty(), (fault + "\n" + world.rules).c_str());
        }
        QVERIFY2(world.answered > 20, std::to_string(world.answered).c_str()); // most names lead somewhere
    }
};

QTEST_APPLESS_MAIN(TestNatRoundTrip)
#include "tst_nat_round_trip.moc"
