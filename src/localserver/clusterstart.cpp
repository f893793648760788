#include "localserver/clusterstart.h"

#include "base/log.h"
#include "base/pause.h"
#include "localserver/postmaster.h"
#include "localserver/runas.h"
#include "localserver/serverroles.h"
#include "localserver/serversettings.h"
#include "localserver/text.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QRegularExpression>
#include <QThread>

#include <algorithm>
#include <array>
#include <clocale>
#include <csignal>

namespace Weekglass {

namespace {

constexpr std::chrono::minutes initDeadline {5};
constexpr qint64 launchDeadline = 60000; // ms until it has read its settings and taken its files
constexpr qint64 orphanPatience = 5000; // ms until processes that outlive their killed postmaster are ended
constexpr qint64 orphanDeadline = 20000;

/// The same order of text on every computer, with upper and lower case beyond ASCII where the system knows
/// it.
QString serverLocale()
{
    const locale_t locale = ::newlocale(LC_ALL_MASK, "C.UTF-8", nullptr);
    if (!locale)
        return QStringLiteral("C");
    ::freelocale(locale);
    return QStringLiteral("C.UTF-8");
}

bool tellsOfFullDisk(const QString& words)
{
    return words.contains(QLatin1String("No space left on device"))
        || words.contains(QLatin1String("Disk quota exceeded"));
}

/// The same words as of a full disk, said of the system's table of segments.
bool tellsOfFullSharedMemory(const QString& words)
{
    return words.contains(QLatin1String("could not create shared memory segment"))
        && words.contains(QLatin1String("No space left on device"));
}

/// A server that is told to load what is not there does not start.
bool countsStatements(const Installation& installation)
{
    return std::ranges::any_of(std::array {"/../lib", "/../lib/postgresql"}, [&](const char* folder) {
        return QFileInfo::exists(installation.folder + QLatin1String(folder)
                                 + QLatin1String("/pg_stat_statements.so"));
    });
}

bool tellsOfRemains(const QString& words)
{
    return words.contains(QLatin1String("pre-existing shared memory block"))
        || words.contains(QLatin1String("lock file \"postmaster.pid\" already exists"));
}

}

void ClusterStart::tell(const QString& text) const
{
    qCInfo(serverLog).noquote() << text;
    if (progress)
        progress(text);
}

Error ClusterStart::failure(const QString& message, const QString& words) const
{
    if (tellsOfFullSharedMemory(words))
        return {
            .kind = Error::Kind::Io,
            .message = Text::tr("The system has no shared memory left, so the private server cannot run."),
            .where = folder.cluster(),
            .advice = Text::tr("Killed servers leave segments: list them with \"ipcs -m\", remove them with "
                               "\"ipcrm\", or raise kernel.shmmni and kernel.shmall."),
            .detail = words};
    if (folder.isDiskFull() || tellsOfFullDisk(words))
        return {.kind = Error::Kind::Io,
                .message = Text::tr("The disk is full, so the private server cannot run."),
                .where = folder.path(),
                .advice =
                    folder.freeSpace() + QLatin1Char(' ') + Text::tr("Free at least 200 MB, then try again."),
                .detail = words};
    return {.kind = Error::Kind::Io,
            .message = message,
            .where = folder.cluster(),
            .advice = Text::tr("PostgreSQL's message says why. The server's log is %1").arg(folder.logFile()),
            .detail = words};
}

Result<Installation> ClusterStart::chooseInstallation(int major) const
{
    const auto found = findInstallations(options.binFolder);
    if (!found)
        return found.error();
    const auto fits = [major](const Installation& one) { return major == 0 || one.major == major; };
    const auto chosen = std::find_if(found->begin(), found->end(), fits);
    if (chosen != found->end())
        return *chosen;
    QStringList versions;
    for (const Installation& one : *found)
        versions << one.version;
    return Error {
        .kind = Error::Kind::Io,
        .message =
            Text::tr("The private server's data belong to PostgreSQL %1, which is not installed.").arg(major),
        .where = folder.cluster(),
        .advice =
            Text::tr("Install the package %1. Another version cannot read these data; installed here: %2.")
                .arg(serverPackage(major), versions.join(QStringLiteral(", ")))};
}

QString ClusterStart::installedVersion() const
{
    static const QRegularExpression released(QStringLiteral("\\A\\d+\\.\\d+\\z")); // a running beta says less
    const auto major = folder.clusterMajor(account);
    const auto installation = major ? chooseInstallation(*major) : Result<Installation>(major.error());
    return installation && released.match(installation->version).hasMatch() ? installation->version
                                                                            : QString();
}

Result<void> ClusterStart::makeAndLaunch() const
{
    const auto major = folder.clusterMajor(account);
    if (!major)
        return major.error();
    const auto installation = chooseInstallation(*major);
    if (!installation)
        return installation.error();
    // before initdb: a path that is too long must not leave a server that cannot be reached
    if (auto made = makeSocketFolder(socketFolder, port, account); !made)
        return made;
    if (*major == 0) {
        if (auto made = make(*installation); !made)
            return made;
    }
    if (auto cleared = clearStaleFiles(folder.cluster(), socketFolder, port, account); !cleared)
        return cleared;
    if (auto written = folder.writeSettings(settingsFile(options.settings, countsStatements(*installation)));
        !written)
        return written;
    if (auto written = folder.writeAccess(accessRules()); !written)
        return written;
    folder.rotateLog();
    return launch(*installation);
}

Result<void> ClusterStart::renewAccess(qint64 pid, const QString& readFrom) const
{
    if (readFrom.isEmpty() || folder.hasAccess(accessRules()))
        return {};
    if (readFrom != folder.accessFile() && !isSameFile(readFrom, folder.accessFile())) {
        // it was started without this file; in its own one the first rule that fits counts. Written by the
        // account, whose file it is.
        const QString script =
            QStringLiteral("printf '%s' \"$2\" | cat - \"$1\" > \"$1.new\" && mv -f \"$1.new\" \"$1\"");
        const auto run = runAs(
            account, QStringLiteral("/bin/sh"),
            {QStringLiteral("-c"), script, QStringLiteral("sh"), readFrom, QString::fromUtf8(accessRules())},
            {.stop = stop});
        if (!run)
            return run.error();
        if (run->exitCode != 0)
            return failure(Text::tr("The access rules of the private server could not be written."),
                           run->lastLines());
    }
    if (auto written = folder.writeAccess(accessRules()); !written)
        return written;
    ::kill(static_cast<pid_t>(pid), SIGHUP); // it reads them before it lets the next session in
    return {};
}

Result<void> ClusterStart::make(const Installation& installation) const
{
    tell(Text::tr("Making a private server (PostgreSQL %1) in %2.").arg(installation.version, folder.path()));
    if (account.switched)
        tell(Text::tr("A server must not run as root, so it runs as the account %1.").arg(account.name));
    const auto made = folder.makeNewCluster(account);
    if (!made)
        return made.error();
    auto filled = fill(installation, *made);
    if (filled)
        filled = folder.adoptNewCluster(*made);
    if (!filled)
        ServerFolder::removeNewCluster(account, *made);
    return filled;
}

Result<void> ClusterStart::fill(const Installation& installation, const QString& newCluster) const
{
    QStringList arguments {QStringLiteral("-D"),
                           newCluster,
                           QStringLiteral("--username=") + QLatin1String(ServerRole::Setup),
                           QStringLiteral("--data-checksums"),
                           QStringLiteral("--encoding=UTF8"),
                           QStringLiteral("--locale=") + serverLocale(),
                           QStringLiteral("--lc-messages=C"),
                           QStringLiteral("--auth-local=trust"),
                           QStringLiteral("--auth-host=reject"),
                           QStringLiteral("--no-instructions")};
    if (options.settings.value(QStringLiteral("fsync")) == QLatin1String("off"))
        arguments << QStringLiteral("--no-sync");
    const ProgramCall call {.stop = stop, .deadline = initDeadline, .diesWithUs = true};
    const QString initdb = installation.folder + QStringLiteral("/initdb");
    const auto run = runAs(account, initdb, arguments, call);
    if (!run)
        return run.error();
    if (run->exitCode != 0)
        return failure(Text::tr("The private server's data could not be made."), run->lastLines());
    // by the account itself, since the folder is its own
    const QString include =
        QStringLiteral("printf '%s\\n' \"include_if_exists = '../weekglass.conf'\" "
                       "'# Settings of your own, from here on:' >> \"$1/postgresql.conf\"");
    const auto included = runAs(account, QStringLiteral("/bin/sh"),
                                {QStringLiteral("-c"), include, QStringLiteral("sh"), newCluster}, call);
    if (!included)
        return included.error();
    if (included->exitCode != 0)
        return failure(Text::tr("The private server's settings could not be written."),
                       included->lastLines());
    return {};
}

Result<void> ClusterStart::launch(const Installation& installation) const
{
    tell(Text::tr("Starting the private server (PostgreSQL %1, account %2).")
             .arg(installation.version, account.name));
    QElapsedTimer timer;
    timer.start();
    for (;;) {
        const auto launched = launchOnce(installation);
        if (!launched)
            return launched.error();
        if (*launched)
            return {};
        if (timer.elapsed() > orphanDeadline)
            return failure(Text::tr("Processes of a server that was killed are still running."),
                           folder.logLines());
        if (timer.elapsed() > orphanPatience) {
            for (const qint64 pid : orphans(folder.cluster()))
                ::kill(static_cast<pid_t>(pid), SIGKILL);
        }
        tell(Text::tr("Waiting for the last processes of a server that was killed."));
        if (!pauseFor(std::chrono::milliseconds(500), stop))
            return Error {.kind = Error::Kind::Cancelled,
                          .message = Text::tr("Stopped as asked."),
                          .where = folder.path()};
    }
}

Result<bool> ClusterStart::launchOnce(const Installation& installation) const
{
    const qint64 logged = folder.logSize();
    // Not by pg_ctl: it pastes the folder's name into a shell command. This shell gets it as an argument.
    const QString script = QStringLiteral("log=$1; shift; \"$@\" < /dev/null >> \"$log\" 2>&1 & echo $!");
    QStringList arguments {QStringLiteral("-c"),
                           script,
                           QStringLiteral("sh"),
                           folder.logFile(),
                           installation.folder + QStringLiteral("/postgres"),
                           QStringLiteral("-D"),
                           folder.cluster()};
    arguments += privateArguments(socketFolder, port, folder.accessFile());
    const ProgramCall call {.stop = stop, .deadline = std::chrono::seconds(20), .ownSession = true};
    const auto run = runAs(account, QStringLiteral("/bin/sh"), arguments, call);
    if (!run)
        return run.error();
    const qint64 pid = run->output.trimmed().toLongLong();
    if (run->exitCode != 0 || pid <= 0)
        return failure(Text::tr("The private server cannot be started."), run->lastLines());

    QElapsedTimer timer;
    timer.start();
    do {
        // another one may have been started meanwhile, from elsewhere; that is as good
        if (const auto running = runningPostmaster(folder.cluster(), account);
            running && !running->socketFolder.isEmpty())
            return true;
        QThread::msleep(20);
    } while (isAlive(pid) && timer.elapsed() < launchDeadline);
    const QString words = folder.logLines(logged);
    if (tellsOfRemains(words))
        return false;
    return failure(Text::tr("The private server does not start."), words);
}

}
