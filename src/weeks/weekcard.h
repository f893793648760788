#pragma once

#include "pg/session.h"

namespace Weekglass {

/// The comment of a week's database: what it is and which operation made it, to be read without connecting.
struct WeekCard
{
    QString game; ///< id
    QString stage; ///< "created", "live"
    QByteArray operation; ///< UUID in the log
};

/// Nothing but empty texts if the comment is no card.
WeekCard weekCardOf(const QString& comment);
Result<void> writeWeekCard(Pg::Session& maintenance, const QString& database, const WeekCard& card);

}
