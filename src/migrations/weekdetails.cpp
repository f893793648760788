#include "migrations/weekdetails.h"

#include "migrations/migrationplan.h"
#include "pg/subquery.h"
#include "pg/transaction.h"
#include "weeks/weekcluster.h"

namespace Weekglass {

namespace {

Result<std::optional<qint64>> databaseSize(Pg::Session& session, const Pg::Call& call)
{
    const auto size = session.query(Pg::Sql::load("catalog/database_size.sql"), {}, call);
    if (!size)
        return size.error();
    const qint64 here = Pg::numberOf(size->single());
    const auto shards = sizesOnWorkers(session, call);
    if (!shards || !shards->hasWorkers())
        return shards ? Result<std::optional<qint64>>(here) : shards.error();
    const auto identity = identify(session);
    return identity ? Result<std::optional<qint64>>(shards->withShards(*identity, here)) : identity.error();
}

void describeSchema(const MigrationPlan& plan, WeekDetails& details)
{
    details.version = plan.version;
    details.pending = static_cast<int>(plan.pending.size());
    if (!plan.problems.empty())
        details.note = plan.problems.front().where + QStringLiteral(": ") + plan.problems.front().message;
    if (plan.manager == MigrationPlan::Manager::Alembic)
        details.schema = WeekDetails::Schema::Alembic;
    else if (!plan.problems.empty())
        details.schema = WeekDetails::Schema::Differs;
    else if (plan.version.isEmpty())
        details.schema = WeekDetails::Schema::NotMigrated;
    else
        details.schema = plan.pending.empty() ? WeekDetails::Schema::Current : WeekDetails::Schema::Behind;
}

/// Tables that are not there, or not ours to read, mean that there is no newest event to tell.
bool isAbsence(const Error& error)
{
    return error.kind == Error::Kind::Sql && error.sqlState.startsWith(QLatin1String("42"));
}

}

Result<std::optional<QByteArray>> newestEvent(Pg::Session& session, const GameDefinition& game,
                                              const Pg::Call& call)
{
    if (game.events.empty())
        return std::optional<QByteArray>();
    const GameFile& file = game.events.front().query;
    const auto query = Pg::subqueryOf(file.text, file.name, Pg::Sql("q"));
    if (!query)
        return query.error();
    // by the key of the source, so that the first entry of its index answers
    const auto newest =
        session.query(Pg::Sql("SELECT q.at FROM ") + *query
                          + Pg::Sql(" WHERE q.at IS NOT NULL ORDER BY q.at DESC, q.id DESC LIMIT 1"),
                      {}, call);
    if (newest)
        return newest->single();
    if (isAbsence(newest.error()) || newest.error().sqlState == QLatin1String("3F000"))
        return std::optional<QByteArray>();
    return newest.error().at(file.name);
}

Result<WeekDetails> weekDetails(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
{
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadOnly, call);
    if (!transaction)
        return transaction.error();
    WeekDetails details;
    const auto size = databaseSize(session, call);
    if (!size)
        return size.error();
    details.size = *size;
    const auto plan = planMigrations(session, game, call);
    if (!plan)
        return plan.error();
    describeSchema(*plan, details);
    const auto newest = newestEvent(session, game, call); // last: an error ends the transaction
    if (!newest)
        return newest.error();
    details.lastEvent = *newest;
    return details;
}

}
