#include "adminweek.h"
#include "maintenance/maintenance.h"
#include "maintenance/vacuum.h"
#include "rollback/undo.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// What is done to a week now and then: each task, its undo, and what stands in its way.
class TestMaintenance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void listsWhatIsDue();
    void archiveMovesInWholeBatchesAndComesBack();
    void archiveOfPartitionsMovesOldRowsOnly_data();
    void archiveOfPartitionsMovesOldRowsOnly();
    void stoppedOrKilledBetweenBatches_data();
    void stoppedOrKilledBetweenBatches();
    void archiveRefuses_data();
    void archiveRefuses();
    void pruneComesBackAsItWas();
    void whatIsInTheWayIsNamed();
    void planIsBoundAndScheduleIsNot();
    void keptRowsAreForgotten();
    void reindexDropsWhatWasLeft();
    void lockedTableNamesTheHolder();
    void vacuumOfWhatIsDue();
    void settingsThatDiffer();
    void cronStatementsDoTheSame();
    void cronCountsDaysOfUtc();

private:
    MaintenanceRequest request() const
    {
        return {.server = m_server.options(),
                .game = *m_game,
                .week = m_week,
                .by = {.reason = QStringLiteral("test"), .operatorName = QStringLiteral("tester")}};
    }
    MaintenanceTask task(const char* id) const { return *maintenanceTask(*m_game, QLatin1String(id)); }
    Result<MaintenanceReport> run(const char* id, const MaintenanceRequest& asked) const
    {
        const auto plan = planMaintenance(asked, task(id));
        return plan ? runMaintenance(asked, task(id), plan->hash) : plan.error();
    }
    Result<MaintenanceReport> run(const char* id) const { return run(id, request()); }
    QString ask(const QByteArray& query) { return WeekServer::ask(*m_session, query); }
    void script(const QByteArray& text) { WeekServer::run(*m_session, text); }
    /// Of a table with all its rows, in whatever order they lie.
    QString print(const QByteArray& table)
    {
        return ask("SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM "
                   + table + " AS t");
    }
    QByteArrayList operations() const
    {
        auto session = m_server.open(m_week.name);
        QByteArrayList ids;
        for (const Operation& operation : *loadOperations(session)) {
            if (operation.canBeUndone())
                ids << operation.id;
        }
        return ids;
    }
    Result<Operation> undo(const QByteArray& id) const
    {
        auto session = m_server.open(m_week.name);
        return undoOperation(session, *m_game, id, {.reason = QStringLiteral("back")},
                             {.allowSuperuser = true});
    }
    TaskState stateOf(const char* id) const
    {
        const auto state = readMaintenance(request());
        if (!state)
            qFatal("%s", qPrintable(state.error().text()));
        for (const TaskState& one : state->tasks) {
            if (one.task.id == QLatin1String(id))
                return one;
        }
        qFatal("no such task");
    }

    AdminDatabases m_server;
    GamePointer m_game;
    WeekIdentity m_week;
    std::optional<Session> m_session;
};

void TestMaintenance::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
}

/// A week with 250 old jobs, 40 of them not complete, and 9 saves of each of 4 players.
void TestMaintenance::init()
{
    m_session.emplace(m_server.open(m_server.weeks().newWeek(*m_game).toString()));
    VERIFY_RESULT(migrate(*m_session, *m_game));
    m_week = *identify(*m_session);
    script(
        "INSERT INTO public.players (username) SELECT 'p' || g FROM generate_series(1, 4) g;"
        "INSERT INTO public.processing_jobs (player_id, building_type, recipe, starts_at, finishes_at, "
        "is_complete, output_qty, xp_reward) SELECT (SELECT player_id FROM public.players LIMIT 1), 'barn', "
        "'r' || g, now() - interval '91 days', now() - interval '90 days' + g * interval '1 minute', g > 40, "
        "1, "
        "1 FROM generate_series(1, 250) g;"
        "INSERT INTO public.processing_jobs (player_id, building_type, recipe, starts_at, finishes_at, "
        "is_complete, output_qty, xp_reward) SELECT player_id, 'barn', 'new', now(), now(), true, 1, 1 FROM "
        "public.players;"
        "ALTER TABLE public.save_snapshots DISABLE TRIGGER USER;"
        "INSERT INTO public.save_snapshots (player_id, version, snapshot_data, checksum) SELECT player_id, "
        "'1', "
        "jsonb_build_object('n', g), 'x' FROM public.players, generate_series(1, 9) g;"
        "ALTER TABLE public.save_snapshots ENABLE TRIGGER USER");
}

