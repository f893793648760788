#pragma once

#include "game/gamefile.h"

namespace Weekglass {

/// What people look for by its name, and where it is shown: at least one of the three.
struct NameSource
{
    QString title; ///< "Players"
    GameFile query; ///< id, name, detail (text): few and quick to read, whatever happened in the week
    QString playLog = {}; ///< the id is a game of this one
    QString events = {}; ///< the id is a subject of this source's events
    QString snapshots = {}; ///< the same of snapshots
};

}
