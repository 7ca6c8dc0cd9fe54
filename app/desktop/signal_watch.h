// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/unique_fd.h"

#include <QObject>

namespace tb::desktop {

/// SIGTERM and SIGINT as a Qt signal on the GUI thread.
class SignalWatch : public QObject {
    Q_OBJECT
public:
    SignalWatch();

signals:
    void received();

private:
    UniqueFd m_signals;
};

} // namespace tb::desktop
