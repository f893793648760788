#include "adminweek.h"
#include "ctl.h"
#include "dumptools.h"

#include "archives/openarchive.h"
#include "pg/ownertrust.h"

#include <QTemporaryDir>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// A week's owner may write into it what he likes: none of it runs with rights that he lacks, unless somebody
/// trusts him. The owner here sets a trap where every command looks first: called with a superuser's rights
/// it writes a file on the server, which a read-only transaction does not forbid.
class TestOwnerTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void lookingRunsNothing_data();
    void lookingRunsNothing();
    void changingRunsNothing_data();
    void changingRunsNothing();
    void listingGoesOn();
    void trustIsAsked();
    void archivedWeekIsNotDropped();
    void whoHasMore_data();
    void whoHasMore();
    void temporaryTablesDoNotCount();
    void databaseOwnersRoleStandsForHim();
    void pathOfTheMaintenanceDatabase_data();
    void pathOfTheMaintenanceDatabase();
    void openedArchiveRunsNothing();
    void logOfALesserOwner();

private:
    Answer ctl(const QStringList& arguments) const { return m_ctl(arguments); }
    Answer trustingCtl(const QStringList& arguments) const
    {
        return m_ctl(QStringList {QStringLiteral("--allow-superuser")} + arguments);
    }
    bool wasCalled() const { return QFile::exists(m_trap.filePath(QStringLiteral("caught"))); }
    void setTrap() const { QFile::remove(m_trap.filePath(QStringLiteral("caught"))); }
    /// The test's own session, which looks at the trap and does not fall into it.
    Session open() const
    {
        auto session = Session::open({.conninfo = m_server.options().conninfo,
                                      .database = m_week.name.toUtf8(),
                                      .reads = ConnectOptions::Reads::Catalogs});
        if (!session)
            qFatal("%s", qPrintable(session.error().text()));
        return *std::move(session);
    }

    AdminDatabases m_server;
    QTemporaryDir m_folder;
    QTemporaryDir m_trap; ///< the server may write here
    Ctl m_ctl;
    WeekIdentity m_week;
    QByteArray m_owner;
};

void TestOwnerTrust::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.weeks().isOwn())
        QSKIP("the server may be another computer, where no file can be looked for");
    QVERIFY(QFile::setPermissions(m_trap.path(), QFile::Permissions(0x7777)));
    m_ctl = Ctl(m_server.options().conninfo);
    const QString name = QStringLiteral("galaxy_2031_w01");
    const Answer made = ctl({QStringLiteral("create"), name, QStringLiteral("--sample")});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    m_server.weeks().made(name);
    m_owner = WeekServer::prefix().toUtf8() + "_owner";
    auto session = m_server.open();
    WeekServer::run(session, "CREATE ROLE " + m_owner + " LOGIN");
    m_week.name = name;
    auto inside = open();
    m_week = *identify(inside);
    // all of it becomes the owner's, with a function that is called when a statement on the table is planned
    const auto takeOver = Sql::load("weekglass/take_over_objects.sql");
    VERIFY_RESULT(takeOver);
    WeekServer::run(inside, "SELECT set_config('weekglass.owner', '" + m_owner + "', false)");
    VERIFY_RESULT(inside.script(*takeOver));
    WeekServer::run(inside, "GRANT ALL ON SCHEMA public TO " + m_owner);
    WeekServer::run(inside, "SET SESSION AUTHORIZATION " + m_owner);
    QByteArray script = R"(
        CREATE FUNCTION public.looks_harmless(INT) RETURNS INT LANGUAGE plpgsql AS $$ BEGIN
            COPY (SELECT current_user) TO 'TRAP/caught';
            RETURN $1;
        EXCEPTION WHEN insufficient_privilege THEN
            RETURN $1;
        END $$;
        CREATE FUNCTION public.trap(INT) RETURNS INT IMMUTABLE LANGUAGE plpgsql AS $$
            BEGIN RETURN public.looks_harmless($1); END $$;
        DO $$
        DECLARE
            one REGCLASS;
        BEGIN
            FOR one IN SELECT c.oid FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg_%' AND n.nspname <> 'information_schema' LOOP
                EXECUTE format('CREATE INDEX ON %s ((public.trap(1)))', one);
            END LOOP;
        END $$;
    )";
    WeekServer::run(inside, script.replace("TRAP", m_trap.path().toUtf8()));
    WeekServer::run(session, "ALTER DATABASE " + name.toUtf8() + " OWNER TO " + m_owner);
}

