#pragma once

#include "base/result.h"

#include <QLoggingCategory>
#include <QStringList>

namespace Weekglass {

// The categories of the log. What they say at the level "info" and above holds names, figures and SQLSTATEs,
// and nothing that a week holds: it is in diagnostics. Statements are said at the level "debug".
Q_DECLARE_LOGGING_CATEGORY(pgLog) // connections and statements
Q_DECLARE_LOGGING_CATEGORY(serverLog) // the private server
Q_DECLARE_LOGGING_CATEGORY(adminLog) // what is done to weeks
Q_DECLARE_LOGGING_CATEGORY(userLog) // what the user does: actions, pages, commands

/// What of the log is written, and where.
struct LogOptions
{
    QString rules = {}; ///< "pg,server=info": categories with the least level (debug); all=… for all of them
    QString file = {}; ///< lines are added there; empty: standard error
};

/// From now on the log is kept in memory, and written as the options say. Warnings go to standard error at
/// least. An error says what of the rules cannot be understood, or why the file cannot be written.
Result<void> startLog(const LogOptions& options = {});

/// The last lines, at most 300, from the level "info" on.
QStringList recentLog();

/// For --help: what may be named in the rules.
QString logCategoryNames();

}
