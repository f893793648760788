#include "lifecycle/bluegreenrun.h"

#include "lifecycle/text.h"
#include "weeks/lockedweek.h"
#include "weeks/planhash.h"
#include "weeks/plannedchange.h"
#include "weeks/weekphrase.h"
#include "json/strings.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Weekglass {

namespace {

/// What the log says of the change that has kept the blue one.
struct Change
{
    QString comment; ///< of the blue one before
    quint32 greenOid = 0;
};

Result<Change> changeOf(Pg::Session& maintenance, const QByteArray& operation)
{
    const auto entries = readLog(maintenance, {.operation = operation});
    if (!entries)
        return entries.error();
    Change change;
    for (const LogEntry& entry : *entries) {
        const QJsonObject detail = QJsonDocument::fromJson(entry.detail).object();
        if (entry.event == LogEvent::Begun)
            change.comment = detail[QLatin1String("comment")].toString();
        if (entry.event == LogEvent::Done)
            change.greenOid = static_cast<quint32>(detail[QLatin1String("greenOid")].toInteger());
    }
    return change;
}

/// The operation of a way back that was begun and not ended; empty: there is none.
Result<QByteArray> begunBack(Pg::Session& maintenance, const WeekIdentity& week)
{
    const auto entries = readLog(maintenance, {.week = week.name});
    if (!entries)
        return entries.error();
    QByteArray begun;
    for (const LogEntry& entry : *entries) {
        if (entry.kind != BlueGreenBackKind || entry.week != week)
            continue;
        if (entry.event == LogEvent::Begun)
            begun = entry.operation;
        else if (entry.event == LogEvent::Done || entry.event == LogEvent::Undone)
            begun.clear();
    }
    return begun;
}

Result<std::optional<BackPlan>> planIn(Pg::Session& maintenance, const BlueGreenRequest& request,
                                       const QString& week)
{
    const auto copies = keptCopies(maintenance, {.stop = request.stop});
    if (!copies)
        return copies.error();
    const auto blue = std::ranges::find_if(
        *copies, [&week](const KeptCopy& copy) { return copy.week == week && copy.isBlue; });
    if (blue == copies->end())
        return std::optional<BackPlan>();
    const auto facts = readDatabaseFacts(maintenance, week);
    if (!facts)
        return facts.error();
    const auto change = changeOf(maintenance, blue->operation);
    auto begun = begunBack(maintenance, facts->identity);
    auto users = databaseUsers(maintenance, facts->identity.oid);
    if (!change || !begun || !users)
        return !change ? change.error() : !begun ? begun.error() : users.error();
    BackPlan plan {.week = facts->identity,
                   .blue = *blue,
                   .keptGreen = {},
                   .users = *std::move(users),
                   .isBegun = !begun->isEmpty(),
                   .operation = *std::move(begun),
                   .phrase = weekPhrase(request.server, facts->identity)};
    if (facts->identity.oid != change->greenOid)
        plan.obstacles << Text::tr("The week is no longer the database that the change made.");
    plan.obstacles << whyNoSwitch(maintenance, *facts, request.stop);
    const auto reset = unfinishedReset(maintenance, week);
    const auto other = unfinishedBlueGreen(maintenance, week);
    if (!reset || !other)
        return !reset ? reset.error() : other.error();
    if (*reset || *other)
        plan.obstacles << Text::tr("Another change of the week is unfinished; resume it or back out.");
    PlanHash hash(plan.week);
    hash.add(QByteArray("back"));
    hash.add(QByteArray::number(blue->identity.oid));
    hash.add(blue->identity.name);
    plan.hash = hash.result();
    return std::optional(std::move(plan));
}

/// The plan that was shown, made again under the lock.
Result<BackPlan> sameAgain(Pg::Session& maintenance, const BlueGreenRequest& request, const BackPlan& shown)
{
    auto now = planIn(maintenance, request, shown.week.name);
    if (!now)
        return now.error();
    if (!*now || (*now)->hash != shown.hash || (*now)->operation != shown.operation)
        return resetRefused(shown.week.name, Text::tr("It has changed since it was shown; nothing was done."),
                            Text::tr("Read the new state, and decide again."));
    if (auto right = checkProduction(request.typedInProduction, shown.week); !right)
        return right.error();
    return **std::move(now);
}

LogEntry entryOf(const BlueGreenRequest& request, const BackPlan& plan, LogEvent event)
{
    return {.operation = plan.operation,
            .kind = BlueGreenBackKind,
            .event = event,
            .week = plan.week,
            .by = request.by,
            .detail = "{\"blue\": " + Json::quoted(plan.blue.identity.name)
                + ", \"green\": " + Json::quoted(plan.keptGreen) + '}'};
}

}

