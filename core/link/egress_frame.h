// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/frame.h"

namespace tb::forward {
class Egress;
}
namespace tb::lab {
class SimulatedStation;
}
namespace tb::service {
class ScenarioNetwork;
}

namespace tb::link {

/// A frame that is ready to leave: only the last stage of the packet path (forward/egress) and the simulated
/// stations of a lab or a scenario can make one, so nothing can send a packet past postrouting.
/// Tests make one through forTest().
class EgressFrame {
public:
    wire::Frame& frame() { return m_frame; }
    const wire::Frame& frame() const { return m_frame; }

    static EgressFrame forTest(wire::Frame& frame) { return EgressFrame(frame); }

private:
    friend class forward::Egress;
    friend class lab::SimulatedStation;
    friend class service::ScenarioNetwork;
    explicit EgressFrame(wire::Frame& frame) : m_frame(frame) {}

    wire::Frame& m_frame;
};

} // namespace tb::link
