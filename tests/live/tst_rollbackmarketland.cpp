#include "marketlandsave.h"
#include "rollbackweek.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

/// Tables that a rollback of a save or a test changes.
const char* const Kept[] = {
    "processing_jobs_archive", "processing_jobs", "inventory",  "displays", "animal_pens", "crop_plots",
    "save_snapshots",          "farm_state",      "store_state"};

}

/// A save is the whole farm and store: a rollback to it brings all of that back, by the ids that it had, and
/// says of each other table why it stays.
class TestRollbackMarketland : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everythingOfTheSave();
    void rowsThatWent();
    void placesThatWereSwapped();
    void jobsFromTheArchive();
    void columnsThatASaveLacks();
    void savesThatLackAPart_data();
    void savesThatLackAPart();
    void otherPlayersStay();
    void everyTableIsTold();
    void redoIsTheSame();

private:
    QString ask(const QByteArray& sql) { return WeekServer::ask(*m_session, sql); }
    void run(const QByteArray& sql) { WeekServer::run(*m_session, sql); }
    QString state() { return ask(QByteArray(MarketlandState).replace("%1", m_player)); }
    QString saved() { return ask(QByteArray(MarketlandSaved).replace("%1", QByteArray::number(m_save))); }
    RollbackRequest request() const { return {*m_game, m_game->playLogs.front(), m_player, m_save}; }
    Result<RollbackPreview> preview() { return previewRollback(*m_session, request()); }
    Operation rollBackIt()
    {
        const auto shown = preview();
        if (!shown)
            qFatal("%s", qPrintable(shown.error().text() + shown.error().detail));
        auto done = rollBack(*m_session, request(), shown->confirmation, m_by);
        if (!done)
            qFatal("%s", qPrintable(done.error().text()));
        return *std::move(done);
    }
    void undo(const Operation& done) { VERIFY_RESULT(undoOperation(*m_session, *m_game, done.id, m_by)); }
    /// Parts that the preview says to stay.
    static QStringList parts(const RollbackPreview& shown)
    {
        QStringList list;
        for (const LeftPart& left : shown.left)
            list << left.part;
        return list;
    }

    RollbackServer m_server;
    GamePointer m_game;
    std::optional<Session> m_session;
    QByteArray m_player;
    qint64 m_save = 0;
    const OperationBy m_by {.reason = QStringLiteral("a test")};
};

void TestRollbackMarketland::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
    m_session.emplace(m_server.open(m_server.newSampleWeek(*m_game, 5)));
    run("SET TimeZone = 'UTC'");
    run("CREATE SCHEMA keep");
    for (const char* table : Kept)
        run("CREATE TABLE keep." + QByteArray(table) + " AS SELECT * FROM public." + table);
    // somebody with jobs under way at an older save
    m_player = ask("SELECT s.player_id FROM public.save_snapshots AS s JOIN public.save_snapshots AS n ON "
                   "n.player_id = "
                   "s.player_id AND n.snapshot_id > s.snapshot_id WHERE jsonb_array_length(s.snapshot_data "
                   "-> 'jobs') > 0 "
                   "GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
                   .toUtf8();
}

/// Every test begins with the week as it was filled.
void TestRollbackMarketland::init()
{
    for (const char* table : Kept)
        run("DELETE FROM public." + QByteArray(table) + "; INSERT INTO public." + table
            + " SELECT * FROM keep." + table);
    m_save = ask("SELECT min(snapshot_id) FROM public.save_snapshots WHERE player_id = '" + m_player
                 + "' AND jsonb_array_length(snapshot_data -> 'jobs') > 0")
                 .toLongLong();
}

void TestRollbackMarketland::everythingOfTheSave()
{
    const QString before = fingerprint(*m_session);
    QVERIFY(state() != saved());
    const Operation done = rollBackIt();
    QCOMPARE(state(), saved());
    undo(done);
    QCOMPARE(fingerprint(*m_session), before);
}

