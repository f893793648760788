#include "server/localserver.h"

#include "pg/session.h"
#include "server/account.h"
#include "server/postmaster.h"
#include "server/serverfolder.h"
#include "testserver.h"
#include "verifyresult.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <sys/mount.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace Weekglass;

namespace {

LocalServerOptions optionsIn(const QString& folder)
{
    return {.dataFolder = folder + QStringLiteral("/server"),
            .socketFolder = folder + QStringLiteral("/s"),
            .settings = {{QStringLiteral("fsync"), QStringLiteral("off")},
                         {QStringLiteral("shared_buffers"), QStringLiteral("32MB")}}};
}

void writeFile(const QString& path, const QByteArray& text)
{
    QFile file(path); // an existing file keeps its owner
    QVERIFY2(file.open(QIODevice::WriteOnly | QIODevice::Truncate), qPrintable(path));
    QCOMPARE(file.write(text), text.size());
}

QByteArray fileText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray answer(const RunningServer& server, const Pg::Sql& sql)
{
    auto session = Pg::Session::open({.conninfo = server.conninfo});
    if (!session)
        return session.error().text().toUtf8();
    const auto table = session->query(sql);
    return table ? table->single().value_or("NULL") : table.error().text().toUtf8();
}

mode_t modeOf(const QString& path)
{
    struct stat state
    {
    };
    return ::lstat(QFile::encodeName(path).constData(), &state) == 0 ? state.st_mode & 07777 : 0;
}

/// Another process of the program, as this test run with "--start FOLDER": prints the pid of the server.
std::unique_ptr<QProcess> startElsewhere(const QString& folder)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QCoreApplication::applicationFilePath(), {QStringLiteral("--start"), folder});
    return process;
}

void killAndWait(qint64 pid)
{
    ::kill(static_cast<pid_t>(pid), SIGKILL);
    QTRY_VERIFY(!isAlive(pid));
}

}

class TestLocalServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

    void firstStart();
    void isPrivate();
    void staysBelowRoot();
    void secondStartReuses();
    void twoProcessesShareOne();
    void twoThreadsShareOne();
    void oddFolderNames_data();
    void oddFolderNames();
    void stopsAndKeepsData();
    void statusWithoutServer();

    void killedPostmaster();
    void killedPostmasterWithBusySession();
    void stalePidFile();
    void reusedPid();
    void reusedPidOfSocket();
    void killedDuringInitdb();
    void vanishedSocketFolder();
    void stopRequest();

    void tooLongSocketPath();
    void otherMajorVersion();
    void damagedData();
    void foreignContent();
    void foreignOwner();
    void fileInTheWay();
    void closedFolder();
    void missingInstallation();
    void brokenSettings();
    void fullDisk();
    void redirectedByEnvironment();

private:
    Result<RunningServer> start();
    QString cluster() const { return m_folder + QStringLiteral("/server/data"); }

    QString m_template;
    QString m_folder;
};

void TestLocalServer::initTestCase()
{
    const auto found = findInstallations();
    if (!found)
        QSKIP(qPrintable(found.error().text()));
    for (qsizetype i = 1; i < found->size(); ++i)
        QVERIFY2(found->at(i - 1).major >= found->at(i).major, "the newest comes first");
    m_template = makeTestFolder();
    VERIFY_RESULT(LocalServer(optionsIn(m_template)).start());
    VERIFY_RESULT(LocalServer(optionsIn(m_template)).stop());
}

void TestLocalServer::cleanupTestCase()
{
    removeTestFolder(m_template);
}

/// Most tests begin with a server that was made before; copying one is quicker than initdb.
Result<RunningServer> TestLocalServer::start()
{
    if (!QFile::exists(m_folder + QStringLiteral("/server")))
        QProcess::execute(QStringLiteral("cp"),
                          {QStringLiteral("-a"), m_template + QStringLiteral("/server"), m_folder});
    return LocalServer(optionsIn(m_folder)).start();
}

void TestLocalServer::init()
{
    m_folder = makeTestFolder();
    QVERIFY(!m_folder.isEmpty());
}

