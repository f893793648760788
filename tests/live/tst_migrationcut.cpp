#include "migrationtest.h"

#include "migrations/historyrepair.h"

#include <future>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

const GameFile ConcurrentIndex = file(
    "V3__index.sql", "-- weekglass: no-transaction\nCREATE UNIQUE INDEX CONCURRENTLY a_x ON public.a (x);");

}

/// Migrations that are cut off, inside of a transaction and outside of one.
class TestMigrationCut : public MigrationTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { makeWeek(); }

    void outsideOfATransaction();
    void failedIndexIsNamedAndRepaired();
    void killedIndexStandsAsFailed();
    void anotherDidItMeanwhile();
    void finishedIndexIsMarkedAsDone_data();
    void finishedIndexIsMarkedAsDone();
    void otherIndexIsInTheWay();
    void invalidIndexIsNoSuccess();
    void settingsOfTheSessionComeBack();
    void crashAtEveryStatement_data();
    void crashAtEveryStatement();
    void crashAtCommit();
};

void TestMigrationCut::outsideOfATransaction()
{
    m_game.migrations[0].text = "CREATE TABLE public.a (x INT);";
    m_game.migrations.push_back(ConcurrentIndex);
    migrateNow();
    QCOMPARE(WeekServer::ask(*m_session,
                             "SELECT indisvalid FROM pg_index WHERE indexrelid = 'public.a_x'::regclass"),
             QStringLiteral("t"));
    QVERIFY(historyOf(*m_session).contains(QLatin1String("3,3,index,SQL,V3__index.sql,t")));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"),
             QStringLiteral("0"));
}

void TestMigrationCut::failedIndexIsNamedAndRepaired()
{
    m_game.migrations.push_back(ConcurrentIndex); // the table has the same value twice
    const auto failed = migrate(*m_session, m_game);
    QVERIFY(!failed);
    QCOMPARE(failed.error().where, QStringLiteral("migrations/V3__index.sql, line 2"));
    QVERIFY2(failed.error().message.contains(QLatin1String("public.a_x")), qPrintable(failed.error().text()));
    QVERIFY(historyOf(*m_session).endsWith(QLatin1String("3,3,index,SQL,V3__index.sql,f")));
    const auto again = migrate(*m_session, m_game);
    QVERIFY(!again && again.error().message.contains(QLatin1String("failed")));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"),
             QStringLiteral("0"));

    WeekServer::run(*m_session, "DELETE FROM public.a; INSERT INTO public.a VALUES (1)");
    const auto plan = planRepair(*m_session, m_game);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->changes.size(), 2U);
    QCOMPARE(plan->changes[1].index, QStringLiteral("public.a_x"));
    VERIFY_RESULT(repair(*m_session, m_game, plan->hash));
    migrateNow();
    QCOMPARE(WeekServer::ask(*m_session,
                             "SELECT indisvalid FROM pg_index WHERE indexrelid = 'public.a_x'::regclass"),
             QStringLiteral("t"));
}

void TestMigrationCut::killedIndexStandsAsFailed()
{
    m_game.migrations[0].text = "CREATE TABLE public.a (x INT);";
    m_game.repeatable.clear();
    migrateNow();
    m_game.migrations.push_back(ConcurrentIndex);
    auto blocker = m_server.open(m_name.toString());
    WeekServer::run(blocker, "BEGIN; INSERT INTO public.a VALUES (1)"); // the index waits for it
    auto victim = std::make_unique<Session>(m_server.open(m_name.toString()));
    const QByteArray pid = WeekServer::ask(*victim, "SELECT pg_backend_pid()").toUtf8();
    auto running = std::async(std::launch::async, [&] { return migrate(*victim, m_game); });
    QTRY_COMPARE_WITH_TIMEOUT(
        WeekServer::ask(*m_session,
                        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'CREATE UNIQUE%' AND "
                        "wait_event_type = 'Lock' AND pid = "
                            + pid),
        QStringLiteral("1"), Patience);
    // meanwhile another migrator waits, and does not do it too
    const auto second = migrate(*m_session, m_game, {.lockWait = std::chrono::milliseconds(100)});
    QVERIFY(!second);
    (void)WeekServer::ask(*m_session, "SELECT pg_terminate_backend(" + pid + ")");
    QVERIFY(!running.get());
    WeekServer::run(blocker, "COMMIT");
    // its client hears of its end before it lets go, and until then the index counts as being made
    QTRY_COMPARE_WITH_TIMEOUT(
        WeekServer::ask(*m_session, "SELECT count(*) FROM pg_stat_activity WHERE pid = " + pid),
        QStringLiteral("0"), Patience);
    QVERIFY(historyOf(*m_session).endsWith(QLatin1String("3,3,index,SQL,V3__index.sql,f")));
    const auto plan = planRepair(*m_session, m_game);
    VERIFY_RESULT(plan);
    VERIFY_RESULT(repair(*m_session, m_game, plan->hash));
    migrateNow();
    QVERIFY(historyOf(*m_session).endsWith(QLatin1String("3,3,index,SQL,V3__index.sql,t")));
}

