#include "adminweek.h"
#include "maintenance/maintenance.h"
#include "pg/environment.h"
#include "rollback/undo.h"

#include <QRandomGenerator>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Tasks of maintenance by a role that may not do them; and whatever rows there are: what was pruned and
/// moved comes back as it was.
class TestMaintenanceRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void refusedBeforeAnythingIsChanged_data();
    void refusedBeforeAnythingIsChanged();
    void whatIsKeptComesBack_data();
    void whatIsKeptComesBack();

private:
    MaintenanceRequest request(const ConnectOptions& server) const
    {
        return {.server = server,
                .game = *m_game,
                .week = m_week,
                .by = {.reason = QStringLiteral("test"), .operatorName = QStringLiteral("tester")}};
    }
    MaintenanceTask task(const char* id) const { return *maintenanceTask(*m_game, QLatin1String(id)); }
    Result<MaintenanceReport> run(const char* id, const MaintenanceRequest& asked) const
    {
        const auto plan = planMaintenance(asked, task(id));
        if (!plan)
            return plan.error();
        if (!plan->obstacles.isEmpty())
            return Error {.message = plan->obstacles.join(QLatin1Char('\n'))};
        return runMaintenance(asked, task(id), plan->hash);
    }
    QString ask(const QByteArray& query) { return WeekServer::ask(*m_session, query); }
    void script(const QByteArray& text) { WeekServer::run(*m_session, text); }
    /// Of rows, in whatever order they lie.
    QString print(const QByteArray& rows)
    {
        return ask("SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM "
                   + rows + " AS t");
    }
    /// All that a task could change.
    QStringList state()
    {
        return {print("public.processing_jobs"), print("public.processing_jobs_archive"),
                print("public.save_snapshots"),
                ask("SELECT string_agg(relname || ' ' || relfilenode || coalesce(reloptions::text, ''), ',' "
                    "ORDER BY relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace"),
                ask("SELECT count(*) FROM weekglass.operations")};
    }

    AdminDatabases m_server;
    GamePointer m_game;
    WeekIdentity m_week;
    std::optional<Session> m_session;
};

void TestMaintenanceRights::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
}

/// A week of which each task has something to do, and some rows that were kept long ago.
void TestMaintenanceRights::init()
{
    m_session.emplace(m_server.open(m_server.weeks().newWeek(*m_game).toString()));
    VERIFY_RESULT(migrate(*m_session, *m_game));
    m_week = *identify(*m_session);
    script("INSERT INTO public.players (username) SELECT 'p' || g FROM generate_series(1, 4) g;"
           "ALTER TABLE public.save_snapshots DISABLE TRIGGER USER");
}

void TestMaintenanceRights::refusedBeforeAnythingIsChanged_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("right");
    for (const auto& [id, right] :
         {std::pair("archive-jobs", "DELETE on public.processing_jobs"),
          std::pair("prune-saves", "DELETE on public.save_snapshots"),
          std::pair("reindex", "belongs to the role OWNER, of which your role is not a member"),
          std::pair("vacuum", "belongs to the role OWNER, of which your role is not a member"),
          std::pair("settings", "belongs to the role OWNER, of which your role is not a member"),
          std::pair("partitions", "belongs to the role OWNER, of which your role is not a member"),
          std::pair("kept", "weekglass")})
        QTest::newRow(id) << QByteArray(id) << QString::fromLatin1(right);
}