void TestRollbackMarketland::rowsThatWent()
{
    run("DELETE FROM public.crop_plots WHERE plot_id = (SELECT max(plot_id) FROM public.crop_plots WHERE "
        "player_id = '"
        + m_player
        + "' AND plot_id IN (SELECT (e ->> 'plot_id')::bigint FROM public.save_snapshots, "
          "jsonb_array_elements(snapshot_data #> "
          "'{farm,plots}') AS e WHERE snapshot_id = "
        + QByteArray::number(m_save) + ")); DELETE FROM public.animal_pens WHERE player_id = '" + m_player
        + "'; DELETE FROM public.displays WHERE player_id = '" + m_player
        + "'; DELETE FROM public.inventory WHERE player_id = '" + m_player
        + "'; INSERT INTO public.crop_plots (player_id, zone_index, grid_x, grid_y) VALUES ('" + m_player
        + "', 9, 9, 9)");
    const QString before = fingerprint(*m_session);
    const Operation done = rollBackIt();
    QCOMPARE(state(), saved());
    undo(done);
    QCOMPARE(fingerprint(*m_session), before);
}

/// Two displays changed their places, and a third took one of them: no order of single changes fits.
void TestRollbackMarketland::placesThatWereSwapped()
{
    const QByteArray mine = "player_id = '" + m_player + "'";
    run("UPDATE public.displays SET zone_index = 100 + zone_index WHERE " + mine
        + "; WITH o AS (SELECT display_id, zone_index - 100 AS z, grid_x, grid_y, row_number() OVER (ORDER "
          "BY display_id) AS n, "
          "count(*) OVER () AS c FROM public.displays WHERE "
        + mine
        + ") UPDATE public.displays AS d SET (zone_index, grid_x, grid_y) = (SELECT b.z, b.grid_x, b.grid_y "
          "FROM o AS a JOIN o AS "
          "b ON b.n = a.n % a.c + 1 WHERE a.display_id = d.display_id) WHERE "
        + mine);
    QVERIFY(ask("SELECT count(*) FROM public.displays WHERE " + mine).toInt() > 1);
    const QString before = fingerprint(*m_session);
    const Operation done = rollBackIt();
    QCOMPARE(state(), saved());
    undo(done);
    QCOMPARE(fingerprint(*m_session), before);
}

void TestRollbackMarketland::jobsFromTheArchive()
{
    run("WITH gone AS (DELETE FROM public.processing_jobs WHERE player_id = '" + m_player
        + "' RETURNING *) INSERT INTO public.processing_jobs_archive SELECT * FROM gone");
    const QString archived = ask("SELECT count(*) FROM public.processing_jobs_archive");
    const QString before = fingerprint(*m_session);
    const Operation done = rollBackIt();
    QCOMPARE(state(), saved());
    QCOMPARE(
        ask("SELECT count(*) FROM public.processing_jobs JOIN public.processing_jobs_archive USING (job_id)"),
        QStringLiteral("0"));
    undo(done);
    QCOMPARE(fingerprint(*m_session), before);
    // one that is nowhere is told, and not made up
    run("DELETE FROM public.processing_jobs_archive");
    const auto shown = preview();
    VERIFY_RESULT(shown);
    QVERIFY2(parts(*shown).join(QLatin1Char('|')).contains(QStringLiteral("Job ")),
             qPrintable(parts(*shown).join(QLatin1Char('|'))));
    QVERIFY(archived.toInt() > 0);
}

void TestRollbackMarketland::columnsThatASaveLacks()
{
    const QByteArray mine = "player_id = '" + m_player + "'";
    run("UPDATE public.crop_plots SET wilts_at = '2026-01-01', planted_at = '2026-01-01' WHERE " + mine
        + "; UPDATE public.displays SET mastery_stars = 3, upgrade_tier = 2 WHERE " + mine);
    const Operation done = rollBackIt();
    QCOMPARE(ask("SELECT count(*) FROM public.crop_plots WHERE " + mine
                 + " AND (wilts_at, planted_at) IS DISTINCT FROM ('2026-01-01'::timestamptz, "
                   "'2026-01-01'::timestamptz)"),
             QStringLiteral("0"));
    QCOMPARE(ask("SELECT count(*) FROM public.displays WHERE " + mine
                 + " AND (mastery_stars, upgrade_tier) <> (3, 2)"),
             QStringLiteral("0"));
    undo(done);
}