void TestLocalServer::cleanup()
{
    removeTestFolder(m_folder);
    QVERIFY(!QFile::exists(m_folder));
}

void TestLocalServer::firstStart()
{
    QStringList progress;
    LocalServer server(optionsIn(m_folder));
    const auto running = server.start([&progress](const QString& text) { progress << text; });
    VERIFY_RESULT(running);
    QVERIFY(running->startedNow);
    QVERIFY(running->pid > 0);
    QVERIFY(progress.join(QLatin1Char('\n')).contains(running->version));
    QCOMPARE(answer(*running, Pg::Sql("SELECT current_user")), "weekglass");
    QCOMPARE(
        answer(*running, Pg::Sql("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user")),
        "t");
    QCOMPARE(answer(*running, Pg::Sql("SHOW data_checksums")), "on");
    QCOMPARE(answer(*running, Pg::Sql("SHOW server_encoding")), "UTF8");
    QVERIFY(answer(*running, Pg::Sql("SHOW lc_collate")).startsWith("C"));
    QCOMPARE(answer(*running, Pg::Sql("SHOW jit")), "off");
    QCOMPARE(answer(*running, Pg::Sql("SHOW server_version")).split(' ').constFirst(),
             running->version.toUtf8());
    QCOMPARE(
        QDir(m_folder + QStringLiteral("/server")).entryList({QStringLiteral("data*")}, QDir::Dirs).size(),
        1);
}

void TestLocalServer::isPrivate()
{
    const auto running = start();
    VERIFY_RESULT(running);
    QCOMPARE(answer(*running, Pg::Sql("SHOW listen_addresses")), "");
    QCOMPARE(modeOf(running->socketFolder), mode_t(0700));
    QCOMPARE(modeOf(socketFile(running->socketFolder, running->port)), mode_t(0700));
    QCOMPARE(modeOf(cluster()), mode_t(0700));
    // none of the sockets of the process is a TCP one
    QProcess listing;
    listing.start(
        QStringLiteral("/bin/sh"),
        {QStringLiteral("-c"),
         QStringLiteral("for inode in $(ls -l /proc/%1/fd | sed -n 's/.*socket:.\\([0-9]*\\).*/\\1/p'); do "
                        "cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | grep -w \"$inode\"; done")
             .arg(running->pid)});
    QVERIFY(listing.waitForFinished());
    QCOMPARE(listing.readAllStandardOutput(), QByteArray());
}

void TestLocalServer::staysBelowRoot()
{
    const auto running = start();
    VERIFY_RESULT(running);
    struct stat process
    {
    };
    const QByteArray name = "/proc/" + QByteArray::number(running->pid);
    QVERIFY(::stat(name.constData(), &process) == 0);
    QVERIFY(process.st_uid != 0);
    QCOMPARE(accountName(process.st_uid), running->account);
    QCOMPARE(running->switchedAccount, ::geteuid() == 0);
    if (::geteuid() == 0)
        QVERIFY(fileText(QStringLiteral("/proc/%1/status").arg(running->pid))
                    .contains("CapEff:\t0000000000000000"));
}

void TestLocalServer::secondStartReuses()
{
    const auto first = start();
    VERIFY_RESULT(first);
    const auto second = start();
    VERIFY_RESULT(second);
    QCOMPARE(second->pid, first->pid);
    QCOMPARE(second->conninfo, first->conninfo);
    QCOMPARE(second->version, first->version);
    QVERIFY(!second->startedNow);
    // whoever names another folder for the socket gets the one that is there
    auto options = optionsIn(m_folder);
    options.socketFolder = m_folder + QStringLiteral("/elsewhere");
    const auto third = LocalServer(options).start();
    VERIFY_RESULT(third);
    QCOMPARE(third->conninfo, first->conninfo);
}

void TestLocalServer::twoProcessesShareOne()
{
    const auto one = startElsewhere(m_folder);
    const auto other = startElsewhere(m_folder);
    QVERIFY(one->waitForFinished(60000) && other->waitForFinished(60000));
    const QByteArrayList first = one->readAllStandardOutput().trimmed().split(' ');
    const QByteArrayList second = other->readAllStandardOutput().trimmed().split(' ');
    QCOMPARE(first.size(), 2);
    QCOMPARE(second.size(), 2);
    QVERIFY(first[0].toLongLong() > 0);
    QCOMPARE(first[0], second[0]);
    QVERIFY2(first[1] != second[1], "one of them started it, the other one found it");
}