void TestMaintenanceRights::refusedBeforeAnythingIsChanged()
{
    QFETCH(QByteArray, id);
    QFETCH(QString, right);
    script("INSERT INTO public.processing_jobs (player_id, building_type, recipe, starts_at, finishes_at, "
           "is_complete, output_qty, xp_reward) SELECT player_id, 'barn', 'r', now() - interval '91 days', "
           "now() - interval '90 days', true, 1, 1 FROM public.players, generate_series(1, 9);"
           "INSERT INTO public.save_snapshots (player_id, version, snapshot_data, checksum) SELECT "
           "player_id, '1', '{}', 'x' FROM public.players, generate_series(1, 9)");
    VERIFY_RESULT(run("prune-saves", request(m_server.options()))); // so that there is a ledger
    script("INSERT INTO public.save_snapshots (player_id, version, snapshot_data, checksum) SELECT "
           "player_id, '2', '{}', 'x' FROM public.players, generate_series(1, 9);"
           "ALTER TABLE weekglass.operations DISABLE TRIGGER USER; UPDATE weekglass.operations SET at = at - "
           "interval '8 days'; ALTER TABLE weekglass.operations ENABLE TRIGGER USER;"
           "ALTER TABLE public.inventory RESET (autovacuum_vacuum_scale_factor)");
    const QByteArray role = m_server.weeks().prefix().toUtf8() + "_looker";
    script("DROP ROLE IF EXISTS " + role + "; CREATE ROLE " + role
           + " LOGIN BYPASSRLS PASSWORD 'x'; GRANT "
             "SELECT ON ALL TABLES IN SCHEMA public TO "
           + role);
    ConnectOptions looker = m_server.options();
    looker.conninfo = *withUser(looker.conninfo, role) + " password=x";
    looker.trust = OwnerTrust::everybody();
    auto asked = request(looker);
    if (id == "vacuum")
        asked.tables = {QStringLiteral("public.players")};
    const QStringList before = state();
    const auto refused = run(id.constData(), asked);
    QVERIFY(!refused);
    const QString owner =
        ask("SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'public.players'::regclass");
    QVERIFY2(refused.error().text().contains(QString(right).replace(QLatin1String("OWNER"), owner)),
             qPrintable(refused.error().text()));
    QCOMPARE(state(), before);
    script("DROP OWNED BY " + role + "; DROP ROLE " + role);
}

void TestMaintenanceRights::whatIsKeptComesBack_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

/// Any jobs and saves, moved and pruned in batches of any size while there are new ones: the undos, the last
/// one first, bring back what was there, and leave the new ones alone.
void TestMaintenanceRights::whatIsKeptComesBack()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const auto number = [&random](int most) { return QByteArray::number(random.bounded(most)); };
    script("SELECT setseed(" + QByteArray::number(seed / 100.0)
           + ");"
             "INSERT INTO public.processing_jobs (player_id, building_type, recipe, starts_at, finishes_at, "
             "is_complete, output_qty, xp_reward) SELECT player_id, 'barn', 'r' || g, now() - interval '200 "
             "days', now() - random() * interval '100 days', random() < 0.8, 1, 1 FROM public.players, "
             "generate_series(1, 1 + "
           + number(120)
           + ") g;"
             "INSERT INTO public.save_snapshots (player_id, version, snapshot_data, checksum) SELECT "
             "player_id, '1', jsonb_build_object('n', random(), 'g', g), 'x' FROM public.players, "
             "generate_series(1, "
           + number(30) + ") g WHERE random() < 0.7");
    const QByteArray lastJob = ask("SELECT max(job_id) FROM public.processing_jobs").toUtf8();
    const QByteArray lastSave =
        ask("SELECT coalesce(max(snapshot_id), 0) FROM public.save_snapshots").toUtf8();
    const auto old = [&] {
        return QStringList {
            print("(SELECT * FROM public.processing_jobs WHERE job_id <= " + lastJob + ")"),
            print("(SELECT * FROM public.save_snapshots WHERE snapshot_id <= " + lastSave + ")")};
    };
    const QStringList before = old();
    auto asked = request(m_server.options());
    const int rounds = 1 + random.bounded(3);
    for (int round = 0; round < rounds; ++round) {
        asked.batch = 1 + random.bounded(90);
        const char* id = random.bounded(2) ? "archive-jobs" : "prune-saves";
        if (!planMaintenance(asked, task(id))->isNothing)
            VERIFY_RESULT(run(id, asked));
        script("INSERT INTO public.processing_jobs (player_id, building_type, recipe, starts_at, "
               "finishes_at, is_complete, output_qty, xp_reward) SELECT player_id, 'barn', 'new', now(), "
               "now(), true, 1, 1 FROM public.players");
    }
    const QString added = print("(SELECT * FROM public.processing_jobs WHERE job_id > " + lastJob + ")");
    const auto operations = loadOperations(*m_session);
    VERIFY_RESULT(operations);
    for (const Operation& operation : *operations) { // the newest first
        if (operation.canBeUndone())
            VERIFY_RESULT(undoOperation(*m_session, *m_game, operation.id, {.reason = QStringLiteral("back")},
                                        {.allowSuperuser = true}));
    }
    QCOMPARE(old(), before);
    QCOMPARE(print("(SELECT * FROM public.processing_jobs WHERE job_id > " + lastJob + ")"), added);
    QCOMPARE(ask("SELECT count(*) FROM public.processing_jobs_archive"), QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(TestMaintenanceRights)
#include "tst_maintenancerights.moc"
