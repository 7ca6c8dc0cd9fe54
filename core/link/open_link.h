// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/errors.h"
#include "base/result.h"
#include "link/link.h"

#include <memory>
#include <string_view>

namespace tb::link {

/// What the property `link` of a port says, taken apart: "tap:tb1" → {"tap", "tb1"}, "lab" → {"lab", ""}.
struct LinkText {
    std::string scheme;
    std::string rest;
};
LinkText splitLink(std::string_view text);

/// Checks the spelling only, without opening anything. Empty when it is right; else a sentence for people.
Message checkLinkText(std::string_view text);

/// Opens a link for that many workers. "lab" is not opened here: the lab hands out its own links.
Result<std::shared_ptr<Link>, SystemError> openLink(std::string_view text, int workers);

} // namespace tb::link