void TestOwnerTrust::cleanupTestCase()
{
    if (m_owner.isEmpty())
        return;
    auto session = m_server.open();
    WeekServer::run(session, "DROP DATABASE IF EXISTS " + m_week.name.toUtf8() + " WITH (FORCE)");
    WeekServer::run(session, "DROP OWNED BY " + m_owner + "; DROP ROLE " + m_owner);
}

void TestOwnerTrust::lookingRunsNothing_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString week = QStringLiteral("--week");
    const QString name = QStringLiteral("galaxy_2031_w01");
    const auto row = [&](const char* command, const QStringList& more) {
        QTest::newRow(command) << QStringList(QString::fromLatin1(command).split(QLatin1Char(' ')) + more);
    };
    for (const char* command :
         {"events", "metrics", "plays", "snapshots", "operations", "verify-replay", "snapshot verify"})
        row(command, {week, name});
    row("drift", {name});
    row("search", {QStringLiteral("--game"), QStringLiteral("galaxy"), QStringLiteral("--text"), name});
    row("compare", {name, name});
    row("query", {QStringLiteral("SELECT count(*) FROM public.players"), week, name});
    row("export", {week, name, QStringLiteral("--file"), m_folder.filePath(QStringLiteral("out.ndjson"))});
    row("migration try", {name});
}

void TestOwnerTrust::lookingRunsNothing()
{
    QFETCH(QStringList, arguments);
    setTrap();
    const Answer refused = ctl(arguments);
    QVERIFY2(refused.exitCode != 0, refused.out.constData());
    const QByteArray told = refused.err + refused.out;
    QVERIFY2(told.contains(m_owner), told.constData());
    QVERIFY(!wasCalled());
}

void TestOwnerTrust::changingRunsNothing_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString name = QStringLiteral("galaxy_2031_w01");
    const QString week = QStringLiteral("--week");
    QTest::newRow("migrate") << QStringList {QStringLiteral("migrate"), name};
    QTest::newRow("archive") << QStringList {
        QStringLiteral("archive"),    QStringLiteral("make"),     name,
        QStringLiteral("--in-place"), QStringLiteral("--folder"), m_folder.path()};
    QTest::newRow("prune") << QStringList {QStringLiteral("snapshot"), QStringLiteral("prune"), week, name,
                                           QStringLiteral("--yes")};
    QTest::newRow("backfill") << QStringList {QStringLiteral("backfill"), name,
                                              QStringLiteral("--table"),  QStringLiteral("public.players"),
                                              QStringLiteral("--set"),    QStringLiteral("name = 'x'")};
}

void TestOwnerTrust::changingRunsNothing()
{
    lookingRunsNothing();
}

/// What the server's own catalogs say is told all the same.
void TestOwnerTrust::listingGoesOn()
{
    setTrap();
    const Answer weeks = ctl({QStringLiteral("--json"), QStringLiteral("weeks")});
    QCOMPARE(weeks.exitCode, 0);
    const QJsonObject line = weeks.object();
    QCOMPARE(line[QLatin1String("week")].toString(), m_week.name);
    QVERIFY(line[QLatin1String("bytes")].toInteger() > 0);
    QVERIFY2(line[QLatin1String("schema")].toString().startsWith(QLatin1String("not read: ")),
             weeks.out.constData());
    const Answer board = ctl({QStringLiteral("board"), QStringLiteral("--schema")});
    QCOMPARE(board.exitCode, 0);
    QVERIFY2(board.out.contains("not read: "), board.out.constData());
    const Answer matrix =
        ctl({QStringLiteral("--json"), QStringLiteral("migrations"), QStringLiteral("galaxy")});
    QCOMPARE(matrix.exitCode, 0);
    QCOMPARE(matrix.members(u"state"), QStringList(QStringLiteral("\"error\"")));
    const Answer drop = ctl({QStringLiteral("drop"), m_week.name, QStringLiteral("--dry-run")});
    QVERIFY2(drop.exitCode == 0 && drop.err.contains("Not read"), drop.err.constData());
    QVERIFY(!wasCalled());
}

