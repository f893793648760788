#include "rollback/rollback.h"

#include "base/utf8.h"
#include "rollback/plancheck.h"
#include "rollback/playqueries.h"
#include "rollback/rollbackrun.h"
#include "rollback/text.h"
#include "weeks/lacks.h"

#include <QFileInfo>
#include <QStorageInfo>
#include <QUuid>

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

/// So often a rollback that lost against somebody else (deadlock) is tried.
constexpr int MaxTries = 3;
/// So often more tables turn out to be changed by cascades and triggers.
constexpr int MaxRounds = 6;

QByteArray newId()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

Result<void> checkRequest(const RollbackRequest& request)
{
    if (request.log.rollback)
        return {};
    return refusal(Text::tr("The play log “%1” of %2 does not say how it is rolled back.")
                       .arg(request.log.title, request.game.title),
                   Text::tr("Describe it under “rollback” in game.json."));
}

/// What ends a try: by commit, or by throwing it away.
using Conclusion = std::function<Result<void>(LedgerTransaction&, const RollbackRun&, RollbackRun::Done&)>;

/// One try: either concluded, or with tables in @p copied that the next one has to copy.
Result<void> tryOnce(Pg::Session& session, const RollbackRequest& request, const RollbackOptions& options,
                     const QByteArray& id, bool isPreview, QByteArrayList& copied, bool& isConcluded,
                     const Conclusion& conclude)
{
    std::vector<quint32> oids;
    std::optional<qint64> wrongHead;
    const auto attempt = [&]() -> Result<void> {
        auto transaction = LedgerTransaction::begin(session, options);
        if (!transaction)
            return transaction.error();
        RollbackRun run(*transaction, request, id);
        if (auto prepared = run.prepare(copied); !prepared)
            return prepared;
        oids = run.oids();
        QByteArrayList unforeseen;
        auto done = run.run(unforeseen, isPreview);
        wrongHead = run.wrongHead();
        if (!done)
            return done.error();
        if (!unforeseen.isEmpty()) {
            copied += unforeseen;
            return {};
        }
        isConcluded = true;
        return conclude(*transaction, run, *done);
    };
    auto tried = attempt();
    if (wrongHead)
        return wrongHeadError(session, request, *wrongHead, options);
    return tried ? tried
                 : Result<void>(withBlockers(session, tried.error(), oids, request.log.id, request.gameId));
}

Result<void> runToTheEnd(Pg::Session& session, const RollbackRequest& request, const RollbackOptions& options,
                         const QByteArray& id, bool isPreview, const Conclusion& conclude)
{
    if (auto fine = checkRequest(request); !fine)
        return fine;
    QByteArrayList copied;
    bool isConcluded = false;
    int tries = 1;
    for (int round = 0; round < MaxRounds; ++round) {
        auto tried = tryOnce(session, request, options, id, isPreview, copied, isConcluded, conclude);
        if (isConcluded || (!tried && (!isTransient(tried.error()) || ++tries > MaxTries)))
            return tried;
    }
    return refusal(Text::tr("Triggers change more and more tables (%1), so their effects cannot be followed.")
                       .arg(fromUtf8(copied.join(", "))));
}

/// Free bytes where the server keeps its data, if that is on this machine and may be known.
std::optional<qint64> freeBytes(LedgerTransaction& transaction)
{
    const auto where = transaction.query(
        Sql("SELECT pg_catalog.current_setting('data_directory') WHERE pg_catalog.inet_server_addr() IS NULL "
            "AND pg_catalog.pg_has_role('pg_read_all_settings', 'USAGE')"));
    if (!where || !where->single())
        return {};
    const QString folder = fromUtf8(*where->single());
    if (!QFileInfo::exists(folder))
        return {};
    return QStorageInfo(folder).bytesAvailable();
}

QStringList notSeen()
{
    return {Text::tr("Sequences that triggers advance stay advanced, now and after an undo."),
            Text::tr("Notifications (NOTIFY) that triggers send go out when the rollback is committed."),
            Text::tr("Changes that triggers make outside this database (foreign tables, dblink, files) are "
                     "neither counted nor undone.")};
}

Result<Operation> commitRollback(Pg::Session& session, const RollbackRequest& request,
                                 const QByteArray& expected, const OperationBy& by,
                                 const RollbackOptions& options, const QByteArray& redoes)
{
    if (auto given = checkReason(by); !given)
        return given.error();
    Operation operation {.id = newId(),
                         .kind = redoes.isEmpty() ? OperationKind::Rollback : OperationKind::Redo,
                         .log = request.log.id,
                         .gameId = request.gameId,
                         .target = request.target,
                         .redoes = redoes};
    const auto conclude = [&](LedgerTransaction& transaction, const RollbackRun&,
                              RollbackRun::Done& done) -> Result<void> {
        if (auto same = compareConfirmations(expected, done.confirmation, done); !same)
            return same;
        if (auto called = transaction.callWhenDone(); !called)
            return called;
        operation.head = done.head;
        operation.headAfter = done.headAfter;
        operation.tables = std::move(done.tables);
        operation.game = std::move(done.game);
        if (auto recorded = transaction.record(operation, by); !recorded)
            return recorded;
        return transaction.commit(operation);
    };
    auto done = runToTheEnd(session, request, options, operation.id, false, conclude);
    return done ? Result<Operation>(std::move(operation)) : done.error();
}

}

