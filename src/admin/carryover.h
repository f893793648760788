#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"

#include <functional>

namespace Weekglass {

/// What a carry-over would empty in a week that is there already; tables without rows are left out.
struct CarryTarget
{
    struct Rows
    {
        QString table;
        qint64 count = 0;

        friend bool operator==(const Rows&, const Rows&) = default;
    };

    std::vector<Rows> replaced = {}; ///< in the tables that are carried over
    std::vector<Rows> referring = {}; ///< in those that refer to them: somebody uses the week
    bool wasTarget = false; ///< something was carried over into it before
};

using CarryCheck = std::function<Result<void>(const CarryTarget&)>;

Result<CarryTarget> readCarryTarget(Pg::Session& to, const GameDefinition& game, const Pg::Call& call = {});

/// Takes over the rows of the tables that the game names from one week into the next, in one transaction with
/// a mark of the operation, so that it is done once however often it is asked for. What the next week's
/// migrations had put into those tables gives way. Columns that only one of them has keep their defaults or
/// stay behind. @p check, if there is one, says whether what would go may go; nobody writes into the tables
/// from then on.
/// @return the number of rows; 0 if it was done before.
Result<qint64> carryOver(Pg::Session& from, Pg::Session& to, const GameDefinition& game,
                         const QByteArray& operation, const CarryCheck& check = {},
                         const Pg::Call& call = {});

}
