#pragma once

#include <QByteArray>

namespace Weekglass {

/// What the condition of a rollback's step says of the game, as far as it can be known without a server.
struct StepCondition
{
    bool namesGame = false; ///< it uses $1
    /// Of the conditions that all have to hold, the one that a column is the game: "t.game_id = $1::UUID".
    /// Empty: none is so, so that which games' rows it means cannot be known from its text.
    QByteArray gameIs = {};
    QByteArray gameColumn = {}; ///< "game_id"
    QByteArray playAfter = {}; ///< the column of "t.play_number > $2", in lower case: plays after the target
    QByteArray playFrom = {}; ///< that of "t.play_number >= $2": with the target itself

    bool isOfOneGame() const { return !gameIs.isEmpty(); }
};

StepCondition readStepCondition(const QByteArray& where);

}
