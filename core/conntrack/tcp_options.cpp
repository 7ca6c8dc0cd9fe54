// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/tcp_options.h"

#include "conntrack/tcp_window.h"
#include "wire/bytes.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

constexpr std::size_t kFixedHeader = 20;
enum OptionKind : std::uint8_t {
    End = 0,
    NoOperation = 1,
    WindowScale = 3,
    SackPermitted = 4,
    Sack = 5,
    Timestamp = 8
};
constexpr std::uint8_t kLargestScale = 14;

/// Calls visit(kind, value, length of the value) for each option until one does not fit.
template <typename Visit>
void forEachOption(const wire::Packet& packet, Visit visit)
{
    const wire::Byte* at = packet.transport() + kFixedHeader;
    const wire::Byte* const end = packet.frame->data + packet.payloadOffset;
    while (at < end) {
        const std::uint8_t kind = *at;
        if (kind == End)
            return;
        if (kind == NoOperation) {
            ++at;
            continue;
        }
        if (end - at < 2 || at[1] < 2 || at[1] > end - at)
            return;
        visit(kind, at + 2, at[1] - 2);
        at += at[1];
    }
}

} // namespace

TcpOffer readOffer(const wire::Packet& packet)
{
    TcpOffer offer;
    forEachOption(packet, [&offer](std::uint8_t kind, const wire::Byte* value, int length) {
        if (kind == WindowScale && length == 1) {
            offer.hasScale = true;
            offer.scale = std::min<std::uint8_t>(*value, kLargestScale);
        } else if (kind == SackPermitted && length == 0) {
            offer.allowsSack = true;
        }
    });
    return offer;
}

std::uint32_t highestSack(const wire::Packet& packet, std::uint32_t ack)
{
    // Nearly every segment carries a timestamp and nothing else: two no-operations, kind, length.
    constexpr std::uint32_t kOnlyTimestamp = 0x0101080a;
    const wire::Byte* const options = packet.transport() + kFixedHeader;
    const auto size = static_cast<std::size_t>(packet.frame->data + packet.payloadOffset - options);
    if (size == 0 || (size == 12 && wire::load32(options) == kOnlyTimestamp))
        return ack;
    std::uint32_t highest = ack;
    forEachOption(packet, [&highest](std::uint8_t kind, const wire::Byte* value, int length) {
        for (int at = 0; kind == Sack && at + 8 <= length; at += 8) {
            const std::uint32_t right = wire::load32(value + at + 4);
            if (isBefore(highest, right))
                highest = right;
        }
    });
    return highest;
}

void forEachSackEdge(wire::Packet& packet, const std::function<void(wire::Byte*)>& visit)
{
    forEachOption(packet, [&](std::uint8_t kind, const wire::Byte* value, int length) {
        for (int at = 0; kind == Sack && at + 4 <= length; at += 4)
            visit(packet.frame->data + (value - packet.frame->data) + at);
    });
}

} // namespace tb::conntrack
