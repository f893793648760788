#include "pages/reset/resetdialog.h"

#include "base/safetext.h"
#include "lifecycle/keephistory.h"
#include "pages/archive/factstable.h"
#include "pages/archive/folderfield.h"
#include "weeks/databasefacts.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

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
    std::shared_ptr<Latest<Word>> words = {};
    std::stop_token stop = {};

    /// With where the archive is verified; empty if nothing is archived.
    ResetRequest request(const Pg::ConnectOptions& scratch) const
    {
        const auto server = week.pool->options();
        return {.server = server,
                .scratch = scratch,
                .game = *week.game,
                .archiveFolder = folder,
                .by = by,
                .keepHistory =
                    [server, game = week.game, token = stop](const WeekIdentity& old) {
                        return keepHistory(
                            {.pool = Pg::SessionPool::create(server), .game = game, .identity = old}, token);
                    },
                .onProgress =
                    [box = words](ResetStep step, const QString& text) {
                        if (box)
                            box->put({.step = step, .text = text});
                    },
                .stop = stop};
    }

    Result<Standing> look(bool drops) const
    {
        auto maintenance = openDatabase(week.pool->options(), {}, stop);
        if (!maintenance)
            return maintenance.error();
        auto unfinished = unfinishedReset(*maintenance, week.title());
        if (!unfinished)
            return unfinished.error();
        if (*unfinished && (*unfinished)->week != week.identity)
            return isAnother();
        if (*unfinished)
            return Standing {.unfinished = *std::move(unfinished)};
        auto planned = planReset(request({}), week.title(), drops);
        if (!planned)
            return planned.error();
        if (planned->week != week.identity)
            return isAnother();
        return Standing {.plan = *std::move(planned)};
    }

    Error isAnother() const
    {
        return {.kind = Error::Kind::Sql,
                .message = tr("Another database has the name of this week now."),
                .where = week.title(),
                .advice = tr("Close this, and look at the list of weeks again.")};
    }

    Result<Outcome> perform(Action action) const
    {
        if (action == Action::BackOut) {
            const auto undone = undoReset(request({}), *shown.unfinished);
            return undone ? Result<Outcome>(Outcome {.state = *undone}) : undone.error();
        }
        const auto scratch = inPlace
            ? Result(week.pool->options())
            : privateServer(
                [this](const QString& text) { words->put({.step = ResetStep::Freeze, .text = text}); }, stop);
        if (!scratch)
            return scratch.error();
        const ResetRequest asked = request(*scratch);
        const auto done = action == Action::Resume ? resumeReset(asked, *shown.unfinished)
                                                   : resetWeek(asked, *shown.plan, typed, shown.plan->hash);
        return done ? Result<Outcome>(Outcome {.state = *done, .archive = archiveFile()}) : done.error();
    }

    /// Empty if the log does not say it.
    QString archiveFile() const
    {
        auto maintenance = openDatabase(week.pool->options(), {}, stop);
        const auto known = maintenance ? knownArchive(*maintenance, week.identity)
                                       : Result<std::optional<KnownArchive>>(maintenance.error());
        return known && *known ? (*known)->file : QString();
    }
};

void ResetDialog::look()
{
    m_stop = std::stop_source();
    m_standing = {};
    m_job.start([work = Work {.week = m_week, .stop = m_stop.get_token()},
                 drops = m_drop->isChecked()](const std::stop_token&) { return work.look(drops); },
                [this](const Result<Standing>& standing) { takeStanding(standing); });
    updateButtons();
}

void ResetDialog::takeStanding(const Result<Standing>& standing)
{
    if (!standing) {
        m_headline->setText(tr("How it stands cannot be seen now."));
        for (int step = 0; step < m_steps->topLevelItemCount(); ++step)
            showStep(static_cast<ResetStep>(step), tr("not known"));
        showMessage(standing.error().text());
    } else {
        m_standing = *standing;
        if (m_standing.unfinished)
            showUnfinished(*m_standing.unfinished);
        else
            showPlan(*m_standing.plan);
    }
    updateButtons();
    Q_EMIT looked();
}

void ResetDialog::run()
{
    if (m_run->isEnabled())
        start(m_standing.unfinished ? Action::Resume : Action::Begin);
}

