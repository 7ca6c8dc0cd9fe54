// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/engine.h"
#include "stack/host.h"

#include <memory>
#include <vector>

namespace tb::stack {

/// All services of the router, and the router as they see it. Control thread; the engine must outlive it.
class Services final : private Host {
public:
    using List = std::vector<std::unique_ptr<Service>>;
    /// Who comes first is asked first whether a packet is for it.
    static List makeAll(Host& host);

    /// makeList: for tests, which have services of their own.
    Services(forward::Engine& engine, const Clock& clock, std::uint64_t seed,
             List (*makeList)(Host&) = makeAll);
    ~Services() override;

    /// After each publish.
    void apply(const config::Config& config, std::shared_ptr<const forward::Plan> plan);
    /// Gives what has arrived to whom it is for, and ticks whose time has come. False when there was nothing
    /// to do.
    bool serve();
    /// When serve() has something to do though nothing arrives; nothing: never.
    std::optional<Instant> nextTick() const;
    /// Adds what the services know of addresses and routes.
    void addFacts(forward::RouterFacts& facts) const;

    /// The service of that kind. Its class must be one of the list in services.cpp.
    template <typename Kind>
    const Kind& get() const
    {
        return *find<Kind>();
    }
    template <typename Kind>
    Kind& get()
    {
        return *find<Kind>();
    }

private:
    template <typename Kind>
    Kind* find() const
    {
        Kind* found = nullptr;
        for (const auto& service : m_services)
            found = found ? found : dynamic_cast<Kind*>(service.get());
        TB_CHECK(found);
        return found;
    }

    Instant now() const override { return m_clock.now(); }
    Random& random() override { return m_random; }
    const routing::InterfaceTable& interfaces() const override { return m_plan->interfaces; }
    std::optional<IpAddress> sourceFor(const IpAddress& destination,
                                       routing::InterfaceId link) const override;
    const routing::Interface* interfaceTo(const IpAddress& destination,
                                          routing::InterfaceId link) const override;
    forward::LocalPorts& ports() override { return m_engine.localPorts(); }
    void sendUdp(const Datagram& datagram) override;
    void sendPacket(wire::OwnedFrame packet, routing::InterfaceId link) override;
    void sendFrame(wire::OwnedFrame frame, routing::InterfaceId out) override;

    bool isBelievable(const wire::Packet& packet, routing::InterfaceId in) const;
    bool receive();
    bool tick();

    forward::Engine& m_engine;
    const Clock& m_clock;
    SeededRandom m_random;
    std::shared_ptr<const forward::Plan> m_plan; ///< never null
    List m_services;
};

} // namespace tb::stack
