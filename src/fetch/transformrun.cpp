#include "fetch/transformrun.h"

#include "fetch/text.h"
#include "migrations/migrationplan.h"
#include "pg/lockholders.h"
#include "pg/transaction.h"
#include "scripts/scriptrunner.h"

#include <numeric>

namespace Weekglass {

namespace {

using Pg::Sql;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

milliseconds since(Clock::time_point begun)
{
    return std::chrono::duration_cast<milliseconds>(Clock::now() - begun);
}

/// Two at once would wait for each other's rows, and one of them for ever.
Result<void> lock(Pg::Session& session, const Pg::Call& call)
{
    return session.query(Sql("SELECT pg_catalog.pg_advisory_xact_lock(1464288838, 2)"), {}, call);
}

Result<qint64> changedRows(Pg::Session& session, const Pg::Call& call)
{
    const auto rows = session.query(Sql::load("weekglass/transform_rows.sql"), {}, call);
    return rows ? Pg::numberOf(rows->single()) : Result<qint64>(rows.error());
}

Result<void> runStep(Pg::Session& session, const GameFile& file, TransformStep& step, const Pg::Call& call)
{
    const auto begun = Clock::now();
    const auto before = changedRows(session, call);
    if (!before)
        return before.error();
    auto done = runScript(session, file, call);
    step.took = since(begun);
    if (!done)
        return done;
    const auto after = changedRows(session, call);
    step.rows = after ? std::max<qint64>(*after - *before, 0) : 0; // truncating takes some back
    return after ? Result<void>() : after.error();
}

/// A statement may have failed because the week stands before a migration: then the error says so.
Error withPendingMigrations(Pg::Session& session, const GameDefinition& game, Error error,
                            const Pg::Call& call)
{
    if (error.kind != Error::Kind::Sql)
        return error;
    const auto plan = planMigrations(session, game, call);
    const auto pending = plan ? plan->pending.size() : 0;
    if (pending > 0)
        error.advice = Text::tr("%n migration(s) of the game are not in this week yet. Migrate it first.",
                                nullptr, static_cast<int>(pending));
    return error;
}

Result<void> runSteps(Pg::Session& session, const GameDefinition& game, const WeekIdentity& week,
                      TransformRun& run, const Pg::Call& call)
{
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadWrite, call);
    if (!transaction)
        return transaction.error();
    if (auto verified = verifyIdentity(session, week); !verified)
        return verified;
    if (auto locked = lock(session, call); !locked)
        return locked;
    if (run.isRebuild) {
        if (auto set = session.script(Sql("SET LOCAL weekglass.rebuild = 'on'"), call); !set)
            return set;
    }
    for (const GameFile& file : game.transforms) {
        run.steps.push_back({.name = file.name});
        if (auto done = runStep(session, file, run.steps.back(), call); !done)
            return done;
    }
    return transaction->commit(call);
}

}

qint64 TransformRun::rows() const
{
    return std::accumulate(steps.begin(), steps.end(), qint64(0),
                           [](qint64 sum, const TransformStep& step) { return sum + step.rows; });
}

bool canRebuild(const GameDefinition& game)
{
    return !game.transforms.empty() && game.transforms.front().name.endsWith(QLatin1String("rebuild.sql"));
}

TransformRun transformWeek(Pg::Session& session, const GameDefinition& game, const WeekIdentity& week,
                           TransformKind kind, const Pg::Call& call)
{
    TransformRun run {.begunAt = QDateTime::currentDateTimeUtc(),
                      .isRebuild = kind == TransformKind::Rebuild};
    const auto begun = Clock::now();
    if (run.isRebuild && !canRebuild(game))
        run.error = Error {
            .kind = Error::Kind::Format,
            .message = Text::tr("%1 does not say which tables a rebuild empties.").arg(game.title),
            .advice = Text::tr("A game says so by a first transform whose name ends in “rebuild.sql”.")};
    else if (auto done = runSteps(session, game, week, run, call); !done)
        run.error = Pg::withLockHolders(session, withPendingMigrations(session, game, done.error(), call));
    run.took = since(begun);
    return run;
}

}
