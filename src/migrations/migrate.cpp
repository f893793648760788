#include "migrations/migrate.h"

#include "base/utf8.h"
#include "migrations/migrationlint.h"
#include "migrations/migrationstep.h"
#include "migrations/text.h"
#include "pg/lockholders.h"
#include "scripts/scriptrunner.h"
#include "weeks/gameroles.h"
#include "weeks/tabledistribution.h"

#include <algorithm>
#include <span>
#include <utility>

namespace Weekglass {

namespace {

HistoryRow historyRow(const PendingMigration& migration)
{
    return {.version = migration.name.version.text(),
            .description = migration.name.description,
            .type = QStringLiteral("SQL"),
            .script = migration.script,
            .checksum = migration.checksum};
}

class Migrator
{
public:
    Migrator(Pg::Session& session, const GameDefinition& game, const MigrateOptions& options)
        : m_session(session)
        , m_game(game)
        , m_options(options)
    {
    }

    Result<MigrationReport> run();

private:
    /// False if nothing was pending any more.
    Result<bool> applyNext();
    /// False if the plan is another one by now.
    Result<bool> applyOutside(const PendingMigration& next);
    Result<MigrationPlan> checkedPlan();
    /// Of what was shown the rest, after what this call applied, has to be what is pending.
    Result<void> refuseUnseen(const MigrationPlan& plan) const;
    Result<void> begin();
    /// What the file's new tables need beside it: the roles' rights, and the nodes of a cluster.
    Result<void> completeTables();
    void wasApplied(const PendingMigration& migration);
    void tell(const QString& script) const;
    Pg::Call call() const { return {.stop = m_options.stop}; }

    Pg::Session& m_session;
    const GameDefinition& m_game;
    const MigrateOptions& m_options;
    std::optional<MigrationHistory> m_history; ///< as it was when it was read last under the lock
    MigrationReport m_report;
    int m_total = 0;
    bool m_isBegun = false;
};

Result<MigrationReport> Migrator::run()
{
    // nearly always there is nothing to do, and to see that needs no lock
    const auto plan = checkedPlan();
    if (!plan)
        return plan.error();
    for (const PendingMigration& migration : plan->pending) {
        if (auto safe = refuseUnsafe(migration.file(m_game)); !safe)
            return safe.error();
        const bool isOutside = lintMigration(migration.file(m_game)).outsideTransaction;
        if (auto fine = isOutside ? m_session.requireDirect(call())
                                  : refuseTraces(m_session, migration.file(m_game), call());
            !fine)
            return fine.error().at(migration.script);
    }
    m_report.version = plan->version;
    m_total = static_cast<int>(plan->pending.size());
    for (bool more = m_total > 0; more;) {
        const auto applied = applyNext();
        if (!applied)
            return applied.error();
        more = *applied;
    }
    tell({});
    return m_report;
}

Result<MigrationPlan> Migrator::checkedPlan()
{
    const bool isLocked = m_session.isInTransaction();
    auto history = isLocked && m_history ? readHistoryAgain(m_session, *m_history, call())
                                         : readHistory(m_session, call());
    if (!history)
        return history.error();
    auto plan = planMigrations(*history, m_game);
    if (isLocked)
        m_history = *std::move(history);
    if (m_options.target)
        plan.stopAt(*m_options.target);
    if (!plan.problems.empty())
        return plan.error();
    return plan;
}

Result<void> Migrator::refuseUnseen(const MigrationPlan& plan) const
{
    if (!m_options.shown)
        return {};
    const auto applied = std::min(m_options.shown->size(), static_cast<std::size_t>(m_report.applied.size()));
    const auto rest = std::span(*m_options.shown).subspan(applied);
    const bool isSame = std::ranges::equal(rest, plan.pending, [](const auto& shown, const auto& pending) {
        return shown.script == pending.script && shown.checksum == pending.checksum;
    });
    if (isSame)
        return {};
    QStringList scripts;
    for (const PendingMigration& pending : plan.pending)
        scripts << pending.script;
    return Error {
        .kind = Error::Kind::Format,
        .message = Text::tr("The pending migrations have changed since they were shown: now they are %1.")
                       .arg(scripts.join(QStringLiteral(", "))),
        .where = fromUtf8(m_session.database()),
        .advice = Text::tr("Somebody else may have migrated it. Preview again, and confirm the new plan.")};
}

Result<void> Migrator::begin()
{
    if (std::exchange(m_isBegun, true) || !m_options.onBegin)
        return {};
    return m_options.onBegin();
}

Result<void> Migrator::completeTables()
{
    auto granted = grantToRoles(m_session, m_game, call());
    return granted ? distributeNewTables(m_session, m_game.distribution, call()) : granted;
}

Result<bool> Migrator::applyNext()
{
    tell({});
    auto transaction = beginMigration(m_session, m_options);
    if (!transaction)
        return transaction.error();
    // again, under the lock: another migrator may have been here
    const auto plan = checkedPlan();
    if (!plan)
        return plan.error();
    m_report.version = plan->version;
    if (plan->pending.empty())
        return false;
    if (auto seen = refuseUnseen(*plan); !seen)
        return seen.error();
    if (auto begun = begin(); !begun)
        return begun.error();
    const PendingMigration& next = plan->pending.front();
    tell(next.script);
    const GameFile& file = next.file(m_game);
    if (lintMigration(file).outsideTransaction) {
        if (auto ended = transaction->rollback(); !ended)
            return ended.error();
        auto done = applyOutside(next);
        if (!done)
            return done;
        return !*done || plan->pending.size() > 1;
    }
    if (!m_history->hasFlyway) {
        if (auto created = createHistory(m_session, call()); !created)
            return created.error();
    }
    if (auto done = runRecorded(m_session, file, historyRow(next), call()); !done)
        return done.error();
    if (auto completed = completeTables(); !completed)
        return completed.error().at(next.script);
    if (auto committed = commitMigration(*transaction, next.script, call()); !committed)
        return committed.error();
    wasApplied(next);
    return plan->pending.size() > 1;
}

Result<bool> Migrator::applyOutside(const PendingMigration& next)
{
    const auto isNext = [this, &next]() -> Result<bool> {
        const auto plan = checkedPlan();
        if (!plan)
            return plan.error();
        return !plan->pending.empty() && plan->pending.front().script == next.script;
    };
    auto done = runOutside(m_session, next.file(m_game), historyRow(next), isNext, m_options);
    if (!done || !*done)
        return done;
    wasApplied(next);
    const auto completed = completeTables();
    return completed ? done : Result<bool>(completed.error().at(next.script));
}

void Migrator::wasApplied(const PendingMigration& migration)
{
    m_report.applied << migration.script;
    if (migration.name.kind == MigrationName::Kind::Versioned)
        m_report.version = migration.name.version.text();
}

void Migrator::tell(const QString& script) const
{
    if (m_options.onProgress)
        m_options.onProgress({static_cast<int>(m_report.applied.size()), m_total, script});
}

}

Result<MigrationReport> migrate(Pg::Session& session, const GameDefinition& game,
                                const MigrateOptions& options)
{
    return Pg::withLockHolders(session, Migrator(session, game, options).run());
}

}
