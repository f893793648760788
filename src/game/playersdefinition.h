#pragma once

#include "game/gamefile.h"

#include <QStringList>

#include <map>
#include <vector>

namespace Weekglass {

enum class PlayerId {
    Text,
    Integer, ///< bigint
    Uuid
};

/// Who plays, and how a transaction of one of them is made: with a role that row-level security binds, and
/// with the setting that the policies ask for the player's id.
struct PlayersDefinition
{
    GameFile list; ///< id, name, detail (text): everybody who plays
    QString setting; ///< "app.current_player_id"
    PlayerId id = PlayerId::Text;
    QString role; ///< empty: <game>_player, which comes with the roles of a new week
    QString table; ///< schema.table with a row for each player
    QString key; ///< its column with the id; in other tables the rows of a player have it in a column of this
                 ///< name
    std::vector<QString> shared = {}; ///< schema.table: that all players may see whole
    std::map<QString, QStringList> columns = {}; ///< of tables where others say whose a row is: any of these
};

}
