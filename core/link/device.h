// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mac_address.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tb::link {

/// What the kernel says of one of its interfaces in this network namespace. Thread-safe.
struct DeviceFacts {
    bool isUp = false;       ///< administratively up
    bool hasCarrier = false; ///< IFF_RUNNING
    std::uint32_t mtu = 1500;
    int index = 0;
};
/// Nothing when there is no such interface here (gone, or moved to another namespace).
std::optional<DeviceFacts> readDevice(const std::string& name);
/// Best effort: without the right to, the device stays as it is, and the row of the port says so.
void bringUp(const std::string& name);
/// The router's own address on a device: stable, made from the device's name. It differs from the kernel's
/// address of the device, because the kernel's stack lives behind that one.
MacAddress routerMac(const std::string& name);

} // namespace tb::link
