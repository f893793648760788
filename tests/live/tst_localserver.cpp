#include "localserver/runas.h"
#include "localserver/serversettings.h"
#include "localservertest.h"

using namespace Weekglass;

/// The private server: made, shared, private, stopped.
class TestLocalServer : public LocalServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeTemplate(); }
    void cleanupTestCase() { removeTemplate(); }
    void init() { makeFolder(); }
    void cleanup() { removeFolder(); }

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
    void redirectedByEnvironment();
    void earlierServerHandsOver();
    void earlierServerTakesRules_data();
    void earlierServerTakesRules();

private:
    /// Starts the server as a version did whose arguments lacked the one that begins so.
    void startWithout(const QString& argument) const
    {
        const auto options = optionsIn(m_folder);
        QStringList arguments {QStringLiteral("-c"),
                               QStringLiteral("log=$1; shift; \"$@\" < /dev/null >> \"$log\" 2>&1 &"),
                               QStringLiteral("sh"),
                               cluster() + QStringLiteral("/server.log"),
                               findInstallations()->constFirst().folder + QStringLiteral("/postgres"),
                               QStringLiteral("-D"),
                               cluster()};
        arguments += privateArguments(options.socketFolder, 5432, {});
        arguments.removeIf([&](const QString& one) { return one.startsWith(argument); });
        arguments.removeLast(); // its -c
        VERIFY_RESULT(runAs(*Account::forServer(cluster()), QStringLiteral("/bin/sh"), arguments,
                            {.ownSession = true}));
    }
};

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
        answer(*running,
               Pg::Sql(
                   "SELECT rolsuper OR rolcreaterole FROM pg_catalog.pg_roles WHERE rolname = current_user")),
        "f"); // nobody works as its superuser
    QCOMPARE(answer(*running, Pg::Sql("SHOW data_checksums")), "on");
    QCOMPARE(answer(*running, Pg::Sql("SHOW server_encoding")), "UTF8");
    QVERIFY(answer(*running,
                   Pg::Sql("SELECT d.datcollate FROM pg_database AS d WHERE d.datname = current_database()"))
                .startsWith("C"));
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
    QVERIFY(listing.waitForFinished(Patience));
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
    QVERIFY(one->waitForFinished(Patience) && other->waitForFinished(Patience));
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

void TestLocalServer::redirectedByEnvironment()
{
    const auto running = start();
    VERIFY_RESULT(running);
    qputenv("PGHOSTADDR", "127.0.0.1");
    qputenv("PGOPTIONS", "-c search_path=elsewhere");
    forgetServerVariables();
    QVERIFY(!qEnvironmentVariableIsSet("PGHOSTADDR"));
    const Pg::Sql path("SELECT reset_val FROM pg_catalog.pg_settings WHERE name = 'search_path'");
    QCOMPARE(answer(*running, path), "\"$user\", public");
}

