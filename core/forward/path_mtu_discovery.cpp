// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/path_mtu_discovery.h"

#include "wire/frame_parser.h"
#include "wire/transport_checksum.h"

namespace tb::forward {

namespace {

constexpr std::size_t kIcmpHeader = 8;

bool saysTooBig(const wire::Packet& packet)
{
    if (!packet.isIcmpError || !packet.transportComplete)
        return false;
    const wire::Byte* const icmp = packet.transport();
    return packet.isV4() ? icmp[0] == 3 && icmp[1] == 4 : icmp[0] == 2;
}

} // namespace

void notePathMtu(const PacketContext& context, Environment& env)
{
    const wire::Packet& packet = context.packet;
    const bool isBelievable =
        !env.isTracking(packet) || context.tracked.state == conntrack::ConnectionState::Related;
    if (!saysTooBig(packet) || !isBelievable || !wire::verifyTransportChecksum(packet))
        return;
    const wire::ConstBytes message{packet.transport(), packet.end - packet.transportOffset};
    const auto quoted = wire::quotedTuple(message.subspan(kIcmpHeader));
    if (!quoted || quoted->source.isV4() != packet.isV4() ||
        !env.plan->interfaces.isOwnAddress(quoted->source))
        return;
    const std::uint32_t mtu = packet.isV4() ? wire::load16(&message[6]) : wire::load32(&message[4]);
    env.pathMtu->learn(quoted->destination, mtu, env.now);
}

} // namespace tb::forward
