// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/tap_link.h"

#include "link/device.h"
#include "link/name_lock.h"

#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <sys/ioctl.h>

#include <cerrno>

namespace tb::link {

namespace {

#ifndef TUN_F_USO4
#define TUN_F_USO4 0x20
#define TUN_F_USO6 0x40
#endif

/// What we take and give unfinished, the most first: kernels before 6.2 know no USO.
constexpr unsigned kOffloads[] = {
    TUN_F_CSUM | TUN_F_TSO4 | TUN_F_TSO6 | TUN_F_TSO_ECN | TUN_F_USO4 | TUN_F_USO6,
    TUN_F_CSUM | TUN_F_TSO4 | TUN_F_TSO6 | TUN_F_TSO_ECN,
};

std::string adviceFor(int code, const std::string& name)
{
    if (code == EPERM || code == EACCES)
        return "run as root, or once: sudo ip tuntap add dev " + name + " mode tap multi_queue user $USER";
    if (code == ENOENT || code == ENODEV)
        return "load the kernel module tun: sudo modprobe tun";
    if (code == EBUSY)
        return "another program has it open";
    if (code == EINVAL)
        return "an interface of that name is there and is no TAP device";
    return "";
}

SystemError failed(std::string_view operation, const std::string& name)
{
    return SystemError::last(operation, name, adviceFor(errno, name));
}

Result<UniqueFd, SystemError> openQueue(const std::string& name, short flags)
{
    UniqueFd fd(::open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC));
    if (!fd.isOpen())
        return Failure{failed("open /dev/net/tun for", name)};
    ifreq request{};
    name.copy(request.ifr_name, IFNAMSIZ - 1);
    request.ifr_flags = static_cast<short>(IFF_TAP | IFF_NO_PI | IFF_VNET_HDR | flags);
    if (::ioctl(fd.get(), TUNSETIFF, &request) < 0)
        return Failure{failed("open the TAP device", name)};
    int headerSize = static_cast<int>(kVnetHeader);
    if (::ioctl(fd.get(), TUNSETVNETHDRSZ, &headerSize) < 0)
        return Failure{failed("set the header size of the TAP device", name)};
    for (const unsigned offloads : kOffloads) {
        if (::ioctl(fd.get(), TUNSETOFFLOAD, offloads) == 0)
            break; // none taken: every frame comes finished, which is only slower
    }
    return fd;
}

} // namespace

Result<std::shared_ptr<TapLink>, SystemError> TapLink::open(const std::string& name, int workers)
{
    auto lock = lockName("tap:" + name);
    if (!lock)
        return Failure{failed("open the TAP device", name)};
    std::vector<UniqueFd> queues;
    auto first = openQueue(name, IFF_MULTI_QUEUE);
    const bool isSingleQueue = !first && first.error().code == EINVAL;
    if (isSingleQueue)
        first = openQueue(name, 0); // a device that somebody made with one queue
    if (!first)
        return Failure{first.error()};
    queues.push_back(*std::move(first));
    for (int i = 1; i < workers && !isSingleQueue; ++i) {
        auto next = openQueue(name, IFF_MULTI_QUEUE);
        if (!next)
            return Failure{next.error()};
        queues.push_back(*std::move(next));
    }
    bringUp(name);
    std::shared_ptr<TapLink> link(new TapLink(name, *std::move(lock), std::move(queues)));
    link->refresh();
    return link;
}

TapLink::TapLink(std::string name, UniqueFd lock, std::vector<UniqueFd> queues)
    : m_name(std::move(name)), m_lock(std::move(lock)), m_queues(std::move(queues)), m_mac(routerMac(m_name))
{
}

std::size_t TapLink::receive(int queue, std::span<wire::Frame> into)
{
    return readFrames(m_queues[static_cast<std::size_t>(queue)].get(), into, m_running);
}

SendStatus TapLink::send(int worker, EgressFrame& frame)
{
    // The kernel locks inside write(), so a single queue may serve several workers.
    const std::size_t queue = static_cast<std::size_t>(worker) % m_queues.size();
    return writeFrame(m_queues[queue].get(), frame.frame(), m_running);
}

bool TapLink::isGone() const
{
    pollfd queue{m_queues.front().get(), 0, 0};
    return ::poll(&queue, 1, 0) > 0; // asked for nothing, so it can only say that it is dead
}

void TapLink::refresh()
{
    const auto facts = readDevice(m_name);
    // A device that was moved to another namespace cannot be asked; then a refused frame tells.
    m_running.store(!isGone() && (!facts || facts->isUp), std::memory_order_relaxed);
    if (facts)
        m_mtu.store(facts->mtu, std::memory_order_relaxed);
}

} // namespace tb::link