void TestLocalServer::twoThreadsShareOne()
{
    std::vector<Result<RunningServer>> results(4, Error {});
    {
        std::vector<std::jthread> threads;
        for (auto& result : results)
            threads.emplace_back([this, &result] { result = LocalServer(optionsIn(m_folder)).start(); });
    }
    for (const auto& result : results) {
        VERIFY_RESULT(result);
        QCOMPARE(result->pid, results.front()->pid);
    }
}

void TestLocalServer::oddFolderNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("space") << QStringLiteral("a b");
    QTest::newRow("quotes") << QStringLiteral("it's \"x\"");
    QTest::newRow("shell") << QStringLiteral("$HOME;`id`&\\");
    QTest::newRow("unicode") << QStringLiteral("Wöche 日");
}

void TestLocalServer::oddFolderNames()
{
    QFETCH(QString, name);
    const QString folder = m_folder + QLatin1Char('/') + name;
    auto options = optionsIn(folder);
    options.dataFolder = m_folder + QStringLiteral("/server ") + name; // where removeTestFolder() looks
    const auto running = LocalServer(options).start();
    VERIFY_RESULT(running);
    QCOMPARE(answer(*running, Pg::Sql("SELECT 1")), "1");
    const auto status = LocalServer(options).status();
    VERIFY_RESULT(status);
    QVERIFY(status->has_value());
}

void TestLocalServer::stopsAndKeepsData()
{
    const auto running = start();
    VERIFY_RESULT(running);
    answer(*running, Pg::Sql("CREATE TABLE public.kept AS SELECT 42 AS n"));
    auto session = Pg::Session::open({.conninfo = running->conninfo});
    VERIFY_RESULT(session);
    LocalServer server(optionsIn(m_folder));
    auto stopped = server.stop(); // an open session does not hold it up
    VERIFY_RESULT(stopped);
    QVERIFY(*stopped);
    QVERIFY(!isAlive(running->pid));
    QVERIFY(!QFile::exists(cluster() + QStringLiteral("/postmaster.pid")));
    stopped = server.stop();
    VERIFY_RESULT(stopped);
    QVERIFY(!*stopped);
    const auto again = server.start();
    VERIFY_RESULT(again);
    QVERIFY(again->startedNow);
    QCOMPARE(answer(*again, Pg::Sql("SELECT n FROM public.kept")), "42");
}

void TestLocalServer::statusWithoutServer()
{
    LocalServer server(optionsIn(m_folder));
    const auto status = server.status();
    VERIFY_RESULT(status);
    QVERIFY(!status->has_value());
    const auto stopped = server.stop();
    VERIFY_RESULT(stopped);
    QVERIFY(!*stopped);
    QVERIFY2(QDir(m_folder).isEmpty(), "asking makes nothing");
}

void TestLocalServer::killedPostmaster()
{
    auto running = start();
    VERIFY_RESULT(running);
    answer(*running, Pg::Sql("CREATE TABLE public.kept (n integer)"));
    for (int round = 1; round <= 3; ++round) {
        answer(*running, Pg::Sql("INSERT INTO public.kept VALUES (1)"));
        const qint64 killed = running->pid;
        killAndWait(killed);
        running = start();
        VERIFY_RESULT(running);
        QVERIFY(running->startedNow);
        QVERIFY(running->pid != killed);
        QCOMPARE(answer(*running, Pg::Sql("SELECT count(*) FROM public.kept")).toInt(), round);
    }
}

