#include "admin/resetrun.h"

#include "admin/carryover.h"
#include "admin/databasefacts.h"
#include "admin/freezeweek.h"
#include "admin/newweek.h"
#include "admin/weekcard.h"
#include "week/createweek.h"
#include "week/migrate.h"
#include "json/strings.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

using Pg::Sql;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ResetWeek)
};

constexpr std::chrono::seconds LockWait(10);

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
                          .advice = Text::tr("Resume the reset, or take it back.")};
        progress(step)({});
        if (auto done = perform(step); !done) {
            const Error& error = done.error();
            (void)log(LogEvent::Failed, resetStepName(step),
                      "{\"error\": " + Json::quoted(error.message) + '}');
            Error told = error.at(m_state.week.name);
            told.detail = told.detail.isEmpty() ? told.advice : told.detail + QLatin1Char('\n') + told.advice;
            told.advice =
                Text::tr("The reset stopped at the step “%1”; the old week is there. Resume it or take "
                         "it back.")
                    .arg(resetStepTitle(step));
            return told;
        }
        if (auto written = log(LogEvent::Step, resetStepName(step)); !written)
            return written;
        m_state.done.push_back(step);
    }
    return {};
}

Result<void> Resetter::perform(ResetStep step)
{
    switch (step) {
    case ResetStep::Freeze:
        return freezeWeek(m_maintenance, m_state.week, m_request.game.id);
    case ResetStep::KeepHistory:
        return keepHistory();
    case ResetStep::Archive:
        return archive();
    case ResetStep::Create:
        return create();
    case ResetStep::CarryOver:
        return carry();
    case ResetStep::SwitchOver:
        return switchOver();
    case ResetStep::Drop:
        break; // not under the lock: see resetUnderLock()
    }
    return {};
}

Result<void> Resetter::keepHistory()
{
    return m_request.keepHistory ? m_request.keepHistory(m_state.week) : Result<void>();
}

Result<void> Resetter::archive()
{
    const auto archived = archiveWeek(m_request.server, m_state.week, m_request.scratch,
                                      {.folder = m_request.archiveFolder,
                                       .game = m_request.game.id,
                                       .by = m_request.by,
                                       .onProgress = progress(ResetStep::Archive),
                                       .stop = m_request.stop});
    return archived ? Result<void>() : Result<void>(archived.error());
}

Result<Pg::Session> Resetter::inside(const WeekIdentity& week) const
{
    auto session = openDatabase(m_request.server, week.name, m_request.stop);
    if (!session)
        return session;
    if (auto same = verifyIdentity(*session, week); !same)
        return same.error();
    return session;
}

Result<WeekIdentity> Resetter::nextWeek() const
{
    const auto facts = readDatabaseFacts(m_maintenance, m_state.next);
    if (!facts)
        return facts.error();
    return facts->identity;
}

Result<void> Resetter::comment(const QString& stage)
{
    return writeWeekCard(m_maintenance, m_state.next,
                         {.game = m_request.game.id, .stage = stage, .operation = m_state.operation});
}

/// With the roles of the game, if the old week has them.
Result<void> Resetter::create()
{
    const auto name = WeekName::parse(m_state.next);
    if (!name)
        return name.error();
    const auto old = readDatabaseFacts(m_maintenance, m_state.week.name);
    if (!old)
        return old.error();
    if (m_state.nextExisted || old->owner != roleName(m_request.game, GameRole::Owner))
        return createPlain(*name);
    const auto made = makeNewWeek({.server = m_request.server,
                                   .game = m_request.game,
                                   .name = *name,
                                   .by = m_request.by,
                                   .operation = m_state.operation,
                                   .stage = QStringLiteral("created"),
                                   .onProgress = progress(ResetStep::Create),
                                   .stop = m_request.stop});
    return made ? Result<void>() : Result<void>(made.error());
}

