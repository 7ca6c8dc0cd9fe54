// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/router_advertisement.h"

#include "wire/craft.h"

#include <tins/ethernetII.h>
#include <tins/exceptions.h>
#include <tins/icmpv6.h>
#include <tins/ipv6.h>

#include <algorithm>
#include <limits>

namespace tb::stack {

namespace {

constexpr std::uint8_t kHopLimit = 255; // RFC 4861 §4.2: proves that nobody forwarded it

template <typename Field>
Field secondsOf(Duration length)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(length).count();
    return static_cast<Field>(std::min<std::int64_t>(seconds, std::numeric_limits<Field>::max()));
}

Tins::IPv6Address toTins(const IpAddress& address)
{
    return Tins::IPv6Address(address.wireBytes());
}

Tins::HWAddress<6> toTins(const MacAddress& mac)
{
    return Tins::HWAddress<6>(mac.bytes().data());
}

Tins::ICMPv6::prefix_info_type optionOf(const config::NdPrefix& prefix)
{
    return {
        static_cast<std::uint8_t>(prefix.prefix.length()),  static_cast<std::uint8_t>(prefix.autonomous),
        static_cast<std::uint8_t>(prefix.onLink),           secondsOf<std::uint32_t>(prefix.validLifetime),
        secondsOf<std::uint32_t>(prefix.preferredLifetime), toTins(prefix.prefix.network())};
}

Tins::ICMPv6 messageOf(const RouterAdvertisement& what)
{
    Tins::ICMPv6 icmp(Tins::ICMPv6::ROUTER_ADVERT);
    icmp.hop_limit(what.hopLimit.value_or(0));
    icmp.managed(what.managed);
    icmp.other(what.otherConfiguration);
    icmp.router_lifetime(secondsOf<std::uint16_t>(what.lifetime));
    icmp.source_link_layer_addr(toTins(what.mac));
    if (what.mtu)
        icmp.mtu({0, *what.mtu});
    for (const config::NdPrefix& prefix : what.prefixes)
        icmp.prefix_info(optionOf(prefix));
    if (what.dnsServer)
        icmp.recursive_dns_servers({secondsOf<std::uint32_t>(what.dnsLifetime), {toTins(*what.dnsServer)}});
    return icmp;
}

} // namespace

wire::OwnedFrame craftRouterAdvertisement(const RouterAdvertisement& what)
try {
    static const IpAddress allNodes = *IpAddress::parse("ff02::1");
    Tins::IPv6 ip(toTins(allNodes), toTins(what.source));
    ip.hop_limit(kHopLimit);
    Tins::EthernetII frame =
        Tins::EthernetII(toTins(wire::multicastMac(allNodes)), toTins(what.mac)) / ip / messageOf(what);
    return wire::OwnedFrame::copyOf(frame.serialize());
} catch (const Tins::exception_base&) { // libtins could not build it
    return {};
}

} // namespace tb::stack
