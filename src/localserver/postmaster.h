#pragma once

#include "localserver/account.h"

#include <QList>

#include <optional>

namespace Weekglass {

/// The main process of a running server, as its postmaster.pid describes it.
struct Postmaster
{
    qint64 pid = 0;
    QString socketFolder = {}; ///< empty while it does not listen yet
    int port = 0;
};

/// The postmaster that serves this data directory now. The process is looked at, not only the file: after a
/// crash the number in the file may belong to any other program.
std::optional<Postmaster> runningPostmaster(const QString& cluster, const Account& account);

/// Whether the program that it runs is still the file on the disk, @p binFolder/postgres if a folder is
/// given. False where that cannot be seen.
bool runsInstalledProgram(qint64 pid, const QString& binFolder);

/// Clears what a killed postmaster left and what would keep a new one from starting. Only with the folder's
/// lock held and no postmaster running.
/// @return an error if another server holds the socket.
Result<void> clearStaleFiles(const QString& cluster, const QString& socketFolder, int port,
                             const Account& account);

/// Processes of a server whose postmaster is gone; they keep its shared memory, so that no new one starts.
QList<qint64> orphans(const QString& cluster);

/// True if both names lead to the same file or folder.
bool isSameFile(const QString& left, const QString& right);

/// True while a process with this number runs (a dead one that nobody has collected yet does not).
bool isAlive(qint64 pid);

}
