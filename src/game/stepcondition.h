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

    bool isOfOneGame() const { return !gameIs.isEmpty(); }
};

StepCondition readStepCondition(const QByteArray& where);

}
