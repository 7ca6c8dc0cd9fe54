// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/compile.h"

#include <algorithm>

namespace tb::forward {

namespace {

using config::Config;

Check checkLab(const Config& config)
{
    for (std::size_t i = 0; i < config.labHosts.size(); ++i) {
        if (std::ranges::find(config.ethernets, config.labHosts[i].interface,
                              &config::EthernetInterface::name) == config.ethernets.end())
            return Failure{errorAt("/lab/host", i, "interface",
                                   {TB_TEXT("input does not match any value of interface")})};
    }
    for (std::size_t i = 0; i < config.labTraffic.size(); ++i) {
        if (std::ranges::find(config.labHosts, config.labTraffic[i].host, &config::LabHost::name) ==
            config.labHosts.end())
            return Failure{
                errorAt("/lab/traffic", i, "host", {TB_TEXT("input does not match any value of host")})};
    }
    return {};
}

} // namespace

Check checkServices(const Config& config)
{
    for (Check (*const check)(const Config&) : {checkDhcp, checkDns, checkLab}) {
        if (Check checked = check(config); !checked)
            return checked;
    }
    return {};
}

} // namespace tb::forward
