#include "maintenance/taskrun.h"

#include "maintenance/text.h"
#include "pg/lockholders.h"
#include "weeks/databasefacts.h"

namespace Weekglass {

using Pg::Sql;

Result<Pg::Session> openWeekForTask(const MaintenanceRequest& request)
{
    auto session = openForWork(request.server, request.week.name, request.stop);
    if (!session)
        return session;
    if (auto same = verifyIdentity(*session, request.week); !same)
        return same.error();
    return session;
}

RollbackOptions ledgerOptions(const MaintenanceRequest& request)
{
    return {
        .reopen = [server = request.server, name = request.week.name] { return openDatabase(server, name); },
        .call = request.call()};
}

OperationBy ledgerBy(const AdminBy& by)
{
    return {.reason = by.reason, .operatorName = by.operatorName};
}

Result<void> runAlone(Pg::Session& session, const Sql& statement, const MaintenanceRequest& request,
                      std::chrono::milliseconds lockWait)
{
    const auto set =
        session.query(Sql("SELECT pg_catalog.set_config('lock_timeout', $1::TEXT, false)"),
                      {QByteArray::number(static_cast<qint64>(lockWait.count()))}, request.call());
    if (!set)
        return set.error();
    return Pg::withLockHolders(session, session.statement(statement, request.call()));
}

Result<void> goOn(const MaintenanceRequest& request)
{
    if (!request.stop.stop_requested())
        return {};
    return Error {.kind = Error::Kind::Cancelled, .message = Text::tr("It was stopped.")};
}

Error taskRefused(const MaintenanceRequest& request, const QString& message, const QString& advice)
{
    return {.kind = Error::Kind::Sql, .message = message, .where = request.week.name, .advice = advice};
}

}
