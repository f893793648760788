#pragma once

#include "game/picturedefinition.h"
#include "game/rollbackdefinition.h"

namespace Weekglass {

struct StateColumn
{
    QString name; ///< column of the plays query or of an as-of query
    QString label;
    QString path = {}; ///< JSON Pointer into the log's document instead; empty: it is a column
};

struct StateGroup
{
    QString title;
    std::vector<StateColumn> columns;
};

/// A word in the labels of a play log that gives way to a name where the game has one: "Away" to the team.
struct LabelName
{
    QString word;
    QString column; ///< of an as-of query; it is not shown as state itself
};

/// What a replay can step to and marks on its timeline: plays that satisfy any of the three.
struct PlayMark
{
    QString id;
    QString title; ///< "Scoring play"
    std::vector<QString> changed = {}; ///< state columns: one of them differs from the play before
    std::vector<QString> kinds = {}; ///< the play is of one of these kinds
    std::vector<QString> truthy = {}; ///< state columns: one of them is a number above zero, or true
};

struct PlayLogDefinition
{
    QString id;
    QString title;
    GameFile games; ///< game_id, title, started_at, plays, status
    GameFile plays; ///< $1 game; play_number, at, kind, title, then the state after the play
    /// $1 game; columns of plays but for play_number: the state before the first play; one row, or none.
    std::optional<GameFile> start = {};
    /// A JSONB column of plays that has the state: the groups say where. Its values are NULL where it does
    /// not tell them. Empty: each part of the state is a column.
    QString document = {};
    std::vector<GameFile> asOf; ///< $1 game; play_number, then state that holds after it until the next row
    std::vector<LabelName> names = {};
    std::vector<StateGroup> groups;
    std::vector<PlayMark> marks = {};
    std::vector<PictureDefinition> pictures = {}; ///< of the state after a play, as one JSON object
    /// $1 game; play_number, path, expected, found: where what is stored is not what the plays say. With a
    /// document it can read "plays", which are its plays with the state.
    std::optional<GameFile> verify = {};
    std::optional<RollbackDefinition> rollback = {};
};

}
