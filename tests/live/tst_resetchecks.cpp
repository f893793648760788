#include "dumptools.h"
#include "newerserver.h"
#include "resetguardtest.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// What a reset carries over, and what it asks before its first step.
class TestResetChecks : public ResetGuardTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { makeWeek(); }
    void carriedButNotLogged();
    void rowsThatDoNotArrive();
    void sequenceOfTheNextWeek();
    void viewsAreNotCarried();
    void viewMadeByMigrations();
    void whoCannotBeSentAwayIsInTheWay();
    void notFromInsideTheWeek();
    void archiveIsPossibleBeforeTheFirstStep_data();
    void archiveIsPossibleBeforeTheFirstStep();
    void clientProgramsAreNewEnough();
    void rightsForTheNextWeek();
};

/// Carried over, but cut off before the log could say so.
void TestResetChecks::carriedButNotLogged()
{
    SKIP_WITHOUT_DUMP();
    stopAt(ResetStep::CarryOver);
    const auto state = waiting();
    VERIFY_RESULT(state);
    auto old = m_server.open(m_week.name);
    auto next = m_server.open(m_next);
    const auto carried = carryOver(old, next, m_game, state->operation);
    VERIFY_RESULT(carried);
    QVERIFY(!carried->wasTarget);
    const auto again = carryOver(old, next, m_game, state->operation);
    VERIFY_RESULT(again);
    QVERIFY(again->wasTarget && again->replaced == carried->replaced);
    QCOMPARE(again->replaced.size(), std::size_t(2));
    old = m_server.open();
    next = m_server.open();
    runIn(m_next, "INSERT INTO public.players (name) VALUES ('young')");
    verifyRefused(undo(), "public.players has 3 row(s)");
    runIn(m_next, "DELETE FROM public.players WHERE name = 'young'");
    verifyTakenBack();
    QCOMPARE(weeks(), QStringList({m_week.name}));
}

/// A trigger of the next week lets one of the rows go.
void TestResetChecks::rowsThatDoNotArrive()
{
    SKIP_WITHOUT_DUMP();
    addMigration(
        "CREATE FUNCTION public.no_b() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN IF NEW.name = 'b' "
        "THEN RETURN NULL; END IF; RETURN NEW; END $$;"
        "CREATE TRIGGER no_b BEFORE INSERT ON public.players FOR EACH ROW EXECUTE FUNCTION "
        "public.no_b();");
    verifyRefused(reset(request(), false), "Of the 2 rows of the old week only 1 arrived");
    QCOMPARE(askNext("SELECT count(*) FROM public.players"), QStringLiteral("0"));
    QCOMPARE(askNext("SELECT count(*) FROM public.config"), QStringLiteral("2")); // its own still
    verifyTakenBack();
    QCOMPARE(weeks(), QStringList({m_week.name}));
}

void TestResetChecks::sequenceOfTheNextWeek()
{
    SKIP_WITHOUT_DUMP();
    addMigration("ALTER SEQUENCE public.players_id_seq RENAME TO player_numbers;");
    VERIFY_RESULT(reset(request(), false));
    QCOMPARE(askNext("SELECT nextval('public.player_numbers')"), QStringLiteral("41"));
}

void TestResetChecks::viewsAreNotCarried()
{
    SKIP_WITHOUT_DUMP();
    m_game.carried.push_back(QStringLiteral("public.names"));
    const auto obstacle = [this] {
        const auto plan = planReset(request(), m_week.name, false);
        return plan ? plan->obstacles.join(QLatin1Char('\n')) : plan.error().text();
    };
    QCOMPARE(obstacle(), QString());
    runIn(m_week.name, "CREATE VIEW public.names AS SELECT name FROM public.players");
    QVERIFY2(obstacle().contains(QLatin1String("public.names")), qPrintable(obstacle()));
    runIn(m_week.name, "DROP VIEW public.names; CREATE TABLE public.names (name TEXT)");
    QCOMPARE(obstacle(), QString());
    auto session = m_server.open();
    VERIFY_RESULT(createWeek(session, m_game, *WeekName::match(m_next)));
    runIn(m_next, "CREATE VIEW public.names AS SELECT 1 / 0 AS name");
    QVERIFY2(obstacle().contains(QLatin1String("public.names")), qPrintable(obstacle()));
    runIn(m_next, "DROP VIEW public.names; CREATE TABLE public.names (name TEXT) PARTITION BY LIST (name)");
    QCOMPARE(obstacle(), QString());
}

void TestResetChecks::viewMadeByMigrations()
{
    SKIP_WITHOUT_DUMP();
    m_game.carried.push_back(QStringLiteral("public.names"));
    runIn(m_week.name, "CREATE TABLE public.names (name TEXT)");
    addMigration("CREATE VIEW public.names AS SELECT 1 / 0 AS name;");
    verifyRefused(reset(request(), false), "public.names");
    verifyTakenBack();
    QCOMPARE(weeks(), QStringList({m_week.name}));
}

