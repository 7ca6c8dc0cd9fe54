// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance S178: whatever a masqueraded FTP client says, how often, and however its texts change their
// length, both ends read whole byte streams and agree on every number.
#include "base/random.h"
#include "service/scenario_runner.h"

#include <QTest>

#include <array>
#include <string>

using namespace tb;

namespace {

/// How long an address reads inside decides whether texts grow or shrink.
struct World {
    const char* name;
    const char* setup;                   ///< behind it both hosts and the masquerade are there
    std::string client, server, outside; ///< as they stand in front of a port
    std::vector<std::string> written;    ///< the client's address, in ways that it may write it
    std::string outsideWritten;
};

const World kWorlds[] = {
    {"texts shrink",
     "/ip address add address=203.0.113.2/24 interface=ether1\n"
     "/ip address add address=192.168.188.1/24 interface=ether2\n"
     "/ip firewall nat add chain=srcnat action=masquerade out-interface=ether1\n"
     "host lan on ether2 192.168.188.100/24 via 192.168.188.1\nhost wan on ether1 203.0.113.10/24\n",     "192.168.188.100",
     "203.0.113.10",       "203.0.113.2",
     {"192.168.188.100"},
     "203.0.113.2"       },
    {"texts grow",
     "/ip address add address=203.0.113.222/24 interface=ether1\n"
     "/ip address add address=10.0.0.1/24 interface=ether2\n"
     "/ip firewall nat add chain=srcnat action=masquerade out-interface=ether1\n"
     "host lan on ether2 10.0.0.9/24 via 10.0.0.1\nhost wan on ether1 203.0.113.10/24\n",                 "10.0.0.9",
     "203.0.113.10",       "203.0.113.222",
     {"10.0.0.9"},
     "203.0.113.222"     },
    {"IPv6, texts do both",
     "/ipv6 address add address=2001:db8:203::2222/64 interface=ether1\n"
     "/ipv6 address add address=2001:db8:88::1/64 interface=ether2\n"
     "/ipv6 firewall nat add chain=srcnat action=masquerade out-interface=ether1\n"
     "host lan on ether2 2001:db8:88::9/64 via 2001:db8:88::1\nhost wan on ether1 2001:db8:203::10/64\n", "[2001:db8:88::9]",
     "[2001:db8:203::10]", "[2001:db8:203::2222]",
     {"2001:db8:88::9", "2001:0db8:0088:0000:0000:0000:0000:0009", "2001:DB8:88:0:0:0:0:9"},
     "2001:db8:203::2222"},
};

/// What one end sends, counted where it is sent and where it arrives.
struct Stream {
    std::uint32_t own = 0, seen = 0;
};

/// A dialogue as a scenario: what is said, and what the other end must get, with a count of its own.
class Dialogue {
public:
    Dialogue(const World& world, std::uint64_t seed) : m_world(world), m_random(seed)
    {
        m_client.own = m_client.seen = m_random.below(2) != 0 ? 0xffffff00U : 1000; // it may wrap around
        m_server.own = m_server.seen = static_cast<std::uint32_t>(m_random.next());
        m_text = std::string("/interface ethernet add name=ether1 link=lab\n"
                             "/interface ethernet add name=ether2 link=lab\n") +
                 world.setup;
        fromClient("S", {}, {});
        fromServer("SA", {});
        fromClient("PA", "USER guest\r\n", "USER guest\r\n");
        fromServer("PA", "331 who?\r\n");
    }
    std::string run(int steps)
    {
        for (int i = 0; i < steps; ++i)
            step();
        return m_text;
    }

private:
    struct Said {
        Stream at;
        std::string own, seen;
    };

