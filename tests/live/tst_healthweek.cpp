#include "healthtest.h"

#include "health/tablebloat.h"
#include "health/weekhealth.h"
#include "health/weeksizes.h"
#include "health/weeksover.h"
#include "migrations/migrate.h"

#include <QTemporaryDir>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Each figure of a week, in one that was made sick on purpose.
class TestHealthWeek : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void healthyWeek();
    void limitsOfZero();
    void bloatByUpdates();
    void bloatMeasured();
    void vacuumThreshold();
    void fullSequence();
    void columnSmallerThanItsSequence();
    void rowsInTheDefaultPartition();
    void monthsMissing();
    void unusedIndex();
    void tableReadWhole();
    void unreadable();
    void weeksWithoutArchive();
    void besideTheWeekBefore();

private:
    WeekHealth read(const Thresholds& thresholds = Thresholds::defaults())
    {
        auto session = m_server.open(m_week);
        auto health = readWeekHealth(session, m_game, thresholds);
        if (!health)
            qFatal("%s", qPrintable(health.error().text()));
        return *std::move(health);
    }
    Figure figure(const char* id, const Thresholds& thresholds = Thresholds::defaults())
    {
        return figureOf(read(thresholds).figures, id);
    }
    TableHealth table(const char* name)
    {
        for (const TableHealth& one : read().tables) {
            if (one.name == QLatin1String(name))
                return one;
        }
        return {};
    }
    void run(const QByteArray& script)
    {
        auto session = m_server.open(m_week);
        WeekServer::run(session, script);
    }

    WeekServer m_server;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    GameDefinition m_game;
    QString m_week;
};

void TestHealthWeek::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = *m_library.game(QStringLiteral("marketland"));
    m_week = m_server.newWeek(m_game).toString();
    auto session = m_server.open(m_week);
    VERIFY_RESULT(migrate(session, m_game));
    // the months that the game asks for, as Partitions makes them
    WeekServer::run(
        session,
        "DO $$ DECLARE m DATE; BEGIN FOR i IN 0..3 LOOP m := date_trunc('month', now()) + i * interval "
        "'1 month'; BEGIN EXECUTE format('CREATE TABLE IF NOT EXISTS public.pe_%s PARTITION OF "
        "public.player_events FOR VALUES FROM (%L) TO (%L)', to_char(m, 'YYYY_MM'), m || ' 00:00+00', "
        "(m + interval '1 month')::date || ' 00:00+00'); EXCEPTION WHEN invalid_object_definition THEN "
        "END; END LOOP; END $$");
}

void TestHealthWeek::healthyWeek()
{
    const WeekHealth health = read();
    for (const Figure& one : health.figures) {
        QVERIFY2(one.state <= Figure::State::Good, qPrintable(one.title() + one.text));
        QVERIFY2(one.isTold() != !one.refusal.isEmpty(), qPrintable(one.title()));
    }
    QVERIFY(figureOf(health.figures, "week_size").value > 1000000.0);
    QCOMPARE(figureOf(health.figures, "partitions_ahead").value, std::optional(0.0));
    QCOMPARE(figureOf(health.figures, "default_partition").value, std::optional(0.0));
    QVERIFY(!health.tables.empty());
}

/// Whatever is told reaches them, also where there is no table that it is told of.
void TestHealthWeek::limitsOfZero()
{
    const auto zero = limits(R"({"autovacuum": {"warning": 0}, "dead_rows": {"warning": 0}})");
    for (const char* id : {"autovacuum", "dead_rows"})
        QCOMPARE(int(figure(id, zero).state), int(Figure::State::Warning));
}

