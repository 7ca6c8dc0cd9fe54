// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/signal_watch.h"

#include <QSocketNotifier>

#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>

namespace tb::desktop {

namespace {

sigset_t wantedSignals()
{
    sigset_t wanted;
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGTERM);
    sigaddset(&wanted, SIGINT);
    return wanted;
}

} // namespace

void SignalWatch::blockSignals()
{
    const sigset_t wanted = wantedSignals();
    pthread_sigmask(SIG_BLOCK, &wanted, nullptr);
}

SignalWatch::SignalWatch()
{
    const sigset_t wanted = wantedSignals();
    m_signals = UniqueFd(::signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK));
    auto* const notifier = new QSocketNotifier(m_signals.get(), QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo one{};
        while (::read(m_signals.get(), &one, sizeof one) == static_cast<ssize_t>(sizeof one))
            emit received();
    });
}

} // namespace tb::desktop
