#include "admin/clientprogram.h"

#include "pg/environment.h"
#include "server/runas.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Weekglass {

namespace {

constexpr int PollMs = 50;
constexpr int GraceMs = 5000; // for a program that was asked to end
constexpr qsizetype KeptLines = 20;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ClientProgram)
};

Result<QProcessEnvironment> environmentFor(const ClientProgram& task)
{
    auto variables = Pg::serverEnvironment(task.server);
    if (!variables)
        return variables.error();
    QProcessEnvironment environment = plainEnvironment();
    for (const auto& [name, value] : *variables)
        environment.insert(QString::fromUtf8(name), QString::fromUtf8(value));
    for (const auto& [name, value] : task.variables)
        environment.insert(name, value);
    return environment;
}

/// Between fork and exec: what it writes is the owner's only, and it ends with us, however that happens.
void prepareChild()
{
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none,
                  nullptr); // whoever waits for ^C blocks the signal that is to end the child
    ::umask(077);
    ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
}

/// Lines of what was said so far; the last @ref KeptLines stay for an error.
void takeLines(QProcess& process, QStringList& kept, const ClientProgram& task)
{
    while (process.canReadLine()) {
        const QString line = QString::fromUtf8(process.readLine()).trimmed();
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
    return QStringList(first == kept.end() ? kept.begin() : first, kept.end()).join(QLatin1Char('\n'));
}

/// False if it had to be ended because it was asked to.
bool waitFor(QProcess& process, QStringList& kept, const ClientProgram& task)
{
    while (process.state() != QProcess::NotRunning) {
        process.waitForReadyRead(PollMs);
        takeLines(process, kept, task);
        if (task.stop.stop_requested()) {
            process.terminate();
            if (!process.waitForFinished(GraceMs)) {
                process.kill();
                process.waitForFinished(GraceMs);
            }
            return false;
        }
    }
    takeLines(process, kept, task);
    return true;
}

}

Result<void> runClientProgram(const ClientProgram& task)
{
    const auto environment = environmentFor(task);
    if (!environment)
        return environment.error();
    const QString name = QFileInfo(task.program).fileName();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setProcessEnvironment(*environment);
    process.setWorkingDirectory(task.folder);
    process.setChildProcessModifier(prepareChild);
    process.start(task.program, task.arguments, QIODevice::ReadOnly);
    QStringList kept;
    if (!waitFor(process, kept, task))
        return Error {.kind = Error::Kind::Cancelled, .message = Text::tr("Cancelled."), .where = name};
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
                  .advice = Text::tr("Its words say why."),
                  .detail = lastWords(kept)};
}

}
