#include "base/files.h"

#include "base/unfinishedfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Files)
};

Error fileError(const QString& message, const QString& path, const QString& reason,
                const QString& advice = {})
{
    return {.kind = Error::Kind::Io, .message = message, .where = path, .advice = advice, .detail = reason};
}

}

Result<QByteArray> readFile(const QString& path, qint64 maxBytes)
{
    QFile file(path);
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return fileError(Text::tr("This is not a file."), path, {});
    if (!file.open(QIODevice::ReadOnly))
        return fileError(Text::tr("The file cannot be read."), path, file.errorString());
    if (file.size() > maxBytes)
        return fileError(Text::tr("The file is too large."), path, {},
                         Text::tr("At most %1 bytes are read here.").arg(maxBytes));
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fileError(Text::tr("The file cannot be read."), path, file.errorString());
    return bytes;
}

Result<PrivateFile> PrivateFile::create(const QString& path)
{
    if (QFileInfo(path).isSymLink())
        return fileError(Text::tr("A symbolic link is in the way, and it is not followed."), path, {},
                         Text::tr("Remove the link, or choose another file."));
    const UnfinishedFile beside = openUnfinished(path);
    if (beside.fd < 0)
        return fileError(Text::tr("The file cannot be written."), path, qt_error_string(errno),
                         Text::tr("Check the rights of the folder."));
    return PrivateFile(path, beside.name, beside.fd);
}

PrivateFile::PrivateFile(QString path, QByteArray beside, int fd)
    : m_path(std::move(path))
    , m_beside(std::move(beside))
    , m_fd(fd)
{
}

PrivateFile::PrivateFile(PrivateFile&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_beside(std::move(other.m_beside))
    , m_fd(std::exchange(other.m_fd, -1))
{
}

PrivateFile::~PrivateFile()
{
    if (m_fd < 0)
        return;
    ::close(m_fd);
    ::unlink(m_beside.constData());
}

QString PrivateFile::unfinishedName() const
{
    return QFile::decodeName(m_beside);
}

Error PrivateFile::failed(int reason) const
{
    return fileError(Text::tr("The file cannot be written; the old one is unchanged."), m_path,
                     qt_error_string(reason), Text::tr("Check the free space and the rights of the folder."));
}

Result<void> PrivateFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto written = ::write(m_fd, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno != EINTR)
            return failed(errno);
        bytes = bytes.sliced(std::max<qsizetype>(written, 0));
    }
    return {};
}

Result<void> PrivateFile::commit()
{
    if (::fsync(m_fd) != 0 || ::rename(m_beside.constData(), QFile::encodeName(m_path).constData()) != 0)
        return failed(errno);
    ::close(std::exchange(m_fd, -1));
    return {};
}

Result<void> writePrivateFile(const QString& path, const QByteArray& bytes)
{
    auto file = PrivateFile::create(path);
    if (!file)
        return file.error();
    if (auto written = file->write(bytes); !written)
        return written;
    return file->commit();
}

Result<void> makePrivateFolder(const QString& path)
{
    if (!QDir().mkpath(path))
        return fileError(Text::tr("The folder cannot be created."), path, qt_error_string(errno),
                         Text::tr("Check the rights of the folder above it, and the free space."));
    if (::chmod(QFile::encodeName(path).constData(), 0700) != 0)
        return fileError(Text::tr("The folder belongs to somebody else."), path, qt_error_string(errno));
    return {};
}

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/weekglass");
}

QString runtimeFolder()
{
    const QString given = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!given.isEmpty())
        return given + QStringLiteral("/weekglass");
    // no login session, as under sudo or cron; a folder in /tmp could be somebody else's already
    return dataFolder() + QStringLiteral("/run");
}

}
