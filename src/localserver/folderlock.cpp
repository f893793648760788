#include "localserver/folderlock.h"

#include "base/pause.h"
#include "localserver/text.h"

#include <QElapsedTimer>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace Weekglass {

Result<FolderLock> FolderLock::take(const QString& file, std::chrono::milliseconds deadline,
                                    const std::function<void()>& onWaiting, const std::stop_token& stop)
{
    const int fd =
        ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return Error {.kind = Error::Kind::Io,
                      .message = Text::tr("The folder of the private server cannot be locked."),
                      .where = file,
                      .advice = Text::tr("Check the rights of the folder, and the free space."),
                      .detail = qt_error_string(errno)};
    FolderLock lock(fd);
    QElapsedTimer timer;
    timer.start();
    bool told = false;
    while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return Error {.kind = Error::Kind::Io,
                          .message = Text::tr("The folder of the private server cannot be locked."),
                          .where = file,
                          .advice = Text::tr("It must lie on a local disk that knows locks."),
                          .detail = qt_error_string(errno)};
        if (!std::exchange(told, true) && onWaiting)
            onWaiting();
        if (timer.elapsed() > deadline.count())
            return Error {
                .kind = Error::Kind::Timeout,
                .message = Text::tr("Another Weekglass has been busy with the private server for too long."),
                .where = file,
                .advice = Text::tr("Wait until it is done, or end it, then try again.")};
        if (!pauseFor(std::chrono::milliseconds(30), stop))
            return Error {
                .kind = Error::Kind::Cancelled, .message = Text::tr("Stopped as asked."), .where = file};
    }
    return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
{
}

FolderLock::~FolderLock()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

}
