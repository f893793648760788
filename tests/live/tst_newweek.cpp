#include "lifecycle/takebackweek.h"
#include "newweektest.h"
#include "weeks/weekcard.h"

#include <future>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// New weeks, their roles, and what is taken back where one fails.
class TestNewWeek : public NewWeekTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { nameNextWeek(); }
    void cleanupTestCase() { dropAll(); }
    void rolesDoWhatTheyMay();
    void tablesOfLaterMigrationsToo();
    void strangersStayOut();
    void cutOffAndAgain();
    void failedIsTakenBack_data();
    void failedIsTakenBack();
    void stoppedIsTakenBack();
    void lostConnectionIsTakenBack();
    void finishedAndNotAnswered();
    void failedAgainSaysWhatIsLeft();
    void createdButNotSaidSo();
    void foreignWeekIsRefused();
    void atTheSameTime();
    void withSample();
    void proposed();
};

void TestNewWeek::rolesDoWhatTheyMay()
{
    const auto made = makeNewWeek(request());
    VERIFY_RESULT(made);
    auto maintenance = m_server.open();
    const auto facts = readDatabaseFacts(maintenance, made->name);
    QCOMPARE(facts->owner, roleName(m_game, GameRole::Owner));
    QCOMPARE(weekCardOf(facts->comment).stage, QStringLiteral("live"));
    auto writer = as(GameRole::Writer);
    WeekServer::run(
        writer,
        "INSERT INTO raw.t (x) VALUES (1); INSERT INTO public.u (x) VALUES (1); UPDATE raw.t SET x = 2");
    QVERIFY(WeekServer::ask(writer, "CREATE TABLE public.mine ()").contains(QLatin1String("[42501]")));
    for (const GameRole may : {GameRole::Writer, GameRole::Owner}) {
        auto session = as(may);
        QCOMPARE(WeekServer::ask(session, "SELECT lo_unlink(lo_from_bytea(0, 'x'))"), QStringLiteral("1"));
    }
    auto reader = as(GameRole::Reader);
    QCOMPARE(WeekServer::ask(reader, "SELECT x FROM raw.t"), QStringLiteral("2"));
    WeekServer::run(reader, "SET default_transaction_read_only = off");
    for (const char* attempt :
         {"INSERT INTO raw.t (x) VALUES (1)", "UPDATE public.u SET x = 9", "DELETE FROM raw.t",
          "TRUNCATE raw.t", "CREATE TABLE public.mine ()", "CREATE SCHEMA mine", "CREATE TEMP TABLE a ()",
          "SELECT nextval('public.u_id_seq')", "DROP TABLE raw.t", "SELECT lo_from_bytea(0, 'x')",
          "SELECT lo_create(0)", "SELECT lo_creat(-1)", "SELECT lo_put(1, 0, 'x')", "SELECT lo_unlink(1)",
          "SELECT lo_truncate(1, 0)", "SELECT lowrite(1, 'x')"})
        QVERIFY2(WeekServer::ask(reader, attempt).contains(QLatin1String("[42501]")),
                 qPrintable(QLatin1String(attempt) + QLatin1Char(' ') + WeekServer::ask(reader, attempt)));
}

void TestNewWeek::tablesOfLaterMigrationsToo()
{
    VERIFY_RESULT(makeNewWeek(request()));
    auto owner = as(GameRole::Owner);
    m_game.migrations.push_back({QStringLiteral("migrations/V2__v.sql"), "CREATE TABLE raw.v (x INT)"});
    VERIFY_RESULT(migrate(owner, m_game));
    auto reader = as(GameRole::Reader);
    QCOMPARE(WeekServer::ask(reader, "SELECT count(*) FROM raw.v"), QStringLiteral("0"));
    QVERIFY(WeekServer::ask(reader, "DELETE FROM raw.v").contains(QLatin1String("[42501]")));
}

void TestNewWeek::strangersStayOut()
{
    VERIFY_RESULT(makeNewWeek(request()));
    auto session = m_server.open();
    const QByteArray stranger = WeekServer::prefix().toUtf8() + "_stranger";
    WeekServer::run(session, "CREATE ROLE " + stranger + " LOGIN PASSWORD 'x'");
    ConnectOptions options = m_server.options();
    options.conninfo = *withUser(options.conninfo, stranger);
    options.password = "x";
    options.database = m_name.toString().toUtf8();
    const auto refused = Session::open(options);
    WeekServer::run(session, "DROP ROLE " + stranger);
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("42501"));
}

/// Our sessions end at each step that is told; once more, and it is whole.
void TestNewWeek::cutOffAndAgain()
{
    if (!m_server.weeks().isOwn())
        QSKIP("It would end the sessions of others.");
    SessionCutter cutter(m_server.open());
    auto asked = request();
    asked.onProgress = [&](const QString& step) { cutter.cut(step); };
    auto made = makeNewWeek(asked);
    int failures = 0;
    for (; !made && failures < 10; ++failures)
        made = makeNewWeek(asked);
    VERIFY_RESULT(made);
    QVERIFY(failures >= 4 && cutter.steps() == 4);
    auto owner = as(GameRole::Owner);
    QCOMPARE(WeekServer::ask(owner, "SELECT count(*) FROM public.flyway_schema_history"),
             QStringLiteral("1"));
}

