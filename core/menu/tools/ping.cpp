// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/ping.h"
#include "base/units.h"
#include "forward/plan.h"
#include "menu/tools/tools.h"
#include "stack/services.h"

namespace tb::menu {

namespace {

using namespace std::chrono_literals;

struct PingArguments {
    IpAddress address;
    std::uint32_t count = 0;
    std::uint32_t size = 56;
    Duration interval = 1s;
    std::uint8_t ttl = 255;
    std::optional<IpAddress> source;
    std::string interface;
    bool doNotFragment = false;
};

constexpr Property kArguments[] = {
    property<&PingArguments::address>("address", TB_TEXT("Address"), TB_TEXT("Whom to ask"),
                                      {.required = true}),
    property<&PingArguments::count>("count", TB_TEXT("Count"),
                                    TB_TEXT("How many questions; 0: until somebody ends it"),
                                    {.high = 0xffffffff}),
    property<&PingArguments::size>("size", TB_TEXT("Size"), TB_TEXT("Bytes of the IP packet"),
                                   {.low = 28, .high = 65535}),
    property<&PingArguments::interval>("interval", TB_TEXT("Interval"),
                                       TB_TEXT("Time from one question to the next")),
    property<&PingArguments::ttl>("ttl", TB_TEXT("TTL"), TB_TEXT("Routers that the question may pass"),
                                  {.low = 1, .high = 255}),
    property<&PingArguments::source>("src-address", TB_TEXT("Src. Address"),
                                     TB_TEXT("The router's address to ask from")),
    property<&PingArguments::interface, InterfaceTraits>(
        "interface", TB_TEXT("Interface"), TB_TEXT("Where a link-local address, a group or a broadcast is")),
    property<&PingArguments::doNotFragment>("do-not-fragment", TB_TEXT("Do Not Fragment"),
                                            TB_TEXT("The question must arrive whole")),
};

constexpr ToolColumn kColumns[] = {
    {"SEQ",    5,  true },
    {"HOST",   40, false},
    {"SIZE",   4,  true },
    {"TTL",    3,  true },
    {"TIME",   10, false},
    {"STATUS", 0,  false},
};

/// RouterOS: 10ms..5s.
constexpr Duration kShortestInterval = 10ms, kLongestInterval = 5s;
/// Faster than a person reads.
constexpr Duration kShowInterval = 100ms;

class PingRun final : public ToolRun {
public:
    PingRun(stack::Prober& prober, const stack::PingRequest& request)
        : m_ping(prober, request), m_count(request.count)
    {
    }

    Rows takeRows() override
    {
        Rows rows;
        for (const stack::ProbeResult& one : m_ping.takeResults()) {
            const bool hasAnswer = one.size > 0;
            rows.push_back(
                {std::to_string(one.number), one.from.toString(), hasAnswer ? std::to_string(one.size) : "",
                 hasAnswer ? std::to_string(one.ttl) : "", hasAnswer ? formatRoundTrip(one.time) : "",
                 std::string(probeStatusText(one.status))});
        }
        return rows;
    }
    bool hasEnded() const override { return m_ping.hasEnded(); }
    bool endsByItself() const override { return m_count != 0; }
    Duration interval() const override { return kShowInterval; }

    std::string summary() const override
    {
        const stack::Ping::Totals& totals = m_ping.totals();
        const std::uint64_t lost = totals.sent - totals.received;
        std::string text =
            "sent=" + std::to_string(totals.sent) + " received=" + std::to_string(totals.received) +
            " packet-loss=" + std::to_string(totals.sent > 0 ? lost * 100 / totals.sent : 0) + "%";
        if (totals.received > 0)
            text += " min-rtt=" + formatRoundTrip(totals.best) +
                    " avg-rtt=" + formatRoundTrip(totals.sum / static_cast<std::int64_t>(totals.received)) +
                    " max-rtt=" + formatRoundTrip(totals.worst);
        return text;
    }

private:
    stack::Ping m_ping;
    std::uint32_t m_count;
};

Result<stack::PingRequest, ConfigError> requestOf(const PingArguments& given, const ToolContext& context)
{
    const auto link = probeLink(given.interface, context);
    if (!link)
        return Failure{link.error()};
    if (given.interval < kShortestInterval || given.interval > kLongestInterval)
        return Failure{argumentError("interval", TB_TEXT("value of %1 out of range (10ms..5s)"))};
    if (const auto fault = checkSource(given.source, given.address, context))
        return Failure{*fault};
    stack::PingRequest request;
    request.count = given.count;
    request.interval = given.interval;
    request.probe.destination = given.address;
    request.probe.source = given.source.value_or(IpAddress());
    request.probe.link = *link;
    request.probe.size = probeSize(given.size, given.address);
    request.probe.ttl = given.ttl;
    request.probe.mayBeFragmented = !given.doNotFragment;
    return request;
}

Result<std::unique_ptr<ToolRun>, ConfigError> start(std::span<const Argument> arguments,
                                                    const ToolContext& context)
{
    PingArguments given;
    if (auto filled = fill(pingTool(), arguments, &given); !filled)
        return Failure{filled.error()};
    const auto request = requestOf(given, context);
    if (!request)
        return Failure{request.error()};
    return std::unique_ptr<ToolRun>(
        std::make_unique<PingRun>(context.services.get<stack::Prober>(), *request));
}

constexpr std::string_view kPaths[] = {"", "/tool"};

} // namespace

const Tool& pingTool()
{
    static constexpr Tool kTool{
        "ping", kPaths, TB_TEXT("Asks a host whether it is there, and how far away"), kArguments, kColumns,
        false,  start};
    return kTool;
}

} // namespace tb::menu
