#pragma once

#include "admin/operationslog.h"
#include "game/gamedefinition.h"
#include "game/weekname.h"
#include "pg/connectoptions.h"

#include <functional>

namespace Weekglass {

/// A week with the roles of its game: <game>_owner owns database and tables, <game>_writer changes rows, and
/// <game>_reader only reads, whatever it sets. They are groups that nobody can log in as; give them to those
/// who work with the game. Everybody else may not connect.
struct NewWeekRequest
{
    Pg::ConnectOptions server; ///< maintenance database; the role must be able to create roles and databases
    const GameDefinition& game;
    WeekName name;
    AdminBy by = {};
    QByteArray operation = {}; ///< that this is a part of; empty: it is one of its own
    QString stage = QStringLiteral("live"); ///< that the week has in the end
    std::function<void(const QString& step)> onProgress = {};
    std::stop_token stop = {};
};

enum class GameRole { Reader, Writer, Owner };
QString roleName(const GameDefinition& game, GameRole role);

/// Makes the roles that are missing, the database, its tables and the grants. Doing it again after it was cut
/// off does what is left and nothing twice; a week that it did not begin is refused.
Result<WeekIdentity> makeNewWeek(const NewWeekRequest& request);

}