void TestRollbackMarketland::savesThatLackAPart_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("part");
    QTest::addColumn<QByteArray>("table");
    QTest::newRow("plots") << QByteArray("{farm,plots}") << QStringLiteral("Plots")
                           << QByteArray("crop_plots");
    QTest::newRow("pens") << QByteArray("{farm,pens}") << QStringLiteral("Pens") << QByteArray("animal_pens");
    QTest::newRow("displays") << QByteArray("{store,displays}") << QStringLiteral("Displays")
                              << QByteArray("displays");
    QTest::newRow("inventory") << QByteArray("{inventory}") << QStringLiteral("Stock and barn")
                               << QByteArray("inventory");
    QTest::newRow("jobs") << QByteArray("{jobs}") << QStringLiteral("Jobs") << QByteArray("processing_jobs");
    QTest::newRow("whole farm") << QByteArray("{farm}") << QStringLiteral("Farm") << QByteArray("farm_state");
}

void TestRollbackMarketland::savesThatLackAPart()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, part);
    QFETCH(QByteArray, table);
    const QByteArray id = QByteArray::number(m_save);
    const QString whole = ask("SELECT snapshot_data FROM public.save_snapshots WHERE snapshot_id = " + id);
    run("UPDATE public.save_snapshots SET snapshot_data = snapshot_data #- '" + path
        + "' WHERE snapshot_id = " + id);
    const auto rows = [&] {
        return ask("SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM public." + table + " AS t");
    };
    const QString before = rows();
    const auto shown = preview();
    VERIFY_RESULT(shown);
    QVERIFY2(parts(*shown).contains(part), qPrintable(parts(*shown).join(QLatin1Char('|'))));
    const Operation done = rollBackIt();
    QCOMPARE(rows(), before);
    QCOMPARE(ask("SELECT max(snapshot_id) FROM public.save_snapshots WHERE player_id = '" + m_player + "'"),
             QString::number(m_save)); // the rest went back
    undo(done);
    VERIFY_RESULT(m_session->execute(
        Sql("UPDATE public.save_snapshots SET snapshot_data = $1::jsonb WHERE snapshot_id = $2::bigint"),
        {whole.toUtf8(), id}));
}

void TestRollbackMarketland::otherPlayersStay()
{
    const auto others = [&] {
        QStringList lines;
        for (const char* table : {"players", "crop_plots", "animal_pens", "displays", "inventory",
                                  "processing_jobs", "save_snapshots"})
            lines << ask("SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM public."
                         + QByteArray(table) + " AS t WHERE player_id <> '" + m_player + "'");
        return lines;
    };
    const QStringList before = others();
    const Operation done = rollBackIt();
    QCOMPARE(others(), before);
    undo(done);
}

/// Each table of the week is changed by a step, or told with the reason why it stays.
void TestRollbackMarketland::everyTableIsTold()
{
    const auto shown = preview();
    VERIFY_RESULT(shown);
    const QStringList told = parts(*shown);
    const RollbackDefinition& plan = *m_game->playLogs.front().rollback;
    const auto tables = m_session->query(Sql("SELECT n.nspname || '.' || c.relname FROM pg_class AS c JOIN "
                                             "pg_namespace AS n ON n.oid = c.relnamespace WHERE "
                                             "c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname "
                                             "= 'public' AND c.relname NOT LIKE 'flyway%'"));
    for (const auto& row : tables->rows) {
        const QString table = QString::fromUtf8(*row[0]);
        const bool isStep = std::ranges::find(plan.steps, table, &RollbackStep::table) != plan.steps.end();
        QVERIFY2(isStep || told.contains(table), qPrintable(table));
    }
    for (const LeftPart& left : shown->left)
        QVERIFY2(!left.reason.contains(QStringLiteral("no such table")), qPrintable(left.part));
}

void TestRollbackMarketland::redoIsTheSame()
{
    const Operation done = rollBackIt();
    const QString after = fingerprint(*m_session);
    undo(done);
    const auto shown = preview();
    VERIFY_RESULT(shown);
    const auto again = redoRollback(*m_session, *m_game, done.id, shown->confirmation, m_by);
    VERIFY_RESULT(again);
    QCOMPARE(fingerprint(*m_session), after);
    undo(*again);
}

QTEST_GUILESS_MAIN(TestRollbackMarketland)
#include "tst_rollbackmarketland.moc"
