#pragma once

#include "base/result.h"
#include "game/gamedefinition.h"

namespace Weekglass {

/// Reads a game definition: game.json and every file that it names, the migrations and sample.sql. The error
/// tells every problem that was found, each with file, path of the key, and reason.
Result<GameDefinition> loadGame(const QString& folder);

}
