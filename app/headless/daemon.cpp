// SPDX-License-Identifier: GPL-3.0-or-later
#include "headless/daemon.h"

#include "base/unique_fd.h"
#include "service/config_file.h"
#include "service/local_router_service.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <future>

namespace tb::headless {

namespace {

constexpr int kExitOk = 0, kExitConfig = 2;

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

int terminalWidth()
{
    winsize size{};
    return ::isatty(STDOUT_FILENO) != 0 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

void print(const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

/// Standard input as lines, and one console session on the router.
class Session {
public:
    explicit Session(service::LocalRouterService& router)
        : m_console(router.openConsole(terminalWidth())), m_isInteractive(::isatty(STDIN_FILENO) != 0)
    {
    }

    /// Runs one line and prints what it says. False when the session is over.
    bool submit(std::string line)
    {
        std::promise<service::ConsoleSession::Answer> promise;
        m_console->submit(std::move(line), [&promise](service::ConsoleSession::Answer answer) {
            promise.set_value(std::move(answer));
        });
        const service::ConsoleSession::Answer answer = promise.get_future().get();
        print(answer.output);
        m_prompt = answer.prompt;
        return !answer.quit;
    }
    void showPrompt() const
    {
        if (m_isInteractive)
            print(m_prompt);
    }
    /// Takes what can be read now and runs the whole lines of it. False at the end of input or after `quit`.
    bool readInput()
    {
        std::array<char, 16 * 1024> block;
        const ssize_t length = ::read(STDIN_FILENO, block.data(), block.size());
        if (length < 0 && (errno == EINTR || errno == EAGAIN))
            return true;
        if (length <= 0) {
            if (!m_pending.empty())
                submit(std::exchange(m_pending, {}));
            return false;
        }
        m_pending.append(block.data(), static_cast<std::size_t>(length));
        for (std::size_t end = m_pending.find('\n'); end != std::string::npos; end = m_pending.find('\n')) {
            const std::string line = m_pending.substr(0, end);
            m_pending.erase(0, end + 1);
            if (!submit(line))
                return false;
        }
        showPrompt();
        return true;
    }

private:
    std::unique_ptr<service::ConsoleSession> m_console;
    bool m_isInteractive;
    std::string m_prompt;
    std::string m_pending;
};

/// Waits for commands or signals until one of them ends the program.
void serve(Session& session, const UniqueFd& signals, bool isDaemon)
{
    std::array<pollfd, 2> waiting = {
        {{signals.get(), POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}}
    };
    for (;;) {
        if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR)
            return;
        if ((waiting[0].revents & POLLIN) != 0)
            return;
        if (waiting[1].revents != 0 && !session.readInput()) {
            if (!isDaemon)
                return;
            waiting[1].fd = -1; // input has ended; only a signal ends us now
        }
    }
}

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
    Session session(router);
    if (!options.runPath.empty()) {
        const auto text = service::readFile(options.runPath);
        if (!text) {
            std::fprintf(stderr, "trackboxd: %s\n", text.error().text().c_str());
            return kExitConfig;
        }
        if (!session.submit(*text + "\n"))
            return kExitOk;
    } else {
        session.submit("");
    }
    session.showPrompt();
    serve(session, signals, options.isDaemon);
    return kExitOk;
}

} // namespace tb::headless
