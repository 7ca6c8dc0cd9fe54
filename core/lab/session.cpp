// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/session.h"

#include <algorithm>
#include <charconv>

namespace tb::lab {

namespace {

using namespace std::chrono_literals;
using namespace wire::tcp;

/// A session that has heard nothing for so long is forgotten.
constexpr Duration kSilence = 30s;
/// Most payload of one large frame.
constexpr std::uint32_t kLargest = 14 * 1440;
/// Less is not worth a segment before the end, as with a real sender (RFC 896).
constexpr std::uint32_t kWorthASegment = 1440;
constexpr std::string_view kGreeting = "GET /stream?";

} // namespace

std::string Request::toText() const
{
    return std::string(kGreeting) + std::to_string(bitsPerSecond) + "&" + std::to_string(length / 1ms) +
           " HTTP/1.1\r\nHost: lab\r\n\r\n";
}

std::optional<Request> Request::fromText(std::string_view text)
{
    if (!text.starts_with(kGreeting))
        return std::nullopt;
    text.remove_prefix(kGreeting.size());
    std::uint64_t rate = 0;
    std::uint32_t milliseconds = 0;
    const auto [afterRate, badRate] = std::from_chars(text.data(), text.data() + text.size(), rate);
    if (badRate != std::errc() || afterRate == text.data() + text.size() || *afterRate != '&')
        return std::nullopt;
    const auto [end, badLength] = std::from_chars(afterRate + 1, text.data() + text.size(), milliseconds);
    if (badLength != std::errc())
        return std::nullopt;
    return Request{std::min<std::uint64_t>(rate, 10'000'000'000), milliseconds * 1ms};
}

void TcpSession::reply(const SendTcp& send, std::uint8_t flags, std::uint32_t payload, std::string_view text)
{
    send(m_tuple, {m_next, m_expected, flags, payload, text});
    m_next += payload + ((flags & (kSyn | kFin)) != 0 ? 1 : 0);
}

void TcpSession::open(const SendTcp& send)
{
    m_state = State::SynSent;
    reply(send, kSyn);
}

void TcpSession::takeData(const wire::Packet& packet, Instant now, const SendTcp& send)
{
    const auto payload = packet.payload();
    m_expected += static_cast<std::uint32_t>(payload.size());
    if (m_isServer && !m_request) {
        m_request = Request::fromText({reinterpret_cast<const char*>(payload.data()), payload.size()});
        m_servesSince = now;
    }
    if ((packet.tcpFlags & kFin) == 0)
        return reply(send, kAck);
    ++m_expected;
    if (m_state == State::Closing) { // our FIN is out already
        m_state = State::Over;
        return reply(send, kAck);
    }
    m_state = State::LastAck;
    reply(send, kAck);
    reply(send, kFin | kAck);
}

void TcpSession::receive(const wire::Packet& packet, Instant now, const SendTcp& send)
{
    m_lastHeard = now;
    const std::uint8_t flags = packet.tcpFlags;
    const std::uint32_t sequence = wire::load32(packet.transport() + 4);
    if ((flags & kRst) != 0) {
        m_state = State::Over;
        return;
    }
    if ((flags & kSyn) != 0) {
        m_expected = sequence + 1;
        if (m_state == State::SynSent && (flags & kAck) != 0) {
            m_state = State::Open;
            const std::string text = m_request ? m_request->toText() : "";
            reply(send, kAck);
            return reply(send, kAck | kPsh, static_cast<std::uint32_t>(text.size()), text);
        }
        if (m_state == State::Begin) {
            m_isServer = true;
            m_state = State::SynReceived;
            return reply(send, kSyn | kAck);
        }
        return;
    }
    if (m_state == State::SynReceived)
        m_state = State::Open;
    if (m_state == State::LastAck && packet.payload().empty() && (flags & kFin) == 0) {
        m_state = State::Over;
        return;
    }
    const bool hasNews = !packet.payload().empty() || (flags & kFin) != 0;
    if (hasNews && sequence == m_expected)
        takeData(packet, now, send);
}

void TcpSession::advance(Instant now, const SendTcp& send)
{
    if (!m_isServer || !m_request || m_state != State::Open)
        return;
    const Duration served = std::min(now - m_servesSince, m_request->length);
    const auto due = static_cast<std::uint64_t>(std::chrono::duration<double>(served).count() *
                                                static_cast<double>(m_request->bitsPerSecond) / 8);
    const bool isEnd = now - m_servesSince >= m_request->length;
    while (m_served < due && (isEnd || due - m_served >= kWorthASegment)) {
        const auto size = static_cast<std::uint32_t>(std::min<std::uint64_t>(due - m_served, kLargest));
        reply(send, kAck | kPsh, size);
        m_served += size;
    }
    if (isEnd) {
        m_state = State::Closing;
        reply(send, kFin | kAck);
    }
}

bool TcpSession::isOver(Instant now) const
{
    return m_state == State::Over || now - m_lastHeard > kSilence;
}

} // namespace tb::lab
