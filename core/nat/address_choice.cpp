// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/address_choice.h"

#include <algorithm>

namespace tb::nat {

namespace {

std::uint64_t loadHalf(const IpAddress& address, std::size_t from)
{
    std::uint64_t value = 0;
    for (std::size_t i = from; i < from + 8; ++i)
        value = (value << 8) | address.bytes()[i];
    return value;
}

/// From the first address of a range to its last, at most 2^63.
std::uint64_t distance(const IpRange& range)
{
    const std::uint64_t low = loadHalf(range.last, 8) - loadHalf(range.first, 8);
    const std::uint64_t borrow = loadHalf(range.last, 8) < loadHalf(range.first, 8) ? 1 : 0;
    const std::uint64_t high = loadHalf(range.last, 0) - loadHalf(range.first, 0) - borrow;
    constexpr std::uint64_t kMost = std::uint64_t{1} << 63;
    return high != 0 ? kMost : std::min(low, kMost);
}

/// Host bits are those in which first and last address differ: all of a prefix's. Of a range that is no
/// prefix the same, as Linux does it.
IpAddress withHostBits(const IpRange& range, const IpAddress& host)
{
    std::uint8_t bytes[16];
    for (std::size_t i = 0; i < 16; ++i) {
        const auto differing = static_cast<std::uint8_t>(range.first.bytes()[i] ^ range.last.bytes()[i]);
        bytes[i] =
            static_cast<std::uint8_t>((range.first.bytes()[i] & ~differing) | (host.bytes()[i] & differing));
    }
    return IpAddress::v6(bytes);
}

} // namespace

IpRange addressesFor(const Target& target, const wire::FlowTuple& original, Side side)
{
    const IpAddress own = ownEnd(original, side).address;
    if (!target.addresses)
        return {own, own};
    if (target.choice != AddressChoice::HostBits)
        return *target.addresses;
    const IpAddress mapped = withHostBits(*target.addresses, own);
    return {mapped, mapped};
}

IpAddress chooseAddress(const IpRange& addresses, AddressChoice choice, const wire::FlowTuple& original)
{
    if (addresses.first == addresses.last)
        return addresses.first;
    const HashKey fixed;
    const IpAddress other = choice == AddressChoice::BySource ? IpAddress() : original.destination;
    const std::uint64_t hash = hashWords(
        fixed, loadWord(original.source.bytes().data()), loadWord(original.source.bytes().data() + 8),
        loadWord(other.bytes().data()), loadWord(other.bytes().data() + 8), 0);
    return addresses.first.plus(hash % (distance(addresses) + 1));
}

} // namespace tb::nat
