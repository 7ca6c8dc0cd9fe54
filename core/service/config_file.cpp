// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/config_file.h"

#include "base/unique_fd.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>

namespace tb::service {

namespace {

/// A configuration of this size is nobody's; it bounds what a wrong path can do to our memory.
constexpr std::size_t kLargestFile = 16 * 1024 * 1024;

Result<void, SystemError> writeAll(int file, std::string_view text, const std::string& path)
{
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return Failure{SystemError::last("write the file", path)};
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(file) < 0)
        return Failure{SystemError::last("write the file", path)};
    return {};
}

std::string folderOf(const std::string& path)
{
    const std::string folder = std::filesystem::path(path).parent_path();
    return folder.empty() ? "." : folder;
}

/// A rename is on the disk only when its folder is.
void syncFolder(const std::string& path)
{
    const UniqueFd handle(::open(folderOf(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.isOpen())
        (void)::fsync(handle.get()); // some file systems refuse it; the file itself is safe
}

} // namespace

Result<std::string, SystemError> readFile(const std::string& path)
{
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen())
        return Failure{SystemError::last("open the file", path)};
    std::string text;
    std::array<char, 64 * 1024> block;
    for (;;) {
        const ssize_t length = ::read(file.get(), block.data(), block.size());
        if (length < 0 && errno == EINTR)
            continue;
        if (length < 0)
            return Failure{SystemError::last("read the file", path)};
        if (length == 0)
            return text;
        text.append(block.data(), static_cast<std::size_t>(length));
        if (text.size() > kLargestFile) {
            errno = EFBIG;
            return Failure{SystemError::last("read the file", path)};
        }
    }
}

Result<void, SystemError> checkFolder(const std::string& path)
{
    const std::string folder = folderOf(path);
    const UniqueFd handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!handle.isOpen())
        return Failure{SystemError::last("open the folder", folder)};
    return {};
}

Result<void, SystemError> replaceFile(const std::string& path, std::string_view text)
{
    const std::string fresh = path + ".new";
    {
        const UniqueFd file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        if (!file.isOpen())
            return Failure{SystemError::last("create the file", fresh)};
        if (auto written = writeAll(file.get(), text, fresh); !written) {
            ::unlink(fresh.c_str());
            return written;
        }
    }
    if (std::rename(fresh.c_str(), path.c_str()) < 0)
        return Failure{SystemError::last("rename the file", fresh)};
    syncFolder(path);
    return {};
}

} // namespace tb::service
