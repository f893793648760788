#pragma once

#include "base/result.h"

#include <chrono>
#include <functional>
#include <stop_token>

namespace Weekglass {

/// Keeps other processes and threads away from the private server's folder while it is started or stopped.
/// A lock of the kernel (flock): it ends with its process, however that dies, so it is never stale.
class FolderLock
{
public:
    /// Waits for it; @p onWaiting is called once if another one has it.
    static Result<FolderLock> take(const QString& file, std::chrono::milliseconds deadline,
                                   const std::function<void()>& onWaiting, const std::stop_token& stop);
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int fd)
        : m_fd(fd)
    {
    }

    int m_fd;
};

}
