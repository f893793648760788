#include "lifecycle/resetrun.h"

#include "base/plural.h"
#include "base/utf8.h"
#include "lifecycle/carryover.h"
#include "lifecycle/createweek.h"
#include "lifecycle/distributeweek.h"
#include "lifecycle/freezeweek.h"
#include "lifecycle/newweek.h"
#include "lifecycle/takebackweek.h"
#include "lifecycle/text.h"
#include "migrations/migrate.h"
#include "migrations/weekdetails.h"
#include "pg/lockholders.h"
#include "weeks/weekcard.h"
#include "json/strings.h"

#include <algorithm>

namespace Weekglass {

namespace {

bool isThereAlready(const Error& error)
{
    return error.sqlState == QLatin1String("42P04") || error.sqlState == QLatin1String("23505");
}

Error madeByOthers(const QString& next)
{
    return resetRefused(next, Text::tr("Somebody else has created the next week meanwhile."),
                        Text::tr("Back out of the reset, and plan it again with that week."));
}

}

Error resetRefused(const QString& week, const QString& message, const QString& advice, const QString& detail)
{
    return {.kind = Error::Kind::Sql, .message = message, .where = week, .advice = advice, .detail = detail};
}

Result<void> Resetter::log(LogEvent event, const QString& step, const QByteArray& detail)
{
    return addToLog(m_maintenance,
                    {.operation = m_state.operation,
                     .kind = QStringLiteral("reset"),
                     .event = event,
                     .step = step,
                     .week = m_state.week,
                     .by = m_request.by,
                     .detail = detail});
}

AdminProgress Resetter::progress(ResetStep step) const
{
    return [this, step](const QString& text) {
        if (m_request.onProgress)
            m_request.onProgress(step, text);
    };
}

Result<void> Resetter::run()
{
    for (int i = 0; i <= static_cast<int>(ResetStep::SwitchOver); ++i) {
        const auto step = static_cast<ResetStep>(i);
        if (m_state.isDone(step))
            continue;
        if (m_request.stop.stop_requested())
            return Error {.kind = Error::Kind::Cancelled,
                          .message = Text::tr("Stopped before the step “%1”.").arg(resetStepTitle(step)),
                          .where = m_state.week.name,
                          .advice = Text::tr("Resume the reset, or back out.")};
        progress(step)({});
        const auto done = perform(step);
        if (!done) {
            const Error& error = done.error();
            (void)log(LogEvent::Failed, resetStepName(step),
                      "{\"error\": " + Json::quoted(error.message) + '}');
            Error told = error.at(m_state.week.name);
            told.detail = told.detail.isEmpty() ? told.advice : told.detail + QLatin1Char('\n') + told.advice;
            told.advice = m_state.canUndo()
                ? Text::tr("The reset stopped at the step “%1”; the old week still exists. Resume it, or "
                           "back out.")
                      .arg(resetStepTitle(step))
                : Text::tr("The reset stopped at the step “%1”, which cannot be undone: it is unknown "
                           "whether the game switched to the next week. Resume it.")
                      .arg(resetStepTitle(step));
            return told;
        }
        if (auto written = log(LogEvent::Step, resetStepName(step), *done); !written)
            return written;
        m_state.done.push_back(step);
    }
    return {};
}

Result<QByteArray> Resetter::perform(ResetStep step)
{
    const auto nothingToNote = [](const Result<void>& done) {
        return done ? Result<QByteArray>(QByteArray("{}")) : Result<QByteArray>(done.error());
    };
    switch (step) {
    case ResetStep::Freeze:
        return nothingToNote(freezeWeek(m_maintenance, m_state.week, m_request.game.id));
    case ResetStep::KeepHistory:
        return nothingToNote(keepHistory());
    case ResetStep::Archive:
        return nothingToNote(archive());
    case ResetStep::Create:
        return create();
    case ResetStep::CarryOver:
        return carry();
    case ResetStep::SwitchOver:
        return nothingToNote(switchOver());
    case ResetStep::Drop:
        break; // not under the lock: see runReset()
    }
    return QByteArray("{}");
}

Result<void> Resetter::keepHistory()
{
    return m_request.keepHistory ? m_request.keepHistory(m_state.week) : Result<void>();
}

Result<void> Resetter::archive()
{
    return archiveWeek(m_request.server, m_state.week, m_request.scratch,
                       {.folder = m_request.archiveFolder,
                        .game = m_request.game.id,
                        .by = m_request.by,
                        .onProgress = progress(ResetStep::Archive),
                        .stop = m_request.stop});
}

Result<Pg::Session> Resetter::inside(const WeekIdentity& week) const
{
    auto session = openForWork(m_request.server, week.name, m_request.stop);
    if (!session)
        return session;
    if (auto same = verifyIdentity(*session, week); !same)
        return same.error();
    return session;
}

/// A name is not enough: somebody may have dropped the week and made another one.
bool Resetter::isOurs(const DatabaseFacts& next) const
{
    return m_state.nextOid ? next.identity.oid == *m_state.nextOid
                           : weekCardOf(next.comment).operation == m_state.operation;
}

Result<WeekIdentity> Resetter::nextWeek() const
{
    const auto facts = readDatabaseFacts(m_maintenance, m_state.next);
    if (!facts)
        return facts.error();
    if (isOurs(*facts)) {
        if (!facts->allowsConnections) { // taking the reset back was cut off
            if (auto opened = allowConnections(m_maintenance, m_state.next, true); !opened)
                return opened.error();
        }
        return facts->identity;
    }
    return resetRefused(m_state.next,
                        Text::tr("The next week is no longer the database that it was when the reset began."),
                        Text::tr("Back out of the reset, and plan it again."));
}

Result<void> Resetter::comment(const QString& stage)
{
    return writeWeekCard(m_maintenance, m_state.next,
                         {.game = m_request.game.id, .stage = stage, .operation = m_state.operation});
}

Result<Resetter::Kind> Resetter::kindOfOld() const
{
    const auto distributed = isDistributed(m_request.server, m_state.week.name, m_request.stop);
    const auto old = readDatabaseFacts(m_maintenance, m_state.week.name);
    if (!distributed || !old)
        return distributed ? old.error() : distributed.error();
    if (*distributed)
        return Kind::Distributed;
    return old->owner == roleName(m_request.game, GameRole::Owner) ? Kind::WithRoles : Kind::Plain;
}

/// With the roles of the game or over the cluster, as the old week is.
Result<QByteArray> Resetter::create()
{
    const auto name = WeekName::parse(m_state.next);
    const auto kind = kindOfOld();
    if (!name || !kind)
        return name ? kind.error() : name.error();
    if (!m_state.nextExisted) {
        if (auto made = *kind == Kind::Plain ? createPlain(*name) : createWhole(*name, *kind); !made)
            return made.error();
    }
    if (m_state.nextExisted || *kind == Kind::Plain) {
        if (auto migrated = migrateNext(); !migrated)
            return migrated.error();
    }
    return noteMade();
}

Result<void> Resetter::createWhole(const WeekName& name, Kind kind)
{
    const auto made = makeNewWeek({.server = m_request.server,
                                   .game = m_request.game,
                                   .name = name,
                                   .by = m_request.by,
                                   .operation = m_state.operation,
                                   .stage = QStringLiteral("created"),
                                   .withRoles = kind == Kind::WithRoles,
                                   .isDistributed = kind == Kind::Distributed,
                                   .onProgress = progress(ResetStep::Create),
                                   .stop = m_request.stop});
    if (made)
        return {};
    if (!isThereAlready(made.error()))
        return made.error();
    const auto facts = readDatabaseFacts(m_maintenance, m_state.next);
    const bool isOthers = facts && weekCardOf(facts->comment).operation != m_state.operation;
    return isOthers ? madeByOthers(m_state.next) : made.error(); // a migration's, e.g.
}

Result<void> Resetter::createPlain(const WeekName& name)
{
    const auto created = createWeek(m_maintenance, m_request.game, name, {.call = {.stop = m_request.stop}});
    if (!created && !isThereAlready(created.error()))
        return created.error();
    if (!created) {
        if (auto taken = takeCreated(name); !taken)
            return taken;
    }
    return comment(QStringLiteral("created"));
}

Result<void> Resetter::migrateNext()
{
    const auto next = nextWeek();
    if (!next)
        return next.error();
    auto session = inside(*next);
    if (!session)
        return session.error();
    const auto tell = progress(ResetStep::Create);
    const auto migrated =
        migrate(*session, m_request.game,
                {.stop = m_request.stop,
                 .onProgress = [&tell](const MigrationProgress& step) { tell(step.script); }});
    return migrated ? Result<void>() : Result<void>(migrated.error());
}

/// Which database it is and what its migrations put there: whatever is there beside that is somebody's.
Result<QByteArray> Resetter::noteMade()
{
    const auto next = nextWeek();
    if (!next)
        return next.error();
    auto session = inside(*next);
    if (!session)
        return session.error();
    const auto target = readCarryTarget(*session, m_request.game, {.stop = m_request.stop});
    if (!target)
        return Pg::withLockHolders(*session, target.error());
    m_state.nextOid = next->oid;
    m_state.made = *target;
    return noteTarget(*session, *target);
}

Result<QByteArray> Resetter::noteTarget(Pg::Session& next, const CarryTarget& target)
{
    const auto details = weekDetails(next, m_request.game, {.stop = m_request.stop});
    if (!details)
        return details.error();
    m_state.newestEvent = details->lastEvent;
    return QByteArray(
        "{\"nextOid\": " + QByteArray::number(m_state.nextOid.value_or(0)) + ", \"replaced\": "
        + rowsJson(target.replaced) + ", \"referring\": " + rowsJson(target.referring) + ", \"newestEvent\": "
        + (details->lastEvent ? Json::quoted(fromUtf8(*details->lastEvent)) : QByteArray("null")) + '}');
}

/// The next week is there, and was not when the reset began: ours, if it says so or if nobody has used it
/// since an attempt of ours was cut off before it could say so.
Result<void> Resetter::takeCreated(const WeekName& name)
{
    const auto facts = readDatabaseFacts(m_maintenance, name.toString());
    if (!facts)
        return facts.error();
    if (weekCardOf(facts->comment).operation == m_state.operation)
        return {};
    const auto untouched = isUntouched(m_request.server, facts->identity, m_request.stop);
    if (!untouched)
        return untouched.error();
    if (facts->comment.isEmpty() && *untouched)
        return {};
    return madeByOthers(name.toString());
}

/// Only what the plan told of, or the reset itself put there, may go.
Result<void> Resetter::checkCarried(const CarryTarget& target) const
{
    if (m_request.game.carried.empty())
        return {};
    CarryTarget expected = m_state.made.value_or(CarryTarget());
    if (m_state.nextExisted) {
        expected.referring.clear();
        expected.replaced = m_state.replaced.value_or(expected.replaced);
    }
    if (!m_state.made && !(m_state.nextExisted && m_state.replaced))
        return resetRefused(m_state.next,
                            Text::tr("An older version of the program began the reset and did not note which "
                                     "rows the next week had. So it is unknown which rows would be lost."),
                            Text::tr("Back out of the reset, and plan it again."));
    if (target.referring == expected.referring && target.replaced == expected.replaced)
        return {};
    const bool isReferred = target.referring != expected.referring;
    const auto& present = isReferred ? target.referring : target.replaced;
    const auto& known = isReferred ? expected.referring : expected.replaced;
    const auto added = std::find_if(present.begin(), present.end(), [&known](const auto& rows) {
        return std::find(known.begin(), known.end(), rows) == known.end();
    });
    return resetRefused(
        m_state.next,
        Text::tr("Somebody has written into the next week since the reset was planned: %1 would "
                 "lose rows.")
            .arg(added == present.end() ? m_request.game.carried.front() : added->table),
        Text::tr("Back out of the reset, and plan it again."));
}

Result<QByteArray> Resetter::carry()
{
    const auto next = nextWeek();
    if (!next)
        return next.error();
    auto from = inside(m_state.week);
    auto to = inside(*next);
    if (!from || !to)
        return from ? to.error() : from.error();
    auto carried = carryOver(*from, *to, m_request.game, m_state.operation,
                             [this](const CarryTarget& target) { return checkCarried(target); },
                             {.stop = m_request.stop});
    if (!carried)
        return Pg::withLockHolders(*to, carried.error());
    if (carried->wasTarget)
        carried->referring = m_state.made.value_or(CarryTarget()).referring;
    qint64 rows = 0;
    for (const CarryTarget::Rows& table : carried->replaced)
        rows += table.count;
    progress(ResetStep::CarryOver)(Text::tr("%1 row(s)", nullptr, pluralOf(rows)).arg(rows));
    m_state.carriedOver = *carried;
    return noteTarget(*to, *carried);
}

/// From the moment when the game is told, there is no way back unless it says that it does not go.
Result<void> Resetter::switchOver()
{
    const auto next = nextWeek();
    if (!next)
        return next.error();
    if (m_request.switchOver) {
        if (auto written = log(LogEvent::Step, SwitchBegun); !written)
            return written;
        m_state.isSwitching = true;
        if (auto told = m_request.switchOver(m_state.week, *next); !told) {
            if (told.error().kind != Error::Kind::Unknown && log(LogEvent::Step, SwitchRefused))
                m_state.isSwitching = false;
            return told;
        }
    }
    m_state.isSwitching = true;
    // what the old week's jobs did is not for a week that only reads
    const EndingJobs jobs = endingJobs(m_request.server, m_state.week, {}, m_request.stop);
    return removeJobs(m_request.server, m_state.week, jobs.jobs, m_request.by,
                      [&] { return comment(QStringLiteral("live")); });
}

Result<void> Resetter::drop()
{
    progress(ResetStep::Drop)({});
    const auto plan = planDrop(m_request.server, m_state.week.name, {.stop = m_request.stop});
    const bool isGone = plan ? plan->week != m_state.week : plan.error().sqlState == QLatin1String("3D000");
    if (isGone)
        return log(LogEvent::Step, resetStepName(ResetStep::Drop)); // an earlier attempt did it
    if (!plan)
        return plan.error();
    if (plan->needsOverride())
        return resetRefused(m_state.week.name,
                            Text::tr("The old week no longer has a verified archive; it stays."),
                            Text::tr("Archive it, and drop it on its own."));
    const auto dropped = // it was confirmed with the reset
        dropWeek(m_request.server, m_state.week, {.typed = plan->phrase, .hash = plan->hash},
                 {.by = m_request.by, .call = {.stop = m_request.stop}});
    if (!dropped)
        return dropped.error();
    return log(LogEvent::Step, resetStepName(ResetStep::Drop));
}

}