Result<bool> isGoingBack(Pg::Session& maintenance, const QString& week)
{
    const auto present = factsIfThere(maintenance, week);
    if (!present || !*present)
        return present ? Result<bool>(false) : present.error();
    const auto begun = begunBack(maintenance, (*present)->identity);
    return begun ? Result<bool>(!begun->isEmpty()) : begun.error();
}

Result<std::optional<BackPlan>> planBack(const BlueGreenRequest& request, const QString& week)
{
    auto maintenance = openDatabase(request.server, {}, request.stop);
    return maintenance ? planIn(*maintenance, request, week) : maintenance.error();
}

Result<void> goBack(const BlueGreenRequest& request, const BackPlan& plan, const QString& typed,
                    const QByteArray& hash)
{
    const auto locked = lockWeek(request.server, plan.week.name, request.stop);
    if (!locked)
        return locked.error();
    Pg::Session& maintenance = *locked->session;
    auto now = sameAgain(maintenance, request, plan);
    if (!now)
        return now.error();
    if (auto free = refuseObstacles(plan.week.name, now->obstacles); !free)
        return free;
    if (!now->isBegun) {
        if (auto right = TypedPhrase {typed, now->phrase}.check(); !right)
            return right.error().at(plan.week.name);
    }
    if (hash != now->hash)
        return resetRefused(plan.week.name, Text::tr("The plan has changed; nothing was done."),
                            Text::tr("Read the new plan, and confirm it."));
    const auto change = changeOf(maintenance, now->blue.operation);
    if (!change)
        return change.error();
    if (!now->isBegun)
        now->operation = newOperationId();
    now->keptGreen = greenName(now->week.name, now->operation);
    if (!now->isBegun) {
        if (auto begun = LoggedOperation::begin(maintenance, entryOf(request, *now, LogEvent::Begun)); !begun)
            return begun.error();
    }
    const NameSwap swap {.leaves = now->week,
                         .leavesAs = now->keptGreen,
                         .keptBy = now->operation,
                         .comes = now->blue.identity,
                         .comment = change->comment};
    auto swapped = swapNames(maintenance, request.game.id, swap, [&]() -> Result<void> {
        return addToLog(maintenance, entryOf(request, *now, LogEvent::Done));
    });
    if (swapped)
        return {};
    Error error = swapped.error().at(plan.week.name);
    error.advice = error.kind == Error::Kind::Unknown
        ? Text::tr("Read the state again: it has gone back completely, or not at all.")
        : Text::tr("The names are unchanged, and the week may be closed: go back again, or stay with it.");
    return error;
}

Result<void> stayGreen(const BlueGreenRequest& request, const BackPlan& plan)
{
    const auto locked = lockWeek(request.server, plan.week.name, request.stop);
    if (!locked)
        return locked.error();
    Pg::Session& maintenance = *locked->session;
    const auto now = sameAgain(maintenance, request, plan);
    if (!now)
        return now.error();
    if (!now->isBegun)
        return resetRefused(plan.week.name, Text::tr("Going back has not begun."), {});
    for (const QString& name : {plan.week.name, plan.blue.identity.name}) {
        if (auto opened = allowConnections(maintenance, name, true); !opened)
            return opened;
    }
    return addToLog(maintenance, entryOf(request, *now, LogEvent::Undone));
}

}
