// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stack/host.h"
#include "stack/router_advertisement.h"

#include <map>

namespace tb::stack {

/// Tells IPv6 hosts on each link which router they have and which subnets there are (RFC 4861 §6.2): when the
/// link begins, from time to time, and when a host asks. Says so when it stops.
class RouterAdvertiser final : public Service {
public:
    explicit RouterAdvertiser(Host& host);

    void apply(const config::Config& config, const forward::Plan& plan) override;
    bool receive(const Arrival& arrival) override;
    std::optional<Instant> nextTick() const override;
    void tick(Instant now) override;

private:
    struct Speaker {
        RouterAdvertisement what;
        config::RaInterval interval;
        Duration delay{}; ///< least time between two
        Instant next;
        int soonLeft = 0; ///< how many more come in quick succession
        std::optional<Instant> said;
    };
    void follow(routing::InterfaceId interface, Speaker wanted);
    void say(routing::InterfaceId interface, Speaker& speaker, Instant now);
    Duration between(Duration least, Duration most);

    Host& m_host;
    std::unique_ptr<Subscription> m_listening;
    std::map<routing::InterfaceId, Speaker> m_speakers;
};

} // namespace tb::stack