void TestNewWeek::failedIsTakenBack_data()
{
    QTest::addColumn<QByteArray>("migration");
    QTest::addColumn<QByteArray>("sample");
    QTest::addColumn<bool>("withRoles");
    QTest::newRow("migration") << QByteArray("SELECT 1/0") << QByteArray() << false;
    QTest::newRow("migration, with roles") << QByteArray("SELECT 1/0") << QByteArray() << true;
    QTest::newRow("sample") << QByteArray("SELECT 1") << QByteArray("SELECT 1/0") << true;
    QTest::newRow("sample where migrations left events")
        << QByteArray("INSERT INTO raw.t (x) VALUES (1)") << QByteArray("INSERT INTO raw.t (x) VALUES (2)")
        << false;
    QTest::newRow("no sample") << QByteArray("SELECT 1") << QByteArray("none") << true;
}

/// No database is left of an attempt that failed, and the same request succeeds when the reason is gone.
void TestNewWeek::failedIsTakenBack()
{
    QFETCH(QByteArray, migration);
    QFETCH(QByteArray, sample);
    QFETCH(bool, withRoles);
    m_game.migrations.push_back({QStringLiteral("migrations/V2__v.sql"), migration});
    m_game.events = {
        {.id = QStringLiteral("t"),
         .title = QStringLiteral("T"),
         .query = {QStringLiteral("events/t.sql"),
                   "SELECT id, now() AS at, 'k' AS kind, '' AS subject, '{}'::jsonb AS payload FROM raw.t"}}};
    auto asked = request();
    asked.withRoles = withRoles;
    if (!sample.isEmpty())
        asked.sampleSeed = 1;
    if (sample != "none")
        m_game.sample = GameFile {QStringLiteral("sample.sql"), sample};
    const auto failed = makeNewWeek(asked);
    QVERIFY(!failed);
    auto session = m_server.open();
    QVERIFY2(!AdminDatabases::exists(session, m_name.toString()), qPrintable(failed.error().text()));
    if (sample != "none")
        QVERIFY2(failed.error().advice.contains(QLatin1String("database was dropped again")),
                 qPrintable(failed.error().text()));
    const auto log = readLog(session, {.week = m_name.toString()});
    VERIFY_RESULT(log);
    QVERIFY(sample == "none" ? log->empty() : log->back().event == LogEvent::Failed);
    m_game.migrations.back().text = "SELECT 1";
    m_game.sample = GameFile {QStringLiteral("sample.sql"), "INSERT INTO raw.t (x) VALUES (1)"};
    VERIFY_RESULT(makeNewWeek(asked));
}

void TestNewWeek::stoppedIsTakenBack()
{
    std::stop_source stop;
    auto asked = request();
    asked.stop = stop.get_token();
    asked.onProgress = [&](const QString& step) {
        if (step.startsWith(QLatin1String("Making the roles")))
            stop.request_stop();
    };
    const auto cut = makeNewWeek(asked);
    QVERIFY(!cut && cut.error().kind == Error::Kind::Cancelled);
    auto session = m_server.open();
    QVERIFY2(!AdminDatabases::exists(session, m_name.toString()), qPrintable(cut.error().text()));
}

void TestNewWeek::lostConnectionIsTakenBack()
{
    if (!m_server.weeks().isOwn())
        QSKIP("It would end the sessions of others.");
    SessionCutter cutter(m_server.open());
    auto asked = request();
    asked.onProgress = [&](const QString& step) {
        if (step.startsWith(QLatin1String("Applying")))
            cutter.cut(step);
    };
    const auto cut = makeNewWeek(asked);
    QVERIFY(!cut && cut.error().kind == Error::Kind::Connection);
    auto session = m_server.open();
    QVERIFY2(!AdminDatabases::exists(session, m_name.toString()), qPrintable(cut.error().text()));
}

/// The reply to the last step was lost: whether that is a success depends on who took the step.
void TestNewWeek::finishedAndNotAnswered()
{
    const auto made = makeNewWeek(request());
    VERIFY_RESULT(made);
    auto maintenance = m_server.open();
    const QByteArray operation = weekCardOf(readDatabaseFacts(maintenance, made->name)->comment).operation;
    const Error lost {.kind = Error::Kind::Connection, .message = QStringLiteral("lost")};
    const auto ours = takeBackWeek(m_server.options(), maintenance, *made, operation, {}, lost);
    VERIFY_RESULT(ours);
    QCOMPARE(*ours, *made);
    const auto others = takeBackWeek(m_server.options(), maintenance, *made, newOperationId(), {}, lost);
    QVERIFY(!others);
    QVERIFY2(others.error().advice.contains(QLatin1String("Somebody else has finished")),
             qPrintable(others.error().text()));
    QVERIFY(AdminDatabases::exists(maintenance, made->name));
}

