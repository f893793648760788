#include "week/migrate.h"

#include "pg/transaction.h"
#include "week/lockwait.h"
#include "week/scriptrunner.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Migrate)
};

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
    Result<Pg::Transaction> beginLocked();
    Result<void> apply(const PendingMigration& migration);
    Result<void> record(const PendingMigration& migration, qint64 milliseconds);
    Result<MigrationPlan> checkedPlan();
    void tell(const QString& script) const;
    Pg::Call call() const { return {.stop = m_options.stop}; }

    Pg::Session& m_session;
    const GameDefinition& m_game;
    const MigrateOptions& m_options;
    MigrationReport m_report;
    int m_total = 0;
};

Result<MigrationReport> Migrator::run()
{
    // nearly always there is nothing to do, and to see that needs no lock
    const auto plan = checkedPlan();
    if (!plan)
        return plan.error();
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
    auto plan = planMigrations(m_session, m_game, call());
    if (plan && !plan->problems.empty())
        return plan->error();
    return plan;
}

Result<bool> Migrator::applyNext()
{
    tell({});
    auto transaction = beginLocked();
    if (!transaction)
        return transaction.error();
    // again, under the lock: another migrator may have been here
    const auto plan = checkedPlan();
    if (!plan)
        return plan.error();
    m_report.version = plan->version;
    if (plan->pending.empty())
        return false;
    const PendingMigration& next = plan->pending.front();
    tell(next.script);
    if (auto done = apply(next); !done)
        return done.error();
    if (auto committed = transaction->commit(call()); !committed) {
        Error error = committed.error().at(next.script);
        if (error.kind == Error::Kind::Unknown)
            error.advice =
                Text::tr("Migrate again: the history tells what was applied, and nothing is applied twice.");
        return error;
    }
    m_report.applied << next.script;
    m_report.version = next.name.version.text();
    return plan->pending.size() > 1;
}

Result<Pg::Transaction> Migrator::beginLocked()
{
    std::optional<Pg::Transaction> transaction;
    const auto got = waitForLock(m_options.lockWait, m_options.stop, [&]() -> Result<bool> {
        transaction.reset(); // not idle in a transaction while somebody else works
        auto begun = Pg::Transaction::begin(m_session, Pg::Transaction::Access::ReadWrite, call());
        if (!begun)
            return begun.error();
        transaction.emplace(*std::move(begun));
        return tryMigrationLock(m_session, call());
    });
    if (!got)
        return got.error();
    if (!*got) {
        transaction.reset();
        return Error {.kind = Error::Kind::Timeout,
                      .message = Text::tr("Somebody else is migrating this week."),
                      .where = QString::fromUtf8(m_session.database()),
                      .advice = Text::tr("Wait until they are done and try again; nothing was changed."),
                      .detail = lockHolders(m_session, MigrationLock)};
    }
    return *std::move(transaction);
}

Result<void> Migrator::apply(const PendingMigration& migration)
{
    const auto create = Pg::Sql::load(QStringLiteral("weekglass/history_create.sql"));
    if (!create)
        return create.error();
    if (auto created = m_session.script(*create, call()); !created)
        return created.error().at(QStringLiteral("flyway_schema_history"));
    QElapsedTimer clock;
    clock.start();
    if (auto done = runScript(m_session, m_game.migrations[migration.index], call()); !done)
        return done;
    return record(migration, clock.elapsed());
}

Result<void> Migrator::record(const PendingMigration& migration, qint64 milliseconds)
{
    const auto insert = Pg::Sql::load(QStringLiteral("weekglass/history_insert.sql"));
    if (!insert)
        return insert.error();
    const auto inserted = m_session.execute(
        *insert,
        {migration.name.version.text().toUtf8(), migration.name.description.toUtf8(),
         migration.script.toUtf8(), QByteArray::number(migration.checksum), QByteArray::number(milliseconds)},
        call());
    if (!inserted)
        return inserted.error().at(QStringLiteral("flyway_schema_history"));
    return {};
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
    return Migrator(session, game, options).run();
}

Result<bool> tryMigrationLock(Pg::Session& session, const Pg::Call& call)
{
    const auto sql = Pg::Sql::load(QStringLiteral("weekglass/try_migration_lock.sql"));
    if (!sql)
        return sql.error();
    const auto answer = session.query(*sql, {QByteArray::number(MigrationLock)}, call);
    if (!answer)
        return answer.error();
    return answer->single() == "t";
}

}