void TestMaintenance::listsWhatIsDue()
{
    const auto state = readMaintenance(request());
    VERIFY_RESULT(state);
    QStringList ids;
    for (const TaskState& one : state->tasks)
        ids << one.task.id;
    QCOMPARE(ids.join(QLatin1Char(' ')),
             QStringLiteral("archive-jobs prune-saves reindex vacuum settings partitions kept"));
    QVERIFY(state->logLack.isEmpty());
    QVERIFY(!state->cronObstacle.isEmpty());
    const TaskState& jobs = state->tasks[0];
    QVERIFY(jobs.isDue && !jobs.problem && jobs.lastRun.at.isEmpty());
    QVERIFY2(jobs.dueText.startsWith(QStringLiteral("210 row(s)")), qPrintable(jobs.dueText));
    QVERIFY2(state->tasks[1].note.contains(QStringLiteral("trg_prune_snapshots")),
             qPrintable(state->tasks[1].note));
    script("ALTER TABLE public.save_snapshots DISABLE TRIGGER trg_prune_snapshots");
    QVERIFY(stateOf("prune-saves").note.contains(QStringLiteral("disabled")));
}

void TestMaintenance::archiveMovesInWholeBatchesAndComesBack()
{
    const QString before = print("public.processing_jobs");
    auto asked = request();
    asked.batch = 100;
    int told = 0;
    asked.onProgress = [&told](const QString&) { ++told; };
    const auto done = run("archive-jobs", asked);
    VERIFY_RESULT(done);
    QVERIFY2(done->lack.isEmpty(), qPrintable(done->lack));
    QCOMPARE(told, 3);
    QCOMPARE(ask("SELECT count(*) FROM public.processing_jobs"), QStringLiteral("44"));
    QCOMPARE(ask("SELECT count(*) FROM public.processing_jobs_archive WHERE is_complete"),
             QStringLiteral("210"));
    const TaskState state = stateOf("archive-jobs");
    QVERIFY(!state.isDue);
    QVERIFY(state.lastRun.event == LogEvent::Done);
    QCOMPARE(state.lastRun.reason, QStringLiteral("test"));
    const QByteArrayList moved = operations();
    QCOMPARE(moved.size(), 3);
    for (const QByteArray& id : moved)
        VERIFY_RESULT(undo(id));
    QCOMPARE(print("public.processing_jobs"), before);
    QCOMPARE(ask("SELECT count(*) FROM public.processing_jobs_archive"), QStringLiteral("0"));
    QVERIFY(!undo(moved.front())); // once only
}

void TestMaintenance::archiveOfPartitionsMovesOldRowsOnly_data()
{
    QTest::addColumn<bool>("byCron");
    QTest::newRow("by the program") << false;
    QTest::newRow("as pg_cron runs it") << true;
}

/// Rows of two partitions have the same place in their files.
void TestMaintenance::archiveOfPartitionsMovesOldRowsOnly()
{
    QFETCH(bool, byCron);
    script(
        "ALTER TABLE public.processing_jobs RENAME TO jobs_before;"
        "CREATE TABLE public.processing_jobs (LIKE public.jobs_before INCLUDING DEFAULTS) PARTITION BY LIST "
        "(recipe);"
        "CREATE TABLE public.jobs_new PARTITION OF public.processing_jobs FOR VALUES IN ('new');"
        "CREATE TABLE public.jobs_old PARTITION OF public.processing_jobs DEFAULT;"
        "INSERT INTO public.processing_jobs SELECT * FROM public.jobs_before");
    if (byCron) {
        const auto moving = cronTasks(request(), task("archive-jobs"), QStringLiteral("15 3 * * *"));
        VERIFY_RESULT(moving);
        script(moving->front().command.text());
    } else {
        VERIFY_RESULT(run("archive-jobs"));
    }
    QCOMPARE(ask("SELECT count(*) FROM public.jobs_new"), QStringLiteral("4"));
    QCOMPARE(ask("SELECT count(*) FROM public.jobs_old"), QStringLiteral("40"));
    QCOMPARE(ask("SELECT count(*) FROM public.processing_jobs_archive"), QStringLiteral("210"));
}

