#include "killprocess.h"
#include "localservertest.h"

#include <QScopeGuard>

using namespace Weekglass;

/// The private server after a crash, and in folders where it cannot work.
class TestLocalServerFaults : public LocalServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeTemplate(); }
    void cleanupTestCase() { removeTemplate(); }
    void init() { makeFolder(); }
    void cleanup() { removeFolder(); }

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
    void closedDataHomeOfRoot();
    void missingInstallation();
    void brokenSettings();
    void fullDisk();
    void fullSharedMemory();
    void upgradedPrograms();
    void programIsReplacedWhileItRuns();
    void presentProgramsAreNotAsked();

private:
    /// The folder of an installation in which this program is a script; %1 there is the real one.
    QString makeInstallation(const QString& program, const QByteArray& script)
    {
        const QString real = findInstallations()->first().folder + QLatin1Char('/');
        const QString bin = m_folder + QStringLiteral("/bin/");
        const auto open = QFileDevice::ReadOther | QFileDevice::ExeOther;
        const auto own = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
        bool isMade = QDir().mkpath(bin) && QFile::setPermissions(bin, own | open);
        for (const char* name : {"initdb", "pg_ctl", "postgres"}) {
            const QString file = QString::fromLatin1(name);
            if (file != program)
                isMade = isMade && QFile::link(real + file, bin + file);
        }
        writeFile(bin + program, QByteArray(script).replace("%1", QFile::encodeName(real + program)));
        if (!isMade || !QFile::setPermissions(bin + program, own | open))
            qFatal("no installation in %s", qPrintable(bin));
        return bin;
    }
};

void TestLocalServerFaults::killedPostmaster()
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

void TestLocalServerFaults::killedPostmasterWithBusySession()
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
    QTRY_VERIFY_WITH_TIMEOUT(answer(*running,
                                    Pg::Sql("SELECT count(*) FROM pg_catalog.pg_stat_activity "
                                            "WHERE state = 'active' AND pid <> pg_backend_pid()"))
                                     .toInt()
                                 > 0,
                             Patience);
    killAndWait(running->pid);
    const auto again = start();
    VERIFY_RESULT(again);
    QVERIFY(again->pid != running->pid);
    QCOMPARE(answer(*again, Pg::Sql("SELECT 1")), "1");
}

void TestLocalServerFaults::stalePidFile()
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

void TestLocalServerFaults::reusedPid()
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
    QVERIFY(other.waitForStarted(Patience));
    const QByteArray number = QByteArray::number(other.processId());
    writeFile(pidFile, fileText(pidFile).replace(QByteArray::number(before), number));
    running = start();
    VERIFY_RESULT(running);
    QVERIFY(running->startedNow);
    QCOMPARE(other.state(), QProcess::Running);
    VERIFY_RESULT(LocalServer(optionsIn(m_folder)).stop());
    QCOMPARE(other.state(), QProcess::Running);
    QVERIFY(killProcess(other));
}

void TestLocalServerFaults::reusedPidOfSocket()
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

void TestLocalServerFaults::killedDuringInitdb()
{
    // an initdb that has begun and is not done before it is killed
    const QString bin =
        makeInstallation(QStringLiteral("initdb"),
                         "#!/bin/sh\nmkdir \"$2/base\"; echo 15 > \"$2/PG_VERSION\"; exec sleep 1000\n");
    const auto victim = startElsewhere(m_folder, bin);
    const QDir folder(m_folder + QStringLiteral("/server"));
    QTRY_VERIFY_WITH_TIMEOUT(
        !folder.entryList({QStringLiteral("data.new-*")}, QDir::Dirs).isEmpty()
            && QFile::exists(
                folder.filePath(folder.entryList({QStringLiteral("data.new-*")}, QDir::Dirs).constFirst())
                + QStringLiteral("/PG_VERSION")),
        Patience);
    QVERIFY(killProcess(*victim));
    QVERIFY(!QFile::exists(cluster()));
    const auto running = start();
    VERIFY_RESULT(running);
    QVERIFY(folder.entryList({QStringLiteral("data.new-*")}, QDir::Dirs).isEmpty());
    QCOMPARE(answer(*running, Pg::Sql("SELECT 1")), "1");
}

void TestLocalServerFaults::vanishedSocketFolder()
{
    const auto running = start();
    VERIFY_RESULT(running);
    QVERIFY(QDir(running->socketFolder).removeRecursively()); // as a logout does with /run/user/UID
    const auto again = start();
    VERIFY_RESULT(again);
    QVERIFY(again->startedNow);
    QCOMPARE(answer(*again, Pg::Sql("SELECT 1")), "1");
}

void TestLocalServerFaults::stopRequest()
{
    std::stop_source source;
    source.request_stop();
    const auto running = LocalServer(optionsIn(m_folder)).start({}, source.get_token());
    QVERIFY(!running);
    QCOMPARE(running.error().kind, Error::Kind::Cancelled);
    QVERIFY(!QFile::exists(cluster()));
    VERIFY_RESULT(start());
}

