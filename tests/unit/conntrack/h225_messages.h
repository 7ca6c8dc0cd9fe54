// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "unit/conntrack/h323_parts.h"

#include <optional>

namespace tb::test::h323 {

/// What a message may hold.
struct Parts {
    std::optional<End> h245{};
    std::vector<Bytes> fastStart{};
    std::vector<Bytes> tunnel{}; ///< h245Control
    bool isPlain = true;         ///< false: with aliases and a destination address
};

/// H323-UserInformation up to the message body's alternative (3 bits).
inline PerWriter userInformation(int body, const Parts& parts)
{
    PerWriter out;
    out.bits({0, 0});                     // user-data is absent
    out.bits({!parts.tunnel.empty(), 0}); // H323-UU-PDU
    out.bits({0}).number(static_cast<std::uint32_t>(body), 3);
    return out;
}
inline Bytes finished(PerWriter& out, const Parts& parts)
{
    if (!parts.tunnel.empty())
        out.addition(/*count=*/3, /*index=*/2, listOf(parts.tunnel));
    return out.bytes();
}

inline Bytes setup(const Parts& parts)
{
    PerWriter out = userInformation(0, parts);
    const bool more = !parts.isPlain;
    out.bits({!parts.fastStart.empty(), parts.h245.has_value(), more, more, more, more, more, more});
    protocolIdentifier(out);
    if (parts.h245)
        callAddress(out, *parts.h245);
    if (more)
        aliases(out);
    endpoint(out);
    if (more) {
        aliases(out);
        callAddress(out, "192.168.88.10:1720"); // destCallSignalAddress: no announcement
        aliases(out);
        out.octets({1}).number16(77); // destExtraCRV
    }
    out.bits({0}).octets(Bytes(16, 0xcd)); // activeMC, conferenceID
    out.bits({0}).number(0, 2);            // conferenceGoal
    if (more)
        out.bits({0}).number(0x55, 7).bits({0, 1, 0}); // QseriesOptions
    out.bits({0}).number(0, 2);                        // callType
    if (!parts.fastStart.empty())
        out.addition(/*count=*/9, /*index=*/6, listOf(parts.fastStart));
    return finished(out, parts);
}

/// CallProceeding (1) and Alerting (3).
inline Bytes alerting(const Parts& parts, int body = 3)
{
    PerWriter out = userInformation(body, parts);
    out.bits({!parts.fastStart.empty(), parts.h245.has_value()});
    protocolIdentifier(out);
    endpoint(out);
    if (parts.h245)
        callAddress(out, *parts.h245);
    if (!parts.fastStart.empty())
        out.addition(/*count=*/5, /*index=*/4, listOf(parts.fastStart));
    return finished(out, parts);
}

inline Bytes connect(const Parts& parts)
{
    PerWriter out = userInformation(2, parts);
    out.bits({!parts.fastStart.empty(), parts.h245.has_value()});
    protocolIdentifier(out);
    if (parts.h245)
        callAddress(out, *parts.h245);
    endpoint(out);
    out.octets(Bytes(16, 0xcd)); // conferenceID
    if (!parts.fastStart.empty())
        out.addition(/*count=*/5, /*index=*/4, listOf(parts.fastStart));
    return finished(out, parts);
}

inline Bytes information(const std::vector<Bytes>& fastStart)
{
    PerWriter out = userInformation(4, {});
    out.bits({1});
    protocolIdentifier(out);
    return out.addition(/*count=*/4, /*index=*/3, listOf(fastStart)).bytes();
}

/// Facility with reason startH245, both of them additions.
inline Bytes facility(const End& h245)
{
    PerWriter out = userInformation(6, {});
    out.bits({1, 0, 0, 0});
    protocolIdentifier(out);
    out.bits({1}).number(1, 7).counted({}); // reason: addition 1, NULL
    PerWriter address;
    callAddress(address, h245);
    return out.addition(/*count=*/8, /*index=*/6, address.bytes()).bytes();
}

/// Progress is itself an addition of the message body.
inline Bytes progress(const End& h245)
{
    PerWriter body;
    body.bits({0, 1, 0, 0, 0, 0});
    protocolIdentifier(body);
    endpoint(body);
    callAddress(body, h245);
    body.bits({0}).octets(Bytes(16, 0xab)); // callIdentifier
    PerWriter out;
    return out.bits({0, 0, 0, 0, 1}).number(0, 7).counted(body.bytes()).bytes();
}

/// A Q.931 message with a bearer capability, a shift and the User-user element (H.225.0 §7.2.2).
inline Bytes q931(wire::Byte type, const Bytes& per)
{
    Bytes out = {0x08, 0x02, 0x12, 0x34, type, 0x04, 0x03, 0x88, 0x93, 0xa5, 0x90, 0x7e};
    out.push_back(static_cast<wire::Byte>((per.size() + 1) >> 8));
    out.push_back(static_cast<wire::Byte>(per.size() + 1));
    out.push_back(0x05);
    out.insert(out.end(), per.begin(), per.end());
    return out;
}

} // namespace tb::test::h323
