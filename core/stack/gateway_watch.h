// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stack/host.h"

#include <memory>
#include <vector>

namespace tb::stack {

/// Asks the gateways of routes with check-gateway whether they are there. A route whose gateway does not
/// answer is a dead one, a fact that the next Plan leaves it out for; the first answer brings it back.
///
/// Theory of operation
///   RouterOS asks every ten seconds; a question that has no answer by then has timed out, and after two of
///   them the gateway counts as unreachable. A gateway that is new is believed to be there. Pings are packets
///   like any other of the router, so a gateway far away is asked by the route that leads to it. A neighbour
///   is asked by ARP or neighbour discovery and must answer on its link.
class GatewayWatch final : public Service {
public:
    static constexpr Duration kInterval = std::chrono::seconds(10);
    static constexpr int kMostSilences = 2;

    explicit GatewayWatch(Host& host) : m_host(host) {}

    void apply(const config::Config&, const forward::Plan& plan) override;
    bool receive(const Arrival& arrival) override;
    std::optional<Instant> nextTick() const override;
    void tick(Instant now) override;
    void addFacts(forward::RouterFacts& facts) const override;

private:
    struct Watched {
        forward::WatchedGateway gateway;
        Instant nextQuestion;
        Instant asked;
        bool isAwaited = false; ///< a question is out
        int silences = 0;       ///< questions in a row that nobody has answered

        bool isDead() const { return silences >= kMostSilences; }
    };
    void ask(Watched& watched, Instant now);
    void ping(const forward::WatchedGateway& gateway);
    /// Whether a neighbour has answered ARP or neighbour discovery since it was asked.
    bool hasAnswered(const Watched& watched) const;

    Host& m_host;
    std::uint16_t m_id = 0; ///< of all pings; drawn when the first is sent
    std::uint16_t m_sequence = 0;
    std::vector<Watched> m_watched;
    std::unique_ptr<Subscription> m_hearsReplies; ///< while somebody is watched
};

} // namespace tb::stack
