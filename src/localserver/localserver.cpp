#include "localserver/localserver.h"

#include "base/pause.h"
#include "localserver/account.h"
#include "localserver/clusterstart.h"
#include "localserver/folderlock.h"
#include "localserver/postmaster.h"
#include "localserver/serverfolder.h"
#include "localserver/serverroles.h"
#include "localserver/text.h"
#include "pg/session.h"

#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <csignal>
#include <unistd.h>

namespace Weekglass {

namespace {

constexpr std::chrono::minutes lockDeadline {10}; // whoever has it may be recovering after a crash
constexpr std::chrono::minutes answerDeadline {10};
constexpr qint64 deafAfter = 3000; // ms
constexpr QLatin1String NoSuchRole("28000");
constexpr int port = 5432; // the socket's folder is ours alone, so any number is free there

/// What came of waiting for a postmaster's answer.
enum class Answer { Ready, Gone, Deaf };

QByteArray quoted(const QString& value)
{
    return '\'' + QFile::encodeName(value).replace('\\', "\\\\").replace('\'', "\\'") + '\'';
}

QString versionText(int number)
{
    return QStringLiteral("%1.%2").arg(QString::number(number / 10000), QString::number(number % 10000));
}

Error redirected(const QString& place, const QString& other)
{
    return {.kind = Error::Kind::Connection,
            .message = Text::tr("The connection meant for the private server led to another one."),
            .where = place,
            .advice = Text::tr("Unset the variables PGHOSTADDR, PGSERVICE and PGSERVICEFILE."),
            .detail = other};
}

/// Whether no client is connected. One that has just left is listed until its process is gone.
bool isUnused(const RunningServer& running)
{
    auto session = Pg::Session::open({.conninfo = running.setupConninfo}); // who sees all sessions
    for (int attempt = 0; session && attempt < 20; ++attempt) {
        const auto others = session->query(Pg::Sql(
            "SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity AS a WHERE a.datid IS NOT NULL "
            "AND a.usesysid IS NOT NULL AND a.pid <> pg_catalog.pg_backend_pid() AND "
            "coalesce(a.backend_type, 'client backend') = 'client backend'"));
        if (!others)
            return false;
        if (others->single() == "0")
            return true;
        QThread::msleep(50);
    }
    return false;
}

}

QString replacedText(const RunningServer& running)
{
    return Text::tr("PostgreSQL %1 is installed, but the private server still runs %2, and new sessions may "
                    "fail (“undefined symbol”). Close the programs that use it, then start it: it is "
                    "restarted once nobody is connected.")
        .arg(running.replacedBy, running.version);
}

struct LocalServer::Private
{
    LocalServerOptions options;
    ServerFolder folder;
    QString socketFolder;

