#include "workspace/workspacefile.h"

#include "base/servertime.h"
#include "workspace/text.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace Weekglass {

namespace {

constexpr int LockMilliseconds = 10000;

Error fileError(const QString& message, const QString& path, int reason)
{
    return {.kind = Error::Kind::Io,
            .message = message,
            .where = path,
            .advice = Text::tr("Check the free space, the owner and the rights of the folder."),
            .detail = reason ? qt_error_string(reason) : QString()};
}

int openPrivate(const QString& path)
{
    return ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
}

}

Result<OpeningLock> OpeningLock::take(const QString& path)
{
    const QString file = path + QStringLiteral(".lock");
    const int fd = openPrivate(file);
    if (fd < 0)
        return fileError(Text::tr("The workspace cannot be locked."), file, errno);
    OpeningLock lock(fd);
    QElapsedTimer timer;
    timer.start();
    while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return fileError(Text::tr("The workspace cannot be locked."), file, errno);
        if (timer.elapsed() > LockMilliseconds)
            return Error {.kind = Error::Kind::Timeout,
                          .message =
                              Text::tr("Another Weekglass has been opening the workspace for too long."),
                          .where = file,
                          .advice = Text::tr("Try again, or end the other one.")};
        QThread::msleep(10);
    }
    return lock;
}

OpeningLock::OpeningLock(OpeningLock&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
{
}

OpeningLock::~OpeningLock()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<void> preparePrivateFile(const QString& path)
{
    // SQLite gives the files beside it (-wal, -shm) the rights of this one. A file that is there is never
    // opened here: closing it would drop the locks that SQLite holds on it in this process (POSIX), and
    // another program would take the log away while it is in use.
    const QByteArray name = QFile::encodeName(path);
    const int made = ::open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made >= 0)
        ::close(made);
    else if (errno != EEXIST)
        return fileError(Text::tr("The workspace cannot be created or written."), path, errno);
    struct stat status
    {
    };
    if (::lstat(name.constData(), &status) != 0)
        return fileError(Text::tr("The workspace cannot be created or written."), path, errno);
    if (S_ISLNK(status.st_mode))
        return fileError(Text::tr("A symbolic link is in the place of the workspace; it is not followed."),
                         path, 0);
    if (!S_ISREG(status.st_mode))
        return fileError(Text::tr("The workspace is not a regular file."), path, 0);
    if ((status.st_mode & 0777) != 0600 && ::chmod(name.constData(), 0600) != 0)
        return fileError(Text::tr("The workspace can be read by others, and this cannot be changed."), path,
                         errno);
    if (::access(name.constData(), R_OK | W_OK) != 0)
        return fileError(Text::tr("The workspace cannot be created or written."), path, errno);
    return {};
}

Result<QString> moveAside(const QString& path)
{
    const QString aside = path + QStringLiteral(".damaged-") + fileStamp();
    // the log first: were it left behind, SQLite would play it into the new file
    for (const QString& suffix : {QStringLiteral("-wal"), QStringLiteral("-shm"), QString()}) {
        const QString from = path + suffix;
        const QString to = aside + suffix;
        if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0
            && errno != ENOENT)
            return fileError(Text::tr("The damaged workspace cannot be moved aside."), from, errno);
    }
    return aside;
}

}
