// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/bytes.h"

namespace tb::wire {

/// CRC32c, the Castagnoli polynomial 0x1EDC6F41 with reflected bits (RFC 3720 §12.1, RFC 9260 Appendix A), as
/// a running sum.
class Crc32c {
public:
    void add(ConstBytes bytes);
    std::uint32_t value() const { return ~m_state; }

private:
    std::uint32_t m_state = 0xffffffff;
};

/// The checksum field of an SCTP packet as load32() reads it: over header and chunks with the field as zero
/// (RFC 9260 §6.8). It covers no pseudo header. `sctp` holds the common header at least.
std::uint32_t sctpChecksum(ConstBytes sctp);

} // namespace tb::wire