void ResetDialog::backOut()
{
    if (m_backOut->isEnabled())
        start(Action::BackOut);
}

void ResetDialog::start(Action action)
{
    m_stop = std::stop_source();
    (void)m_words->take();
    m_job.start([work = Work {.week = m_week,
                              .folder = m_folder->folder(),
                              .by = {.reason = m_reason->text().trimmed(),
                                     .operatorName = m_operator->text().trimmed()},
                              .inPlace = m_inPlace->isChecked(),
                              .shown = m_standing,
                              .typed = m_typed->text().trimmed(),
                              .words = m_words,
                              .stop = m_stop.get_token()},
                 action](const std::stop_token&) { return work.perform(action); },
                [this, action](const Result<Outcome>& outcome) { takeOutcome(action, outcome); });
    showMessage(action == Action::BackOut ? tr("Backing out…") : tr("At work… Escape stops it."));
    m_timer.start();
    updateButtons();
}

/// The steps before the one that a worker tells of are done.
void ResetDialog::takeWords()
{
    const auto word = m_words->take();
    if (!word)
        return;
    for (int step = 0; step < static_cast<int>(word->step); ++step)
        showStep(static_cast<ResetStep>(step), tr("done"));
    showStep(word->step, tr("running"), word->text);
}

void ResetDialog::takeOutcome(Action action, const Result<Outcome>& outcome)
{
    m_timer.stop();
    Q_EMIT weeksChanged();
    if (!outcome) {
        // where it stands now comes from the server, whatever the answer was
        const QString said =
            outcome.error().kind == Error::Kind::Cancelled ? tr("Stopped.") : outcome.error().text();
        connect(
            this, &ResetDialog::looked, this,
            [this, said] {
                const bool isMore = !m_message->text().isEmpty() && m_message->text() != visibleLines(said);
                showMessage(isMore ? QString(said + QLatin1Char('\n') + m_message->text()) : said);
                Q_EMIT answered();
            },
            Qt::SingleShotConnection);
        return look();
    }
    m_isOver = true;
    m_standing = {};
    const ResetState* state = &outcome->state;
    const QString week = visibleText(state->week.name);
    if (action == Action::BackOut) {
        m_headline->setText(state->isGone ? tr("The reset of %1 is ended.").arg(week)
                                          : tr("The reset of %1 is taken back.").arg(week));
        m_facts->setFacts(
            {{tr("Old week"), state->week.name}, {tr("Operation"), QString::fromLatin1(state->operation)}});
        for (int i = 0; i < m_steps->topLevelItemCount(); ++i) {
            const auto step = static_cast<ResetStep>(i);
            const bool stays = step == ResetStep::KeepHistory || step == ResetStep::Archive || state->isGone;
            showStep(step,
                     !state->isDone(step) ? tr("not done")
                         : stays          ? tr("done, stays")
                                          : tr("taken back"));
        }
        const QString next = visibleText(state->next);
        QStringList lines {state->isGone
                               ? tr("%1 was gone already. What was archived and kept of it stays.").arg(week)
                               : tr("The week is as it was. What was archived and kept of it stays.")};
        if (state->nextStays)
            lines << (state->isGone
                          ? tr("%1 was left alone, with all that is in it.").arg(next)
                          : tr("%1 was left alone: it is not the one that the reset made.").arg(next));
        showMessage(lines.join(QLatin1Char('\n')));
    } else {
        takeWords();
        for (int step = 0; step < m_steps->topLevelItemCount(); ++step)
            showStep(static_cast<ResetStep>(step),
                     state->isDone(static_cast<ResetStep>(step)) ? tr("done") : tr("not asked for"));
        m_headline->setText(tr("%1 is the live week now.").arg(visibleText(state->next)));
        const QString said = state->drops ? tr("%1 is archived, verified and dropped.").arg(week)
                                          : tr("%1 is archived, verified and frozen.").arg(week);
        showMessage(outcome->archive.isEmpty()
                        ? said
                        : QString(said + QLatin1Char('\n') + tr("Its archive: %1").arg(outcome->archive)));
        Q_EMIT opened(state->next);
    }
    updateButtons();
    Q_EMIT answered();
}

}
