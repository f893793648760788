#pragma once

#include "base/result.h"
#include "pg/activity.h"

#include <QByteArray>

#include <chrono>
#include <memory>

namespace Weekglass::Pg {

class OwnerTrust;

/// After how long without a sign of life a server counts as gone: WEEKGLASS_NO_ANSWER seconds, else 30.
std::chrono::milliseconds defaultNoAnswer();

/// Where and how to connect.
struct ConnectOptions
{
    /// What the session will read of a database that is named in @ref database.
    enum class Reads {
        Everything, ///< refused where code of its owners would run with rights that they lack (ownertrust.h)
        Catalogs, ///< none of its own tables and functions, so that no code of its owners can run
    };

    QByteArray conninfo = {}; ///< URI or keyword string; empty: PG* variables and libpq's defaults
    QByteArray database =
        {}; ///< replaces the database of the conninfo; a bare name, never a conninfo.
            ///< Empty: the maintenance database, of which only catalogs and our log are read
    QByteArray password = {}; ///< replaces the password of the conninfo, if not empty
    std::chrono::milliseconds deadline {10000}; ///< for name look-up, TCP, TLS and login together
    std::chrono::milliseconds noAnswer = defaultNoAnswer(); ///< before a silent server counts as gone
    std::shared_ptr<Activity> activity = {}; ///< told of every statement; may be null
    Reads reads = Reads::Everything;
    QString title = {}; ///< of a server whose address says little to people; empty: describeServer() names it
    std::shared_ptr<const OwnerTrust> trust = {}; ///< whose code may run all the same; null: nobody's
};

/// Name, host and port of the server for titles and messages, without secrets.
Result<QString> describeServer(const ConnectOptions& options);
/// What people call the server: its title, else describeServer(); empty: the options cannot be read.
QString serverTitle(const ConnectOptions& options);
/// Service, host, address and port as libpq will use them: tells whether two mean the same place, without
/// looking up a name. What differs may be the same server all the same.
Result<QByteArray> serverPlace(const ConnectOptions& options);
/// A conninfo that says only where the server is, for somebody else: without user, database and secrets.
Result<QByteArray> serverAddress(const ConnectOptions& options);
/// The conninfo without its password, for storing and showing.
Result<QByteArray> withoutPassword(const QByteArray& conninfo);

}
