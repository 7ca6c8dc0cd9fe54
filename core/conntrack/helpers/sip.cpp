// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/inspect.h"

#include "conntrack/helpers/text_message.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

using namespace std::chrono_literals;
using wire::Direction;
using wire::Protocol;

enum Group : std::uint8_t { kSignalling, kAudio, kVideo, kImage };
constexpr std::uint32_t kSignallingGroup = 1U << kSignalling;
constexpr std::uint32_t kMediaGroups = 1U << kAudio | 1U << kVideo | 1U << kImage;

constexpr std::uint32_t kUsualExpires = 3600;  ///< seconds; RFC 3261 §10.2
constexpr std::uint32_t kMostExpires = 86'400; ///< our choice: nobody is reachable for ever

struct MediaKind {
    std::string_view name; ///< behind "m=" (RFC 4566 §5.14)
    Group group;
    std::uint8_t most; ///< announcements that wait at a time
    bool isRtp;        ///< an even port for RTP and the next one for RTCP; else (fax, UDPTL) just the port
};
constexpr MediaKind kMediaKinds[] = {
    {"audio ", kAudio, 4, true },
    {"video ", kVideo, 4, true },
    {"image ", kImage, 2, false},
};

/// One "m=" line and the address that holds for it.
struct Media {
    const MediaKind* kind = nullptr; ///< null: none of ours
    std::uint16_t port = 0;
    std::optional<IpAddress> address;
};

/// "audio 49170/2 RTP/AVP 0 8". Media over TCP and rejected ones (port 0) are none of ours.
Media readMedia(TextReader text)
{
    const auto kind =
        std::ranges::find_if(kMediaKinds, [&](const MediaKind& one) { return text.skip(one.name); });
    const auto port = text.number(65535);
    (void)text.until(' '); // how many ports there are
    if (kind == std::end(kMediaKinds) || port.value_or(0) < kLeastMediaPort || text.startsWith("TCP"))
        return {};
    return {&*kind, static_cast<std::uint16_t>(*port), std::nullopt};
}

/// "IN IP4 192.168.88.10" (RFC 4566 §5.7); nothing for groups, which have a TTL behind the address.
std::optional<IpAddress> readAddress(TextReader text)
{
    if (!text.skip("IN IP4 ") && !text.skip("IN IP6 "))
        return std::nullopt;
    return IpAddress::parse(text.takeUntilAnyOf(" "));
}

void announce(const Media& media, const HelperInput& input, HelperFindings& findings)
{
    // Whoever offers somebody else's address opens no way to him.
    if (!media.kind || media.address != input.tuple(input.direction).source)
        return;
    const int last = media.kind->isRtp ? media.port | 1 : media.port;
    const int first = media.kind->isRtp ? last - 1 : last;
    for (int port = first; port <= last; ++port) {
        Expectation expectation = input.toSender(Protocol::Udp, static_cast<std::uint16_t>(port));
        if (!input.settings.sipDirectMedia)
            expectation.source.reset();
        expectation.timeout = kMediaTimeout;
        expectation.group = media.kind->group;
        expectation.mostOfGroup = media.kind->most;
        findings.expectations.push(expectation);
    }
}

/// A session description: an address for all media, and behind an "m=" line one for this alone.
void readSession(std::string_view body, const HelperInput& input, HelperFindings& findings)
{
    std::optional<IpAddress> sessionAddress;
    Media media;
    bool isInMedia = false;
    TextReader lines(body);
    while (const auto line = lines.line()) {
        TextReader text(*line);
        if (text.skip("m=")) {
            announce(media, input, findings);
            media = readMedia(text);
            media.address = sessionAddress;
            isInMedia = true;
        } else if (text.skip("c=")) {
            (isInMedia ? media.address : sessionAddress) = readAddress(text);
        }
    }
    announce(media, input, findings);
}

/// Where an end has asked to be called: an answer may say for how long, and not name another place.
struct Registered {
    std::uint16_t port; ///< 0: it has not
    Protocol protocol;
    Direction client;
    friend bool operator==(const Registered&, const Registered&) = default;
};

/// Where an end wants to be called.
struct Contact {
    IpAddress address;
    std::uint16_t port = 0;
    std::optional<Protocol> transport;
    std::optional<std::uint32_t> expires; ///< seconds
};

/// `"Bob" <sip:bob@192.168.88.10:5060;transport=udp>;expires=600`. Nothing when the host is a name.
std::optional<Contact> readContact(std::string_view part)
{
    TextReader text(part);
    const bool isSecure = !text.skipPast("sip:");
    if (isSecure && !text.skipPast("sips:"))
        return std::nullopt;
    const std::string_view uri = text.rest().substr(0, text.rest().find('>'));
    if (uri.find('@') != std::string_view::npos)
        (void)text.until('@');
    const bool isBracketed = text.skip('[');
    const auto address = IpAddress::parse(text.takeUntilAnyOf(isBracketed ? "]" : ":;>? \t"));
    if (!address || (isBracketed && !text.skip(']')))
        return std::nullopt;
    const auto port = text.skip(':') ? text.number(65535) : isSecure ? 5061 : 5060; // RFC 3261 §19.1.2
    if (port.value_or(0) == 0)
        return std::nullopt;
    Contact contact{*address, static_cast<std::uint16_t>(*port), std::nullopt, std::nullopt};
    if (TextReader parameter = text; parameter.skipPast(";transport="))
        contact.transport = parameter.startsWith("udp") ? Protocol::Udp : Protocol::Tcp;
    if (TextReader parameter = text; parameter.skipPast(";expires="))
        contact.expires = parameter.number(UINT32_MAX);
    return contact;
}

