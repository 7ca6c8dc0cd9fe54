// SPDX-License-Identifier: GPL-3.0-or-later
// A configuration file from anywhere. What can be loaded can be compiled or refused, and saved and loaded
// again.

#include "base/assert.h"
#include "cli/script.h"
#include "forward/plan.h"
#include "menu/export.h"

#include <cstdio>

using namespace tb;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::uint32_t nextId = 1;
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto loaded = cli::loadConfig(text, {}, nextId);
    if (!loaded)
        return 0;
    (void)forward::Plan::compile(*loaded, {});
    const std::string saved = menu::exportConfig(*loaded, {});
    const auto again = cli::loadConfig(saved, {}, nextId);
    if (!again)
        std::fprintf(stderr, "%s\n%s\n", saved.c_str(), again.error().toString().c_str());
    TB_CHECK(static_cast<bool>(again));
    TB_CHECK(menu::exportConfig(*again, {}) == saved);
    return 0;
}
