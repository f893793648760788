#include "preparedserver.h"

#include "localserver/account.h"
#include "localserver/folderlock.h"
#include "localserver/serverfolder.h"
#include "patience.h"
#include "testserver.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QUuid>

namespace Weekglass {

namespace {

Error failed(const QString& message, const QString& where)
{
    return {.kind = Error::Kind::Io, .message = message, .where = where};
}

/// The name of the prepared server: a hash of all that it depends on.
Result<QString> preparedName(const Installation& installation)
{
    const auto account = Account::forServer({});
    if (!account)
        return account.error();
    QFile roles(QStringLiteral(":/sql/weekglass/private_server_roles.sql"));
    if (!roles.open(QIODevice::ReadOnly))
        return failed(roles.errorString(), roles.fileName());
    const QFileInfo code(QStringLiteral(WEEKGLASS_LOCALSERVER_LIBRARY));
    const QByteArrayList parts {installation.version.toUtf8(), account->name.toUtf8(),
                                QByteArray::number(code.size()),
                                QByteArray::number(code.lastModified().toMSecsSinceEpoch()), roles.readAll()};
    const QByteArray hash = QCryptographicHash::hash(parts.join('\n'), QCryptographicHash::Sha1);
    return QString::fromLatin1(hash.toHex().left(16));
}

/// With owners and times, under the new name only when all of it is there.
Result<void> copyFolder(const QString& from, const QString& to)
{
    const QString unfinished =
        to + QStringLiteral(".new-") + QUuid::createUuid().toString(QUuid::Id128).left(8);
    const int exitCode = QProcess::execute(
        QStringLiteral("cp"), {QStringLiteral("-a"), QStringLiteral("--reflink=auto"), from, unfinished});
    if (exitCode == 0 && QDir().rename(unfinished, to))
        return {};
    QDir(unfinished).removeRecursively();
    return failed(QStringLiteral("The server could not be copied."), to);
}

/// Made in a folder that the server's account can reach, which a build folder need not be.
Result<void> prepare(const QString& place, const Installation& installation)
{
    const QString folder = makeTestFolder();
    const auto options = testServerOptions(folder, installation);
    LocalServer server(options);
    auto made = [&]() -> Result<void> {
        if (const auto started = server.start(); !started)
            return started.error();
        if (const auto stopped = server.stop(); !stopped)
            return stopped.error();
        QFile::remove(ServerFolder(options.dataFolder).logFile());
        return copyFolder(options.dataFolder, place);
    }();
    removeTestFolder(folder);
    return made;
}

/// Servers that were not made to their end or are out of date. The store's lock is held.
void removeServers(const QDir& store)
{
    const auto others = store.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo& other : others)
        QDir(other.filePath()).removeRecursively();
}

}

LocalServerOptions testServerOptions(const QString& folder, const Installation& installation)
{
    return {.dataFolder = folder + QStringLiteral("/server"),
            .socketFolder = folder + QStringLiteral("/s"),
            .binFolder = installation.folder,
            // shared memory in its folder: one that is killed would leave it behind for good
            .settings = {{QStringLiteral("dynamic_shared_memory_type"), QStringLiteral("mmap")},
                         {QStringLiteral("fsync"), QStringLiteral("off")},
                         {QStringLiteral("shared_buffers"), QStringLiteral("64MB")}}};
}

QString preparedServers()
{
    return QStringLiteral(WEEKGLASS_PREPARED_SERVERS);
}

Result<void> copyPreparedServer(const QString& dataFolder, const Installation& installation,
                                const QString& store)
{
    const auto name = preparedName(installation);
    if (!name)
        return name.error();
    if (!QDir().mkpath(store))
        return failed(QStringLiteral("The folder cannot be made."), store);
    const auto lock =
        FolderLock::take(store + QStringLiteral("/lock"), std::chrono::milliseconds(2 * Patience), {}, {});
    if (!lock)
        return lock.error();
    const QString prepared = store + QLatin1Char('/') + *name;
    if (!QFileInfo::exists(prepared)) {
        removeServers(QDir(store));
        if (auto made = prepare(prepared, installation); !made)
            return made;
    }
    return copyFolder(prepared, dataFolder); // with the lock, so that nobody removes it meanwhile
}

}