/// What an earlier attempt left may hold work of others: it is not dropped.
void TestNewWeek::failedAgainSaysWhatIsLeft()
{
    auto session = m_server.open();
    VERIFY_RESULT(createWeek(session, m_game, m_name)); // and killed
    m_game.migrations.push_back({QStringLiteral("migrations/V2__v.sql"), "SELECT 1/0"});
    QStringList steps;
    auto asked = request();
    asked.onProgress = [&](const QString& step) { steps << step; };
    const auto failed = makeNewWeek(asked);
    QVERIFY(!failed && AdminDatabases::exists(session, m_name.toString()));
    QVERIFY2(failed.error().advice.contains(m_name.toString() + QLatin1String(" is left unfinished")),
             qPrintable(failed.error().text()));
    QVERIFY2(steps.contains(QStringLiteral("An earlier attempt left %1 unfinished; this one finishes it")
                                .arg(m_name.toString())),
             qPrintable(steps.join(QLatin1Char('\n'))));
    m_game.migrations.pop_back();
    VERIFY_RESULT(makeNewWeek(asked));
}

void TestNewWeek::createdButNotSaidSo()
{
    auto session = m_server.open();
    VERIFY_RESULT(createWeek(session, m_game, m_name)); // and cut off before its card was written
    VERIFY_RESULT(makeNewWeek(request()));
}

void TestNewWeek::foreignWeekIsRefused()
{
    auto session = m_server.open();
    VERIFY_RESULT(createWeek(session, m_game, m_name));
    auto inside = m_server.open(m_name.toString());
    WeekServer::run(inside, "CREATE TABLE public.precious ()");
    const auto refused = makeNewWeek(request());
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("42P04"));
    QVERIFY(readDatabaseFacts(session, m_name.toString())->owner != roleName(m_game, GameRole::Owner));
}

void TestNewWeek::atTheSameTime()
{
    std::vector<std::future<QString>> workers;
    for (int i = 0; i < 6; ++i)
        workers.push_back(std::async(std::launch::async, [this] {
            auto made = makeNewWeek(request());
            while (!made && made.error().kind == Error::Kind::Timeout) // the first takes longer than we wait
                made = makeNewWeek(request());
            return made ? QStringLiteral("made") : made.error().sqlState;
        }));
    QStringList answers;
    for (auto& worker : workers)
        answers << worker.get();
    QCOMPARE(answers.count(QStringLiteral("made")), 1);
    QCOMPARE(answers.count(QStringLiteral("42P04")), 5);
}

void TestNewWeek::withSample()
{
    m_game.events = {
        {.id = QStringLiteral("t"),
         .title = QStringLiteral("T"),
         .query = {QStringLiteral("events/t.sql"),
                   "SELECT id, now() AS at, 'k' AS kind, '' AS subject, '{}'::jsonb AS payload FROM raw.t"}}};
    m_game.sample = GameFile {QStringLiteral("sample.sql"), "INSERT INTO raw.t (x) VALUES (1), (2)"};
    auto asked = request();
    asked.sampleSeed = 1;
    VERIFY_RESULT(makeNewWeek(asked));
    auto writer = as(GameRole::Writer);
    QCOMPARE(WeekServer::ask(writer, "SELECT count(*) FROM raw.t"), QStringLiteral("2"));
    // as if it had been cut off before the last word of it: not filled twice
    auto session = m_server.open();
    VERIFY_RESULT(writeWeekCard(
        session, m_name.toString(),
        {.game = m_game.id, .stage = QStringLiteral("created"), .operation = newOperationId()}));
    VERIFY_RESULT(makeNewWeek(asked));
    QCOMPARE(WeekServer::ask(writer, "SELECT count(*) FROM raw.t"), QStringLiteral("2"));
}

void TestNewWeek::proposed()
{
    auto session = m_server.open();
    GameDefinition other = m_game;
    other.prefix = m_game.prefix + QStringLiteral("_p");
    const QDate today(2025, 1, 8);
    QCOMPARE(proposeWeek(session, other, today)->toString(),
             QString(other.prefix + QStringLiteral("_2025_w02")));
    for (const auto& [week, expected] :
         {std::pair(52, QStringLiteral("_2025_w02")), std::pair(1, QStringLiteral("_2025_w02"))}) {
        const WeekName name {other.prefix, week == 52 ? 2024 : 2025, week};
        m_server.weeks().made(name.toString());
        VERIFY_RESULT(createWeek(session, other, name));
        QCOMPARE(proposeWeek(session, other, today)->toString(), QString(other.prefix + expected));
    }
    const WeekName last {other.prefix, 2026, 53};
    m_server.weeks().made(last.toString());
    VERIFY_RESULT(createWeek(session, other, last));
    QCOMPARE(proposeWeek(session, other, today)->toString(),
             QString(other.prefix + QStringLiteral("_2027_w01")));
}

QTEST_GUILESS_MAIN(TestNewWeek)
#include "tst_newweek.moc"
