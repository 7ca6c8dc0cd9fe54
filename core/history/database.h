// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/errors.h"
#include "base/result.h"

#include <functional>
#include <memory>
#include <string>

namespace tb::history {

/// A prepared statement. Its functions may throw what the SQLite library throws: use it only inside
/// Database::run() or Database::transact(), which turn that into a SystemError.
class Statement {
public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    /// Binds the next parameter.
    Statement& bind(std::int64_t value);
    Statement& bind(const std::string& text);
    /// Runs a statement that gives no rows, and makes it ready for the next.
    void execute();
    /// The next row; false after the last, when the statement is ready for its next use.
    bool step();
    std::int64_t number(int column) const;
    std::string text(int column) const;

private:
    friend class Database;
    class Impl;
    explicit Statement(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// One SQLite file in WAL mode. One thread. The only place that includes the library.
class Database {
public:
    /// Opens or makes the file, and brings its tables to `version` by running `schema` when it is new. A file
    /// of ours that is damaged or was written by a newer Trackbox is set aside under another name, which
    /// `setAside` tells: history is lost to the program, never to the person. A file that is not ours is an
    /// error and stays as it is.
    static Result<Database, SystemError> open(const std::string& path, int version, const std::string& schema,
                                              std::string* setAside = nullptr);
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    /// Only inside run() and transact().
    Statement prepare(const std::string& sql);
    void execute(const std::string& sql);
    /// The key of the last row inserted.
    std::int64_t lastId() const;

    /// Runs `work`; an error of the library ends it.
    Result<void, SystemError> run(const std::function<void()>& work);
    /// The same within one transaction: all of it, or nothing.
    Result<void, SystemError> transact(const std::function<void()>& work);

private:
    class Impl;
    explicit Database(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace tb::history
