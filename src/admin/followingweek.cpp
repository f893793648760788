#include "admin/followingweek.h"

#include "admin/databasefacts.h"
#include "admin/resetweek.h"
#include "week/createweek.h"
#include "week/migrate.h"

#include <QCoreApplication>
#include <QDate>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(FollowingWeek)
};

Result<WeekIdentity> makePlainWeek(const FollowRequest& request, Pg::Session& maintenance,
                                   const WeekName& name)
{
    auto created = createWeek(maintenance, request.game, name, {.call = {.stop = request.stop}});
    if (!created)
        return created;
    auto session = openForWork(request.server, name.toString(), request.stop);
    if (!session)
        return session.error();
    auto migrated = migrate(*session, request.game, {.stop = request.stop});
    return migrated ? created : migrated.error();
}

}

Result<WeekName> followingWeekName(const GameDefinition& game, const QString& week, const QString& resetDate)
{
    const auto old = WeekName::parse(week);
    if (!old)
        return old.error();
    const auto dated =
        WeekName::of(game.prefix, QDate::fromString(resetDate.left(10), Qt::ISODate)); // a time may follow
    if (dated && *dated > *old)
        return *dated;
    const auto next = old->next();
    return next
        ? Result<WeekName>(*next)
        : Error {.kind = Error::Kind::Format, .message = Text::tr("There is no week after %1.").arg(week)};
}

Result<WeekIdentity> followingWeek(const FollowRequest& request)
{
    const auto name = followingWeekName(request.game, request.week, request.resetDate);
    if (!name)
        return name.error();
    auto maintenance = openForWork(request.server, {}, request.stop);
    if (!maintenance)
        return maintenance.error();
    if (const auto there = readDatabaseFacts(*maintenance, name->toString(), {.stop = request.stop})) {
        // a reset that is taken back drops it with all that was fetched into it
        const auto may = refuseHalfMade(*maintenance, there->identity.name, there->comment);
        return may ? Result<WeekIdentity>(there->identity) : may.error();
    }
    const auto old = readDatabaseFacts(*maintenance, request.week, {.stop = request.stop});
    if (!old)
        return old.error();
    if (old->owner != roleName(request.game, GameRole::Owner))
        return makePlainWeek(request, *maintenance, *name);
    return makeNewWeek({.server = request.server,
                        .game = request.game,
                        .name = *name,
                        .by = request.by,
                        .stop = request.stop});
}

}
