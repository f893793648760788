#include "migrations/historyrepair.h"

#include "migrations/indexstatement.h"
#include "migrations/migrationerror.h"
#include "migrations/migrationstep.h"
#include "migrations/text.h"
#include "weeks/planhash.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Kind = HistoryChange::Kind;

const QLatin1String FlywayBaseline("<< Flyway Baseline >>");

QByteArray hashOf(const HistoryPlan& plan)
{
    PlanHash hash(plan.week);
    for (const HistoryChange& change : plan.changes) {
        hash.add(static_cast<int>(change.kind));
        hash.add(change.row.rank);
        hash.add(change.row.version);
        hash.add(change.checksum);
        hash.add(change.description);
        hash.add(change.index);
    }
    return hash.result();
}

/// What the changes are, for people.
QString explained(const HistoryChange& change)
{
    const QString script = change.row.script;
    switch (change.kind) {
    case Kind::Baseline:
        return Text::
            tr("The history begins with version %1: migrations up to it count as applied and never run here.")
                .arg(change.row.version);
    case Kind::RemoveFailed:
        return change.index.isEmpty()
            ? Text::tr("The row says that %1 failed. It is deleted, so that the migration can run again. "
                       "This does not undo the statements that ran before the failure.")
                  .arg(script)
            : Text::tr("The row says that %1 failed. It is deleted, so that the migration can run again. But "
                       "a valid index %2 exists, and may not be the one of the file: drop or rename it "
                       "first, or the migration fails again.")
                  .arg(script, change.index);
    case Kind::MarkSucceeded:
        return Text::tr("The row says that %1 failed, because its end was not recorded. All its changes are "
                        "there, so the row will say that it succeeded.")
            .arg(script);
    case Kind::Realign:
        return Text::tr(
                   "%1 was changed after it was applied. The history takes the checksum %2 instead of %3: "
                   "from now on the present file counts as applied. The week itself does not change.")
            .arg(script, change.checksum ? QString::number(*change.checksum) : QString(),
                 change.row.checksum ? QString::number(*change.row.checksum) : Text::tr("none"));
    case Kind::MarkDeleted:
        return Text::tr("%1 was applied, but the game has no such file. A row of type DELETE marks it as "
                        "removed. Its objects stay.")
            .arg(script);
    case Kind::DropInvalidIndex:
        return Text::tr("The index %1 was left invalid by %2. It is dropped; no query uses it.")
            .arg(change.index, script);
    }
    return {};
}

class RepairPlanner
{
public:
    RepairPlanner(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
        : m_session(session)
        , m_game(game)
        , m_call(call)
    {
    }

    Result<HistoryPlan> plan();

private:
    Result<void> addFailed(const MigrationHistory& history);
    /// Nothing if the server does not let us find out.
    IndexOutcome outcomeOf(const IndexStatement& index);
    std::optional<IndexStatement> indexOf(const HistoryRow& row) const;
    void add(HistoryChange change)
    {
        change.explanation = explained(change);
        m_plan.changes.push_back(std::move(change));
    }

    Pg::Session& m_session;
    const GameDefinition& m_game;
    const Pg::Call& m_call;
    HistoryPlan m_plan;
};

Result<HistoryPlan> RepairPlanner::plan()
{
    auto identity = identify(m_session);
    if (!identity)
        return identity.error();
    m_plan.week = *std::move(identity);
    auto history = readHistory(m_session, m_call);
    if (!history)
        return history.error();
    if (!history->hasFlyway)
        return migrationError(m_plan.week.name,
                              Text::tr("There is no history of migrations that could be repaired."),
                              Text::tr("If the database was made without one, write a baseline."));
    if (auto added = addFailed(*history); !added)
        return added.error();
    // the rest as it is without the failed rows, as Flyway does it
    std::erase_if(history->rows, [](const HistoryRow& row) { return !row.success; });
    for (const MigrationStatus& migration : planMigrations(*history, m_game).migrations) {
        if (auto change = repairOf(migration))
            add(*std::move(change));
    }
    m_plan.hash = hashOf(m_plan);
    return std::move(m_plan);
}

Result<void> RepairPlanner::addFailed(const MigrationHistory& history)
{
    const bool isAny = std::any_of(history.rows.begin(), history.rows.end(),
                                   [](const HistoryRow& row) { return !row.success; });
    const auto invalid = isAny ? invalidIndexes(m_session, m_call) : Result(std::vector<InvalidIndex>());
    if (!invalid)
        return invalid.error();
    for (const HistoryRow& row : history.rows) {
        if (row.success)
            continue;
        const auto index = indexOf(row);
        const IndexOutcome outcome = index ? outcomeOf(*index) : IndexOutcome();
        add({.kind = outcome.isDone ? Kind::MarkSucceeded : Kind::RemoveFailed,
             .row = row,
             .index = outcome.other});
        for (const InvalidIndex& one : *invalid) {
            if (index && index->hasLeft(one))
                add({.kind = Kind::DropInvalidIndex, .row = row, .index = one.name});
        }
    }
    return {};
}

std::optional<IndexStatement> RepairPlanner::indexOf(const HistoryRow& row) const
{
    for (const GameFile& file : m_game.migrations) {
        if (file.name.section(QLatin1Char('/'), -1) == row.script)
            return IndexStatement::read(file);
    }
    return {};
}

IndexOutcome RepairPlanner::outcomeOf(const IndexStatement& index)
{
    const auto transaction = Pg::Transaction::join(m_session, Pg::Transaction::Access::ReadWrite, m_call);
    if (!transaction)
        return {};
    const auto outcome = indexOutcome(m_session, index, m_call);
    return outcome ? *outcome : IndexOutcome();
}

/// Under the migration lock, in its transaction.
Result<void> apply(Pg::Session& session, const HistoryChange& change, const Pg::Call& call)
{
    const auto run = [&session, &call](const char* file, const Pg::Params& parameters) -> Result<void> {
        return session.execute(Pg::Sql::load(file), parameters, call);
    };
    const QByteArray rank = QByteArray::number(change.row.rank);
    HistoryRow row = change.row;
    switch (change.kind) {
    case Kind::RemoveFailed:
        return run("weekglass/history_remove.sql", {rank});
    case Kind::MarkSucceeded:
        return run("weekglass/history_succeeded.sql", {rank, QByteArray::number(row.milliseconds)});
    case Kind::Realign:
        return run("weekglass/history_realign.sql",
                   {rank, change.description.toUtf8(),
                    change.checksum ? Pg::Value(QByteArray::number(*change.checksum)) : Pg::Value()});
    case Kind::DropInvalidIndex: // quoted by the server
        return session.execute(Pg::Sql::trusted("DROP INDEX " + change.index.toUtf8()), {}, call)
            .at(change.index);
    case Kind::MarkDeleted:
        row.type = QStringLiteral("DELETE");
        row.milliseconds = 0;
        break;
    case Kind::Baseline:
        break;
    }
    return addHistoryRow(session, row, call);
}

/// Does what @p makePlan says, if it is still what was confirmed.
Result<void> applyPlan(Pg::Session& session, const std::function<Result<HistoryPlan>()>& makePlan,
                       const QByteArray& hash, const MigrateOptions& options)
{
    const Pg::Call call {.stop = options.stop};
    auto transaction = beginMigration(session, options);
    if (!transaction)
        return transaction.error();
    const auto plan = makePlan();
    if (!plan)
        return plan.error();
    if (plan->hash != hash)
        return migrationError(plan->week.name, Text::tr("The history has changed since this was confirmed."),
                              Text::tr("Make a new plan; nothing was changed."));
    if (auto created = createHistory(session, call); !created)
        return created;
    for (const HistoryChange& change : plan->changes) {
        if (auto done = apply(session, change, call); !done)
            return done;
    }
    return commitMigration(*transaction, plan->week.name, call);
}

}