void TestLocalServer::killedPostmasterWithBusySession()
{
    const auto running = start();
    VERIFY_RESULT(running);
    // a backend that computes does not notice the end of its postmaster
    std::jthread busy([conninfo = running->conninfo](const std::stop_token& stop) {
        auto session = Pg::Session::open({.conninfo = conninfo});
        if (session)
            (void)session->query(Pg::Sql("SELECT count(*) FROM generate_series(1, 1000000) AS a, "
                                         "generate_series(1, 1000000) AS b"),
                                 {}, {.stop = stop});
    });
    QTRY_VERIFY(answer(*running,
                       Pg::Sql("SELECT count(*) FROM pg_catalog.pg_stat_activity "
                               "WHERE state = 'active' AND pid <> pg_backend_pid()"))
                    .toInt()
                > 0);
    killAndWait(running->pid);
    const auto again = start();
    VERIFY_RESULT(again);
    QVERIFY(again->pid != running->pid);
    QCOMPARE(answer(*again, Pg::Sql("SELECT 1")), "1");
}

void TestLocalServer::stalePidFile()
{
    auto running = start();
    VERIFY_RESULT(running);
    const QString pidFile = cluster() + QStringLiteral("/postmaster.pid");
    const QByteArray lines = fileText(pidFile);
    VERIFY_RESULT(LocalServer(optionsIn(m_folder)).stop());
    writeFile(pidFile, lines); // of a process that is no more
    const auto status = LocalServer(optionsIn(m_folder)).status();
    VERIFY_RESULT(status);
    QVERIFY(!status->has_value());
    running = start();
    VERIFY_RESULT(running);
}

void TestLocalServer::reusedPid()
{
    auto running = start();
    VERIFY_RESULT(running);
    const qint64 before = running->pid;
    const QString pidFile = cluster() + QStringLiteral("/postmaster.pid");
    killAndWait(before);
    // another program of the same account has the number now, which is what PostgreSQL itself refuses
    QProcess other;
    const auto account = Account::forServer(cluster());
    VERIFY_RESULT(account);
    other.setChildProcessModifier([&account] {
        if (account->switched && ::setuid(account->user) != 0)
            ::_exit(1);
    });
    other.start(QStringLiteral("/bin/sleep"), {QStringLiteral("1000")});
    QVERIFY(other.waitForStarted());
    const QByteArray number = QByteArray::number(other.processId());
    writeFile(pidFile, fileText(pidFile).replace(QByteArray::number(before), number));
    running = start();
    VERIFY_RESULT(running);
    QVERIFY(running->startedNow);
    QCOMPARE(other.state(), QProcess::Running);
    VERIFY_RESULT(LocalServer(optionsIn(m_folder)).stop());
    QCOMPARE(other.state(), QProcess::Running);
    other.kill();
    other.waitForFinished();
}

void TestLocalServer::reusedPidOfSocket()
{
    auto running = start();
    VERIFY_RESULT(running);
    killAndWait(running->pid);
    const QString lock = socketFile(running->socketFolder, running->port) + QStringLiteral(".lock");
    QVERIFY(QFile::exists(lock));
    const auto own = QByteArray::number(static_cast<qint64>(::getpid()));
    writeFile(lock, fileText(lock).replace(QByteArray::number(running->pid), own));
    running = start();
    VERIFY_RESULT(running);
}

void TestLocalServer::killedDuringInitdb()
{
    const auto victim = startElsewhere(m_folder);
    const QDir folder(m_folder + QStringLiteral("/server"));
    QTRY_VERIFY_WITH_TIMEOUT(
        !folder.entryList({QStringLiteral("data.new-*")}, QDir::Dirs).isEmpty()
            && QFile::exists(
                folder.filePath(folder.entryList({QStringLiteral("data.new-*")}, QDir::Dirs).constFirst())
                + QStringLiteral("/PG_VERSION")),
        30000);
    victim->kill();
    QVERIFY(victim->waitForFinished());
    QVERIFY(!QFile::exists(cluster()));
    const auto running = start();
    VERIFY_RESULT(running);
    QVERIFY(folder.entryList({QStringLiteral("data.new-*")}, QDir::Dirs).isEmpty());
    QCOMPARE(answer(*running, Pg::Sql("SELECT 1")), "1");
}

void TestLocalServer::vanishedSocketFolder()
{
    const auto running = start();
    VERIFY_RESULT(running);
    QVERIFY(QDir(running->socketFolder).removeRecursively()); // as a logout does with /run/user/UID
    const auto again = start();
    VERIFY_RESULT(again);
    QVERIFY(again->startedNow);
    QCOMPARE(answer(*again, Pg::Sql("SELECT 1")), "1");
}

