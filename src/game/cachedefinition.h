#pragma once

#include "game/gamefile.h"

#include <vector>

namespace Weekglass {

/// What a key in Redis is, and how it mirrors rows.
enum class CacheType {
    String, ///< one value of one row
    Hash, ///< fields of one row
    SortedSet, ///< members with their scores, a row each
    Ranking, ///< the same, compared rank by rank from the greatest score on
    JsonObject, ///< a string: one row
    JsonArray ///< a string: rows in their order
};

struct CacheField
{
    QString field; ///< of the hash
    QString column; ///< of the query
};

/// Keys that the running game keeps in Redis to spare its database: what each mirrors, and for how long.
struct CacheDefinition
{
    QString id;
    QString title; ///< "Wallet"
    QString key; ///< with at most one {placeholder}: player:{player}:wallet
    CacheType type = CacheType::String;
    qint64 seconds = 0; ///< that a key lives at most; 0: no certain time, and then it is never written
    /// $1: an array of what stands for the placeholder ('' of a key without one); subject and what the type
    /// asks for: column, the fields' columns, member and score, or any columns. Who has nothing has one row
    /// of NULLs.
    GameFile query;
    QString column = {}; ///< of a String
    std::vector<CacheField> fields = {}; ///< of a Hash; what else it has is not compared
    QString by = {}; ///< field of a Hash that is $1 instead of the placeholder
    bool isSecret = false; ///< what stands for the placeholder lets somebody in: it is shown in part

    /// What stands between the braces; empty: one key.
    QString placeholder() const;
    QString prefix() const; ///< of the key before the placeholder
    QString suffix() const; ///< and after it
    /// Whether it can be written as the row has it.
    bool isWritten() const { return seconds > 0 && by.isEmpty(); }
};

}
