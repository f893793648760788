#include "localserver/postmaster.h"

#include "base/files.h"
#include "localserver/serverfolder.h"
#include "localserver/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Weekglass {

namespace {

QString processFile(qint64 pid, const char* name)
{
    return QStringLiteral("/proc/%1/%2").arg(QString::number(pid), QLatin1String(name));
}

QByteArray processText(qint64 pid, const char* name)
{
    QFile file(processFile(pid, name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Told by the command line, which everybody may read; /proc/PID/cwd is closed to root in some containers.
bool serves(qint64 pid, const QString& cluster)
{
    const QByteArrayList words = processText(pid, "cmdline").split('\0');
    if (words.isEmpty() || !words.constFirst().endsWith("postgres"))
        return false;
    const qsizetype option = words.indexOf("-D");
    return (option >= 0 && option + 1 < words.size()
            && isSameFile(QFile::decodeName(words[option + 1]), cluster))
        || isSameFile(processFile(pid, "cwd"), cluster);
}

QByteArrayList pidFileLines(const QString& cluster)
{
    const auto text = readFile(cluster + QStringLiteral("/postmaster.pid"), 10000);
    return text ? text->split('\n') : QByteArrayList();
}

/// Gives the file a process number that no process can have. It is not removed: its last lines name the
/// shared memory, by which PostgreSQL notices backends that still live on.
Result<void> disownPidFile(const QString& cluster)
{
    const QString path = cluster + QStringLiteral("/postmaster.pid");
    const QByteArrayList lines = pidFileLines(cluster);
    if (lines.isEmpty() || lines.constFirst() == "2147483646")
        return {};
    QByteArray text = "2147483646";
    for (qsizetype i = 1; i < lines.size(); ++i)
        text += '\n' + lines[i];
    // in place, so that it keeps its owner
    const int fd = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC);
    const bool written =
        fd >= 0 && ::write(fd, text.constData(), static_cast<size_t>(text.size())) == text.size();
    const int reason = errno;
    if (fd >= 0)
        ::close(fd);
    if (written)
        return {};
    return Error {.kind = Error::Kind::Io,
                  .message = Text::tr("A stale file of a server that was killed is in the way."),
                  .where = path,
                  .advice = Text::tr("Check the rights of the file, and the free space."),
                  .detail = qt_error_string(reason)};
}

}

bool isSameFile(const QString& left, const QString& right)
{
    struct stat one
    {
    };
    struct stat other
    {
    };
    return ::stat(QFile::encodeName(left).constData(), &one) == 0
        && ::stat(QFile::encodeName(right).constData(), &other) == 0 && one.st_dev == other.st_dev
        && one.st_ino == other.st_ino;
}

bool isAlive(qint64 pid)
{
    const QByteArray state = processText(pid, "stat");
    const qsizetype name = state.lastIndexOf(')'); // the name itself may hold anything
    return name > 0 && name + 2 < state.size() && state[name + 2] != 'Z' && state[name + 2] != 'X';
}

std::optional<Postmaster> runningPostmaster(const QString& cluster, const Account& account)
{
    const QByteArrayList lines = pidFileLines(cluster);
    Postmaster found {.pid = lines.isEmpty() ? 0 : lines[0].trimmed().toLongLong()};
    if (lines.size() > 5) { // written a moment after the first lines
        found.port = lines[3].trimmed().toInt();
        found.socketFolder = QFile::decodeName(lines[4]);
    }
    struct stat state
    {
    };
    const QByteArray folder = "/proc/" + QByteArray::number(found.pid);
    const bool ours = found.pid > 0 && isAlive(found.pid) && ::stat(folder.constData(), &state) == 0
        && state.st_uid == account.user && serves(found.pid, cluster);
    return ours ? std::optional(found) : std::nullopt;
}

bool runsInstalledProgram(qint64 pid, const QString& binFolder)
{
    const QString program = processFile(pid, "exe"); // leads to the file even if it was removed
    const QString name = binFolder.isEmpty() ? QFile::symLinkTarget(program)
                                             : QString(binFolder + QStringLiteral("/postgres"));
    return isSameFile(program, name);
}

Result<void> clearStaleFiles(const QString& cluster, const QString& socketFolder, int port,
                             const Account& account)
{
    if (auto disowned = disownPidFile(cluster); !disowned)
        return disowned;
    const QString socket = socketFile(socketFolder, port);
    const QString lock = socket + QStringLiteral(".lock");
    const auto text = readFile(lock, 10000);
    if (!text)
        return {};
    const QByteArrayList lines = text->split('\n');
    const QString other = lines.size() > 1 ? QFile::decodeName(lines[1]) : QString();
    if (!other.isEmpty() && !isSameFile(other, cluster) && runningPostmaster(other, account))
        return Error {.kind = Error::Kind::Io,
                      .message = Text::tr("Another server already listens there."),
                      .where = socket,
                      .advice = Text::tr("Choose another folder for the socket, or stop that server."),
                      .detail = other};
    QFile::remove(lock);
    QFile::remove(socket);
    return {};
}

QList<qint64> orphans(const QString& cluster)
{
    QList<qint64> found;
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString& entry : entries) {
        bool isNumber = false;
        const qint64 pid = entry.toLongLong(&isNumber);
        if (isNumber && isAlive(pid) && processText(pid, "comm").startsWith("postgres")
            && isSameFile(processFile(pid, "cwd"), cluster))
            found << pid;
    }
    return found;
}

}
