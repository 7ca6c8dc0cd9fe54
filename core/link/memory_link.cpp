// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/memory_link.h"

#include <sys/eventfd.h>

#include <algorithm>
#include <cstring>

namespace tb::link {

MemoryLink::MemoryLink(std::string name, MacAddress mac, std::uint32_t mtu, std::shared_ptr<Lane> in,
                       std::shared_ptr<Lane> out)
    : m_name(std::move(name)), m_mac(mac), m_mtu(mtu), m_in(std::move(in)), m_out(std::move(out))
{
}

Result<MemoryLink::Pair, SystemError> MemoryLink::makePair(const std::string& name,
                                                           const MacAddress& routerMac, std::uint32_t mtu)
{
    UniqueFd first(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
        second(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
    if (!first.isOpen() || !second.isOpen())
        return Failure{SystemError::last("make a cable in memory", "", "raise the limit: ulimit -n")};
    const auto toRouter = std::make_shared<Lane>(std::move(first)),
               toFar = std::make_shared<Lane>(std::move(second));
    return Pair{std::shared_ptr<MemoryLink>(new MemoryLink(name, routerMac, mtu, toRouter, toFar)),
                std::shared_ptr<MemoryLink>(new MemoryLink(name, MacAddress(), mtu, toFar, toRouter))};
}

std::size_t MemoryLink::receive(int, std::span<wire::Frame> into)
{
    MutexLock lock(m_in->lock);
    std::size_t count = 0;
    while (count < into.size() && !m_in->frames.empty()) {
        const wire::Frame& waiting = m_in->frames.front().frame();
        wire::Frame& frame = into[count];
        if (waiting.size <= frame.capacity) {
            std::memcpy(frame.data, waiting.data, waiting.size);
            frame.size = waiting.size;
            frame.offload = waiting.offload;
            ++count;
        }
        m_in->frames.pop_front();
    }
    if (m_in->frames.empty()) {
        std::uint64_t times;
        (void)!::read(m_in->signal.get(), &times, sizeof times); // nothing to read is as good
    }
    return count;
}

SendStatus MemoryLink::send(int, EgressFrame& frame)
{
    if (!isRunning())
        return SendStatus::Failed;
    MutexLock lock(m_out->lock);
    if (m_out->frames.size() >= kCapacity)
        return SendStatus::Full;
    m_out->frames.push_back(wire::OwnedFrame::copyOf(frame.frame()));
    const std::uint64_t one = 1;
    (void)!::write(m_out->signal.get(), &one, sizeof one); // a counter that is full is readable, too
    return SendStatus::Sent;
}

int MemoryLink::descriptor(int) const
{
    return m_in->signal.get();
}

} // namespace tb::link
