// SPDX-License-Identifier: GPL-3.0-or-later
// What tracking costs a packet: parse, look up and update; begin a connection; let connections expire.
// Packets are tracked one by one and in prefetching passes over a batch as a worker does it; compare the
// lines of one run with each other.

#include "../unit/conntrack/table_bench.h"

#include "base/assert.h"
#include "conntrack/tracker.h"
#include "wire/checksum.h"
#include "wire/frame_parser.h"

#include <benchmark/benchmark.h>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <random>

namespace tb::bench {

namespace {

using conntrack::ConnectionTable;

constexpr std::size_t kBatch = 32;     ///< forward::Worker::kBatch
constexpr std::size_t kFrameSize = 64; ///< Ethernet, IPv4, UDP and 22 bytes
constexpr Duration kUdpLife = std::chrono::seconds(30);

/// Memory of this process that is really there, in bytes.
std::int64_t residentBytes()
{
    long pages = 0, resident = 0;
    if (std::FILE* const file = std::fopen("/proc/self/statm", "r")) {
        (void)!std::fscanf(file, "%ld %ld", &pages, &resident);
        std::fclose(file);
    }
    return static_cast<std::int64_t>(resident) * ::sysconf(_SC_PAGE_SIZE);
}

/// UDP frames of many connections, in an order that no cache can guess.
class Frames {
public:
    explicit Frames(std::uint32_t count) : m_bytes(std::size_t{count} * kStride), m_count(count)
    {
        std::vector<std::uint32_t> order(count);
        for (std::uint32_t i = 0; i < count; ++i)
            order[i] = i;
        std::ranges::shuffle(order, std::mt19937(1));
        for (std::uint32_t i = 0; i < count; ++i)
            write(at(i), test::numbered(order[i]));
    }
    std::uint32_t count() const { return m_count; }
    wire::Frame frame(std::size_t i) { return {at(i), kFrameSize, kFrameSize, {}, {}}; }

private:
    static constexpr std::size_t kStride = 2 * 64;
    wire::Byte* at(std::size_t i) { return &m_bytes[i * kStride]; }
    static void write(wire::Byte* frame, const wire::FlowTuple& tuple)
    {
        wire::Byte* const ip = frame + 14;
        wire::store16(frame + 12, 0x0800);
        ip[0] = 0x45;
        wire::store16(ip + 2, kFrameSize - 14);
        ip[8] = 64;
        ip[9] = 17;
        wire::store32(ip + 12, tuple.source.toV4());
        wire::store32(ip + 16, tuple.destination.toV4());
        wire::store16(ip + 10, wire::checksumOf({ip, 20}));
        wire::store16(ip + 20, tuple.sourcePart);
        wire::store16(ip + 22, tuple.destinationPart);
        wire::store16(ip + 24, kFrameSize - 14 - 20); // no checksum: that is another benchmark
    }

    std::vector<wire::Byte> m_bytes;
    const std::uint32_t m_count;
};

/// A table, and the packets that begin and use its connections.
struct Bench {
    explicit Bench(std::uint32_t size) : frames(size), table(size, HashKey{1, 2}) {}

    conntrack::TrackInput input(wire::Packet& packet, const conntrack::LookupHint& hint, Instant now) const
    {
        return {packet, hint, now, settings, helpers};
    }
    /// Tracks one packet; a first one leaves the router.
    void track(wire::Packet& packet, const conntrack::LookupHint& hint, Instant now)
    {
        conntrack::PendingConnection pending;
        TB_CHECK(static_cast<bool>(conntrack::track(table, input(packet, hint, now), pending)));
        if (pending)
            TB_CHECK(static_cast<bool>(table.confirm(pending, now)));
    }
    /// As a worker does it (Worker::lookAhead).
    void trackBatch(std::size_t first, Instant now)
    {
        for (std::size_t i = 0; i < kBatch; ++i) {
            batch[i] = frames.frame(first + i);
            TB_CHECK(!wire::parseFrame(batch[i], packets[i]));
            hints[i] = table.hashAndPrefetch(packets[i].tuple);
        }
        for (conntrack::LookupHint& hint : hints)
            table.prefetchConnection(hint);
        for (std::size_t i = 0; i < kBatch; ++i)
            track(packets[i], hints[i], now);
    }
    void trackAll(Instant now)
    {
        for (std::size_t i = 0; i < frames.count(); i += kBatch)
            trackBatch(i, now);
    }
    /// Everything expires and goes.
    void expireAll(Instant now)
    {
        constexpr std::uint32_t kSlice = 4096;
        std::uint32_t next = 0;
        do {
            next = table.sweep(next, kSlice, now, std::chrono::seconds(1), nullptr);
        } while (next != 0);
        TB_CHECK(table.totals().total() == 0);
    }

