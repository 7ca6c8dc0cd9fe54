// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/rate_store.h"

#include <algorithm>
#include <array>

namespace tb::history {

namespace {

constexpr int kSchemaVersion = 1;
constexpr std::int64_t kMinute = 60, kHour = 3600, kDay = 86'400;

// Each finer grain reaches back at least two steps of the next: a curve has no holes where grains meet.
constexpr std::array<Grain, 4> kGrains = {
    {
     {"sample_1s", 1, kHour},
     {"sample_1m", kMinute, 2 * kDay},
     {"sample_30m", 30 * kMinute, 60 * kDay},
     {"sample_1d", kDay, 730 * kDay},
     }
};

// Samples of the coarse grains are sums of bits, so that a step can be added to; rates come from dividing by
// the step.
std::string schema()
{
    std::string sql = R"sql(
CREATE TABLE flow (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  reply TEXT NOT NULL,
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  orig_bytes INTEGER NOT NULL,
  repl_bytes INTEGER NOT NULL);
CREATE INDEX flow_by_title ON flow (title, last_seen);
CREATE INDEX flow_by_time ON flow (last_seen);
)sql";
    std::string view = "CREATE VIEW rates AS ";
    for (const Grain& grain : kGrains) {
        const std::string table(grain.table), step = std::to_string(grain.step);
        sql += "CREATE TABLE " + table +
               " (flow INTEGER NOT NULL, time INTEGER NOT NULL, orig INTEGER NOT NULL, repl INTEGER NOT NULL,"
               " PRIMARY KEY (flow, time)) WITHOUT ROWID;\n";
        view += std::string(grain.step == 1 ? "" : " UNION ALL ") + "SELECT title AS connection, " + step +
                " AS seconds, datetime(time, 'unixepoch') AS utc, orig / " + step +
                " AS orig_bits_per_second, repl / " + step + " AS repl_bits_per_second FROM " + table +
                " JOIN flow ON flow.id = flow";
    }
    return sql + view + ";";
}

std::int64_t toSigned(std::uint64_t number)
{
    return static_cast<std::int64_t>(std::min<std::uint64_t>(number, INT64_MAX));
}

std::uint64_t toUnsigned(std::int64_t number)
{
    return static_cast<std::uint64_t>(std::max<std::int64_t>(number, 0)); // the file may hold anything
}

/// A text for LIKE in which % and _ mean themselves.
std::string likePattern(const std::string& contains)
{
    std::string pattern = "%";
    for (const char c : contains) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

constexpr const char* kFlowColumns =
    "SELECT id, title, first_seen, last_seen, orig_bytes + repl_bytes FROM flow ";

std::vector<Flow> readAll(Statement& statement)
{
    std::vector<Flow> flows;
    while (statement.step())
        flows.push_back({statement.number(0), statement.text(1), statement.number(2), statement.number(3),
                         toUnsigned(statement.number(4))});
    return flows;
}

} // namespace

std::span<const Grain> grains()
{
    return kGrains;
}

std::string flowTitle(const wire::FlowTuple& original)
{
    const auto end = [&original](const IpAddress& address, std::uint16_t part) {
        if (!original.hasPorts())
            return address.toString();
        return (address.isV4() ? address.toString() : "[" + address.toString() + "]") + ":" +
               std::to_string(part);
    };
    std::string title = wire::protocolName(original.protocol) + " " +
                        end(original.source, original.sourcePart) + " > " +
                        end(original.destination, original.destinationPart);
    if (original.isIcmpQuery())
        title += " id " + std::to_string(original.sourcePart);
    return title;
}

Result<RateStore, SystemError> RateStore::open(const std::string& path, std::string* setAside)
{
    auto database = Database::open(path, kSchemaVersion, schema(), setAside);
    if (!database)
        return Failure{database.error()};
    std::unique_ptr<RateStore> store;
    const auto prepared = database->run([&] { store.reset(new RateStore(*std::move(database))); });
    if (!prepared)
        return Failure{prepared.error()};
    return std::move(*store);
}

RateStore::RateStore(Database database)
    : m_database(std::move(database)),
      m_find(m_database.prepare("SELECT id FROM flow WHERE title = ? AND reply = ? AND last_seen >= ?"
                                " ORDER BY last_seen DESC LIMIT 1")),
      m_insert(m_database.prepare("INSERT INTO flow VALUES (NULL, ?, ?, ?, ?, 0, 0)")),
      m_touch(
          m_database.prepare("UPDATE flow SET last_seen = ?, orig_bytes = ?, repl_bytes = ? WHERE id = ?")),
      m_second(m_database.prepare("INSERT OR REPLACE INTO sample_1s VALUES (?, ?, ?, ?)"))
{
    for (const Grain& grain : kGrains)
        m_sums.push_back(m_database.prepare("INSERT INTO " + std::string(grain.table) +
                                            " VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                                            " orig = orig + excluded.orig, repl = repl + excluded.repl"));
}

std::int64_t RateStore::findFlow(const conntrack::ConnectionRow& row, std::int64_t now)
{
    m_find.bind(flowTitle(row.original)).bind(flowTitle(row.reply)).bind(now - kContinueSeconds);
    std::int64_t found = 0;
    while (m_find.step())
        found = m_find.number(0);
    return found;
}

std::int64_t RateStore::flowOf(const conntrack::ConnectionRow& row, std::int64_t now)
{
    if (const std::int64_t found = findFlow(row, now); found != 0)
        return found;
    m_insert.bind(flowTitle(row.original)).bind(flowTitle(row.reply)).bind(now).bind(now).execute();
    return m_database.lastId();
}

void RateStore::touch(std::int64_t flow, const conntrack::ConnectionRow& row, std::int64_t now)
{
    m_touch.bind(now).bind(toSigned(row.orig.bytes)).bind(toSigned(row.repl.bytes)).bind(flow).execute();
}

void RateStore::addSecond(std::int64_t flow, const Sample& sample)
{
    m_second.bind(flow).bind(sample.time).bind(toSigned(sample.orig)).bind(toSigned(sample.repl)).execute();
}

void RateStore::addSum(const Grain& grain, std::int64_t flow, const Sample& sumOfBits)
{
    const auto place = static_cast<std::size_t>(&grain - kGrains.data());
    m_sums[place]
        .bind(flow)
        .bind(sumOfBits.time - sumOfBits.time % grain.step)
        .bind(toSigned(sumOfBits.orig))
        .bind(toSigned(sumOfBits.repl))
        .execute();
}

void RateStore::prune(std::int64_t now)
{
    for (const Grain& grain : kGrains)
        m_database.prepare("DELETE FROM " + std::string(grain.table) + " WHERE time < ?")
            .bind(now - grain.keep)
            .execute();
    m_database.prepare("DELETE FROM flow WHERE last_seen < ?").bind(now - kGrains.back().keep).execute();
    // The oldest beyond the bound; rarely more than a minute's worth.
    Statement surplus = m_database.prepare("SELECT id FROM flow ORDER BY last_seen DESC LIMIT -1 OFFSET ?");
    surplus.bind(kMostFlows);
    std::vector<std::int64_t> oldest;
    while (surplus.step())
        oldest.push_back(surplus.number(0));
    for (const std::int64_t flow : oldest) {
        for (const Grain& grain : kGrains)
            m_database.prepare("DELETE FROM " + std::string(grain.table) + " WHERE flow = ?")
                .bind(flow)
                .execute();
        m_database.prepare("DELETE FROM flow WHERE id = ?").bind(flow).execute();
    }
}

std::vector<Sample> RateStore::readGrain(const Grain& grain, std::int64_t flow)
{
    Statement statement = m_database.prepare("SELECT time, orig, repl FROM " + std::string(grain.table) +
                                             " WHERE flow = ? ORDER BY time");
    statement.bind(flow);
    std::vector<Sample> samples;
    const auto step = static_cast<std::uint64_t>(grain.step);
    while (statement.step())
        samples.push_back({statement.number(0), toUnsigned(statement.number(1)) / step,
                           toUnsigned(statement.number(2)) / step});
    return samples;
}

Result<std::vector<Sample>, SystemError> RateStore::read(std::int64_t flow)
{
    std::vector<Sample> all; // built from the finest grain backwards: newest parts first
    const auto done = m_database.run([&] {
        for (const Grain& grain : kGrains) {
            std::vector<Sample> older = readGrain(grain, flow);
            if (!all.empty())
                std::erase_if(older,
                              [&](const Sample& one) { return one.time + grain.step > all.front().time; });
            all.insert(all.begin(), older.begin(), older.end());
        }
    });
    if (!done)
        return Failure{done.error()};
    return all;
}

Result<std::vector<Flow>, SystemError> RateStore::readFlow(std::int64_t flow)
{
    std::vector<Flow> flows;
    const auto done = m_database.run([&] {
        Statement statement = m_database.prepare(std::string(kFlowColumns) + "WHERE id = ?");
        statement.bind(flow);
        flows = readAll(statement);
    });
    if (!done)
        return Failure{done.error()};
    return flows;
}

Result<std::vector<Flow>, SystemError> RateStore::readFlows(const std::string& contains, int limit)
{
    std::vector<Flow> flows;
    const auto done = m_database.run([&] {
        Statement statement =
            m_database.prepare(std::string(kFlowColumns) +
                               "WHERE title LIKE ? ESCAPE '\\' ORDER BY last_seen DESC, id DESC LIMIT ?");
        statement.bind(likePattern(contains)).bind(limit);
        flows = readAll(statement);
    });
    if (!done)
        return Failure{done.error()};
    return flows;
}

} // namespace tb::history
