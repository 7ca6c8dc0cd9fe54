// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/bind.h"
#include "menu/tool.h"
#include "stack/prober.h"

#include <string_view>

namespace tb::menu {

const Tool& pingTool();
const Tool& tracerouteTool();

/// "timeout", "TTL exceeded": what RouterOS writes; empty for an answer.
std::string_view probeStatusText(stack::ProbeStatus status);
/// An argument that is at fault.
ConfigError argumentError(std::string_view name, Text text);
/// Where the probes of a tool shall go: the interface of that name; none for an empty one.
Result<routing::InterfaceId, ConfigError> probeLink(const std::string& interface, const ToolContext& context);
/// Why nothing can be sent from `source` to `destination`; nothing when it can, or no source was given.
std::optional<ConfigError> checkSource(const std::optional<IpAddress>& source, const IpAddress& destination,
                                       const ToolContext& context);
/// The size of a probe to that address: its headers must fit.
std::uint32_t probeSize(std::uint32_t asked, const IpAddress& destination);

} // namespace tb::menu
