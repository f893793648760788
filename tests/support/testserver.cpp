#include "testserver.h"

#include "localserver/postmaster.h"
#include "patience.h"
#include "preparedserver.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

namespace Weekglass {

namespace {

/// Waits for the end of its input, which is the end of the test however it comes, then cleans up.
const char* const guardScript = R"(cat > /dev/null
for file in "$1"/postmaster.pid "$1"/*/postmaster.pid "$1"/*/*/postmaster.pid; do
    [ -f "$file" ] || continue
    pid=$(head -n 1 "$file")
    ipcrm -m $(sed -n '7s/.* //p' "$file")
    case $(tr '\0' ' ' < "/proc/$pid/cmdline") in *postgres*"$1"*) kill -QUIT "$pid" ;; esac
done 2> /dev/null
rm -rf -- "$1" || { sleep 1; rm -rf -- "$1"; }
)";

/// Its own session and no child of ours, so that whoever kills the test with its children spares it.
/// @return the pipe's end that keeps it waiting.
int startGuard(const QByteArray& folder)
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    if (const pid_t child = ::fork(); child == 0) {
        ::setsid();
        if (::fork() != 0)
            ::_exit(0);
        ::dup2(ends[0], STDIN_FILENO);
        const int nothing = ::open("/dev/null", O_WRONLY);
        ::dup2(nothing, STDOUT_FILENO); // CTest waits for the end of these
        ::dup2(nothing, STDERR_FILENO);
        ::close_range(3, ~0U, 0);
        ::execl("/bin/sh", "sh", "-c", guardScript, "sh", folder.constData(), nullptr);
        ::_exit(127);
    } else if (child > 0) {
        ::waitpid(child, nullptr, 0);
    }
    ::close(ends[0]);
    return ends[1];
}

/// A killed postmaster leaves its segment of shared memory, and a system has room for 4096 of them. Line 7 of
/// postmaster.pid is "key id" (src/include/utils/pidfile.h of PostgreSQL).
void removeSharedMemory(const QString& cluster)
{
    QFile file(cluster + QStringLiteral("/postmaster.pid"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QByteArrayList lines = file.readAll().split('\n');
    bool isNumber = false;
    const int segment = lines.size() > 6 ? lines[6].trimmed().split(' ').constLast().toInt(&isNumber) : 0;
    if (isNumber)
        ::shmctl(segment, IPC_RMID, nullptr);
}

/// In bytes; 0 if the system does not say.
quint64 freeMemory()
{
    QFile file(QStringLiteral("/proc/meminfo"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const qsizetype at = text.indexOf("MemAvailable:");
    return at < 0 ? 0 : text.mid(at + 13, text.indexOf("kB", at) - at - 13).trimmed().toULongLong() * 1024;
}

/// Memory where there is plenty: a database is a thousand small files, and a test makes dozens of them.
/// WEEKGLASS_TEST_FOLDERS names another place, for what is larger than the memory.
QByteArray placeOfFolders()
{
    if (const QByteArray given = qgetenv("WEEKGLASS_TEST_FOLDERS"); !given.isEmpty())
        return given;
    constexpr quint64 Plenty = Q_UINT64_C(4) << 30;
    constexpr const char* Memory = "/dev/shm";
    using FileSystem = struct statvfs;
    FileSystem disk {};
    const bool isUsable = ::access(Memory, W_OK) == 0 && ::statvfs(Memory, &disk) == 0
        && (disk.f_flag & ST_NOEXEC) == 0 && disk.f_bavail * disk.f_frsize > Plenty && freeMemory() > Plenty;
    return isUsable ? Memory : "/tmp";
}

}

QString makeTestFolder()
{
    QByteArray folder = placeOfFolders() + "/wgt-XXXXXX"; // not $TMPDIR: the path of a socket has to be short
    if (!::mkdtemp(folder.data()))
        return {};
    ::chmod(folder.constData(), ::geteuid() == 0 ? 0711 : 0700);
    startGuard(folder); // the pipe stays open as long as this process lives
    return QFile::decodeName(folder);
}

void removeTestFolder(const QString& folder)
{
    if (!QFileInfo(folder).fileName().startsWith(QLatin1String("wgt-")))
        return;
    const QDir dir(folder);
    const QStringList servers = dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& server : servers) {
        const QString cluster = dir.filePath(server + QStringLiteral("/data"));
        const auto account = Account::forServer(cluster);
        if (const auto postmaster = account ? runningPostmaster(cluster, *account) : std::nullopt)
            ::kill(static_cast<pid_t>(postmaster->pid), SIGKILL);
        for (int i = 0; i < Patience / 10 && !orphans(cluster).isEmpty(); ++i)
            QTest::qSleep(10);
        removeSharedMemory(cluster);
    }
    QDir(folder).removeRecursively();
}

Result<TestServer*> TestServer::instance()
{
    static TestServer server;
    if (server.m_running.pid != 0)
        return &server; // programs that were there are not asked again, as a busy computer may be late to say
    if (const auto found = server.findPrograms(); !found)
        return found.error();
    if (const auto started = server.start(); !started)
        qFatal("%s", qPrintable(started.error().text()));
    return &server;
}

TestServer::TestServer()
    : m_given(qgetenv("WEEKGLASS_TEST_CONNINFO"))
{
}

TestServer::~TestServer()
{
    if (!m_folder.isEmpty())
        removeTestFolder(m_folder);
}

Result<void> TestServer::findPrograms()
{
    if (!isOwn() || !m_installation.folder.isEmpty())
        return {};
    const auto found = findInstallations(qEnvironmentVariable("WEEKGLASS_TEST_POSTGRES"));
    if (!found)
        return found.error();
    m_installation = found->constFirst();
    return {};
}

bool TestServer::isOwn() const
{
    return m_given.isEmpty();
}

QByteArray TestServer::conninfo() const
{
    return isOwn() ? m_running.setupConninfo : m_given; // tests make roles, too
}

Result<void> TestServer::start()
{
    if (m_folder.isEmpty()) {
        m_folder = makeTestFolder();
        // what a user keeps of weeks is told apart by the server's identifier, and copies of a server share
        // it
        if (!qEnvironmentVariableIsSet("XDG_DATA_HOME"))
            qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder + QStringLiteral("/home")));
    }
    if (!isOwn())
        return {};
    if (auto found = findPrograms(); !found)
        return found;
    const LocalServerOptions options = testServerOptions(m_folder, m_installation);
    if (!QFileInfo::exists(options.dataFolder)) {
        if (const auto copied = copyPreparedServer(options.dataFolder, m_installation); !copied)
            qWarning("A server is made for this test alone: %s", qPrintable(copied.error().text()));
    }
    auto running = LocalServer(options).start();
    if (!running)
        return running.error();
    m_running = *running;
    return {};
}

Result<void> TestServer::restart()
{
    LocalServer server({.dataFolder = m_running.dataFolder, .socketFolder = m_running.socketFolder});
    if (auto stopped = server.stop(); !stopped)
        return stopped.error();
    return start();
}

void TestServer::killPostmaster()
{
    if (!isOwn() || m_running.pid <= 0)
        return;
    const qint64 pid = m_running.pid; // another thread may start it again before this returns
    ::kill(static_cast<pid_t>(pid), SIGKILL);
    for (int i = 0; i < Patience / 10 && isAlive(pid); ++i)
        QTest::qSleep(10);
}

}
