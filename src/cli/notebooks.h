#pragma once

#include "cli/context.h"
#include "notebook/fillednotebook.h"

namespace Weekglass {

/// The notebook that the user keeps under this name for the game.
Result<Notebook> savedNotebook(const QString& game, const QString& name);
/// The week with the others of its game.
Result<NotebookWeeks> notebookWeeks(const Context& context, OpenWeek& week);

}
