// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/inspect.h"

#include "conntrack/helpers/text_message.h"

namespace tb::conntrack {

namespace {

constexpr std::uint8_t kMostPorts = 8; ///< RTP and RTCP of four tracks

/// "4588-4589", for RTP and RTCP, or "4588" alone.
void announcePorts(TextReader text, const HelperInput& input, HelperFindings& findings)
{
    const auto first = text.number(65534);
    if (first.value_or(0) < kLeastMediaPort)
        return;
    const bool isPair = text.skip('-') && text.number(65535) == *first + 1;
    for (std::uint32_t port = *first; port <= *first + (isPair ? 1 : 0); ++port) {
        Expectation expectation = input.toSender(wire::Protocol::Udp, static_cast<std::uint16_t>(port));
        expectation.timeout = kMediaTimeout;
        expectation.mostOfGroup = kMostPorts;
        expectation.group = static_cast<std::uint8_t>(input.direction);
        findings.expectations.push(expectation);
    }
}

/// "RTP/AVP;unicast;client_port=4588-4589,RTP/AVP/TCP;interleaved=0-1": what a client would take, or what the
/// server has chosen (RFC 2326 §12.39). Media inside the control connection and to groups need nothing.
void readTransport(std::string_view value, std::string_view parameter, const HelperInput& input,
                   HelperFindings& findings)
{
    TextReader choices(value);
    do {
        TextReader choice(choices.takeUntilAnyOf(","));
        choice.skipBlanks();
        TextReader unicast = choice, profile(choice.takeUntilAnyOf(";"));
        const bool isRtpOverUdp = profile.startsWith("RTP/") && !profile.skipPast("/TCP");
        if (isRtpOverUdp && unicast.skipPast(";unicast") && choice.skipPast(parameter))
            announcePorts(choice, input, findings);
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
            readTransport(*transport, isClient ? ";client_port=" : ";server_port=", input, findings);
    }
    return findings;
}

} // namespace tb::conntrack
