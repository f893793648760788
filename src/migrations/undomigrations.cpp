#include "migrations/undomigrations.h"

#include "migrations/flywaychecksum.h"
#include "migrations/migrationerror.h"
#include "migrations/migrationstep.h"
#include "migrations/text.h"
#include "pg/lockholders.h"
#include "pg/transaction.h"
#include "weeks/planhash.h"

#include <algorithm>

namespace Weekglass {

namespace {

/// Makes the plan in the transaction of the session, so that names are found as they are when it runs.
class UndoPlanner
{
public:
    UndoPlanner(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
        : m_session(session)
        , m_game(game)
        , m_call(call)
    {
    }

    /// @p locks keeps others from writing to the tables that are counted.
    Result<UndoPlan> plan(const QString& target, bool locks);

private:
    void findSteps(const MigrationPlan& migrations, const MigrationVersion& target);
    void addStep(const MigrationStatus& migration);
    QByteArray hash() const;

    Pg::Session& m_session;
    const GameDefinition& m_game;
    const Pg::Call& m_call;
    UndoPlan m_plan;
};

Result<UndoPlan> UndoPlanner::plan(const QString& target, bool locks)
{
    const auto version = MigrationVersion::parse(target);
    if (!version)
        return version.error();
    auto identity = identify(m_session);
    if (!identity)
        return identity.error();
    const auto migrations = planMigrations(m_session, m_game, m_call);
    if (!migrations)
        return migrations.error();
    const bool toNothing = *version == *MigrationVersion::parse(QStringLiteral("0"));
    m_plan = {.week = *std::move(identity),
              .version = migrations->version,
              .target = toNothing ? QString() : version->text(),
              .steps = {},
              .problems = migrations->problems,
              .hash = {}};
    const bool isThere = std::any_of(migrations->applied.begin(), migrations->applied.end(),
                                     [&version](const HistoryRow& row) {
                                         const auto applied = MigrationVersion::parse(row.version);
                                         return applied && *applied == *version;
                                     });
    if (!toNothing && !isThere)
        m_plan.problems.push_back(migrationError(target, Text::tr("The week never had this version."),
                                                 Text::tr("Name one that it has, or 0 for none.")));
    findSteps(*migrations, *version);
    for (UndoStep& step : m_plan.steps) {
        auto tables =
            destroyedRows(m_session, step.lint, locks ? Locking::AgainstWriters : Locking::None, m_call);
        if (!tables)
            return tables.error();
        step.tables = *std::move(tables);
    }
    if (m_plan.steps.empty() && m_plan.problems.empty())
        m_plan.problems.push_back(migrationError(
            m_plan.version, Text::tr("There is nothing to take back: the week has this version.")));
    m_plan.hash = hash();
    return std::move(m_plan);
}

void UndoPlanner::findSteps(const MigrationPlan& migrations, const MigrationVersion& target)
{
    std::vector<const MigrationStatus*> later;
    for (const MigrationStatus& one : migrations.migrations) {
        if (one.state == MigrationState::Applied && one.name.kind == MigrationName::Kind::Versioned
            && one.name.version > target)
            later.push_back(&one);
    }
    std::sort(later.begin(), later.end(),
              [](const MigrationStatus* a, const MigrationStatus* b) { return a->row->rank > b->row->rank; });
    for (const MigrationStatus* one : later)
        addStep(*one);
}

void UndoPlanner::addStep(const MigrationStatus& migration)
{
    for (std::size_t i = 0; i < m_game.undo.size(); ++i) {
        const GameFile& file = m_game.undo[i];
        const QString script = file.name.section(QLatin1Char('/'), -1);
        const auto name = MigrationName::parse(script);
        if (!name || name->version != migration.name.version)
            continue;
        const UndoStep step {.applied = *migration.row,
                             .script = script,
                             .checksum = flywayChecksum(file.text),
                             .index = i,
                             .lint = lintMigration(file)};
        if (const LintFinding* refused = step.lint.refusal())
            m_plan.problems.push_back(
                migrationError(Text::tr("%1, line %2").arg(file.name, QString::number(refused->line)),
                               refused->message, refused->advice));
        else if (step.lint.outsideTransaction)
            m_plan.problems.push_back(migrationError(
                file.name, Text::tr("An undo runs in one transaction: it happens completely or not at all."),
                Text::tr("Use the statement that needs no marker.")));
        m_plan.steps.push_back(step);
        return;
    }
    for (const auto& [version, reason] : m_game.withoutUndo) {
        if (const auto known = MigrationVersion::parse(version); known && *known == migration.name.version)
            return m_plan.problems.push_back(migrationError(
                migration.script, Text::tr("The game cannot take this version back: %1").arg(reason),
                Text::tr("Migrate forward to the version you want.")));
    }
    m_plan.problems.push_back(
        migrationError(migration.script, Text::tr("The game has no file that takes this version back."),
                       Text::tr("Write %1, or migrate forward to the version you want.")
                           .arg(QStringLiteral("U%1__…sql").arg(migration.name.version.text()))));
}

QByteArray UndoPlanner::hash() const
{
    PlanHash hash(m_plan.week);
    hash.add(m_plan.version);
    hash.add(m_plan.target);
    for (const UndoStep& step : m_plan.steps) {
        hash.add(step.applied.rank);
        hash.add(step.script);
        hash.add(m_game.undo[step.index].text);
        for (const UndoStep::Table& table : step.tables) {
            hash.add(table.name);
            hash.add(table.rows);
        }
    }
    return hash.result();
}

Error planError(const UndoPlan& plan)
{
    MigrationPlan problems;
    problems.problems = plan.problems;
    return problems.error();
}

Result<MigrationReport> undoNow(Pg::Session& session, const GameDefinition& game, const QString& target,
                                const QByteArray& hash, const MigrateOptions& options)
{
    const Pg::Call call {.stop = options.stop};
    auto transaction = beginMigration(session, options);
    if (!transaction)
        return transaction.error();
    const auto plan = UndoPlanner(session, game, call).plan(target, true);
    if (!plan)
        return plan.error();
    if (!plan->problems.empty())
        return planError(*plan);
    if (plan->hash != hash)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("The plan of the undo has changed since it was confirmed."),
                      .where = plan->week.name,
                      .advice = Text::tr("Make a new plan; nothing was changed.")};
    MigrationReport report;
    const int total = static_cast<int>(plan->steps.size());
    for (const UndoStep& step : plan->steps) {
        if (options.onProgress)
            options.onProgress({static_cast<int>(report.applied.size()), total, step.script});
        const auto name = MigrationName::parse(step.script);
        auto done = runRecorded(session, game.undo[step.index],
                                {.version = name->version.text(),
                                 .description = name->description,
                                 .type = QStringLiteral("UNDO_SQL"),
                                 .script = step.script,
                                 .checksum = step.checksum},
                                call);
        if (!done)
            return done.error();
        report.applied << step.script;
    }
    const auto after = planMigrations(session, game, call);
    if (!after)
        return after.error();
    report.version = after->version;
    if (auto committed = commitMigration(*transaction, plan->target, call); !committed)
        return committed.error();
    return report;
}

}

Result<UndoPlan> planUndo(Pg::Session& session, const GameDefinition& game, const QString& target,
                          const Pg::Call& call)
{
    // what only looks locks nothing, and ends with this: nobody waits while somebody reads the plan
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadOnly, call);
    if (!transaction)
        return transaction.error();
    return UndoPlanner(session, game, call).plan(target, false);
}

Result<MigrationReport> undoMigrations(Pg::Session& session, const GameDefinition& game,
                                       const QString& target, const QByteArray& hash,
                                       const MigrateOptions& options)
{
    return Pg::withLockHolders(session, undoNow(session, game, target, hash, options));
}

}
