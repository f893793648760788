#include "adminweek.h"
#include "dumptools.h"
#include "lifecycle/freezeweek.h"
#include "localserver/installation.h"
#include "maintenance/maintenance.h"
#include "partitions/partitions.h"
#include "patience.h"
#include "scratch/clientprogram.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <thread>

using namespace Weekglass;
using namespace Weekglass::Pg;

class TestPartitions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void planShows();
    void aheadTakesFromDefault();
    void oldOnesGo();
    void withoutDefaultConcurrently();
    void confirmationIsBound();
    void cutOffAndAgain();
    void writtenMeanwhile();
    void inUse();
    void obstacles();
    void foreignOnesAreLeftAlone();
    void shippedGame();
    void cron();

private:
    static GameDefinition gameWith(const QByteArray& more)
    {
        GameDefinition game;
        game.id = game.title = game.prefix = WeekServer::prefix();
        game.migrations = {{QStringLiteral("migrations/V1__all.sql"), QByteArray(Tables) + more}};
        game.partitions = {{.table = QStringLiteral("core.events"), .ahead = 2, .keep = 6}};
        return game;
    }
    Session
    newWeek(const QByteArray& more = "CREATE TABLE core.events_rest PARTITION OF core.events DEFAULT;")
    {
        m_game = gameWith(more);
        auto session = m_server.open(m_server.weeks().newWeek(m_game).toString());
        if (const auto done = migrate(session, m_game); !done)
            qFatal("%s", qPrintable(done.error().text()));
        WeekServer::run(
            session,
            "INSERT INTO core.events (player, at, body) SELECT 1 + n % 3, '2025-01-02Z'::timestamptz + n * "
            "interval '12 hours', jsonb_build_object('n', n) FROM generate_series(0, 399) AS n");
        m_week = *identify(session);
        return session;
    }
    PartitionRequest request() const
    {
        return {.server = m_server.options(),
                .game = m_game,
                .week = m_week,
                .scratch = m_server.options(),
                .archiveFolder = m_folder.path(),
                .today = QDate(2025, 8, 15)};
    }
    Result<PartitionReport> run(const PartitionRequest& asked) const
    {
        const auto plan = planPartitions(asked);
        if (!plan)
            return plan.error();
        return runPartitions(asked, plan->week.confirmation(), plan->hash);
    }
    static QStringList names(Session& session)
    {
        return WeekServer::ask(session,
                               "SELECT string_agg(right(inhrelid::regclass::text, 4), ' ' ORDER BY "
                               "inhrelid::regclass::text) FROM pg_inherits WHERE inhparent = "
                               "'core.events'::regclass")
            .split(QLatin1Char(' '));
    }
    static QStringList words(const char* text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); }

    // key, foreign key, sequence, type and policy: what a partition may hang on
    static constexpr const char* Tables = R"(
        CREATE SCHEMA core;
        CREATE TYPE core.mood AS ENUM ('good', 'bad');
        CREATE TABLE core.players (id INT PRIMARY KEY);
        INSERT INTO core.players SELECT generate_series(1, 3);
        CREATE TABLE core.events (id BIGSERIAL, player INT NOT NULL REFERENCES core.players, at TIMESTAMPTZ NOT NULL,
            mood core.mood DEFAULT 'good', body JSONB, PRIMARY KEY (at, id), CHECK (player > 0)) PARTITION BY RANGE (at);
        ALTER TABLE core.events ENABLE ROW LEVEL SECURITY;
        CREATE POLICY own ON core.events USING (player = 1);
        CREATE INDEX ON core.events (player, at);
        CREATE TABLE core.events_2025_01 PARTITION OF core.events FOR VALUES FROM ('2025-01-01Z') TO ('2025-02-01Z');
        CREATE TABLE core.events_2025_02 PARTITION OF core.events FOR VALUES FROM ('2025-02-01Z') TO ('2025-03-01Z');
        CREATE TABLE core.events_2025_03 PARTITION OF core.events FOR VALUES FROM ('2025-03-01Z') TO ('2025-08-01Z');
        CREATE TABLE core.events_2025_08 PARTITION OF core.events FOR VALUES FROM ('2025-08-01Z') TO ('2025-09-01Z');
    )";

    AdminDatabases m_server;
    GameDefinition m_game;
    WeekIdentity m_week;
    QTemporaryDir m_folder;
};

