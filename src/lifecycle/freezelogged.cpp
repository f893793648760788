#include "lifecycle/freezeweek.h"
#include "lifecycle/resetweek.h"
#include "lifecycle/text.h"
#include "pg/lockholders.h"
#include "weeks/weeklock.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Weekglass {

namespace {

/// Runs @p change as a logged operation, under the lock.
Result<void> logged(Pg::Session& maintenance, const QString& week, const QString& kind, const AdminBy& by,
                    const std::function<Result<QByteArray>(const WeekIdentity&)>& before,
                    const std::function<Result<void>(const WeekIdentity&)>& change)
{
    if (const auto quoted = Pg::Sql::identifier(week); !quoted)
        return quoted.error();
    const auto lock = WeekLock::take(maintenance, week, WeekLockWait);
    if (!lock)
        return lock.error();
    const auto facts = readDatabaseFacts(maintenance, week);
    if (!facts)
        return facts.error();
    if (facts->isCurrent) // what is frozen could not even be written into its log
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("The connection itself is to this database."),
                      .where = week,
                      .advice = Text::tr("Connect to another database of the server, such as postgres.")};
    const auto detail = before(facts->identity);
    if (!detail)
        return detail.error();
    auto operation = LoggedOperation::begin(
        maintenance, {.kind = kind, .week = facts->identity, .by = by, .detail = *detail});
    if (!operation)
        return operation.error();
    if (auto changed = change(facts->identity); !changed)
        return operation->failed(Pg::withLockHolders(maintenance, changed.error()));
    return operation->done();
}

FrozenRights rightsOfReset(const QByteArray& detail)
{
    const QJsonObject rights = QJsonDocument::fromJson(detail)[QLatin1String("rights")].toObject();
    return rightsOf(QJsonDocument(rights).toJson(QJsonDocument::Compact));
}

/// As the first freeze or reset since the last thaw found them: a second one saw the week frozen already.
/// Nothing if no entry knows.
std::optional<FrozenRights> rightsBefore(const std::vector<LogEntry>& entries, const WeekIdentity& week)
{
    std::optional<FrozenRights> before;
    for (const LogEntry& entry : entries) {
        if (entry.week != week)
            continue;
        const bool isReset = entry.kind == QLatin1String("reset");
        const bool isThaw = entry.kind == QLatin1String("thaw") && entry.event == LogEvent::Done;
        if (isThaw || (isReset && entry.event == LogEvent::Undone))
            before.reset();
        if (entry.event != LogEvent::Begun || before || !(isReset || entry.kind == QLatin1String("freeze")))
            continue;
        const auto rights = isReset ? rightsOfReset(entry.detail) : rightsOf(entry.detail);
        if (!rights.wasFrozen)
            before = rights;
    }
    return before;
}

/// Nobody has anything to take back in a week that is open, and that no entry says was frozen.
Result<void> refuseIfNotFrozen(Pg::Session& maintenance, const WeekIdentity& week)
{
    const auto facts = readDatabaseFacts(maintenance, week.name);
    const auto rights = readRights(maintenance, week);
    const auto entries = readLog(maintenance, {.week = week.name});
    if (!facts || !rights || !entries)
        return !facts ? facts.error() : !rights ? rights.error() : entries.error();
    if (rights->wasFrozen || !facts->allowsConnections || rightsBefore(*entries, week))
        return {};
    return Error {.kind = Error::Kind::Sql,
                  .message = Text::tr("This week is not frozen."),
                  .where = week.name,
                  .advice = Text::tr("Nothing was done.")};
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
        [&](const WeekIdentity& identity) -> Result<QByteArray> {
            const auto frozen = refuseIfNotFrozen(maintenance, identity);
            return frozen ? Result<QByteArray>("{}") : frozen.error();
        },
        [&](const WeekIdentity& identity) -> Result<void> {
            const auto unfinished = unfinishedReset(maintenance, week);
            if (!unfinished)
                return unfinished.error();
            if (*unfinished)
                return Error {.kind = Error::Kind::Sql,
                              .message =
                                  Text::tr("A reset of this week is under way, which needs it frozen."),
                              .where = week,
                              .advice = Text::tr("Resume the reset, or back out.")};
            const auto entries = readLog(maintenance, {.week = week});
            if (!entries)
                return entries.error();
            return thawWeek(maintenance, identity, game, rightsBefore(*entries, identity));
        });
}

}