/// Between the transaction that looks and the lock of the session, another migrator gets its turn.
void TestMigrationCut::anotherDidItMeanwhile()
{
    m_game.migrations[0].text = "CREATE TABLE public.a (x INT);";
    m_game.repeatable.clear();
    migrateNow();
    m_game.migrations.push_back(ConcurrentIndex);
    auto other = m_server.open(m_name.toString());
    auto witness = m_server.open(m_name.toString());
    std::future<Result<MigrationReport>> others;
    const auto queueUp = [&](const MigrationProgress& progress) {
        if (progress.script.isEmpty() || others.valid())
            return;
        others = std::async(std::launch::async, [&] {
            const QByteArray lock = QByteArray::number(MigrationLock);
            WeekServer::run(other, "SELECT pg_advisory_lock(" + lock + ")");
            auto done = migrate(other, m_game);
            WeekServer::run(other, "SELECT pg_advisory_unlock(" + lock + ")");
            return done;
        });
        QTRY_COMPARE_WITH_TIMEOUT(
            WeekServer::ask(witness,
                            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"),
            QStringLiteral("1"), Patience);
    };
    const auto mine =
        migrate(*m_session, m_game, {.lockWait = std::chrono::milliseconds(Patience), .onProgress = queueUp});
    QVERIFY(others.valid());
    const auto theirs = others.get();
    VERIFY_RESULT(theirs);
    QCOMPARE(theirs->applied, QStringList {QStringLiteral("V3__index.sql")});
    VERIFY_RESULT(mine);
    QCOMPARE(mine->applied, QStringList());
    QVERIFY(historyOf(*m_session).endsWith(QLatin1String("3,3,index,SQL,V3__index.sql,t")));
}

void TestMigrationCut::finishedIndexIsMarkedAsDone_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QByteArray>("gone"); // what must not be there afterwards
    QTest::newRow("unique") << QByteArray("CREATE UNIQUE INDEX CONCURRENTLY a_x ON public.a (x);")
                            << QByteArray();
    QTest::newRow("rewritten by the server")
        << QByteArray("create index concurrently if not exists \"A X\" on only public.a\n"
                      "(x DESC, (x + 1 * 2)) WITH (fillfactor = 70) where x > 5 and x < 7")
        << QByteArray();
    QTest::newRow("without a name") << QByteArray("CREATE INDEX CONCURRENTLY ON public.a USING hash (x)")
                                    << QByteArray();
    QTest::newRow("drop") << QByteArray("DROP INDEX CONCURRENTLY public.a_old;")
                          << QByteArray("public.a_old");
}