void TestMaintenance::stoppedOrKilledBetweenBatches_data()
{
    QTest::addColumn<bool>("kills");
    QTest::newRow("stopped") << false;
    QTest::newRow("killed") << true;
}

/// Whenever it ends: what was in the table is in one of the two tables.
void TestMaintenance::stoppedOrKilledBetweenBatches()
{
    QFETCH(bool, kills);
    std::stop_source stop;
    auto asked = request();
    asked.batch = 30;
    asked.stop = stop.get_token();
    int batches = 0;
    asked.onProgress = [&](const QString&) {
        if (++batches != 3)
            return;
        if (!kills)
            return void(stop.request_stop());
        auto monitor = m_server.open();
        (void)WeekServer::ask(
            monitor,
            "SELECT count(pg_terminate_backend(pid, 20000)) FROM pg_stat_activity WHERE datname = '"
                + m_week.name.toUtf8() + "' AND pid <> pg_backend_pid()");
    };
    QVERIFY(!run("archive-jobs", asked));
    m_session.emplace(m_server.open(m_week.name));
    QCOMPARE(ask("SELECT count(*) FROM public.processing_jobs_archive"), QStringLiteral("90"));
    QCOMPARE(ask("SELECT count(*) FROM (SELECT job_id FROM public.processing_jobs UNION SELECT job_id FROM "
                 "public.processing_jobs_archive) AS j"),
             QStringLiteral("254"));
    QCOMPARE(ask("SELECT count(*) FROM public.processing_jobs"), QStringLiteral("164"));
    QVERIFY(stateOf("archive-jobs").isDue); // and it goes on when it is run again
    VERIFY_RESULT(run("archive-jobs"));
    QCOMPARE(ask("SELECT count(*) FROM public.processing_jobs_archive"), QStringLiteral("210"));
}

void TestMaintenance::archiveRefuses_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("reason");
    QTest::newRow("other columns") << QByteArray(
        "ALTER TABLE public.processing_jobs_archive ALTER COLUMN output_qty TYPE text, DROP COLUMN recipe")
                                   << QStringLiteral("columns differ");
    QTest::newRow("no archive") << QByteArray("DROP TABLE public.processing_jobs_archive")
                                << QStringLiteral("processing_jobs_archive");
    QTest::newRow("no table") << QByteArray("DROP TABLE public.processing_jobs CASCADE")
                              << QStringLiteral("processing_jobs");
    QTest::newRow("a trigger keeps rows out") << QByteArray(
        "CREATE FUNCTION public.none() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
        "CREATE TRIGGER none BEFORE INSERT ON public.processing_jobs_archive FOR EACH ROW EXECUTE "
        "FUNCTION public.none()") << QStringLiteral("processing_jobs");
    QTest::newRow("a trigger does more") << QByteArray(
        "CREATE FUNCTION public.more() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN UPDATE public.players "
        "SET coins = coins + 1; RETURN NULL; END'; CREATE TRIGGER more AFTER DELETE ON "
        "public.processing_jobs EXECUTE FUNCTION public.more()")
                                         << QStringLiteral("public.players");
}

void TestMaintenance::archiveRefuses()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, reason);
    script(change);
    const auto done = run("archive-jobs");
    QVERIFY(!done);
    QVERIFY2(done.error().text().contains(reason), qPrintable(done.error().text()));
    if (ask("SELECT to_regclass('public.processing_jobs') IS NOT NULL") == QLatin1String("t"))
        QCOMPARE(ask("SELECT count(*) FROM public.processing_jobs"), QStringLiteral("254"));
    QCOMPARE(operations().size(), 0);
}

void TestMaintenance::pruneComesBackAsItWas()
{
    const QString before = print("public.save_snapshots");
    auto nameless = request();
    nameless.by = {};
    QVERIFY(!run("prune-saves", nameless)); // why?
    QCOMPARE(print("public.save_snapshots"), before);
    VERIFY_RESULT(run("prune-saves"));
    QCOMPARE(ask("SELECT count(*) FROM public.save_snapshots"), QStringLiteral("20"));
    const QByteArrayList done = operations();
    QCOMPARE(done.size(), 1);
    QCOMPARE(operationTitle(*loadOperation(*m_session, done[0])),
             QStringLiteral("Pruned: 16 row(s) of public.save_snapshots"));
    VERIFY_RESULT(undo(done[0]));
    QCOMPARE(print("public.save_snapshots"), before);
}

