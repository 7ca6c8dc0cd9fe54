// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever may be typed or pasted into a terminal, on a router with a little of everything.

#include "unit/cli/console_bench.h"

using namespace tb;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    test::ConsoleBench bench(80);
    bench.type("/interface ethernet add name=ether1 link=lab");
    bench.type("/ip address add address=192.168.88.1/24 interface=ether1 comment=inside");
    bench.type("/ip firewall nat add chain=srcnat action=masquerade out-interface=ether1");
    bench.rows = {test::connection(1, "192.168.88.10", 6, 40000, conntrack::kAssured),
                  test::connection(2, "192.168.88.11", 17, 53, 0),
                  test::connection(3, "2001:db8::1", 6, 1, 0)};
    const std::string text(reinterpret_cast<const char*>(data), size);
    (void)bench.console.complete(text, size / 2);
    (void)bench.console.complete(text, size);
    // First as pasted in one piece, then line by line.
    (void)bench.console.submit(text);
    bench.console.cancel();
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        (void)bench.console.submit(std::string_view(text).substr(from, end - from));
        (void)bench.console.prompt();
        from = end + 1;
    }
    return 0;
}
