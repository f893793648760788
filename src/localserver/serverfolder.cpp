#include "localserver/serverfolder.h"

#include "base/files.h"
#include "localserver/runas.h"
#include "localserver/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QUuid>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace Weekglass {

namespace {

constexpr qint64 megabyte = 1024LL * 1024;
constexpr qint64 largeLog = 4 * megabyte;

QByteArray encoded(const QString& path)
{
    return QFile::encodeName(path);
}

Error folderError(const QString& message, const QString& path, int reason)
{
    return {.kind = Error::Kind::Io,
            .message = message,
            .where = path,
            .advice = Text::tr("Check the rights of the folder above it, and the free space."),
            .detail = qt_error_string(reason)};
}

/// Makes one folder with its parents. As root the parents are open to enter, so that the account gets there.
Result<void> makeFolder(const QString& path, mode_t mode)
{
    const QString parent = QFileInfo(path).path();
    if (!QFileInfo::exists(parent)) {
        if (auto made = makeFolder(parent, ::geteuid() == 0 ? 0755 : 0700); !made)
            return made;
    }
    if (::mkdir(encoded(path).constData(), mode) != 0)
        return errno == EEXIST ? Result<void>()
                               : folderError(Text::tr("The folder cannot be created."), path, errno);
    if (::chmod(encoded(path).constData(), mode) != 0) // whatever the umask says
        return folderError(Text::tr("The folder cannot be created."), path, errno);
    return {};
}

Result<void> writeForServer(const QString& path, const QByteArray& text)
{
    if (auto written = writePrivateFile(path, text); !written)
        return written;
    // as root the account has to read it
    if (::geteuid() == 0 && ::chmod(encoded(path).constData(), 0644) != 0)
        return folderError(Text::tr("The settings cannot be made readable."), path, errno);
    return {};
}

Error closedTo(const Account& account, const QString& closed, const QString& path)
{
    return {.kind = Error::Kind::Io,
            .message =
                Text::tr("The private server runs as %1, which may not enter %2.").arg(account.name, closed),
            .where = path,
            .advice =
                Text::tr("Choose a folder that %1 can reach, for example under /var/lib.").arg(account.name)};
}

}

ServerFolder::ServerFolder(const QString& path)
    : m_path(QDir::cleanPath(QFileInfo(path).absoluteFilePath()))
{
}

Error ServerFolder::foreign(const QString& message) const
{
    return {.kind = Error::Kind::Io,
            .message = message,
            .where = m_path,
            .advice = Text::tr("Nothing in it was touched. Choose another folder, or move this one away.")};
}

bool ServerFolder::exists() const
{
    return QFileInfo(lockFile()).isFile();
}

Result<void> ServerFolder::claim(const Account& account) const
{
    const mode_t mode = account.switched ? 0711 : 0700;
    if (!QFileInfo::exists(m_path)) {
        if (auto made = makeFolder(m_path, mode); !made)
            return made;
    }
    struct stat state
    {
    };
    if (::stat(encoded(m_path).constData(), &state) != 0)
        return folderError(Text::tr("The folder of the private server cannot be read."), m_path, errno);
    if (!S_ISDIR(state.st_mode))
        return foreign(Text::tr("The private server needs a folder, and this is a file."));
    if (state.st_uid != ::geteuid())
        return foreign(
            Text::tr("The folder of the private server belongs to %1.").arg(accountName(state.st_uid)));
    // emptiness first: whoever else is making it at this moment begins with the lock file
    const bool isEmpty =
        QDir(m_path).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    if (!isEmpty && !exists())
        return foreign(Text::tr("This folder holds other files; it was not made by Weekglass."));
    if (::chmod(encoded(m_path).constData(), mode) != 0)
        return folderError(Text::tr("The folder of the private server cannot be made private."), m_path,
                           errno);
    if (const QString closed = account.closedFolderTo(m_path); !closed.isEmpty())
        return closedTo(account, closed, m_path);
    return {};
}

Result<int> ServerFolder::clusterMajor(const Account& account) const
{
    struct stat state
    {
    };
    if (::lstat(encoded(cluster()).constData(), &state) != 0)
        return errno == ENOENT
            ? Result<int>(0)
            : folderError(Text::tr("The data of the private server cannot be read."), cluster(), errno);
    if (state.st_uid != account.user)
        return foreign(Text::tr("The data of the private server belong to %1, and it would run as %2.")
                           .arg(accountName(state.st_uid), account.name));
    const auto version = readFile(cluster() + QStringLiteral("/PG_VERSION"), 100);
    bool isNumber = false;
    const int major = version ? version->trimmed().toInt(&isNumber) : 0;
    if (!isNumber)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr(
                          "The data of the private server are damaged: no version can be read from them."),
                      .where = cluster() + QStringLiteral("/PG_VERSION"),
                      .advice = Text::tr("Move the folder away to start over, or restore a copy of it."),
                      .detail = version ? QString::fromUtf8(*version) : version.error().detail};
    return major;
}