/// The server did all of it, and the session died before it could write so.
void TestMigrationCut::finishedIndexIsMarkedAsDone()
{
    QFETCH(QByteArray, statement);
    QFETCH(QByteArray, gone);
    m_game.migrations[0].text = "CREATE TABLE public.a (x INT); CREATE INDEX a_old ON public.a (x)";
    m_game.migrations.push_back(file("V3__index.sql", "-- weekglass: no-transaction\n" + statement));
    m_game.repeatable.clear();
    migrateNow();
    const QString indexes = QStringLiteral("SELECT string_agg(indexrelid::regclass::text, ' ' ORDER BY 1) "
                                           "FROM pg_index WHERE indrelid = 'public.a'::regclass");
    const QString before = WeekServer::ask(*m_session, indexes.toUtf8());
    WeekServer::run(*m_session,
                    "UPDATE public.flyway_schema_history SET success = false WHERE version = '3'");
    QVERIFY(!migrate(*m_session, m_game));
    const auto plan = planRepair(*m_session, m_game);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->changes.size(), 1U);
    QCOMPARE(plan->changes[0].kind, HistoryChange::Kind::MarkSucceeded);
    VERIFY_RESULT(repair(*m_session, m_game, plan->hash));
    QVERIFY(historyOf(*m_session).endsWith(QLatin1String("V3__index.sql,t")));
    const auto again = migrate(*m_session, m_game);
    VERIFY_RESULT(again);
    QVERIFY(again->applied.isEmpty());
    QCOMPARE(WeekServer::ask(*m_session, indexes.toUtf8()), before);
    if (!gone.isEmpty())
        QCOMPARE(WeekServer::ask(*m_session, "SELECT to_regclass('" + gone + "')"), QStringLiteral("NULL"));
}

/// One that is not surely the file's is never taken for it: the repair says what is in the way.
void TestMigrationCut::otherIndexIsInTheWay()
{
    m_game.migrations[0].text = "CREATE TABLE public.a (x INT, y INT);";
    m_game.repeatable.clear();
    migrateNow();
    m_game.migrations.push_back(ConcurrentIndex);
    for (const char* other : {"CREATE INDEX a_x ON public.a (x)", "CREATE UNIQUE INDEX a_x ON public.a (y)",
                              "CREATE UNIQUE INDEX a_x ON public.a (x) WHERE x > 0"}) {
        WeekServer::run(*m_session, other);
        QVERIFY(!migrate(*m_session, m_game));
        const auto plan = planRepair(*m_session, m_game);
        VERIFY_RESULT(plan);
        QCOMPARE(plan->changes.size(), 1U);
        QCOMPARE(plan->changes[0].kind, HistoryChange::Kind::RemoveFailed);
        QVERIFY2(plan->changes[0].explanation.contains(QLatin1String("valid index public.a_x")),
                 qPrintable(plan->changes[0].explanation));
        VERIFY_RESULT(repair(*m_session, m_game, plan->hash));
        QCOMPARE(WeekServer::ask(*m_session,
                                 "SELECT count(*) FROM public.flyway_schema_history WHERE NOT "
                                 "success OR version = '3'"),
                 QStringLiteral("0"));
        WeekServer::run(*m_session, "DROP INDEX public.a_x");
    }
    migrateNow();
}

/// IF NOT EXISTS finds the rest of an earlier try, says so in a notice, and succeeds.
void TestMigrationCut::invalidIndexIsNoSuccess()
{
    m_game.repeatable.clear();
    migrateNow(); // the table has the same value twice
    QVERIFY(!m_session->execute(Sql("CREATE UNIQUE INDEX CONCURRENTLY a_x ON public.a (x)")));
    WeekServer::run(*m_session, "DELETE FROM public.a; INSERT INTO public.a VALUES (1)");
    m_game.migrations.push_back(file("V3__index.sql",
                                     "-- weekglass: no-transaction\n"
                                     "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a_x ON public.a (x);"));
    const auto failed = migrate(*m_session, m_game);
    QVERIFY(!failed);
    QVERIFY2(failed.error().message.contains(QLatin1String("public.a_x")), qPrintable(failed.error().text()));
    QVERIFY(historyOf(*m_session).endsWith(QLatin1String("3,3,index,SQL,V3__index.sql,f")));
    const auto plan = planRepair(*m_session, m_game);
    VERIFY_RESULT(plan);
    VERIFY_RESULT(repair(*m_session, m_game, plan->hash));
    migrateNow();
    QVERIFY(historyOf(*m_session).endsWith(QLatin1String("3,3,index,SQL,V3__index.sql,t")));
    QCOMPARE(WeekServer::ask(*m_session,
                             "SELECT indisvalid FROM pg_index WHERE indexrelid = 'public.a_x'::regclass"),
             QStringLiteral("t"));
}

