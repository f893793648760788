#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"
#include "replay/playlog.h"

#include <functional>
#include <stop_token>
#include <utility>
#include <vector>

namespace Weekglass {

/// One game of a play log, as its games query tells; texts as the server wrote them.
struct PlayLogGame
{
    QByteArray gameId;
    Pg::Value title;
    Pg::Value startedAt;
    Pg::Value plays; ///< a count
    Pg::Value status;
    std::vector<std::pair<QByteArray, Pg::Value>> further; ///< the query's other columns with their names
};

struct PlayLogGames
{
    std::vector<PlayLogGame> games; ///< the newest first
    bool hasMore = false; ///< there are more than the limit: narrow the search
};

struct GamesRequest
{
    QString search; ///< a part of the title or of the id, in any case; empty: all
    int limit = 2000;
    std::vector<GameFile> names = {}; ///< of namesOf(): their games are found, too
};

/// The queries that name whom or what the games of this log have in them.
std::vector<GameFile> namesOf(const GameDefinition& game, const PlayLogDefinition& log);

/// The statements that the functions below send, to be shown.
Result<Pg::Sql> gamesSql(const PlayLogDefinition& definition, const std::vector<GameFile>& names = {});
Result<Pg::Sql> playsSql(const PlayLogDefinition& definition);
Result<Pg::Sql> startSql(const GameFile& file);
Result<Pg::Sql> asOfSql(const GameFile& file);

/// The games of a log, searched and cut on the server. Runs in a read-only transaction of its own.
Result<PlayLogGames> loadGames(Pg::Session& session, const PlayLogDefinition& definition,
                               const GamesRequest& request = {}, const std::stop_token& stop = {});

/// Given the plays so far, now and then, on the thread of the loader: first soon, so that a long game can be
/// looked at while the rest of it comes. Games that are loaded at once give no parts.
using PlayLogParts = std::function<void(std::shared_ptr<const PlayLog> part)>;

/// All plays of a game, streamed into memory in one read-only transaction, so that plays and as-of state are
/// of one moment, or in the transaction that the session is in. A game without plays gives an empty log.
/// Refuses a game that takes more than @p maxBytes.
Result<std::shared_ptr<const PlayLog>> loadPlays(Pg::Session& session, const PlayLogDefinition& definition,
                                                 const QByteArray& gameId, const std::stop_token& stop = {},
                                                 const PlayLogParts& parts = {},
                                                 qsizetype maxBytes = qsizetype(1500) * 1024 * 1024);

}
