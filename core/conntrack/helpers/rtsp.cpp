// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/inspect.h"

#include "conntrack/helpers/text_message.h"

namespace tb::conntrack {

namespace {

constexpr std::uint8_t kMostPorts = 8; ///< RTP and RTCP of four tracks

/// "4588-4589", for RTP and RTCP, or "4588" alone.
struct Ports {
    std::uint16_t first = 0;
    std::string_view firstText, secondText; ///< the second one's is empty when it stands alone
};

/// Nothing for a pair that does not belong together.
std::optional<Ports> readPorts(TextReader text)
{
    const auto take = [&text](std::string_view& taken) {
        const std::string_view before = text.rest();
        const auto port = text.number(65535);
        taken = before.substr(0, before.size() - text.rest().size());
        return port;
    };
    Ports ports;
    const auto first = take(ports.firstText);
    if (!first || *first == 65535)
        return std::nullopt;
    ports.first = static_cast<std::uint16_t>(*first);
    if (text.skip('-') && take(ports.secondText) != *first + 1)
        ports.secondText = {};
    return ports;
}

void announcePorts(const Ports& ports, const HelperInput& input, HelperFindings& findings)
{
    if (ports.first < kLeastMediaPort)
        return;
    for (const std::string_view text : {ports.firstText, ports.secondText}) {
        if (text.empty())
            continue;
        const bool isFirst = text.data() == ports.firstText.data();
        const auto port = static_cast<std::uint16_t>(ports.first + (isFirst ? 0 : 1));
        Expectation expectation = input.toSender(wire::Protocol::Udp, port);
        expectation.pairsWithNext = isFirst && !ports.secondText.empty();
        expectation.timeout = kMediaTimeout;
        expectation.mostOfGroup = kMostPorts;
        expectation.group = static_cast<std::uint8_t>(input.direction);
        if (findings.expectations.push(expectation))
            findings.mentions.push(
                Mention::announced(input.placeOf(text), Style::PortText, findings.expectations.size() - 1));
    }
}

/// The server repeats what it was asked for: a client behind NAT must find its own ports.
void echoPorts(const Ports& ports, const HelperInput& input, HelperFindings& findings)
{
    const auto echo = [&](std::string_view text, std::uint16_t port) {
        findings.mentions.push(
            Mention::echo(input.placeOf(text), Style::PortText, wire::Protocol::Udp, port));
    };
    echo(ports.firstText, ports.first);
    if (!ports.secondText.empty())
        echo(ports.secondText, static_cast<std::uint16_t>(ports.first + 1));
}

/// "RTP/AVP;unicast;client_port=4588-4589,RTP/AVP/TCP;interleaved=0-1": what a client would take, or what the
/// server has chosen (RFC 2326 §12.39). Media inside the control connection and to groups need nothing.
void readTransport(std::string_view value, bool isClient, const HelperInput& input, HelperFindings& findings)
{
    const std::string_view own = isClient ? ";client_port=" : ";server_port=";
    TextReader choices(value);
    do {
        TextReader choice(choices.takeUntilAnyOf(","));
        choice.skipBlanks();
        TextReader unicast = choice, asked = choice, profile(choice.takeUntilAnyOf(";"));
        const bool isRtpOverUdp = profile.startsWith("RTP/") && !profile.skipPast("/TCP");
        if (!isRtpOverUdp || !unicast.skipPast(";unicast"))
            continue;
        if (const auto ports = choice.skipPast(own) ? readPorts(choice) : std::nullopt)
            announcePorts(*ports, input, findings);
        if (const auto ports = !isClient && asked.skipPast(";client_port=") ? readPorts(asked) : std::nullopt)
            echoPorts(*ports, input, findings);
    } while (choices.skip(','));
}

} // namespace

/// The client names its ports when it asks for a track, the server its own when it agrees. Either may send
/// first, so that each end's ports are announced to the other.
HelperFindings inspectRtsp(const HelperInput& input)
{
    HelperFindings findings;
    const bool isClient = input.direction == wire::Direction::Original;
    TextReader text(input.payload);
    while (const auto message = TextMessage::take(text, wire::Protocol::Tcp)) {
        const TextReader start(message->startLine);
        const auto transport = message->header("Transport");
        if (transport && start.startsWith(isClient ? "SETUP " : "RTSP/1.0 2"))
            readTransport(*transport, isClient, input, findings);
    }
    return findings;
}

} // namespace tb::conntrack
