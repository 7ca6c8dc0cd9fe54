// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "unit/conntrack/h323_parts.h"

namespace tb::test::h323 {

inline Bytes registrationRequest(const End& callSignal)
{
    PerWriter out;
    out.bits({0}).number(3, 5).bits({0, 0, 0, 0}).number16(4717);
    protocolIdentifier(out);
    out.bits({0}).octets({1});
    callAddress(out, callSignal);
    return out.octets({1}).octets({0, 10, 0, 0, 1, 6, 0xb7}).bytes(); // rasAddress, and no more
}
inline Bytes registrationConfirm(const End& callSignal)
{
    PerWriter out;
    out.bits({0}).number(4, 5).bits({0, 0, 0, 0}).number16(4717);
    protocolIdentifier(out);
    out.octets({1});
    callAddress(out, callSignal);
    return out.bytes();
}
inline Bytes admissionConfirm(const End& destination)
{
    PerWriter out;
    out.bits({0}).number(10, 5).bits({0, 0, 0}).number16(4718);
    out.number(1, 2).octets({5, 0}); // bandWidth
    out.bits({0, 1});                // gatekeeperRouted
    callAddress(out, destination);
    return out.bytes();
}

} // namespace tb::test::h323
