// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/errors.h"
#include "config/config.h"
#include "forward/engine.h"

#include <functional>
#include <map>

namespace tb::service {

/// Opens the link of a port for that many workers.
using LinkOpener = std::function<Result<std::shared_ptr<link::Link>, SystemError>(
    const config::EthernetInterface&, int workers)>;

/// Keeps the engine's ports as the configuration wants them: opens, replaces and closes links, remembers why
/// one could not be opened, and tries again. Control thread.
class PortKeeper {
public:
    PortKeeper(forward::Engine& engine, LinkOpener opener) : m_engine(engine), m_opener(std::move(opener)) {}

    /// Makes the ports follow the configuration. True when a link was opened or closed.
    bool follow(const config::Config& config);
    /// Closes links whose devices are gone, and tries again what is not open. True when a link was opened or
    /// closed.
    bool retry(const config::Config& config);
    /// Closes all links.
    void closeAll();

    /// What a Plan needs to know of the links; what is not open does not run.
    std::vector<forward::PortFacts> facts() const;
    /// Adds ports that are not open, with the reason, to what the engine says of the open ones.
    void complete(std::vector<forward::InterfaceStatus>& interfaces) const;

private:
    struct Held {
        std::string linkText;
        std::shared_ptr<link::Link> link; ///< null: could not be opened
        std::string problem;
    };
    bool open(const config::EthernetInterface& port, Held& held);
    void close(std::uint32_t id, Held& held);

    forward::Engine& m_engine;
    LinkOpener m_opener;
    std::map<std::uint32_t, Held> m_ports; ///< by id of the configured port
};

} // namespace tb::service
