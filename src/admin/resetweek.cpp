#include "admin/resetweek.h"

#include "admin/databasefacts.h"
#include "admin/freezeweek.h"
#include "admin/resetrun.h"
#include "json/strings.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ResetWeek)
};

constexpr std::chrono::seconds LockWait(10);

/// The steps under the lock of the old week's name, then the drop, which takes that lock itself.
Result<ResetState> runReset(const ResetRequest& request, Pg::Session& maintenance,
                            std::optional<WeekLock> lock, ResetState state)
{
    Resetter resetter(request, maintenance, state);
    if (auto done = resetter.run(); !done)
        return done.error();
    lock.reset();
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

QByteArray replacedJson(const ResetState& state)
{
    if (!state.replaced)
        return "null";
    QByteArrayList items;
    for (const CarryTarget::Rows& rows : *state.replaced)
        items << "{\"table\": " + Json::quoted(rows.table) + ", \"rows\": " + QByteArray::number(rows.count)
                + '}';
    return '[' + items.join(", ") + ']';
}

Result<ResetState> toGoOn(Pg::Session& maintenance, const QString& week)
{
    auto state = unfinishedReset(maintenance, week);
    if (!state)
        return state.error();
    if (*state)
        return **std::move(state);
    return resetRefused(week, Text::tr("There is no reset of this week that was begun and not ended."),
                        Text::tr("The server's log tells what was done."));
}

}

Result<ResetState> resetWeek(const ResetRequest& request, const ResetPlan& plan, const QString& typed,
                             const QByteArray& hash)
{
    auto maintenance = openDatabase(request.server, {}, request.stop);
    if (!maintenance)
        return maintenance.error();
    auto lock = WeekLock::take(*maintenance, plan.week.name, LockWait, {.stop = request.stop});
    if (!lock)
        return lock.error();
    // again, under the lock
    const auto now = planReset(request, plan.week.name, plan.drops);
    if (!now)
        return now.error();
    if (!now->obstacles.isEmpty())
        return resetRefused(plan.week.name, Text::tr("Something stands in the way; nothing was done."),
                            Text::tr("Remove what stands in the way and plan again."),
                            now->obstacles.join(QLatin1Char('\n')));
    if (typed != now->confirmation())
        return resetRefused(plan.week.name,
                            Text::tr("What was typed is not the confirmation; nothing was done."),
                            Text::tr("Type exactly: %1").arg(now->confirmation()));
    if (hash != now->hash || now->week != plan.week)
        return resetRefused(plan.week.name,
                            Text::tr("The week is not what it was when the plan was made; nothing was done."),
                            Text::tr("Look at the plan again, and confirm the new one."));
    if (const auto folder = archiveFolder(request.archiveFolder); !folder)
        return folder.error(); // before the week stops for it
    const auto rights = readRights(*maintenance, plan.week);
    if (!rights)
        return rights.error();
    ResetState state {.operation = newOperationId(),
                      .week = plan.week,
                      .next = now->next.toString(),
                      .nextExisted = now->nextExists,
                      .drops = plan.drops,
                      .replaced = now->nextIsCurrent ? std::optional(now->replaced) : std::nullopt,
                      .rights = rightsJson(*rights)};
    const QByteArray detail = "{\"next\": " + Json::quoted(state.next) + ", \"nextExisted\": "
        + (state.nextExisted ? "true" : "false") + ", \"drops\": " + (state.drops ? "true" : "false")
        + ", \"replaced\": " + replacedJson(state) + ", \"rights\": " + state.rights + '}';
    const auto begun = LoggedOperation::begin(*maintenance,
                                              {.operation = state.operation,
                                               .kind = QStringLiteral("reset"),
                                               .week = state.week,
                                               .by = request.by,
                                               .detail = detail});
    if (!begun)
        return begun.error();
    return runReset(request, *maintenance, *std::move(lock), std::move(state));
}

Result<ResetState> resumeReset(const ResetRequest& request, const QString& week)
{
    auto maintenance = openDatabase(request.server, {}, request.stop);
    if (!maintenance)
        return maintenance.error();
    auto lock = WeekLock::take(*maintenance, week, LockWait, {.stop = request.stop});
    if (!lock)
        return lock.error();
    auto state = toGoOn(*maintenance, week);
    if (!state)
        return state.error();
    return runReset(request, *maintenance, *std::move(lock), *std::move(state));
}

Result<ResetState> undoReset(const ResetRequest& request, const QString& week)
{
    auto maintenance = openDatabase(request.server, {}, request.stop);
    if (!maintenance)
        return maintenance.error();
    const auto lock = WeekLock::take(*maintenance, week, LockWait, {.stop = request.stop});
    if (!lock)
        return lock.error();
    auto state = toGoOn(*maintenance, week);
    if (!state)
        return state.error();
    if (auto undone = Resetter(request, *maintenance, *state).undo(); !undone)
        return undone.error();
    return state;
}

}
