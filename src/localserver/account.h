#pragma once

#include "base/result.h"

#include <sys/types.h>

namespace Weekglass {

/// The account of the system that the private server runs as.
struct Account
{
    QString name;
    uid_t user = 0;
    gid_t group = 0;
    bool switched = false; ///< another one than ours: we are root, and the server must not be

    /// We ourselves; as root `postgres` if there is such an account, else `nobody`.
    /// Data that are there already stay with that one of the two that owns them.
    static Result<Account> forServer(const QString& clusterFolder);

    /// The first folder on the way down to @p folder that this account may not enter; empty if it may enter
    /// all, or is ourselves.
    QString closedFolderTo(const QString& folder) const;
};

/// Name of the account with this number, or the number itself.
QString accountName(uid_t user);

}
