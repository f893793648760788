#include "base/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUuid>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Weekglass {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Files", text);
}

Error fileError(const QString& message, const QString& path, const QString& reason, const QString& advice = {})
{
    return {.kind = Error::Kind::Io, .message = message, .where = path, .advice = advice, .detail = reason};
}

/// Writes all bytes and syncs; false with errno set.
bool writeAll(int fd, const QByteArray& bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const auto written = ::write(fd, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (written < 0 && errno != EINTR)
            return false;
        done += std::max<qsizetype>(written, 0);
    }
    return ::fsync(fd) == 0;
}

}

Result<QByteArray> readFile(const QString& path, qint64 maxBytes)
{
    QFile file(path);
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return fileError(tr("This is not a file."), path, {});
    if (!file.open(QIODevice::ReadOnly))
        return fileError(tr("The file cannot be read."), path, file.errorString());
    if (file.size() > maxBytes)
        return fileError(tr("The file is too large."), path, {},
                         tr("At most %1 bytes are read here.").arg(maxBytes));
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fileError(tr("The file cannot be read."), path, file.errorString());
    return bytes;
}

Result<void> writePrivateFile(const QString& path, const QByteArray& bytes)
{
    if (QFileInfo(path).isSymLink())
        return fileError(tr("A symbolic link is in the way, and it is not followed."), path, {},
                         tr("Remove the link, or choose another file."));
    const QString beside = path + QLatin1Char('.') + QUuid::createUuid().toString(QUuid::Id128);
    const QByteArray name = QFile::encodeName(beside);
    const int fd = ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return fileError(tr("The file cannot be written."), path, qt_error_string(errno));
    const bool written = writeAll(fd, bytes);
    const int reason = errno;
    ::close(fd);
    if (written && ::rename(name.constData(), QFile::encodeName(path).constData()) == 0)
        return {};
    const QString detail = qt_error_string(written ? errno : reason);
    ::unlink(name.constData());
    return fileError(tr("The file cannot be written; the old one is as it was."), path, detail,
                     tr("Check the free space and the rights of the folder."));
}

Result<void> makePrivateFolder(const QString& path)
{
    if (!QDir().mkpath(path))
        return fileError(tr("The folder cannot be made."), path, qt_error_string(errno),
                         tr("Check the rights of the folder above it, and the free space."));
    if (::chmod(QFile::encodeName(path).constData(), 0700) != 0)
        return fileError(tr("The folder belongs to somebody else."), path, qt_error_string(errno));
    return {};
}

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/weekglass");
}

QString runtimeFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QStringLiteral("/weekglass");
}

}
