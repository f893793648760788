#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace Weekglass {

/// SQL that is kept in the workspace for all weeks of a game. For workers: every call waits for the disk.

struct SavedSql
{
    QString name; ///< that the user gave; of the history: none
    QString text;
    QDateTime at = {}; ///< of the history: when it was run last, UTC
};

/// What was run, the newest first; at most the newest few hundred are kept, each text once.
Result<std::vector<SavedSql>> sqlHistory(const QString& game);
/// @p sql: its text and when it was run.
Result<void> rememberSql(const QString& game, const SavedSql& sql);

/// Queries with a name, by name.
Result<std::vector<SavedSql>> namedSql(const QString& game);
/// One of the same name is replaced.
Result<void> saveNamedSql(const QString& game, const SavedSql& sql);
Result<void> removeNamedSql(const QString& game, const QString& name);

}
