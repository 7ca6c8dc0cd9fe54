// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/traceroute.h"
#include "base/units.h"
#include "forward/plan.h"
#include "menu/tools/tools.h"
#include "stack/services.h"

#include <algorithm>
#include <cstdio>

namespace tb::menu {

template <>
inline constexpr std::array<std::string_view, 2> kChoices<stack::ProbeProtocol>{"icmp", "udp"};

namespace {

using namespace std::chrono_literals;

struct TracerouteArguments {
    IpAddress address;
    std::uint32_t count = 0;
    std::uint8_t maxHops = 30;
    Duration timeout = 1s;
    stack::ProbeProtocol protocol = stack::ProbeProtocol::Icmp;
    std::uint16_t port = 33434;
    std::uint32_t size = 56;
    std::optional<IpAddress> source;
    std::string interface;
    bool usesDns = false;
};

constexpr Property kArguments[] = {
    property<&TracerouteArguments::address>("address", TB_TEXT("Address"), TB_TEXT("Where the way leads"),
                                            {.required = true}),
    property<&TracerouteArguments::count>("count", TB_TEXT("Count"),
                                          TB_TEXT("How often each hop is asked; 0: until somebody ends it"),
                                          {.high = 0xffffffff}),
    property<&TracerouteArguments::maxHops>("max-hops", TB_TEXT("Max Hops"),
                                            TB_TEXT("Hops that are asked at most"), {.low = 1, .high = 255}),
    property<&TracerouteArguments::timeout>("timeout", TB_TEXT("Timeout"),
                                            TB_TEXT("How long an answer is awaited")),
    property<&TracerouteArguments::protocol>("protocol", TB_TEXT("Protocol"), TB_TEXT("What is sent")),
    property<&TracerouteArguments::port>("port", TB_TEXT("Port"),
                                         TB_TEXT("First UDP port that is asked; each packet takes the next"),
                                         {.low = 1, .high = 65535}),
    property<&TracerouteArguments::size>("size", TB_TEXT("Size"), TB_TEXT("Bytes of the IP packet"),
                                         {.low = 28, .high = 65535}),
    property<&TracerouteArguments::source>("src-address", TB_TEXT("Src. Address"),
                                           TB_TEXT("The router's address to ask from")),
    property<&TracerouteArguments::interface, InterfaceTraits>(
        "interface", TB_TEXT("Interface"), TB_TEXT("Where a link-local address, a group or a broadcast is")),
    property<&TracerouteArguments::usesDns>("use-dns", TB_TEXT("Use DNS"),
                                            TB_TEXT("Names instead of addresses; not offered")),
};

constexpr ToolColumn kColumns[] = {
    {"#",       0, true },
    {"ADDRESS", 0, false},
    {"LOSS",    0, true },
    {"SENT",    0, true },
    {"LAST",    0, true },
    {"AVG",     0, true },
    {"BEST",    0, true },
    {"WORST",   0, true },
    {"STD-DEV", 0, true },
    {"STATUS",  0, false},
};

/// RouterOS: 1s..8s; shorter ones do no harm.
constexpr Duration kShortestTimeout = 10ms, kLongestTimeout = 8s;

/// "0.4": milliseconds.
std::string milliseconds(double nanoseconds)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", nanoseconds / 1e6);
    return text;
}
std::string milliseconds(Duration time)
{
    return milliseconds(static_cast<double>(time.count()));
}

std::vector<std::string> rowOf(std::size_t position, const stack::Traceroute::Hop& hop, bool isAsking)
{
    using stack::ProbeStatus;
    const std::uint32_t finished = hop.sent - (isAsking ? 1 : 0);
    const std::uint32_t lost = finished - std::min(finished, hop.received);
    const std::string loss = std::to_string(finished > 0 ? std::uint64_t{lost} * 100 / finished : 0) + "%";
    std::vector<std::string> row = {std::to_string(position), hop.received > 0 ? hop.address.toString() : "",
                                    loss, std::to_string(hop.sent)};
    const bool hasTimedOut = hop.last == ProbeStatus::TimedOut;
    row.push_back(hasTimedOut ? (finished > 0 ? "timeout" : "") : milliseconds(hop.lastTime) + "ms");
    for (const std::string& value : {milliseconds(hop.average()), milliseconds(hop.best),
                                     milliseconds(hop.worst), milliseconds(hop.standardDeviation())})
        row.push_back(hop.received > 0 ? value : "");
    // That a hop on the way says so, or the destination that nothing listens, is how tracing works.
    const bool isOrdinary =
        hasTimedOut || hop.last == ProbeStatus::TtlExceeded || hop.last == ProbeStatus::PortUnreachable;
    row.emplace_back(isOrdinary ? "" : probeStatusText(hop.last));
    return row;
}

class TracerouteRun final : public ToolRun {
public:
    TracerouteRun(stack::Prober& prober, const stack::TracerouteRequest& request)
        : m_traceroute(prober, request), m_count(request.count)
    {
    }
    Rows takeRows() override
    {
        Rows rows;
        for (const stack::Traceroute::Hop& hop : m_traceroute.hops())
            rows.push_back(rowOf(rows.size() + 1, hop, m_traceroute.isAskingFor(rows.size())));
        return rows;
    }
    bool hasEnded() const override { return m_traceroute.hasEnded(); }
    bool endsByItself() const override { return m_count != 0; }
    Duration interval() const override { return 1s; }

private:
    stack::Traceroute m_traceroute;
    std::uint32_t m_count;
};

Result<stack::TracerouteRequest, ConfigError> requestOf(const TracerouteArguments& given,
                                                        const ToolContext& context)
{
    const auto link = probeLink(given.interface, context);
    if (!link)
        return Failure{link.error()};
    if (given.usesDns)
        return Failure{argumentError("use-dns", TB_TEXT("failure: %1=yes is not offered"))};
    if (given.timeout < kShortestTimeout || given.timeout > kLongestTimeout)
        return Failure{argumentError("timeout", TB_TEXT("value of %1 out of range (10ms..8s)"))};
    stack::TracerouteRequest request;
    request.count = given.count;
    request.maxHops = given.maxHops;
    request.probe.destination = given.address;
    request.probe.source = given.source.value_or(IpAddress());
    request.probe.link = *link;
    request.probe.protocol = given.protocol;
    request.probe.port = given.port;
    request.probe.size = probeSize(given.size, given.address);
    request.probe.timeout = given.timeout;
    if (const auto fault = checkSource(given.source, given.address, context))
        return Failure{*fault};
    return request;
}

Result<std::unique_ptr<ToolRun>, ConfigError> start(std::span<const Argument> arguments,
                                                    const ToolContext& context)
{
    TracerouteArguments given;
    if (auto filled = fill(tracerouteTool(), arguments, &given); !filled)
        return Failure{filled.error()};
    const auto request = requestOf(given, context);
    if (!request)
        return Failure{request.error()};
    return std::unique_ptr<ToolRun>(
        std::make_unique<TracerouteRun>(context.services.get<stack::Prober>(), *request));
}

constexpr std::string_view kPaths[] = {"/tool"};

} // namespace

const Tool& tracerouteTool()
{
    static constexpr Tool kTool{"traceroute", kPaths,   TB_TEXT("Names the routers on the way to a host"),
                                kArguments,   kColumns, true,
                                start};
    return kTool;
}

} // namespace tb::menu
