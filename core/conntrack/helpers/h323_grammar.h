// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace tb::conntrack::h323 {

/// What an address in a message is announced for.
enum class Meaning : std::uint8_t {
    None,         ///< of no interest
    CallSignal,   ///< TCP: Q.931, calls begin here
    H245,         ///< TCP: negotiates the channels of a call
    Media,        ///< UDP: RTP arrives here
    MediaControl, ///< UDP: RTCP arrives here
};

struct Type;

/// A component of a SEQUENCE, or an alternative of a CHOICE.
struct Field {
    const Type* type;
    bool isOptional = false;
    Meaning meaning = Meaning::None; ///< of all addresses in it; None: as outside of it
};

/// How a type of the H.323 messages is encoded. `size` is in the unit of the kind.
struct Type {
    enum class Kind : std::uint8_t {
        Unread,      ///< one that is not followed: reading stops here
        Bits,        ///< `size` bits: BOOLEAN, INTEGER of a range up to 255, NULL (0)
        Octets,      ///< `size` bytes on a byte's boundary
        LongInteger, ///< a range above 64 Ki: the count of its bytes in 2 bits, then the bytes
        Counted,     ///< bytes with their length before them: OCTET STRING, OBJECT IDENTIFIER
        String,      ///< characters of `size` bits, their number less one in `lengthBits`
        Address,     ///< `size` bytes of an IP address and its port
        Sequence,
        SequenceOf, ///< of `fields[0]`
        Choice,
        Contents, ///< an OCTET STRING that holds a message of type `fields[0]`
    };
    Kind kind = Kind::Unread;
    std::uint8_t size = 0;
    std::uint8_t lengthBits = 0;
    bool isExtensible = false;
    std::uint8_t optionals = 0; ///< of a SEQUENCE; `fields` may have fewer when only its beginning is read
    /// Nobody needs what comes behind the fields.
    bool isBeginningOnly = false;
    std::uint8_t alternatives = 0;     ///< of a CHOICE, without additions
    std::uint8_t firstAlternative = 0; ///< index of fields[0]; others are not followed
    std::uint8_t firstAddition = 0;    ///< index of additions[0]; others are skipped
    std::span<const Field> fields{};
    std::span<const Field> additions{}; ///< behind the "..." of the standard
};

// The messages.
extern const Type kUserInformation; ///< H.225.0 H323-UserInformation: what a Q.931 message carries
extern const Type kRasMessage;      ///< H.225.0 RasMessage
extern const Type kControlMessage;  ///< H.245 MultimediaSystemControlMessage

} // namespace tb::conntrack::h323
