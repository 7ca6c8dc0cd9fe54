// SPDX-License-Identifier: GPL-3.0-or-later
// Makes or takes small UDP datagrams as fast as system calls for many at once allow, so that a comparison of
// routers does not measure its own generator.
//   udp_load send ADDRESS PORT SECONDS    prints how many were handed to the kernel
//   udp_load take ADDRESS PORT            until its input ends; then prints how many arrived

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace {

constexpr std::size_t kAtOnce = 64;
constexpr std::size_t kPayload = 18; // a frame of 60 bytes

/// Many datagrams for one system call.
struct Batch {
    Batch()
    {
        for (std::size_t i = 0; i < kAtOnce; ++i) {
            parts[i] = {payloads[i].data(), kPayload};
            messages[i].msg_hdr.msg_iov = &parts[i];
            messages[i].msg_hdr.msg_iovlen = 1;
        }
    }
    std::array<std::array<char, kPayload>, kAtOnce> payloads{};
    std::array<iovec, kAtOnce> parts{};
    std::array<mmsghdr, kAtOnce> messages{};
};

std::uint64_t send(int socket, std::chrono::seconds length)
{
    Batch batch;
    std::uint64_t sent = 0;
    const auto end = std::chrono::steady_clock::now() + length;
    while (std::chrono::steady_clock::now() < end) {
        const int count = ::sendmmsg(socket, batch.messages.data(), kAtOnce, 0);
        if (count > 0)
            sent += static_cast<std::uint64_t>(count);
    }
    return sent;
}

std::uint64_t take(int socket)
{
    Batch batch;
    std::uint64_t taken = 0;
    std::array<pollfd, 2> waiting = {
        {{socket, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}}
    };
    for (;;) {
        const int count = ::recvmmsg(socket, batch.messages.data(), kAtOnce, MSG_DONTWAIT, nullptr);
        if (count > 0)
            taken += static_cast<std::uint64_t>(count);
        else if (::poll(waiting.data(), waiting.size(), -1) > 0 && waiting[0].revents == 0)
            return taken; // the input has ended, and nothing more waits
    }
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view mode = argc > 3 ? argv[1] : "";
    if (!(mode == "take" && argc == 4) && !(mode == "send" && argc == 5)) {
        std::fprintf(stderr, "usage: udp_load send ADDRESS PORT SECONDS | udp_load take ADDRESS PORT\n");
        return 2;
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(std::atoi(argv[3])));
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const auto use = mode == "send" ? ::connect : ::bind;
    if (::inet_pton(AF_INET, argv[2], &address.sin_addr) != 1 ||
        use(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        std::perror("udp_load");
        return 1;
    }
    const int room = 4 * 1024 * 1024;
    (void)::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &room, sizeof room); // less only loses more
    const std::uint64_t count =
        mode == "send" ? send(socket, std::chrono::seconds(std::atoi(argv[4]))) : take(socket);
    std::printf("%llu\n", static_cast<unsigned long long>(count));
    return 0;
}
