#pragma once

#include "pg/session.h"
#include "rollback/told.h"
#include "weeks/weekidentity.h"

#include <QJsonArray>

#include <chrono>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace Weekglass {

/// What an operation did to the rows of one table, by key and in the end: a row that was changed twice counts
/// once.
struct TableEffect
{
    QString table = {}; ///< schema.table; of a partitioned one the root
    QByteArray name = {}; ///< the same, quoted for statements
    QByteArray mirror = {}; ///< the ledger's table with its rows, quoted; empty: none was touched
    QByteArray shape = {}; ///< of its columns then
    QStringList titles = {}; ///< of the plan's steps that touch it; empty: only cascades and triggers did
    qint64 gone = 0;
    qint64 changed = 0;
    qint64 added = 0;
    QString before = {}; ///< fingerprint of the rows gone and changed, as they were
    QString after = {}; ///< of the rows changed and added, as they are
    bool isCopied =
        false; ///< more happened to it than its steps do, so that it was compared with a copy of itself
    /// Rows that were touched, at most five of each: the column image (gone, before, after, added), then the
    /// table's own. Only in a preview.
    Pg::Table sample = {};

    qint64 rows() const { return gone + changed + added; }
};

/// Who does it and why; kept with the operation.
struct OperationBy
{
    QString reason = {}; ///< mandatory
    QString ticket = {};
    QString operatorName = {}; ///< empty: the name of the database's user
};

struct RollbackOptions
{
    bool allowSuperuser =
        false; ///< triggers run with the rights of whoever does this: a superuser has to be allowed
    std::chrono::milliseconds lockWait {5000};
    std::chrono::milliseconds statementTimeout {std::chrono::minutes(30)};
    /// How many rows a table may have that cascades or triggers change beyond the plan.
    qint64 copyLimit = 200'000;
    /// A new session in the same week, for when the reply of COMMIT is lost: then it is looked up whether the
    /// operation was done. Without it such a loss is Error::Kind::Unknown.
    std::function<Result<Pg::Session>()> reopen = {};
    std::chrono::milliseconds lookUpFor {60000};
    /// The game's Redis that has to be restored afterwards, without secrets: the ledger says so in the same
    /// transaction. Empty: none.
    QString redisServer = {};
    /// Called in the transaction when all is done, before it is committed or thrown away; an error ends it
    /// with nothing done.
    std::function<Result<void>(Pg::Session&)> whenDone = {};
    Pg::Call call = {};
};

/// SQLSTATE, of none of the server's, of the error that a superuser was not allowed.
inline const QLatin1String SuperuserRefused("WGSUP");

enum class OperationKind {
    Rollback,
    Redo,
    Undo,
    Purge,
    Prune, ///< rows were deleted, and kept in the ledger
    Move ///< rows went to another table
};

/// One row of a week's ledger: the receipt.
struct Operation
{
    QByteArray id = {}; ///< UUID
    OperationKind kind = OperationKind::Rollback;
    QString log = {}; ///< id of the play log; empty: it is of no plays
    QByteArray gameId = {};
    qint64 target = 0; ///< play number that was rolled back to
    qint64 head = 0; ///< last play before the operation
    qint64 headAfter = 0; ///< last play after it; 0: none
    QString reason = {};
    QString ticket = {};
    QString operatorName = {};
    QString databaseUser = {};
    QString clientAddress = {}; ///< empty: a Unix socket
    QByteArray at = {}; ///< the server's time
    QByteArray transaction = {}; ///< its number on that server
    std::vector<TableEffect> tables = {};
    QStringList statements = {}; ///< as they were sent
    QByteArray undoes = {}; ///< the operation that this one takes back; empty: none
    QByteArray redoes = {};
    QByteArray undoneBy = {}; ///< the undo that took this one back; empty: none
    QByteArray redoneBy = {}; ///< the newest redo of it
    bool isPurged = false; ///< its rows were purged: it cannot be undone any more
    ToldGame game = {}; ///< empty: a purge, or done before this was kept
    WeekIdentity week = {};

    /// A rollback, or what took one back.
    bool isOfPlays() const { return !log.isEmpty(); }
    bool canBeUndone() const
    {
        return kind != OperationKind::Undo && kind != OperationKind::Purge && undoneBy.isEmpty() && !isPurged;
    }
    bool canBeRedone() const { return isOfPlays() && !undoneBy.isEmpty(); }
};

/// The name of the kind as the ledger and the receipts have it: rollback, redo, undo, purge, prune, move.
QString operationName(OperationKind kind);

/// The effects for programs; samples are not in it.
QJsonArray effectsArray(const std::vector<TableEffect>& tables);
QByteArray effectsJson(const std::vector<TableEffect>& tables);
/// Effects and game as the ledger keeps them.
QByteArray keptJson(const Operation& operation);
/// The facts of a game for programs: label, before, after.
QJsonArray factsJson(const ToldGame& game);

/// All operations of the session's week, the newest first; none if the week has no ledger.
Result<std::vector<Operation>> loadOperations(Pg::Session& session, const Pg::Call& call = {});
/// SQLSTATE of the error about an operation that the week does not have.
inline const QLatin1String NoSuchOperation("02000");

Result<Operation> loadOperation(Pg::Session& session, const QByteArray& id, const Pg::Call& call = {});

/// "to play 39", or "to the beginning" if nothing of the game stays but what it begins with; within a
/// sentence.
QString backToText(qint64 target);
/// "Rolled back from play 78 to play 39"
QString operationTitle(const Operation& operation);
/// How the server's log names a kind: its own "undo" is that of a migration.
QString loggedKind(OperationKind kind);
/// Likewise; what puts rows back that are of no plays is no rollback's undo.
QString loggedKind(const Operation& operation);
/// The kind of that which takes this one back.
QString loggedUndo(const Operation& undone);
/// Of the operation, for the detail of that log: its id, its game, from which play to which.
QByteArray loggedDetail(const Operation& operation);

/// "none", or the value.
QString toldText(const Pg::Value& value);

}
