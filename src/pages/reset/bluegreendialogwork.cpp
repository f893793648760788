#include "pages/reset/bluegreendialog.h"
#include "pages/reset/stepstree.h"

namespace Weekglass {

/// All that a worker needs, its own.
struct BlueGreenDialog::Work
{
    WeekHandle week;
    AdminBy by = {};
    Standing shown = {}; ///< what the user saw and decided on
    QString typed = {};
    std::optional<QString> typedInProduction = {};

    BlueGreenRequest request(const std::stop_token& stop, const Teller<Word>& tell = {}) const
    {
        return {.server = week.pool->options(),
                .game = *week.game,
                .by = by,
                .typedInProduction = typedInProduction,
                .onProgress = [tell](BlueGreenStep step,
                                     const QString& text) { tell({.step = step, .text = text}); },
                .stop = stop};
    }

    Result<Standing> look(const std::stop_token& stop) const
    {
        auto maintenance = openDatabase(week.pool->options(), {}, stop);
        if (!maintenance)
            return maintenance.error();
        auto unfinished = unfinishedBlueGreen(*maintenance, week.title());
        if (!unfinished)
            return unfinished.error();
        if (*unfinished)
            return Standing {.unfinished = *std::move(unfinished)};
        auto back = planBack(request(stop), week.title());
        if (!back)
            return back.error();
        if (*back)
            return Standing {.back = *std::move(back)};
        auto plan = planBlueGreen(request(stop), week.title());
        return plan ? Result<Standing>(Standing {.plan = *std::move(plan)}) : plan.error();
    }

    Result<Outcome> perform(Action action, const std::stop_token& stop, const Teller<Word>& tell) const
    {
        const auto asked = request(stop, tell);
        if (action == Action::GoBack || action == Action::Stay) {
            const auto done = action == Action::Stay ? stayGreen(asked, *shown.back)
                                                     : goBack(asked, *shown.back, typed, shown.back->hash);
            return done ? Result<Outcome>(Outcome()) : done.error();
        }
        auto state = action == Action::Begin ? beginBlueGreen(asked, *shown.plan, typed, shown.plan->hash)
            : action == Action::Resume       ? resumeBlueGreen(asked, *shown.unfinished)
                                             : undoBlueGreen(asked, *shown.unfinished);
        return state ? Result<Outcome>(Outcome {.state = *std::move(state)}) : state.error();
    }
};

void BlueGreenDialog::look()
{
    startLook(
        tr("Reading the state of the week…"),
        [work = Work {.week = m_week}](const std::stop_token& stop) { return work.look(stop); },
        [this](Standing standing) {
            m_standing = std::move(standing);
            return showStanding();
        });
}

void BlueGreenDialog::perform()
{
    start(m_standing.unfinished ? Action::Resume : m_standing.back ? Action::GoBack : Action::Begin);
}

void BlueGreenDialog::backOut()
{
    start(m_standing.unfinished ? Action::BackOut : Action::Stay);
}

void BlueGreenDialog::start(Action action)
{
    startRun<Word>(
        tr("Working… Escape stops it."),
        [work = Work {.week = m_week,
                      .by = by(),
                      .shown = m_standing,
                      .typed = typed(),
                      .typedInProduction = typedInProduction()},
         action](const std::stop_token& stop, const Teller<Word>& tell) {
            return work.perform(action, stop, tell);
        },
        [this](const Word& word) { m_steps->showRunning(static_cast<int>(word.step), word.text); },
        [this, action](const Outcome& outcome) { takeOutcome(action, outcome); });
}

QString BlueGreenDialog::textOf(const Error& error) const
{
    return error.kind == Error::Kind::Cancelled && error.message.isEmpty() ? tr("Stopped.") : error.text();
}

}
