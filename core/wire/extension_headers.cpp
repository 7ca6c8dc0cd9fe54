// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/extension_headers.h"

namespace tb::wire {

namespace {

constexpr std::uint32_t kIpv6Header = 40;
constexpr std::uint8_t kHopByHop = 0, kRouting = 43, kDestinationOptions = 60, kFragment = 44;
constexpr std::uint8_t kParameterProblem = 4, kErroneousField = 0, kUnrecognizedOption = 2;

ExtensionVerdict refusal(std::uint8_t code, std::size_t pointer)
{
    return {
        false, IcmpError{kParameterProblem, code, static_cast<std::uint32_t>(pointer)}
    };
}

/// `ip` begins with the IPv6 header; the options lie in [at, end). The two highest bits of an unknown option
/// say what becomes of the packet.
ExtensionVerdict judgeOptions(ConstBytes ip, std::size_t at, std::size_t end, bool isToGroup)
{
    constexpr std::uint8_t kPad1 = 0, kPadN = 1;
    while (at < end) {
        const std::uint8_t type = ip[at];
        if (type == kPad1) {
            ++at;
            continue;
        }
        if (at + 2 > end || at + 2 + ip[at + 1] > end)
            return refusal(kErroneousField, at);
        if (type != kPadN && (type >> 6) != 0) {
            const bool isSilent = (type >> 6) == 1 || ((type >> 6) == 3 && isToGroup);
            return isSilent ? ExtensionVerdict{false, {}, 0} : refusal(kUnrecognizedOption, at);
        }
        at += 2U + ip[at + 1];
    }
    return {};
}

} // namespace

ExtensionVerdict judgeExtensionHeaders(const Packet& packet)
{
    if (!hasExtensionHeaders(packet))
        return {};
    const ConstBytes ip{packet.network(), std::size_t{packet.transportOffset} - packet.networkOffset};
    std::uint8_t header = ip[6];
    ExtensionVerdict accepted;
    // The parser has followed this chain to the transport header, so every header is wholly there.
    for (std::size_t at = kIpv6Header; at + 8 <= ip.size();) {
        const std::size_t length = header == kFragment ? 8 : (ip[at + 1] + std::size_t{1}) * 8;
        ExtensionVerdict verdict;
        if (header == kHopByHop || header == kDestinationOptions)
            verdict = judgeOptions(ip, at + 2, at + length, packet.tuple.destination.isMulticast());
        else if (header == kRouting && ip[at + 3] != 0)
            verdict = refusal(kErroneousField, at + 2);
        if (!verdict.isAccepted)
            return verdict;
        header = ip[at];
        accepted.protocolField = static_cast<std::uint32_t>(at);
        at += length;
    }
    return accepted;
}

bool hasExtensionHeaders(const Packet& packet)
{
    return packet.kind == NetworkKind::Ipv6 && packet.transportOffset > packet.networkOffset + kIpv6Header;
}

} // namespace tb::wire
