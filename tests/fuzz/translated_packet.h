// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"
#include "conntrack/helper_translation.h"
#include "wire/checksum.h"
#include "wire/frame_parser.h"
#include "wire/transport_checksum.h"

#include <algorithm>

namespace tb::test {

/// A packet in a frame that has room for a text to grow. Its checksum is vouched for.
inline wire::OwnedFrame frameWith(wire::ConstBytes payload, const wire::FlowTuple& tuple)
{
    constexpr std::size_t kRoom = 512;
    const bool isV4 = tuple.source.isV4(), isTcp = tuple.is(wire::Protocol::Tcp);
    const std::size_t ipHeader = isV4 ? 20 : 40, transportHeader = isTcp ? 20 : 8;
    const std::size_t size = wire::kEthernetHeader + ipHeader + transportHeader + payload.size();
    wire::OwnedFrame owned(size + kRoom);
    wire::Frame& frame = owned.frame();
    frame.size = static_cast<std::uint32_t>(size);
    frame.offload.checksumVerified = true;
    std::fill_n(frame.data, size - payload.size(), wire::Byte{0});
    wire::store16(frame.data + 12, isV4 ? 0x0800 : 0x86dd);
    wire::Byte* const ip = frame.data + wire::kEthernetHeader;
    const auto ipLength = static_cast<std::uint16_t>(size - wire::kEthernetHeader);
    ip[0] = isV4 ? 0x45 : 0x60;
    wire::store16(ip + (isV4 ? 2 : 4), static_cast<std::uint16_t>(isV4 ? ipLength : ipLength - ipHeader));
    ip[isV4 ? 8 : 7] = 64;
    ip[isV4 ? 9 : 6] = tuple.protocol;
    const std::size_t address = isV4 ? 4 : 16;
    std::copy_n(tuple.source.wireBytes(), address, ip + (isV4 ? 12 : 8));
    std::copy_n(tuple.destination.wireBytes(), address, ip + (isV4 ? 16 : 24));
    if (isV4)
        wire::store16(ip + 10, wire::checksumOf({ip, ipHeader}));
    wire::Byte* const transport = ip + ipHeader;
    wire::store16(transport, tuple.sourcePart);
    wire::store16(transport + 2, tuple.destinationPart);
    if (isTcp)
        transport[12] = 5 << 4;
    else
        wire::store16(transport + 4, static_cast<std::uint16_t>(transportHeader + payload.size()));
    std::ranges::copy(payload, transport + transportHeader);
    return owned;
}

/// What must hold for everything that a helper points at, whoever has written the text.
inline void checkMentions(const conntrack::HelperFindings& findings, std::size_t payload)
{
    const auto mentions = findings.mentions.all();
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const conntrack::Mention& one = mentions[i];
        TB_CHECK(one.place.end() <= payload && one.body.end() <= payload);
        TB_CHECK(one.subject != conntrack::Mention::Subject::Announced ||
                 one.expectation < findings.expectations.size());
        for (std::size_t j = 0; j < i; ++j)
            TB_CHECK(mentions[j].place.end() <= one.place.offset ||
                     one.place.end() <= mentions[j].place.offset);
    }
}

/// Lets the translator work on a packet of a control connection, and looks at what leaves.
inline void translatePayload(conntrack::ExpectationTable& table, conntrack::ConnectionId master,
                             conntrack::HelperKind helper, const wire::FlowTuple& sent,
                             const wire::FlowTuple& back, wire::ConstBytes payload,
                             conntrack::HelperFindings findings)
{
    checkMentions(findings, payload.size());
    wire::OwnedFrame frame = frameWith(payload, sent);
    wire::Packet packet;
    TB_CHECK(!wire::parseFrame(frame.frame(), packet));
    SeededRandom random(1);
    const auto failure = conntrack::translateFindings({table, random, Instant{}, master, helper, sent, back},
                                                      findings, packet);
    const bool isChanged = !std::ranges::equal(packet.payload(), payload);
    const bool isTranslated =
        conntrack::isKnownOtherwise(sent, back) || conntrack::isKnownOtherwise(back, sent);
    TB_CHECK(!failure || isTranslated);
    TB_CHECK(!isChanged || (isTranslated && !failure && !findings.mentions.isEmpty()));
    frame.frame().offload.checksumVerified = false;
    TB_CHECK(!isChanged || wire::verifyTransportChecksum(packet));
}

} // namespace tb::test
