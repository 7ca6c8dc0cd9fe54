// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/inspect.h"

#include "conntrack/helpers/sip_ends.h"

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
    std::string_view portText;
    std::optional<IpAddress> address;
};

/// "audio 49170/2 RTP/AVP 0 8". Media over TCP and rejected ones (port 0) are none of ours.
Media readMedia(TextReader text)
{
    const auto kind =
        std::ranges::find_if(kMediaKinds, [&](const MediaKind& one) { return text.skip(one.name); });
    const std::string_view behind = text.rest();
    const auto port = text.number(65535);
    const std::string_view portText = behind.substr(0, behind.size() - text.rest().size());
    (void)text.until(' '); // how many ports there are
    if (kind == std::end(kMediaKinds) || port.value_or(0) < kLeastMediaPort || text.startsWith("TCP"))
        return {};
    return {&*kind, static_cast<std::uint16_t>(*port), portText, std::nullopt};
}

/// "IN IP4 192.168.88.10" (RFC 4566 §5.7); nothing for groups, which have a TTL behind the address.
std::optional<IpAddress> readAddress(TextReader text, const HelperInput& input, HelperFindings& findings)
{
    if (!text.skip("IN IP4 ") && !text.skip("IN IP6 "))
        return std::nullopt;
    const std::string_view address = text.takeUntilAnyOf(" ");
    mentionMediaAddress(address, input, findings);
    return IpAddress::parse(address);
}

/// "bob 2890844526 2890844526 IN IP4 192.168.88.10": who has made the description (RFC 4566 §5.2).
void readOrigin(TextReader text, const HelperInput& input, HelperFindings& findings)
{
    if (text.skipPast(" IN IP4 ") || text.skipPast(" IN IP6 "))
        mentionMediaAddress(text.takeUntilAnyOf(" "), input, findings);
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
        expectation.pairsWithNext = port != last;
        if (findings.expectations.push(expectation) && port == media.port)
            findings.mentions.push(Mention::announced(input.placeOf(media.portText), Style::PortText,
                                                      findings.expectations.size() - 1));
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
            (isInMedia ? media.address : sessionAddress) = readAddress(text, input, findings);
        } else if (text.skip("o=")) {
            readOrigin(text, input, findings);
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
    SipHost host;
    std::optional<Protocol> transport;
    std::optional<std::uint32_t> expires; ///< seconds
};

/// `"Bob" <sip:bob@192.168.88.10:5060;transport=udp>;expires=600`. Nothing when the host is a name.
std::optional<Contact> readContact(std::string_view part)
{
    TextReader text(part);
    const auto host = SipHost::takeUri(text);
    if (!host)
        return std::nullopt;
    Contact contact{*host, std::nullopt, std::nullopt};
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
            if (contact && contact->host.address == address)
                return contact;
        } while (parts.skip(','));
    }
    return std::nullopt;
}

/// Seconds (RFC 3261 §10.2.1.1).
std::uint32_t lifetimeOf(const Contact& contact, const TextMessage& message)
{
    const auto header = TextReader(message.header("Expires").value_or("")).number(UINT32_MAX);
    return contact.expires.value_or(header.value_or(kUsualExpires));
}

/// Calls come again and again, for so many seconds.
void makePermanent(Expectation& expectation, std::uint32_t lifetime)
{
    expectation.timeout = std::chrono::seconds(lifetime);
    expectation.group = kSignalling;
    expectation.isPermanent = true;
    expectation.childHelper = HelperKind::Sip;
}

/// A registration, or the answer that grants it: the registrar may call its client until it expires. Returns
/// where in a request the port stands that another one may take the place of.
std::string_view readRegistration(const TextMessage& message, bool isRequest, const HelperInput& input,
                                  HelperFindings& findings)
{
    const Direction client = isRequest ? input.direction : wire::opposite(input.direction);
    const wire::FlowTuple& own = input.tuple(client);
    if (message.header("Contact", "m") == "*") { // with Expires: 0 (RFC 3261 §10.2.2)
        findings.endedGroups |= kSignallingGroup;
        return {};
    }
    // The answer repeats what the registrar was told.
    const auto contact = findContact(message, isRequest ? own.source : input.outsideAddress(client));
    if (!contact)
        return {};
    const std::uint32_t expires = lifetimeOf(*contact, message);
    if (expires == 0) {
        findings.endedGroups |= kSignallingGroup;
        return {};
    }
    const auto carrier = static_cast<Protocol>(own.protocol);
    Registered asked{contact->host.port, contact->transport.value_or(carrier), client};
    auto& registered = input.memory.as<Registered>();
    if (isRequest)
        registered = asked;
    else if (input.isTranslated(client) && registered.client == client)
        asked.port = registered.port; // it tells of the port that the outside knows
    if (asked != registered)
        return {};
    Expectation expectation = input.toEnd(client, asked.protocol, asked.port);
    const bool isOwnPort = expectation.protocol == carrier && asked.port == own.sourcePart;
    if (isOwnPort) // known outside by another one
        expectation.destinationPart = input.outsidePort(client);
    else if (!isRequest && input.isTranslated(client))
        expectation.destinationPart = contact->host.port;
    makePermanent(expectation, std::min(expires, kMostExpires));
    const std::string_view port = contact->host.portText;
    if (!findings.expectations.push(expectation) || !isRequest || isOwnPort)
        return {};
    findings.mentions.push(Mention::announced(input.placeOf(port),
                                              port.empty() ? Style::AddedPort : Style::PortText,
                                              findings.expectations.size() - 1));
    return port;
}

enum class Role { Session, End, Registration, Other };

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
    const Method* method = nullptr; ///< of a response: of the request that it answers; null: none of ours
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
    std::string_view announcedPort;
    switch (sip.method ? sip.method->role : Role::Other) {
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
            announcedPort = readRegistration(sip.text, isRequest, input, findings);
        break;
    case Role::Other:
        break;
    }
    mentionEnds(sip.text, announcedPort, input, findings);
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
        readMessage(*message, input, findings);
        if (carrier == Protocol::Udp)
            break;
    }
    return findings;
}

} // namespace tb::conntrack
