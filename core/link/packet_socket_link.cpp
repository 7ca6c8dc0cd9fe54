// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/packet_socket_link.h"

#include "link/device.h"
#include "link/name_lock.h"

#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sys/socket.h>

#include <cerrno>

namespace tb::link {

namespace {

#ifndef PACKET_IGNORE_OUTGOING
#define PACKET_IGNORE_OUTGOING 23
#endif

SystemError failed(std::string_view operation, const std::string& name)
{
    const bool denied = errno == EPERM || errno == EACCES;
    const char* const advice = denied           ? "run as root, or give the program CAP_NET_RAW"
                               : errno == EBUSY ? "another program has it open"
                                                : "";
    return SystemError::last(operation, name, advice);
}

bool setOption(int socket, int option, int value)
{
    return ::setsockopt(socket, SOL_PACKET, option, &value, sizeof value) == 0;
}

Result<UniqueFd, SystemError> openQueue(const std::string& name, int index, int workers)
{
    UniqueFd fd(::socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, htons(ETH_P_ALL)));
    if (!fd.isOpen())
        return Failure{failed("open a packet socket on", name)};
    // Frames of local stacks come with open checksums and as large segments; without this header they would
    // be taken for broken ones.
    if (!setOption(fd.get(), PACKET_VNET_HDR, 1))
        return Failure{failed("read offload headers of", name)};
    if (!setOption(fd.get(), PACKET_AUXDATA, 1))
        return Failure{failed("read VLAN tags of", name)};
    // Our own frames must not come back; older kernels echo them, and then they die as not addressed to us.
    (void)setOption(fd.get(), PACKET_IGNORE_OUTGOING, 1);
    constexpr int kReceiveBytes = 8 * 1024 * 1024;
    (void)::setsockopt(fd.get(), SOL_SOCKET, SO_RCVBUF, &kReceiveBytes,
                       sizeof kReceiveBytes); // a smaller one works
    sockaddr_ll address{};
    address.sll_family = AF_PACKET;
    address.sll_protocol = htons(ETH_P_ALL);
    address.sll_ifindex = index;
    if (::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) < 0)
        return Failure{failed("bind to the interface", name)};
    packet_mreq everything{};
    everything.mr_ifindex = index;
    everything.mr_type = PACKET_MR_PROMISC;
    if (::setsockopt(fd.get(), SOL_PACKET, PACKET_ADD_MEMBERSHIP, &everything, sizeof everything) < 0)
        return Failure{failed("listen to all stations on", name)};
    // One group per interface and process: flows are spread over the workers, both ends of one to the same.
    const int group = ((index * 251) ^ static_cast<int>(::getpid())) & 0xffff;
    if (workers > 1 && !setOption(fd.get(), PACKET_FANOUT, group | (PACKET_FANOUT_HASH << 16)))
        return Failure{failed("share among workers the interface", name)};
    return fd;
}

} // namespace

Result<std::shared_ptr<PacketSocketLink>, SystemError> PacketSocketLink::open(const std::string& name,
                                                                              int workers)
{
    const auto facts = readDevice(name);
    if (!facts) {
        errno = ENODEV;
        return Failure{SystemError::last("find the interface", name, "ip link shows which there are")};
    }
    auto lock = lockName("socket:" + name);
    if (!lock)
        return Failure{failed("open a packet socket on", name)};
    std::vector<UniqueFd> queues;
    for (int i = 0; i < workers; ++i) {
        auto queue = openQueue(name, facts->index, workers);
        if (!queue)
            return Failure{queue.error()};
        queues.push_back(*std::move(queue));
    }
    std::shared_ptr<PacketSocketLink> link(
        new PacketSocketLink(name, *std::move(lock), facts->index, std::move(queues)));
    link->refresh();
    return link;
}

PacketSocketLink::PacketSocketLink(std::string name, UniqueFd lock, int index, std::vector<UniqueFd> queues)
    : m_name(std::move(name)),
      m_lock(std::move(lock)),
      m_index(index),
      m_queues(std::move(queues)),
      m_mac(routerMac(m_name))
{
}

std::size_t PacketSocketLink::receive(int queue, std::span<wire::Frame> into)
{
    return readFrames(m_queues[static_cast<std::size_t>(queue)].get(), into, m_running, readTaggedFrame);
}

SendStatus PacketSocketLink::send(int worker, EgressFrame& frame)
{
    const std::size_t queue = static_cast<std::size_t>(worker) % m_queues.size();
    return writeFrame(m_queues[queue].get(), frame.frame(), m_running);
}

bool PacketSocketLink::isGone() const
{
    // The kernel unbinds the socket from a device that goes; one that was given another name is not ours
    // either.
    sockaddr_ll bound{};
    socklen_t size = sizeof bound;
    if (::getsockname(m_queues.front().get(), reinterpret_cast<sockaddr*>(&bound), &size) == 0 &&
        bound.sll_ifindex != m_index)
        return true;
    const unsigned index = ::if_nametoindex(m_name.c_str());
    return index != 0 ? static_cast<int>(index) != m_index : errno == ENODEV;
}

void PacketSocketLink::refresh()
{
    const auto facts = readDevice(m_name);
    m_running.store(facts && facts->index == m_index && facts->isUp && facts->hasCarrier,
                    std::memory_order_relaxed);
    if (facts)
        m_mtu.store(facts->mtu, std::memory_order_relaxed);
}

} // namespace tb::link
