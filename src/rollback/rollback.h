#pragma once

#include "game/gamedefinition.h"
#include "rollback/operation.h"

namespace Weekglass {

/// What is to be cut. The definitions must outlive the calls.
struct RollbackRequest
{
    const GameDefinition& game;
    const PlayLogDefinition& log;
    QByteArray gameId = {};
    qint64 target = 0; ///< the last play that stays
};

/// Where a game can be rolled back to.
struct RollbackPoints
{
    struct Refusal
    {
        qint64 playNumber = 0;
        QString reason = {};
    };

    qint64 head = 0; ///< its last play, to which there is nothing to roll back; 0: it has none
    std::vector<Refusal> refused = {}; ///< by play number

    /// Why not to this play; empty: it can be chosen.
    QString reasonAgainst(qint64 playNumber) const;
};

Result<RollbackPoints> rollbackPoints(Pg::Session& session, const PlayLogDefinition& log,
                                      const QByteArray& gameId, const Pg::Call& call = {});

/// A game besides the one that is rolled back, whose number of plays changes with it.
struct OtherGame
{
    QByteArray gameId = {};
    qint64 before = 0;
    qint64 after = 0;
};

/// What a rollback does not turn back, and why.
struct LeftPart
{
    QString part = {}; ///< a table, columns of one, or a part of what is saved
    QString reason = {};
    bool isLacking = false; ///< the play does not say it; otherwise the plan leaves it on purpose
};

/// "The number of plays changes in 2 other games: 7 from 80 to 41, …"
QString othersText(const std::vector<OtherGame>& others);

/// What a rollback does, found by doing it in a transaction that is rolled back.
struct RollbackPreview
{
    WeekIdentity week = {};
    QByteArray gameId = {};
    qint64 target = 0;
    qint64 head = 0;
    qint64 headAfter = 0; ///< 0: no play is left
    std::vector<TableEffect> tables = {}; ///< in the order in which they are touched first
    QString gameTable = {}; ///< of the row that stands for the game
    ToldGame game = {};
    std::vector<ToldTable> told = {}; ///< the tables in words of the game
    Pg::Table gameRow = {}; ///< that row before (rows[0]) and after (rows[1], if it is still there)
    qint64 ledgerBytes = 0;
    std::optional<qint64>
        freeBytes; ///< where the server keeps its data; nothing: it cannot be known from here
    QString role = {}; ///< as which the statements and triggers run
    std::vector<OtherGame> others = {}; ///< games that are cut along, where the plan does so on purpose
    std::vector<LeftPart> left = {}; ///< not turned back
    QStringList triggers = {}; ///< code of the week that runs along: "public.plays: trigger plays_touch"
    QStringList warnings = {}; ///< e.g. which right is missing to undo it, or what other games lose
    QStringList notSeen = {}; ///< what no preview can see, in plain words
    QStringList statements = {};
    QByteArray confirmation = {}; ///< of exactly this; goes to rollBack()
};

Result<RollbackPreview> previewRollback(Pg::Session& session, const RollbackRequest& request,
                                        const RollbackOptions& options = {});

/// Rolls back in one transaction, with all that it removes kept in the ledger. Refused, with nothing done, if
/// anything that @p confirmation stands for changed since the preview. Done or not done: an error of
/// Error::Kind::Unknown comes only if no server answered until options.lookUpFor, and names the operation.
Result<Operation> rollBack(Pg::Session& session, const RollbackRequest& request,
                           const QByteArray& confirmation, const OperationBy& by,
                           const RollbackOptions& options = {});

/// The rollback @p undone again, to the same play; it must have been undone. Preview it by previewRollback()
/// with its log, game and target.
Result<Operation> redoRollback(Pg::Session& session, const GameDefinition& game, const QByteArray& undone,
                               const QByteArray& confirmation, const OperationBy& by,
                               const RollbackOptions& options = {});

}