Result<void> Resetter::createPlain(const WeekName& name)
{
    const auto created = createWeek(m_maintenance, m_request.game, name, {.call = {.stop = m_request.stop}});
    if (!created && created.error().sqlState != QLatin1String("42P04")
        && created.error().sqlState != QLatin1String("23505"))
        return created.error();
    if (!created && !m_state.nextExisted) {
        if (auto taken = takeCreated(name); !taken)
            return taken;
    }
    if (!m_state.nextExisted) {
        if (auto told = comment(QStringLiteral("created")); !told)
            return told;
    }
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
    return resetRefused(name.toString(), Text::tr("Somebody else has made the next week meanwhile."),
                        Text::tr("Take the reset back and plan it anew with that week."));
}

/// Of a next week that the reset did not make: only what the plan told of may go.
Result<void> Resetter::checkCarried(const CarryTarget& target) const
{
    const bool isAsPlanned = !m_state.replaced || *m_state.replaced == target.replaced;
    if (target.referring.empty() && isAsPlanned)
        return {};
    const auto& used = target.referring.empty() ? target.replaced : target.referring;
    return resetRefused(
        m_state.next,
        Text::tr("Somebody has written into the next week since the reset was planned: %1 would "
                 "lose rows.")
            .arg(used.empty() ? m_request.game.carried.front() : used.front().table),
        Text::tr("Take the reset back and plan it anew."));
}

Result<void> Resetter::carry()
{
    const auto next = nextWeek();
    if (!next)
        return next.error();
    auto from = inside(m_state.week);
    auto to = inside(*next);
    if (!from || !to)
        return from ? to.error() : from.error();
    const auto check = [this](const CarryTarget& target) { return checkCarried(target); };
    const auto rows =
        carryOver(*from, *to, m_request.game, m_state.operation,
                  m_state.nextExisted ? CarryCheck(check) : CarryCheck(), {.stop = m_request.stop});
    if (!rows)
        return rows.error();
    progress(ResetStep::CarryOver)(Text::tr("%1 rows").arg(*rows));
    return {};
}

Result<void> Resetter::switchOver()
{
    const auto next = nextWeek();
    if (!next)
        return next.error();
    if (m_request.switchOver) {
        if (auto told = m_request.switchOver(m_state.week, *next); !told)
            return told;
    }
    return comment(QStringLiteral("live"));
}

/// Only what the reset made itself.
Result<void> Resetter::dropNext()
{
    const auto lock = WeekLock::take(m_maintenance, m_state.next, LockWait);
    if (!lock)
        return lock.error();
    const auto facts = readDatabaseFacts(m_maintenance, m_state.next);
    if (!facts)
        return facts.error().sqlState == QLatin1String("3D000") ? Result<void>() : facts.error();
    const auto name = WeekName::parse(m_state.next);
    if (!name || (!facts->isInvalid && !takeCreated(*name)))
        return {};
    const auto dropped =
        m_maintenance.execute(Sql("DROP DATABASE ") + *Sql::identifier(m_state.next) + Sql(" WITH (FORCE)"));
    return dropped ? Result<void>() : Result<void>(dropped.error().at(m_state.next));
}

Result<void> Resetter::undo()
{
    if (m_state.isDone(ResetStep::SwitchOver))
        return resetRefused(m_state.week.name,
                            Text::tr("The next week is the live one already; there is no way back."),
                            Text::tr("Resume the reset."));
    if (!m_state.nextExisted) {
        if (auto dropped = dropNext(); !dropped)
            return dropped;
    }
    if (auto thawed = thawWeek(m_maintenance, m_state.week, m_request.game.id, rightsOf(m_state.rights));
        !thawed)
        return thawed;
    m_state.isOver = true;
    return log(LogEvent::Undone);
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
                            Text::tr("The old week has no verified archive any more; it stays."),
                            Text::tr("Archive it and drop it by itself."));
    const auto dropped =
        dropWeek(m_request.server, m_state.week, {.typed = plan->confirmation(), .hash = plan->hash},
                 {.by = m_request.by, .call = {.stop = m_request.stop}});
    if (!dropped)
        return dropped.error();
    return log(LogEvent::Step, resetStepName(ResetStep::Drop));
}

}
