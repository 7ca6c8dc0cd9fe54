// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/helpers/helper.h"

namespace tb::conntrack {

// One function per file of this folder; helpers.cpp lists them all.
HelperFindings inspectFtp(const HelperInput& input);
HelperFindings inspectH323(const HelperInput& input);
HelperFindings inspectIrc(const HelperInput& input);
HelperFindings inspectPptp(const HelperInput& input);
HelperFindings inspectRas(const HelperInput& input);
HelperFindings inspectRtsp(const HelperInput& input);
HelperFindings inspectSip(const HelperInput& input);
HelperFindings inspectTftp(const HelperInput& input);

} // namespace tb::conntrack
