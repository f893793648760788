#include "lifecycle/followingweek.h"
#include "newerserver.h"
#include "patience.h"
#include "resettest.h"
#include "weeks/weekcard.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// What others did meanwhile to the weeks of a reset that stopped is not lost, whichever way it goes on.
class TestResetGuard : public ResetTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { makeWeek(); }
    void usedNextWeekIsNotDropped_data();
    void usedNextWeekIsNotDropped();
    void usedNextWeekIsNotEmptied();
    void liveNextWeekIsNotDropped();
    void toldGameHasNoWayBack();
    void halfMadeWeekIsNotHandedOut();
    void otherOperationsWeekIsNotAdopted();
    void remadeNextWeekIsLeftAlone();
    void droppedPreparedWeekIsNotMadeAnew();
    void olderLogIsNotGuessedAt();
    void eventsOfItsOwnMigrations();
    void triggersOfTheNextWeek();
    void carriedButNotLogged();
    void goneWeekIsEnded_data();
    void goneWeekIsEnded();
    void remadeWeekHasNoReset();
    void onlyTheShownResetGoesOn();
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

private:
    void addMigration(const QByteArray& sql)
    {
        m_game.migrations.push_back({QStringLiteral("migrations/V3__changed.sql"), sql});
    }
    QString askNext(const QByteArray& query)
    {
        auto next = m_server.open(m_next);
        return WeekServer::ask(next, query);
    }
    void runIn(const QString& week, const QByteArray& script)
    {
        auto session = m_server.open(week);
        WeekServer::run(session, script);
    }
    bool exists(const QString& week)
    {
        auto session = m_server.open();
        return AdminDatabases::exists(session, week);
    }
    WeekCard cardOfNext()
    {
        auto session = m_server.open();
        const auto facts = readDatabaseFacts(session, m_next);
        return facts ? weekCardOf(facts->comment) : WeekCard();
    }
    void drop(const QString& week) { runIn({}, "DROP DATABASE " + week.toUtf8() + " WITH (FORCE)"); }
    /// Refused with these words, and nothing is done.
    template<typename State>
    void verifyRefused(const Result<State>& answer, const char* words)
    {
        QVERIFY(!answer);
        QVERIFY2(answer.error().text().contains(QLatin1String(words)), qPrintable(answer.error().text()));
        QVERIFY(exists(m_week.name));
        auto old = m_server.open(m_week.name);
        QCOMPARE(WeekServer::ask(old, "SELECT count(*) FROM public.players"), QStringLiteral("2"));
    }
    void verifyTakenBack()
    {
        VERIFY_RESULT(undo());
        QVERIFY(!waiting());
        runIn(m_week.name, "INSERT INTO public.events VALUES (7, 1)"); // as before
    }
};

void TestResetGuard::usedNextWeekIsNotDropped_data()
{
    QTest::addColumn<QByteArray>("use");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("referring rows") << QByteArray("INSERT INTO public.events VALUES (1, 1)")
                                    << QByteArray("public.events has 1 rows");
    QTest::newRow("carried rows") << QByteArray("INSERT INTO public.players (name) VALUES ('young')")
                                  << QByteArray("public.players has 3 rows");
    QTest::newRow("events") << QByteArray(
        "CREATE TABLE public.seen AS SELECT 1 AS id, TIMESTAMPTZ '2090-02-01 00:00Z' AS at")
                            << QByteArray("newest event is of 2090-02-01");
}

void TestResetGuard::usedNextWeekIsNotDropped()
{
    QFETCH(QByteArray, use);
    QFETCH(QByteArray, words);
    m_game.events = {
        {.id = QStringLiteral("seen"),
         .title = QStringLiteral("Seen"),
         .query = {QStringLiteral("events/seen.sql"), "SELECT s.id, s.at FROM public.seen AS s"}}};
    stopAt(ResetStep::SwitchOver);
    const QString before = askNext("SELECT count(*) FROM public.players");
    QCOMPARE(before, QStringLiteral("2"));
    runIn(m_next, use);
    verifyRefused(undo(), words.constData());
    QVERIFY(exists(m_next));
    QVERIFY(askNext("SELECT count(*) FROM public.players").toInt() >= 2); // and it lets people in again
    auto old = m_server.open(m_week.name);
    QCOMPARE(WeekServer::ask(old, "SHOW default_transaction_read_only"), QStringLiteral("on"));
    old = m_server.open();
    drop(m_next); // as the advice says
    verifyTakenBack();
}

