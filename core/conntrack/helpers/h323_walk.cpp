// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/h323_walk.h"

#include "base/assert.h"
#include "conntrack/helpers/per_reader.h"

#include <algorithm>
#include <bit>

namespace tb::conntrack::h323 {

namespace {

using wire::ConstBytes;

/// Goes down the grammar, which has no loops: that bounds the depth. Every element of a list takes at least a
/// bit, so the message bounds the work.
class Walk {
public:
    explicit Walk(Addresses& addresses) : m_addresses(addresses) {}

    void message(ConstBytes bytes, const Type& type, Meaning meaning) const
    {
        PerReader reader(bytes);
        one(reader, type, meaning);
    }

private:
    void one(PerReader& reader, const Type& type, Meaning meaning) const;
    void field(PerReader& reader, const Field& field, Meaning outside) const
    {
        one(reader, *field.type, field.meaning == Meaning::None ? outside : field.meaning);
    }
    void address(PerReader& reader, std::size_t size, Meaning meaning) const;
    void sequence(PerReader& reader, const Type& type, Meaning meaning) const;
    void sequenceOf(PerReader& reader, const Type& type, Meaning meaning) const;
    void choice(PerReader& reader, const Type& type, Meaning meaning) const;
    /// An addition stands in an open type of its own: what goes wrong in it stays in it.
    void addition(PerReader& reader, const Type& type, std::size_t index, Meaning meaning) const;

    Addresses& m_addresses;
};

void Walk::one(PerReader& reader, const Type& type, Meaning meaning) const
{
    switch (type.kind) {
    case Type::Kind::Unread:
        return reader.fail();
    case Type::Kind::Bits:
        return reader.skipBits(type.size);
    case Type::Kind::Octets:
        reader.octets(type.size);
        return;
    case Type::Kind::LongInteger:
        reader.octets(reader.bits(2) + 1);
        return;
    case Type::Kind::Counted:
        reader.counted();
        return;
    case Type::Kind::String: {
        if (type.lengthBits == 8)
            reader.align(); // a range of 256 begins on a byte (X.691 §10.5.7.2)
        const std::size_t length = reader.bits(type.lengthBits) + 1;
        reader.align();
        return reader.skipBits(length * type.size);
    }
    case Type::Kind::Address:
        return address(reader, type.size, meaning);
    case Type::Kind::Sequence:
        return sequence(reader, type, meaning);
    case Type::Kind::SequenceOf:
        return sequenceOf(reader, type, meaning);
    case Type::Kind::Choice:
        return choice(reader, type, meaning);
    case Type::Kind::Contents:
        return message(reader.counted(), *type.fields[0].type, meaning);
    }
    TB_UNREACHABLE();
}

void Walk::address(PerReader& reader, std::size_t size, Meaning meaning) const
{
    const ConstBytes address = reader.octets(size), port = reader.octets(2);
    if (reader.failed())
        return;
    const IpAddress value = size == 4 ? IpAddress::v4(address.data()) : IpAddress::v6(address.data());
    if (value.isV4() == (size == 4)) // not one of IPv4 written as IPv6
        m_addresses.note({meaning, value, wire::load16(port.data()), address, port});
}

/// X.691 §18.
void Walk::sequence(PerReader& reader, const Type& type, Meaning meaning) const
{
    const bool isExtended = type.isExtensible && reader.boolean();
    const std::uint32_t present = reader.bits(type.optionals); // the first one's bit is the highest
    unsigned optionals = type.optionals;
    for (const Field& one : type.fields) {
        if (one.isOptional && ((present >> --optionals) & 1U) == 0)
            continue;
        field(reader, one, meaning);
        if (reader.failed())
            return;
    }
    if (!isExtended || type.isBeginningOnly)
        return;
    const auto count = static_cast<unsigned>(reader.smallNumber()) + 1;
    std::array<bool, 64> isThere{};
    for (unsigned i = 0; i < count; ++i)
        isThere[i] = reader.boolean();
    for (unsigned i = 0; i < count && !reader.failed(); ++i) {
        if (isThere[i])
            addition(reader, type, i, meaning);
    }
}

/// X.691 §19.
void Walk::sequenceOf(PerReader& reader, const Type& type, Meaning meaning) const
{
    const std::size_t count = reader.length();
    for (std::size_t i = 0; i < count && !reader.failed(); ++i)
        field(reader, type.fields[0], meaning);
}

/// X.691 §22.
void Walk::choice(PerReader& reader, const Type& type, Meaning meaning) const
{
    if (type.isExtensible && reader.boolean())
        return addition(reader, type, reader.smallNumber(), meaning);
    const auto width = static_cast<unsigned>(std::bit_width(type.alternatives - 1U));
    const std::size_t index =
        reader.bits(width) - std::size_t{type.firstAlternative}; // wraps for those before it
    if (reader.failed() || index >= type.fields.size())
        return reader.fail();
    field(reader, type.fields[index], meaning);
}

void Walk::addition(PerReader& reader, const Type& type, std::size_t index, Meaning meaning) const
{
    PerReader inner(reader.counted());
    const std::size_t place = index - type.firstAddition; // wraps for those before it
    if (!reader.failed() && place < type.additions.size())
        field(inner, type.additions[place], meaning);
}

} // namespace

void readAddresses(ConstBytes message, const Type& type, Addresses& addresses)
{
    Walk(addresses).message(message, type, Meaning::None);
}

} // namespace tb::conntrack::h323