void TestMaintenance::whatIsInTheWayIsNamed()
{
    VERIFY_RESULT(run("prune-saves"));
    const QByteArray pruned = operations().at(0);
    script("ALTER TABLE public.save_snapshots DISABLE TRIGGER USER;"
           "INSERT INTO public.save_snapshots (snapshot_id, player_id, version, snapshot_data, checksum) "
           "SELECT 1, "
           "player_id, '2', '{}', 'y' FROM public.players LIMIT 1");
    const QString before = print("public.save_snapshots");
    const auto undone = undo(pruned);
    QVERIFY(!undone);
    QVERIFY2(undone.error().text().contains(QStringLiteral("snapshot_id=1 exists again")),
             qPrintable(undone.error().text()));
    QCOMPARE(print("public.save_snapshots"), before);
}

void TestMaintenance::planIsBoundAndScheduleIsNot()
{
    const auto plan = planMaintenance(request(), task("prune-saves"));
    VERIFY_RESULT(plan);
    script("ALTER TABLE public.save_snapshots DISABLE TRIGGER USER; INSERT INTO public.save_snapshots "
           "(player_id, "
           "version, snapshot_data, checksum) SELECT player_id, '1', '{}', 'x' FROM public.players LIMIT 1");
    QVERIFY(!runMaintenance(request(), task("prune-saves"), plan->hash));
    QCOMPARE(ask("SELECT count(*) FROM public.save_snapshots"), QStringLiteral("37"));
    VERIFY_RESULT(
        runMaintenance(request(), task("prune-saves"), scheduleHash(task("prune-saves"), *m_game, m_week)));
    QCOMPARE(ask("SELECT count(*) FROM public.save_snapshots"), QStringLiteral("20"));
    QVERIFY(!runMaintenance(request(), task("vacuum"), scheduleHash(task("kept"), *m_game, m_week)));
}

void TestMaintenance::keptRowsAreForgotten()
{
    VERIFY_RESULT(run("prune-saves"));
    QVERIFY(planMaintenance(request(), task("kept"))->isNothing);
    script("ALTER TABLE weekglass.operations DISABLE TRIGGER USER; UPDATE weekglass.operations SET at = at - "
           "interval "
           "'8 days'; ALTER TABLE weekglass.operations ENABLE TRIGGER USER");
    const QByteArray pruned = operations().at(0);
    VERIFY_RESULT(run("kept"));
    QVERIFY(loadOperation(*m_session, pruned)->isPurged);
    const auto undone = undo(pruned);
    QVERIFY(!undone);
    QVERIFY2(undone.error().text().contains(QStringLiteral("purged")), qPrintable(undone.error().text()));
}

void TestMaintenance::reindexDropsWhatWasLeft()
{
    // as an interrupted REINDEX CONCURRENTLY leaves one
    script("CREATE INDEX idx_market_active_ccnew ON public.farm_market_listings (item_type);"
           "UPDATE pg_index SET indisvalid = false WHERE indexrelid = "
           "'public.idx_market_active_ccnew'::regclass");
    QVERIFY(stateOf("reindex").isDue);
    QVERIFY(stateOf("reindex").note.contains(QLatin1Char('1')));
    const QString files = ask("SELECT pg_relation_filenode('public.idx_market_active')");
    VERIFY_RESULT(run("reindex"));
    QVERIFY(ask("SELECT pg_relation_filenode('public.idx_market_active')") != files);
    QCOMPARE(ask("SELECT count(*) FROM pg_class WHERE relname LIKE '%ccnew%'"), QStringLiteral("0"));
    QVERIFY(!stateOf("reindex").isDue); // for a month
    script("DROP INDEX public.idx_jobs_player_active");
    const auto refused = run("reindex");
    QVERIFY(!refused);
    QVERIFY2(refused.error().text().contains(QStringLiteral("idx_jobs_player_active")),
             qPrintable(refused.error().text()));
}

void TestMaintenance::lockedTableNamesTheHolder()
{
    auto holder = m_server.open(m_week.name);
    WeekServer::run(holder, "SET application_name = 'the holder'; BEGIN; LOCK TABLE public.save_snapshots");
    auto session = m_server.open(m_week.name);
    const auto refused =
        runAlone(session, Sql("VACUUM public.save_snapshots"), request(), std::chrono::seconds(1));
    QVERIFY(!refused);
    QVERIFY2(refused.error().text().contains(QStringLiteral("the holder")),
             qPrintable(refused.error().text()));
    WeekServer::run(holder, "ROLLBACK");
}