void TestPartitions::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
}

void TestPartitions::init()
{
    const auto files = QDir(m_folder.path()).entryList(QDir::Files);
    for (const QString& file : files)
        QFile::remove(m_folder.filePath(file));
}

void TestPartitions::planShows()
{
    auto session = newWeek();
    WeekServer::run(session, "ANALYZE core.events");
    const auto plan = planPartitions(request());
    VERIFY_RESULT(plan);
    QCOMPARE(plan->obstacles, QStringList());
    const PartitionedTable& table = plan->tables.at(0);
    QCOMPARE(table.column, QStringLiteral("at"));
    QVERIFY(!table.detachesConcurrently);
    QCOMPARE(table.partitions.size(), std::size_t(5));
    QVERIFY(table.partitions.back().isDefault);
    QCOMPARE(table.toMake, std::vector<QDate>({QDate(2025, 9, 1), QDate(2025, 10, 1)}));
    QCOMPARE(table.toDrop,
             QStringList(QStringLiteral("core.events_2025_01"))); // February ends within six months
    const Partition& old = *table.find(QStringLiteral("core.events_2025_01"));
    QCOMPARE(old.rows, std::optional<qint64>(60));
    QCOMPARE(old.rowsEstimate, 60);
    QVERIFY(old.bytes > 8192);
    QCOMPARE(old.newest, QByteArray("2025-01-31 12:00:00+00"));
    QCOMPARE(old.to, QByteArray("2025-02-01 00:00:00+00"));
    auto later = request();
    later.today = QDate(2025, 9, 1);
    QCOMPARE(planPartitions(later)->tables.at(0).toDrop.size(), 2);
}

void TestPartitions::aheadTakesFromDefault()
{
    auto session = newWeek();
    WeekServer::run(session,
                    "INSERT INTO core.events (player, at) VALUES (1, '2025-09-01 00:00:00Z'), "
                    "(1, '2025-09-30 23:59:59.999999Z'), (1, '2026-03-01Z')");
    const auto report = makePartitions(request());
    VERIFY_RESULT(report);
    QCOMPARE(report->made,
             QStringList({QStringLiteral("core.events_2025_09"), QStringLiteral("core.events_2025_10")}));
    QCOMPARE(names(session), words("5_01 5_02 5_03 5_08 5_09 5_10 rest"));
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM core.events_2025_09"), QStringLiteral("2"));
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM core.events_rest"), QStringLiteral("1"));
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM core.events"), QStringLiteral("403"));
    const auto again = makePartitions(request());
    VERIFY_RESULT(again);
    QVERIFY(again->made.isEmpty() && again->operation.isEmpty());
}