    Frames frames;
    conntrack::TrackingSettings settings;
    conntrack::HelperSettings helpers;
    ConnectionTable table;
    std::array<wire::Frame, kBatch> batch;
    std::array<wire::Packet, kBatch> packets;
    std::array<conntrack::LookupHint, kBatch> hints;
};

void count(benchmark::State& state, std::int64_t packetsEach)
{
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * packetsEach);
}

/// Filled once for both ways of updating.
Bench& filled(const benchmark::State& state)
{
    static std::map<std::int64_t, std::unique_ptr<Bench>> all;
    std::unique_ptr<Bench>& one = all[state.range(0)];
    if (!one) {
        one = std::make_unique<Bench>(static_cast<std::uint32_t>(state.range(0)));
        one->trackAll(test::kNow);
    }
    return *one;
}

void updateOneByOne(benchmark::State& state)
{
    Bench& bench = filled(state);
    std::size_t at = 0;
    for (auto _ : state) {
        for (std::size_t i = 0; i < kBatch; ++i) {
            wire::Frame frame = bench.frames.frame(at + i);
            wire::Packet packet;
            TB_CHECK(!wire::parseFrame(frame, packet));
            bench.track(packet, {}, test::kNow);
        }
        at = (at + kBatch) % bench.frames.count();
    }
    count(state, kBatch);
}

void updateInPasses(benchmark::State& state)
{
    Bench& bench = filled(state);
    std::size_t at = 0;
    for (auto _ : state) {
        bench.trackBatch(at, test::kNow);
        at = (at + kBatch) % bench.frames.count();
    }
    count(state, kBatch);
}

/// First packets: open, track, confirm. The memory of a connection is what the process grew by.
void insert(benchmark::State& state)
{
    const auto size = static_cast<std::uint32_t>(state.range(0));
    Bench bench(size);
    Instant now = test::kNow;
    double bytesEach = 0;
    for (auto _ : state) {
        const std::int64_t before = residentBytes();
        bench.trackAll(now);
        if (bytesEach == 0)
            bytesEach = static_cast<double>(residentBytes() - before) / size;
        state.PauseTiming();
        now = now + kUdpLife;
        bench.expireAll(now);
        state.ResumeTiming();
    }
    count(state, size);
    state.counters["bytes_per_connection"] = bytesEach;
}

/// What the sweep does when every connection has run out of time.
void expire(benchmark::State& state)
{
    const auto size = static_cast<std::uint32_t>(state.range(0));
    Bench bench(size);
    Instant now = test::kNow;
    for (auto _ : state) {
        state.PauseTiming();
        bench.trackAll(now);
        now = now + kUdpLife;
        state.ResumeTiming();
        bench.expireAll(now);
    }
    count(state, size);
}

BENCHMARK(updateOneByOne)->Arg(1 << 10)->Arg(1 << 16)->Arg(1 << 20);
BENCHMARK(updateInPasses)->Arg(1 << 10)->Arg(1 << 16)->Arg(1 << 20);
BENCHMARK(insert)->Arg(1 << 10)->Arg(1 << 16)->Arg(1 << 20)->Unit(benchmark::kMillisecond);
BENCHMARK(expire)->Arg(1 << 10)->Arg(1 << 16)->Arg(1 << 20)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace tb::bench

BENCHMARK_MAIN();