void TestResetGuard::usedNextWeekIsNotEmptied()
{
    stopAt(ResetStep::CarryOver);
    runIn(m_next, "INSERT INTO public.players (name) VALUES ('young')");
    verifyRefused(resume(request()), "public.players would lose rows");
    verifyRefused(undo(), "public.players has 1 rows");
    QCOMPARE(askNext("SELECT name FROM public.players"), QStringLiteral("young"));
    runIn(m_next, "DELETE FROM public.players");
    VERIFY_RESULT(resume(request()));
    verifyNext(false);
}

/// The switch-over succeeded, but the log could not say so.
void TestResetGuard::liveNextWeekIsNotDropped()
{
    stopAt(ResetStep::SwitchOver);
    auto session = m_server.open();
    VERIFY_RESULT(writeWeekCard(
        session, m_next,
        {.game = m_game.id, .stage = QStringLiteral("live"), .operation = waiting()->operation}));
    QVERIFY(!waiting()->canUndo());
    verifyRefused(undo(), "no way back");
    QVERIFY(exists(m_next));
    VERIFY_RESULT(resume(request()));
    verifyNext(false);
}

/// Whether it went to the next week is not known.
void TestResetGuard::toldGameHasNoWayBack()
{
    auto asked = request();
    asked.switchOver = [](const WeekIdentity&, const WeekIdentity&) -> Result<void> {
        return Error {.kind = Error::Kind::Unknown, .message = QStringLiteral("no answer")};
    };
    const auto stopped = reset(asked, false);
    QVERIFY(!stopped && stopped.error().advice.contains(QLatin1String("no way back")));
    verifyRefused(undo(), "no way back");
    QVERIFY(exists(m_next));
    asked.switchOver = [](const WeekIdentity&, const WeekIdentity&) -> Result<void> {
        return Error {.message = QStringLiteral("I stay here")}; // now it is
    };
    QVERIFY(!resume(asked));
    verifyTakenBack();
    QCOMPARE(weeks(), QStringList({m_week.name}));
}

void TestResetGuard::halfMadeWeekIsNotHandedOut()
{
    const FollowRequest follow {
        .server = m_server.options(), .game = m_game, .week = m_week.name, .resetDate = {}};
    stopAt(ResetStep::CarryOver);
    verifyRefused(followingWeek(follow), "still making this week");
    const NewWeekRequest made {
        .server = m_server.options(), .game = m_game, .name = *WeekName::match(m_next), .withRoles = false};
    verifyRefused(makeNewWeek(made), "still making this week");
    QCOMPARE(cardOfNext().stage, QStringLiteral("created"));
    VERIFY_RESULT(resume(request()));
    const auto followed = followingWeek(follow);
    VERIFY_RESULT(followed);
    QCOMPARE(followed->name, m_next);
}

void TestResetGuard::otherOperationsWeekIsNotAdopted()
{
    stopAt(ResetStep::CarryOver);
    const QByteArray operation = cardOfNext().operation;
    const auto made = makeNewWeek({.server = m_server.options(),
                                   .game = m_game,
                                   .name = *WeekName::match(m_next),
                                   .operation = newOperationId(),
                                   .stage = QStringLiteral("created"),
                                   .withRoles = false});
    QVERIFY(!made);
    QCOMPARE(made.error().sqlState, QStringLiteral("42P04"));
    QCOMPARE(cardOfNext().operation, operation);
    verifyTakenBack();
    QCOMPARE(weeks(), QStringList({m_week.name}));
}

void TestResetGuard::remadeNextWeekIsLeftAlone()
{
    stopAt(ResetStep::CarryOver);
    const WeekCard card = cardOfNext();
    drop(m_next);
    auto session = m_server.open();
    VERIFY_RESULT(createWeek(session, m_game, *WeekName::match(m_next)));
    VERIFY_RESULT(writeWeekCard(session, m_next, card)); // even then
    auto next = m_server.open(m_next);
    VERIFY_RESULT(migrate(next, m_game));
    verifyRefused(resume(request()), "not the database that it was");
    QCOMPARE(askNext("SELECT count(*) FROM public.config"), QStringLiteral("2"));
    const auto undone = undo();
    VERIFY_RESULT(undone);
    QVERIFY(undone->nextStays);
    QCOMPARE(weeks(), QStringList({m_week.name, m_next}));
}