void TestPartitions::oldOnesGo()
{
    SKIP_WITHOUT_DUMP();
    auto session = newWeek();
    const QString before = WeekServer::ask(
        session, "SELECT md5(string_agg(e::text, ',' ORDER BY id)) FROM core.events_2025_01 AS e");
    const auto report = run(request());
    VERIFY_RESULT(report);
    QCOMPARE(report->dropped, QStringList(QStringLiteral("core.events_2025_01")));
    QCOMPARE(names(session), words("5_02 5_03 5_08 5_09 5_10 rest"));
    QVERIFY(WeekServer::ask(session, "SELECT 1 FROM core.events_2025_01").contains(QLatin1String("[42P01]")));
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM core.events"), QStringLiteral("340"));
    // the dump gives the rows back in a database of its own, as anybody would restore it
    const QString copy = m_week.name + QStringLiteral("_copy");
    m_server.weeks().made(copy);
    auto maintenance = m_server.open();
    WeekServer::run(maintenance, "CREATE DATABASE " + copy.toUtf8() + " TEMPLATE template0");
    const auto tools = findClientTools(session.serverVersion() / 10000);
    VERIFY_RESULT(tools);
    auto server = m_server.options();
    server.database = copy.toUtf8();
    VERIFY_RESULT(
        runClientProgram({.program = tools->pgRestore,
                          .arguments = {QStringLiteral("-d"), copy, QStringLiteral("--section=pre-data"),
                                        QStringLiteral("--section=data"), report->archives.at(0)},
                          .server = server}));
    auto restored = m_server.open(copy);
    QCOMPARE(WeekServer::ask(
                 restored, "SELECT md5(string_agg(e::text, ',' ORDER BY id)) FROM core.events_2025_01 AS e"),
             before);
    QCOMPARE(WeekServer::ask(restored, "SELECT count(*) FROM core.players"), QStringLiteral("0"));
    QVERIFY(QFile::exists(report->archives.at(0) + QStringLiteral(".json")));
    const auto log = readLog(maintenance, {.operation = report->operation});
    QStringList steps;
    for (const LogEntry& entry : *log)
        steps << logEventName(entry.event) + QLatin1Char(' ') + entry.step;
    QCOMPARE(steps,
             QStringList({QStringLiteral("begun "), QStringLiteral("step make"), QStringLiteral("step make"),
                          QStringLiteral("step detach"), QStringLiteral("step archive"),
                          QStringLiteral("step drop"), QStringLiteral("done ")}));
    QVERIFY(!planPartitions(request())->drops());
}

void TestPartitions::withoutDefaultConcurrently()
{
    SKIP_WITHOUT_DUMP();
    auto session = newWeek({});
    QVERIFY(planPartitions(request())->tables.at(0).detachesConcurrently);
    auto reader = m_server.open(m_week.name);
    WeekServer::run(reader, "BEGIN; SELECT count(*) FROM core.events");
    auto asked = request();
    std::stop_source stop;
    asked.stop = stop.get_token();
    std::jthread stopper;
    asked.onProgress = [&](const QString& step) {
        if (step.startsWith(QLatin1String("Detaching")))
            stopper = std::jthread([&] {
                auto watcher = m_server.open(m_week.name);
                while (WeekServer::ask(watcher, "SELECT count(*) FROM pg_inherits WHERE inhdetachpending")
                       == QLatin1String("0"))
                    QTest::qSleep(20);
                stop.request_stop();
            });
    };
    const auto cut = run(asked); // waits for the reader, in the middle of detaching
    QVERIFY(!cut);
    QCOMPARE(cut.error().kind, Error::Kind::Cancelled);
    WeekServer::run(reader, "COMMIT");
    const auto plan = planPartitions(request());
    VERIFY_RESULT(plan);
    QVERIFY(plan->tables.at(0).find(QStringLiteral("core.events_2025_01"))->isDetaching);
    VERIFY_RESULT(run(request()));
    QCOMPARE(names(session), words("5_02 5_03 5_08 5_09 5_10"));
}