std::optional<HistoryChange> repairOf(const MigrationStatus& migration)
{
    if (migration.state == MigrationState::Missing)
        return HistoryChange {.kind = Kind::MarkDeleted, .row = *migration.row};
    const bool isVersioned = migration.name.kind == MigrationName::Kind::Versioned;
    const bool isApplied =
        migration.state == MigrationState::Applied || migration.state == MigrationState::Changed;
    if (!isVersioned || !isApplied
        || (migration.row->checksum == migration.checksum
            && migration.row->description == migration.name.description))
        return {};
    return HistoryChange {.kind = Kind::Realign,
                          .row = *migration.row,
                          .checksum = migration.checksum,
                          .description = migration.name.description};
}

Result<HistoryPlan> planBaseline(Pg::Session& session, const QString& version, const QString& description,
                                 const Pg::Call& call)
{
    const auto parsed = MigrationVersion::parse(version);
    if (!parsed)
        return parsed.error();
    if (description.size() > 200)
        return migrationError(
            version, Text::tr("The description is longer than the 200 characters of the history's column."));
    auto identity = identify(session);
    if (!identity)
        return identity.error();
    const auto history = readHistory(session, call);
    if (!history)
        return history.error();
    if (!history->alembicRevision.isEmpty())
        return migrationError(identity->name, Text::tr("Alembic manages the schema of this database."));
    if (std::any_of(history->rows.begin(), history->rows.end(),
                    [](const HistoryRow& row) { return row.type != QLatin1String("SCHEMA"); }))
        return migrationError(
            identity->name, Text::tr("The database has a history of migrations already."),
            Text::tr("A baseline is only for one that has none; if the history is wrong, repair it."));
    HistoryPlan plan {.week = *std::move(identity), .changes = {}, .hash = {}};
    HistoryChange change {.kind = Kind::Baseline,
                          .row = {.version = parsed->text(),
                                  .description = description.isEmpty() ? FlywayBaseline : description,
                                  .type = QStringLiteral("BASELINE"),
                                  .script = description.isEmpty() ? FlywayBaseline : description}};
    change.description = change.row.description;
    change.explanation = explained(change);
    plan.changes.push_back(change);
    plan.hash = hashOf(plan);
    return plan;
}

Result<HistoryPlan> planRepair(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
{
    return RepairPlanner(session, game, call).plan();
}

Result<void> baseline(Pg::Session& session, const QString& version, const QString& description,
                      const QByteArray& hash, const MigrateOptions& options)
{
    return applyPlan(
        session, [&] { return planBaseline(session, version, description, {.stop = options.stop}); }, hash,
        options);
}

Result<void> repair(Pg::Session& session, const GameDefinition& game, const QByteArray& hash,
                    const MigrateOptions& options)
{
    const Pg::Call call {.stop = options.stop};
    return applyPlan(
        session, [&] { return RepairPlanner(session, game, call).plan(); }, hash, options);
}

}