/// The contact that names this address itself: nobody registers another host with us.
std::optional<Contact> findContact(const TextMessage& message, const IpAddress& address)
{
    TextReader headers(message.headers);
    while (const auto value = TextMessage::nextHeader(headers, "Contact", "m")) {
        TextReader parts(*value);
        do {
            const auto contact = readContact(parts.takeUntilAnyOf(","));
            if (contact && contact->address == address)
                return contact;
        } while (parts.skip(','));
    }
    return std::nullopt;
}

/// A registration, or the answer that grants it: the registrar may call its client until it expires.
void readRegistration(const TextMessage& message, bool isRequest, const HelperInput& input,
                      HelperFindings& findings)
{
    const Direction client = isRequest ? input.direction : wire::opposite(input.direction);
    const wire::FlowTuple& own = input.tuple(client);
    if (message.header("Contact", "m") == "*") { // with Expires: 0 (RFC 3261 §10.2.2)
        findings.endedGroups |= kSignallingGroup;
        return;
    }
    const auto contact = findContact(message, own.source);
    if (!contact)
        return;
    const auto header = TextReader(message.header("Expires").value_or("")).number(UINT32_MAX);
    const std::uint32_t expires = contact->expires.value_or(header.value_or(kUsualExpires));
    if (expires == 0) {
        findings.endedGroups |= kSignallingGroup;
        return;
    }
    const auto carrier = static_cast<Protocol>(own.protocol);
    const Registered asked{contact->port, contact->transport.value_or(carrier), client};
    auto& registered = input.memory.as<Registered>();
    if (isRequest)
        registered = asked;
    if (asked != registered)
        return;
    Expectation expectation = input.toEnd(client, asked.protocol, asked.port);
    if (expectation.protocol == carrier && contact->port == own.sourcePart) // known outside by another one
        expectation.destinationPart = input.tuple(wire::opposite(client)).destinationPart;
    expectation.timeout = std::chrono::seconds(std::min(expires, kMostExpires));
    expectation.group = kSignalling;
    expectation.isPermanent = true;
    expectation.childHelper = HelperKind::Sip;
    findings.expectations.push(expectation);
}

enum class Role { Session, End, Registration };

struct Method {
    std::string_view name;
    Role role;
};
constexpr Method kMethods[] = {
    {"ACK",      Role::Session     },
    {"BYE",      Role::End         },
    {"CANCEL",   Role::End         },
    {"INVITE",   Role::Session     },
    {"PRACK",    Role::Session     },
    {"REGISTER", Role::Registration},
    {"UPDATE",   Role::Session     },
};

struct SipMessage {
    TextMessage text;
    const Method* method = nullptr; ///< of a response: of the request that it answers; null: not ours
    std::uint32_t status = 0;       ///< 0: a request
};

/// Nothing for what is not SIP, or not whole.
std::optional<SipMessage> takeMessage(TextReader& text, Protocol carrier)
{
    const auto message = TextMessage::take(text, carrier);
    if (!message)
        return std::nullopt;
    SipMessage sip{*message};
    TextReader start(message->startLine);
    TextReader name(std::string_view{});
    if (start.skip("SIP/2.0 ")) {
        name = TextReader(message->header("CSeq").value_or("")); // "314159 INVITE"
        (void)name.until(' ');
        name.skipBlanks();
        sip.status = start.number(699).value_or(0);
        if (sip.status < 100)
            return std::nullopt;
    } else {
        name = TextReader(start.until(' ').value_or("")); // "INVITE sip:bob@example.com SIP/2.0"
        if (!start.rest().ends_with(" SIP/2.0"))
            return std::nullopt;
    }
    const auto method = std::ranges::find(kMethods, name.rest(), &Method::name);
    sip.method = method == std::end(kMethods) ? nullptr : &*method;
    return sip;
}

void readMessage(const SipMessage& sip, const HelperInput& input, HelperFindings& findings)
{
    const bool isRequest = sip.status == 0, isRefusal = sip.status >= 300;
    switch (sip.method->role) {
    case Role::Session:
        if (isRefusal)
            findings.endedGroups |= kMediaGroups;
        else if (TextReader(sip.text.header("Content-Type", "c").value_or("")).startsWith("application/sdp"))
            readSession(sip.text.body, input, findings);
        break;
    case Role::End:
        if (isRequest)
            findings.endedGroups |= kMediaGroups;
        break;
    case Role::Registration:
        if (isRefusal)
            findings.endedGroups |= kSignallingGroup;
        else if (isRequest || sip.status >= 200)
            readRegistration(sip.text, isRequest, input, findings);
        break;
    }
}

} // namespace

/// Calls (RFC 3261) with the media that their session descriptions offer (RFC 4566), and registrations.
HelperFindings inspectSip(const HelperInput& input)
{
    HelperFindings findings;
    const auto carrier = static_cast<Protocol>(input.original.protocol);
    // TCP knows by itself when it is over; a datagram that nobody has answered is not worth an hour.
    if (carrier == Protocol::Udp && (input.isAnswered || input.direction == Direction::Reply))
        findings.masterTimeout = input.settings.sipTimeout;
    TextReader text(input.payload);
    while (const auto message = takeMessage(text, carrier)) {
        if (message->method)
            readMessage(*message, input, findings);
        if (carrier == Protocol::Udp)
            break;
    }
    return findings;
}

} // namespace tb::conntrack
