// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text.h"

#include <string>
#include <string_view>

namespace tb {

/// Something a person typed is wrong. The terminal prints the sentence, a form marks the property's field.
struct ConfigError {
    std::string menu;     ///< path with slashes, e.g. "/ip/address"; may be empty
    std::string item;     ///< name or number of the item; empty for settings menus
    std::string property; ///< name of the property at fault; empty when it is not one property
    Message message;      ///< RouterOS's kind of sentence: lower case, no full stop

    std::string text() const { return message.english(); }
};

/// The operating system refused: what we wanted, on what, and errno.
struct SystemError {
    std::string operation; ///< "open the TAP device"
    std::string object;    ///< "tb1"
    int code = 0;          ///< errno
    std::string advice;    ///< what the person can do; may be empty

    /// Takes errno as it stands now.
    static SystemError last(std::string_view operation, std::string_view object,
                            std::string_view advice = {});
    /// "cannot open the TAP device tb1: permission denied (run as root, or …)"
    std::string text() const;
    friend bool operator==(const SystemError&, const SystemError&) = default;
};

} // namespace tb
