#include "migrationtest.h"

#include "migrations/flywaychecksum.h"
#include "migrations/historyrepair.h"
#include "migrations/migrateweeks.h"
#include "migrations/undomigrations.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// The history of migrations: Flyway's own, begun late, and repaired.
class TestMigrationHistory : public MigrationTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { makeWeek(); }

    void baselineOfAnExistingDatabase();
    void baselineIsRefused();
    void repairPutsTheHistoryInOrder();
    void repairRefusesAnotherPlan();
    void flywaysOwnRowsAreUnderstood();
    void flywaysBaselineAndGaps();
    void hostileNames();
};

void TestMigrationHistory::baselineOfAnExistingDatabase()
{
    WeekServer::run(*m_session, "CREATE TABLE public.a (x INT)");
    QVERIFY(!migrate(*m_session, m_game));
    const auto plan = planBaseline(*m_session, QStringLiteral("1"));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->changes.size(), 1U);
    QCOMPARE(WeekServer::ask(*m_session, "SELECT to_regclass('public.flyway_schema_history')"),
             QStringLiteral("NULL"));
    VERIFY_RESULT(baseline(*m_session, QStringLiteral("1"), {}, plan->hash));
    QCOMPARE(historyOf(*m_session),
             QStringLiteral("1,1,<< Flyway Baseline >>,BASELINE,<< Flyway Baseline >>,t"));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT checksum FROM public.flyway_schema_history"),
             QStringLiteral("NULL"));
    const auto report = migrate(*m_session, m_game);
    VERIFY_RESULT(report);
    QCOMPARE(report->applied.join(QLatin1Char(' ')), QStringLiteral("V2__second.sql R__view.sql"));
}

void TestMigrationHistory::baselineIsRefused()
{
    QVERIFY(!planBaseline(*m_session, QStringLiteral("one")));
    const auto plan = planBaseline(*m_session, QStringLiteral("1"));
    VERIFY_RESULT(plan);
    migrateNow();
    const auto late = planBaseline(*m_session, QStringLiteral("1"));
    QVERIFY(!late && late.error().message.contains(QLatin1String("history of migrations already")));
    QVERIFY(!baseline(*m_session, QStringLiteral("1"), {}, plan->hash));
    QVERIFY(!historyOf(*m_session).contains(QLatin1String("BASELINE")));
}

void TestMigrationHistory::repairPutsTheHistoryInOrder()
{
    migrateNow();
    WeekServer::run(
        *m_session,
        "INSERT INTO public.flyway_schema_history VALUES (4, '3', 'bad', 'SQL', 'V3__bad.sql', 5, 'me', "
        "now(), 1, FALSE)");
    m_game.migrations[0] =
        file("V1__first_one.sql", "CREATE TABLE public.a (x BIGINT);"); // renamed and changed
    m_game.migrations.erase(m_game.migrations.begin() + 1);
    m_game.repeatable.clear();
    const auto plan = planRepair(*m_session, m_game);
    VERIFY_RESULT(plan);
    QStringList kinds;
    for (const HistoryChange& change : plan->changes) {
        kinds << QStringLiteral("%1:%2").arg(static_cast<int>(change.kind)).arg(change.row.rank);
        QVERIFY(!change.explanation.isEmpty());
    }
    QCOMPARE(kinds.join(QLatin1Char(' ')),
             QStringLiteral("1:4 2:1 3:2 3:3")); // failed, realigned, both missing
    const QString before = historyOf(*m_session);
    QVERIFY(!migrate(*m_session, m_game));
    QCOMPARE(historyOf(*m_session), before);

    VERIFY_RESULT(repair(*m_session, m_game, plan->hash));
    QCOMPARE(
        historyOf(*m_session),
        QStringLiteral(
            "1,1,first one,SQL,V1__first.sql,t|2,2,second,SQL,V2__second.sql,t|3,-,view,SQL,R__view.sql,t|"
            "4,2,second,DELETE,V2__second.sql,t|5,-,view,DELETE,R__view.sql,t"));
    QCOMPARE(WeekServer::ask(*m_session,
                             "SELECT checksum FROM public.flyway_schema_history WHERE installed_rank = 1"),
             QString::number(flywayChecksum(m_game.migrations[0].text)));
    const auto report = migrate(*m_session, m_game);
    VERIFY_RESULT(report);
    QVERIFY(report->applied.isEmpty());
    const auto again = planRepair(*m_session, m_game);
    VERIFY_RESULT(again);
    QVERIFY(again->changes.empty());
}

