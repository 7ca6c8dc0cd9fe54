// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "unit/conntrack/end.h"
#include "unit/conntrack/per_writer.h"

namespace tb::test::h323 {

using Bytes = std::vector<wire::Byte>;

inline Bytes ipBytes(const IpAddress& address)
{
    return {address.wireBytes(), address.wireBytes() + address.bits() / 8};
}

/// TransportAddress: ipAddress, or ip6Address, which is extensible.
inline void callAddress(PerWriter& out, const End& at)
{
    if (at.address.isV4())
        out.bits({0, 0, 0, 0});
    else
        out.bits({0, 0, 1, 1, 0});
    out.octets(ipBytes(at.address)).number16(at.port);
}

inline void protocolIdentifier(PerWriter& out)
{
    out.counted({0x00, 0x08, 0x91, 0x4a, 0x00, 0x05}); // 0.0.8.2250.0.5
}

/// EndpointType: a terminal by a vendor, with a product's name.
inline void endpoint(PerWriter& out)
{
    out.bits({0, 0, 1, 0, 0, 0, 1});                          // vendor, terminal
    out.bits({0, 1, 0});                                      // VendorIdentifier: productId
    out.bits({0}).octets({181}).octets({0}).number16(0x5321); // H221NonStandard
    out.octets({3}).octets({'t', 'e', 's', 't'});             // productId, length less one
    out.bits({0, 0});                                         // TerminalInfo
    out.bits({0, 0});                                         // mc, undefinedNode
}

/// SEQUENCE OF AliasAddress: dialled digits, and a name.
inline void aliases(PerWriter& out)
{
    out.octets({2});
    // "123": characters of four bits, in an alphabet that begins with #, * and a comma
    out.bits({0, 0}).number(2, 7).align().number(0x456, 12);
    out.bits({0, 1}).octets({1}).octets({0, 'm', 0, 'e'});
}

/// SEQUENCE OF OCTET STRING.
inline Bytes listOf(const std::vector<Bytes>& strings)
{
    PerWriter out;
    out.octets({static_cast<wire::Byte>(strings.size())});
    for (const Bytes& one : strings)
        out.counted(one);
    return out.bytes();
}

/// RFC 1006 §6.
inline Bytes tpkt(const Bytes& body)
{
    const std::size_t size = body.size() + 4;
    Bytes out = {3, 0, static_cast<wire::Byte>(size >> 8), static_cast<wire::Byte>(size)};
    out.insert(out.end(), body.begin(), body.end());
    return out;
}

} // namespace tb::test::h323
