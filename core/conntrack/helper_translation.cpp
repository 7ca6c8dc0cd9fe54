// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helper_translation.h"

#include "base/assert.h"
#include "wire/payload_rewrite.h"

#include <algorithm>
#include <bitset>
#include <string>

namespace tb::conntrack {

namespace {

using wire::DropReason;
using Subject = Mention::Subject;

constexpr std::size_t kMostExpectations = decltype(HelperFindings::expectations)::kMost;
constexpr std::size_t kMostMentions = decltype(HelperFindings::mentions)::kMost;

/// Ports of services are not announced: a text that somebody is made to send must not open them. TFTP's is no
/// text but the control connection's own port.
bool mayBeAnnounced(HelperKind kind, const Expectation& expectation)
{
    constexpr std::uint16_t kFirstOfPrograms = 1024; // RFC 6335 §6: below are the system ports
    return kind == HelperKind::Tftp || expectation.protocol == wire::Protocol::Gre ||
           expectation.targetPart >= kFirstOfPrograms;
}

/// Announcements, and those of them that the table has taken.
class Announcer {
public:
    Announcer(const TranslationInput& input, HelperFindings& findings)
        : m_input(input), m_expectations(findings.expectations.all())
    {
        for (const Mention& one : findings.mentions.all())
            m_isWritten[one.expectation] = m_isWritten[one.expectation] || one.subject == Subject::Announced;
        if (!isKnownOtherwise(input.sent, input.back))
            m_isWritten.reset(); // and nothing to be written anew
    }
    /// False when one that is written in the text found no outside port.
    bool announceAll();
    bool isAnnounced(std::size_t i) const { return m_isAnnounced[i]; }

private:
    bool announceWritten(std::size_t first, std::size_t count);
    bool tryPort(std::span<Expectation> together, std::uint16_t port);