void TestMigrationHistory::repairRefusesAnotherPlan()
{
    migrateNow();
    m_game.migrations[0].text += "-- changed";
    const auto plan = planRepair(*m_session, m_game);
    VERIFY_RESULT(plan);
    m_game.migrations[0].text += " again";
    const auto refused = repair(*m_session, m_game, plan->hash);
    QVERIFY(!refused
            && refused.error().message.contains(QLatin1String("has changed since this was confirmed")));
    QVERIFY(!migrate(*m_session, m_game));
}

/// Rows as Flyway 9 writes them for the same files; its table, types and checksums.
void TestMigrationHistory::flywaysOwnRowsAreUnderstood()
{
    m_game.migrations = {file("V1__first.sql", "CREATE TABLE public.a (x INT);"),
                         file("V1.2__b.sql", "CREATE TABLE public.b ();"),
                         file("V20250101_1__c.sql", "CREATE TABLE public.c ();")};
    const auto sum = [](const GameFile& one) { return QByteArray::number(flywayChecksum(one.text)); };
    WeekServer::run(
        *m_session,
        "CREATE TABLE \"public\".\"flyway_schema_history\" (\"installed_rank\" INT NOT NULL, \"version\" "
        "VARCHAR(50), "
        "\"description\" VARCHAR(200) NOT NULL, \"type\" VARCHAR(20) NOT NULL, \"script\" VARCHAR(1000) NOT "
        "NULL, "
        "\"checksum\" INTEGER, \"installed_by\" VARCHAR(100) NOT NULL, \"installed_on\" TIMESTAMP NOT NULL "
        "DEFAULT now(), "
        "\"execution_time\" INTEGER NOT NULL, \"success\" BOOLEAN NOT NULL);"
        "ALTER TABLE \"public\".\"flyway_schema_history\" ADD CONSTRAINT \"flyway_schema_history_pk\" "
        "PRIMARY KEY "
        "(\"installed_rank\"); CREATE INDEX \"flyway_schema_history_s_idx\" ON "
        "\"public\".\"flyway_schema_history\" "
        "(\"success\"); CREATE TABLE public.a (x INT); CREATE VIEW public.v AS SELECT x FROM public.a;"
        "INSERT INTO public.flyway_schema_history VALUES"
        "(0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '\"public\"', NULL, 'fly', now(), 0, TRUE),"
        "(1, '1', 'first', 'SQL', 'V1__first.sql', "
            + sum(m_game.migrations[0])
            + ", 'fly', now(), 9, TRUE),"
              "(2, '1.2', 'b', 'SQL', 'V1.2__b.sql', "
            + sum(m_game.migrations[1])
            + ", 'fly', now(), 9, TRUE),"
              "(3, NULL, 'view', 'SQL', 'R__view.sql', "
            + sum(m_game.repeatable[0])
            + ", 'fly', now(), 9, TRUE),"
              "(4, '1.2', 'b', 'UNDO_SQL', 'U1.2__b.sql', 77, 'fly', now(), 9, TRUE),"
              "(5, '0.9', 'gone', 'SQL', 'V0.9__gone.sql', 5, 'fly', now(), 9, TRUE),"
              "(6, '0.9', 'gone', 'DELETE', 'V0.9__gone.sql', 5, 'fly', now(), 0, TRUE)");
    const auto report = migrate(*m_session, m_game);
    VERIFY_RESULT(report);
    QCOMPARE(report->applied.join(QLatin1Char(' ')), QStringLiteral("V1.2__b.sql V20250101_1__c.sql"));
    QCOMPARE(report->version, QStringLiteral("20250101.1"));
    QVERIFY2(historyOf(*m_session)
                 .endsWith(QLatin1String("|7,1.2,b,SQL,V1.2__b.sql,t|8,20250101.1,c,SQL,"
                                         "V20250101_1__c.sql,t")),
             qPrintable(historyOf(*m_session)));
}

