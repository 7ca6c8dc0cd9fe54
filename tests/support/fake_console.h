// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/router_service.h"

#include <string>
#include <vector>

namespace tb::test {

/// A console that repeats what it is given; "again" is a print that repeats itself and counts, "append" a
/// tool that does so line behind line and ends with the third.
class FakeConsole final : public service::ConsoleSession {
public:
    std::vector<std::string> words; ///< what complete() offers
    void submit(std::string line, std::function<void(Answer)> done, int) override
    {
        m_appends = line == "append";
        m_count = line == "again" || m_appends ? 1 : 0;
        if (m_count > 0)
            return done(count());
        done({line.empty() ? "" : line + "\n", "[admin@Trackbox] > ", line == "/quit"});
    }
    void complete(std::string, std::size_t, std::function<void(std::vector<std::string>)> done) override
    {
        done(words);
    }
    void cancel() override { m_count = 0; }
    void repeat(std::function<void(Answer)> done) override
    {
        m_count += m_count > 0 ? 1 : 0;
        if (m_appends && m_count > 3)
            m_count = 0;
        done(m_count > 0 ? count() : Answer{"", "[admin@Trackbox] > ", false});
    }
    void endInput(std::function<void(Answer)> done) override { done({"", "[admin@Trackbox] > ", false}); }

private:
    Answer count() const
    {
        return {(m_appends ? "" : "count\n") + std::to_string(m_count) + "\n", "[admin@Trackbox] > ", false,
                Duration(1), m_appends};
    }
    bool m_appends = false;
    int m_count = 0; ///< how often "again" was printed; 0: it does not repeat itself
};

} // namespace tb::test
