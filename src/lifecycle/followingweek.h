#pragma once

#include "lifecycle/newweek.h"

namespace Weekglass {

struct FollowRequest
{
    Pg::ConnectOptions server; ///< maintenance database
    const GameDefinition& game;
    QString week; ///< that is over
    QString resetDate; ///< as the game says it, e.g. 2025-04-13
    AdminBy by = {};
    std::stop_token stop = {};
};

/// The week that the game goes on in after a reset: that of the date, or the one behind @p week if the date
/// says nothing or is no later.
Result<WeekName> followingWeekName(const GameDefinition& game, const QString& week, const QString& resetDate);

/// That week; made, with its tables, if it is not there. With the roles of the game if the old week has them.
/// An error while a reset is still making it.
Result<WeekIdentity> followingWeek(const FollowRequest& request);

}
