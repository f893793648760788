#include "adminweek.h"
#include "ctl.h"
#include "lifecycle/newweek.h"
#include "lifecycle/takebackweek.h"
#include "patience.h"
#include "weeks/weekcard.h"

#include <QDir>
#include <QElapsedTimer>

#include <future>

using namespace Weekglass;
using namespace Weekglass::Pg;

class TestNewWeek : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
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
    void fromTemplate();
    void fromTemplateCutOff();
    void killedCopyIsNoWeek();
    void copyWaitsForItsName();
    void visitorBeforeItHasItsName();
    void templateInUse();
    void wrongTemplate();
    void withSample();
    void proposed();

private:
    NewWeekRequest request() const { return {.server = m_server.trusting(), .game = m_game, .name = m_name}; }
    /// In the week, as a member of the role and nothing else.
    Session as(GameRole role)
    {
        const QByteArray name = roleName(m_game, role).toUtf8();
        auto session = m_server.open(m_name.toString());
        WeekServer::run(session, "SET SESSION AUTHORIZATION " + name);
        return session;
    }

    AdminDatabases m_server;
    GameDefinition m_game;
    WeekName m_name;
    int m_next = 0;
};

void TestNewWeek::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
}

void TestNewWeek::init()
{
    m_game = {};
    m_game.id = m_game.title = m_game.prefix = WeekServer::prefix();
    m_game.migrations = {
        {QStringLiteral("migrations/V1__t.sql"),
         "CREATE SCHEMA raw; CREATE TABLE raw.t (id INT GENERATED ALWAYS AS IDENTITY, x INT); CREATE "
         "TABLE public.u (id SERIAL, x INT)"}};
    m_name = {m_game.prefix, 2031, ++m_next};
    m_server.weeks().made(m_name.toString());
}

void TestNewWeek::cleanupTestCase()
{
    auto session = m_server.open();
    for (; m_next > 0; --m_next) {
        const WeekName name {m_game.prefix, 2031, m_next};
        WeekServer::run(session, "DROP DATABASE IF EXISTS " + name.toString().toUtf8() + " WITH (FORCE)");
    }
    for (const GameRole role : {GameRole::Reader, GameRole::Writer, GameRole::Owner})
        WeekServer::run(session, "DROP ROLE IF EXISTS " + roleName(m_game, role).toUtf8());
}

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

/// A copy with its rows, and what belonged to somebody else in the template belongs to the owner here.
void TestNewWeek::fromTemplate()
{
    auto session = m_server.open();
    const QString from = m_game.prefix + QStringLiteral("_template");
    m_server.weeks().made(from);
    WeekServer::run(session, "CREATE DATABASE " + from.toUtf8() + " TEMPLATE template0");
    {
        auto inside = m_server.open(from);
        VERIFY_RESULT(migrate(inside, m_game));
        WeekServer::run(inside,
                        "INSERT INTO raw.t (x) VALUES (7); CREATE VIEW raw.v AS SELECT x FROM raw.t; CREATE "
                        "FUNCTION raw.f(a INT) RETURNS INT LANGUAGE sql AS 'SELECT 1'; CREATE TYPE raw.e AS "
                        "ENUM ('a'); CREATE SEQUENCE raw.s; CREATE DOMAIN raw.d AS INT");
    }
    m_game.migrations.push_back(
        {QStringLiteral("migrations/V2__v.sql"), "ALTER TABLE raw.t ADD COLUMN y INT"});
    auto asked = request();
    asked.templateDatabase = from;
    const auto made = makeNewWeek(asked);
    VERIFY_RESULT(made);
    {
        auto reader = as(GameRole::Reader);
        QCOMPARE(WeekServer::ask(reader, "SELECT x || coalesce(y::text, '-') FROM raw.t"),
                 QStringLiteral("7-"));
        QCOMPARE(WeekServer::ask(reader, "SELECT x FROM raw.v"), QStringLiteral("7"));
        auto inside = m_server.open(made->name);
        QCOMPARE(
            WeekServer::ask(inside,
                            "SELECT string_agg(DISTINCT pg_get_userbyid(o), ',') FROM (SELECT relowner FROM "
                            "pg_class WHERE relnamespace = 'raw'::regnamespace UNION SELECT proowner FROM "
                            "pg_proc WHERE pronamespace = 'raw'::regnamespace UNION SELECT typowner FROM "
                            "pg_type WHERE typnamespace = 'raw'::regnamespace UNION SELECT nspowner FROM "
                            "pg_namespace WHERE nspname = 'raw') AS x (o)"),
            roleName(m_game, GameRole::Owner));
    }
    const auto card = weekCardOf(readDatabaseFacts(session, made->name)->comment);
    QCOMPARE(card.stage, QStringLiteral("live"));
    QCOMPARE(templatesOf(session, m_game)->front().database, from);
    auto plain = request();
    plain.name = {m_game.prefix, 2031, ++m_next};
    m_server.weeks().made(plain.name.toString());
    plain.templateDatabase = made->name;
    plain.withRoles = false;
    const auto copy = makeNewWeek(plain);
    VERIFY_RESULT(copy);
    QCOMPARE(readDatabaseFacts(session, copy->name)->owner, WeekServer::ask(session, "SELECT current_user"));
}

