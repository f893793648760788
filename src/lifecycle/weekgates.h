#pragma once

#include "lifecycle/board.h"
#include "weeks/weekhandle.h"

namespace Weekglass {

/// What can be done to a week, in the order of its life.
enum class WeekStep {
    Create,
    Migrate,
    Freeze,
    Thaw,
    Archive,
    Reset,
    ResumeReset,
    BlueGreen,
    Drop,
    CleanUp,
    OpenArchive
};

/// A way from one stage to the next, or back.
struct WeekGate
{
    enum class State {
        Open,
        Guarded, ///< possible, but not without more: note says what
        Shut ///< not possible: note says why not
    };

    WeekStep step;
    State state = State::Open;
    QString note = {};
    bool isNext = false; ///< the usual step from where the week is
};

/// As the command line calls it.
QString stepName(WeekStep step);
/// "Freeze…", for menus and buttons.
QString stepTitle(WeekStep step);
/// "live", as the user reads it.
QString stageTitle(WeekStage stage);

/// What can be done to the week and what cannot, each with the reason. What makes no sense at its stage is
/// left out. @p behind: migrations that it lacks, as far as that is known.
std::vector<WeekGate> gatesOf(const BoardWeek& week, int behind = 0);
/// Why the step is not for this database: it needs the name of a week. Empty for a week, and for steps that
/// any database can take.
QString whyNoStep(WeekStep step, const WeekHandle& on);
/// The gate with isNext; null if there is none.
const WeekGate* nextGate(const std::vector<WeekGate>& gates);

}