void TestHealthWeek::bloatByUpdates()
{
    run("CREATE TABLE bloated (id INT PRIMARY KEY, filler TEXT) WITH (autovacuum_enabled = false); "
        "INSERT INTO bloated SELECT n, repeat('x', 300) FROM generate_series(1, 20000) AS n");
    QTRY_COMPARE_WITH_TIMEOUT(table("public.bloated").live, 20000, Patience);
    QVERIFY(table("public.bloated").noBloat.contains(QStringLiteral("never analyzed")));
    run("ANALYZE bloated");
    QVERIFY(*table("public.bloated").bloat < 0.15 * static_cast<double>(table("public.bloated").bytes));
    auto reader = m_server.open(m_week); // while it may see them, no page is cleaned by the next update
    WeekServer::run(reader, "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM bloated");
    for (int i = 0; i < 3; ++i)
        run("UPDATE bloated SET filler = repeat('y', 300)");
    WeekServer::run(reader, "ROLLBACK");
    QTRY_VERIFY_WITH_TIMEOUT(table("public.bloated").dead >= 60000, Patience);
    const Figure dead = figure("dead_rows");
    QCOMPARE(int(dead.state), int(Figure::State::Warning));
    QCOMPARE(dead.remedy, QStringLiteral("VACUUM (ANALYZE) public.bloated;"));
    QVERIFY(*dead.value > 70 && *dead.value < 80);
    // the statistics are of before: no number is better than a wrong one
    QVERIFY(table("public.bloated").noBloat.contains(QStringLiteral("changed since ANALYZE")));
    const Figure late = figure("autovacuum");
    QCOMPARE(int(late.state), int(Figure::State::Warning));
    QVERIFY(late.text.contains(QStringLiteral("autovacuum is off")));
    run("ANALYZE bloated");
    QTRY_VERIFY_WITH_TIMEOUT(table("public.bloated").bloat.has_value(), Patience);
    const TableHealth bloated = table("public.bloated");
    const double share = *bloated.bloat / static_cast<double>(bloated.bytes);
    QVERIFY2(share > 0.65 && share < 0.85, qPrintable(QString::number(share)));
    const auto low = limits(R"({"bloat": {"warning": 10000000}})");
    QCOMPARE(int(figure("bloat", low).state), int(Figure::State::Warning));
    QCOMPARE(int(figure("bloat").state), int(Figure::State::Good));
    run("VACUUM (FULL, ANALYZE) bloated");
    QTRY_COMPARE_WITH_TIMEOUT(int(figure("dead_rows").state), int(Figure::State::Good), Patience);
    QCOMPARE(int(figure("autovacuum").state), int(Figure::State::Good));
    QCOMPARE(int(figure("bloat", low).state), int(Figure::State::Good));
}

/// As pgstattuple() counts it, which reads every page.
void TestHealthWeek::bloatMeasured()
{
    auto session = m_server.open(m_week);
    const auto refused = measureBloat(session, QStringLiteral("public.bloated"));
    QVERIFY(!refused);
    QVERIFY2(refused.error().advice.contains(QStringLiteral("CREATE EXTENSION pgstattuple;")),
             qPrintable(refused.error().text()));
    run("CREATE SCHEMA \"Tools\"; CREATE EXTENSION pgstattuple SCHEMA \"Tools\"; DELETE FROM bloated WHERE "
        "id % "
        "2 = 0");
    const auto measured = measureBloat(session, QStringLiteral("public.bloated"));
    VERIFY_RESULT(measured);
    const auto exact = [&](const char* column) {
        return WeekServer::ask(
                   session, QByteArray("SELECT ") + column + " FROM \"Tools\".pgstattuple('public.bloated')")
            .toLongLong();
    };
    QCOMPARE(measured->bytes, exact("table_len"));
    QCOMPARE(measured->deadBytes, exact("dead_tuple_len"));
    QVERIFY(std::abs(measured->freeBytes - exact("free_space")) < measured->bytes / 50);
    QVERIFY2(measured->share() > 40 && measured->share() < 60, qPrintable(measured->text()));
    QVERIFY(!measureBloat(session, QStringLiteral("public.nothing_there")));
    WeekServer::run(session, "CREATE ROLE stranger; SET ROLE stranger");
    const auto closed = measureBloat(session, QStringLiteral("public.bloated"));
    QVERIFY(!closed);
    QVERIFY2(closed.error().sqlState == QLatin1String("42501"), qPrintable(closed.error().text()));
    run("DROP EXTENSION pgstattuple; DROP SCHEMA \"Tools\"");
}

/// Of the server's settings and the table's own.
void TestHealthWeek::vacuumThreshold()
{
    run("CREATE TABLE large AS SELECT generate_series(1, 20000) AS n; ANALYZE large");
    QCOMPARE(table("public.large").vacuumAt, 4050);
    auto session = m_server.open(m_week);
    if (session.serverVersion() < 180000)
        QSKIP("before PostgreSQL 18 there is no most");
    run("ALTER TABLE large SET (autovacuum_vacuum_max_threshold = 500)");
    QCOMPARE(table("public.large").vacuumAt, 500);
    run("ALTER TABLE large SET (autovacuum_vacuum_max_threshold = -1)");
    QCOMPARE(table("public.large").vacuumAt, 4050);
}

void TestHealthWeek::fullSequence()
{
    QCOMPARE(int(figure("sequences").state), int(Figure::State::Good));
    run("CREATE SEQUENCE full_one AS SMALLINT; SELECT setval('full_one', 29000)");
    Figure full = figure("sequences");
    QCOMPARE(int(full.state), int(Figure::State::Warning));
    QVERIFY(full.text.contains(QStringLiteral("public.full_one")));
    run("SELECT setval('full_one', 32767)");
    full = figure("sequences");
    QCOMPARE(int(full.state), int(Figure::State::Critical));
    QVERIFY(std::abs(*full.value - 100) < 0.01);
    run("DROP SEQUENCE full_one");
}

