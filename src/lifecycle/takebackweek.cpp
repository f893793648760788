#include "lifecycle/takebackweek.h"

#include "lifecycle/text.h"
#include "migrations/migrationhistory.h"
#include "scratch/scratchdatabase.h"
#include "weeks/databasefacts.h"
#include "weeks/weekcard.h"
#include "weeks/weeklock.h"

namespace Weekglass {

namespace {

Error advised(Error error, const QString& advice)
{
    error.advice = error.advice.isEmpty() ? advice : QString(error.advice + QLatin1Char('\n') + advice);
    return error;
}

enum class Outcome {
    Dropped,
    Finished, ///< by us: only the answer was lost
    OfOthers, ///< they have finished it, so that it is not ours any more
};

Result<Outcome> dropMade(Pg::Session& maintenance, const WeekIdentity& made, const QByteArray& operation)
{
    const auto facts = readDatabaseFacts(maintenance, made.name);
    if (!facts && facts.error().sqlState == QLatin1String("3D000"))
        return Outcome::Dropped;
    if (!facts)
        return facts.error();
    if (facts->identity != made)
        return Outcome::Dropped;
    const WeekCard card = weekCardOf(facts->comment);
    if (card.stage == QLatin1String("live"))
        return card.operation == operation ? Outcome::Finished : Outcome::OfOthers;
    const auto dropped = maintenance.execute(Pg::Sql("DROP DATABASE ") + Pg::Sql::identifier(made.name)
                                             + Pg::Sql(" WITH (FORCE)"));
    return dropped ? Result(Outcome::Dropped) : dropped.error();
}

Result<void> dropUnfinished(Pg::Session& maintenance, const QString& database)
{
    return maintenance.execute(Pg::Sql("DROP DATABASE IF EXISTS ") + Pg::Sql::identifier(database));
}

Result<Outcome> dropUnderLock(const Pg::ConnectOptions& server, Pg::Session& maintenance,
                              const WeekIdentity& made, const QByteArray& operation)
{
    if (maintenance.isUsable()) {
        auto dropped = dropMade(maintenance, made, operation);
        if (dropped || maintenance.isUsable())
            return dropped;
    }
    // the lock went with the connection
    auto again = openForWork(server, {});
    if (!again)
        return again.error();
    const auto lock = WeekLock::take(*again, made.name, WeekLockWait);
    return lock ? dropMade(*again, made, operation) : lock.error();
}

}

Result<WeekIdentity> takeBackWeek(const Pg::ConnectOptions& server, Pg::Session& maintenance,
                                  const WeekIdentity& made, const QByteArray& operation,
                                  const QStringList& roles, const Error& error,
                                  const std::vector<Pg::ClusterNode>& workers)
{
    const auto dropped = dropUnderLock(server, maintenance, made, operation);
    if (!dropped)
        return leftUnfinished(
            made.name,
            advised(error, Text::tr("It could not be dropped again: %1").arg(dropped.error().message)));
    if (*dropped == Outcome::Finished)
        return made;
    if (*dropped == Outcome::OfOthers)
        return advised(error, Text::tr("Somebody else has finished %1 meanwhile.").arg(made.name));
    if (auto gone = dropOnWorkers(server, workers, made); !gone)
        return advised(error,
                       Text::tr("Its database was dropped again, but not on a worker (%1). Creating the week "
                                "again removes it there.")
                           .arg(gone.error().message));
    return advised(error,
                   roles.isEmpty()
                       ? Text::tr("Nothing is left of this attempt: its database was dropped again.")
                       : Text::tr("Its database was dropped again. The roles %1, which it made, stay for "
                                  "other weeks of the game.")
                             .arg(roles.join(Text::tr(", "))));
}

Result<std::vector<LeftOver>> cleanUnfinishedWeeks(Pg::Session& maintenance, Cleaning cleaning)
{
    return cleanDatabases(maintenance, "catalog/unfinished_weeks.sql",
                          Text::tr("It belongs to a role that you are not a member of."), cleaning,
                          [&](const QString& name) { return dropUnfinished(maintenance, name); });
}

Error leftUnfinished(const QString& week, Error error)
{
    return advised(std::move(error),
                   Text::tr("%1 is left unfinished: create it again to finish it, or drop it.").arg(week));
}

Result<bool> isUntouched(const Pg::ConnectOptions& server, const WeekIdentity& week,
                         const std::stop_token& stop)
{
    auto session = openDatabase(server, week.name, stop);
    if (!session)
        return session.error();
    if (auto same = verifyIdentity(*session, week); !same)
        return same.error();
    const auto history = readHistory(*session);
    if (!history)
        return history.error();
    return !history->hasTables;
}

}
