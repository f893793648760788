#pragma once

#include "redis/redissession.h"
#include "redis/snapshotthings.h"

#include <map>

namespace Weekglass {

/// What Redis has of one thing.
struct RedisThing
{
    QByteArray id;
    QByteArray key;
    bool isThere = false;
    std::map<QByteArray, QByteArray> fields = {}; ///< of a hash
    QByteArray text = {}; ///< of a string
    QString problem = {}; ///< why it is nothing that the game writes; translated
};

/// What Redis has of one kind of things: those of the snapshot, and those that their set names.
struct RedisThings
{
    QByteArrayList members = {}; ///< of the set, sorted
    QString problem = {}; ///< of the set
    std::vector<RedisThing> list = {}; ///< by id
};

/// One key beside what it becomes, and how.
struct ThingItem
{
    QString key;
    Pg::Value redis = {}; ///< as JSON; null: the key is not there
    Pg::Value snapshot = {}; ///< as JSON; null: it is removed
    QString problem = {};
    std::vector<QByteArrayList> commands = {}; ///< that make it so; none if it is
};

/// Of kinds that the snapshot has no list of nothing is read. @p watch: an EXEC afterwards does nothing if
/// one of the keys changes.
Result<std::vector<RedisThings>> readRedisThings(RedisSession& redis, const RecoveryDefinition& recovery,
                                                 const std::vector<SnapshotThings>& snapshot, bool watch);

/// The set of each kind after its things.
std::vector<ThingItem> itemsOfThings(const RecoveryDefinition& recovery,
                                     const std::vector<SnapshotThings>& snapshot,
                                     const std::vector<RedisThings>& redis);

}
