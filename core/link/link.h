// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mac_address.h"
#include "link/egress_frame.h"
#include "wire/frame.h"

#include <cstdint>
#include <span>
#include <string>

namespace tb::link {

/// What became of a frame that was handed to a link.
enum class SendStatus : std::uint8_t {
    Sent,
    Full,   ///< no room now; the frame is lost, as on a real wire
    Failed, ///< the link is gone or refuses the frame
};

/// Where frames come from and go to. A link is opened for N workers and has at most N queues: worker w
/// receives from queue w (if there is one) and nobody else does, so receiving needs no lock. Any worker may
/// send at any time and gives its own number: a link with a queue per worker needs no lock for that either,
/// one with fewer queues locks inside send(). The questions may be asked from any thread.
class Link {
public:
    virtual ~Link() = default;

    /// Fills frames in order and returns how many; 0 when nothing is there now. Never blocks.
    /// Each frame given has data, capacity and headroom; the link sets size and offload.
    virtual std::size_t receive(int queue, std::span<wire::Frame> into) = 0;

    /// Sends one frame. May write into the frame's headroom. A link that cannot take large frames cuts them
    /// itself.
    virtual SendStatus send(int worker, EgressFrame& frame) = 0;

    /// A descriptor that is readable (poll) while receive() has something, or -1 for links that must be
    /// asked.
    virtual int descriptor(int queue) const = 0;

    virtual int queueCount() const = 0;
    /// Asks the system again whether frames can pass; called about once a second, never by a worker.
    virtual void refresh() {}
    /// Whether frames can pass now (carrier). May change at any time.
    virtual bool isRunning() const = 0;
    /// Whether the device was taken away: this link will never carry a frame again, but one that is opened
    /// anew may. Not for workers.
    virtual bool isGone() const { return false; }
    /// Lets somebody else open the device. No worker uses the link any more.
    virtual void letGo() {}
    /// Address that the router uses on this link.
    virtual MacAddress macAddress() const = 0;
    /// Largest IP packet in bytes.
    virtual std::uint32_t mtu() const = 0;
    /// "tap:tb1", as in the configuration.
    virtual std::string name() const = 0;
};

} // namespace tb::link
