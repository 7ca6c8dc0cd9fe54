// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pthread.h>

#include <string>

namespace tb {

/// Names the calling thread for process views and debuggers; Linux keeps 15 characters.
inline void nameThisThread(const std::string& name)
{
    (void)pthread_setname_np(pthread_self(), name.substr(0, 15).c_str()); // a name is a comfort, not a need
}

} // namespace tb