void TestMigrationCut::settingsOfTheSessionComeBack()
{
    m_game.migrations[0].text = "CREATE TABLE public.a (x INT);";
    m_game.migrations.push_back(ConcurrentIndex);
    const QByteArray ask =
        "SELECT concat_ws('|', current_setting('search_path'), current_setting('statement_timeout'), "
        "current_setting('lock_timeout'))";
    const QString before = WeekServer::ask(*m_session, ask);
    migrateNow();
    QCOMPARE(WeekServer::ask(*m_session, ask), before);
}

void TestMigrationCut::crashAtEveryStatement_data()
{
    QTest::addColumn<QByteArray>("crash");
    QTest::newRow("error") << QByteArray("SELECT 1 / 0;");
    QTest::newRow("backend killed") << QByteArray("SELECT pg_terminate_backend(pg_backend_pid());");
}

/// Before each statement of each file in turn: what is there is a whole version, the history says which, and
/// the next run comes to the end.
void TestMigrationCut::crashAtEveryStatement()
{
    QFETCH(QByteArray, crash);
    const std::vector<QByteArrayList> parts {
        {"CREATE TABLE public.a1 ();", "CREATE TABLE public.a2 ();", "CREATE TABLE public.a3 ();", ""},
        {"CREATE TABLE public.b1 ();", "DROP TABLE public.a3;", "CREATE TABLE public.b2 ();", ""},
        {"CREATE OR REPLACE VIEW public.w AS SELECT 1 AS x;", ""}};
    const QStringList states {QString(), QStringLiteral("a1 a2 a3"), QStringLiteral("a1 a2 b1 b2"),
                              QStringLiteral("a1 a2 b1 b2")};
    const auto gameWith = [&](std::size_t file, qsizetype statement) {
        std::vector<QByteArray> texts;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            QByteArrayList list = parts[i];
            if (i == file)
                list.insert(statement, crash);
            texts.push_back(list.join('\n'));
        }
        GameDefinition game = m_game;
        game.migrations = {::file("V1__a.sql", texts[0]), ::file("V2__b.sql", texts[1])};
        game.repeatable = {::file("R__w.sql", texts[2])};
        return game;
    };
    const GameDefinition whole = gameWith(99, 0);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (qsizetype k = 0; k < parts[i].size(); ++k) {
            const QString week = m_server.newWeek(m_game).toString();
            auto victim = m_server.open(week);
            QVERIFY(!migrate(victim, gameWith(i, k)));
            auto session = m_server.open(week);
            QCOMPARE(tablesOf(session), states[static_cast<qsizetype>(i)]);
            const auto plan = planMigrations(session, whole);
            VERIFY_RESULT(plan);
            QVERIFY(plan->problems.empty());
            QCOMPARE(plan->pending.size(), parts.size() - i);
            VERIFY_RESULT(migrate(session, whole));
            QCOMPARE(tablesOf(session), states.last());
            QCOMPARE(
                WeekServer::ask(session, "SELECT count(*) FROM public.flyway_schema_history WHERE success"),
                QStringLiteral("3"));
        }
    }
}

void TestMigrationCut::crashAtCommit()
{
    GameDefinition first = m_game;
    first.migrations.resize(1);
    first.repeatable.clear();
    VERIFY_RESULT(migrate(*m_session, first));
    WeekServer::run(
        *m_session,
        "CREATE FUNCTION public.die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM "
        "pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$; "
        "CREATE CONSTRAINT TRIGGER die AFTER INSERT ON public.flyway_schema_history DEFERRABLE INITIALLY "
        "DEFERRED FOR EACH ROW EXECUTE FUNCTION public.die()");
    auto victim = m_server.open(m_name.toString());
    const auto lost = migrate(victim, m_game);
    QVERIFY(!lost);
    QCOMPARE(lost.error().kind, Error::Kind::Unknown);
    QVERIFY(lost.error().advice.contains(QLatin1String("Migrate again")));
    QCOMPARE(tablesOf(*m_session), QStringLiteral("a"));
    WeekServer::run(*m_session, "DROP FUNCTION public.die() CASCADE");
    migrateNow();
    QCOMPARE(tablesOf(*m_session), QStringLiteral("a b"));
}

QTEST_GUILESS_MAIN(TestMigrationCut)
#include "tst_migrationcut.moc"