void TestHealthWeek::columnSmallerThanItsSequence()
{
    run("CREATE TABLE narrow (id INT); CREATE SEQUENCE wide OWNED BY narrow.id; SELECT setval('wide', "
        "2000000000)");
    const Figure full = figure("sequences");
    QCOMPARE(int(full.state), int(Figure::State::Warning)); // of INT, although the sequence is BIGINT
    run("DROP TABLE narrow");
}

void TestHealthWeek::rowsInTheDefaultPartition()
{
    auto session = m_server.open(m_week);
    const QString name = WeekServer::ask(
        session,
        "SELECT i.inhrelid::regclass FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid WHERE "
        "i.inhparent = 'public.player_events'::regclass AND pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT'");
    const QString made = name.contains(QLatin1String("player")) ? name : QStringLiteral("player_events_rest");
    if (made != name)
        WeekServer::run(session, "CREATE TABLE player_events_rest PARTITION OF public.player_events DEFAULT");
    WeekServer::run(session,
                    "BEGIN; SET LOCAL session_replication_role = 'replica'; "
                        + WeekServer::ask(session, R"(
        SELECT format('INSERT INTO public.player_events (%s) VALUES (%s)', string_agg(quote_ident(a.attname), ', '),
            string_agg(CASE WHEN a.atttypid = 'timestamptz'::regtype THEN quote_literal('2199-01-01Z')
                WHEN a.atttypid = 'uuid'::regtype THEN 'gen_random_uuid()'
                WHEN a.atttypid IN ('jsonb'::regtype, 'json'::regtype) THEN '''{}'''
                WHEN a.atttypid IN ('int4'::regtype, 'int8'::regtype, 'numeric'::regtype) THEN '1'
                ELSE '''a''' END, ', '))
        FROM pg_attribute AS a
        WHERE a.attrelid = 'public.player_events'::regclass AND a.attnum > 0 AND (a.attnotnull AND NOT a.atthasdef
                OR a.atttypid = 'timestamptz'::regtype)
            AND a.attidentity = '' AND NOT a.attisdropped)")
                              .toUtf8()
                        + "; COMMIT");
    const Figure filled = figure("default_partition");
    QCOMPARE(int(filled.state), int(Figure::State::Warning));
    QVERIFY2(filled.text.contains(made), qPrintable(filled.text));
    WeekServer::run(session, "TRUNCATE " + made.toUtf8());
    QCOMPARE(int(figure("default_partition").state), int(Figure::State::Good));
}

void TestHealthWeek::monthsMissing()
{
    m_game.partitions.front().ahead = 9;
    const Figure missing = figure("partitions_ahead");
    m_game.partitions.front().ahead = 2;
    QCOMPARE(int(missing.state), int(Figure::State::Critical));
    QVERIFY(missing.text.contains(QStringLiteral("player_events lacks")));
}

void TestHealthWeek::unusedIndex()
{
    run("CREATE TABLE many AS SELECT n FROM generate_series(1, 100000) AS n; CREATE INDEX unused ON many "
        "(n)");
    const auto low = limits(R"({"unused_indexes": {"warning": 1000000}})");
    QTRY_COMPARE_WITH_TIMEOUT(int(figure("unused_indexes", low).state), int(Figure::State::Warning),
                              Patience);
    const WeekHealth health = read();
    QCOMPARE(health.indexes.size(), std::size_t(1));
    QCOMPARE(health.indexes.front().statement, QStringLiteral("DROP INDEX CONCURRENTLY public.unused;"));
    run("SET enable_seqscan = off; SELECT FROM many WHERE n = 5");
    QTRY_VERIFY_WITH_TIMEOUT(read().indexes.empty(), Patience);
}

void TestHealthWeek::tableReadWhole()
{
    QCOMPARE(int(figure("missing_indexes").state), int(Figure::State::Good));
    run("CREATE TABLE parents (id INT PRIMARY KEY); INSERT INTO parents VALUES (1); CREATE TABLE whole (n "
        "INT, parent "
        "INT REFERENCES parents, filler TEXT); INSERT INTO whole SELECT n, 1, repeat('x', 500) FROM "
        "generate_series(1, "
        "30000) AS n");
    auto session = m_server.open(m_week);
    for (int i = 0; i < 101; ++i)
        QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM whole WHERE n = 5"), QStringLiteral("1"));
    QTRY_COMPARE_WITH_TIMEOUT(int(figure("missing_indexes").state), int(Figure::State::Warning), Patience);
    const auto findings = read().indexes;
    QVERIFY(std::ranges::any_of(findings, [](const IndexFinding& one) {
        return one.isMissing
            && one.statement == QLatin1String("CREATE INDEX CONCURRENTLY ON public.whole (parent);");
    }));
    run("CREATE INDEX ON whole (parent)");
    QVERIFY(std::ranges::none_of(read().indexes, &IndexFinding::isMissing));
}

