#include "migrations/migratelogged.h"

namespace Weekglass {

namespace {

class MigrationLog
{
public:
    MigrationLog(std::shared_ptr<Pg::SessionPool> server, AdminBy by, std::stop_token stop)
        : m_server(std::move(server))
        , m_by(std::move(by))
        , m_stop(std::move(stop))
    {
    }

    Result<void> begin(const WeekIdentity& week);
    /// Nothing for one that was not begun.
    void end(const WeekMigrated& week);
    const QString& notLogged() const { return m_notLogged; }

private:
    std::shared_ptr<Pg::SessionPool> m_server;
    AdminBy m_by;
    std::stop_token m_stop;
    std::optional<Pg::SessionPool::Lease> m_maintenance;
    std::optional<LoggedOperation> m_operation; // of the week that is under way
    QString m_notLogged;
};

Result<void> MigrationLog::begin(const WeekIdentity& week)
{
    auto maintenance = m_server->acquire({}, m_stop);
    if (!maintenance)
        return maintenance.error();
    m_maintenance.emplace(*std::move(maintenance));
    auto operation = LoggedOperation::begin(**m_maintenance,
                                            {.kind = QStringLiteral("migrate"), .week = week, .by = m_by});
    if (!operation)
        return operation.error();
    m_operation.emplace(*std::move(operation));
    return {};
}

void MigrationLog::end(const WeekMigrated& week)
{
    if (!m_operation)
        return;
    if (const auto ended = endSchemaChange(*m_operation, week.report.applied, week.error);
        !ended && m_notLogged.isEmpty())
        m_notLogged = ended.error().text();
    m_operation.reset();
    m_maintenance.reset();
}

}

MigratedLogged migrateLogged(const std::vector<WeekHandle>& weeks, const AdminBy& by,
                             MigrateWeeksOptions options)
{
    if (weeks.empty())
        return {};
    MigrationLog log(weeks.front().pool, by, options.stop);
    options.onBegin = [&](std::size_t place) { return log.begin(weeks[place].identity); };
    options.onWeek = [&log, told = std::move(options.onWeek)](std::size_t place, const WeekMigrated& week) {
        if (week.outcome != WeekMigrated::Outcome::Running)
            log.end(week);
        if (told)
            told(place, week);
    };
    MigratedLogged done {.weeks = migrateWeeks(weeks, options)};
    done.notLogged = log.notLogged();
    return done;
}

}