    ClusterStart cluster(const Account& account, const Progress& progress, const std::stop_token& stop) const
    {
        return {.folder = folder,
                .account = account,
                .socketFolder = socketFolder,
                .port = port,
                .options = options,
                .progress = progress,
                .stop = stop};
    }
    RunningServer describe(const Postmaster& postmaster, const Account& account) const;
    Result<bool> ask(RunningServer& running, const std::stop_token& stop) const;
    Result<Answer> await(RunningServer& running, const Account& account, const Progress& progress,
                         const std::stop_token& stop) const;
    static Result<RunningServer> prepared(RunningServer running, const ClusterStart& cluster);
    Result<void> end(const Postmaster& postmaster, const std::stop_token& stop, int signal = SIGINT) const;
    QString replacedBy(const RunningServer& running, const ClusterStart& cluster) const;
    Result<bool> endReplaced(const ClusterStart& cluster, RunningServer& running) const;
    Result<RunningServer> startLocked(const Account& account, const Progress& progress,
                                      const std::stop_token& stop) const;
};

RunningServer LocalServer::Private::describe(const Postmaster& postmaster, const Account& account) const
{
    // a text, not the builder that auto would keep: its parts are gone
    const QByteArray place =
        "host=" + quoted(postmaster.socketFolder) + " port=" + QByteArray::number(postmaster.port);
    const auto as = [&place](const char* role) -> QByteArray {
        return place + " user=" + role + " dbname=postgres";
    };
    return {.conninfo = as(ServerRole::Daily),
            .setupConninfo = as(ServerRole::Setup),
            .dataFolder = folder.path(),
            .socketFolder = postmaster.socketFolder,
            .port = postmaster.port,
            .pid = postmaster.pid,
            .version = {},
            .account = account.name,
            .switchedAccount = account.switched,
            .startedNow = false};
}

/// True if it answers now; fills in the version, and whether its roles are made.
Result<bool> LocalServer::Private::ask(RunningServer& running, const std::stop_token& stop) const
{
    Pg::ConnectOptions connection {.conninfo = running.setupConninfo, .deadline = std::chrono::seconds(5)};
    auto session = Pg::Session::open(connection, stop);
    if (!session && session.error().sqlState == NoSuchRole) { // of an earlier version
        connection.conninfo = running.conninfo;
        session = Pg::Session::open(connection, stop);
    }
    if (!session) {
        const Error& error = session.error();
        if (error.kind == Error::Kind::Cancelled)
            return error;
        return error.sqlState == QLatin1String("53300"); // all sessions are taken, so it serves
    }
    running.version = versionText(session->serverVersion());
    const auto place = session->query(Pg::Sql("SELECT pg_catalog.current_setting('data_directory'), "
                                              "pg_catalog.current_setting('hba_file')"));
    if (!place || place->rows.empty())
        return false;
    const auto name = [&](size_t column) {
        return QFile::decodeName(place->rows[0][column].value_or(QByteArray()));
    };
    if (!isSameFile(name(0), folder.cluster()))
        return redirected(running.socketFolder, name(0));
    running.accessFile = name(1);
    const auto ready = areRolesReady(*session);
    running.hasRoles = connection.conninfo == running.setupConninfo && ready && *ready;
    return true;
}

/// Makes the roles of a server that was just made, or by an earlier version, which also has that one's rules.
Result<RunningServer> LocalServer::Private::prepared(RunningServer running, const ClusterStart& cluster)
{
    if (auto renewed = cluster.renewAccess(running.pid, running.accessFile); !renewed)
        return renewed.error();
    if (running.hasRoles)
        return running;
    cluster.tell(Text::tr("Making the roles of the private server."));
    const Pg::ConnectOptions setup {.conninfo = running.setupConninfo};
    if (const auto session = Pg::Session::open(setup, cluster.stop);
        !session && session.error().sqlState == NoSuchRole) {
        if (auto made = makeSetupRole({.conninfo = running.conninfo}, cluster.stop); !made)
            return made.error();
    }
    if (auto made = prepareRoles(setup, cluster.stop); !made)
        return made.error();
    running.hasRoles = true;
    return running;
}

/// Waits until the postmaster answers, is gone, or has proved deaf: alive, with no socket to be found.
Result<Answer> LocalServer::Private::await(RunningServer& running, const Account& account,
                                           const Progress& progress, const std::stop_token& stop) const
{
    QElapsedTimer timer;
    timer.start();
    bool told = false;
    for (;;) {
        const auto postmaster = runningPostmaster(folder.cluster(), account);
        if (!postmaster)
            return Answer::Gone;
        if (!postmaster->socketFolder.isEmpty()) {
            running = describe(*postmaster, account);
            const auto answer = ask(running, stop);
            if (!answer)
                return answer.error();
            if (*answer)
                return Answer::Ready;
            // a logout may have removed the folder of the socket under the running server
            if (timer.elapsed() > deafAfter && !QFile::exists(socketFile(running.socketFolder, running.port)))
                return Answer::Deaf;
        }
        if (stop.stop_requested())
            return Error {.kind = Error::Kind::Cancelled,
                          .message = Text::tr("Stopped as asked."),
                          .where = folder.path()};
        if (timer.elapsed() > std::chrono::milliseconds(answerDeadline).count())
            return Error {.kind = Error::Kind::Timeout,
                          .message = Text::tr("The private server runs but does not answer."),
                          .where = folder.cluster(),
                          .advice =
                              Text::tr("Stop it and start it again, or look into %1.").arg(folder.logFile()),
                          .detail = folder.logLines()};
        if (timer.elapsed() > 1000 && !std::exchange(told, true) && progress)
            progress(Text::tr("Waiting until the private server answers; after a crash it recovers first."));
        pauseFor(std::chrono::milliseconds(50), stop);
    }
}

/// By default a fast shutdown: sessions are ended, data are written. SIGTERM waits for the sessions.
Result<void> LocalServer::Private::end(const Postmaster& postmaster, const std::stop_token& stop,
                                       int signal) const
{
    ::kill(static_cast<pid_t>(postmaster.pid), signal);
    QElapsedTimer timer;
    timer.start();
    while (isAlive(postmaster.pid)) { // it removes its file a moment before its end
        if (stop.stop_requested())
            return Error {.kind = Error::Kind::Cancelled,
                          .message = Text::tr("Stopped as asked."),
                          .where = folder.path()};
        if (timer.elapsed() > 60000)
            return Error {.kind = Error::Kind::Timeout,
                          .message = Text::tr("The private server does not stop."),
                          .where = Text::tr("process %1").arg(postmaster.pid),
                          .advice = Text::tr("Close all connections to it and try again."),
                          .detail = folder.logLines()};
        pauseFor(std::chrono::milliseconds(20), stop);
    }
    return {};
}

/// The version on the disk, if that is not the one that runs. Programs are asked only if the running one was
/// replaced.
QString LocalServer::Private::replacedBy(const RunningServer& running, const ClusterStart& cluster) const
{
    if (running.version.isEmpty() || runsInstalledProgram(running.pid, options.binFolder))
        return {};
    const QString installed = cluster.installedVersion();
    return installed == running.version ? QString() : installed;
}

/// True if it was stopped because an upgrade has replaced its programs and nobody is connected.
Result<bool> LocalServer::Private::endReplaced(const ClusterStart& cluster, RunningServer& running) const
{
    const QString installed = replacedBy(running, cluster);
    if (installed.isEmpty())
        return false;
    const auto postmaster = runningPostmaster(folder.cluster(), cluster.account);
    if (postmaster && isUnused(running)) {
        cluster.tell(Text::tr("PostgreSQL was upgraded from %1 to %2; restarting the private server.")
                         .arg(running.version, installed));
        auto ended = end(*postmaster, cluster.stop, SIGTERM);
        if (!ended
            && ended.error().kind == Error::Kind::Timeout) // somebody came in before it closed its door
            ended = end(*postmaster, cluster.stop);
        return ended ? Result<bool>(true) : ended.error();
    }
    running.replacedBy = installed;
    cluster.tell(replacedText(running));
    return false;
}

Result<RunningServer> LocalServer::Private::startLocked(const Account& account, const Progress& progress,
                                                        const std::stop_token& stop) const
{
    const ClusterStart starting = cluster(account, progress, stop);
    RunningServer running;
    auto answer = await(running, account, progress, stop);
    if (!answer)
        return answer.error();
    if (*answer == Answer::Ready) {
        const auto ended = endReplaced(starting, running);
        if (!ended || !*ended)
            return ended ? prepared(running, starting) : Result<RunningServer>(ended.error());
    }
    if (const auto deaf = runningPostmaster(folder.cluster(), account)) {
        if (auto ended = end(*deaf, stop); !ended)
            return ended.error();
    }
    if (auto launched = starting.makeAndLaunch(); !launched)
        return launched.error();
    answer = await(running, account, progress, stop);
    if (!answer)
        return answer.error();
    if (*answer != Answer::Ready)
        return starting.failure(Text::tr("The private server started and ended again."), folder.logLines());
    running.startedNow = true;
    return prepared(running, starting);
}

LocalServer::LocalServer(const LocalServerOptions& options)
    : d(new Private {.options = options,
                     .folder = ServerFolder(options.effectiveDataFolder()),
                     .socketFolder = options.effectiveSocketFolder()})
{
}

LocalServer::~LocalServer() = default;

Result<RunningServer> LocalServer::start(const Progress& progress, const std::stop_token& stop)
{
    const auto account = Account::forServer(d->folder.cluster());
    if (!account)
        return account.error();
    if (auto claimed = d->folder.claim(*account); !claimed)
        return claimed.error();
    const auto waiting = [&progress] {
        if (progress)
            progress(
                Text::tr("Another Weekglass is starting or stopping the private server; waiting for it."));
    };
    const auto lock = FolderLock::take(d->folder.lockFile(), lockDeadline, waiting, stop);
    if (!lock)
        return lock.error();
    return d->startLocked(*account, progress, stop);
}

Result<std::optional<RunningServer>> LocalServer::status(const std::stop_token& stop) const
{
    const auto account = Account::forServer(d->folder.cluster());
    if (!account)
        return account.error();
    const auto postmaster = runningPostmaster(d->folder.cluster(), *account);
    if (!postmaster || postmaster->socketFolder.isEmpty())
        return std::optional<RunningServer>();
    RunningServer running = d->describe(*postmaster, *account);
    const auto answer = d->ask(running, stop);
    if (!answer)
        return answer.error();
    running.replacedBy = d->replacedBy(running, d->cluster(*account, {}, stop));
    return *answer ? std::optional(running) : std::nullopt;
}

Result<bool> LocalServer::stop(const std::stop_token& stop)
{
    const auto account = Account::forServer(d->folder.cluster());
    if (!account)
        return account.error();
    if (!d->folder.exists())
        return false;
    const auto lock = FolderLock::take(d->folder.lockFile(), lockDeadline, {}, stop);
    if (!lock)
        return lock.error();
    const auto postmaster = runningPostmaster(d->folder.cluster(), *account);
    if (!postmaster)
        return false;
    if (auto ended = d->end(*postmaster, stop); !ended)
        return ended.error();
    return true;
}

void forgetServerVariables()
{
    QByteArrayList names;
    for (char** entry = environ; *entry; ++entry) {
        const QByteArray name = QByteArray(*entry).split('=').constFirst();
        if (name.startsWith("PG"))
            names << name;
    }
    for (const QByteArray& name : names)
        qunsetenv(name.constData());
}

}
