#pragma once

#include "drift/referencecatalog.h"
#include "lifecycle/board.h"

namespace Weekglass {

/// What only a session in the week itself tells.
struct WeekFacts
{
    QString version = {}; ///< of the schema; empty: none
    int pending = 0; ///< migrations that the week lacks
    QString note = {}; ///< what is wrong with its history; empty: nothing
    std::optional<int> differences = {}; ///< from what its migrations make; nothing: not compared
    QString driftNote = {}; ///< why it was not compared, or not wholly
    QByteArray resetAt =
        {}; ///< when the game says that it began, as the server writes it (UTC); empty: unknown
    bool isEmpty = false; ///< no event came yet
    bool isOver = false; ///< the game says that a later week has begun
    std::optional<Error> error = {}; ///< nothing above could be read
};

struct WeekFactsOptions
{
    ReferenceCatalogs* references = nullptr; ///< for drift; null: not compared
    int sessions = 4; ///< at the same time, at most
    /// Told of each week when it is known; by one thread at a time, which is not the caller's.
    std::function<void(const BoardWeek& week, const WeekFacts& facts)> onFacts = {};
    std::stop_token stop = {};
};

/// One week, by a session of its own. Never fails as a whole: what could not be read is in the facts.
WeekFacts readWeekFacts(const Pg::ConnectOptions& server, const GameDefinition& game, const BoardWeek& week,
                        const WeekFactsOptions& options = {});

/// Those weeks of a board that can be connected to, several at a time. The facts are in the board afterwards,
/// and what is due by the game's own word is marked. An error only if it was stopped; what was read by then
/// is there.
Result<void> readBoardFacts(const Pg::ConnectOptions& server, std::vector<GameBoard>& boards,
                            const WeekFactsOptions& options = {});

}
