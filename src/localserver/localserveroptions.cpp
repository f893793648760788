#include "base/files.h"
#include "localserver/account.h"
#include "localserver/localserver.h"
#include "localserver/serverfolder.h"

#include <QCryptographicHash>
#include <QFile>

#include <unistd.h>

namespace Weekglass {

namespace {

/// Tells folders apart, in few letters.
QString hashOf(const QString& folder)
{
    const QByteArray path = QFile::encodeName(ServerFolder(folder).path());
    return QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha1).toHex().left(8));
}

}

QString LocalServerOptions::defaultDataFolder()
{
    QString own = Weekglass::dataFolder() + QStringLiteral("/server");
    if (::geteuid() != 0)
        return own;
    QString rootsOwn = QStringLiteral("/var/lib/weekglass/server");
    if (qEnvironmentVariableIsEmpty("XDG_DATA_HOME"))
        return rootsOwn;
    const ServerFolder earlier(own);
    const auto account = Account::forServer(earlier.cluster());
    const bool isUsable = earlier.exists() && account && account->closedFolderTo(earlier.path()).isEmpty();
    return isUsable ? own : QString(rootsOwn + QLatin1Char('-') + hashOf(own));
}

QString LocalServerOptions::effectiveDataFolder() const
{
    return dataFolder.isEmpty() ? defaultDataFolder() : dataFolder;
}

QString LocalServerOptions::effectiveSocketFolder() const
{
    if (!socketFolder.isEmpty())
        return ServerFolder(socketFolder).path();
    // root's own runtime folder is closed to the server's account
    const QString base = ::geteuid() == 0 ? QStringLiteral("/run/weekglass") : runtimeFolder();
    return base + QStringLiteral("/pg-") + hashOf(effectiveDataFolder());
}

}
