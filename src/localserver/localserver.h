#pragma once

#include "base/result.h"
#include "localserver/installation.h"

#include <QByteArray>
#include <QMap>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace Weekglass {

/// Where the private server keeps its data and listens. Everything left empty has a default.
struct LocalServerOptions
{
    /// Holds the data and nothing else. Default: defaultDataFolder().
    QString dataFolder = {};
    /// Holds the socket, open to the server's account only. Default: a short path that belongs to the data
    /// folder.
    QString socketFolder = {};
    /// Holds initdb and postgres. Default: what findInstallations() finds.
    QString binFolder = {};
    /// Further settings of PostgreSQL by name, without quotes. Tests set fsync to off.
    QMap<QString, QString> settings = {};

    /// $XDG_DATA_HOME/weekglass/server. For root, whose private folders are closed to the account that the
    /// server runs as, /var/lib/weekglass/server; where XDG_DATA_HOME is set, one of that folder's own beside
    /// it (server-<hash>), unless there is a server already that the account can reach.
    static QString defaultDataFolder();
    /// As it is, or the default.
    QString effectiveDataFolder() const;
    QString effectiveSocketFolder() const;
};

/// A private server that runs and answers.
struct RunningServer
{
    QByteArray conninfo; ///< keyword string: host (the socket's folder), port, user, dbname
    /// The same as its superuser, who makes roles and extensions and looks into no week.
    QByteArray setupConninfo;
    QString dataFolder;
    QString socketFolder;
    int port = 0;
    qint64 pid = 0; ///< of the postmaster
    QString version; ///< of the server that runs, e.g. "15.20"
    /// Of the programs on the disk, where an upgrade has replaced them under the running server: its new
    /// sessions may fail ("undefined symbol") until it is restarted.
    QString replacedBy = {};
    QString account; ///< the system's account that it runs as
    bool switchedAccount = false; ///< not ours, since we are root
    bool startedNow = false; ///< false: it ran already
    QString accessFile = {}; ///< where it reads who may log in
    bool hasRoles = false; ///< false until start(): it was just made, or by an earlier version
};

/// The private PostgreSQL server of this user: made once, started when it is needed, and shared by all
/// windows and programs that name the same folder. It goes on when they end; only stop() stops it. It listens
/// on a Unix socket that its owner (and root) can reach, and nowhere else, and never runs as root. Every
/// function waits for other programs, so it is called by workers; it needs no event loop.
class LocalServer
{
public:
    using Progress = std::function<void(const QString&)>;

    explicit LocalServer(const LocalServerOptions& options = {});
    ~LocalServer();
    Q_DISABLE_COPY_MOVE(LocalServer)

    /// Makes the server if it is not there, starts it if it does not run, and waits until it answers. One
    /// that an upgrade of PostgreSQL has left behind is restarted, unless somebody is connected to it. A stop
    /// ends the waiting; what was half made is removed by the next start.
    Result<RunningServer> start(const Progress& progress = {}, const std::stop_token& stop = {});
    /// The server, if it runs and answers. Starts nothing, makes nothing.
    Result<std::optional<RunningServer>> status(const std::stop_token& stop = {}) const;
    /// Stops it after its sessions were told to end. @return false if it did not run.
    Result<bool> stop(const std::stop_token& stop = {});

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// What to do about one whose programs were replaced.
QString replacedText(const RunningServer& running);

/// Removes the PG* variables (PGHOSTADDR, PGSERVICE, PGOPTIONS ...) from this process. They would lead
/// connections meant for the private server elsewhere. For main(), before there are threads.
void forgetServerVariables();

}