void TestPartitions::confirmationIsBound()
{
    auto session = newWeek();
    const auto plan = planPartitions(request());
    VERIFY_RESULT(plan);
    QVERIFY(!runPartitions(request(), m_week.name, plan->hash));
    QVERIFY(!runPartitions(request(), plan->week.confirmation(), "0123456789abcdef"));
    WeekServer::run(session, "INSERT INTO core.events (player, at) VALUES (1, '2025-01-03Z')");
    const auto stale = runPartitions(request(), plan->week.confirmation(), plan->hash);
    QVERIFY(!stale);
    QVERIFY(names(session).contains(QStringLiteral("5_01"))
            && !names(session).contains(QStringLiteral("5_09")));
    auto without = request();
    without.scratch.reset();
    QVERIFY(!run(without)); // nothing is dropped that cannot be proved
    auto nowhere = request();
    nowhere.scratch = Pg::ConnectOptions {.conninfo = "host=/nonexistent"};
    auto closed = request();
    closed.archiveFolder = QStringLiteral("/proc/none");
    for (const auto& impossible : {without, nowhere, closed}) {
        QVERIFY(!run(impossible));
        QVERIFY(!names(session).contains(QStringLiteral("5_09"))); // nor begun
        QCOMPARE(WeekServer::ask(session,
                                 "SELECT count(*) FROM pg_inherits WHERE inhrelid = "
                                 "'core.events_2025_01'::regclass"),
                 QStringLiteral("1"));
    }
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM core.events_2025_01"), QStringLiteral("61"));
}

/// Our sessions end at each step that is told; planned and run again, it comes to its end, and the rows are
/// either there or proved to be in an archive.
void TestPartitions::cutOffAndAgain()
{
    SKIP_WITHOUT_DUMP();
    if (!m_server.weeks().isOwn())
        QSKIP("It would end the sessions of others.");
    auto session = newWeek();
    SessionCutter cutter(m_server.open());
    auto asked = request();
    asked.onProgress = [&](const QString& step) { cutter.cut(step); };
    auto report = run(asked);
    int failures = 0;
    for (; !report && failures < 60; ++failures) {
        auto looking = m_server.open(m_week.name);
        const QString rows = WeekServer::ask(looking, "SELECT count(*) FROM core.events_2025_01");
        QVERIFY2(rows == QLatin1String("60") || rows.contains(QLatin1String("[42P01]")), qPrintable(rows));
        report = run(asked);
    }
    VERIFY_RESULT(report);
    QVERIFY2(failures >= 4, qPrintable(QString::number(failures)));
    auto after = m_server.open(m_week.name);
    QCOMPARE(names(after), words("5_02 5_03 5_08 5_09 5_10 rest"));
    QVERIFY(!planPartitions(request())->drops());
    int proved = 0;
    auto maintenance = m_server.open();
    const auto log = readLog(maintenance, {.week = m_week.name});
    for (const LogEntry& entry : *log)
        proved += entry.step == QLatin1String("archive") ? 1 : 0;
    QCOMPARE(proved, 1); // what was proved is not dumped again
}

void TestPartitions::writtenMeanwhile()
{
    SKIP_WITHOUT_DUMP();
    auto session = newWeek();
    auto asked = request();
    asked.onProgress = [&](const QString& step) {
        if (step.startsWith(QLatin1String("Dropping")))
            WeekServer::run(session,
                            "INSERT INTO core.events_2025_01 (player, at) VALUES (1, '2025-01-03Z')");
    };
    const auto refused = run(asked);
    QVERIFY(!refused);
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM core.events_2025_01"), QStringLiteral("61"));
    const auto plan = planPartitions(request());
    QVERIFY(plan->tables.at(0).find(QStringLiteral("core.events_2025_01"))->isDetached);
    const auto again = run(request());
    VERIFY_RESULT(again);
    QFile json(again->archives.at(0) + QStringLiteral(".json"));
    QVERIFY(json.open(QIODevice::ReadOnly));
    QVERIFY(json.readAll().contains("\"rows\": 61"));
}

void TestPartitions::inUse()
{
    SKIP_WITHOUT_DUMP();
    auto session = newWeek();
    auto writer = m_server.open(m_week.name);
    WeekServer::run(writer, "BEGIN; INSERT INTO core.events (player, at) VALUES (1, '2025-08-03Z')");
    const auto refused = run(request());
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("55P03"));
    QVERIFY(!refused.error().advice.isEmpty());
    WeekServer::run(writer, "COMMIT");
    QVERIFY(names(session).contains(QStringLiteral("5_01")));
    VERIFY_RESULT(run(request()));
}

