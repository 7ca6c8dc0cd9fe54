// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/name_lock.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <cstddef>

namespace tb::link {

std::optional<UniqueFd> lockName(const std::string& link)
{
    UniqueFd socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (!socket.isOpen())
        return std::nullopt;
    // An abstract address belongs to one network namespace and goes with its socket: nothing is left behind.
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = "trackbox:" + link;
    const std::size_t length = name.copy(address.sun_path + 1, sizeof address.sun_path - 1) + 1;
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address),
               static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length)) < 0) {
        if (errno == EADDRINUSE)
            errno = EBUSY;
        return std::nullopt;
    }
    return socket;
}

} // namespace tb::link
