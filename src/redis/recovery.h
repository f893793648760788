#pragma once

#include "redis/newestsnapshots.h"
#include "redis/redisthings.h"

#include <QStringList>

namespace Weekglass {

/// What Redis holds of a game's recovery keys.
struct RedisState
{
    struct Entry
    {
        Pg::Value value = {}; ///< null: the key is not there
        QString problem = {}; ///< why it is no value of its type; translated, empty if it is one
    };

    QString server; ///< without secrets
    std::vector<Entry> entries; ///< in the order of the manifest's keys
    std::vector<RedisThings> things = {}; ///< in the order of the manifest's; empty: not read
};

/// Why the snapshot is to be restored: after a crash only what counts, after a rollback what the week has.
enum class RecoveryCause { Restart, Rollback };

/// In no transaction of Redis, which would end a WATCH.
Result<RedisState> readRedisState(RedisSession& redis, const RecoveryDefinition& recovery);

/// Which state a game that was stopped starts again from, and what restoring the snapshot would do.
struct RecoveryAdvice
{
    enum class Authority { Snapshot, Redis, Unclear };

    struct Item
    {
        QString key;
        Pg::Value redis; ///< as it is
        Pg::Value snapshot; ///< as it would be written; null if the snapshot does not say
        QString problem; ///< of the value in Redis
        bool isThing = false; ///< one of many, or their set: null in the snapshot means that it is removed
        std::vector<QByteArrayList> commands = {}; ///< that write a thing

        bool isSame() const { return redis == snapshot; }
    };

    Authority authority = Authority::Unclear;
    QString reason; ///< why, and if it is unclear what to do about it; translated
    QString redisServer;
    std::vector<NewestSnapshot> snapshots; ///< with the greatest position
    std::vector<Item> items; ///< in the order in which they are written
    /// Of all above: restoring is refused when it has changed since it was shown.
    QByteArray token;

    bool canRestore() const { return authority == Authority::Snapshot; }
};

/// Redis counts only if its position is greater than the newest snapshot's, which was put into durable
/// storage.
RecoveryAdvice adviseRecovery(const RecoveryDefinition& recovery, const RedisState& state,
                              std::vector<NewestSnapshot> snapshots,
                              RecoveryCause cause = RecoveryCause::Restart);

/// Reads both and compares them. The game must have a recovery section.
Result<RecoveryAdvice> adviseRecovery(RedisSession& redis, Pg::Session& session, const GameDefinition& game,
                                      const Pg::Call& call = {},
                                      RecoveryCause cause = RecoveryCause::Restart);

/// What the user decides on, in words: "Snapshot", "Redis", "Unclear"; "same", "12 → 15".
QString authorityText(RecoveryAdvice::Authority authority);
QString verdictText(const RecoveryAdvice& advice, const RecoveryAdvice::Item& item);

/// What the server's log keeps of a recovery: one JSON object.
QByteArray loggedDetail(const RecoveryAdvice& written);

/// The same under a WATCH: writing the advice does nothing if a key changes until then.
Result<RecoveryAdvice> adviseWatching(RedisSession& redis, Pg::Session& session, const GameDefinition& game,
                                      const Pg::Call& call = {},
                                      RecoveryCause cause = RecoveryCause::Restart);
/// Whether @p advice is the one that @p token is of, and can be restored.
Result<void> checkAdvice(const RecoveryAdvice& advice, const QByteArray& token);
/// All keys or none. Kind Unknown: the answer was lost.
Result<void> writeRecovery(RedisSession& redis, const RecoveryAdvice& advice);

/// Writes the newest snapshot's values: all keys or none, in the manifest's order. Refused when anything
/// differs from the advice that @p token is of, or changes meanwhile. Kind Unknown: the answer was lost.
/// @return what was written.
Result<RecoveryAdvice> restoreRecovery(RedisSession& redis, Pg::Session& session, const GameDefinition& game,
                                       const QByteArray& token, const Pg::Call& call = {},
                                       RecoveryCause cause = RecoveryCause::Restart);

}
