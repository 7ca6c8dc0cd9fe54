// SPDX-License-Identifier: GPL-3.0-or-later
// What a look-up costs one by one and in prefetching passes over a batch, and what a sweep costs, at several
// sizes of the table. Compare the lines of one run with each other; figures of different runs drift.

#include "../unit/conntrack/table_bench.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>

namespace tb::bench {

namespace {

using conntrack::ConnectionTable;

constexpr std::uint32_t kLargest = 1U << 20; // max-entries of the mission page

/// As many packets wait in a worker's batch (forward::Worker::kBatch).
constexpr std::size_t kBatch = 32;

/// A table with `size` connections, and their tuples in an order that no cache can guess.
struct Filled {
    explicit Filled(std::uint32_t size) : table(size, HashKey{1, 2})
    {
        for (std::uint32_t i = 0; i < size; ++i) {
            tuples.push_back(test::numbered(i));
            TB_CHECK(bool(test::add(table, tuples.back())));
        }
        std::ranges::shuffle(tuples, std::mt19937(1));
    }
    ConnectionTable table;
    std::vector<wire::FlowTuple> tuples;
};

/// Filled once for all benchmarks of a size.
Filled& filled(const benchmark::State& state)
{
    static std::map<std::int64_t, std::unique_ptr<Filled>> all;
    std::unique_ptr<Filled>& one = all[state.range(0)];
    if (!one)
        one = std::make_unique<Filled>(static_cast<std::uint32_t>(state.range(0)));
    return *one;
}

/// What the packet path does with a connection it has found: one write to its own cache line.
void touch(conntrack::LockedConnection connection)
{
    TB_CHECK(bool(connection));
    connection->traffic[0].packets += 1;
}

void lookUpOneByOne(benchmark::State& state)
{
    Filled& all = filled(state);
    std::size_t at = 0;
    for (auto _ : state) {
        for (std::size_t i = 0; i < kBatch; ++i) {
            wire::Direction direction{};
            touch(all.table.find(all.tuples[at + i], test::kNow, direction));
        }
        at = (at + kBatch) % all.tuples.size();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kBatch));
}

void lookUpInPasses(benchmark::State& state)
{
    Filled& all = filled(state);
    std::size_t at = 0;
    std::array<conntrack::LookupHint, kBatch> hints;
    for (auto _ : state) {
        for (std::size_t i = 0; i < kBatch; ++i)
            hints[i] = all.table.hashAndPrefetch(all.tuples[at + i]);
        for (conntrack::LookupHint& hint : hints)
            all.table.prefetchConnection(hint);
        for (std::size_t i = 0; i < kBatch; ++i) {
            wire::Direction direction{};
            touch(all.table.find(all.tuples[at + i], hints[i], test::kNow, direction));
        }
        at = (at + kBatch) % all.tuples.size();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kBatch));
}

/// One walk over all slots, as once a second; with rows when somebody looks or records.
void sweepAll(benchmark::State& state, bool takesRows)
{
    constexpr std::uint32_t kSlice = 4096;
    Filled& all = filled(state);
    std::vector<conntrack::ConnectionRow> rows;
    rows.reserve(all.tuples.size());
    std::function<void(const conntrack::ConnectionRow&)> visit;
    if (takesRows)
        visit = [&rows](const conntrack::ConnectionRow& row) { rows.push_back(row); };
    for (auto _ : state) {
        rows.clear();
        std::uint32_t next = 0;
        do {
            next = all.table.sweep(next, kSlice, test::kNow, std::chrono::seconds(1), visit);
        } while (next != 0);
        benchmark::DoNotOptimize(rows.data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void sweepWithoutRows(benchmark::State& state)
{
    sweepAll(state, false);
}

void sweepWithRows(benchmark::State& state)
{
    sweepAll(state, true);
}

BENCHMARK(lookUpOneByOne)->Arg(1 << 10)->Arg(1 << 16)->Arg(kLargest);
BENCHMARK(lookUpInPasses)->Arg(1 << 10)->Arg(1 << 16)->Arg(kLargest);
BENCHMARK(sweepWithoutRows)->Arg(1 << 10)->Arg(1 << 16)->Arg(kLargest)->Unit(benchmark::kMillisecond);
BENCHMARK(sweepWithRows)->Arg(1 << 10)->Arg(1 << 16)->Arg(kLargest)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace tb::bench

BENCHMARK_MAIN();
