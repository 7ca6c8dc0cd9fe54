// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/scenario/scenario_world.h"

#include "base/units.h"
#include "service/scenario/packet_words.h"

#include <algorithm>
#include <charconv>

namespace tb::service {

namespace {

using namespace std::chrono_literals;

/// Any would do, if it is always the same.
constexpr std::uint64_t kSeed = 20260101;
/// The router sweeps and asks for neighbours once a second.
constexpr Duration kStep = 1s;

std::optional<std::uint64_t> readCount(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(number)
                                                                                       : std::nullopt;
}

std::optional<std::size_t> findReason(std::string_view name)
{
    for (std::size_t i = 0; i < wire::kDropReasons; ++i) {
        if (name == wire::dropReasonName(static_cast<wire::DropReason>(i)))
            return i;
    }
    return std::nullopt;
}

/// "ADDRESS/LENGTH [via GATEWAY]" at words[i], which moves behind it.
std::optional<ScenarioHost::Home> readHome(const std::vector<std::string>& words, std::size_t& i)
{
    const auto address = IpPrefix::parse(words[i++]);
    if (!address)
        return std::nullopt;
    ScenarioHost::Home home{*address, {}};
    if (i + 1 < words.size() && words[i] == "via") {
        home.gateway = IpAddress::parse(words[i + 1]);
        i += 2;
        if (!home.gateway)
            return std::nullopt;
    }
    return home;
}

std::string_view firstWord(std::string_view line)
{
    return line.substr(0, line.find_first_of(" \t"));
}

std::string_view behindFirstWord(std::string_view line)
{
    const std::size_t end = line.find_first_of(" \t");
    const std::size_t next = end == std::string_view::npos ? end : line.find_first_not_of(" \t", end);
    return next == std::string_view::npos ? std::string_view() : line.substr(next);
}

} // namespace

ScenarioWorld::ScenarioWorld() : m_network([this] { router().step(); })
{
    m_options.workers = 1;
    m_options.seed = kSeed;
    m_options.openLink = [this](const config::EthernetInterface& port,
                                int) -> Result<std::shared_ptr<link::Link>, SystemError> {
        return std::shared_ptr<link::Link>(m_network.routerEnd(port.name));
    };
}

ScenarioWorld::~ScenarioWorld() = default;

Router& ScenarioWorld::router()
{
    if (!m_router) {
        m_router = std::make_unique<Router>(m_options, m_clock);
        m_console = std::make_unique<cli::Console>(*m_router);
    }
    return *m_router;
}

/// THE TABLE of lines that begin with a word of their own.
std::span<const ScenarioWorld::Directive> ScenarioWorld::directives()
{
    static constexpr Directive kDirectives[] = {
        {"advance",   &ScenarioWorld::advance      },
        {"again",     &ScenarioWorld::again        },
        {"answering", &ScenarioWorld::answering    },
        {"cut",       &ScenarioWorld::cut          },
        {"drops",     &ScenarioWorld::drops        },
        {"host",      &ScenarioWorld::host         },
        {"mend",      &ScenarioWorld::mend         },
        {"router",    &ScenarioWorld::routerOptions},
        {"silent",    &ScenarioWorld::silent       },
    };
    return kDirectives;
}

bool ScenarioWorld::movesPackets(std::string_view line)
{
    const std::vector<std::string> words = splitWords(line);
    return words[0] == "advance" || (words.size() > 1 && words[1] == ">");
}

ScenarioWorld::Fault ScenarioWorld::run(std::string_view line)
{
    if (line.starts_with('/') || line.starts_with(':') || (m_console && m_console->isWaiting()))
        return command(line);
    if (line.starts_with('|'))
        return checkOutput(line);
    if (firstWord(line) == "type")
        return command(behindFirstWord(line));
    if (firstWord(line) == "prompt")
        return checkPrompt(behindFirstWord(line));
    const Words words = splitWords(line);
    const auto row = std::ranges::find(directives(), words[0], &Directive::name);
    if (row != directives().end())
        return (this->*row->run)(words);
    if (words.size() < 3 || (words[1] != "<" && words[1] != ">"))
        return "no line begins with " + words[0];
    ScenarioHost* const host = m_network.find(words[0]);
    if (!host)
        return "there is no host " + words[0];
    const std::span<const std::string> rest = std::span(words).subspan(2);
    if (words[1] == "<")
        return expect(*host, rest);
    const auto packet = PacketText::parse(withSeen(rest, m_seen));
    return packet ? send(*host, *packet) : Fault(packet.error());
}

ScenarioWorld::Fault ScenarioWorld::findUnsettled() const
{
    for (const auto& [name, host] : m_network.hosts()) {
        if (!host.received.empty())
            return "nobody expected that " + name + " got " + host.received.front().toString();
        if (!host.fragments.isEmpty())
            return name + " got fragments of a packet that never became whole";
    }
    if (m_console && m_console->isWaiting())
        return "the command waits for its end: " + m_console->prompt();
    return std::nullopt;
}

ScenarioWorld::Fault ScenarioWorld::command(std::string_view text)
{
    (void)router();
    return takeAnswer(m_console->submit(text));
}

ScenarioWorld::Fault ScenarioWorld::takeAnswer(const cli::Console::Answer& answer)
{
    m_output.replace(answer.output);
    m_hasFailed = answer.hasFailed;
    m_repeats = answer.again.has_value();
    return m_network.settle();
}

/// What a person sees when the interval of the last print has passed.
ScenarioWorld::Fault ScenarioWorld::again(const Words&)
{
    return m_repeats ? takeAnswer(m_console->repeat()) : Fault("the last command does not repeat itself");
}

ScenarioWorld::Fault ScenarioWorld::checkOutput(std::string_view line)
{
    if (!expectsFailure(line))
        return m_output.check(line);
    const std::string_view wanted = behindFirstWord(line);
    if (!m_hasFailed)
        return "expected the command to fail; it printed:\n" + m_output.text();
    m_hasFailed = false;
    if (!m_output.has(wanted))
        return "expected a failure with: " + std::string(wanted) + "\ncame:\n" + m_output.text();
    return std::nullopt;
}

ScenarioWorld::Fault ScenarioWorld::checkPrompt(std::string_view wanted) const
{
    std::string prompt = m_console ? m_console->prompt() : "";
    while (prompt.ends_with(' '))
        prompt.pop_back();
    return prompt == wanted ? Fault() : "expected the prompt " + std::string(wanted) + "; came " + prompt;
}

/// host NAME on PORT ADDRESS/LENGTH [via GATEWAY] … [vlan=ID] [mac=MAC] [silent]
ScenarioWorld::Fault ScenarioWorld::host(const Words& words)
{
    if (words.size() < 4 || words[2] != "on")
        return "a host is written: host NAME on PORT ADDRESS/LENGTH";
    ScenarioHost host;
    host.name = words[1];
    host.port = words[3];
    for (std::size_t i = 4; i < words.size();) {
        const std::string& word = words[i];
        if (word.starts_with("mac=")) {
            const auto mac = MacAddress::parse(std::string_view(word).substr(4));
            if (!mac)
                return word + " is no MAC address";
            host.mac = *mac;
            ++i;
        } else if (word.starts_with("vlan=")) {
            const auto id = readCount(std::string_view(word).substr(5));
            if (!id || *id > 4094)
                return word + " is no VLAN";
            host.vlan = static_cast<std::uint16_t>(*id);
            ++i;
        } else if (word == "silent") {
            host.isSilent = true;
            ++i;
        } else if (const auto home = readHome(words, i)) {
            host.homes.push_back(*home);
        } else {
            return word + " is neither an address with its gateway nor vlan= nor mac= nor silent";
        }
    }
    return m_network.add(std::move(host));
}

/// router max-entries=N workers=N
ScenarioWorld::Fault ScenarioWorld::routerOptions(const Words& words)
{
    if (m_router)
        return "the router runs already: its options come first";
    for (const std::string& word : std::span(words).subspan(1)) {
        const std::size_t equals = std::min(word.find('='), word.size() - 1);
        const std::string name = word.substr(0, equals);
        const auto value = readCount(std::string_view(word).substr(equals + 1));
        if (!value || *value == 0 || *value > 1'048'576)
            return word + " is no option with a number";
        if (name == "max-entries")
            m_options.maxEntries = static_cast<std::uint32_t>(*value);
        else if (name == "workers" && *value <= 64)
            m_options.workers = static_cast<int>(*value);
        else
            return "the router has no option " + word;
    }
    return std::nullopt;
}

ScenarioWorld::Fault ScenarioWorld::advance(const Words& words)
{
    const auto length = words.size() == 2 ? parseDuration(words[1]) : std::nullopt;
    if (!length)
        return "advance needs a time, as in: advance 10s";
    const Instant end = m_clock.now() + *length;
    for (Instant second = m_clock.now() + kStep; m_clock.now() < end;) {
        const Instant due = router().nextTick().value_or(end);
        m_clock.moveTo(std::max(m_clock.now(), std::min({due, second, end})));
        if (m_clock.now() == second)
            second = second + kStep;
        if (auto fault = m_network.settle())
            return fault;
    }
    return std::nullopt;
}

/// drops REASON COUNT …: since the beginning.
ScenarioWorld::Fault ScenarioWorld::drops(const Words& words)
{
    if (words.size() < 3 || words.size() % 2 == 0)
        return "drops needs reasons and counts, as in: drops no-route 1";
    const auto counted = router().status().drops;
    for (std::size_t i = 1; i < words.size(); i += 2) {
        const auto reason = findReason(words[i]);
        const auto wanted = readCount(words[i + 1]);
        if (!reason || !wanted)
            return (reason ? words[i + 1] + " is no count" : "no drop reason is called " + words[i]);
        if (counted[*reason] == *wanted)
            continue;
        std::string all;
        for (std::size_t one = 0; one < counted.size(); ++one) {
            if (counted[one] > 0)
                all += std::string(" ") + wire::dropReasonName(static_cast<wire::DropReason>(one)) + " " +
                       std::to_string(counted[one]);
        }
        return "expected drops " + words[i] + " " + words[i + 1] + "; came" + (all.empty() ? " none" : all);
    }
    return std::nullopt;
}

ScenarioWorld::Fault ScenarioWorld::setSilent(const Words& words, bool isSilent)
{
    ScenarioHost* const host = words.size() == 2 ? m_network.find(words[1]) : nullptr;
    if (!host)
        return words[0] + " needs the name of a host";
    host->isSilent = isSilent;
    return std::nullopt;
}

ScenarioWorld::Fault ScenarioWorld::silent(const Words& words)
{
    return setSilent(words, true);
}

ScenarioWorld::Fault ScenarioWorld::answering(const Words& words)
{
    return setSilent(words, false);
}

ScenarioWorld::Fault ScenarioWorld::setRunning(const Words& words, bool isRunning)
{
    if (words.size() != 2)
        return words[0] + " needs the name of a port";
    if (!m_network.hasPort(words[1]))
        return "there is no port " + words[1];
    m_network.routerEnd(words[1])->setRunning(isRunning);
    return std::nullopt;
}

ScenarioWorld::Fault ScenarioWorld::cut(const Words& words)
{
    return setRunning(words, false);
}

ScenarioWorld::Fault ScenarioWorld::mend(const Words& words)
{
    return setRunning(words, true);
}

ScenarioWorld::Fault ScenarioWorld::send(ScenarioHost& host, const PacketText& packet)
{
    for (std::uint32_t i = 0; i < packet.times; ++i) {
        if (auto fault = m_network.send(host, packet.repetition(i)))
            return fault;
        if (auto fault = m_network.settle())
            return fault;
    }
    return std::nullopt;
}

ScenarioWorld::Fault ScenarioWorld::expect(ScenarioHost& host, std::span<const std::string> words)
{
    if (words.size() == 1 && words[0] == "nothing") {
        if (host.received.empty())
            return std::nullopt;
        return "expected " + host.name + " < nothing; came " + host.received.front().toString();
    }
    const bool isForbidden = words[0] == "no";
    if (!host.received.empty())
        m_seen = host.received.front();
    const auto packet = PacketText::parse(withSeen(isForbidden ? words.subspan(1) : words, m_seen));
    if (!packet)
        return packet.error();
    if (!packet->isNeighborMessage() && !packet->isAdvertisement())
        return isForbidden
                   ? Fault("only arp, nd and router advertisements have a no; of packets write: nothing")
                   : expectPacket(host, *packet);
    auto& messages = host.neighborMessages;
    const auto found =
        std::ranges::find_if(messages, [&](const PacketText& one) { return packet->fits(one); });
    if ((found != messages.end()) != isForbidden) {
        if (!isForbidden)
            messages.erase(found);
        return std::nullopt;
    }
    std::string came;
    for (const PacketText& one : messages)
        came += (came.empty() ? "" : ", ") + one.toString();
    return "expected " + host.name + " < " + (isForbidden ? "no " : "") + packet->toString() + "; came " +
           (came.empty() ? "nothing" : came);
}

std::string ScenarioWorld::othersGot(const ScenarioHost& except) const
{
    std::string text;
    for (const auto& [name, host] : m_network.hosts()) {
        if (&host != &except && !host.received.empty())
            text += "; " + name + " got " + host.received.front().toString();
    }
    return text;
}

ScenarioWorld::Fault ScenarioWorld::expectPacket(ScenarioHost& host, const PacketText& packet)
{
    for (std::uint32_t i = 0; i < packet.times; ++i) {
        const PacketText wanted = packet.repetition(i);
        const std::string expected = "expected " + host.name + " < " + wanted.toString();
        if (host.received.empty())
            return expected + "; came nothing" + othersGot(host);
        if (!wanted.fits(host.received.front()))
            return expected + "; came " + host.received.front().toString() + othersGot(host);
        host.received.pop_front();
    }
    return std::nullopt;
}

} // namespace tb::service
