#include "admin/freezeweek.h"
#include "admin/resetweek.h"
#include "week/weeklock.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

constexpr std::chrono::seconds LockWait(10);

/// Runs @p change as a logged operation, under the lock.
Result<void> logged(Pg::Session& maintenance, const QString& week, const QString& kind, const AdminBy& by,
                    const std::function<Result<QByteArray>(const WeekIdentity&)>& before,
                    const std::function<Result<void>(const WeekIdentity&)>& change)
{
    if (const auto quoted = Pg::Sql::identifier(week); !quoted)
        return quoted.error();
    const auto lock = WeekLock::take(maintenance, week, LockWait);
    if (!lock)
        return lock.error();
    const auto facts = readDatabaseFacts(maintenance, week);
    if (!facts)
        return facts.error();
    const auto detail = before(facts->identity);
    if (!detail)
        return detail.error();
    auto operation = LoggedOperation::begin(
        maintenance, {.kind = kind, .week = facts->identity, .by = by, .detail = *detail});
    if (!operation)
        return operation.error();
    if (auto changed = change(facts->identity); !changed)
        return operation->failed(changed.error());
    return operation->done();
}

}

Result<void> freezeLogged(Pg::Session& maintenance, const QString& week, const QString& game,
                          const AdminBy& by)
{
    return logged(
        maintenance, week, QStringLiteral("freeze"), by,
        [&](const WeekIdentity& identity) -> Result<QByteArray> {
            const auto rights = readRights(maintenance, identity);
            return rights ? Result<QByteArray>(rightsJson(*rights)) : rights.error();
        },
        [&](const WeekIdentity& identity) { return freezeWeek(maintenance, identity, game); });
}

Result<void> thawLogged(Pg::Session& maintenance, const QString& week, const QString& game, const AdminBy& by)
{
    return logged(
        maintenance, week, QStringLiteral("thaw"), by,
        [](const WeekIdentity&) -> Result<QByteArray> { return QByteArray("{}"); },
        [&](const WeekIdentity& identity) -> Result<void> {
            const auto unfinished = unfinishedReset(maintenance, week);
            if (!unfinished)
                return unfinished.error();
            if (*unfinished)
                return Error {
                    .kind = Error::Kind::Sql,
                    .message = QCoreApplication::translate(
                        "FreezeWeek", "A reset of this week is under way, which needs it frozen."),
                    .where = week,
                    .advice = QCoreApplication::translate("FreezeWeek", "Resume the reset or take it back.")};
            const auto entries = readLog(maintenance, {.week = week});
            if (!entries)
                return entries.error();
            // the first freeze since the last thaw knows what there was; a second one saw it frozen already
            FrozenRights before {.connectors = {}};
            for (const LogEntry& entry : *entries) {
                const bool keepsRights =
                    entry.kind == QLatin1String("freeze") && entry.event == LogEvent::Begun;
                if (keepsRights && entry.week == identity && !rightsOf(entry.detail).wasFrozen)
                    before = rightsOf(entry.detail);
            }
            return thawWeek(maintenance, identity, game, before);
        });
}

}