/// Freezing the week would freeze the log.
/// It is seen before the game stops for a reset that could not go on.
void TestResetChecks::whoCannotBeSentAwayIsInTheWay()
{
    SKIP_WITHOUT_DUMP();
    if (!m_server.weeks().isOwn())
        QSKIP("It connects as a role of its own.");
    const QByteArray role = WeekServer::prefix().toUtf8() + "_admin";
    runIn({},
          "CREATE ROLE " + role + " LOGIN CREATEDB IN ROLE pg_read_all_data; ALTER DATABASE "
              + m_week.name.toUtf8() + " OWNER TO " + role);
    auto session = m_server.open();
    m_server.weeks().waitForClients(m_week.name); // the superuser's that made the week
    auto asked = request();
    asked.server.conninfo += " user=" + role;
    const auto free = planReset(asked, m_week.name, false);
    VERIFY_RESULT(free);
    QCOMPARE(free->obstacles, QStringList());
    auto guest = m_server.open(m_week.name); // of a superuser
    const auto plan = planReset(asked, m_week.name, false);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->obstacles.size(), 1);
    QVERIFY2(plan->obstacles[0].contains(QLatin1String("your role may not end")),
             qPrintable(plan->obstacles[0]));
    QVERIFY(!resetWeek(asked, *plan, plan->week.confirmation(), plan->hash));
    QCOMPARE(WeekServer::ask(guest, "SHOW default_transaction_read_only"), QStringLiteral("off"));
    guest = m_server.open();
    runIn({}, "ALTER DATABASE " + m_week.name.toUtf8() + " OWNER TO current_user; DROP ROLE " + role);
}

void TestResetChecks::notFromInsideTheWeek()
{
    SKIP_WITHOUT_DUMP();
    auto asked = request();
    asked.server.database = m_week.name.toUtf8();
    const auto plan = planReset(asked, m_week.name, false);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->obstacles.size(), 1);
    QVERIFY2(plan->obstacles[0].contains(QLatin1String("e.g. postgres")), qPrintable(plan->obstacles[0]));
    QVERIFY(!resetWeek(asked, *plan, plan->week.confirmation(), plan->hash));
    QVERIFY(planReset(request(), m_week.name, false)->obstacles.isEmpty());
}

void TestResetChecks::archiveIsPossibleBeforeTheFirstStep_data()
{
    QTest::addColumn<QByteArray>("scratch"); // empty: the test's server
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QByteArray>("inWeek"); // makes it impossible
    QTest::addColumn<QByteArray>("words");
    const QByteArray nothing;
    QTest::newRow("no server to verify on")
        << QByteArray("host=/nonexistent") << QString() << nothing << QByteArray("nothing answers");
    QTest::newRow("no rights there") << QByteArray("poor") << QString() << nothing << QByteArray("CREATEDB");
    QTest::newRow("no folder") << nothing << QStringLiteral("/proc/none") << nothing << QByteArray("folder");
    QTest::newRow("extension") << nothing << QString()
                               << QByteArray("CREATE SCHEMA apart; CREATE EXTENSION dblink SCHEMA apart")
                               << QByteArray("dblink");
}

/// Else the week would only be read while somebody finds out that it cannot be archived.
void TestResetChecks::archiveIsPossibleBeforeTheFirstStep()
{
    SKIP_WITHOUT_DUMP();
    QFETCH(QByteArray, scratch);
    QFETCH(QString, folder);
    QFETCH(QByteArray, inWeek);
    QFETCH(QByteArray, words);
    const QByteArray poor = WeekServer::prefix().toUtf8() + "_poor";
    runIn({}, "CREATE ROLE " + poor + " LOGIN PASSWORD 'x'");
    if (!inWeek.isEmpty())
        runIn(m_week.name, inWeek);
    auto asked = request();
    if (scratch == "poor") {
        asked.scratch.conninfo = *withUser(asked.scratch.conninfo, poor);
        asked.scratch.password = "x";
    } else if (!scratch.isEmpty()) {
        asked.scratch = {.conninfo = scratch};
    }
    if (!folder.isEmpty())
        asked.archiveFolder = folder;
    const auto refused = reset(asked);
    const bool waits = waiting().operator bool();
    runIn({}, "DROP ROLE " + poor);
    verifyRefused(refused, words.constData());
    QVERIFY(!waits);
    runIn(m_week.name, "INSERT INTO public.events VALUES (7, 1)"); // it is written as before
}

/// No pg_dump reads a server that is newer than itself.
void TestResetChecks::clientProgramsAreNewEnough()
{
    if (!m_server.weeks().isOwn())
        QSKIP("it needs a server of its own");
    auto session = m_server.open();
    const NewerServer newer((*TestServer::instance())->running(), 77);
    auto asked = request();
    asked.server = asked.scratch = {
        .conninfo = newer.conninfo(WeekServer::ask(session, "SELECT current_user").toUtf8())};
    const auto plan = planReset(asked, m_week.name, true);
    VERIFY_RESULT(plan);
    const QString obstacles = plan->obstacles.join(QLatin1Char(' '));
    QVERIFY2(obstacles.contains(QLatin1String("postgresql-client-77")), qPrintable(obstacles));
    verifyRefused(reset(asked), "postgresql-client-77");
    QVERIFY(!waiting());
    runIn(m_week.name, "INSERT INTO public.events VALUES (7, 1)");
}

void TestResetChecks::rightsForTheNextWeek()
{
    const QByteArray role = WeekServer::prefix().toUtf8() + "_owner";
    runIn({},
          "CREATE ROLE " + role + " LOGIN IN ROLE pg_read_all_data; ALTER DATABASE " + m_week.name.toUtf8()
              + " OWNER TO " + role);
    auto asked = request();
    asked.server.conninfo += " user=" + role;
    const auto plan = planReset(asked, m_week.name, false);
    runIn({}, "ALTER ROLE " + role + " CREATEDB");
    const auto better = planReset(asked, m_week.name, false);
    runIn({}, "ALTER DATABASE " + m_week.name.toUtf8() + " OWNER TO current_user; DROP ROLE " + role);
    VERIFY_RESULT(plan);
    VERIFY_RESULT(better);
    QVERIFY2(plan->obstacles.join(u' ').contains(QLatin1String("CREATEDB")),
             qPrintable(plan->obstacles.join(u' ')));
    QVERIFY(!better->obstacles.join(u' ').contains(QLatin1String("CREATEDB")));
}

QTEST_GUILESS_MAIN(TestResetChecks)

#include "tst_resetchecks.moc"