/// A history as Flyway leaves it after a baseline and a repair, files from another editor, and the rows that
/// it finds afterwards.
void TestMigrationHistory::flywaysBaselineAndGaps()
{
    const QByteArray mark = "\xEF\xBB\xBF";
    m_game.migrations = {
        file("V1__before.sql", "SELECT 1 / 0;"),
        file("V2__first.sql",
             mark + "CREATE TABLE public.a (x INT);\r\nINSERT INTO public.a VALUES (1);\r\n"),
        file("V3__more.sql", "CREATE TABLE public.b ();")};
    m_game.repeatable = {
        file("R__a_view.sql", "CREATE OR REPLACE VIEW public.v AS SELECT x\r FROM public.a;")};
    WeekServer::run(*m_session,
                    "CREATE TABLE public.a (x INT); CREATE VIEW public.v AS SELECT x FROM public.a");
    const auto plan = planBaseline(*m_session, QStringLiteral("1"));
    VERIFY_RESULT(plan);
    VERIFY_RESULT(baseline(*m_session, QStringLiteral("1"), {}, plan->hash));
    QCOMPARE(WeekServer::ask(*m_session,
                             "SELECT to_jsonb(h) - 'installed_on' - 'installed_by' FROM "
                             "public.flyway_schema_history AS h"),
             QStringLiteral(R"({"type": "BASELINE", "script": "<< Flyway Baseline >>", "success": true, )"
                            R"("version": "1", "checksum": null, "description": "<< Flyway Baseline >>", )"
                            R"("execution_time": 0, "installed_rank": 1})"));
    // checksums by zlib's crc32 of the lines without their ends
    WeekServer::run(*m_session,
                    "INSERT INTO public.flyway_schema_history VALUES "
                    "(5, '2', 'first', 'SQL', 'V2__first.sql', 20495056, 'fly', now(), 9, TRUE),"
                    "(12, NULL, 'a view', 'SQL', 'R__a_view.sql', 630041740, 'fly', now(), 9, TRUE)");
    const auto report = migrate(*m_session, m_game);
    VERIFY_RESULT(report);
    QCOMPARE(report->applied.join(QLatin1Char(' ')), QStringLiteral("V3__more.sql"));
    QVERIFY(historyOf(*m_session).endsWith(QLatin1String("|13,3,more,SQL,V3__more.sql,t")));
    QCOMPARE(
        WeekServer::ask(*m_session, "SELECT checksum FROM public.flyway_schema_history WHERE version = '3'"),
        QStringLiteral("674045531"));
    // Flyway's own way to say that a migration outside of a transaction failed
    WeekServer::run(*m_session,
                    "INSERT INTO public.flyway_schema_history VALUES (20, '4', 'bad', 'SQL', "
                    "'V4__bad.sql', 1, 'fly', now(), 9, FALSE)");
    const auto refused = migrate(*m_session, m_game);
    QVERIFY(!refused && refused.error().text().contains(QLatin1String("V4__bad.sql")));
    const auto mend = planRepair(*m_session, m_game);
    VERIFY_RESULT(mend);
    VERIFY_RESULT(repair(*m_session, m_game, mend->hash));
    VERIFY_RESULT(migrate(*m_session, m_game));
}

void TestMigrationHistory::hostileNames()
{
    for (const char* name : {"dbname=postgres", "a b'c\"d%s%1", "-d\\x\ny"}) {
        const QString database = QString::fromLatin1(name) + WeekServer::prefix();
        m_server.made(database);
        auto maintenance = m_server.open();
        VERIFY_RESULT(maintenance.execute(Sql("CREATE DATABASE ") + *Sql::identifier(database)));
        auto session = m_server.open(database);
        const std::vector<WeekHandle> weeks {
            {m_pool, std::make_shared<GameDefinition>(m_game), *identify(session)}};
        const auto done = migrateWeeks(weeks);
        QVERIFY2(!done[0].error, qPrintable(done[0].error ? done[0].error->text() : QString()));
        QCOMPARE(tablesOf(session), QStringLiteral("a b"));
        const auto plan = planUndo(session, m_game, QStringLiteral("0"));
        VERIFY_RESULT(plan);
        QVERIFY(plan->week.confirmation().startsWith(database + QLatin1Char('@')));
        VERIFY_RESULT(undoMigrations(session, m_game, QStringLiteral("0"), plan->hash));
        QCOMPARE(tablesOf(session), QString());
    }
}

QTEST_GUILESS_MAIN(TestMigrationHistory)
#include "tst_migrationhistory.moc"