/// A prepared week that is gone is not silently replaced by another one.
void TestResetGuard::droppedPreparedWeekIsNotMadeAnew()
{
    VERIFY_RESULT(makeNewWeek({.server = m_server.options(),
                               .game = m_game,
                               .name = *WeekName::match(m_next),
                               .withRoles = false}));
    stopAt(ResetStep::Create);
    drop(m_next);
    verifyRefused(resume(request()), "no database of this name");
    QVERIFY(!exists(m_next));
    verifyTakenBack();
}

void TestResetGuard::olderLogIsNotGuessedAt()
{
    stopAt(ResetStep::CarryOver);
    runIn({},
          "SET session_replication_role = replica; UPDATE weekglass.week_log SET detail = '{}' WHERE step = "
          "'create' AND week = '"
              + m_week.name.toUtf8() + '\'');
    verifyRefused(resume(request()), "older version");
    verifyRefused(undo(), "public.config has 2 rows");
    QVERIFY(exists(m_next));
    drop(m_next);
    verifyTakenBack();
}

/// What migrations and triggers put into it is not somebody's work.
void TestResetGuard::eventsOfItsOwnMigrations()
{
    m_game.events = {
        {.id = QStringLiteral("seen"),
         .title = QStringLiteral("Seen"),
         .query = {QStringLiteral("events/seen.sql"), "SELECT s.id, s.at FROM public.seen AS s"}}};
    addMigration("CREATE TABLE public.seen AS SELECT 1 AS id, TIMESTAMPTZ '2090-02-01 00:00Z' AS at");
    stopAt(ResetStep::CarryOver);
    verifyTakenBack();
    QCOMPARE(weeks(), QStringList({m_week.name}));
    stopAt(ResetStep::SwitchOver);
    runIn(m_next, "INSERT INTO public.seen VALUES (2, TIMESTAMPTZ '2090-02-02 00:00Z')");
    verifyRefused(undo(), "newest event is of 2090-02-02");
}

/// The next week's own triggers may read what they like; and one that taking back left closed is opened.
void TestResetGuard::triggersOfTheNextWeek()
{
    stopAt(ResetStep::CarryOver);
    runIn(m_next,
          "CREATE VIEW public.known AS SELECT name FROM public.players; "
          "CREATE FUNCTION public.look() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN PERFORM FROM "
          "public.known; RETURN NEW; END $$; "
          "CREATE TRIGGER looks BEFORE INSERT ON public.players FOR EACH ROW EXECUTE FUNCTION "
          "public.look()");
    runIn({}, "ALTER DATABASE " + m_next.toUtf8() + " ALLOW_CONNECTIONS false");
    VERIFY_RESULT(resume(request()));
    verifyNext(false);
}

/// Carried over, but cut off before the log could say so.
void TestResetGuard::carriedButNotLogged()
{
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
    verifyRefused(undo(), "public.players has 3 rows");
    runIn(m_next, "DELETE FROM public.players WHERE name = 'young'");
    verifyTakenBack();
    QCOMPARE(weeks(), QStringList({m_week.name}));
}

void TestResetGuard::goneWeekIsEnded_data()
{
    QTest::addColumn<int>("step");
    QTest::newRow("before anything was carried over") << static_cast<int>(ResetStep::CarryOver);
    QTest::newRow("after") << static_cast<int>(ResetStep::SwitchOver);
}

void TestResetGuard::goneWeekIsEnded()
{
    QFETCH(int, step);
    stopAt(static_cast<ResetStep>(step));
    const auto before = waiting();
    VERIFY_RESULT(before);
    const QString content = askNext("SELECT count(*) FROM public.players");
    drop(m_week.name);
    QVERIFY(!undoReset(request(), *before)); // it was shown as being there
    const auto state = waiting();
    VERIFY_RESULT(state);
    QVERIFY(state->isGone);
    QCOMPARE(state->canResume(), static_cast<ResetStep>(step) == ResetStep::SwitchOver);
    if (!state->canResume()) {
        const auto refused = resume(request());
        QVERIFY(!refused && refused.error().message.contains(QLatin1String("The week is gone")));
    }
    const auto undone = undo();
    VERIFY_RESULT(undone);
    QVERIFY(undone->isOver && undone->isGone && undone->nextStays);
    QCOMPARE(weeks(), QStringList({m_next}));
    QCOMPARE(askNext("SELECT count(*) FROM public.players"), content);
    QVERIFY(!waiting());
    auto session = m_server.open();
    const auto log = readLog(session, {.operation = state->operation});
    QVERIFY(log && log->back().event == LogEvent::Undone);
    QVERIFY2(log->back().detail.contains("gone already"), log->back().detail.constData());
}

