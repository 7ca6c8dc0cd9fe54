// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/service_ports.h"

namespace tb::config {

namespace {

using conntrack::HelperKind;

struct Row {
    const char* name;
    HelperKind helper;
    bool disabled;
    std::vector<std::uint16_t> ports;
};

} // namespace

std::vector<ServicePort> defaultServicePorts()
{
    const Row rows[] = {
        {"ftp",     HelperKind::Ftp,  false, {21}        },
        {"tftp",    HelperKind::Tftp, false, {69}        },
        {"irc",     HelperKind::Irc,  true,  {6667}      },
        {"h323",    HelperKind::H323, false, {1719, 1720}},
        {"sip",     HelperKind::Sip,  false, {5060, 5061}},
        {"pptp",    HelperKind::Pptp, false, {1723}      },
        {"rtsp",    HelperKind::Rtsp, true,  {554}       },
        {"udplite", HelperKind::None, false, {}          },
        {"dccp",    HelperKind::None, false, {}          },
        {"sctp",    HelperKind::None, false, {}          },
    };
    std::vector<ServicePort> ports;
    for (const Row& row : rows) {
        ServicePort one;
        one.id = static_cast<std::uint32_t>(ports.size()) + 1;
        one.disabled = row.disabled;
        one.name = row.name;
        one.helper = row.helper;
        one.ports.ports = row.ports;
        if (row.helper == HelperKind::Sip) {
            one.sipDirectMedia = true;
            one.sipTimeout = std::chrono::hours(1);
        }
        ports.push_back(std::move(one));
    }
    return ports;
}

} // namespace tb::config
