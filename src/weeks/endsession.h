#pragma once

#include "pg/locktree.h"
#include "weeks/operationslog.h"
#include "weeks/plannedchange.h"

namespace Weekglass {

/// A session that holds a lock, and how it is made to let go of it.
struct SessionToEnd
{
    qint64 pid = 0; ///< as LockNode has it
    Pg::SessionEnd how = Pg::SessionEnd::Cancel;
};

/// Who it is, what would happen, and who waits for it. Its hash is that of this very session.
Result<PlannedChange> planSessionEnd(Pg::Session& maintenance, const SessionToEnd& what,
                                     const Pg::Call& call = {});

/// Does what was planned, and writes it into the server's log. @p hash: of the plan.
/// @return what was done, and if the log does not have it, why
Result<QString> endPlannedSession(Pg::Session& maintenance, const SessionToEnd& what, const QByteArray& hash,
                                  const AdminBy& by, const Pg::Call& call = {});

}
