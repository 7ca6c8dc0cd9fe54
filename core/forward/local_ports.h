// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/subscription.h"
#include "wire/packet.h"

#include <array>
#include <atomic>
#include <memory>

namespace tb::forward {

/// ICMP and ICMPv6 messages that a program on the router may wait for.
enum class IcmpKind : std::uint8_t {
    EchoReply,          ///< ICMP 0, ICMPv6 129
    Error,              ///< about what the router itself has sent
    RouterSolicitation, ///< ICMPv6 133
};

/// What somebody on the router listens to. The control thread says it, workers ask with every packet for the
/// router, without a lock.
class LocalPorts {
public:
    /// UDP to this port arrives at the services while the result lives, which must not outlive this object.
    /// Several may listen to the same port.
    [[nodiscard]] std::unique_ptr<Subscription> listenUdp(IpFamily family, std::uint16_t port);
    [[nodiscard]] std::unique_ptr<Subscription> listenIcmp(IcmpKind kind);

    bool hasUdp(IpFamily family, std::uint16_t port) const
    {
        return m_udp[family == IpFamily::V6][port].load(std::memory_order_relaxed) > 0;
    }
    /// Whether somebody listens to what the packet is.
    bool wants(const wire::Packet& packet) const;

private:
    using Listeners = std::atomic<std::uint16_t>;

    bool wantsIcmp(std::uint8_t type, bool isV4) const;

    std::array<std::array<Listeners, 65536>, 2> m_udp{}; ///< by family and port
    std::array<Listeners, 3> m_icmp{};                   ///< by IcmpKind
};

} // namespace tb::forward
