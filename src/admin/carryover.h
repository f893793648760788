#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"

namespace Weekglass {

/// Takes over the rows of the tables that the game names from one week into the next, in one transaction with
/// a mark of the operation, so that it is done once however often it is asked for. What the next week's
/// migrations had put into those tables gives way. Columns that only one of them has keep their defaults or
/// stay behind.
/// @return the number of rows; 0 if it was done before.
Result<qint64> carryOver(Pg::Session& from, Pg::Session& to, const GameDefinition& game,
                         const QByteArray& operation, const Pg::Call& call = {});

}
