#include "scratch/clientprogram.h"

#include "base/files.h"
#include "localserver/runas.h"
#include "pg/environment.h"
#include "pg/errors.h"
#include "pg/lifeprobe.h"
#include "pg/lockwatch.h"
#include "scratch/text.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Weekglass {

namespace {

constexpr int PollMs = 50;
constexpr int GraceMs = 5000; // for a program that was asked to end
constexpr qsizetype KeptLines = 20;

Error systemError(const QString& message)
{
    return {.kind = Error::Kind::Io, .message = message, .detail = qt_error_string(errno)};
}

/// A password file for one program. It has no name on any disk, so nothing of it stays, however we end; libpq
/// asks for a plain file that is its owner's only, and opens it by this name as often as it connects.
class PasswordFile
{
public:
    PasswordFile() = default;
    ~PasswordFile()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(PasswordFile)

    Result<void> write(const QByteArray& line)
    {
        m_fd = ::memfd_create("pgpass", MFD_CLOEXEC);
        if (m_fd < 0 || ::fchmod(m_fd, S_IRUSR | S_IWUSR) != 0
            || ::write(m_fd, line.constData(), static_cast<std::size_t>(line.size())) != line.size())
            return systemError(Text::tr("The password cannot be handed to the program."));
        return {};
    }
    bool isWritten() const { return m_fd >= 0; }
    QString path() const { return QStringLiteral("/proc/self/fd/%1").arg(m_fd); }
    /// Between fork and exec.
    void keepOpen() const { ::fcntl(m_fd, F_SETFD, 0); }

private:
    int m_fd = -1;
};

/// Tells the connections of this program from those of others, also from another one's like it.
QByteArray newClientName(const ClientProgram& task)
{
    return QFileInfo(task.program).fileName().left(40).toUtf8() + ' '
        + QByteArray::number(QRandomGenerator::system()->generate64(), 16);
}

Result<QProcessEnvironment> environmentFor(const ClientProgram& task, const QByteArray& clientName,
                                           PasswordFile& passwords)
{
    const auto connection = Pg::programConnection(task.server);
    if (!connection)
        return connection.error();
    QProcessEnvironment environment = plainEnvironment();
    for (const auto& [name, value] : connection->variables)
        environment.insert(QString::fromUtf8(name), QString::fromUtf8(value));
    environment.insert(QStringLiteral("PGAPPNAME"), QString::fromUtf8(clientName));
    if (!connection->password.isEmpty()) {
        const auto line = Pg::passwordLine(connection->password);
        if (!line)
            return line.error();
        if (auto written = passwords.write(*line); !written)
            return written.error();
        environment.insert(QStringLiteral("PGPASSFILE"), passwords.path());
    }
    for (const auto& [name, value] : task.variables)
        environment.insert(name, value);
    return environment;
}

/// Between fork and exec: what it writes is the owner's only, and it ends with us, however that happens.
void prepareChild(const PasswordFile& passwords)
{
    sigset_t none;
    ::sigemptyset(&none);
    ::pthread_sigmask(SIG_SETMASK, &none,
                      nullptr); // whoever waits for ^C blocks the signal that is to end the child
    ::umask(077);
    ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    if (passwords.isWritten())
        passwords.keepOpen();
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
}

/// Lines of what was said so far; the last @ref KeptLines stay for an error.
void takeLines(QProcess& process, QStringList& kept, const ClientProgram& task)
{
    while (process.canReadLine()) {
        QString line = QString::fromUtf8(process.readLine());
        while (!line.isEmpty() && line.back().isSpace()) // but not before it: SQL is indented
            line.chop(1);
        if (task.onLine)
            task.onLine(line);
        kept << line;
        if (kept.size() > KeptLines)
            kept.removeFirst();
    }
}

/// From where it says that something is wrong, without what it told of its work before.
QString lastWords(const QStringList& kept)
{
    const auto isWrong = [](const QString& line) {
        return line.contains(QLatin1String(" error: ")) || line.contains(QLatin1String(" fatal: "))
            || line.contains(QLatin1String(": while ")); // pg_restore says first at which object it was
    };
    const auto first = std::ranges::find_if(kept, isWrong);
    return Pg::withoutGuess(
        QStringList(first == kept.end() ? kept.begin() : first, kept.end()).join(QLatin1Char('\n')));
}

/// Whether a program that says nothing waits for a server that is gone. Its own connection cannot be seen,
/// but its reads and writes can, and the server tells somebody else whether it works for this program.
class QuietProgram
{
public:
    QuietProgram(const QProcess& process, const Pg::ConnectOptions& server, const QByteArray& clientName)
        : m_process(process)
        , m_server(server)
        , m_clientName(clientName)
    {
        m_quiet.start();
    }
    void spoke()
    {
        m_quiet.restart();
        m_moved.clear();
        m_probe.reset();
    }
    bool isForsaken()
    {
        if (m_quiet.elapsed() < m_server.noAnswer.count() * 2 / 3)
            return false;
        const auto moved = readFile(QStringLiteral("/proc/%1/io").arg(m_process.processId()), 10000);
        const QByteArray before = std::exchange(m_moved, moved ? *moved : QByteArray());
        if (!before.isEmpty() && before != m_moved) {
            spoke();
            return false;
        }
        if (!m_probe)
            m_probe.emplace(m_server, m_clientName);
        const auto verdict = m_probe->verdict();
        if (verdict == Pg::LifeProbe::Verdict::Works)
            spoke();
        return verdict != Pg::LifeProbe::Verdict::Works && verdict != Pg::LifeProbe::Verdict::Pending
            && m_quiet.elapsed() >= m_server.noAnswer.count();
    }

private:
    const QProcess& m_process;
    const Pg::ConnectOptions& m_server;
    const QByteArray& m_clientName;
    QElapsedTimer m_quiet;
    QByteArray m_moved;
    std::optional<Pg::LifeProbe> m_probe;
};

void end(QProcess& process)
{
    process.terminate();
    if (!process.waitForFinished(GraceMs)) {
        process.kill();
        process.waitForFinished(GraceMs);
    }
}

/// Until it has ended. An error if it had to be ended.
Result<void> waitFor(QProcess& process, QStringList& kept, const ClientProgram& task,
                     const QByteArray& clientName)
{
    const Pg::WatchedStatement watched(task.server, clientName);
    QuietProgram quiet(process, task.server, clientName);
    while (process.state() != QProcess::NotRunning) {
        if (process.waitForReadyRead(PollMs))
            quiet.spoke();
        takeLines(process, kept, task);
        if (task.stop.stop_requested()) {
            end(process);
            return Error {.kind = Error::Kind::Cancelled, .message = Text::tr("Cancelled.")};
        }
        if (quiet.isForsaken()) {
            end(process);
            Pg::endLeftSessions(task.server, clientName);
            const auto server = Pg::describeServer(task.server);
            return Error {.kind = Error::Kind::Connection,
                          .message = Text::tr("No answer for %1 s from %2; the program was stopped.")
                                         .arg(QString::number(task.server.noAnswer.count() / 1000),
                                              server ? *server : Text::tr("the server")),
                          .advice = Text::tr("Check the network and the server, then try again.")};
        }
    }
    takeLines(process, kept, task);
    return {};
}

}