QString RollbackPoints::reasonAgainst(qint64 playNumber) const
{
    if (head == 0)
        return Text::tr("the game has no plays.");
    if (playNumber < 0)
        return Text::tr("there is no such play.");
    if (playNumber == head)
        return Text::tr("it is the last play, after which there is nothing to take back.");
    if (playNumber > head)
        return Text::tr("the last play is %1.").arg(head);
    const auto found = std::ranges::find(refused, playNumber, &Refusal::playNumber);
    return found == refused.end() ? QString() : found->reason;
}

Result<RollbackPoints> rollbackPoints(Pg::Session& session, const PlayLogDefinition& log,
                                      const QByteArray& gameId, const Pg::Call& call)
{
    if (!log.rollback)
        return refusal(Text::tr("The play log “%1” cannot be rolled back.").arg(log.title));
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::Snapshot, call);
    if (!transaction)
        return transaction.error();
    const auto head = headOf(session, *log.rollback, gameId, call);
    if (!head)
        return head.error();
    auto refused = refusedPlays(session, *log.rollback, gameId, {}, call);
    if (!refused)
        return refused.error();
    return RollbackPoints {*head, *std::move(refused)};
}

namespace {

/// The server names the first table or column that a step misses; the user wants all, and the tables that the
/// other steps need.
Error namingLacks(Pg::Session& session, const PlayLogDefinition& log, Error error, const Pg::Call& call)
{
    // which rights are missing is said by the rollback itself
    const bool isLack = error.kind == Error::Kind::Sql && error.sqlState != QLatin1String("42501")
        && (error.sqlState.isEmpty() || error.sqlState.startsWith(QLatin1String("42"))
            || error.sqlState == QLatin1String("3F000"));
    const auto missing = isLack ? lacksOfRollback(session, log, call) : Result<QStringList>(QStringList());
    if (!missing || missing->isEmpty())
        return error;
    error.detail = error.message + (error.detail.isEmpty() ? QString() : QLatin1Char('\n') + error.detail);
    error.message = Text::tr("This database lacks parts that the rollback of “%1” needs: %2.")
                        .arg(log.title, missing->join(Text::tr(", ")));
    error.advice = Text::tr("Nothing was done.");
    return error;
}

}

Result<RollbackPreview> previewRollback(Pg::Session& session, const RollbackRequest& request,
                                        const RollbackOptions& options)
{
    RollbackPreview preview;
    preview.gameId = request.gameId;
    preview.target = request.target;
    preview.notSeen = notSeen();
    if (request.log.rollback)
        preview.gameTable = request.log.rollback->lockTable;
    const auto conclude = [&](LedgerTransaction& transaction, const RollbackRun& run,
                              RollbackRun::Done& done) -> Result<void> {
        preview.week = transaction.facts().week;
        preview.role = transaction.facts().role;
        preview.head = done.head;
        preview.headAfter = done.headAfter;
        preview.tables = std::move(done.tables);
        preview.game = std::move(done.game);
        preview.told = std::move(done.told);
        preview.gameRow = std::move(done.gameRow);
        preview.ledgerBytes = done.ledgerBytes;
        preview.freeBytes = freeBytes(transaction);
        preview.triggers = run.triggers();
        preview.warnings = run.warnings();
        preview.others = std::move(done.others);
        preview.left = std::move(done.left);
        if (mayTouchOthers(*request.log.rollback))
            preview.warnings << Text::tr(
                                    "The game's definition says that this touches rows of other games. %1")
                                    .arg(othersText(preview.others));
        preview.statements = transaction.statements();
        preview.confirmation = done.confirmation;
        if (auto called = transaction.callWhenDone(); !called)
            return called;
        return transaction.rollback();
    };
    auto done = runToTheEnd(session, request, options, newId(), true, conclude);
    return done ? Result<RollbackPreview>(std::move(preview))
                : namingLacks(session, request.log, done.error(), options.call);
}

Result<Operation> rollBack(Pg::Session& session, const RollbackRequest& request,
                           const QByteArray& confirmation, const OperationBy& by,
                           const RollbackOptions& options)
{
    return commitRollback(session, request, confirmation, by, options, {});
}

Result<Operation> redoRollback(Pg::Session& session, const GameDefinition& game, const QByteArray& undone,
                               const QByteArray& confirmation, const OperationBy& by,
                               const RollbackOptions& options)
{
    const auto operation = loadOperation(session, undone, options.call);
    if (!operation)
        return operation.error();
    if (!operation->canBeRedone())
        return refusal(Text::tr("The operation was not undone, so it cannot be done again."));
    const PlayLogDefinition* log = game.playLog(operation->log);
    if (!log)
        return refusal(Text::tr("%1 no longer has the play log “%2”.").arg(game.title, operation->log));
    return commitRollback(session, {game, *log, operation->gameId, operation->target}, confirmation, by,
                          options, operation->id);
}

}