void TestResetGuard::remadeWeekHasNoReset()
{
    stopAt(ResetStep::CarryOver);
    const auto before = waiting();
    VERIFY_RESULT(before);
    drop(m_week.name);
    auto session = m_server.open();
    VERIFY_RESULT(createWeek(session, m_game, *WeekName::match(m_week.name)));
    QVERIFY(!waiting());
    QVERIFY(!resumeReset(request(), *before) && !undoReset(request(), *before));
    QCOMPARE(weeks(), QStringList({m_week.name, m_next}));
    const auto plan = planReset(request(), m_week.name, false);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->obstacles, QStringList());
}

void TestResetGuard::onlyTheShownResetGoesOn()
{
    stopAt(ResetStep::Archive);
    const auto shown = waiting();
    VERIFY_RESULT(shown);
    VERIFY_RESULT(undo());
    stopAt(ResetStep::Archive, true); // another one, which drops the week
    verifyRefused(resumeReset(request(), *shown), "another reset by now");
    verifyRefused(undoReset(request(), *shown), "another reset by now");
    const auto second = waiting();
    VERIFY_RESULT(second);
    QVERIFY(second->operation != shown->operation && second->drops);
    auto asked = request();
    asked.switchOver = [](const WeekIdentity&, const WeekIdentity&) -> Result<void> {
        return Error {.message = QStringLiteral("not yet")};
    };
    QVERIFY(!resume(asked)); // it has gone on
    verifyRefused(resumeReset(request(), *second), "another reset by now");
    VERIFY_RESULT(resume(request()));
    verifyNext(true);
}

/// A trigger of the next week lets one of the rows go.
void TestResetGuard::rowsThatDoNotArrive()
{
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

void TestResetGuard::sequenceOfTheNextWeek()
{
    addMigration("ALTER SEQUENCE public.players_id_seq RENAME TO player_numbers;");
    VERIFY_RESULT(reset(request(), false));
    QCOMPARE(askNext("SELECT nextval('public.player_numbers')"), QStringLiteral("41"));
}

void TestResetGuard::viewsAreNotCarried()
{
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

void TestResetGuard::viewMadeByMigrations()
{
    m_game.carried.push_back(QStringLiteral("public.names"));
    runIn(m_week.name, "CREATE TABLE public.names (name TEXT)");
    addMigration("CREATE VIEW public.names AS SELECT 1 / 0 AS name;");
    verifyRefused(reset(request(), false), "public.names");
    verifyTakenBack();
    QCOMPARE(weeks(), QStringList({m_week.name}));
}

/// Freezing the week would freeze the log.
/// It is seen before the game stops for a reset that could not go on.
void TestResetGuard::whoCannotBeSentAwayIsInTheWay()
{
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
    QVERIFY2(plan->obstacles[0].contains(QLatin1String("may not send away")), qPrintable(plan->obstacles[0]));
    QVERIFY(!resetWeek(asked, *plan, plan->week.confirmation(), plan->hash));
    QCOMPARE(WeekServer::ask(guest, "SHOW default_transaction_read_only"), QStringLiteral("off"));
    guest = m_server.open();
    runIn({}, "ALTER DATABASE " + m_week.name.toUtf8() + " OWNER TO current_user; DROP ROLE " + role);
}

void TestResetGuard::notFromInsideTheWeek()
{
    auto asked = request();
    asked.server.database = m_week.name.toUtf8();
    const auto plan = planReset(asked, m_week.name, false);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->obstacles.size(), 1);
    QVERIFY2(plan->obstacles[0].contains(QLatin1String("e.g. postgres")), qPrintable(plan->obstacles[0]));
    QVERIFY(!resetWeek(asked, *plan, plan->week.confirmation(), plan->hash));
    QVERIFY(planReset(request(), m_week.name, false)->obstacles.isEmpty());
}

void TestResetGuard::archiveIsPossibleBeforeTheFirstStep_data()
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
void TestResetGuard::archiveIsPossibleBeforeTheFirstStep()
{
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
void TestResetGuard::clientProgramsAreNewEnough()
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

void TestResetGuard::rightsForTheNextWeek()
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

QTEST_GUILESS_MAIN(TestResetGuard)
#include "tst_resetguard.moc"
