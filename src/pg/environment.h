#pragma once

#include "pg/connectoptions.h"

#include <utility>
#include <vector>

namespace Weekglass::Pg {

/// The PG* variables with which a program such as pg_dump connects as these options do. They hold the
/// password, so that it is in nobody's list of processes. An error if an option has no variable.
Result<std::vector<std::pair<QByteArray, QByteArray>>> serverEnvironment(const ConnectOptions& options);

/// The connection string for another user, without the password of the first one, and for another database if
/// one is given.
Result<QByteArray> withUser(const QByteArray& conninfo, const QByteArray& user,
                            const QByteArray& database = {});

/// A connection string that names only a database, in quotes, for programs that want one as an argument: a
/// bare name with = in it would be taken for a connection string of its own.
QByteArray databaseArgument(const QByteArray& database);

}