/// A role that may not read a table's columns sees a part of its statistics: no estimate is made of that.
void TestHealthWeek::unreadable()
{
    auto setup = m_server.open(m_week);
    WeekServer::run(
        setup,
        "CREATE TABLE closed AS SELECT n, repeat('x', 300) AS filler FROM generate_series(1, 9000) AS "
        "n; ANALYZE closed; CREATE ROLE reader; GRANT pg_monitor TO reader");
    WeekServer::run(
        setup,
        "GRANT USAGE ON SCHEMA public TO reader; GRANT SELECT (n) ON closed TO reader; SET ROLE reader");
    const auto health = readWeekHealth(setup, m_game);
    VERIFY_RESULT(health);
    for (const TableHealth& one : health->tables) {
        if (one.name == QLatin1String("public.closed")) {
            QVERIFY(!one.bloat);
            QVERIFY(one.noBloat.contains(QStringLiteral("may not read")));
        }
    }
    QVERIFY(figureOf(health->figures, "sequences").isTold()
            || !figureOf(health->figures, "sequences").refusal.isEmpty());
}

void TestHealthWeek::weeksWithoutArchive()
{
    auto session = m_server.open();
    const auto over = readWeeksOver(session, m_library);
    VERIFY_RESULT(over);
    QCOMPARE(over->value, std::optional(1.0)); // it is of 2020
    QCOMPARE(int(over->state), int(Figure::State::Warning));
    QVERIFY(over->text.contains(m_week));
}

/// The week before, as it was looked at when it was as old.
void TestHealthWeek::besideTheWeekBefore()
{
    QTemporaryDir folder;
    const auto workspace = Workspace::open(folder.filePath(QStringLiteral("w.sqlite")));
    VERIFY_RESULT(workspace);
    WeekHealth before {.week = {"1", 2, QStringLiteral("marketland_2025_w01")},
                       .readAt = 100'000'000'000,
                       .startedAt = 0,
                       .bytes = 10'000'000};
    before.tables.push_back({.name = QStringLiteral("public.events"), .live = 1000});
    VERIFY_RESULT(compareSizes(before, m_game, *workspace));
    for (const char* id : {"size_compared", "growth_compared", "rows_compared"})
        QVERIFY(!figureOf(before.figures, id).isTold()); // the first one
    before.readAt += 2 * 3'600'000'000;
    before.bytes = 12'000'000;
    before.tables.front().live = 3000;
    VERIFY_RESULT(compareSizes(before, m_game, *workspace));
    before.readAt += 23 * 3'600'000'000;
    before.bytes = 14'000'000;
    VERIFY_RESULT(compareSizes(before, m_game, *workspace));
    WeekHealth now {.week = {"1", 3, QStringLiteral("marketland_2025_w02")},
                    .readAt = 103'600'000'000,
                    .startedAt = 0,
                    .bytes = 25'000'000};
    VERIFY_RESULT(compareSizes(now, m_game, *workspace));
    const Figure compared = figureOf(now.figures, "size_compared");
    QCOMPARE(int(compared.state), int(Figure::State::Warning)); // 25 beside 11
    QVERIFY(std::abs(*compared.value - 25.0 / 11) < 0.001);
    QVERIFY(compared.text.contains(QStringLiteral("marketland_2025_w01")));
    QCOMPARE(figureOf(now.figures, "rows_compared").value, std::optional(0.0)); // 0 beside 2000
    QVERIFY(figureOf(now.figures, "growth_compared").refusal.contains(QStringLiteral("a day ago")));

    now.readAt = 190'000'000'000;
    now.bytes = 45'000'000;
    now.tables.push_back({.name = QStringLiteral("public.events"), .live = 6000});
    now.figures.clear();
    VERIFY_RESULT(compareSizes(now, m_game, *workspace));
    const Figure rows = figureOf(now.figures, "rows_compared");
    QCOMPARE(rows.value, std::optional(2.0)); // beside 3000
    QCOMPARE(int(rows.state), int(Figure::State::Warning));
    const Figure growth = figureOf(now.figures, "growth_compared");
    QVERIFY2(growth.value && std::abs(*growth.value - 20.0 / 3) < 0.001, qPrintable(growth.text)); // 14 - 11
    QCOMPARE(int(growth.state), int(Figure::State::Warning));
    now.isStandby = true;
    now.figures.clear();
    VERIFY_RESULT(compareSizes(now, m_game, *workspace));
    QVERIFY(figureOf(now.figures, "rows_compared").refusal.contains(QStringLiteral("standby")));
}

QTEST_GUILESS_MAIN(TestHealthWeek)
#include "tst_healthweek.moc"