Result<void> runClientProgram(const ClientProgram& task)
{
    PasswordFile passwords;
    const QByteArray clientName = newClientName(task);
    const auto environment = environmentFor(task, clientName, passwords);
    if (!environment)
        return environment.error();
    QStringList arguments = task.arguments;
    if (task.takesDatabase) {
        const auto database = Pg::databaseArgument(task.server);
        if (!database)
            return database.error();
        arguments.prepend(QStringLiteral("--dbname=") + QString::fromUtf8(*database));
    }
    const QString name = QFileInfo(task.program).fileName();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setProcessEnvironment(*environment);
    process.setWorkingDirectory(task.folder);
    process.setChildProcessModifier([&passwords] { prepareChild(passwords); });
    process.start(task.program, arguments, QIODevice::ReadOnly);
    QStringList kept;
    if (auto ended = waitFor(process, kept, task, clientName); !ended)
        return ended.error().at(name);
    if (process.error() == QProcess::FailedToStart)
        return Error {.kind = Error::Kind::Io,
                      .message = Text::tr("The program cannot be started."),
                      .where = task.program,
                      .detail = process.errorString()};
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return Error {.kind = Error::Kind::Io,
                  .message = Text::tr("%1 failed.").arg(name),
                  .where = name,
                  .advice = Text::tr("Its message says why."),
                  .detail = lastWords(kept)};
}

}
