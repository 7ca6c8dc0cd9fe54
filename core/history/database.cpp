// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>

namespace tb::history {

namespace {

constexpr int kBusyMilliseconds = 2000;
/// The largest size of the file: 4 KiB pages, so 2 GiB. Beyond it SQLite says "full", which is shown.
constexpr int kMostPages = 524'288;
/// Stands in the header of every file of ours ("TrkB"): what another program wrote is left alone.
constexpr std::int32_t kApplicationId = 0x54726b42;
constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr std::size_t kApplicationIdAt = 68;

int errnoOf(int sqliteCode)
{
    switch (sqliteCode) {
    case SQLITE_FULL:
        return ENOSPC;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return EACCES;
    case SQLITE_CANTOPEN:
        return ENOENT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return EBUSY;
    case SQLITE_NOMEM:
        return ENOMEM;
    default:
        return EIO;
    }
}

SystemError problem(const std::string& operation, const std::string& path, const SQLite::Exception& error)
{
    return {operation, path, errnoOf(error.getErrorCode()), error.what()};
}

/// Moves a file that cannot be used out of the way, with what belongs to it.
std::string putAside(const std::string& path)
{
    namespace fs = std::filesystem;
    std::error_code ignored;
    std::string name;
    for (int i = 1; name.empty() || fs::exists(name, ignored); ++i)
        name = path + ".unreadable-" + std::to_string(i);
    fs::rename(path, name, ignored);
    for (const char* const suffix : {"-wal", "-shm"}) {
        if (fs::exists(path + suffix, ignored))
            fs::rename(path + suffix, name + suffix, ignored);
    }
    return name;
}

/// Whether the file is of another program; looked up without SQLite, which would change it. A file that is
/// not there or is empty is nobody's.
bool isForeign(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::array<char, kApplicationIdAt + 4> header{};
    file.read(header.data(), header.size());
    if (file.gcount() == 0)
        return false;
    std::uint32_t id = 0;
    for (std::size_t i = kApplicationIdAt; i < header.size(); ++i)
        id = id << 8 | static_cast<unsigned char>(header[i]);
    return !std::string_view(header.data(), header.size()).starts_with(kMagic) ||
           id != std::uint32_t{kApplicationId};
}

bool isUnusable(const SQLite::Exception& error)
{
    return error.getErrorCode() == SQLITE_CORRUPT || error.getErrorCode() == SQLITE_NOTADB;
}

} // namespace

class Statement::Impl {
public:
    Impl(SQLite::Database& database, const std::string& sql) : statement(database, sql) {}
    SQLite::Statement statement;
    int bound = 0;
};

Statement::Statement(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

Statement& Statement::bind(std::int64_t value)
{
    m_impl->statement.bind(++m_impl->bound, value);
    return *this;
}

Statement& Statement::bind(const std::string& text)
{
    m_impl->statement.bind(++m_impl->bound, text);
    return *this;
}

void Statement::execute()
{
    m_impl->statement.exec();
    m_impl->statement.reset();
    m_impl->bound = 0;
}

bool Statement::step()
{
    if (m_impl->statement.executeStep())
        return true;
    m_impl->statement.reset();
    m_impl->bound = 0;
    return false;
}

std::int64_t Statement::number(int column) const
{
    return m_impl->statement.getColumn(column).getInt64();
}

std::string Statement::text(int column) const
{
    return m_impl->statement.getColumn(column).getString();
}

class Database::Impl {
public:
    explicit Impl(const std::string& file)
        : path(file), database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, kBusyMilliseconds)
    {
    }

    /// Nothing when all is well; throws when the file is no database.
    bool prepareTables(int version, const std::string& schema)
    {
        // In front of the journal: it must stand in the file itself, where isForeign() looks.
        if (database.execAndGet("PRAGMA application_id").getInt() != kApplicationId)
            database.exec("PRAGMA application_id=" + std::to_string(kApplicationId));
        database.exec("PRAGMA journal_mode=WAL");
        database.exec("PRAGMA synchronous=NORMAL");
        database.exec("PRAGMA max_page_count=" + std::to_string(kMostPages));
        const int found = database.execAndGet("PRAGMA user_version").getInt();
        if (found == version)
            return database.execAndGet("PRAGMA quick_check(1)").getString() == "ok";
        if (found != 0 || database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() != 0)
            return false;
        SQLite::Transaction transaction(database);
        database.exec(schema);
        database.exec("PRAGMA user_version=" + std::to_string(version));
        transaction.commit();
        return true;
    }

    std::string path;
    SQLite::Database database;
};

Database::Database(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database, SystemError> Database::open(const std::string& path, int version, const std::string& schema,
                                             std::string* setAside)
{
    if (isForeign(path))
        return Failure{
            SystemError{"open the history database", path, EEXIST, "it is no history that Trackbox wrote"}
        };
    for (int attempt = 0;; ++attempt) {
        try {
            auto impl = std::make_unique<Impl>(path);
            if (impl->prepareTables(version, schema))
                return Database(std::move(impl));
        } catch (const SQLite::Exception& error) {
            if (!isUnusable(error) || attempt > 0)
                return Failure{problem("open the history database", path, error)};
        }
        if (attempt > 0)
            return Failure{
                SystemError{"open the history database", path, EIO, "the file cannot be set aside"}
            };
        const std::string name = putAside(path);
        if (setAside)
            *setAside = name;
    }
}

Statement Database::prepare(const std::string& sql)
{
    return Statement(std::make_unique<Statement::Impl>(m_impl->database, sql));
}

void Database::execute(const std::string& sql)
{
    m_impl->database.exec(sql);
}

std::int64_t Database::lastId() const
{
    return m_impl->database.getLastInsertRowid();
}

Result<void, SystemError> Database::run(const std::function<void()>& work)
{
    try {
        work();
    } catch (const SQLite::Exception& error) {
        return Failure{problem("use the history database", m_impl->path, error)};
    }
    return {};
}

Result<void, SystemError> Database::transact(const std::function<void()>& work)
{
    return run([&] {
        SQLite::Transaction transaction(m_impl->database);
        work();
        transaction.commit();
    });
}

} // namespace tb::history