    const TranslationInput& m_input;
    std::span<Expectation> m_expectations;
    std::bitset<kMostExpectations> m_isWritten, m_isAnnounced;
};

bool Announcer::tryPort(std::span<Expectation> together, std::uint16_t port)
{
    for (std::size_t i = 0; i < together.size(); ++i)
        together[i].destinationPart = static_cast<std::uint16_t>(port + i);
    return m_input.expectations.add(m_input.master, m_input.helper, together, m_input.now);
}

bool Announcer::announceWritten(std::size_t first, std::size_t count)
{
    const auto together = m_expectations.subspan(first, count);
    const std::uint16_t named = together[0].destinationPart;
    const auto earlier = m_input.expectations.outsidePart(m_input.master, together[0], m_input.now);
    bool isAdded = (earlier && tryPort(together, *earlier)) || tryPort(together, named);
    const std::uint64_t above = (65535U - named) / count; // of RTP: even ones
    for (int i = 0; !isAdded && above != 0 && i < kMostTries; ++i)
        isAdded =
            tryPort(together, static_cast<std::uint16_t>(named + count * (1 + m_input.random.below(above))));
    for (std::size_t i = first; i < first + count; ++i)
        m_isAnnounced[i] = isAdded;
    return isAdded;
}

bool Announcer::announceAll()
{
    for (std::size_t i = 0; i < m_expectations.size(); ++i) {
        const Expectation& one = m_expectations[i];
        const bool isPair = one.pairsWithNext && i + 1 < m_expectations.size();
        if (!mayBeAnnounced(m_input.helper, one))
            continue;
        if (m_isWritten[i] || (isPair && m_isWritten[i + 1])) {
            if (!announceWritten(i, isPair ? 2 : 1))
                return false;
            i += isPair ? 1 : 0;
            continue;
        }
        // Refused when too many wait, or somebody else waits for the same: then it comes unannounced.
        m_isAnnounced[i] = m_input.expectations.add(m_input.master, m_input.helper, one, m_input.now);
    }
    return true;
}

std::string inStyle(Style style, const IpAddress& address, std::uint32_t number)
{
    std::string text;
    switch (style) {
    case Style::SixNumbers:
        text = address.toString() + "." + std::to_string(number >> 8) + "." + std::to_string(number & 0xff);
        std::ranges::replace(text, '.', ',');
        return text;
    case Style::AddressText:
        return address.toString();
    case Style::AddressNumber:
        return std::to_string(address.toV4());
    case Style::AddressBytes:
        return {reinterpret_cast<const char*>(address.wireBytes()),
                static_cast<std::size_t>(address.bits() / 8)};
    case Style::PortText:
    case Style::Length:
        return std::to_string(number);
    case Style::AddedPort:
        return ":" + std::to_string(number);
    case Style::PortBytes:
        return {static_cast<char>(number >> 8), static_cast<char>(number)};
    }
    TB_UNREACHABLE();
}

/// What a mention must read; nothing when it stays as it is.
std::optional<std::string> readsFor(const Mention& mention, const TranslationInput& input,
                                    const HelperFindings& findings, const Announcer& announcer)
{
    switch (mention.subject) {
    case Subject::Announced: {
        if (!isKnownOtherwise(input.sent, input.back) || !announcer.isAnnounced(mention.expectation))
            return std::nullopt;
        const Expectation& one = findings.expectations.all()[mention.expectation];
        return inStyle(mention.style, one.destination, one.destinationPart);
    }
    case Subject::Told:
        return inStyle(mention.style, mention.address, mention.port);
    case Subject::Echo: {
        if (!isKnownOtherwise(input.back, input.sent))
            return std::nullopt;
        const auto own = input.expectations.targetPart(input.master, mention.protocol, input.sent.destination,
                                                       mention.port, input.now);
        return inStyle(mention.style, input.back.source, own.value_or(mention.port));
    }
    case Subject::Body:
        return std::nullopt; // when all others are known
    }
    TB_UNREACHABLE();
}

struct Rewrite {
    Place place;
    std::string text;
};
using Rewrites = FixedList<Rewrite, kMostMentions>;

void rewriteAt(const Place& place, std::string text, wire::ConstBytes payload, Rewrites& rewrites)
{
    TB_ASSERT(place.end() <= payload.size());
    const auto* const old = reinterpret_cast<const char*>(payload.data()) + place.offset;
    if (std::string_view(old, place.length) != text)
        rewrites.push({place, std::move(text)});
}

/// By how much the bytes at a place become more, modulo 2^64.
std::size_t growthIn(const Place& body, const Rewrites& rewrites)
{
    std::size_t growth = 0;
    for (const Rewrite& one : rewrites.all()) {
        if (one.place.offset >= body.offset && one.place.end() <= body.end())
            growth += one.text.size() - one.place.length;
    }
    return growth;
}

Rewrites rewritesOf(const TranslationInput& input, const HelperFindings& findings, const Announcer& announcer,
                    wire::ConstBytes payload)
{
    Rewrites rewrites;
    for (const Mention& one : findings.mentions.all()) {
        if (auto text = readsFor(one, input, findings, announcer))
            rewriteAt(one.place, *std::move(text), payload, rewrites);
    }
    for (const Mention& one : findings.mentions.all()) {
        const std::size_t growth = one.subject == Subject::Body ? growthIn(one.body, rewrites) : 0;
        if (growth != 0)
            rewriteAt(one.place, std::to_string(one.body.length + growth), payload, rewrites);
    }
    std::ranges::sort(rewrites.all(), {}, [](const Rewrite& one) { return one.place.offset; });
    return rewrites;
}

bool write(const Rewrites& rewrites, wire::Packet& packet)
{
    FixedList<wire::Replacement, kMostMentions> replacements;
    std::size_t end = 0;
    for (const Rewrite& one : rewrites.all()) {
        TB_ASSERT(one.place.offset >= end);
        end = one.place.end();
        replacements.push({
            one.place.offset,
            one.place.length,
            {reinterpret_cast<const wire::Byte*>(one.text.data()), one.text.size()}
        });
    }
    return replacements.isEmpty() || wire::replaceInPayload(packet, replacements.all());
}

} // namespace

std::optional<DropReason> translateFindings(const TranslationInput& input, HelperFindings& findings,
                                            wire::Packet& packet)
{
    for (const GreCallIds& ids : findings.callIds.all())
        input.expectations.addCallIds(input.master, input.helper, ids);
    Announcer announcer(input, findings);
    if (!announcer.announceAll())
        return DropReason::NoOutsidePort;
    const bool isTranslated =
        isKnownOtherwise(input.sent, input.back) || isKnownOtherwise(input.back, input.sent);
    if (!isTranslated || findings.mentions.isEmpty())
        return std::nullopt;
    if (!write(rewritesOf(input, findings, announcer, packet.payload()), packet))
        return DropReason::UntranslatedText;
    return std::nullopt;
}

} // namespace tb::conntrack
