// SPDX-License-Identifier: GPL-3.0-or-later
// Fragments from a stranger, one behind the other: read, kept, put together, cut again. Ten bytes describe
// each.

#include "base/assert.h"
#include "conntrack/fragment_table.h"
#include "wire/checksum.h"
#include "wire/frame_parser.h"

#include <algorithm>

using namespace tb;
using conntrack::FragmentTable;

namespace {

constexpr std::size_t kDescription = 10;
constexpr std::uint32_t kEthernet = 14, kIpv4 = 20, kIpv6 = 40, kMost = 2048;

/// What the bytes of one fragment mean. All of a datagram's payload is of one kind, so whoever joins it
/// wrongly is found by its length, not by its bytes.
class Description {
public:
    explicit Description(const std::uint8_t* bytes) : m_bytes(bytes) {}

    bool isV4() const { return (m_bytes[0] & 1) != 0; }
    bool hasMore() const { return (m_bytes[0] & 2) != 0; }
    bool dontFragment() const { return (m_bytes[0] & 4) != 0; }
    bool isOutOfUnits() const { return (m_bytes[0] & 8) != 0; }
    std::uint32_t options() const { return (m_bytes[0] >> 4) & 3U; } ///< of four bytes, IPv6: of eight
    std::uint8_t ecn() const { return m_bytes[0] >> 6; }
    std::uint8_t identification() const { return m_bytes[1] & 7; }
    Duration pause() const { return std::chrono::seconds(m_bytes[1] >> 3); }
    std::uint16_t offset() const { return wire::load16(m_bytes + 2); }
    std::uint32_t length() const
    {
        const std::uint32_t length = wire::load16(m_bytes + 4) % kMost;
        return isOutOfUnits() ? length : length / 8 * 8;
    }
    std::uint8_t protocol() const { return m_bytes[6]; }
    std::uint8_t option() const { return m_bytes[7]; }
    std::uint8_t optionLength() const { return m_bytes[8]; }
    std::uint8_t payload() const { return m_bytes[9]; }

private:
    const std::uint8_t* const m_bytes;
};

void writeIpv4(const Description& fragment, wire::Frame& frame)
{
    wire::Byte* const ip = frame.data + kEthernet;
    const std::uint32_t header = kIpv4 + fragment.options() * 4;
    std::fill_n(ip, header, wire::Byte{1}); // options that do nothing
    ip[0] = static_cast<wire::Byte>(0x40 | header / 4);
    ip[1] = fragment.ecn();
    wire::store16(ip + 2, static_cast<std::uint16_t>(header + fragment.length()));
    wire::store16(ip + 4, fragment.identification());
    wire::store16(ip + 6, static_cast<std::uint16_t>((fragment.offset() & 0x1fff) |
                                                     (fragment.hasMore() ? 0x2000 : 0) |
                                                     (fragment.dontFragment() ? 0x4000 : 0)));
    ip[9] = fragment.protocol();
    if (header > kIpv4) {
        ip[kIpv4] = fragment.option();
        ip[kIpv4 + 1] = fragment.optionLength();
    }
    wire::store16(ip + 10, 0);
    wire::store16(ip + 10, wire::checksumOf({ip, header}));
    frame.size = kEthernet + header + fragment.length();
    std::fill_n(ip + header, fragment.length(), fragment.payload());
}

void writeIpv6(const Description& fragment, wire::Frame& frame)
{
    wire::Byte* const ip = frame.data + kEthernet;
    const std::uint32_t extra = fragment.options() * 8;
    std::fill_n(ip, kIpv6 + extra + 8, wire::Byte{0});
    ip[0] = 0x60;
    ip[1] = static_cast<wire::Byte>(fragment.ecn() << 4);
    wire::store16(ip + 4, static_cast<std::uint16_t>(extra + 8 + fragment.length()));
    ip[6] = extra != 0 ? 60 : 44;
    if (extra != 0) {
        ip[kIpv6] = 44;
        ip[kIpv6 + 1] = static_cast<wire::Byte>(fragment.options() - 1);
    }
    wire::Byte* const header = ip + kIpv6 + extra;
    header[0] = fragment.protocol();
    wire::store16(header + 2,
                  static_cast<std::uint16_t>((fragment.offset() & 0xfff8) | (fragment.hasMore() ? 1 : 0)));
    header[7] = fragment.identification();
    frame.size = kEthernet + kIpv6 + extra + 8 + fragment.length();
    std::fill_n(header + 8, fragment.length(), fragment.payload());
}

/// A datagram that was put together can be cut again, and put together again into the same.
void checkWhole(wire::OwnedFrame& whole)
{
    wire::Packet packet;
    if (wire::parseFrame(whole.frame(), packet))
        return; // a chain of headers may end somewhere behind the first fragment
    TB_CHECK(packet.end == whole.frame().size);
    if (packet.isFragment || whole.frame().fragments.largest == 0)
        return;
    // IPv6 is never cut smaller than it came; there the first fragment might not hold all headers.
    const std::uint32_t mtu = packet.isV4() ? 1280 : whole.frame().fragments.largest;
    FragmentTable again;
    wire::OwnedFrame joined;
    std::size_t pieces = 0;
    const bool hasRoom = wire::cutIntoFragments(packet, mtu, [&](wire::Frame& fragment) {
        wire::Packet piece;
        TB_CHECK(fragment.size <= kEthernet + mtu);
        TB_CHECK(!wire::parseFrame(fragment, piece) && piece.isFragment);
        joined = std::move(again.add(piece, 1, Instant()).whole);
        return ++pieces < FragmentTable::kMaxPieces;
    });
    if (!hasRoom || joined.isEmpty())
        return; // cut to pieces that are too small or too many
    const wire::ConstBytes first = whole.frame().bytes(), second = joined.frame().bytes();
    TB_CHECK(std::ranges::equal(first, second));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    FragmentTable table;
    Instant now;
    wire::OwnedFrame storage(kEthernet + kIpv6 + 64 + kMost);
    for (; size >= kDescription; data += kDescription, size -= kDescription) {
        const Description fragment(data);
        now = now + fragment.pause();
        wire::Frame& frame = storage.frame();
        std::fill_n(frame.data, kEthernet, wire::Byte{0});
        wire::store16(frame.data + 12, fragment.isV4() ? 0x0800 : 0x86dd);
        if (fragment.isV4())
            writeIpv4(fragment, frame);
        else
            writeIpv6(fragment, frame);
        wire::Packet packet;
        if (wire::parseFrame(frame, packet) || !packet.isFragment)
            continue;
        auto outcome = table.add(packet, 1, now);
        TB_CHECK(!outcome.reason || outcome.whole.isEmpty());
        TB_CHECK(table.bytes() <= FragmentTable::kMaxBytes);
        if (!outcome.whole.isEmpty())
            checkWhole(outcome.whole);
        (void)table.expire(now);
    }
    (void)table.expire(now + FragmentTable::kTimeout6);
    TB_CHECK(table.size() == 0 && table.bytes() == 0); // everything goes in the end
    return 0;
}
