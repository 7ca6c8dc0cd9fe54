// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/errors.h"
#include "base/result.h"

#include <string>
#include <string_view>

namespace tb::service {

/// The whole file. A file that is not there is an error with code ENOENT.
Result<std::string, SystemError> readFile(const std::string& path);

/// Whether the folder is there that a new file would be made in.
Result<void, SystemError> checkFolder(const std::string& path);

/// Writes a new file beside the old one, makes sure it is on the disk, and renames it over the old: whoever
/// looks finds either the old text or the new one, never a half. Links to the file, its mode and its owner
/// stay.
Result<void, SystemError> replaceFile(const std::string& path, std::string_view text);

} // namespace tb::service
