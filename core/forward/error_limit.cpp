// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/error_limit.h"

#include "base/random.h"

#include <optional>

namespace tb::forward {

namespace {

/// The bit of icmp-rate-mask is the number of the ICMP type; of ICMPv6, that of the type with the same
/// meaning. Nothing for what path MTU discovery needs: it is never held back (RFC 1191 §4).
std::optional<int> maskBitOf(const wire::IcmpError& error, bool isV4)
{
    constexpr int kUnreachable = 3, kTimeExceeded = 11, kParameterProblem = 12;
    const bool isTooBig = isV4 ? error.type == kUnreachable && error.code == 4 : error.type == 2;
    if (isTooBig)
        return std::nullopt;
    if (isV4)
        return error.type;
    switch (error.type) {
    case 1:
        return kUnreachable;
    case 3:
        return kTimeExceeded;
    default:
        return kParameterProblem;
    }
}

} // namespace

ErrorLimit::ErrorLimit() : m_hashKey{systemSeed(), systemSeed()}, m_places(kPlaces) {}

bool ErrorLimit::allowsAnother(const IpAddress& destination, Duration spacing, Instant now)
{
    const auto& bytes = destination.bytes();
    const std::uint64_t hash =
        hashWords(m_hashKey, loadWord(bytes.data()), loadWord(bytes.data() + 8), 0, 0, 0);
    Place& place = m_places[hash % kPlaces];
    if (place.destination != destination || place.emptyAt < now)
        place = {destination, now};
    if (place.emptyAt - now > spacing * (kBurst - 1))
        return false;
    place.emptyAt = place.emptyAt + spacing;
    return true;
}

bool ErrorLimit::allows(const IpAddress& destination, const wire::IcmpError& error,
                        const config::IpSettings& settings, Instant now)
{
    const auto bit = maskBitOf(error, destination.isV4());
    const Duration spacing = std::chrono::milliseconds(settings.icmpRateLimit);
    const bool isLimited =
        bit && spacing > Duration::zero() && (settings.icmpRateMask >> (*bit & 31) & 1) != 0;
    if (isLimited && !allowsAnother(destination, spacing, now))
        return false;
    return m_all.allows(now);
}

} // namespace tb::forward