void TestLocalServerFaults::tooLongSocketPath()
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

void TestLocalServerFaults::otherMajorVersion()
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

void TestLocalServerFaults::damagedData()
{
    VERIFY_RESULT(start());
    VERIFY_RESULT(LocalServer(optionsIn(m_folder)).stop());
    QVERIFY(QFile::remove(cluster() + QStringLiteral("/PG_VERSION")));
    const auto running = start();
    QVERIFY(!running);
    QCOMPARE(running.error().kind, Error::Kind::Format);
    QVERIFY2(QFile::exists(cluster() + QStringLiteral("/base")), "nothing is thrown away");
}

void TestLocalServerFaults::foreignContent()
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

void TestLocalServerFaults::foreignOwner()
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

void TestLocalServerFaults::fileInTheWay()
{
    writeFile(m_folder + QStringLiteral("/server"), "text");
    const auto running = start();
    QVERIFY(!running);
    QCOMPARE(running.error().where, m_folder + QStringLiteral("/server"));
    QCOMPARE(fileText(m_folder + QStringLiteral("/server")), "text");
}

void TestLocalServerFaults::closedFolder()
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

/// Where the workspace is only root's own, the server is where its account gets.
void TestLocalServerFaults::closedDataHomeOfRoot()
{
    if (::geteuid() != 0)
        QSKIP("only root runs the server as somebody else");
    const QString home = m_folder + QStringLiteral("/home");
    QVERIFY(QDir().mkpath(home + QStringLiteral("/weekglass")));
    QVERIFY(::chmod(QFile::encodeName(home + QStringLiteral("/weekglass")).constData(), 0700) == 0);
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", QFile::encodeName(home));
    const LocalServerOptions options {.settings = optionsIn({}).settings};
    const QString folder = options.effectiveDataFolder();
    const auto running = LocalServer(options).start();
    const auto again = LocalServer(options).start();
    const auto stopped = LocalServer(options).stop();
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder));
    const QString other = options.effectiveDataFolder();
    // a server that was made there before, and can be reached, is still the one
    QVERIFY(QDir().mkpath(m_folder + QStringLiteral("/weekglass/server")));
    writeFile(m_folder + QStringLiteral("/weekglass/server/weekglass.lock"), {});
    const QString earlier = options.effectiveDataFolder();
    before.isNull() ? qunsetenv("XDG_DATA_HOME") : qputenv("XDG_DATA_HOME", before);
    QVERIFY(folder.startsWith(QLatin1String("/var/lib/weekglass/server-")));
    QVERIFY(QDir(folder).removeRecursively());
    VERIFY_RESULT(running);
    QVERIFY(QDir(running->socketFolder).removeRecursively());
    VERIFY_RESULT(again);
    QVERIFY(!again->startedNow);
    VERIFY_RESULT(stopped);
    QCOMPARE(running->dataFolder, folder);
    QVERIFY(other != folder);
    QCOMPARE(earlier, QString(m_folder + QStringLiteral("/weekglass/server")));
}

void TestLocalServerFaults::missingInstallation()
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

void TestLocalServerFaults::brokenSettings()
{
    auto options = optionsIn(m_folder);
    options.settings.insert(QStringLiteral("work_mem"), QStringLiteral("much"));
    const auto running = LocalServer(options).start();
    QVERIFY(!running);
    QVERIFY2(running.error().detail.contains(QStringLiteral("work_mem")), qPrintable(running.error().text()));
    QVERIFY(running.error().advice.contains(QStringLiteral("server.log")));
    VERIFY_RESULT(start());
}

void TestLocalServerFaults::fullDisk()
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

/// PostgreSQL says the same words as of a full disk.
void TestLocalServerFaults::fullSharedMemory()
{
    VERIFY_RESULT(start());
    VERIFY_RESULT(LocalServer(optionsIn(m_folder)).stop());
    auto options = optionsIn(m_folder);
    options.binFolder = makeInstallation(
        QStringLiteral("postgres"),
        "#!/bin/sh\n[ \"$1\" != --version ] || exec %1 --version\n"
        "echo 'FATAL:  could not create shared memory segment: No space left on device' >&2\n"
        "exit 1\n");
    const auto running = LocalServer(options).start();
    QVERIFY(!running);
    QVERIFY2(running.error().message.contains(QStringLiteral("shared memory")),
             qPrintable(running.error().text()));
    QVERIFY2(running.error().advice.contains(QStringLiteral("ipcs")), qPrintable(running.error().text()));
}