void TestLocalServer::stopRequest()
{
    std::stop_source source;
    source.request_stop();
    const auto running = LocalServer(optionsIn(m_folder)).start({}, source.get_token());
    QVERIFY(!running);
    QCOMPARE(running.error().kind, Error::Kind::Cancelled);
    QVERIFY(!QFile::exists(cluster()));
    VERIFY_RESULT(start());
}

void TestLocalServer::tooLongSocketPath()
{
    auto options = optionsIn(m_folder);
    options.socketFolder = m_folder + QLatin1Char('/') + QString(107, QLatin1Char('x'));
    const auto running = LocalServer(options).start();
    QVERIFY(!running);
    QVERIFY2(running.error().message.contains(QStringLiteral("107")), qPrintable(running.error().text()));
    QVERIFY(running.error().where.startsWith(options.socketFolder));
    QVERIFY2(!QFile::exists(cluster()), "nothing is made that could not be reached");

    // exactly as long as the system allows
    const qsizetype left = 107 - QFile::encodeName(socketFile(m_folder, 5432)).size() - 1;
    options.socketFolder = m_folder + QLatin1Char('/') + QString(left, QLatin1Char('x'));
    const auto longest = LocalServer(options).start();
    VERIFY_RESULT(longest);
    QCOMPARE(answer(*longest, Pg::Sql("SELECT 1")), "1");
}

void TestLocalServer::otherMajorVersion()
{
    VERIFY_RESULT(start());
    VERIFY_RESULT(LocalServer(optionsIn(m_folder)).stop());
    const QString file = cluster() + QStringLiteral("/PG_VERSION");
    const QByteArray before = fileText(file);
    writeFile(file, "9\n");
    const auto running = start();
    QVERIFY(!running);
    QVERIFY2(running.error().message.contains(QStringLiteral("PostgreSQL 9")),
             qPrintable(running.error().text()));
    QVERIFY(running.error().advice.contains(QStringLiteral("postgresql-9")));
    writeFile(file, before);
    VERIFY_RESULT(start());
}

void TestLocalServer::damagedData()
{
    VERIFY_RESULT(start());
    VERIFY_RESULT(LocalServer(optionsIn(m_folder)).stop());
    QVERIFY(QFile::remove(cluster() + QStringLiteral("/PG_VERSION")));
    const auto running = start();
    QVERIFY(!running);
    QCOMPARE(running.error().kind, Error::Kind::Format);
    QVERIFY2(QFile::exists(cluster() + QStringLiteral("/base")), "nothing is thrown away");
}

void TestLocalServer::foreignContent()
{
    const QString folder = m_folder + QStringLiteral("/server");
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(::chmod(QFile::encodeName(folder).constData(), 0755) == 0);
    writeFile(folder + QStringLiteral("/thesis.txt"), "all of it");
    const auto running = start();
    QVERIFY(!running);
    QCOMPARE(running.error().where, folder);
    QVERIFY(!running.error().advice.isEmpty());
    QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList {QStringLiteral("thesis.txt")});
    QCOMPARE(modeOf(folder), mode_t(0755));
}

void TestLocalServer::foreignOwner()
{
    if (::geteuid() != 0)
        QSKIP("only root can give a folder away");
    const QString folder = m_folder + QStringLiteral("/server");
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(::chown(QFile::encodeName(folder).constData(), 1, 1) == 0);
    auto running = start();
    QVERIFY(!running);
    QVERIFY2(running.error().message.contains(accountName(1)), qPrintable(running.error().text()));
    QVERIFY(::chown(QFile::encodeName(folder).constData(), 0, 0) == 0);
    VERIFY_RESULT(start());
    VERIFY_RESULT(LocalServer(optionsIn(m_folder)).stop());
    QVERIFY(::chown(QFile::encodeName(cluster()).constData(), 1, 1) == 0);
    running = start();
    QVERIFY(!running);
    QVERIFY2(running.error().message.contains(accountName(1)), qPrintable(running.error().text()));
}

