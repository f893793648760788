#pragma once

#include "base/result.h"

#include <QList>

namespace Weekglass {

/// A PostgreSQL server that is installed here.
struct Installation
{
    QString folder; ///< holds initdb and postgres
    int major = 0; ///< e.g. 15
    QString version; ///< e.g. "15.20"
};

/// All installations, newest first, each asked for its version. With @p given only that folder is looked at
/// (it may be the one above bin/); otherwise Debian's folders, `pg_config --bindir` and PATH.
/// Never empty: finding none is an error that says what to install.
Result<QList<Installation>> findInstallations(const QString& given = {});

/// PostgreSQL's own programs for a client.
struct ClientTools
{
    QString pgDump; ///< absolute path
    QString pgRestore;
    QString version; ///< of both, e.g. "15.20"
};

/// pg_dump and pg_restore of that major version, from one folder, each asked for its version; where there are
/// none, those of the next version up to @p newest (an older pg_dump never reads a newer server). With
/// @p given only that folder is looked at. An error says what to install.
Result<ClientTools> findClientTools(int major, const QString& given = {}, int newest = 0);

/// What this system calls the package of a server, for messages: the one of @p major, or the newest (0).
QString serverPackage(int major = 0);

}
