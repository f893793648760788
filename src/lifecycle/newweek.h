#pragma once

#include "game/gamedefinition.h"
#include "game/weekname.h"
#include "pg/connectoptions.h"
#include "weeks/gameroles.h"
#include "weeks/operationslog.h"

#include <functional>
#include <optional>

namespace Weekglass {

/// How a week is made. With the roles of its game (see GameRole): they are groups that nobody can log in as;
/// give them to those who work with the game. Everybody else may not connect.
struct NewWeekRequest
{
    Pg::ConnectOptions server; ///< maintenance database; the role must be able to create roles and databases
    const GameDefinition& game;
    WeekName name;
    AdminBy by = {};
    QByteArray operation = {}; ///< that this is a part of; empty: it is one of its own
    QString stage = QStringLiteral("live"); ///< that the week has in the end
    QString templateDatabase = {}; ///< all of it is copied (see templatesOf()); empty: begins empty
    std::optional<qint64> sampleSeed = {}; ///< fills it with made-up data in the end; nothing: it does not
    bool withRoles = true; ///< false: the database is ours alone, and everybody may connect
    bool isDistributed = false; ///< over the Citus cluster of the maintenance database; not with roles
    std::function<void(const QString& step)> onProgress = {};
    std::stop_token stop = {};
};

/// A database that a new week of the game can be copied from.
struct WeekTemplate
{
    QString database;
    int sessions = 0; ///< that use it; it can only be copied while there are none
};

/// <prefix>_template, if it is there, then the weeks of the game, the newest first.
Result<std::vector<WeekTemplate>> templatesOf(Pg::Session& maintenance, const GameDefinition& game,
                                              const Pg::Call& call = {});
/// The week after the newest one that is there, or the present one if that is later or there is none.
Result<WeekName> proposeWeek(Pg::Session& maintenance, const GameDefinition& game,
                             const QDate& today = QDate::currentDate(), const Pg::Call& call = {});

/// Makes the roles that are missing, the database, its tables and the grants. One that fails drops the
/// database that it made, or its error says what is left. Doing it again after it was cut off does what is
/// left and nothing twice; a week that it did not begin is refused.
Result<WeekIdentity> makeNewWeek(const NewWeekRequest& request);

}
