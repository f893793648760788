#pragma once

#include "localserver/localserver.h"
#include "localserver/serverfolder.h"

namespace Weekglass {

/// Makes and starts the data directory of a private server. The folder's lock is held by the caller.
struct ClusterStart
{
    const ServerFolder& folder;
    const Account& account;
    QString socketFolder;
    int port = 0;
    const LocalServerOptions& options;
    const LocalServer::Progress& progress;
    std::stop_token stop;

    /// Runs initdb if there are no data yet, then starts the server with the installation that fits the data.
    Result<void> makeAndLaunch() const;
    /// Gives a server that runs already the access rules of this version. @p readFrom: its setting hba_file;
    /// empty: it did not say, and nothing is done.
    Result<void> renewAccess(qint64 pid, const QString& readFrom) const;
    /// What to say of a server that does not run, with the words of PostgreSQL. Notices a full disk.
    Error failure(const QString& message, const QString& words) const;
    void tell(const QString& text) const;
    /// What starting it now would run, e.g. "15.20"; empty where that cannot be told.
    QString installedVersion() const;

private:
    Result<Installation> chooseInstallation(int major) const;
    Result<void> make(const Installation& installation) const;
    Result<void> fill(const Installation& installation, const QString& newCluster) const;
    Result<void> launch(const Installation& installation) const;
    /// True if it came up (it may still recover); false if remains of a killed server keep it from starting,
    /// for now.
    Result<bool> launchOnce(const Installation& installation) const;
};

}
