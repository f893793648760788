#include "dumptools.h"
#include "lifecycle/followingweek.h"
#include "resetguardtest.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// What others did meanwhile to the weeks of a reset that stopped is not lost, whichever way it goes on.
class TestResetGuard : public ResetGuardTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        startServer();
        SKIP_WITHOUT_DUMP();
    }
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
    void goneWeekIsEnded_data();
    void goneWeekIsEnded();
    void remadeWeekHasNoReset();
    void onlyTheShownResetGoesOn();
};

void TestResetGuard::usedNextWeekIsNotDropped_data()
{
    QTest::addColumn<QByteArray>("use");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("referring rows") << QByteArray("INSERT INTO public.events VALUES (1, 1)")
                                    << QByteArray("public.events has 1 row(s)");
    QTest::newRow("carried rows") << QByteArray("INSERT INTO public.players (name) VALUES ('young')")
                                  << QByteArray("public.players has 3 row(s)");
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
    verifyRefused(undo(), "public.players has 1 row(s)");
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
    verifyRefused(undo(), "cannot be undone");
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
    QVERIFY(!stopped && stopped.error().advice.contains(QLatin1String("cannot be undone")));
    verifyRefused(undo(), "cannot be undone");
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
    verifyRefused(resume(request()), "no longer the database");
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
    verifyRefused(undo(), "public.config has 2 row(s)");
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
    QVERIFY2(log->back().detail.contains("no longer exists"), log->back().detail.constData());
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
    verifyRefused(resumeReset(request(), *shown), "not the reset that was shown");
    verifyRefused(undoReset(request(), *shown), "not the reset that was shown");
    const auto second = waiting();
    VERIFY_RESULT(second);
    QVERIFY(second->operation != shown->operation && second->drops);
    auto asked = request();
    asked.switchOver = [](const WeekIdentity&, const WeekIdentity&) -> Result<void> {
        return Error {.message = QStringLiteral("not yet")};
    };
    QVERIFY(!resume(asked)); // it has gone on
    verifyRefused(resumeReset(request(), *second), "not the reset that was shown");
    VERIFY_RESULT(resume(request()));
    verifyNext(true);
}

QTEST_GUILESS_MAIN(TestResetGuard)

#include "tst_resetguard.moc"
