// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/gateway.h"

#include "forward/compile.h"

namespace tb::forward {

std::optional<Gateway> parseGateway(const config::Config& config, const std::string& text)
{
    if (interfaceNamed(config, text))
        return Gateway{{}, text};
    const std::size_t mark = text.find_first_of("%@");
    const auto address = IpAddress::parse(std::string_view(text).substr(0, mark));
    if (!address || address->isUnspecified())
        return std::nullopt;
    Gateway gateway{*address, ""};
    if (mark == std::string::npos)
        return gateway;
    std::string name = text.substr(mark + 1);
    if (text[mark] == '@')
        gateway.table = tableNamed(config, name);
    else if (interfaceNamed(config, name))
        gateway.interface = std::move(name);
    const bool isNamed = !gateway.interface.empty() || gateway.table != routing::kNoTable;
    return isNamed ? std::optional(gateway) : std::nullopt;
}

} // namespace tb::forward
