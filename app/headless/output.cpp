// SPDX-License-Identifier: GPL-3.0-or-later
#include "headless/output.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

namespace tb::headless {

namespace {

/// The flag belongs to the open file, which is the shell's, too: only one of our own may be changed. A pipe
/// needs none: what poll() promises of it is room for a page.
UniqueFd openTerminal()
{
    if (::isatty(STDOUT_FILENO) == 0)
        return UniqueFd();
    return UniqueFd(::open("/proc/self/fd/1", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
}

} // namespace

Output::Output(int signals)
    : m_signals(signals),
      m_terminal(openTerminal()),
      m_file(m_terminal.isOpen() ? m_terminal.get() : STDOUT_FILENO)
{
}

bool Output::waitForRoom() const
{
    std::array<pollfd, 2> waiting = {
        {{m_file, POLLOUT, 0}, {m_signals, POLLIN, 0}}
    };
    while (::poll(waiting.data(), waiting.size(), -1) < 0) {
        if (errno != EINTR)
            return false;
    }
    return waiting[0].revents != 0;
}

void Output::print(std::string_view text)
{
    while (!text.empty() && waitForRoom()) {
        const ssize_t written = ::write(m_file, text.data(), std::min<std::size_t>(text.size(), PIPE_BUF));
        if (written < 0 && errno != EINTR && errno != EAGAIN)
            return;
        if (written > 0)
            text.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace tb::headless
