#pragma once

#include "localserver/account.h"

#include <QByteArray>
#include <QString>

namespace Weekglass {

/// The folder of one private server. Only what is ours is touched: a folder is ours if it was empty when we
/// came, or holds our lock file, which is the first file that we make in one.
///
///     weekglass.lock   taken while the server is started or stopped
///     weekglass.conf   settings, included by data/postgresql.conf
///     weekglass_hba.conf  who may log in where
///     data/            PostgreSQL's data directory, owned by the server's account
///     data.new-*       one being made; renamed to data/ when it is whole
class ServerFolder
{
public:
    explicit ServerFolder(const QString& path);

    QString path() const { return m_path; }
    QString lockFile() const { return m_path + QStringLiteral("/weekglass.lock"); }
    QString settingsFile() const { return m_path + QStringLiteral("/weekglass.conf"); }
    QString accessFile() const { return m_path + QStringLiteral("/weekglass_hba.conf"); }
    QString cluster() const { return m_path + QStringLiteral("/data"); }
    QString logFile() const { return cluster() + QStringLiteral("/server.log"); }

    bool exists() const;
    /// Makes the folder if it is not there, and refuses one that is not ours or that @p account cannot reach.
    Result<void> claim(const Account& account) const;
    /// Major version of the data, 0 if there are none yet. An error if they are not ours, or not whole.
    Result<int> clusterMajor(const Account& account) const;

    /// An empty folder for initdb, owned by @p account. Removes what broken attempts left behind.
    Result<QString> makeNewCluster(const Account& account) const;
    Result<void> adoptNewCluster(const QString& folder) const;
    static void removeNewCluster(const Account& account, const QString& folder);

    Result<void> writeSettings(const QByteArray& settings) const;
    Result<void> writeAccess(const QByteArray& rules) const;
    /// Whether these are written already.
    bool hasAccess(const QByteArray& rules) const;
    /// Starts a new log file if the present one has grown large; the one before is kept.
    void rotateLog() const;
    qint64 logSize() const;
    /// The last lines of the server's log, of what was written after its first @p skip bytes.
    QString logLines(qint64 skip = 0) const;

    /// "42 MB are free in /path", for errors that may come from a full disk.
    QString freeSpace() const;
    bool isDiskFull() const;

private:
    Error foreign(const QString& message) const;

    QString m_path;
};

/// Makes the folder of the socket: owned by @p account and open to it only (root can enter it all the same).
/// Refuses a path that the system would cut: the socket's may have 107 bytes.
Result<void> makeSocketFolder(const QString& folder, int port, const Account& account);

/// Path of the socket that a server makes in its folder.
QString socketFile(const QString& folder, int port);

}
