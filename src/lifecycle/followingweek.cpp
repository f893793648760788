#include "lifecycle/followingweek.h"

#include "lifecycle/distributeweek.h"
#include "lifecycle/resetweek.h"
#include "lifecycle/text.h"
#include "weeks/databasefacts.h"
#include "weeks/weekcard.h"

#include <QDate>

namespace Weekglass {

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
        if (const auto may = refuseHalfMade(*maintenance, there->identity.name, there->comment); !may)
            return may.error();
        if (weekCardOf(there->comment).stage != QLatin1String("created")) // else its making was cut off
            return there->identity;
    }
    const auto old = readDatabaseFacts(*maintenance, request.week, {.stop = request.stop});
    if (!old)
        return old.error();
    const auto distributed = isDistributed(request.server, request.week, request.stop);
    if (!distributed)
        return distributed.error();
    return makeNewWeek({.server = request.server,
                        .game = request.game,
                        .name = *name,
                        .by = request.by,
                        .withRoles = old->owner == roleName(request.game, GameRole::Owner),
                        .isDistributed = *distributed,
                        .stop = request.stop});
}

}