void TestLocalServer::fileInTheWay()
{
    writeFile(m_folder + QStringLiteral("/server"), "text");
    const auto running = start();
    QVERIFY(!running);
    QCOMPARE(running.error().where, m_folder + QStringLiteral("/server"));
    QCOMPARE(fileText(m_folder + QStringLiteral("/server")), "text");
}

void TestLocalServer::closedFolder()
{
    const QString closed = m_folder + QStringLiteral("/home");
    QVERIFY(QDir().mkpath(closed));
    QVERIFY(::chmod(QFile::encodeName(closed).constData(), ::geteuid() == 0 ? 0700 : 0500) == 0);
    auto options = optionsIn(closed);
    options.socketFolder = m_folder + QStringLiteral("/s");
    const auto running = LocalServer(options).start();
    QVERIFY(::chmod(QFile::encodeName(closed).constData(), 0700) == 0);
    QVERIFY(!running);
    QVERIFY2(running.error().text().contains(closed), qPrintable(running.error().text()));
    QVERIFY(!running.error().advice.isEmpty());
}

void TestLocalServer::missingInstallation()
{
    auto options = optionsIn(m_folder);
    options.binFolder = QStringLiteral("/usr/share");
    const auto running = LocalServer(options).start();
    QVERIFY(!running);
    QCOMPARE(running.error().where, QStringLiteral("/usr/share"));
    QVERIFY(running.error().advice.contains(QStringLiteral("postgresql")));
    const auto found = findInstallations();
    VERIFY_RESULT(found);
    options.binFolder = QFileInfo(found->first().folder).path(); // the folder above bin/ will do
    VERIFY_RESULT(LocalServer(options).start());
}

void TestLocalServer::brokenSettings()
{
    auto options = optionsIn(m_folder);
    options.settings.insert(QStringLiteral("work_mem"), QStringLiteral("much"));
    const auto running = LocalServer(options).start();
    QVERIFY(!running);
    QVERIFY2(running.error().detail.contains(QStringLiteral("work_mem")), qPrintable(running.error().text()));
    QVERIFY(running.error().advice.contains(QStringLiteral("server.log")));
    VERIFY_RESULT(start());
}

void TestLocalServer::fullDisk()
{
    const QString folder = m_folder + QStringLiteral("/small");
    QVERIFY(QDir().mkpath(folder));
    const QByteArray name = QFile::encodeName(folder);
    if (::mount("none", name.constData(), "tmpfs", 0, "size=20m,mode=0755") != 0)
        QSKIP("a small disk needs root and the right to mount");
    auto options = optionsIn(folder);
    options.socketFolder = m_folder + QStringLiteral("/s");
    const auto running = LocalServer(options).start();
    const bool isClean = !QFile::exists(folder + QStringLiteral("/server/data"))
        && QDir(folder + QStringLiteral("/server"))
               .entryList({QStringLiteral("data.new-*")}, QDir::Dirs)
               .isEmpty();
    QCOMPARE(::umount(name.constData()), 0);
    QVERIFY(!running);
    QVERIFY2(running.error().message.contains(QStringLiteral("full")), qPrintable(running.error().text()));
    QVERIFY2(running.error().advice.contains(QStringLiteral("MB")), qPrintable(running.error().text()));
    QVERIFY(isClean);
}

void TestLocalServer::redirectedByEnvironment()
{
    const auto running = start();
    VERIFY_RESULT(running);
    qputenv("PGHOSTADDR", "127.0.0.1");
    qputenv("PGOPTIONS", "-c search_path=elsewhere");
    forgetServerVariables();
    QVERIFY(!qEnvironmentVariableIsSet("PGHOSTADDR"));
    QCOMPARE(answer(*running, Pg::Sql("SHOW search_path")), "\"$user\", public");
}

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) != QLatin1String("--start")) {
        TestLocalServer test;
        return QTest::qExec(&test, argc, argv);
    }
    const auto running = LocalServer(optionsIn(arguments.value(2))).start();
    if (!running) {
        qCritical("%s", qPrintable(running.error().text()));
        return 1;
    }
    std::printf("%lld %s\n", running->pid, running->startedNow ? "started" : "found");
    return 0;
}

#include "tst_localserver.moc"