/// The trap works: who is trusted gets what he wants.
void TestOwnerTrust::trustIsAsked()
{
    setTrap();
    const Answer events = trustingCtl({QStringLiteral("events"), QStringLiteral("--week"), m_week.name});
    QVERIFY2(events.exitCode == 0, events.err.constData());
    QVERIFY(wasCalled());

    // one owner on one server
    setTrap();
    const auto trust = std::make_shared<OwnerTrust>();
    ConnectOptions options = m_server.options();
    options.database = m_week.name.toUtf8();
    options.trust = trust;
    trust->trust("1", QString::fromUtf8(m_owner));
    trust->trust(m_week.systemIdentifier, QStringLiteral("somebody else"));
    const auto refused = Session::open(options);
    QVERIFY(!refused && isUntrustedOwner(refused.error()));
    trust->trust(m_week.systemIdentifier, QString::fromUtf8(m_owner));
    VERIFY_RESULT(Session::open(options));
    trust->forget(m_week.systemIdentifier, QString::fromUtf8(m_owner));
    QVERIFY(!Session::open(options));
    QVERIFY(!wasCalled());
}

/// To drop it, it would have to be compared with its archive.
void TestOwnerTrust::archivedWeekIsNotDropped()
{
    SKIP_WITHOUT_DUMP();
    const ConnectOptions trusting = m_server.trusting();
    VERIFY_RESULT(archiveWeek(trusting, m_week, trusting, {.folder = m_folder.path()}));
    setTrap();
    const auto plan = planDrop(m_server.options(), m_week.name);
    VERIFY_RESULT(plan);
    QVERIFY(plan->archive && plan->notRead);
    QVERIFY2(plan->obstacles.join(QLatin1Char(' ')).contains(QString::fromUtf8(m_owner)),
             qPrintable(plan->obstacles.join(QLatin1Char(' '))));
    const auto refused =
        dropWeek(m_server.options(), m_week, {.typed = m_week.confirmation(), .hash = plan->hash});
    QVERIFY(!refused);
    QVERIFY(!wasCalled());
    const auto allowed = planDrop(trusting, m_week.name);
    VERIFY_RESULT(allowed);
    QVERIFY(!allowed->notRead && allowed->obstacles.isEmpty());
}

void TestOwnerTrust::whoHasMore_data()
{
    QTest::addColumn<QByteArray>("rights"); ///< of the role that comes
    QTest::addColumn<QByteArray>("owners"); ///< that the owner has, too
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("a plain role") << QByteArray() << QByteArray() << false;
    QTest::newRow("superuser") << QByteArray("ALTER ROLE %1 SUPERUSER") << QByteArray() << true;
    QTest::newRow("makes roles") << QByteArray("ALTER ROLE %1 CREATEROLE") << QByteArray() << true;
    QTest::newRow("replicates") << QByteArray("ALTER ROLE %1 REPLICATION") << QByteArray() << true;
    QTest::newRow("makes databases") << QByteArray("ALTER ROLE %1 CREATEDB BYPASSRLS") << QByteArray()
                                     << false;
    QTest::newRow("runs programs") << QByteArray("GRANT pg_execute_server_program TO %1") << QByteArray()
                                   << true;
    QTest::newRow("as the owner does") << QByteArray("GRANT pg_execute_server_program TO %1")
                                       << QByteArray("GRANT pg_execute_server_program TO %1") << false;
    QTest::newRow("member of the owner") << QByteArray("GRANT %2 TO %1") << QByteArray() << false;
    QTest::newRow("sets it back") << QByteArray("ALTER ROLE %1 SUPERUSER; ALTER ROLE %1 SET role = %2")
                                  << QByteArray() << true;
}