void TestPartitions::obstacles()
{
    auto session = newWeek();
    auto maintenance = m_server.open();
    VERIFY_RESULT(freezeLogged(maintenance, m_week.name, m_game.id, {}));
    QCOMPARE(planPartitions(request())->obstacles.size(), 1);
    QVERIFY(!makePartitions(request()));
    VERIFY_RESULT(thawLogged(maintenance, m_week.name, m_game.id, {}));
    m_game.partitions = {{.table = QStringLiteral("core.none")}, {.table = QStringLiteral("core.players")}};
    QCOMPARE(planPartitions(request())->obstacles.size(), 2);
    m_game.partitions.clear();
    QVERIFY(!planPartitions(request()));
    auto other = request();
    other.week.oid += 1; // dropped and made again
    m_game = gameWith({});
    QVERIFY(!planPartitions(other));
}

/// Its rows are elsewhere; reading it would fail, as nobody answers there.
void TestPartitions::foreignOnesAreLeftAlone()
{
    auto session = newWeek();
    WeekServer::run(
        session,
        "ALTER TABLE core.events DROP CONSTRAINT events_pkey, DROP CONSTRAINT events_player_fkey; "
        "CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER nowhere FOREIGN DATA WRAPPER nowhere; "
        "CREATE FOREIGN TABLE core.events_2024_12 PARTITION OF core.events FOR VALUES FROM "
        "('2024-12-01Z') TO ('2025-01-01Z') SERVER nowhere");
    const auto plan = planPartitions(request());
    VERIFY_RESULT(plan);
    const PartitionedTable& table = plan->tables.at(0);
    QCOMPARE(table.toDrop, QStringList(QStringLiteral("core.events_2025_01")));
    const Partition* foreign = table.find(QStringLiteral("core.events_2024_12"));
    QVERIFY(foreign && foreign->isForeign && foreign->newest.isEmpty());
    QVERIFY(!table.find(QStringLiteral("core.events_2025_01"))->newest.isEmpty());
}

void TestPartitions::shippedGame()
{
    SKIP_WITHOUT_DUMP();
    m_game = *GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
    QVERIFY(!m_game.partitions.empty());
    m_game.prefix = WeekServer::prefix() + QStringLiteral("_m");
    auto session = m_server.open(m_server.weeks().newWeek(m_game).toString());
    VERIFY_RESULT(migrate(session, m_game));
    WeekServer::run(session,
                    "INSERT INTO public.player_events (player_id, event_type, occurred_at) SELECT "
                    "gen_random_uuid(), 'x', '2026-03-01Z'::timestamptz + n * interval '1 hour' FROM "
                    "generate_series(1, 500) AS n");
    m_week = *identify(session);
    auto asked = request();
    asked.today = QDate(2100, 2, 1); // after all months that were made for today
    const auto report = run(asked);
    VERIFY_RESULT(report);
    QCOMPARE(report->made.size(), 3);
    QVERIFY(report->dropped.contains(QStringLiteral("public.player_events_2026_03")));
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM public.player_events"), QStringLiteral("0"));
}

