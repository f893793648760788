#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"

namespace Weekglass {

/// What a carry-over would empty in a week that is there already; tables without rows are left out.
struct CarryTarget
{
    struct Rows
    {
        QString table;
        qint64 count = 0;
    };

    std::vector<Rows> replaced = {}; ///< in the tables that are carried over
    std::vector<Rows> referring = {}; ///< in those that refer to them: somebody uses the week
    bool wasTarget = false; ///< something was carried over into it before
};

Result<CarryTarget> readCarryTarget(Pg::Session& to, const GameDefinition& game, const Pg::Call& call = {});

/// Takes over the rows of the tables that the game names from one week into the next, in one transaction with
/// a mark of the operation, so that it is done once however often it is asked for. What the next week's
/// migrations had put into those tables gives way. Columns that only one of them has keep their defaults or
/// stay behind. @p isOurs: nobody but the operation can have written into the next week; in any other one
/// rows that refer to the tables are an error.
/// @return the number of rows; 0 if it was done before.
Result<qint64> carryOver(Pg::Session& from, Pg::Session& to, const GameDefinition& game,
                         const QByteArray& operation, bool isOurs, const Pg::Call& call = {});

}