/// The old server has the libraries of the new version on its disk: it is restarted, but not under anybody.
void TestLocalServerFaults::upgradedPrograms()
{
    const auto running = start();
    VERIFY_RESULT(running);
    auto options = optionsIn(m_folder);
    options.binFolder = makeInstallation(QStringLiteral("postgres"),
                                         "#!/bin/sh\n[ \"$1\" != --version ] || { echo 'postgres "
                                         "(PostgreSQL) 15.99'; exit; }\nexec %1 \"$@\"\n");
    QStringList told;
    const auto tell = [&told](const QString& text) { told << text; };
    {
        auto session = Pg::Session::open({.conninfo = running->conninfo});
        VERIFY_RESULT(session);
        const auto kept = LocalServer(options).start(tell);
        VERIFY_RESULT(kept);
        QVERIFY(!kept->startedNow);
        QCOMPARE(kept->pid, running->pid);
        QCOMPARE(kept->replacedBy, QStringLiteral("15.99"));
        QVERIFY2(told.join(u' ').contains(QLatin1String("15.99")), qPrintable(told.join(u' ')));
        VERIFY_RESULT(session->query(Pg::Sql("CREATE TABLE public.kept AS SELECT 7 AS n")));
        const auto status = LocalServer(options).status();
        VERIFY_RESULT(status);
        QCOMPARE((*status)->replacedBy, QStringLiteral("15.99"));
    }
    const auto restarted = LocalServer(options).start(tell);
    VERIFY_RESULT(restarted);
    QVERIFY(restarted->startedNow);
    QVERIFY(restarted->pid != running->pid);
    QCOMPARE(answer(*restarted, Pg::Sql("SELECT n FROM public.kept")), "7");
    const auto same = start(); // by the programs that it runs
    VERIFY_RESULT(same);
    QCOMPARE(same->pid, restarted->pid);
    QVERIFY(!same->startedNow && same->replacedBy.isEmpty());
}

/// As a package manager does it: the file of the running program gets a new one in its place.
void TestLocalServerFaults::programIsReplacedWhileItRuns()
{
    const QString real = findInstallations()->first().folder + QStringLiteral("/postgres");
    auto options = optionsIn(m_folder);
    options.binFolder = makeInstallation(QStringLiteral("postgres"), "");
    const QString program = options.binFolder + QStringLiteral("/postgres");
    const auto mode = QFile::permissions(program);
    QVERIFY(QFile::remove(program) && QFile::copy(real, program) && QFile::setPermissions(program, mode));
    for (const char* beside : {"/lib", "/share"}) // which it looks for beside its own folder
        (void)QFile::link(QFileInfo(real).dir().filePath(QStringLiteral("..") + QLatin1String(beside)),
                          m_folder + QLatin1String(beside));
    const auto running = LocalServer(options).start();
    VERIFY_RESULT(running);
    QVERIFY(running->startedNow && running->replacedBy.isEmpty());
    const auto same = LocalServer(options).start();
    VERIFY_RESULT(same);
    QVERIFY(!same->startedNow && same->replacedBy.isEmpty());

    const QString fresh = writeFile(program + QStringLiteral(".new"),
                                    "#!/bin/sh\n[ \"$1\" != --version ] || { echo 'postgres (PostgreSQL) "
                                    "15.99'; exit; }\nexec '"
                                        + QFile::encodeName(real) + "' \"$@\"\n");
    QVERIFY(QFile::setPermissions(fresh, mode) && QFile::remove(program) && QFile::rename(fresh, program));
    const auto status = LocalServer(options).status();
    VERIFY_RESULT(status);
    QCOMPARE((*status)->replacedBy, QStringLiteral("15.99"));
    {
        auto session = Pg::Session::open({.conninfo = running->conninfo});
        VERIFY_RESULT(session);
        const auto kept = LocalServer(options).start();
        VERIFY_RESULT(kept);
        QVERIFY2(!kept->startedNow && kept->pid == running->pid, "somebody is connected");
        QVERIFY2(replacedText(*kept).contains(QLatin1String("15.99")), qPrintable(replacedText(*kept)));
    }
    const auto restarted = LocalServer(options).start();
    VERIFY_RESULT(restarted);
    QVERIFY(restarted->startedNow && restarted->pid != running->pid);
    QVERIFY(restarted->replacedBy.isEmpty());
}

/// A server whose program was not replaced: nothing is asked for its version again.
void TestLocalServerFaults::presentProgramsAreNotAsked()
{
    const auto running = start();
    VERIFY_RESULT(running);
    auto options = optionsIn(m_folder);
    const QString asked = m_folder + QStringLiteral("/server/data/asked"); // the account may write there
    const QString bin = makeInstallation(
        QStringLiteral("pg_config"), "#!/bin/sh\ntouch '" + QFile::encodeName(asked) + "'\nexec %1 \"$@\"\n");
    const QByteArray path = qgetenv("PATH");
    const auto restored = qScopeGuard([&] { qputenv("PATH", path); });
    qputenv("PATH", QFile::encodeName(bin) + ':' + path);
    (void)findInstallations();
    QVERIFY2(QFile::remove(asked), "the trap works");
    const auto again = LocalServer(options).start();
    VERIFY_RESULT(again);
    QVERIFY(!again->startedNow);
    const auto status = LocalServer(options).status();
    VERIFY_RESULT(status);
    QVERIFY(status->has_value() && (*status)->replacedBy.isEmpty());
    QVERIFY(!QFile::exists(asked));
}

int main(int argc, char** argv)
{
    return runLocalServerTest<TestLocalServerFaults>(argc, argv);
}

#include "tst_localserverfaults.moc"
