// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/router_advertiser.h"

#include "stack/advertised_prefixes.h"

#include <algorithm>

namespace tb::stack {

namespace {

using namespace std::chrono_literals;

// RFC 4861 §10.
constexpr Duration kInitialInterval = 16s; // MAX_INITIAL_RTR_ADVERT_INTERVAL
constexpr int kInitialAdvertisements = 3;  // MAX_INITIAL_RTR_ADVERTISEMENTS
constexpr Duration kMostDelay = 500ms;     // MAX_RA_DELAY_TIME

constexpr std::uint8_t kRouterSolicitation = 133;

/// What is configured for an interface: an item of its own, the one for all, or none.
const config::Ipv6Nd* itemFor(const config::Config& config, const std::string& interface)
{
    for (const std::string& name : {interface, std::string("all")}) {
        const auto found = std::ranges::find(config.routerAdvertisements, name, &config::Ipv6Nd::interface);
        if (found != config.routerAdvertisements.end())
            return &*found;
    }
    return nullptr;
}

std::optional<IpAddress> linkLocalOf(const routing::Interface& interface)
{
    for (const IpPrefix& own : interface.addresses) {
        if (!own.address().isV4() && own.address().isLinkLocal())
            return own.address();
    }
    return std::nullopt;
}

/// Global if there is one, for hosts that do not know on which link a link-local server is.
IpAddress dnsServerOf(const routing::Interface& interface, const IpAddress& linkLocal)
{
    const auto global = std::ranges::find_if(interface.addresses, [](const IpPrefix& own) {
        return !own.address().isV4() && !own.address().isLinkLocal();
    });
    return global != interface.addresses.end() ? global->address() : linkLocal;
}

RouterAdvertisement advertisementOf(const config::Config& config, const config::Ipv6Nd& item,
                                    const routing::Interface& interface, const IpAddress& linkLocal)
{
    RouterAdvertisement what;
    what.mac = interface.mac;
    what.source = linkLocal;
    what.lifetime = item.raLifetime;
    what.hopLimit = item.hopLimit;
    what.managed = item.managed;
    what.otherConfiguration = item.otherConfiguration;
    what.mtu = item.mtu;
    what.prefixes = advertisedPrefixes(config, interface.name);
    if (item.advertiseDns && config.dns.allowRemoteRequests) {
        what.dnsServer = dnsServerOf(interface, linkLocal);
        what.dnsLifetime = item.interval.most * 3; // RFC 8106 §5.1
    }
    return what;
}

/// RFC 4861 §6.1.1. Its checksum has been verified; a message of neighbour discovery is never fragmented (RFC
/// 6980 §5).
bool isValid(const wire::Packet& packet)
{
    constexpr std::size_t kFixedPart = 8;
    constexpr std::uint8_t kSourceLinkLayerAddress = 1;
    const wire::ConstBytes message{packet.transport(), packet.end - packet.transportOffset};
    if (packet.ttl() != 255 || message.size() < kFixedPart || message[1] != 0 ||
        packet.frame->fragments.largest != 0)
        return false;
    for (std::size_t at = kFixedPart; at < message.size();) {
        const std::size_t length = at + 1 < message.size() ? message[at + 1] * std::size_t{8} : 0;
        const bool saysWhoIsNobody =
            packet.tuple.source.isUnspecified() && message[at] == kSourceLinkLayerAddress;
        if (length == 0 || length > message.size() - at || saysWhoIsNobody)
            return false;
        at += length;
    }
    return true;
}

} // namespace

RouterAdvertiser::RouterAdvertiser(Host& host)
    : m_host(host), m_listening(host.ports().listenIcmp(forward::IcmpKind::RouterSolicitation))
{
}

Duration RouterAdvertiser::between(Duration least, Duration most)
{
    return least + Duration(m_host.random().below(static_cast<std::uint64_t>((most - least).count()) + 1));
}

void RouterAdvertiser::apply(const config::Config& config, const forward::Plan& plan)
{
    std::map<routing::InterfaceId, Speaker> before;
    before.swap(m_speakers);
    for (const routing::Interface& interface : plan.interfaces.all()) {
        const config::Ipv6Nd* const item = itemFor(config, interface.name);
        const auto linkLocal = linkLocalOf(interface);
        if (!linkLocal || !plan.ipv6.forward || (item && item->disabled))
            continue;
        const config::Ipv6Nd standard;
        const config::Ipv6Nd& used = item ? *item : standard;
        Speaker wanted{
            advertisementOf(config, used, interface, *linkLocal), used.interval, used.raDelay, {}, 0, {}};
        if (!item && wanted.what.prefixes.empty())
            continue; // nobody has asked for it, and there is nothing to tell
        m_speakers.insert(before.extract(interface.id)); // if there is one
        follow(interface.id, std::move(wanted));
    }
    for (auto& [interface, speaker] : before) {
        speaker.what.lifetime = {}; // hosts shall look for another router (RFC 4861 §6.2.5)
        say(interface, speaker, m_host.now());
    }
}

/// Begins anew when there is something new to say.
void RouterAdvertiser::follow(routing::InterfaceId interface, Speaker wanted)
{
    Speaker& speaker = m_speakers[interface];
    const bool isSame = speaker.what == wanted.what && speaker.interval == wanted.interval;
    speaker.what = std::move(wanted.what);
    speaker.interval = wanted.interval;
    speaker.delay = wanted.delay;
    if (isSame)
        return;
    speaker.soonLeft = kInitialAdvertisements;
    speaker.next = m_host.now() + between({}, kMostDelay);
}

void RouterAdvertiser::say(routing::InterfaceId interface, Speaker& speaker, Instant now)
{
    // Past the rules, as everything else of neighbour discovery.
    m_host.sendFrame(craftRouterAdvertisement(speaker.what), interface);
    speaker.said = now;
    const bool isSoon = speaker.soonLeft > 1;
    speaker.soonLeft = std::max(speaker.soonLeft - 1, 0);
    const Duration wait = between(speaker.interval.least, speaker.interval.most);
    speaker.next = now + (isSoon ? std::min(wait, kInitialInterval) : wait);
}

bool RouterAdvertiser::receive(const Arrival& arrival)
{
    const wire::Packet& packet = arrival.packet;
    if (!packet.tuple.is(wire::Protocol::Icmpv6) || *packet.transport() != kRouterSolicitation)
        return false;
    const auto speaker = m_speakers.find(arrival.in);
    if (speaker == m_speakers.end() || !isValid(packet))
        return true;
    // To all at once, and not too often, however many ask (RFC 4861 §6.2.6).
    Speaker& one = speaker->second;
    Instant soon = arrival.at + between({}, kMostDelay);
    if (one.said)
        soon = std::max(soon, *one.said + one.delay);
    one.next = std::min(one.next, soon);
    return true;
}

std::optional<Instant> RouterAdvertiser::nextTick() const
{
    const auto first =
        std::ranges::min_element(m_speakers, {}, [](const auto& one) { return one.second.next; });
    return first == m_speakers.end() ? std::nullopt : std::optional(first->second.next);
}

void RouterAdvertiser::tick(Instant now)
{
    for (auto& [interface, speaker] : m_speakers) {
        if (speaker.next <= now)
            say(interface, speaker, now);
    }
}

} // namespace tb::stack
