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
/// Links to links that are followed, as many as the system follows.
constexpr int kMostLinks = 40;
constexpr mode_t kNewFileMode = 0600;

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

/// Where a chain of links leads, which may be nowhere yet: the file is replaced, not the link to it.
std::string behindLinks(const std::string& path)
{
    std::filesystem::path target = path;
    std::error_code failure;
    for (int i = 0; i < kMostLinks && std::filesystem::is_symlink(target, failure); ++i)
        target = target.parent_path() / std::filesystem::read_symlink(target, failure);
    return target;
}

/// The new file belongs to whom the old one did, and as many may read it; nobody else when there is none.
void takeOver(int file, const std::string& old)
{
    struct stat fresh {
    }, before{};
    if (::fstat(file, &fresh) < 0 || !S_ISREG(fresh.st_mode))
        return;
    mode_t mode = kNewFileMode;
    if (::stat(old.c_str(), &before) == 0) {
        mode = before.st_mode & 0777U;
        const bool isSameGroup =
            fresh.st_gid == before.st_gid || ::fchown(file, uid_t(-1), before.st_gid) == 0;
        if (!isSameGroup)
            mode &= ~mode_t{070}; // another group must not get what was this one's
        if (fresh.st_uid != before.st_uid && ::fchown(file, before.st_uid, gid_t(-1)) < 0)
            mode |= kNewFileMode; // only root may give files away: it is ours then, and we must read it
    }
    (void)::fchmod(file, mode); // some file systems have no modes
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
    const std::string target = behindLinks(path), fresh = target + ".new";
    {
        const UniqueFd file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kNewFileMode));
        if (!file.isOpen())
            return Failure{SystemError::last("create the file", fresh)};
        if (auto written = writeAll(file.get(), text, fresh); !written) {
            ::unlink(fresh.c_str());
            return written;
        }
        takeOver(file.get(), target);
    }
    if (std::rename(fresh.c_str(), target.c_str()) < 0) {
        const SystemError failed = SystemError::last("rename the file", fresh);
        ::unlink(fresh.c_str());
        return Failure{failed};
    }
    syncFolder(target);
    return {};
}

} // namespace tb::service
