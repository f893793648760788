#pragma once

#include "base/leftover.h"
#include "pg/connectoptions.h"
#include "pg/session.h"
#include "weeks/weekcluster.h"

#include <QStringList>

namespace Weekglass {

/// Drops the database that a failed attempt to make a week has made, and no other one. Gives @p error with
/// what was taken back, or what is left and how to go on; no error if @p operation, which made it, has
/// finished it after all and only the server's answer was lost. @p maintenance holds the week's lock as long
/// as it is usable. @p roles were made by the attempt, too, and stay: they are those of all weeks of the
/// game. What it has on @p workers goes with it.
Result<WeekIdentity> takeBackWeek(const Pg::ConnectOptions& server, Pg::Session& maintenance,
                                  const WeekIdentity& made, const QByteArray& operation,
                                  const QStringList& roles, const Error& error,
                                  const std::vector<Pg::ClusterNode>& workers = {});

/// Whether nobody has made a table in it.
Result<bool> isUntouched(const Pg::ConnectOptions& server, const WeekIdentity& week,
                         const std::stop_token& stop = {});

/// Databases of weeks whose makers were killed before they had their names. Removed are those that nobody is
/// making any more, if the role may.
Result<std::vector<LeftOver>> cleanUnfinishedWeeks(Pg::Session& maintenance, Cleaning cleaning);

/// The error with how to go on where a week stays unfinished.
Error leftUnfinished(const QString& week, Error error);

}
