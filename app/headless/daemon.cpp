// SPDX-License-Identifier: GPL-3.0-or-later
#include "headless/daemon.h"

#include "headless/session.h"
#include "service/config_file.h"
#include "service/local_router_service.h"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>

namespace tb::headless {

namespace {

constexpr int kExitOk = 0, kExitCommand = 1, kExitConfig = 2;

/// SIGTERM and SIGINT become readable, so that they are handled between commands and never in the middle of
/// one.
UniqueFd watchSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN); // nobody reads our output any more: writing fails, and input ends us
    return UniqueFd(::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
}

/// Takes a signal. Ctrl-C on a terminal ends a print that repeats itself before it ends the program.
bool endsProgram(const UniqueFd& signals, Session& session)
{
    signalfd_siginfo signal{};
    const bool isRead = ::read(signals.get(), &signal, sizeof signal) == sizeof signal;
    return !isRead || signal.ssi_signo != SIGINT || !session.interrupt();
}

/// Waits for commands or signals until one of them ends the program.
void serve(Session& session, const UniqueFd& signals, bool isDaemon)
{
    std::array<pollfd, 2> waiting = {
        {{signals.get(), POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}}
    };
    for (;;) {
        if (::poll(waiting.data(), waiting.size(), session.untilRepeat()) < 0 && errno != EINTR)
            return;
        if ((waiting[0].revents & POLLIN) != 0 && endsProgram(signals, session))
            return;
        if (waiting[1].revents != 0 && !session.readInput()) {
            if (!isDaemon)
                return;
            waiting[1].fd = -1; // input has ended; only a signal ends us now
        }
        session.repeatIfDue();
    }
}

/// Tells on standard error why no rates are recorded, each time that the reason changes. Called once a second
/// by the router, which must not wait for a reader.
class HistoryTeller {
public:
    void operator()(const service::RouterService::Summary& summary)
    {
        pollfd room{STDERR_FILENO, POLLOUT, 0};
        if (summary.historyProblem == m_told || ::poll(&room, 1, 0) <= 0)
            return;
        m_told = summary.historyProblem;
        if (!m_told.empty())
            std::fprintf(stderr, "trackboxd: %s\n", m_told.c_str());
    }

private:
    std::string m_told;
};

} // namespace

int runDaemon(const DaemonOptions& options)
{
    const UniqueFd signals = watchSignals(); // before any thread, so that all inherit the mask
    service::LocalRouterService::Options serviceOptions;
    serviceOptions.configPath = options.configPath;
    serviceOptions.saves = options.saves;
    serviceOptions.workers = options.workers;
    serviceOptions.historyPath = options.historyPath;
    service::LocalRouterService router(serviceOptions);
    if (const auto loaded = router.start(); !loaded) {
        std::fprintf(stderr, "trackboxd: %s\n", loaded.error().c_str());
        return kExitConfig;
    }
    const auto history = router.watchSummary(HistoryTeller());
    Session session(router, signals.get());
    int exitCode = kExitOk;
    if (!options.runPath.empty()) {
        const auto text = service::readFile(options.runPath);
        if (!text) {
            std::fprintf(stderr, "trackboxd: %s\n", text.error().text().c_str());
            return kExitConfig;
        }
        const bool goesOn = session.run(*text);
        exitCode = session.hasFailed() ? kExitCommand : kExitOk;
        if (!goesOn)
            return exitCode;
    } else {
        session.submit("");
    }
    session.showPrompt();
    serve(session, signals, options.isDaemon);
    return exitCode;
}

} // namespace tb::headless
