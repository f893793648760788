#include "lifecycle/resetweek.h"

#include "lifecycle/freezeweek.h"
#include "lifecycle/resetrun.h"
#include "lifecycle/text.h"
#include "weeks/lockedweek.h"
#include "weeks/plannedchange.h"
#include "json/strings.h"

namespace Weekglass {

namespace {

/// Asked before the week stops for it.
Result<void> canArchive(const ResetRequest& request, const WeekIdentity& week)
{
    return checkArchive(request.server, week, request.scratch,
                        {.folder = request.archiveFolder, .game = request.game.id, .stop = request.stop});
}

/// The steps under the lock of the old week's name, then the drop, which takes that lock itself.
Result<ResetState> runReset(const ResetRequest& request, LockedWeek locked, ResetState state)
{
    Resetter resetter(request, *locked.session, state);
    if (auto done = resetter.run(); !done)
        return done.error();
    locked.lock.reset();
    if (state.drops && !state.isDone(ResetStep::Drop)) {
        if (auto dropped = resetter.drop(); !dropped)
            return dropped.error();
        state.done.push_back(ResetStep::Drop);
    }
    state.isOver = true;
    if (auto written = resetter.log(LogEvent::Done); !written)
        return written.error();
    return state;
}

/// The reset that was shown, if it still is the one that waits, and stands where it stood.
Result<ResetState> toGoOn(Pg::Session& maintenance, const ResetState& shown)
{
    auto state = unfinishedReset(maintenance, shown.week.name);
    if (!state)
        return state.error();
    if (!*state)
        return resetRefused(shown.week.name, Text::tr("This week has no unfinished reset."),
                            Text::tr("The server log lists the steps that were done."));
    if ((*state)->operation != shown.operation || (*state)->week != shown.week || (*state)->done != shown.done
        || (*state)->isGone != shown.isGone)
        return resetRefused(
            shown.week.name,
            Text::tr(
                "This is not the reset that was shown, or it has continued meanwhile; nothing was done."),
            Text::tr("Read the new state, and decide again."));
    return **std::move(state);
}

}

Result<void> refuseObstacles(const QString& week, const QStringList& obstacles)
{
    if (obstacles.isEmpty())
        return {};
    return resetRefused(week, Text::tr("Something is in the way; nothing was done."),
                        Text::tr("Remove the obstacles and plan again."), obstacles.join(QLatin1Char('\n')));
}

Result<void> checkConfirmed(const WeekPlan& now, const ConfirmedPlan& confirmed)
{
    const QString& week = confirmed.week.name;
    if (auto free = refuseObstacles(week, now.obstacles); !free)
        return free;
    if (auto right = TypedPhrase {confirmed.typed, now.phrase}.check(); !right)
        return right.error().at(week);
    if (auto right = checkProduction(confirmed.typedInProduction, now.week); !right)
        return right;
    if (confirmed.hash != now.hash || now.week != confirmed.week)
        return resetRefused(week, Text::tr("The week has changed since the plan was made; nothing was done."),
                            Text::tr("Read the new plan, and confirm it."));
    return {};
}

QString resetProductionPhrase(const WeekIdentity& week)
{
    return QString::number(week.oid);
}

Result<void> checkProduction(const std::optional<QString>& typed, const WeekIdentity& week)
{
    if (!typed)
        return {};
    const auto right = TypedPhrase {*typed, resetProductionPhrase(week)}.check();
    return right ? right : right.error().at(week.name);
}

Result<ResetState> resetWeek(const ResetRequest& request, const ResetPlan& plan, const QString& typed,
                             const QByteArray& hash)
{
    auto locked = lockWeek(request.server, plan.week.name, request.stop);
    if (!locked)
        return locked.error();
    Pg::Session& maintenance = *locked->session;
    // again, under the lock
    const auto now = planReset(request, plan.week.name, plan.drops);
    if (!now)
        return now.error();
    const WeekPlan again {now->week, now->phrase, now->obstacles, now->hash};
    if (auto right = checkConfirmed(again, {plan.week, typed, request.typedInProduction, hash}); !right)
        return right.error();
    if (auto possible = canArchive(request, plan.week); !possible)
        return possible.error();
    const auto rights = readRights(maintenance, plan.week);
    if (!rights)
        return rights.error();
    ResetState state {.operation = newOperationId(),
                      .week = plan.week,
                      .next = now->next.toString(),
                      .nextExisted = now->nextExists,
                      .drops = plan.drops,
                      .replaced = now->nextIsCurrent ? std::optional(now->replaced) : std::nullopt,
                      .rights = rightsJson(*rights),
                      .nextOid = now->nextExists ? std::optional(now->nextOid) : std::nullopt};
    const QByteArray detail = "{\"next\": " + Json::quoted(state.next) + ", \"nextExisted\": "
        + (state.nextExisted ? "true" : "false") + ", \"drops\": " + (state.drops ? "true" : "false")
        + ", \"replaced\": " + (state.replaced ? rowsJson(*state.replaced) : QByteArray("null"))
        + ", \"nextOid\": " + (state.nextOid ? QByteArray::number(*state.nextOid) : QByteArray("null"))
        + ", \"rights\": " + state.rights + '}';
    const auto begun = LoggedOperation::begin(maintenance,
                                              {.operation = state.operation,
                                               .kind = QStringLiteral("reset"),
                                               .week = state.week,
                                               .by = request.by,
                                               .detail = detail});
    if (!begun)
        return begun.error();
    return runReset(request, *std::move(locked), std::move(state));
}

Result<ResetState> resumeReset(const ResetRequest& request, const ResetState& shown)
{
    auto locked = lockWeek(request.server, shown.week.name, request.stop);
    if (!locked)
        return locked.error();
    Pg::Session& maintenance = *locked->session;
    auto state = toGoOn(maintenance, shown);
    if (!state)
        return state.error();
    if (auto right = checkProduction(request.typedInProduction, state->week); !right)
        return right.error();
    if (!state->canResume())
        return resetRefused(
            shown.week.name, Text::tr("The week is gone: somebody dropped it since the reset stopped."),
            Text::tr("Back out; that only ends the reset, and %1 stays as it is.").arg(state->next));
    if (!state->isDone(ResetStep::Archive)) {
        if (auto possible = canArchive(request, shown.week); !possible)
            return possible.error();
    }
    return runReset(request, *std::move(locked), *std::move(state));
}

Result<ResetState> undoReset(const ResetRequest& request, const ResetState& shown)
{
    const auto locked = lockWeek(request.server, shown.week.name, request.stop);
    if (!locked)
        return locked.error();
    Pg::Session& maintenance = *locked->session;
    auto state = toGoOn(maintenance, shown);
    if (!state)
        return state.error();
    if (auto right = checkProduction(request.typedInProduction, state->week); !right)
        return right.error();
    if (auto undone = Resetter(request, maintenance, *state).undo(); !undone)
        return undone.error();
    return state;
}

}
