// SPDX-License-Identifier: GPL-3.0-or-later
// A frame from a stranger: parsed, tracked, translated, answered. One byte says what the link claims of it.

#include "base/assert.h"
#include "conntrack/tracker.h"
#include "nat/binder.h"
#include "nat/translate.h"
#include "routing/local_delivery.h"
#include "wire/checksum.h"
#include "wire/craft.h"
#include "wire/frame_parser.h"
#include "wire/rewrite.h"

using namespace tb;

namespace {

constexpr Instant kNow{std::chrono::seconds(1000)};

struct Bench {
    conntrack::ConnectionTable table{1024, HashKey{}};
    nat::Binder binder{table};
    conntrack::TrackingSettings settings;
    conntrack::HelperSettings helpers;
    SeededRandom random{1};
    routing::InterfaceTable interfaces{oneInterface()};
    const routing::Interface& interface = interfaces.all().front();
    nat::Target outside;

    static std::vector<routing::Interface> oneInterface()
    {
        std::vector<routing::Interface> all(1);
        all[0].id = 1;
        all[0].addresses = {*IpPrefix::parse("192.168.88.1/24"), *IpPrefix::parse("2001:db8::1/64")};
        return all;
    }
    Bench() { outside.addresses = IpRange::parse("198.51.100.2"); }
};

wire::Offload claimOf(std::uint8_t byte)
{
    wire::Offload offload;
    offload.needsChecksum = (byte & 1) != 0;
    offload.checksumVerified = (byte & 2) != 0;
    offload.segmentation = static_cast<wire::Segmentation>((byte >> 2) & 3);
    offload.segmentSize = static_cast<std::uint16_t>((byte >> 4) * 100);
    offload.checksumStart = 34;
    offload.checksumOffset = (byte & 0x80) != 0 ? 16 : 6;
    return offload;
}

/// What tracking and translation make of it.
void forward(Bench& bench, wire::Packet& packet)
{
    conntrack::PendingConnection pending;
    auto tracked = conntrack::track(bench.table, {packet, {}, kNow, bench.settings, bench.helpers}, pending);
    if (!tracked)
        return;
    if (pending) {
        const bool isV4 = packet.tuple.source.isV4();
        if (bench.binder.bindSource(pending, isV4 ? bench.outside : nat::Target{}, kNow, bench.random))
            return;
        conntrack::refreshLeaving(*tracked, pending);
    }
    const bool isTracked = tracked->state != conntrack::ConnectionState::Invalid &&
                           tracked->state != conntrack::ConnectionState::Untracked;
    if (isTracked && !nat::translateDestination(packet, *tracked))
        nat::translateSource(packet, *tracked);
    if (pending)
        (void)bench.table.confirm(pending, kNow);
}

/// Everything that the router may say about it.
void answer(Bench& bench, wire::Packet& packet)
{
    (void)wire::craftIcmpError(packet, {3, 1, 0}, bench.interface.addresses[0].address());
    (void)wire::craftReset(packet);
    (void)wire::readNeighborMessage(packet);
    if (packet.ttl() > 0)
        wire::decrementTtl(packet);
    (void)routing::answerLocally(packet, bench.interface, bench.interfaces, /*isHeard=*/false);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    static Bench bench;
    // An input means the same wherever it comes in the row.
    bench.table.clear(conntrack::EndReason::Removed, kNow);
    bench.random = SeededRandom(1);
    const wire::ConstBytes bytes(data + 1, size - 1);
    wire::OwnedFrame frame = wire::OwnedFrame::copyOf(bytes, claimOf(data[0]));
    wire::Packet packet;
    if (wire::parseFrame(frame.frame(), packet))
        return 0;
    if (packet.kind == wire::NetworkKind::Arp) {
        (void)wire::readArp(packet);
        return 0;
    }
    TB_CHECK(packet.payloadOffset <= packet.end && packet.end <= frame.frame().size);
    wire::OwnedFrame copy = wire::OwnedFrame::copyOf(bytes, claimOf(data[0]));
    wire::Packet second;
    TB_CHECK(!wire::parseFrame(copy.frame(), second));
    forward(bench, packet);
    wire::Packet again;
    TB_CHECK(!wire::parseFrame(frame.frame(), again)); // what left is still a packet
    answer(bench, second);
    return 0;
}
