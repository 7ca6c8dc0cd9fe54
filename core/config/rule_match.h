// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_prefix.h"
#include "base/port.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tb::config {

/// A value that a rule wants of a packet, or ("!") does not want.
template <typename T>
struct Wanted {
    T value{};
    bool isNegated = false;

    friend bool operator==(const Wanted&, const Wanted&) = default;
};

/// Unset matches everything.
template <typename T>
using Matcher = std::optional<Wanted<T>>;

/// Types of an address as seen from the router; bits of AddressTypes.
enum class AddressType : std::uint8_t {
    Unicast = 1,   ///< none of the others
    Local = 2,     ///< of the router itself
    Broadcast = 4, ///< of a subnet of the router's, or 255.255.255.255
    Multicast = 8,
};

struct AddressTypes {
    std::uint8_t bits = 0;

    bool has(AddressType type) const { return (bits & static_cast<std::uint8_t>(type)) != 0; }
    friend bool operator==(const AddressTypes&, const AddressTypes&) = default;
};

/// "80,443,8000-8100": any of them.
struct PortRanges {
    std::vector<PortRange> ranges;

    bool contains(Port port) const
    {
        for (const PortRange& range : ranges) {
            if (range.contains(port))
                return true;
        }
        return false;
    }
    friend bool operator==(const PortRanges&, const PortRanges&) = default;
};

/// Type and codes of an ICMP message, both ends included.
struct IcmpOptions {
    std::uint8_t type = 0;
    std::uint8_t firstCode = 0;
    std::uint8_t lastCode = 255;

    friend bool operator==(const IcmpOptions&, const IcmpOptions&) = default;
};

/// What a firewall rule asks of a packet, whatever table it is in. All that is set must hold.
struct RuleMatch {
    Matcher<std::uint8_t> protocol;
    Matcher<IpRange> sourceAddress, destinationAddress;
    Matcher<AddressTypes> sourceAddressType, destinationAddressType;
    Matcher<PortRanges> sourcePort, destinationPort;
    Matcher<PortRanges> port; ///< source or destination
    Matcher<std::string> inInterface, outInterface;
    Matcher<std::string> inInterfaceList, outInterfaceList;
    Matcher<IcmpOptions> icmpOptions;
    Matcher<std::string> routingMark; ///< name of a routing table

    bool operator==(const RuleMatch&) const = default;
};

} // namespace tb::config
