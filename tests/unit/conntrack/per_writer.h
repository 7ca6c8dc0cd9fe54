// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/bytes.h"

#include <initializer_list>
#include <vector>

namespace tb::test {

/// Writes aligned PER (ITU-T X.691), as the tests' second voice beside PerReader.
class PerWriter {
public:
    /// One bit each.
    PerWriter& bits(std::initializer_list<int> values)
    {
        for (const int value : values)
            put(value != 0);
        return *this;
    }
    PerWriter& number(std::uint32_t value, int width)
    {
        for (int i = width - 1; i >= 0; --i)
            put(((value >> i) & 1U) != 0);
        return *this;
    }
    PerWriter& align()
    {
        m_used = 8;
        return *this;
    }
    /// From a byte's beginning.
    PerWriter& octets(const std::vector<wire::Byte>& bytes)
    {
        align();
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
        return *this;
    }
    PerWriter& number16(std::uint16_t value)
    {
        return octets({static_cast<wire::Byte>(value >> 8), static_cast<wire::Byte>(value)});
    }
    /// Length and bytes: an OCTET STRING or an open type; up to 16 Ki.
    PerWriter& counted(const std::vector<wire::Byte>& bytes)
    {
        if (bytes.size() < 128)
            octets({static_cast<wire::Byte>(bytes.size())});
        else
            number16(static_cast<std::uint16_t>(0x8000 | bytes.size()));
        return octets(bytes);
    }
    /// The additions of a SEQUENCE: how many there may be, which is there, and what it is.
    PerWriter& addition(int count, int index, const std::vector<wire::Byte>& bytes)
    {
        number(static_cast<std::uint32_t>(count - 1), 7);
        for (int i = 0; i < count; ++i)
            put(i == index);
        return counted(bytes);
    }
    std::vector<wire::Byte> bytes() const { return m_bytes; }

private:
    void put(bool one)
    {
        if (m_used == 8) {
            m_bytes.push_back(0);
            m_used = 0;
        }
        m_bytes.back() = static_cast<wire::Byte>(m_bytes.back() | ((one ? 0x80 : 0) >> m_used));
        ++m_used;
    }

    std::vector<wire::Byte> m_bytes;
    int m_used = 8; ///< bits of the last byte
};

} // namespace tb::test
