#pragma once

#include "game/gamedefinition.h"
#include "notebook/notebook.h"

namespace Weekglass {

/// What a cell holds, in words, ready to be shown: a text as it was written, and of the others a line for
/// each thing that they say.
QString cellDetails(const NotebookCell& cell, const GameDefinition& game);

}
