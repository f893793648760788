#pragma once

#include "pg/connectoptions.h"

#include <utility>
#include <vector>

namespace Weekglass::Pg {

/// How a program such as pg_dump connects as these options do.
struct ProgramConnection
{
    std::vector<std::pair<QByteArray, QByteArray>> variables = {}; ///< PG*, without the password
    QByteArray password = {}; ///< empty: none, or the program finds it as libpq does
};
/// An error if an option cannot be handed on.
Result<ProgramConnection> programConnection(const ConnectOptions& options);

/// One line of a password file, for every server. An error if there is none that says it.
Result<QByteArray> passwordLine(const QByteArray& password);

/// The connection string for another user, without the password of the first one, and for another database if
/// one is given.
Result<QByteArray> withUser(const QByteArray& conninfo, const QByteArray& user,
                            const QByteArray& database = {});

/// A connection string with the database and what no variable can say, for programs that want one as an
/// argument. The name is quoted: a bare one with = in it would be taken for a connection string of its own.
Result<QByteArray> databaseArgument(const ConnectOptions& options);

}
