// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/inspect.h"

#include "conntrack/helpers/text_reader.h"
#include "conntrack/tcp_window.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

using wire::Direction;

/// Where lines begin in one direction: a command is looked for only right behind a line that was seen to end,
/// never in the middle of a file name or a long line.
struct LineStarts {
    std::uint32_t sequences[2]; ///< the two most recent: one may be of a segment that comes again
    std::uint8_t count;

    bool contains(std::uint32_t sequence) const
    {
        return std::find(sequences, sequences + count, sequence) != sequences + count;
    }
    void add(std::uint32_t sequence)
    {
        if (contains(sequence))
            return;
        if (count < 2) {
            sequences[count++] = sequence;
            return;
        }
        std::uint32_t& older = isBefore(sequences[0], sequences[1]) ? sequences[0] : sequences[1];
        if (isBefore(older, sequence))
            older = sequence;
    }
};

struct Memory {
    LineStarts lines[2]; ///< by Direction
};

/// Where the sender of a command waits, and how that is written; what is not written is empty.
struct Offer {
    IpAddress address;
    std::uint16_t port = 0;
    std::string_view sixNumbers, addressText, portText;
};

/// "192,168,88,10,156,64" (RFC 959 §4.1.2, PORT).
std::optional<Offer> readSixNumbers(TextReader& text)
{
    const TextReader start = text;
    std::uint32_t numbers[6] = {};
    for (int i = 0; i < 6; ++i) {
        if (i != 0 && !text.skip(','))
            return std::nullopt;
        const auto number = text.number(255);
        if (!number)
            return std::nullopt;
        numbers[i] = *number;
    }
    const std::uint32_t address = numbers[0] << 24 | numbers[1] << 16 | numbers[2] << 8 | numbers[3];
    Offer offer;
    offer.address = IpAddress::v4(address);
    offer.port = static_cast<std::uint16_t>(numbers[4] << 8 | numbers[5]);
    offer.sixNumbers = text.readSince(start);
    return offer;
}

std::optional<Offer> readPort(TextReader text, const IpAddress&)
{
    text.skipBlanks();
    const auto offer = readSixNumbers(text);
    return text.startsWith("\r") || text.startsWith("\n") ? offer : std::nullopt;
}

/// The numbers begin at the first digit, with or without brackets (RFC 1123 §4.1.2.6).
std::optional<Offer> readPassive(TextReader text, const IpAddress&)
{
    (void)text.takeUntilAnyOf("0123456789");
    const auto offer = readSixNumbers(text);
    return text.rest().empty() ? std::nullopt : offer; // another digit may follow
}

/// Any printable character, but a digit would be read as a number (RFC 2428 §2).
std::optional<char> readDelimiter(TextReader& text)
{
    if (text.rest().empty())
        return std::nullopt;
    const char delimiter = text.rest().front();
    const bool isDigit = delimiter >= '0' && delimiter <= '9';
    if (delimiter < 33 || delimiter > 126 || isDigit)
        return std::nullopt;
    (void)text.skip(delimiter);
    return delimiter;
}

std::optional<Offer> readDelimitedPort(TextReader& text, char delimiter, const IpAddress& address)
{
    const TextReader start = text;
    const auto port = text.number(65535);
    Offer offer;
    offer.address = address;
    offer.portText = text.readSince(start);
    if (!port || !text.skip(delimiter))
        return std::nullopt;
    offer.port = static_cast<std::uint16_t>(*port);
    return offer;
}

/// "|1|192.168.88.10|40000|" or "|2|2001:db8::10|40000|" (RFC 2428 §2).
std::optional<Offer> readExtendedPort(TextReader text, const IpAddress&)
{
    text.skipBlanks();
    const auto delimiter = readDelimiter(text);
    const auto family = text.number(2);
    if (!delimiter || !family || !text.skip(*delimiter))
        return std::nullopt;
    const std::string_view addressText = text.until(*delimiter).value_or("");
    const auto address = IpAddress::parse(addressText);
    if (!address || *family != (address->isV4() ? 1U : 2U))
        return std::nullopt;
    auto offer = readDelimitedPort(text, *delimiter, *address);
    if (offer)
        offer->addressText = addressText;
    return offer;
}

/// "Entering Extended Passive Mode (|||40000|)": the address is the server's own (RFC 2428 §3).
std::optional<Offer> readExtendedPassive(TextReader text, const IpAddress& sender)
{
    if (!text.skipPast("("))
        return std::nullopt;
    const auto delimiter = readDelimiter(text);
    if (!delimiter || !text.skip(*delimiter) || !text.skip(*delimiter))
        return std::nullopt;
    return readDelimitedPort(text, *delimiter, sender);
}

struct Command {
    Direction direction;
    std::string_view keyword;
    std::optional<Offer> (*read)(TextReader behindKeyword, const IpAddress& sender);
};
constexpr Command kCommands[] = {
    {Direction::Original, "PORT ", readPort           },
    {Direction::Original, "EPRT ", readExtendedPort   },
    {Direction::Reply,    "227 ",  readPassive        },
    {Direction::Reply,    "229 ",  readExtendedPassive},
};

void announce(const Offer& offer, const HelperInput& input, HelperFindings& findings)
{
    const std::size_t index = findings.expectations.size();
    findings.expectations.push(input.toSender(wire::Protocol::Tcp, offer.port));
    const std::pair<std::string_view, Style> written[] = {
        {offer.sixNumbers,  Style::SixNumbers },
        {offer.addressText, Style::AddressText},
        {offer.portText,    Style::PortText   },
    };
    for (const auto& [text, style] : written) {
        if (!text.empty())
            findings.mentions.push(Mention::announced(input.placeOf(text), style, index));
    }
}

/// Reads a segment that begins a line.
void readCommand(const HelperInput& input, HelperFindings& findings)
{
    const IpAddress sender = input.tuple(input.direction).source;
    for (const Command& command : kCommands) {
        TextReader text(input.payload);
        if (command.direction != input.direction)
            continue;
        if (TextReader(command.keyword).startsWith(text.rest())) {
            findings.mustDrop = true; // its sender will repeat it, with what follows
            return;
        }
        if (!text.skip(command.keyword))
            continue;
        const auto offer = command.read(text, sender);
        findings.mustDrop = !offer;
        // An offer of somebody else's address would let a server reach him through us (RFC 2577 §3).
        if (offer && offer->address == sender && offer->port != 0)
            announce(*offer, input, findings);
        return;
    }
}

} // namespace

/// PORT and EPRT of the client, the answers to PASV and EPSV of the server (RFC 959, RFC 2428).
HelperFindings inspectFtp(const HelperInput& input)
{
    HelperFindings findings;
    LineStarts& lines = input.memory.as<Memory>().lines[static_cast<int>(input.direction)];
    if (lines.contains(input.sequence))
        readCommand(input, findings);
    if (!findings.mustDrop && input.payload.back() == '\n')
        lines.add(input.sequence + static_cast<std::uint32_t>(input.payload.size()));
    return findings;
}

} // namespace tb::conntrack
