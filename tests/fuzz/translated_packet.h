// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"
#include "conntrack/helper_translation.h"
#include "unit/conntrack/control_frame.h"
#include "wire/frame_parser.h"
#include "wire/transport_checksum.h"

#include <algorithm>

namespace tb::test {

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