void TestOwnerTrust::whoHasMore()
{
    QFETCH(QByteArray, rights);
    QFETCH(QByteArray, owners);
    QFETCH(bool, isRefused);
    const QByteArray role = WeekServer::prefix().toUtf8() + "_visitor";
    auto session = m_server.open();
    const auto run = [&](QByteArray script, const QByteArray& who) {
        WeekServer::run(session, script.replace("%1", who).replace("%2", m_owner));
    };
    run("CREATE ROLE %1 LOGIN", role);
    run(rights, role);
    run(owners, m_owner);
    ConnectOptions options = m_server.options();
    options.conninfo = *withUser(options.conninfo, role);
    options.database = m_week.name.toUtf8();
    const auto opened = Session::open(options);
    run("DROP ROLE %1", role);
    if (!owners.isEmpty())
        run("REVOKE pg_execute_server_program FROM %1", m_owner);
    QCOMPARE(!opened, isRefused);
    if (isRefused)
        QVERIFY2(isUntrustedOwner(opened.error()), qPrintable(opened.error().text()));
}

void TestOwnerTrust::temporaryTablesDoNotCount()
{
    const WeekIdentity week = m_server.newDatabase(WeekServer::prefix() + QStringLiteral("_temporary"));
    ConnectOptions options = m_server.options();
    options.conninfo = *withUser(options.conninfo, m_owner);
    options.database = week.name.toUtf8();
    auto guest = Session::open(options);
    VERIFY_RESULT(guest);
    WeekServer::run(*guest, "CREATE TEMPORARY TABLE t (n INT)");
    options = m_server.options();
    options.database = week.name.toUtf8();
    VERIFY_RESULT(Session::open(options));
    auto own = m_server.open(week.name);
    WeekServer::run(own, "GRANT CREATE ON SCHEMA public TO " + m_owner);
    WeekServer::run(*guest, "CREATE FUNCTION public.f() RETURNS INT LANGUAGE sql AS 'SELECT 1'");
    const auto refused = Session::open(options);
    QVERIFY(!refused && isUntrustedOwner(refused.error()));
    WeekServer::run(own, "DROP OWNED BY " + m_owner);
}

/// What he hands over to the role that stands for him is his still, though no list of owners has it.
void TestOwnerTrust::databaseOwnersRoleStandsForHim()
{
    const WeekIdentity week = m_server.newDatabase(WeekServer::prefix() + QStringLiteral("_handed"));
    ConnectOptions options = m_server.options();
    options.database = week.name.toUtf8();
    {
        auto own = m_server.open(week.name);
        WeekServer::run(own, "ALTER DATABASE " + week.name.toUtf8() + " OWNER TO " + m_owner);
        WeekServer::run(own, "SET SESSION AUTHORIZATION " + m_owner);
        WeekServer::run(own,
                        "CREATE FUNCTION public.f() RETURNS INT LANGUAGE sql AS 'SELECT 1'; "
                        "ALTER FUNCTION public.f() OWNER TO pg_database_owner");
    }
    const auto refused = Session::open(options);
    QVERIFY(!refused && isUntrustedOwner(refused.error()));
    QVERIFY2(refused.error().text().contains(QString::fromUtf8(m_owner)), qPrintable(refused.error().text()));
    auto session = m_server.open();
    WeekServer::run(session, "DROP DATABASE " + week.name.toUtf8() + " WITH (FORCE)");
}

void TestOwnerTrust::pathOfTheMaintenanceDatabase_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char* command : {"weeks", "board", "log", "migrations galaxy",
                                "drop galaxy_2031_w01 --dry-run", "events --week galaxy_2031_w01", "cleanup"})
        QTest::newRow(command) << QString::fromLatin1(command).split(QLatin1Char(' '));
}

