#pragma once

#include "localserver/installation.h"
#include "scratch/scratchdatabase.h"

namespace Weekglass {

/// What dumps a server of the session's version so that it can be restored on the scratch server: asked
/// before anything is dumped.
Result<ClientTools> dumpTools(const Pg::Session& session, const Pg::ConnectOptions& scratch,
                              const std::stop_token& stop = {});

/// No server restores what a newer pg_dump (its major version; 0: not known) wrote. Asked before anything is
/// made: pg_restore finds out last, and speaks of a version in the file's header.
Result<void> checkDumpVersion(const Pg::Session& maintenance, const Pg::ConnectOptions& server, int dumpedBy);

/// Restores the dump as that role, in one transaction; whatever is in the dump runs with the role's rights
/// only. @p more are further arguments of pg_restore.
Result<void> restoreDump(const QString& dump, const RestoreTarget& target, const AdminProgress& progress,
                         const std::stop_token& stop, const QStringList& more = {});

}