/// The daily role of servers that were made earlier was their superuser, and owned all weeks.
void TestLocalServer::earlierServerHandsOver()
{
    auto running = start();
    VERIFY_RESULT(running);
    const auto as = [](const QByteArray& conninfo, const QByteArray& database, const QByteArray& script) {
        auto session = Pg::Session::open({.conninfo = conninfo, .database = database});
        VERIFY_RESULT(session);
        VERIFY_RESULT(session->script(*Pg::Sql::trusted(script)));
    };
    const QByteArray setup = running->setupConninfo;
    as(setup, {},
       "ALTER DATABASE postgres OWNER TO weekglass_setup; DROP ROLE weekglass, weekglass_archived");
    as(setup, {}, "CREATE ROLE helper SUPERUSER LOGIN");
    QByteArray helper = setup;
    as(helper.replace("user=weekglass_setup", "user=helper"), {},
       "ALTER ROLE weekglass_setup RENAME TO weekglass");
    as(running->conninfo, {}, "DROP ROLE helper");
    as(running->conninfo, {}, "CREATE DATABASE galaxy_2025_w01");
    as(running->conninfo, "galaxy_2025_w01",
       "CREATE TABLE public.kept AS SELECT 42 AS n; CREATE VIEW public.same AS SELECT n FROM public.kept; "
       "CREATE ROLE player; CREATE SCHEMA of_player AUTHORIZATION player; CREATE FUNCTION of_player.f() "
       "RETURNS INT SECURITY DEFINER LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION of_player.f() OWNER TO "
       "player");
    running = LocalServer(optionsIn(m_folder)).start();
    VERIFY_RESULT(running);
    QVERIFY(!running->startedNow && running->hasRoles);
    auto session = Pg::Session::open({.conninfo = running->conninfo, .database = "galaxy_2025_w01"});
    VERIFY_RESULT(session);
    const auto told = session->query(Pg::Sql(
        "SELECT concat_ws(' ', n, (SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = "
        "current_database()), (SELECT string_agg(DISTINCT relowner::regrole::text, ',') FROM pg_class "
        "WHERE relnamespace = 'public'::regnamespace), (SELECT rolsuper FROM pg_roles WHERE rolname = "
        "current_user)) FROM public.same"));
    VERIFY_RESULT(told);
    QCOMPARE(told->single().value_or("NULL"), "42 weekglass weekglass f");
    const auto others = session->query(
        Pg::Sql("SELECT concat_ws(' ', p.proowner::regrole, n.nspowner::regrole) FROM pg_proc AS p JOIN "
                "pg_namespace AS n ON n.oid = p.pronamespace WHERE n.nspname = 'of_player'"));
    VERIFY_RESULT(others);
    QCOMPARE(others->single().value_or("NULL"), "player player");
    // and once is enough
    const auto again = LocalServer(optionsIn(m_folder)).start();
    VERIFY_RESULT(again);
    QCOMPARE(answer(*again, Pg::Sql("SELECT rolsuper FROM pg_roles WHERE rolname = 'weekglass_former'")),
             "t");
}

void TestLocalServer::earlierServerTakesRules_data()
{
    QTest::addColumn<bool>("hasFile");
    QTest::newRow("of its data folder") << false;
    QTest::newRow("of this file, written otherwise") << true;
}

/// A server that an earlier version started goes on running; the rules of this version hold there at once.
void TestLocalServer::earlierServerTakesRules()
{
    QFETCH(bool, hasFile);
    auto running = start();
    VERIFY_RESULT(running);
    const auto setup = [&](const QByteArray& script) {
        auto session = Pg::Session::open({.conninfo = running->setupConninfo});
        VERIFY_RESULT(session);
        VERIFY_RESULT(session->script(*Pg::Sql::trusted(script)));
    };
    setup("CREATE ROLE kept LOGIN IN ROLE weekglass_archived");
    const QString rules = m_folder + QStringLiteral("/server/weekglass_hba.conf");
    const bool isRemoved = hasFile || QFile::remove(rules);
    QVERIFY(isRemoved);
    if (hasFile) {
        writeFile(rules, "local all all trust\n");
        setup("SELECT pg_reload_conf()");
    } else {
        VERIFY_RESULT(LocalServer(optionsIn(m_folder)).stop());
        startWithout(QStringLiteral("hba_file="));
    }
    QByteArray kept = running->conninfo;
    kept.replace("user=weekglass ", "user=kept ");
    QTRY_VERIFY_WITH_TIMEOUT(Pg::Session::open({.conninfo = kept}), Patience);
    running = LocalServer(optionsIn(m_folder)).start();
    VERIFY_RESULT(running);
    QVERIFY(!running->startedNow);
    const auto refused = Pg::Session::open({.conninfo = kept});
    QVERIFY2(!refused && refused.error().sqlState == QLatin1String("28000"), "it still lets everybody in");
    QCOMPARE(answer(*running, Pg::Sql("SELECT current_user")), "weekglass");
}

int main(int argc, char** argv)
{
    return runLocalServerTest<TestLocalServer>(argc, argv);
}

#include "tst_localserver.moc"
