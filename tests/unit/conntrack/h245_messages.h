// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "unit/conntrack/h323_parts.h"

#include <optional>

namespace tb::test::h323 {

/// TransportAddress: unicastAddress, iPAddress or iP6Address.
inline void channelAddress(PerWriter& out, const End& at)
{
    out.bits({0, 0, 0}).number(at.address.isV4() ? 0 : 2, 3).bits({0});
    out.octets(ipBytes(at.address)).number16(at.port);
}

/// H2250LogicalChannelParameters with session 1 and silenceSuppression.
inline Bytes channel(const std::optional<End>& media, const std::optional<End>& control)
{
    PerWriter out;
    out.bits({0, 0, 0, media.has_value(), 0, control.has_value(), 0, 1, 0, 0, 0});
    out.octets({1});
    if (media)
        channelAddress(out, *media);
    if (control)
        channelAddress(out, *control);
    return out.bits({0}).bytes();
}

/// A DataType, written after the forward parameters' head.
using DataType = void (*)(PerWriter&);
inline void g711(PerWriter& out)
{
    out.bits({0, 0, 1, 1}).bits({0}).number(3, 4).octets({19}); // audioData, g711Ulaw64k, 20 frames
}
inline void h261(PerWriter& out)
{
    out.bits({0, 0, 1, 0}).bits({0, 0, 0, 1});     // videoData, h261VideoCapability
    out.bits({0, 1, 1}).number(1, 2).number(0, 2); // qcifMPI, cifMPI
    out.bits({0}).number16(3839).bits({0});        // maxBitRate less one
}
inline void h263(PerWriter& out)
{
    out.bits({0, 0, 1, 0}).bits({0, 0, 1, 1});                   // videoData, h263VideoCapability
    out.bits({0, 0, 1, 0, 0, 0, 1, 1}).number(1, 5);             // qcifMPI, hrd-B, bppMaxKb
    out.number(2, 2).octets({2, 0x80, 0}).bits({1, 0, 0, 0, 0}); // maxBitRate of three bytes
    out.number(0, 2).octets({7}).number16(64);
}
inline void t38(PerWriter& out)
{
    out.bits({0, 1, 0, 0}).bits({0});                       // data, DataApplicationCapability
    out.bits({1}).number(2, 7).counted({0x01, 0x02, 0x03}); // application: an addition
    out.number(1, 2).octets({0, 144});                      // maxBitRate
}

/// OpenLogicalChannel. The parameters are an addition of multiplexParameters.
inline Bytes openChannel(const Bytes& forward, DataType type = g711)
{
    PerWriter out;
    out.bits({0, 0}).number16(100);
    out.bits({0, 0});
    type(out);
    return out.bits({1}).number(0, 7).counted(forward).bytes();
}
/// With the sender's wish to receive, as in fastStart: forward nullData and none.
inline Bytes openReverseChannel(const Bytes& reverse)
{
    PerWriter out;
    out.bits({0, 1}).number16(100);
    out.bits({0, 0}).bits({0, 0, 0, 1});    // nullData
    out.bits({1}).number(1, 7).counted({}); // none
    out.bits({0, 1});
    g711(out);
    return out.bits({1}).number(0, 7).counted(reverse).bytes();
}
/// MultimediaSystemControlMessage: request, openLogicalChannel.
inline Bytes openRequest(const Bytes& channelBytes)
{
    PerWriter out;
    return out.bits({0, 0, 0, 0}).number(3, 4).octets(channelBytes).bytes();
}
/// Response, openLogicalChannelAck with forwardMultiplexAckParameters.
inline Bytes openAck(const std::optional<End>& media, const std::optional<End>& control)
{
    PerWriter parameters; // the CHOICE's extension bit, then the SEQUENCE with its sessionID
    parameters.bits({0}).bits({0, 0, 1, media.has_value(), control.has_value(), 0}).number(0, 8);
    if (media)
        channelAddress(parameters, *media);
    if (control)
        channelAddress(parameters, *control);
    PerWriter out;
    out.bits({0, 0, 1, 0}).number(5, 5);
    out.bits({1, 0}).number16(100);
    return out.addition(/*count=*/2, /*index=*/1, parameters.bytes()).bytes();
}

} // namespace tb::test::h323
