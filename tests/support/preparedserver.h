#pragma once

#include "localserver/installation.h"
#include "localserver/localserver.h"

namespace Weekglass {

/// What servers of tests are made and started with, in the folders "server" and "s" of @p folder.
LocalServerOptions testServerOptions(const QString& folder, const Installation& installation);

/// Where the servers of this build's tests are copied from.
QString preparedServers();

/// Puts a private server that does not run yet into @p dataFolder: a copy of one in @p store, which the first
/// test to need it has made, since that takes twice the time. Another one is made where PostgreSQL, the
/// account or the code that makes servers has changed. All copies have the same system identifier: a test
/// that tells two servers apart makes the second with LocalServer itself. An error leaves no @p dataFolder.
Result<void> copyPreparedServer(const QString& dataFolder, const Installation& installation,
                                const QString& store = preparedServers());

}