Result<QString> ServerFolder::makeNewCluster(const Account& account) const
{
    const QStringList broken =
        QDir(m_path).entryList({QStringLiteral("data.new-*")}, QDir::Dirs | QDir::Hidden);
    for (const QString& name : broken)
        removeNewCluster(account, m_path + QLatin1Char('/') + name);
    // a name of its own, since the initdb of a killed process may live on for a moment
    const QString folder =
        cluster() + QStringLiteral(".new-") + QUuid::createUuid().toString(QUuid::Id128).left(8);
    if (::mkdir(encoded(folder).constData(), 0700) != 0)
        return folderError(Text::tr("The folder cannot be created."), folder, errno);
    if (account.switched && ::chown(encoded(folder).constData(), account.user, account.group) != 0)
        return folderError(Text::tr("The folder cannot be given to %1.").arg(account.name), folder, errno);
    return folder;
}

Result<void> ServerFolder::adoptNewCluster(const QString& folder) const
{
    if (::rename(encoded(folder).constData(), encoded(cluster()).constData()) != 0)
        return folderError(Text::tr("The new data cannot be put in place."), cluster(), errno);
    if (const int fd = ::open(encoded(m_path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); fd >= 0) {
        ::fsync(fd); // the name survives a power cut, too
        ::close(fd);
    }
    return {};
}

void ServerFolder::removeNewCluster(const Account& account, const QString& folder)
{
    // what is in it belongs to the account, so it is the account that removes it; the folder itself is in
    // ours
    (void)runAs(account, QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("rm -rf -- \"$1\"/* \"$1\"/.[!.]*"),
                 QStringLiteral("sh"), folder});
    ::rmdir(encoded(folder).constData());
}

Result<void> ServerFolder::writeSettings(const QByteArray& settings) const
{
    return writeForServer(settingsFile(), settings);
}

Result<void> ServerFolder::writeAccess(const QByteArray& rules) const
{
    return writeForServer(accessFile(), rules);
}

bool ServerFolder::hasAccess(const QByteArray& rules) const
{
    const auto present = readFile(accessFile());
    return present && *present == rules;
}

void ServerFolder::rotateLog() const
{
    if (logSize() > largeLog)
        ::rename(encoded(logFile()).constData(), encoded(logFile() + QStringLiteral(".1")).constData());
}

qint64 ServerFolder::logSize() const
{
    return QFileInfo(logFile()).size();
}

QString ServerFolder::logLines(qint64 skip) const
{
    const int fd = ::open(encoded(logFile()).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return {};
    QFile log;
    if (!log.open(fd, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return {};
    constexpr qint64 tail = 16LL * 1024;
    log.seek(std::max(skip, log.size() - tail));
    return lastLines(QString::fromUtf8(log.read(tail)));
}

QString ServerFolder::freeSpace() const
{
    const QStorageInfo disk(m_path);
    return Text::tr("%1 MB are free in %2.").arg(QString::number(disk.bytesAvailable() / megabyte), m_path);
}

bool ServerFolder::isDiskFull() const
{
    constexpr qint64 leastSpace = 64 * megabyte; // a new server needs about 40 MB
    const QStorageInfo disk(m_path);
    return disk.isValid() && disk.bytesAvailable() < leastSpace;
}

QString socketFile(const QString& folder, int port)
{
    return QStringLiteral("%1/.s.PGSQL.%2").arg(folder, QString::number(port));
}

Result<void> makeSocketFolder(const QString& folder, int port, const Account& account)
{
    constexpr auto longest = static_cast<qsizetype>(sizeof(sockaddr_un::sun_path)) - 1;
    const qsizetype bytes = encoded(socketFile(folder, port)).size();
    if (bytes > longest)
        return Error {
            .kind = Error::Kind::Io,
            .message =
                Text::tr("The path of the server's socket is too long: %1 bytes, and the system allows %2.")
                    .arg(QString::number(bytes), QString::number(longest)),
            .where = socketFile(folder, port),
            .advice = Text::tr("Choose a shorter folder for the socket (XDG_RUNTIME_DIR).")};
    if (folder.contains(QLatin1Char(',')))
        return Error {.kind = Error::Kind::Io,
                      .message =
                          Text::tr("The folder of the server's socket must not have a comma in its name."),
                      .where = folder,
                      .advice = Text::tr("PostgreSQL would take it for two folders. Choose another one.")};
    if (auto made = makeFolder(folder, 0700); !made)
        return made;
    struct stat state
    {
    };
    if (::lstat(encoded(folder).constData(), &state) != 0 || !S_ISDIR(state.st_mode))
        return folderError(Text::tr("The folder of the server's socket is not a folder."), folder, ENOTDIR);
    if (state.st_uid == 0 && account.switched
        && ::chown(encoded(folder).constData(), account.user, account.group) != 0)
        return folderError(Text::tr("The folder cannot be given to %1.").arg(account.name), folder, errno);
    if (state.st_uid != account.user && !(state.st_uid == 0 && account.switched))
        return Error {
            .kind = Error::Kind::Io,
            .message =
                Text::tr("The folder of the server's socket belongs to %1.").arg(accountName(state.st_uid)),
            .where = folder,
            .advice =
                Text::tr("Choose another folder for the socket (XDG_RUNTIME_DIR), or remove this one.")};
    if (::chmod(encoded(folder).constData(), 0700) != 0)
        return folderError(Text::tr("The folder of the server's socket cannot be made private."), folder,
                           errno);
    if (const QString closed = account.closedFolderTo(folder); !closed.isEmpty())
        return closedTo(account, closed, folder);
    return {};
}

}
