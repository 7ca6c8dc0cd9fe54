// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "unit/conntrack/end.h"
#include "unit/conntrack/per_writer.h"

#include <optional>

namespace tb::test::h323 {

using Bytes = std::vector<wire::Byte>;

inline Bytes ipBytes(const IpAddress& address)
{
    return {address.wireBytes(), address.wireBytes() + address.bits() / 8};
}

// Parts of H.225.0

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
    out.bits({0, 0}).number(2, 7).align().number(0x456,
                                                 12); // "123": the alphabet begins with #, * and a comma
    out.bits({0, 1}).octets({1}).octets({0, 'm', 0, 'e'});
}

/// What a message may hold.
struct Parts {
    std::optional<End> h245{};
    std::vector<Bytes> fastStart{};
    std::vector<Bytes> tunnel{}; ///< h245Control
    bool isPlain = true;         ///< false: with aliases and a destination address
};

/// SEQUENCE OF OCTET STRING.
inline Bytes listOf(const std::vector<Bytes>& strings)
{
    PerWriter out;
    out.octets({static_cast<wire::Byte>(strings.size())});
    for (const Bytes& one : strings)
        out.counted(one);
    return out.bytes();
}

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

/// RFC 1006 §6.
inline Bytes tpkt(const Bytes& body)
{
    const std::size_t size = body.size() + 4;
    Bytes out = {3, 0, static_cast<wire::Byte>(size >> 8), static_cast<wire::Byte>(size)};
    out.insert(out.end(), body.begin(), body.end());
    return out;
}

// H.245

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

// RAS

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
