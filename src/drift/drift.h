#pragma once

#include "drift/referencecatalog.h"
#include "weeks/weekidentity.h"

namespace Weekglass {

/// One object in which a week is not what its game's migrations make. A table that is missing or too many
/// stands for all that is part of it.
struct DriftItem
{
    enum class Kind {
        Missing, ///< the migrations make it, the week lacks it
        Extra, ///< the week has it, no migration makes it
        Changed
    };

    Kind kind = Kind::Changed;
    QString object; ///< what it is: "table", "column", "index", ... as Definition::kind
    QString name; ///< qualified and quoted
    QString expected; ///< its definition as the migrations make it; empty: Extra
    QString found; ///< and as the week has it; empty: Missing
    QString sql; ///< statements that would bring the week to the reference; a comment where there are none
    bool isDestructive = false; ///< the statements destroy something, or change values
};

/// What a week holds compared with what its migrations make.
struct Drift
{
    WeekIdentity week;
    QString version; ///< that the week says it has, and that it was compared with; empty: none
    int pending = 0; ///< migrations of the game that the week does not have; they are no drift
    int weekServer = 0; ///< version of the week's server, e.g. 150020
    int referenceServer = 0; ///< and of the one that made the reference
    int compared = 0; ///< objects that the reference has
    std::vector<DriftItem> items; ///< in the order in which their statements can be run
    QStringList notComparable; ///< what was left out, and why, a sentence each

    bool isDrifted() const { return !items.empty(); }
    /// All statements with a comment over each. Those that destroy something come last and are marked.
    QString sql() const;
};

QString driftKindName(DriftItem::Kind kind); ///< "missing", "extra", "changed"

/// Compares the session's database with what the migrations make that it says it has. Changes nothing. An
/// error if it has no history of migrations, or one of versions that the game does not know.
Result<Drift> readDrift(Pg::Session& session, const GameDefinition& game, ReferenceCatalogs& references,
                        const Pg::Call& call = {});

/// What is compared of a week or of its reference: not what tools keep in it, nor the months of tables that
/// the game has partitioned, which come and go.
std::vector<Definition> comparedPart(std::vector<Definition> definitions, const GameDefinition& game);

/// The differences of what was read, in the order in which their statements can be run.
std::vector<DriftItem> compareDefinitions(const std::vector<Definition>& expected,
                                          const std::vector<Definition>& found);

}
