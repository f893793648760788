#include "health/weeksover.h"

#include "health/text.h"
#include "lifecycle/board.h"

namespace Weekglass {

Result<Figure> readWeeksOver(Pg::Session& maintenance, const GameLibrary& library,
                             const Thresholds& thresholds, const Pg::Call& call)
{
    FigureList list(thresholds);
    const auto board = readBoard(maintenance, library, {.call = call});
    if (!board && board.error().sqlState == QLatin1String("42501")) // one figure less, and the others stay
        return list.refuse("unarchived_weeks", Text::tr("Your role may not read the server's log of weeks."),
                           QStringLiteral("GRANT USAGE ON SCHEMA weekglass TO …; "
                                          "GRANT SELECT ON weekglass.week_log TO …;"));
    if (!board)
        return board.error();
    QStringList names;
    for (const GameBoard& game : board->games) {
        for (const BoardWeek& week : game.weeks) {
            const bool isOver =
                week.stage == WeekStage::Frozen || (week.stage == WeekStage::Live && week.isDue);
            if (isOver && week.archivedAt.isEmpty())
                names << week.identity.name;
        }
    }
    return list.tell("unarchived_weeks", static_cast<double>(names.size()),
                     names.isEmpty()
                         ? Text::tr("every week that is over has one")
                         : Text::tr("%1: %2%3")
                               .arg(QString::number(names.size()), names.mid(0, 3).join(QStringLiteral(", ")),
                                    names.size() > 3 ? QStringLiteral(" …") : QString()));
}

}
