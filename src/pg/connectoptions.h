#pragma once

#include "base/result.h"
#include "pg/activity.h"

#include <QByteArray>

#include <chrono>
#include <memory>

namespace Weekglass::Pg {

/// After how long without a sign of life a server counts as gone: WEEKGLASS_NO_ANSWER seconds, else 30.
std::chrono::milliseconds defaultNoAnswer();

/// Where and how to connect.
struct ConnectOptions
{
    QByteArray conninfo = {}; ///< URI or keyword string; empty: PG* variables and libpq's defaults
    QByteArray database = {}; ///< replaces the database of the conninfo; a bare name, never a conninfo
    QByteArray password = {}; ///< replaces the password of the conninfo, if not empty
    std::chrono::milliseconds deadline {10000}; ///< for name look-up, TCP, TLS and login together
    std::chrono::milliseconds noAnswer = defaultNoAnswer(); ///< before a silent server counts as gone
    std::shared_ptr<Activity> activity = {}; ///< told of every statement; may be null
};

/// Name, host and port of the server for titles and messages, without secrets.
Result<QString> describeServer(const ConnectOptions& options);
/// Service, host, address and port as libpq will use them: tells whether two mean the same place, without
/// looking up a name. What differs may be the same server all the same.
Result<QByteArray> serverPlace(const ConnectOptions& options);
/// The conninfo without its password, for storing and showing.
Result<QByteArray> withoutPassword(const QByteArray& conninfo);

}
