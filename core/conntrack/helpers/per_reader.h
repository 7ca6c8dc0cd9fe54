// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/bytes.h"

#include <utility>

namespace tb::conntrack {

/// Reads ASN.1 in aligned packed encoding (PER; ITU-T X.691, whose sections are given) from bytes that may
/// lie. After the first thing that is not there everything reads as zero or nothing, and failed() says so:
/// whoever reads a list asks it in each round.
class PerReader {
public:
    explicit PerReader(wire::ConstBytes bytes) : m_bytes(bytes) {}

    bool failed() const { return m_failed; }
    void fail() { m_failed = true; }

    /// A field of up to 32 bits where the last one ended.
    std::uint32_t bits(unsigned count)
    {
        if (m_failed || count > m_bytes.size() * 8 - m_at) {
            m_failed = true;
            return 0;
        }
        std::uint32_t value = 0;
        for (; count > 0; --count, ++m_at)
            value = (value << 1) | ((m_bytes[m_at / 8] >> (7 - m_at % 8)) & 1U);
        return value;
    }
    bool boolean() { return bits(1) != 0; }
    void skipBits(std::size_t count)
    {
        if (m_failed || count > m_bytes.size() * 8 - m_at)
            m_failed = true;
        else
            m_at += count;
    }
    void align() { m_at = (m_at + 7) / 8 * 8; }
    /// Whole bytes, from a byte's beginning.
    wire::ConstBytes octets(std::size_t count)
    {
        align();
        const std::size_t first = m_at / 8;
        if (m_failed || count > m_bytes.size() - first) {
            m_failed = true;
            return {};
        }
        m_at += count * 8;
        return m_bytes.subspan(first, count);
    }
    std::uint16_t number16()
    {
        const wire::ConstBytes two = octets(2);
        return m_failed ? std::uint16_t{0} : wire::load16(two.data());
    }
    /// A length without bounds (§10.9.3.6, §10.9.3.7). One of 16 Ki and more, which comes in fragments,
    /// fails.
    std::size_t length()
    {
        align();
        if (!boolean())
            return bits(7);
        if (boolean())
            m_failed = true;
        return bits(14);
    }
    /// An index of an extension (§10.6), or the count of them less one (§10.9.3.4), up to 63; more fails.
    std::size_t smallNumber()
    {
        if (boolean())
            m_failed = true;
        return bits(6);
    }
    /// Bytes with their length before them: an OCTET STRING, or an open type (§10.2).
    wire::ConstBytes counted() { return octets(length()); }

private:
    wire::ConstBytes m_bytes;
    std::size_t m_at = 0; ///< bits; at most those of m_bytes
    bool m_failed = false;
};

} // namespace tb::conntrack