    std::uint64_t below(std::uint64_t bound) { return m_random.below(bound); }
    void step()
    {
        switch (below(6)) {
        case 0:
            return say(offer());
        case 1:
            return say(extendedOffer());
        case 2: {
            const std::string line = "STOR " + std::string(below(60), 'f') + "\r\n";
            return say({m_client, line, line});
        }
        case 3:
            return fromServer("PA", "200 " + std::string(below(60), 'o') + "\r\n");
        case 4: // an acknowledgement of the last line was lost
            return fromServerAcking(m_last.at);
        default:
            return sayAgain();
        }
    }
    std::uint16_t port()
    {
        if (m_port == 0 || below(3) != 0) // else the same place once more
            m_port = static_cast<std::uint16_t>(1024 + below(64512));
        return m_port;
    }
    Said offer()
    {
        if (m_world.client.front() == '[')
            return extendedOffer();
        const std::uint16_t number = port();
        const auto line = [number](std::string address) {
            std::replace(address.begin(), address.end(), '.', ',');
            return "PORT " + address + "," + std::to_string(number >> 8) + "," +
                   std::to_string(number & 255) + "\r\n";
        };
        return {m_client, line(m_world.client), line(m_world.outside)};
    }
    Said extendedOffer()
    {
        const std::string family = m_world.client.front() == '[' ? "2" : "1";
        const std::string behind = "|" + std::to_string(port()) + "|\r\n";
        const std::string& written = m_world.written[below(m_world.written.size())];
        return {m_client, "EPRT |" + family + "|" + written + behind,
                "EPRT |" + family + "|" + m_world.outsideWritten + behind};
    }
    void say(const Said& said)
    {
        m_last = said;
        fromClient("PA", said.own, said.seen);
    }
    void sayAgain()
    {
        if (m_last.own.empty())
            return;
        m_client = m_last.at;
        fromClient("PA", m_last.own, m_last.seen);
    }

    static std::string quoted(const std::string& text)
    {
        std::string result;
        for (const char c : text)
            result += c == '\r' ? "\\r" : c == '\n' ? "\\n" : std::string(1, c);
        return text.empty() ? "" : " text=\"" + result + "\"";
    }
    static std::string numbers(std::uint32_t sequence, std::uint32_t ack)
    {
        return " seq=" + std::to_string(sequence) + " ack=" + std::to_string(ack);
    }
    void fromClient(const std::string& flags, const std::string& own, const std::string& seen)
    {
        const bool isSyn = flags == "S";
        const std::uint32_t ack = isSyn ? 0 : m_server.own;
        m_text += "lan > tcp " + m_world.client + ":40000 " + m_world.server + ":21 " + flags +
                  numbers(m_client.own, ack) + quoted(own) + "\n";
        m_text += "wan < tcp " + m_world.outside + ":40000 " + m_world.server + ":21 " + flags +
                  numbers(m_client.seen, ack) + quoted(seen) + "\n";
        m_client.own += static_cast<std::uint32_t>(own.size()) + (isSyn ? 1 : 0);
        m_client.seen += static_cast<std::uint32_t>(seen.size()) + (isSyn ? 1 : 0);
    }
    void fromServer(const std::string& flags, const std::string& text)
    {
        send(flags, text, m_client);
        m_server.own += static_cast<std::uint32_t>(text.size()) + (flags == "SA" ? 1 : 0);
    }
    void fromServerAcking(const Stream& read)
    {
        if (!m_last.own.empty())
            send("A", {}, read);
    }
    void send(const std::string& flags, const std::string& text, const Stream& read)
    {
        m_text += "wan > tcp " + m_world.server + ":21 " + m_world.outside + ":40000 " + flags +
                  numbers(m_server.own, read.seen) + quoted(text) + "\n";
        m_text += "lan < tcp " + m_world.server + ":21 " + m_world.client + ":40000 " + flags +
                  numbers(m_server.own, read.own) + quoted(text) + "\n";
    }

    const World& m_world;
    SeededRandom m_random;
    Stream m_client, m_server;
    Said m_last;
    std::uint16_t m_port = 0;
    std::string m_text;
};

} // namespace

class TestTranslatedDialogues : public QObject {
    Q_OBJECT

private slots:
    void bothEndsAgreeOnEveryByte_data()
    {
        QTest::addColumn<int>("world");
        for (std::size_t i = 0; i < std::size(kWorlds); ++i)
            QTest::addRow("%s", kWorlds[i].name) << static_cast<int>(i);
    }
    void bothEndsAgreeOnEveryByte()
    {
        QFETCH(int, world);
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const std::string scenario = Dialogue(kWorlds[world], seed).run(40);
            const auto done = service::runScenario(scenario, "seed " + std::to_string(seed));
            QVERIFY2(static_cast<bool>(done),
                     done ? "" : (done.error().toString() + "\n" + scenario).c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestTranslatedDialogues)
#include "tst_translated_dialogues.moc"