void TestNewWeek::fromTemplateCutOff()
{
    const auto first = makeNewWeek(request());
    VERIFY_RESULT(first);
    auto asked = request();
    asked.name = {m_game.prefix, 2031, ++m_next};
    m_server.weeks().made(asked.name.toString());
    asked.templateDatabase = first->name;
    std::stop_source stop;
    asked.stop = stop.get_token();
    asked.onProgress = [&](const QString& step) {
        if (step.startsWith(QLatin1String("Making the roles")))
            stop.request_stop();
    };
    const auto cut = makeNewWeek(asked);
    QVERIFY(!cut);
    QCOMPARE(cut.error().kind, Error::Kind::Cancelled);
    asked.stop = {};
    asked.onProgress = {};
    VERIFY_RESULT(makeNewWeek(asked));
}

/// The program, or its session, is killed at any moment of a copy: what has the week's name then is all of
/// it, and the same command makes the rest.
void TestNewWeek::killedCopyIsNoWeek()
{
    if (!m_server.weeks().isOwn())
        QSKIP("It would end the sessions of others.");
    QTemporaryDir games;
    QVERIFY(QDir(games.path()).mkpath(QStringLiteral("wgk/migrations")));
    const auto write = [&games](const char* name, const QByteArray& text) {
        QFile file(games.filePath(QLatin1String("wgk/") + QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write("game.json", R"({"id": "wgk", "title": "Kill", "prefix": "wgk"})"));
    QVERIFY(write("migrations/V1__t.sql",
                  "CREATE TABLE public.t AS SELECT n, repeat('x', 500) FROM generate_series(1, 40000) AS n"));
    const Ctl ctl(m_server.options().conninfo,
                  {QStringLiteral("--trust-games"), QStringLiteral("--games-dir"), games.path()});
    const QString from = QStringLiteral("wgk_2031_w01");
    const QString week = QStringLiteral("wgk_2031_w02");
    m_server.weeks().made(from);
    m_server.weeks().made(week);
    QCOMPARE(ctl({QStringLiteral("create"), from}).exitCode, 0);
    const QStringList create {QStringLiteral("create"), week, QStringLiteral("--template"), from};
    auto monitor = m_server.open();
    const auto clear = [&monitor] {
        (void)WeekServer::ask(monitor,
                              "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity "
                              "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
    };
    const auto isWhole = [&] {
        auto session = m_server.open(week);
        return WeekServer::ask(session, "SELECT count(*) FROM public.t") == QLatin1String("40000");
    };
    constexpr int Rounds = 16;
    QElapsedTimer whole;
    whole.start();
    QCOMPARE(ctl(create).exitCode, 0);
    int takes = static_cast<int>(whole.elapsed());
    clear();
    WeekServer::run(monitor, "DROP DATABASE " + week.toUtf8() + " WITH (FORCE)");
    int cut = 0;
    for (int round = 0; round < Rounds || (cut < Rounds / 4 && round < 4 * Rounds); ++round) {
        auto process = ctl.start(create);
        whole.start();
        // starting, copying, naming, migrating
        if (QTest::qWaitFor([&process] { return process->state() == QProcess::NotRunning; },
                            takes * (round / 2 % (Rounds / 2)) * 2 / Rounds))
            takes = std::min(takes, static_cast<int>(whole.elapsed())); // was held up when it was measured
        if (round % 2 == 0)
            process->kill();
        else
            clear();
        process->waitForFinished(Patience);
        cut += process->exitStatus() == QProcess::NormalExit && process->exitCode() == 0 ? 0 : 1;
        QVERIFY(!AdminDatabases::exists(monitor, week) || isWhole());
        auto again = ctl(create);
        while (again.err.contains("Somebody else is creating")) // the killed one's session is still at work
            again = ctl(create);
        // it was at its end when it was killed
        const bool wasDone =
            weekCardOf(readDatabaseFacts(monitor, week)->comment).stage == QLatin1String("live");
        QVERIFY2(again.exitCode == 0 || (wasDone && again.err.contains("exists already")), again.err);
        QVERIFY(isWhole());
        QCOMPARE(WeekServer::ask(monitor,
                                 "SELECT count(*) FROM pg_database WHERE datname LIKE 'weekglass\\_new%'"),
                 QStringLiteral("0"));
        clear();
        WeekServer::run(monitor, "DROP DATABASE " + week.toUtf8() + " WITH (FORCE)");
    }
    QVERIFY2(cut >= Rounds / 4, QByteArray::number(cut));
}

/// Cut off between the copy and its name: the next attempt begins anew, whoever is connected to the rest.
void TestNewWeek::copyWaitsForItsName()
{
    const auto first = makeNewWeek(request());
    VERIFY_RESULT(first);
    auto asked = request();
    asked.name = {m_game.prefix, 2031, ++m_next};
    m_server.weeks().made(asked.name.toString());
    auto maintenance = m_server.open();
    QString unfinished;
    const auto cut =
        createWeek(maintenance, m_game, asked.name,
                   {.templateDatabase = first->name, .onMade = [&](const QString& database) {
                        unfinished = database;
                        (void)WeekServer::ask(maintenance, "SELECT pg_terminate_backend(pg_backend_pid())");
                        return Result<void>();
                    }});
    QVERIFY(!cut);
    auto session = m_server.open();
    QVERIFY(AdminDatabases::exists(session, unfinished));
    QVERIFY(!AdminDatabases::exists(session, asked.name.toString()));
    auto visitor = m_server.open(unfinished);
    asked.templateDatabase = first->name;
    VERIFY_RESULT(makeNewWeek(asked));
    QVERIFY(!AdminDatabases::exists(session, unfinished));
}

void TestNewWeek::visitorBeforeItHasItsName()
{
    auto maintenance = m_server.open();
    std::optional<Session> visitor;
    QString unfinished;
    const auto refused = createWeek(maintenance, m_game, m_name, {.onMade = [&](const QString& database) {
                                        unfinished = database;
                                        visitor = m_server.open(database);
                                        return Result<void>();
                                    }});
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("55006"));
    QVERIFY2(refused.error().message.contains(QLatin1String("has connected to the new database")),
             qPrintable(refused.error().text()));
    QVERIFY(!AdminDatabases::exists(maintenance, unfinished));
    VERIFY_RESULT(createWeek(maintenance, m_game, m_name));
}

void TestNewWeek::templateInUse()
{
    const auto first = makeNewWeek(request());
    VERIFY_RESULT(first);
    auto user = m_server.open(first->name);
    auto asked = request();
    asked.name = {m_game.prefix, 2031, ++m_next};
    asked.templateDatabase = first->name;
    auto session = m_server.open();
    const auto users = [&] {
        const auto known = *templatesOf(session, m_game);
        const auto there = std::find_if(known.begin(), known.end(),
                                        [&](const WeekTemplate& one) { return one.database == first->name; });
        return there == known.end() ? -1 : there->sessions;
    };
    QTRY_COMPARE_WITH_TIMEOUT(users(), 1, Patience); // those of its making are still on their way out
    const auto refused = makeNewWeek(asked);
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("55006"));
    QVERIFY2(refused.error().detail.contains(QLatin1String("In use")), qPrintable(refused.error().text()));
    QVERIFY(!AdminDatabases::exists(session, asked.name.toString()));
}

void TestNewWeek::wrongTemplate()
{
    auto asked = request();
    for (const QString& wrong : {QStringLiteral("postgres"), m_name.toString(), QStringLiteral("template1"),
                                 QString(m_game.prefix + QStringLiteral("_2031_w99\"; --"))}) {
        asked.templateDatabase = wrong;
        const auto refused = makeNewWeek(asked);
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlState, QStringLiteral("3D000"));
    }
    auto session = m_server.open();
    QVERIFY(!AdminDatabases::exists(session, m_name.toString()));
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