void TestMaintenance::vacuumOfWhatIsDue()
{
    script(
        "UPDATE public.processing_jobs SET xp_reward = 2; UPDATE public.processing_jobs SET xp_reward = 3");
    QTRY_VERIFY_WITH_TIMEOUT(stateOf("vacuum").isDue, Patience);
    VERIFY_RESULT(run("vacuum"));
    auto session = m_server.open(m_week.name);
    const auto isClean = [&session] {
        const auto tables = readVacuumedTables(session);
        return tables && std::ranges::any_of(*tables, [](const VacuumedTable& table) {
                   return table.name == QLatin1String("public.processing_jobs") && table.dead == 0
                       && !table.vacuumed.isEmpty() && !table.isDue();
               });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isClean(), Patience);
    auto asked = request();
    asked.tables = {QStringLiteral("public.no_such")};
    QVERIFY(!planMaintenance(asked, task("vacuum")));
    asked.tables = {QStringLiteral("public.players")};
    QCOMPARE(planMaintenance(asked, task("vacuum"))->facts.size(), std::size_t(1));
}

void TestMaintenance::settingsThatDiffer()
{
    QVERIFY(planMaintenance(request(), task("settings"))->isNothing); // as the migrations have them
    script("ALTER TABLE public.inventory RESET (autovacuum_vacuum_scale_factor)");
    const auto plan = planMaintenance(request(), task("settings"));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->sql,
             QStringLiteral("ALTER TABLE public.inventory SET (autovacuum_vacuum_scale_factor = 0.02);"));
    VERIFY_RESULT(run("settings"));
    QVERIFY(planMaintenance(request(), task("settings"))->isNothing);
}

/// What pg_cron would run, run here.
void TestMaintenance::cronStatementsDoTheSame()
{
    const auto statements = [this](const char* id) {
        return cronTasks(request(), task(id), usualSchedule(task(id).kind));
    };
    const auto moving = statements("archive-jobs");
    VERIFY_RESULT(moving);
    QCOMPARE(cronJobName(moving->front().task, m_week.name, moving->front().object),
             QStringLiteral("weekglass archive-jobs %1 public.processing_jobs").arg(m_week.name));
    script(moving->front().command.text());
    QCOMPARE(ask("SELECT count(*) FROM public.processing_jobs_archive"), QStringLiteral("210"));
    QCOMPARE(ask("SELECT count(*) FROM public.processing_jobs"), QStringLiteral("44"));
    const auto pruning = statements("prune-saves");
    VERIFY_RESULT(pruning);
    script(pruning->front().command.text());
    QCOMPARE(ask("SELECT count(*) FROM public.save_snapshots"), QStringLiteral("20"));
    QCOMPARE(statements("reindex")->size(), std::size_t(3));
    const auto kept = statements("kept");
    QVERIFY(!kept && kept.error().text().contains(QStringLiteral("systemd")));
    QVERIFY(!cronTasks(request(), task("vacuum"), QStringLiteral("often")));
}

/// pg_cron runs in the time zone of the database, and a column need not have one.
void TestMaintenance::cronCountsDaysOfUtc()
{
    for (const QByteArray table : {"public.processing_jobs", "public.processing_jobs_archive"})
        script("ALTER TABLE " + table
               + " ALTER finishes_at TYPE timestamp USING finishes_at AT TIME ZONE 'UTC'");
    script("UPDATE public.processing_jobs SET finishes_at = date_trunc('day', now() AT TIME ZONE 'UTC') - "
           "interval '30 days' + interval '1 hour' WHERE recipe = 'new'");
    const auto moving = cronTasks(request(), task("archive-jobs"), QStringLiteral("15 3 * * *"));
    VERIFY_RESULT(moving);
    script("SET TimeZone = 'Asia/Tokyo'");
    script(moving->front().command.text());
    QCOMPARE(ask("SELECT count(*) FROM public.processing_jobs_archive"), QStringLiteral("210"));
}

QTEST_GUILESS_MAIN(TestMaintenance)
#include "tst_maintenance.moc"
