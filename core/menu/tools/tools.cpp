// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/tools/tools.h"

#include "forward/plan.h"

#include <algorithm>
#include <array>

namespace tb::menu {

namespace {

using stack::ProbeStatus;

struct StatusRow {
    ProbeStatus status;
    std::string_view text;
};
constexpr StatusRow kStatuses[] = {
    {ProbeStatus::Answered,            ""                                         },
    {ProbeStatus::TimedOut,            "timeout"                                  },
    {ProbeStatus::NoRoute,             "no route to host"                         },
    {ProbeStatus::TooLarge,            "packet too large and cannot be fragmented"},
    {ProbeStatus::NetUnreachable,      "net unreachable"                          },
    {ProbeStatus::HostUnreachable,     "host unreachable"                         },
    {ProbeStatus::ProtocolUnreachable, "protocol unreachable"                     },
    {ProbeStatus::PortUnreachable,     "port unreachable"                         },
    {ProbeStatus::Prohibited,          "admin prohibited"                         },
    {ProbeStatus::FragmentationNeeded, "fragmentation needed and DF set"          },
    {ProbeStatus::TtlExceeded,         "TTL exceeded"                             },
};

} // namespace

std::span<const Tool> tools()
{
    static const std::array all = {pingTool(), tracerouteTool()};
    return all;
}

const Tool* findTool(std::string_view path, std::string_view name)
{
    const auto found = std::ranges::find_if(tools(), [&](const Tool& tool) {
        return tool.name == name && std::ranges::find(tool.paths, path) != tool.paths.end();
    });
    return found == tools().end() ? nullptr : &*found;
}

Result<void, ConfigError> fill(const Tool& tool, std::span<const Argument> arguments, void* object)
{
    const std::string_view required = tool.arguments.front().name;
    if (std::ranges::find(arguments, required, &Argument::name) == arguments.end())
        return Failure{
            ConfigError{"",
                        "", std::string(required),
                        {TB_TEXT("missing value(s) of argument(s) %1"), {std::string(required)}}}
        };
    for (const Argument& argument : arguments) {
        const auto property = std::ranges::find(tool.arguments, argument.name, &Property::name);
        if (property == tool.arguments.end())
            return Failure{argumentError(argument.name, TB_TEXT("unknown parameter %1"))};
        if (Message fault = property->check(argument.value); !fault.isEmpty())
            return Failure{
                ConfigError{"", "", argument.name, std::move(fault)}
            };
        (void)property->write(object, argument.value); // check() has seen that it can be
    }
    return {};
}

std::string_view probeStatusText(ProbeStatus status)
{
    return std::ranges::find(kStatuses, status, &StatusRow::status)->text;
}

ConfigError argumentError(std::string_view name, Text text)
{
    return {
        "", "", std::string(name), {text, {std::string(name)}}
    };
}

Result<routing::InterfaceId, ConfigError> probeLink(const std::string& interface, const ToolContext& context)
{
    if (interface.empty())
        return routing::kNoInterface;
    const routing::Interface* const found = context.plan.interfaces.find(interface);
    if (!found)
        return Failure{argumentError("interface", TB_TEXT("input does not match any value of %1"))};
    return found->id;
}

std::optional<ConfigError> checkSource(const std::optional<IpAddress>& source, const IpAddress& destination,
                                       const ToolContext& context)
{
    if (source && source->isV4() != destination.isV4())
        return argumentError("src-address", TB_TEXT("invalid value for argument %1"));
    if (source && !context.plan.interfaces.isOwnAddress(*source))
        return argumentError("src-address", TB_TEXT("failure: %1 is not the router's"));
    return std::nullopt;
}

std::uint32_t probeSize(std::uint32_t asked, const IpAddress& destination)
{
    constexpr std::uint32_t kHeaders6 = 40 + 8;
    return destination.isV4() ? asked : std::max(asked, kHeaders6);
}

} // namespace tb::menu
