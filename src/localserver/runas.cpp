#include "localserver/runas.h"

#include "localserver/text.h"

#include <QElapsedTimer>
#include <QProcess>

#include <csignal>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Weekglass {

namespace {

QProcessEnvironment environmentFor(const Account& account)
{
    QProcessEnvironment environment = account.switched ? QProcessEnvironment() : plainEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/local/bin:/usr/bin:/bin"));
    return environment;
}

/// Runs in the child between fork and exec: only calls that are safe there. Not through setpriv or runuser:
/// they may be missing, and runuser opens a PAM session.
void enterAccount(const Account& account, const ProgramCall& call)
{
    ::umask(077);
    // a server that lives on must not hold our files, sockets and pipes open
    ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    if (account.switched
        && (::setgroups(0, nullptr) != 0 || ::setgid(account.group) != 0 || ::setuid(account.user) != 0))
        ::_exit(126);
    if (call.ownSession)
        ::setsid();
    if (call.diesWithUs)
        ::prctl(PR_SET_PDEATHSIG, SIGKILL); // last: a change of account clears it
}

Error stopped(const QString& program, bool byUser)
{
    if (byUser)
        return {.kind = Error::Kind::Cancelled, .message = Text::tr("Stopped as asked."), .where = program};
    return {.kind = Error::Kind::Timeout,
            .message = Text::tr("The program did not end in time and was stopped."),
            .where = program,
            .advice = Text::tr("The computer may be very busy; try again.")};
}

}

QString lastLines(const QString& text, int count)
{
    const QStringList lines = text.trimmed().split(QLatin1Char('\n'));
    return lines.mid(std::max<qsizetype>(0, lines.size() - count)).join(QLatin1Char('\n'));
}

QString ProgramRun::lastLines(int count) const
{
    return Weekglass::lastLines(output, count);
}

QProcessEnvironment plainEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString& name : names) {
        if (name.startsWith(QLatin1String("PG")) || name.startsWith(QLatin1String("LC_")))
            environment.remove(name);
    }
    environment.remove(QStringLiteral("LANGUAGE"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    return environment;
}

Result<ProgramRun> runAs(const Account& account, const QString& program, const QStringList& arguments,
                         const ProgramCall& call)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setProcessEnvironment(environmentFor(account));
    process.setWorkingDirectory(QStringLiteral("/"));
    process.setChildProcessModifier([&account, &call] { enterAccount(account, call); });
    process.start(program, arguments, QIODevice::ReadOnly);
    QElapsedTimer timer;
    timer.start();
    while (process.state() != QProcess::NotRunning && !process.waitForFinished(50)) {
        const bool byUser = call.stop.stop_requested();
        if (byUser || timer.elapsed() > call.deadline.count()) {
            process.kill();
            process.waitForFinished(5000);
            return stopped(program, byUser);
        }
    }
    if (process.error() == QProcess::FailedToStart)
        return Error {.kind = Error::Kind::Io,
                      .message = Text::tr("The program cannot be started."),
                      .where = program,
                      .advice = Text::tr("Check that it is there and that %1 may run it.").arg(account.name),
                      .detail = process.errorString()};
    const bool crashed = process.exitStatus() == QProcess::CrashExit;
    return ProgramRun {.exitCode = crashed ? 128 + process.exitCode() : process.exitCode(),
                       .output = QString::fromUtf8(process.readAll())};
}

}
