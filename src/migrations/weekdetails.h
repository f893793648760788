#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"

#include <optional>

namespace Weekglass {

/// What a week says about itself.
struct WeekDetails
{
    enum class Schema {
        NotMigrated, ///< no history of migrations, or an empty one
        Current, ///< every migration of the game is applied
        Behind, ///< migrations are pending
        Differs, ///< the history and the game's files disagree, or a migration failed: see note
        Alembic, ///< managed by Alembic, version is its revision
    };

    /// Bytes on the server's disk, of a distributed week on all nodes; nothing: one of them does not answer.
    std::optional<qint64> size = 0;
    Schema schema = Schema::NotMigrated;
    QString version; ///< empty if there is none
    int pending = 0; ///< migrations that the week lacks
    QString note; ///< the first thing wrong with the schema, empty if nothing is
    std::optional<QByteArray>
        lastEvent; ///< time of the newest event of the first source, as the server writes it (UTC)
};

/// When the newest event of the first source was, as the server writes it (UTC); nothing: there is none, or
/// no table for it. An error ends the transaction.
Result<std::optional<QByteArray>> newestEvent(Pg::Session& session, const GameDefinition& game,
                                              const Pg::Call& call = {});

/// Asks the session's database. Missing tables are an answer, not an error.
Result<WeekDetails> weekDetails(Pg::Session& session, const GameDefinition& game, const Pg::Call& call = {});

}
