#pragma once

#include "workspace/saveditems.h"

namespace Weekglass {

/// SQL that is kept in the workspace for all weeks of a game.
struct SavedSql
{
    QString name; ///< that the user gave; of the history: none
    QString text;
    QDateTime at = {}; ///< of the history: when it was run last, UTC
};

inline constexpr char SqlHistoryKind[] = "sqlHistory";
inline constexpr char NamedSqlKind[] = "sqlQuery";

/// Of items of the history: the newest first.
std::vector<SavedSql> sqlHistory(const std::vector<SavedItem>& items);
/// Of items with a name.
std::vector<SavedSql> namedSql(const std::vector<SavedItem>& items);
/// Into the history, which keeps the newest few hundred, each text once. For workers: waits for the disk.
/// @p sql: its text and when it was run
Result<void> rememberSql(const QString& game, const SavedSql& sql);

}