/// The database that the connection names may be somebody's, too, and he says where operators are looked for.
void TestOwnerTrust::pathOfTheMaintenanceDatabase()
{
    QFETCH(QStringList, arguments);
    const WeekIdentity week = m_server.newDatabase(WeekServer::prefix() + QStringLiteral("_path"));
    const QByteArray name = week.name.toUtf8();
    {
        auto own = m_server.open(week.name);
        WeekServer::run(own, "ALTER DATABASE " + name + " OWNER TO " + m_owner);
        WeekServer::run(own, "SET SESSION AUTHORIZATION " + m_owner);
        QByteArray script = R"(
            CREATE SCHEMA evil;
            CREATE FUNCTION evil.caught(NAME, TEXT) RETURNS BOOLEAN LANGUAGE plpgsql AS $$ BEGIN
                COPY (SELECT current_user) TO 'TRAP/caught';
                RETURN $1::TEXT OPERATOR(pg_catalog.=) $2;
            END $$;
            CREATE OPERATOR evil.= (LEFTARG = NAME, RIGHTARG = TEXT, FUNCTION = evil.caught);
        )";
        WeekServer::run(own, script.replace("TRAP", m_trap.path().toUtf8()));
        WeekServer::run(own, "ALTER DATABASE " + name + " SET search_path = evil, pg_catalog");
    }
    setTrap();
    const QByteArray conninfo = m_server.options().conninfo + " dbname=" + name;
    (void)Ctl(conninfo)(arguments);
    const bool isCaught = wasCalled();
    auto session = m_server.open();
    WeekServer::run(session, "DROP DATABASE " + name + " WITH (FORCE)");
    QVERIFY(!isCaught);
}

/// Restored by a role without rights, read by another one, and neither gets anywhere else.
void TestOwnerTrust::openedArchiveRunsNothing()
{
    SKIP_WITHOUT_DUMP();
    const ConnectOptions trusting = m_server.trusting();
    const auto archived = archiveWeek(trusting, m_week, trusting, {.folder = m_folder.path()});
    VERIFY_RESULT(archived);
    const auto viewed = ViewedArchive::open(archived->file, m_server.options());
    VERIFY_RESULT(viewed);
    const QByteArray conninfo = (*viewed)->opened().conninfo;
    auto reader = Session::open({.conninfo = conninfo, .database = (*viewed)->identity().name.toUtf8()});
    VERIFY_RESULT(reader);
    QCOMPARE(
        WeekServer::ask(*reader,
                        "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication FROM pg_roles "
                        "WHERE rolname = current_user"),
        QStringLiteral("f"));
    QVERIFY(WeekServer::ask(*reader, "COPY (SELECT 1) TO PROGRAM 'true'").contains(QLatin1String("[42501]")));
    QVERIFY(WeekServer::ask(*reader, "SELECT count(*) FROM public.players").toInt() > 0);
    for (const char* other : {"postgres", "template1"}) {
        const auto elsewhere = Session::open({.conninfo = conninfo, .database = other});
        QVERIFY(!elsewhere);
        QCOMPARE(elsewhere.error().sqlState, QStringLiteral("28000"));
    }
    // as the server's superuser it is not read
    ConnectOptions options = m_server.options();
    options.database = (*viewed)->identity().name.toUtf8();
    const auto refused = Session::open(options);
    QVERIFY(!refused && isUntrustedOwner(refused.error()));
}

void TestOwnerTrust::logOfALesserOwner()
{
    const QString name = WeekServer::prefix() + QStringLiteral("_maintenance");
    m_server.weeks().made(name);
    auto session = m_server.open();
    WeekServer::run(session, "CREATE DATABASE " + name.toUtf8() + " OWNER " + m_owner);
    ConnectOptions options = m_server.options();
    options.conninfo = *withUser(options.conninfo, m_owner, name.toUtf8());
    auto lesser = Session::open(options);
    VERIFY_RESULT(lesser);
    VERIFY_RESULT(ensureLog(*lesser));
    QVERIFY(*hasLog(*lesser));
    options.conninfo = *withUser(options.conninfo, session.user(), name.toUtf8());
    auto superuser = Session::open(options);
    VERIFY_RESULT(superuser);
    QVERIFY(!*hasLog(*superuser));
    const auto refused = ensureLog(*superuser);
    QVERIFY(!refused && refused.error().message.contains(QLatin1String("weekglass.week_log")));
    options.trust = OwnerTrust::everybody();
    superuser = Session::open(options);
    VERIFY_RESULT(superuser);
    QVERIFY(*hasLog(*superuser));
    for (auto* one : {&lesser, &superuser})
        *one = Error();
    WeekServer::run(session, "DROP DATABASE " + name.toUtf8() + " WITH (FORCE)");
}

QTEST_GUILESS_MAIN(TestOwnerTrust)
#include "tst_ownertrust.moc"
