// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/unique_fd.h"

#include <QObject>

namespace tb::desktop {

/// SIGTERM and SIGINT as a Qt signal on the GUI thread.
class SignalWatch : public QObject {
    Q_OBJECT
public:
    /// Must be called before any thread is made, also before QApplication, which makes some: a thread that
    /// does not inherit the mask would take the signal and end the program.
    static void blockSignals();
    SignalWatch();

signals:
    void received();

private:
    UniqueFd m_signals;
};

} // namespace tb::desktop
