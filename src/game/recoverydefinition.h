#pragma once

#include <QString>

#include <vector>

namespace Weekglass {

/// How the value of a recovery key is written outside the database.
enum class RecoveryType {
    Integer,
    Number,
    Boolean ///< true and false, or 1 and 0
};

/// A value that the running game keeps outside the database, in Redis, and that its snapshots keep too.
struct RecoveryKey
{
    QString key; ///< in Redis
    QString path; ///< JSON Pointer into the snapshot's payload
    RecoveryType type = RecoveryType::Integer;
};

/// How Redis has one of many things: a hash with a field per member, or one string of JSON.
enum class RedisForm { Hash, Json };

/// Things of which the running game has a key each, and its snapshots an array: ships, bodies.
struct RecoveryThings
{
    QString title; ///< "Ships"
    QString array; ///< JSON Pointer into the snapshot's payload
    QString id; ///< JSON Pointer into an element
    QString key; ///< with {id} in it: "ship:{id}"
    RedisForm form = RedisForm::Hash;
    QString set = {}; ///< key of the set of their ids; empty: there is none
};

/// What a game that was stopped starts again from.
struct RecoveryDefinition
{
    QString source; ///< id of the snapshot source
    QString position; ///< the one of the keys that is compared with a snapshot's seq: an integer
    std::vector<RecoveryKey> keys; ///< in the order in which they are written
    std::vector<RecoveryThings> things = {}; ///< written before the keys
};

}
