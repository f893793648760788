#include "lifecycle/bluegreen.h"
#include "lifecycle/keephistory.h"
#include "pages/archive/folderfield.h"
#include "pages/reset/resetdialog.h"
#include "pages/reset/stepstree.h"
#include "weeks/databasefacts.h"

#include <QCheckBox>

namespace Weekglass {

/// All that a worker needs, its own.
struct ResetDialog::Work
{
    WeekHandle week;
    QString folder = {};
    AdminBy by = {};
    bool inPlace = false;
    Standing shown = {}; ///< what the user saw and decided on
    QString typed = {};
    std::optional<QString> typedInProduction = {};

    /// With where the archive is verified; empty if nothing is archived.
    ResetRequest request(const Pg::ConnectOptions& scratch, const std::stop_token& stop,
                         const Teller<Word>& tell = {}) const
    {
        const auto server = week.pool->options();
        return {
            .server = server,
            .scratch = scratch,
            .game = *week.game,
            .archiveFolder = folder,
            .by = by,
            .typedInProduction = typedInProduction,
            .keepHistory =
                [server, game = week.game, stop](const WeekIdentity& old) {
                    return keepHistory(
                        {.pool = Pg::SessionPool::create(server), .game = game, .identity = old}, stop);
                },
            .onProgress = [tell](ResetStep step, const QString& text) { tell({.step = step, .text = text}); },
            .stop = stop};
    }

    Result<Standing> look(bool drops, const std::stop_token& stop) const
    {
        auto maintenance = openDatabase(week.pool->options(), {}, stop);
        if (!maintenance)
            return maintenance.error();
        auto unfinished = unfinishedReset(*maintenance, week.title());
        if (!unfinished)
            return unfinished.error();
        if (*unfinished)
            return (*unfinished)->week == week.identity ? Standing {.unfinished = *std::move(unfinished)}
                                                        : Result<Standing>(anotherDatabase(week.title()));
        const auto blueGreen = unfinishedBlueGreen(*maintenance, week.title());
        const auto goesBack = isGoingBack(*maintenance, week.title());
        if (!blueGreen || !goesBack)
            return blueGreen ? goesBack.error() : blueGreen.error();
        auto planned = planReset(request({}, stop), week.title(), drops);
        if (!planned)
            return planned.error();
        return planned->week == week.identity
            ? Standing {.plan = *std::move(planned), .isBlueGreen = blueGreen->has_value() || *goesBack}
            : Result<Standing>(anotherDatabase(week.title()));
    }

    Result<Outcome> perform(Action action, const std::stop_token& stop, const Teller<Word>& tell) const
    {
        if (action == Action::BackOut) {
            const auto undone = undoReset(request({}, stop, tell), *shown.unfinished);
            return undone ? Result<Outcome>(Outcome {.state = *undone}) : undone.error();
        }
        const auto scratch = inPlace
            ? Result(week.pool->options())
            : privateServer([tell](const QString& text) { tell({.step = ResetStep::Freeze, .text = text}); },
                            stop);
        if (!scratch)
            return scratch.error();
        const ResetRequest asked = request(*scratch, stop, tell);
        const auto done = action == Action::Resume ? resumeReset(asked, *shown.unfinished)
                                                   : resetWeek(asked, *shown.plan, typed, shown.plan->hash);
        return done ? Result<Outcome>(Outcome {.state = *done, .archive = archiveFile(stop)}) : done.error();
    }

    /// Empty if the log does not say it.
    QString archiveFile(const std::stop_token& stop) const
    {
        auto maintenance = openDatabase(week.pool->options(), {}, stop);
        const auto known = maintenance ? knownArchive(*maintenance, week.identity)
                                       : Result<std::optional<KnownArchive>>(maintenance.error());
        return known && *known ? (*known)->file : QString();
    }
};

void ResetDialog::look()
{
    startLook(
        tr("Reading the state of the week…"),
        [work = Work {.week = m_week}, drops = m_drop->isChecked()](const std::stop_token& stop) {
            return work.look(drops, stop);
        },
        [this](Standing standing) {
            m_standing = std::move(standing);
            if (m_standing.isBlueGreen) // what the notice and the board call a reset
                QMetaObject::invokeMethod(this, &ResetDialog::blueGreenWanted, Qt::QueuedConnection);
            return m_standing.unfinished ? showUnfinished(*m_standing.unfinished)
                                         : showPlan(*m_standing.plan);
        });
}

void ResetDialog::perform()
{
    start(m_standing.unfinished ? Action::Resume : Action::Begin);
}

void ResetDialog::backOut()
{
    start(Action::BackOut);
}

void ResetDialog::start(Action action)
{
    startRun<Word>(
        action == Action::BackOut ? tr("Backing out…") : tr("Working… Escape stops it."),
        [work = Work {.week = m_week,
                      .folder = m_folder->folder(),
                      .by = by(),
                      .inPlace = m_inPlace->isChecked(),
                      .shown = m_standing,
                      .typed = typed(),
                      .typedInProduction = typedInProduction()},
         action](const std::stop_token& stop, const Teller<Word>& tell) {
            return work.perform(action, stop, tell);
        },
        [this](const Word& word) { m_steps->showRunning(static_cast<int>(word.step), word.text); },
        [this, action](const Outcome& outcome) {
            action == Action::BackOut ? takeBackedOut(outcome.state) : takeReset(outcome);
        });
}

QString ResetDialog::textOf(const Error& error) const
{
    return error.kind == Error::Kind::Cancelled ? tr("Stopped.") : error.text();
}

void ResetDialog::takeReset(const Outcome& outcome)
{
    const ResetState& state = outcome.state;
    for (int step = 0; step < m_steps->topLevelItemCount(); ++step)
        m_steps->showStep(step,
                          state.isDone(static_cast<ResetStep>(step)) ? tr("done") : tr("not requested"));
    QStringList lines {state.drops ? tr("%1 is archived, verified and dropped.").arg(state.week.name)
                                   : tr("%1 is archived, verified and frozen.").arg(state.week.name)};
    if (!outcome.archive.isEmpty())
        lines << tr("Its archive: %1").arg(outcome.archive);
    finish(tr("%1 is the live week now.").arg(state.next), lines.join(QLatin1Char('\n')));
    Q_EMIT opened(state.next);
}

void ResetDialog::takeBackedOut(const ResetState& state)
{
    for (int i = 0; i < m_steps->topLevelItemCount(); ++i) {
        const auto step = static_cast<ResetStep>(i);
        const bool stays = step == ResetStep::KeepHistory || step == ResetStep::Archive || state.isGone;
        m_steps->showStep(i,
                          !state.isDone(step) ? tr("not done")
                              : stays         ? tr("done, stays")
                                              : tr("taken back"));
    }
    showFacts({{tr("Old week"), state.week.name}, {tr("Operation"), QString::fromLatin1(state.operation)}});
    const QString& week = state.week.name;
    QStringList lines {state.isGone
                           ? tr("%1 was gone already. Its archive and its kept history stay.").arg(week)
                           : tr("The week is as it was. Its archive and its kept history stay.")};
    if (state.nextStays)
        lines
            << (state.isGone
                    ? tr("%1 was not changed; it keeps all its data.").arg(state.next)
                    : tr("%1 was not changed: it is not the database that the reset made.").arg(state.next));
    finish(state.isGone ? tr("The reset of %1 is ended.").arg(week)
                        : tr("The reset of %1 is taken back.").arg(week),
           lines.join(QLatin1Char('\n')));
}

}
