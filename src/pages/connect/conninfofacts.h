#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace Weekglass {

/// What can be said of a connection string without connecting; PG* variables count where it says nothing.
struct ConninfoFacts
{
    QString server; ///< for titles
    QString secretKey; ///< user@host:port: under this the keychain keeps the server's password
    QByteArray withoutPassword; ///< as written if there is none in it, else rewritten without it
    bool hasPassword = false; ///< in clear, in the text itself
    bool isRemote = false; ///< a host that is not this computer; unknown with a service: false
    bool checksServer = false; ///< says so: sslmode is verify-ca or verify-full
    bool checksByDefault = false; ///< says nothing, so that our default counts
    bool namesDatabase = false; ///< or a service that may
};

Result<ConninfoFacts> conninfoFacts(const QByteArray& conninfo);

/// The PG* variables that are set and that libpq would use, as NAME=value, without secrets, cut for display.
QStringList serverVariables();

/// Why libpq ignores the password file that this connection would use; empty if it does not, or if there is
/// none. Looks at the file: for workers.
QString passfileProblem(const QByteArray& conninfo);

}
