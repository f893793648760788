#include "lifecycle/bluegreenrun.h"

#include "lifecycle/databasecopy.h"
#include "lifecycle/distributeweek.h"
#include "lifecycle/freezeweek.h"
#include "lifecycle/text.h"
#include "migrations/migrationlint.h"
#include "migrations/migrationplan.h"
#include "pg/transaction.h"
#include "weeks/lockedweek.h"
#include "weeks/planhash.h"
#include "weeks/weekphrase.h"

namespace Weekglass {

namespace {

constexpr qsizetype LongestName = 63; // in bytes, of a database

/// What the week has and lacks, from inside of it.
Result<void> lookInside(const BlueGreenRequest& request, const DatabaseFacts& facts, BlueGreenPlan& plan)
{
    if (!facts.allowsConnections) {
        plan.obstacles << Text::tr("It lets nobody connect. Thaw it first.");
        return {};
    }
    auto session = openDatabase(request.server, facts.identity.name, request.stop);
    if (!session)
        return session.error();
    const auto migrations = planMigrations(*session, request.game, {.stop = request.stop});
    if (!migrations)
        return migrations.error();
    plan.version = migrations->version;
    plan.target = migrations->versionAfter();
    for (const Error& problem : migrations->problems)
        plan.obstacles << problem.text();
    for (const PendingMigration& pending : migrations->pending) {
        plan.files << pending.script;
        if (const auto safe = refuseUnsafe(pending.file(request.game)); !safe)
            plan.obstacles << safe.error().text();
    }
    if (plan.files.isEmpty() && migrations->problems.empty())
        plan.obstacles << Text::tr("It has the newest version already; there is nothing to prepare.");
    return {};
}

Result<void> lookAtMeans(Pg::Session& maintenance, const BlueGreenRequest& request,
                         const DatabaseFacts& facts, BlueGreenPlan& plan)
{
    plan.obstacles << whyNoSwitch(maintenance, facts, request.stop)
                   << whyNotReplaced(request.server, facts.identity.name, request.stop);
    const auto may = mayCreateDatabases(maintenance, {.stop = request.stop});
    if (!may)
        return may.error();
    if (!*may)
        plan.obstacles << Text::tr(
            "Your role may not create databases (CREATEDB), so it cannot make the copy.");
    const auto room = roomForCopy(maintenance, facts, {.stop = request.stop});
    if (!room)
        return room.error();
    plan.bytes = room->needed;
    plan.free = room->free;
    if (plan.bytes && plan.free && *plan.free < *plan.bytes)
        plan.obstacles << Text::tr("The copy needs %1 MB, and the server's disk has %2 MB left.")
                              .arg(*plan.bytes / 1048576)
                              .arg(*plan.free / 1048576);
    if (const auto canEnd = endSessions(maintenance, facts.identity.oid, "0", Ending::OnlyLook); !canEnd)
        plan.obstacles << canEnd.error().message;
    return {};
}

/// What stands beside the week.
Result<void> lookAtOthers(Pg::Session& maintenance, const QString& week, BlueGreenPlan& plan)
{
    const auto begun = begunAlready(maintenance, week);
    const auto kept = keptCopies(maintenance);
    if (!begun || !kept)
        return !begun ? begun.error() : kept.error();
    plan.obstacles << *begun;
    for (const KeptCopy& copy : *kept) {
        if (copy.week == week && copy.isBlue)
            plan.obstacles << Text::tr("%1 is kept from the previous change. Go back to it, or drop it.")
                                  .arg(copy.identity.name);
    }
    if (week.toUtf8().size() + greenName({}, newOperationId()).size() > LongestName)
        plan.obstacles << Text::tr("Its name is too long to name a copy after it.");
    const auto rights = readRights(maintenance, plan.week);
    if (!rights)
        return rights.error();
    if (rights->wasFrozen)
        plan.obstacles << Text::tr("It is frozen. Thaw it first.");
    return {};
}

QByteArray hashOf(const BlueGreenPlan& plan, const GameDefinition& game)
{
    PlanHash hash(plan.week);
    hash.add(QByteArray("blue-green"));
    hash.add(plan.version);
    for (const GameFile& file : game.migrations) {
        hash.add(file.name);
        hash.add(file.text);
    }
    for (const ValidationDefinition& validation : game.validations)
        hash.add(validation.query.text);
    hash.add(plan.files);
    return hash.result();
}

/// The one that was shown, if it still waits and stands where it stood.
Result<BlueGreenState> toGoOn(Pg::Session& maintenance, const BlueGreenRequest& request,
                              const BlueGreenState& shown)
{
    auto state = unfinishedBlueGreen(maintenance, shown.week.name);
    if (!state)
        return state.error();
    if (!*state || (*state)->operation != shown.operation || (*state)->done != shown.done
        || (*state)->isGone != shown.isGone)
        return resetRefused(
            shown.week.name,
            Text::tr(
                "This is not the change that was shown, or it has continued meanwhile; nothing was done."),
            Text::tr("Read the new state, and decide again."));
    if (auto right = checkProduction(request.typedInProduction, shown.week); !right)
        return right.error();
    return **std::move(state);
}

}

Result<BlueGreenPlan> planBlueGreen(const BlueGreenRequest& request, const QString& week)
{
    auto maintenance = openDatabase(request.server, {}, request.stop);
    if (!maintenance)
        return maintenance.error();
    const auto facts = readDatabaseFacts(*maintenance, week);
    if (!facts)
        return facts.error();
    BlueGreenPlan plan {.week = facts->identity,
                        .version = {},
                        .target = {},
                        .phrase = weekPhrase(request.server, facts->identity)};
    for (const ValidationDefinition& validation : request.game.validations)
        plan.validations << validation.title;
    if (auto looked = lookAtOthers(*maintenance, week, plan); !looked)
        return looked.error();
    if (auto looked = lookAtMeans(*maintenance, request, *facts, plan); !looked)
        return looked.error();
    if (auto looked = lookInside(request, *facts, plan); !looked)
        return looked.error();
    auto users = databaseUsers(*maintenance, facts->identity.oid);
    if (!users)
        return users.error();
    plan.users = *std::move(users);
    for (const DatabaseUser& user : plan.users) { // sessions are ended, the others cannot be
        if (user.blocks && user.kind != DatabaseUser::Kind::Session)
            plan.obstacles << Text::tr(
                                  "%1 of %2 uses it and cannot be ended here: finish or remove it first.")
                                  .arg(user.name, user.owner.isEmpty() ? Text::tr("somebody") : user.owner);
    }
    plan.hash = hashOf(plan, request.game);
    return plan;
}

Result<BlueGreenState> beginBlueGreen(const BlueGreenRequest& request, const BlueGreenPlan& plan,
                                      const QString& typed, const QByteArray& hash)
{
    const auto locked = lockWeek(request.server, plan.week.name, request.stop);
    if (!locked)
        return locked.error();
    Pg::Session& maintenance = *locked->session;
    const auto now = planBlueGreen(request, plan.week.name); // again, under the lock
    if (!now)
        return now.error();
    const WeekPlan again {now->week, now->phrase, now->obstacles, now->hash};
    if (auto right = checkConfirmed(again, {plan.week, typed, request.typedInProduction, hash}); !right)
        return right.error();
    const auto facts = readDatabaseFacts(maintenance, plan.week.name);
    if (!facts)
        return facts.error();
    const QByteArray operation = newOperationId();
    BlueGreenState state {.operation = operation,
                          .week = plan.week,
                          .green = greenName(plan.week.name, operation),
                          .kept = blueName(plan.week.name, operation),
                          .version = now->version,
                          .target = now->target,
                          .comment = facts->comment};
    const auto begun = LoggedOperation::begin(maintenance,
                                              {.operation = operation,
                                               .kind = BlueGreenKind,
                                               .week = state.week,
                                               .by = request.by,
                                               .detail = begunDetail(state)});
    if (!begun)
        return begun.error();
    if (auto done = BlueGreen(request, maintenance, state).run(); !done)
        return done.error();
    return state;
}

Result<BlueGreenState> resumeBlueGreen(const BlueGreenRequest& request, const BlueGreenState& shown)
{
    const auto locked = lockWeek(request.server, shown.week.name, request.stop);
    if (!locked)
        return locked.error();
    Pg::Session& maintenance = *locked->session;
    auto state = toGoOn(maintenance, request, shown);
    if (!state)
        return state.error();
    if (state->isGone)
        return resetRefused(shown.week.name, Text::tr("The week is gone: somebody has dropped it since."),
                            Text::tr("Back out; that drops its copy and ends the change."));
    if (auto done = BlueGreen(request, maintenance, *state).run(); !done)
        return done.error();
    return state;
}

Result<BlueGreenState> undoBlueGreen(const BlueGreenRequest& request, const BlueGreenState& shown)
{
    const auto locked = lockWeek(request.server, shown.week.name, request.stop);
    if (!locked)
        return locked.error();
    Pg::Session& maintenance = *locked->session;
    auto state = toGoOn(maintenance, request, shown);
    if (!state)
        return state.error();
    if (auto undone = BlueGreen(request, maintenance, *state).undo(); !undone)
        return undone.error();
    return state;
}

}
