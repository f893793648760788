#pragma once

#include "base/result.h"

namespace Weekglass {

/// Keeps other programs from opening (making, mending) the same workspace; the system ends it with the
/// process.
class OpeningLock
{
public:
    static Result<OpeningLock> take(const QString& path);
    OpeningLock(OpeningLock&& other) noexcept;
    OpeningLock& operator=(OpeningLock&& other) = delete;
    ~OpeningLock();

private:
    explicit OpeningLock(int fd)
        : m_fd(fd)
    {
    }

    int m_fd;
};

/// Makes the file if it is not there; it is readable by its owner only. Refuses a symbolic link and what is
/// not ours.
Result<void> preparePrivateFile(const QString& path);

/// Renames the file and what SQLite keeps beside it. @return the new name
Result<QString> moveAside(const QString& path);

}
