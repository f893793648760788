#pragma once

#include "pg/session.h"
#include "replay/playlogloader.h"

#include <functional>
#include <stop_token>

namespace Weekglass {

/// Where what a week has stored is not what the plays say; texts as the server wrote them.
struct ReplayDivergence
{
    Pg::Value playNumber;
    Pg::Value path; ///< what differs, e.g. /home_score
    Pg::Value expected; ///< by the plays
    Pg::Value found; ///< stored
};

/// What the verification of one game found.
struct ReplayVerification
{
    QByteArray gameId;
    qint64 count = 0; ///< of all divergences
    std::vector<ReplayDivergence> first; ///< in play order, at most MaxDivergences

    bool agrees() const { return count == 0; }
};

constexpr std::size_t MaxDivergences = 200;

/// The statement that verifyReplay sends.
Result<Pg::Sql> verifySql(const PlayLogDefinition& definition);

/// Recomputes the state of a game from its plays and compares it with what is stored, on the server, by the
/// query of the definition (which must have one). Reads only.
Result<ReplayVerification> verifyReplay(Pg::Session& session, const PlayLogDefinition& definition,
                                        const QByteArray& gameId, const std::stop_token& stop = {});

/// What became of one game of many.
struct ReplayVerified
{
    qsizetype done = 0; ///< games, this one included
    qsizetype total = 0;
    PlayLogGame game;
    ReplayVerification verification;
};

/// Verifies all games of a log, the newest first, and tells each on the thread of the caller. @return how
/// many do not agree; the first error ends it.
Result<qint64> verifyReplays(Pg::Session& session, const PlayLogDefinition& definition,
                             const std::function<void(const ReplayVerified&)>& onGame,
                             const std::stop_token& stop = {});

}
