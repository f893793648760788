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

/// What of a table is carried over: columns that both weeks have.
struct CarriedTable
{
    Pg::Sql name;
    Pg::Sql columns;
    std::vector<std::pair<QByteArray, QByteArray>> sequences; ///< of the old week, of the next one

    /// @p old and @p young: a row for each column, its quoted name and the sequence that it takes its values
    /// from, or NULL. @p wanted: only these, each of which the old week must have; none: all.
    static Result<CarriedTable> of(const Pg::Sql& name, const Pg::Table& old, const Pg::Table& young,
                                   const QStringList& wanted = {});
};

using CarryCheck = std::function<Result<void>(const CarryTarget&)>;

/// An error (42809) if what is to be carried over is a view or the like in this week: reading it would run
/// its functions with our rights. A table that is not there is none.
Result<void> checkCarriedTables(Pg::Session& week, const GameDefinition& game, const Pg::Call& call = {});

/// In the transaction of the session, or in one of its own that only reads.
Result<CarryTarget> readCarryTarget(Pg::Session& to, const GameDefinition& game, const Pg::Call& call = {});

/// Only those of the tables that are carried over, of any week.
Result<std::vector<CarryTarget::Rows>> readCarriedRows(Pg::Session& week, const GameDefinition& game,
                                                       const Pg::Call& call = {});

/// Takes over the rows of the tables that the game names from one week into the next, in one transaction with
/// a mark of the operation, so that it is done once however often it is asked for. What the next week's
/// migrations had put into those tables gives way. Columns that only one of them has keep their defaults or
/// stay behind. @p check, if there is one, says whether what would go may go; nobody writes into the tables
/// from then on. An error, and nothing is carried over, if not every row arrives.
/// @return what the next week has then. Where it was done before (wasTarget): what it had right after that,
/// without the tables that refer to the carried ones.
Result<CarryTarget> carryOver(Pg::Session& from, Pg::Session& to, const GameDefinition& game,
                              const QByteArray& operation, const CarryCheck& check = {},
                              const Pg::Call& call = {});

}
