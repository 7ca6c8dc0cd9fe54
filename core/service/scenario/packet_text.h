// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_address.h"
#include "base/mac_address.h"
#include "base/result.h"
#include "service/scenario/packet_pieces.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tb::service {

/// A packet as one line of a scenario writes it, to be sent or expected:
///   tcp 192.168.88.10:40000 203.0.113.10:80 SA ttl=63
///   icmp 203.0.113.10 203.0.113.2 port-unreachable (udp 203.0.113.2:5000 203.0.113.10:53)
///   udp 192.168.88.10:5000 203.0.113.10:53 len=2992 pieces=1480,1480,40
///   arp request 192.168.88.10 192.168.88.1
/// What a line does not say is a default in a packet that is sent, and anything in one that is expected.
/// tests/scenarios/README.md is the language.
struct PacketText {
    enum class Kind : std::uint8_t { Ip, Request, Answer }; ///< the last two: ARP, or ND when IPv6
    using Number = std::optional<std::uint32_t>;

    Kind kind = Kind::Ip;
    std::uint8_t protocol = 0;
    IpAddress source, destination; ///< of a neighbour message: who says it, whom it is about
    Number sourcePort, destinationPort;
    Number tcpFlags;
    Number type, code, id, mtu; ///< ICMP
    Number ttl, length;         ///< length: bytes of payload behind the transport header
    Number sequence, acknowledgement;
    std::optional<std::string> payload; ///< sent: instead of `length` bytes of filler
    Number ipId;                        ///< of a packet in pieces
    PacketPieces pieces;                ///< the fragments in which it is sent or came
    std::optional<bool> mayFragment;    ///< sent: else only what is in pieces
    Number greKey, greVersion, greCarries, callId;
    Number tag, initiateTag;          ///< SCTP
    std::vector<std::uint8_t> chunks; ///< SCTP, by type; expected: none says nothing
    bool reflectsTag = false;         ///< SCTP's T bit
    Number dccpType;
    Number coverage;                   ///< UDP-Lite: bytes, DCCP: as its field says
    bool badChecksum = false;          ///< the transport checksum
    std::optional<MacAddress> mac;     ///< that a neighbour message claims; sent: the host's own
    std::optional<MacAddress> frameTo; ///< the frame's destination; sent: the next hop's
    std::shared_ptr<const PacketText> quote;

    /// Sent or expected so many times, and what grows by one from each to the next.
    enum class Grows : std::uint8_t { Nothing, SourcePort, Source, Id };
    std::uint32_t times = 1;
    Grows grows = Grows::Nothing;

    /// Reads the words of a line behind its host and sign. The error says which word is wrong.
    static Result<PacketText, std::string> parse(std::span<const std::string> words);

    bool isNeighborMessage() const { return kind != Kind::Ip; }
    /// What a router says of itself and hosts need not ask for: like a neighbour message, it may be left
    /// unexpected.
    bool isAdvertisement() const;
    bool isInPieces() const { return !pieces.empty(); }
    /// The packet number i of `times`.
    PacketText repetition(std::uint32_t i) const;
    /// Whether a packet that came is as this one says.
    bool fits(const PacketText& came) const;
    std::string toString() const;
};

/// The words of a packet with `id=seen` and `ADDRESS:seen` as they are in `seen`: numbers that the router draws
/// at random.
std::vector<std::string> withSeen(std::span<const std::string> words, const PacketText& seen);

} // namespace tb::service
