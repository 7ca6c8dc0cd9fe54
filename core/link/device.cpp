// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/device.h"

#include "base/unique_fd.h"

#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <algorithm>

namespace tb::link {

namespace {

ifreq requestFor(const std::string& name)
{
    ifreq request{};
    name.copy(request.ifr_name, IFNAMSIZ - 1);
    return request;
}

UniqueFd controlSocket()
{
    return UniqueFd(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
}

} // namespace

std::optional<DeviceFacts> readDevice(const std::string& name)
{
    const UniqueFd socket = controlSocket();
    ifreq request = requestFor(name);
    DeviceFacts facts;
    if (!socket.isOpen() || ::ioctl(socket.get(), SIOCGIFFLAGS, &request) < 0)
        return std::nullopt;
    facts.isUp = (request.ifr_flags & IFF_UP) != 0;
    facts.hasCarrier = (request.ifr_flags & IFF_RUNNING) != 0;
    request = requestFor(name);
    if (::ioctl(socket.get(), SIOCGIFMTU, &request) >= 0)
        facts.mtu = static_cast<std::uint32_t>(std::max(68, request.ifr_mtu));
    request = requestFor(name);
    if (::ioctl(socket.get(), SIOCGIFINDEX, &request) >= 0)
        facts.index = request.ifr_ifindex;
    return facts;
}

void bringUp(const std::string& name)
{
    const UniqueFd socket = controlSocket();
    ifreq request = requestFor(name);
    if (!socket.isOpen() || ::ioctl(socket.get(), SIOCGIFFLAGS, &request) < 0 ||
        (request.ifr_flags & IFF_UP) != 0)
        return;
    request.ifr_flags = static_cast<short>(request.ifr_flags | IFF_UP);
    (void)::ioctl(socket.get(), SIOCSIFFLAGS, &request); // refused: the port shows that it is not running
}

MacAddress routerMac(const std::string& name)
{
    // FNV-1a: the same name gives the same address on every machine and in every run.
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return MacAddress::local(hash);
}

} // namespace tb::link
