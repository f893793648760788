#include "lifecycle/sample.h"

#include "base/utf8.h"
#include "lifecycle/text.h"
#include "migrations/migrate.h"
#include "pg/subquery.h"
#include "pg/transaction.h"
#include "scripts/scriptrunner.h"

namespace Weekglass {

namespace {

Result<bool> hasRows(Pg::Session& session, const GameFile& file, const Pg::Call& call)
{
    const auto query = Pg::subqueryOf(file.text, file.name, Pg::Sql("q"));
    if (!query)
        return query.error();
    const auto found =
        session.query(Pg::Sql("SELECT EXISTS (SELECT FROM ") + *query + Pg::Sql(")"), {}, call);
    if (!found) {
        Error error = found.error().at(file.name);
        if (error.sqlState == QLatin1String("42P01") || error.sqlState == QLatin1String("3F000"))
            error.advice = Text::tr("Migrate the week first.");
        return error;
    }
    return found->single() == "t";
}

Result<void> refuseIfFilled(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
{
    std::vector<const GameFile*> queries;
    for (const EventSource& source : game.events)
        queries.push_back(&source.query);
    for (const PlayLogDefinition& log : game.playLogs)
        queries.push_back(&log.games);
    for (const GameFile* file : queries) {
        const auto filled = hasRows(session, *file, call);
        if (!filled)
            return filled.error();
        if (*filled)
            return Error {
                .kind = Error::Kind::Format,
                .message =
                    Text::tr("The week holds data already (%1); made-up data is only put into an empty one.")
                        .arg(file->name),
                .where = fromUtf8(session.database()),
                .advice = Text::tr("Create another week for it.")};
    }
    return {};
}

Result<void> setSettings(Pg::Session& session, const WeekName& name, qint64 seed, const Pg::Call& call)
{
    const auto set =
        session.query(Pg::Sql::load("weekglass/sample_settings.sql"),
                      {QByteArray::number(seed), name.monday().toString(Qt::ISODate).toUtf8()}, call);
    if (!set)
        return set.error();
    return {};
}

/// As for a migration: no two at once, and not while the tables are being changed.
Result<void> takeLock(Pg::Session& session, const Pg::Call& call)
{
    const auto got = tryMigrationLock(session, call);
    if (!got)
        return got.error();
    if (!*got)
        return Error {.kind = Error::Kind::Timeout,
                      .message = Text::tr("Somebody else is filling or migrating this week."),
                      .where = fromUtf8(session.database()),
                      .advice = Text::tr("Wait until they are done, then check again.")};
    return {};
}

Result<void> fill(Pg::Session& session, const GameDefinition& game, const WeekName& name, qint64 seed,
                  const Pg::Call& call)
{
    if (auto locked = takeLock(session, call); !locked)
        return locked;
    if (auto fine = refuseIfFilled(session, game, call); !fine)
        return fine;
    if (auto set = setSettings(session, name, seed, call); !set)
        return set;
    if (auto filled = runScript(session, *game.sample, call); !filled)
        return filled;
    return runTransforms(session, game, call);
}

}

Result<void> checkHasSample(const GameDefinition& game)
{
    if (game.sample)
        return {};
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("The game %1 has no sample.sql.").arg(game.title),
                  .where = game.folder,
                  .advice = Text::tr("Import recorded data instead.")};
}

Result<void> fillSample(Pg::Session& session, const GameDefinition& game, const WeekName& name, qint64 seed,
                        const Pg::Call& call)
{
    if (auto fine = checkHasSample(game); !fine)
        return fine;
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadWrite, call);
    if (!transaction)
        return transaction.error();
    if (auto filled = fill(session, game, name, seed, call); !filled)
        return filled;
    if (auto committed = transaction->commit(call); !committed)
        return committed;
    // the data is in; without statistics it is only found more slowly for a while
    if (const auto analyze = Pg::Sql::load("weekglass/analyze.sql"))
        (void)session.execute(*analyze, {}, call);
    return {};
}

}
