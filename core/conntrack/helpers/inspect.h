// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/helpers/helper.h"

namespace tb::conntrack {

// One function per file of this folder; helpers.cpp lists them all.
HelperFindings inspectH323(const HelperInput& input);
HelperFindings inspectPptp(const HelperInput& input);
HelperFindings inspectRas(const HelperInput& input);
HelperFindings inspectTftp(const HelperInput& input);

} // namespace tb::conntrack
