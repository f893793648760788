#pragma once

#include "game/gamefile.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace Weekglass {

enum class RollbackAction { Delete, Update, Insert };

/// One table of a rollback. Conditions and assignments are SQL over the table, which is called t, with the
/// game $1 (text) and the play number $2 (bigint).
struct RollbackStep
{
    QString title; ///< "Dice rolls"
    RollbackAction action = RollbackAction::Delete;
    QString table; ///< schema.table
    QByteArray where = {}; ///< of a delete or an update
    QByteArray set = {}; ///< of an update
    QByteArray columns = {}; ///< of an insert: names of columns; the others get the table's defaults
    QByteArray select = {}; ///< of an insert: the query of the rows that the table lacks
    bool touchesOthers = false; ///< rows of other games too, on purpose; otherwise that is refused
};

/// A word or number that is told to people, as an SQL expression over a row, which is called t; $1 is the
/// game.
struct ToldValue
{
    QString label; ///< "Score"
    QByteArray value;
};

/// How the rows of a table are told to people, in expressions over the row t.
struct ToldRows
{
    QString table; ///< schema.table
    QString title; ///< "Line-ups"
    QByteArray subject; ///< names the row: a player, a play
    QByteArray order = {}; ///< rows come in its order; empty: in that of their key
    std::vector<ToldValue> fields = {}; ///< what changes in a row; empty: its columns
};

/// What a rollback does not turn back, and why.
struct LeftTable
{
    QString table; ///< schema.table
    QString reason; ///< a sentence
    QStringList columns = {}; ///< only these: of rows that stay they keep their value; empty: the whole table
};

/// What a rollback takes from the players, in words of the game.
struct RollbackWords
{
    QString plays = {}; ///< what its plays are called: "saves"; empty: plays
    QByteArray title = {}; ///< of the game, over the row that stands for it; empty: that of the games query
    std::vector<ToldValue> facts = {}; ///< over that row, told as they are before and after
    std::vector<ToldRows> tables = {}; ///< of others the columns are told
};

/// How a play log is cut after a play. The only source of preview, execution, ledger and undo.
struct RollbackDefinition
{
    QString lockTable; ///< schema.table: the row that stands for the game
    QByteArray lockWhere; ///< as in a step
    GameFile head; ///< $1 game; play_number of the last play: one row
    std::optional<GameFile> refused = {}; ///< $1 game; play_number, reason: plays that it cannot go back to
    /// $1 game, $2 play; part, reason: what this play does not say, so that it is not turned back.
    std::optional<GameFile> lacks = {};
    std::vector<RollbackStep> steps; ///< child before parent
    std::vector<LeftTable> leaves = {};
    bool runsTransforms = false; ///< afterwards, in the same transaction
    bool touchesRecovery = false; ///< the running game's Redis is newer afterwards
    RollbackWords words = {};
};

}
