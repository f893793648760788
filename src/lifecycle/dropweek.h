#pragma once

#include "lifecycle/dropplan.h"
#include "weeks/weeklock.h"

namespace Weekglass {

/// How a plan is confirmed.
struct DropConfirmation
{
    QString typed; ///< DropPlan::phrase
    QByteArray hash; ///< DropPlan::hash
    /// Why it is dropped although no archive of it was verified; kept in the log.
    QString withoutArchive = {};
    /// DropPlan::productionPhrase(); nothing: the server is not marked production, or the hash was typed
    std::optional<QString> typedInProduction = {};
};

struct DropOptions
{
    AdminBy by = {};
    std::chrono::milliseconds lockWait = WeekLockWait;
    Pg::Call call = {};
};

/// Drops the database that the plan was made for, and no other one. Under the lock of its name the plan is
/// made again and must be the same, and nobody may have connected since. With an archive, the content must
/// still be what was archived: the week is closed to everybody, compared, and only then dropped; if anything
/// is in the way it is opened again. Gives the operation's id in the log. An error of Error::Kind::Unknown:
/// the server fell silent during the DROP.
Result<QByteArray> dropWeek(const Pg::ConnectOptions& server, const WeekIdentity& week,
                            const DropConfirmation& confirmation, const DropOptions& options = {});

}
