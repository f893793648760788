#pragma once

#include "weeks/weekhandle.h"

#include <QString>

#include <vector>

class QMenu;
class QWidget;

namespace Weekglass {

class OpenPages;
enum class WeekStep;

/// A step that changes a week, as menus say it.
struct StepCommand
{
    WeekStep step;
    QString text;
    Qt::Key key;
    QString tip;
};

/// In the order of a week's life.
std::vector<StepCommand> stepCommands();

/// All pages and all steps of this week, whatever is in front. @p mayChange: it is known how careful one has
/// to be there
QMenu* makeWeekMenu(OpenPages& pages, const WeekHandle& week, bool mayChange, QWidget* parent);

}
