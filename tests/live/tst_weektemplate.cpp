#include "ctl.h"
#include "newweektest.h"
#include "patience.h"
#include "weeks/weekcard.h"

#include <QDir>
#include <QElapsedTimer>

#include <future>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// New weeks that are copies of others, until they have their names.
class TestWeekTemplate : public NewWeekTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { nameNextWeek(); }
    void cleanupTestCase() { dropAll(); }
    void fromTemplate();
    void fromTemplateCutOff();
    void killedCopyIsNoWeek();
    void copyWaitsForItsName();
    void visitorBeforeItHasItsName();
    void templateInUse();
    void wrongTemplate();
};

/// A copy with its rows, and what belonged to somebody else in the template belongs to the owner here.
void TestWeekTemplate::fromTemplate()
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

void TestWeekTemplate::fromTemplateCutOff()
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
void TestWeekTemplate::killedCopyIsNoWeek()
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
        QVERIFY2(again.exitCode == 0 || (wasDone && again.err.contains("already exists")), again.err);
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
void TestWeekTemplate::copyWaitsForItsName()
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

void TestWeekTemplate::visitorBeforeItHasItsName()
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

void TestWeekTemplate::templateInUse()
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

void TestWeekTemplate::wrongTemplate()
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

QTEST_GUILESS_MAIN(TestWeekTemplate)
#include "tst_weektemplate.moc"