/// Against the real extension, in a server that has loaded it.
void TestPartitions::cron()
{
    const QString major = QString::number(m_server.open().serverVersion() / 10000);
    if (!QFile::exists(QStringLiteral("/usr/share/postgresql/%1/extension/pg_cron.control").arg(major)))
        QSKIP(qPrintable(QStringLiteral("postgresql-%1-cron is not installed.").arg(major)));
    const QString folder = makeTestFolder();
    LocalServer server({.dataFolder = folder + QStringLiteral("/server"),
                        .socketFolder = folder + QStringLiteral("/s"),
                        .settings = {{QStringLiteral("fsync"), QStringLiteral("off")},
                                     {QStringLiteral("shared_preload_libraries"), QStringLiteral("pg_cron")},
                                     {QStringLiteral("cron.use_background_workers"), QStringLiteral("on")}}});
    const auto running = server.start();
    VERIFY_RESULT(running);
    const ConnectOptions options {.conninfo = running->setupConninfo};
    auto maintenance = Session::open(options);
    VERIFY_RESULT(maintenance);
    m_game = gameWith("CREATE TABLE core.events_rest PARTITION OF core.events DEFAULT;");
    const WeekName name {m_game.prefix, 2025, 1};
    const auto made = createWeek(*maintenance, m_game, name);
    VERIFY_RESULT(made);
    auto inside = openDatabase(options, made->name);
    VERIFY_RESULT(inside);
    VERIFY_RESULT(migrate(*inside, m_game));
    QVERIFY(
        !readCron(m_server.options(), m_week)->obstacle.isEmpty()); // the test's own server has not loaded it
    QVERIFY(!readCron(options, *made)->obstacle.isEmpty()); // loaded, and not in the database yet
    const auto schedule = [&]() -> Result<qint64> {
        const auto ids = scheduleJobs(options, *made, *partitionJobs(m_game, QStringLiteral("* * * * *")));
        return ids ? Result<qint64>(ids->front()) : ids.error();
    };
    QVERIFY(!schedule());
    WeekServer::run(*maintenance, "CREATE EXTENSION pg_cron");
    const auto job = schedule();
    VERIFY_RESULT(job);
    const auto same = schedule();
    VERIFY_RESULT(same); // replaced
    auto state = readCron(options, *made);
    VERIFY_RESULT(state);
    QCOMPARE(state->jobs.size(), std::size_t(1));
    QCOMPARE(state->jobs[0].database, made->name);
    QVERIFY(state->jobs[0].isActive);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 2 * Patience && state->jobs[0].lastStatus != QLatin1String("succeeded")) {
        QTest::qSleep(500);
        state = readCron(options, *made);
        VERIFY_RESULT(state);
    }
    QVERIFY2(state->jobs[0].lastStatus == QLatin1String("succeeded"), qPrintable(state->jobs[0].lastMessage));
    const auto lacksNothing = [&] {
        const auto plan = planPartitions({.server = options, .game = m_game, .week = *made});
        return plan && !plan->makes();
    };
    // the job did what we would have done; if a month has begun since, it does so again
    QTRY_VERIFY_WITH_TIMEOUT(lacksNothing(), 2 * Patience);
    WeekServer::run(*maintenance, "UPDATE cron.job SET active = false");
    QVERIFY(!readCron(options, *made)->jobs.at(0).isActive);
    VERIFY_RESULT(unscheduleJob(options, *made, *same));
    QVERIFY(readCron(options, *made)->jobs.empty());
    QVERIFY(!unscheduleJob(options, *made, *same));
    const MaintenanceTask vacuum = *maintenanceTask(m_game, QStringLiteral("vacuum"));
    const auto tasks =
        cronTasks({.server = options, .game = m_game, .week = *made}, vacuum, usualSchedule(vacuum.kind));
    VERIFY_RESULT(tasks);
    const auto scheduled = scheduleJobs(options, *made, *tasks, {.reason = QStringLiteral("nightly")});
    VERIFY_RESULT(scheduled);
    state = readCron(options, *made);
    QCOMPARE(state->jobsOf(QStringLiteral("vacuum"), made->name).size(), std::size_t(1));
    QCOMPARE(state->jobsOf(QStringLiteral("vac"), made->name).size(), std::size_t(0));
    QCOMPARE(state->jobs[0].schedule, QStringLiteral("45 3 * * *"));
    VERIFY_RESULT(unscheduleJob(options, *made, scheduled->front()));
    inside = Session::open(options); // lets the week go
    removeTestFolder(folder);
}

QTEST_GUILESS_MAIN(TestPartitions)
#include "tst_partitions.moc"
