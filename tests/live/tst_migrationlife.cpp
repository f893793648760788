#include "migrationtest.h"

#include "migrations/flywaychecksum.h"
#include "migrations/migrateweeks.h"
#include "migrations/migrationmatrix.h"
#include "migrations/undomigrations.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Migrations that change, are taken back, and come to many weeks.
class TestMigrationLife : public MigrationTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { makeWeek(); }

    void repeatableRunsAgainWhenChanged();
    void undoTakesBackAndForth();
    void undoIsAllOrNothing();
    void undoIsRefused_data();
    void undoIsRefused();
    void undoCountsWhatIsThere();
    void undoOfViews();
    void undoOfSchemas();
    void undoOfNamesWithoutSchema();
    void matrixOfWeeks();
    void nothingToDoNeedsNoLock();
    void leavesNoSessions();
    void canaryStopsAll();
    void failureStopsOrContinues();
    void onlyWhatWasShown();
    void skippedWeeksAreNoSuccess();
    void lostCommitIsNoFailure();

private:
    WeekHandle handle(const WeekName& name) const
    {
        auto session = m_server.open(name.toString());
        return {m_pool, std::make_shared<GameDefinition>(m_game), *identify(session)};
    }
    /// A week in which the second migration cannot succeed.
    WeekName brokenWeek()
    {
        const auto name = m_server.newWeek(m_game);
        auto session = m_server.open(name.toString());
        GameDefinition first = m_game;
        first.migrations.resize(1);
        if (!migrate(session, first))
            qFatal("the first migration fails");
        WeekServer::run(session, "CREATE TABLE public.b ()");
        return name;
    }
};

void TestMigrationLife::repeatableRunsAgainWhenChanged()
{
    auto report = migrate(*m_session, m_game);
    VERIFY_RESULT(report);
    QCOMPARE(report->applied.join(QLatin1Char(' ')),
             QStringLiteral("V1__first.sql V2__second.sql R__view.sql"));
    QCOMPARE(report->version, QStringLiteral("2"));
    QCOMPARE(historyOf(*m_session),
             QStringLiteral("1,1,first,SQL,V1__first.sql,t|2,2,second,SQL,V2__second.sql,t|"
                            "3,-,view,SQL,R__view.sql,t"));
    report = migrate(*m_session, m_game);
    VERIFY_RESULT(report);
    QVERIFY(report->applied.isEmpty());

    m_game.repeatable[0].text = "CREATE OR REPLACE VIEW public.v AS SELECT x, x + 1 AS z FROM public.a;";
    m_game.migrations.push_back(file("V3__third.sql", "CREATE TABLE public.c ();"));
    report = migrate(*m_session, m_game);
    VERIFY_RESULT(report);
    QCOMPARE(report->applied.join(QLatin1Char(' ')), QStringLiteral("V3__third.sql R__view.sql"));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT max(z) FROM public.v"), QStringLiteral("2"));
    QCOMPARE(WeekServer::ask(*m_session,
                             "SELECT string_agg(checksum::text, ' ' ORDER BY installed_rank) FROM "
                             "public.flyway_schema_history WHERE version IS NULL")
                 .section(QLatin1Char(' '), 1),
             QString::number(flywayChecksum(m_game.repeatable[0].text)));
}

void TestMigrationLife::undoTakesBackAndForth()
{
    migrateNow();
    const auto plan = planUndo(*m_session, m_game, QStringLiteral("1"));
    VERIFY_RESULT(plan);
    QVERIFY(plan->problems.empty());
    QCOMPARE(plan->steps.size(), 1U);
    QCOMPARE(plan->steps[0].script, QStringLiteral("U2__no_second.sql"));
    QCOMPARE(plan->steps[0].tables.size(), 2U);
    QCOMPARE(plan->steps[0].tables[0].name, QStringLiteral("public.a"));
    QCOMPARE(plan->steps[0].tables[0].rows, std::optional<qint64>(2));
    QCOMPARE(plan->steps[0].tables[1].rows, std::optional<qint64>(0));
    QCOMPARE(tablesOf(*m_session), QStringLiteral("a b")); // only looked
    const auto undone = undoMigrations(*m_session, m_game, QStringLiteral("1"), plan->hash);
    VERIFY_RESULT(undone);
    QCOMPARE(undone->version, QStringLiteral("1"));
    QCOMPARE(tablesOf(*m_session), QStringLiteral("a"));
    QVERIFY2(historyOf(*m_session).endsWith(QLatin1String("|4,2,no second,UNDO_SQL,U2__no_second.sql,t")),
             qPrintable(historyOf(*m_session)));
    migrateNow();
    QCOMPARE(tablesOf(*m_session), QStringLiteral("a b"));
    QVERIFY(historyOf(*m_session).endsWith(QLatin1String("|5,2,second,SQL,V2__second.sql,t")));
}

void TestMigrationLife::undoIsAllOrNothing()
{
    migrateNow();
    m_game.undo[0].text = "DROP TABLE public.a CASCADE;\nSELECT 1 / 0;";
    const auto plan = planUndo(*m_session, m_game, QStringLiteral("0"));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->steps.size(), 2U);
    const QString before = historyOf(*m_session);
    const auto failed = undoMigrations(*m_session, m_game, QStringLiteral("0"), plan->hash);
    QVERIFY(!failed);
    QCOMPARE(failed.error().where, QStringLiteral("migrations/U1__no_first.sql, line 2"));
    QCOMPARE(historyOf(*m_session), before);
    QCOMPARE(tablesOf(*m_session), QStringLiteral("a b"));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT count(*) FROM public.a"), QStringLiteral("2"));
    QVERIFY(!m_session->isInTransaction());

    m_game.undo[0].text = "DROP TABLE public.a CASCADE;";
    const auto good = planUndo(*m_session, m_game, QStringLiteral("0"));
    VERIFY_RESULT(good);
    const auto undone = undoMigrations(*m_session, m_game, QStringLiteral("0"), good->hash);
    VERIFY_RESULT(undone);
    QCOMPARE(undone->version, QString());
    QCOMPARE(tablesOf(*m_session), QString());
}

void TestMigrationLife::undoIsRefused_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("a version that it never had") << "1.5" << QByteArray() << "never had";
    QTest::newRow("the version that it has") << "2" << QByteArray() << "nothing to take back";
    QTest::newRow("COMMIT inside") << "1" << QByteArray("COMMIT;") << "begins or ends a transaction";
    QTest::newRow("outside of a transaction")
        << "1" << QByteArray("-- weekglass: no-transaction\nDROP INDEX CONCURRENTLY public.i;")
        << "runs in one transaction";
    QTest::newRow("no file") << "1" << QByteArray("none") << "no file that takes this version back";
}

void TestMigrationLife::undoIsRefused()
{
    QFETCH(QString, target);
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    migrateNow();
    if (text == "none")
        m_game.undo.pop_back();
    else if (!text.isEmpty())
        m_game.undo[1].text = text;
    const auto plan = planUndo(*m_session, m_game, target);
    VERIFY_RESULT(plan);
    QVERIFY(!plan->problems.empty());
    QVERIFY2(plan->problems.front().message.contains(message), qPrintable(plan->problems.front().text()));
    QVERIFY(!undoMigrations(*m_session, m_game, target, plan->hash));
    QCOMPARE(tablesOf(*m_session), QStringLiteral("a b"));
}

void TestMigrationLife::undoCountsWhatIsThere()
{
    migrateNow();
    const auto plan = planUndo(*m_session, m_game, QStringLiteral("1"));
    VERIFY_RESULT(plan);
    WeekServer::run(*m_session, "INSERT INTO public.a VALUES (3)");
    const auto refused = undoMigrations(*m_session, m_game, QStringLiteral("1"), plan->hash);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QLatin1String("has changed since it was confirmed")),
             qPrintable(refused.error().text()));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT count(*) FROM public.a"), QStringLiteral("3"));
}

/// Not everything that has rows can be locked.
void TestMigrationLife::undoOfViews()
{
    m_game.migrations.push_back(
        file("V3__sums.sql", "CREATE MATERIALIZED VIEW public.m AS SELECT x FROM public.a"));
    m_game.undo.push_back(file("U3__no_sums.sql", "DROP MATERIALIZED VIEW public.m;"));
    migrateNow();
    const auto plan = planUndo(*m_session, m_game, QStringLiteral("2"));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->steps[0].tables[0].name, QStringLiteral("public.m"));
    QCOMPARE(plan->steps[0].tables[0].rows, std::optional<qint64>(2));
    VERIFY_RESULT(undoMigrations(*m_session, m_game, QStringLiteral("2"), plan->hash));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT to_regclass('public.m')"), QStringLiteral("NULL"));
}

/// All that goes with it is counted, and confirmed.
void TestMigrationLife::undoOfSchemas()
{
    m_game.migrations.push_back(
        file("V3__raw.sql",
             "CREATE SCHEMA raw; CREATE TABLE raw.t (x INT); INSERT INTO raw.t VALUES (1), (2), (3); CREATE "
             "TABLE raw.\"Odd t\" (x INT) PARTITION BY RANGE (x); CREATE TABLE raw.low PARTITION OF "
             "raw.\"Odd t\" FOR VALUES FROM (0) TO (10); INSERT INTO raw.low VALUES (1), (2)"));
    m_game.undo.push_back(file("U3__no_raw.sql", "DROP SCHEMA raw CASCADE;"));
    migrateNow();
    const auto plan = planUndo(*m_session, m_game, QStringLiteral("2"));
    VERIFY_RESULT(plan);
    QVERIFY(plan->problems.empty());
    QCOMPARE(plan->steps.size(), 1U);
    QStringList counted; // a partition with its table
    for (const UndoStep::Table& table : plan->steps[0].tables)
        counted << QStringLiteral("%1 %2 %3")
                       .arg(table.schema, table.name, QString::number(table.rows.value_or(-1)));
    QCOMPARE(counted, QStringList({QStringLiteral("raw raw.Odd t 2"), QStringLiteral("raw raw.t 3")}));
    WeekServer::run(*m_session, "INSERT INTO raw.low VALUES (3)");
    const auto refused = undoMigrations(*m_session, m_game, QStringLiteral("2"), plan->hash);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QLatin1String("has changed since it was confirmed")),
             qPrintable(refused.error().text()));
    WeekServer::run(*m_session, "CREATE TABLE raw.more ()");
    const auto more = planUndo(*m_session, m_game, QStringLiteral("2"));
    VERIFY_RESULT(more);
    QCOMPARE(more->steps[0].tables.size(), 3U);
    VERIFY_RESULT(undoMigrations(*m_session, m_game, QStringLiteral("2"), more->hash));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT to_regnamespace('raw')"), QStringLiteral("NULL"));
}

/// Which tables are meant only the file knows, that sets its path: another one is not counted in their place.
void TestMigrationLife::undoOfNamesWithoutSchema()
{
    m_game.undo[1].text = "SET LOCAL search_path = public;\nDELETE FROM a;\nDROP TABLE b;";
    migrateNow();
    const auto plan = planUndo(*m_session, m_game, QStringLiteral("1"));
    VERIFY_RESULT(plan);
    QVERIFY(plan->problems.empty());
    QVERIFY(plan->steps[0].tables.empty());
    QCOMPARE(plan->steps[0].lint.findings.size(), 2U);
    for (const LintFinding& finding : plan->steps[0].lint.findings)
        QVERIFY2(finding.isUncounted, qPrintable(finding.message));
    VERIFY_RESULT(undoMigrations(*m_session, m_game, QStringLiteral("1"), plan->hash));
    QCOMPARE(tablesOf(*m_session), QStringLiteral("a"));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT count(*) FROM public.a"), QStringLiteral("0"));
}

void TestMigrationLife::matrixOfWeeks()
{
    migrateNow();
    const auto broken = brokenWeek();
    const auto empty = m_server.newWeek(m_game);
    const auto gone = m_server.newWeek(m_game);
    std::vector<WeekHandle> weeks {handle(m_name), handle(broken), handle(gone), handle(empty)};
    auto maintenance = m_server.open();
    VERIFY_RESULT(maintenance.execute(Sql("DROP DATABASE ") + *Sql::identifier(gone.toString())));
    m_game.migrations.push_back(file("V1.5__between.sql", "SELECT 1;"));
    std::sort(m_game.migrations.begin(), m_game.migrations.end(),
              [](const GameFile& a, const GameFile& b) { return a.name < b.name; });
    for (WeekHandle& week : weeks)
        week.game = std::make_shared<GameDefinition>(m_game);
    std::size_t told = 0;
    const auto read = readWeekMigrations(weeks, [&told](std::size_t, const WeekMigrations&) { ++told; });
    QCOMPARE(told, weeks.size());
    const auto matrix = migrationMatrix(m_game, read);
    QStringList lines;
    for (std::size_t week = 0; week < matrix.weeks.size(); ++week) {
        QStringList states;
        for (std::size_t i = 0; i < matrix.migrations.size(); ++i) {
            const auto* status = matrix.status(week, i);
            states << (status ? QString::fromLatin1(stateKey(status->state)) : QStringLiteral("-"));
        }
        lines << states.join(QLatin1Char(' '));
    }
    QCOMPARE(lines,
             QStringList({QStringLiteral("applied out_of_order applied applied"),
                          QStringLiteral("applied pending pending applied"), QStringLiteral("- - - -"),
                          QStringLiteral("pending pending pending pending")}));
    QVERIFY(read[2].error && isGone(*read[2].error));
}

/// A week that lacks nothing is seen to lack nothing while somebody else works in it.
void TestMigrationLife::nothingToDoNeedsNoLock()
{
    migrateNow();
    auto other = m_server.open(m_name.toString());
    WeekServer::run(other, "SELECT pg_advisory_lock(" + QByteArray::number(MigrationLock) + ")");
    const auto again = migrate(*m_session, m_game, {.lockWait = std::chrono::milliseconds(0)});
    VERIFY_RESULT(again);
    QCOMPARE(again->applied, QStringList());
}

/// Of hundreds of weeks, none keeps a session of the server when it is done.
void TestMigrationLife::leavesNoSessions()
{
    const auto other = m_server.newWeek(m_game);
    m_session.reset();
    const std::vector<WeekHandle> weeks {handle(m_name), handle(other)};
    QVERIFY(!errorOf(migrateWeeks(weeks)));
    for (const WeekName& week : {m_name, other})
        m_server.waitForClients(week.toString());
}

void TestMigrationLife::canaryStopsAll()
{
    const std::vector<WeekHandle> weeks {handle(brokenWeek()), handle(m_name)};
    const auto done = migrateWeeks(weeks, {.continueOnError = true});
    QVERIFY(done[0].outcome == WeekMigrated::Outcome::Failed);
    QVERIFY2(done[0].error->where.contains(QLatin1String("V2__second.sql")),
             qPrintable(done[0].error->text()));
    QVERIFY(done[1].outcome == WeekMigrated::Outcome::Skipped);
    QCOMPARE(tablesOf(*m_session), QString());
}

void TestMigrationLife::failureStopsOrContinues()
{
    const auto last = m_server.newWeek(m_game);
    const std::vector<WeekHandle> weeks {handle(m_name), handle(brokenWeek()), handle(last)};
    const auto outcomes = [](const std::vector<WeekMigrated>& done) {
        QByteArrayList list;
        for (const WeekMigrated& one : done)
            list << outcomeKey(one.outcome) + ':' + QByteArray::number(one.report.applied.size());
        return list.join(' ');
    };
    QCOMPARE(outcomes(migrateWeeks(weeks)), QByteArray("migrated:3 failed:0 skipped:0"));
    QCOMPARE(outcomes(migrateWeeks(weeks, {.continueOnError = true})),
             QByteArray("up_to_date:0 failed:0 migrated:3"));
    std::stop_source stop;
    const std::vector<WeekHandle> more {handle(m_server.newWeek(m_game)), handle(m_name), handle(last)};
    const auto stopped =
        migrateWeeks(more, {.stop = stop.get_token(), .onWeek = [&stop](std::size_t, const WeekMigrated&) {
                                stop.request_stop();
                            }});
    QCOMPARE(outcomes(stopped), QByteArray("failed:0 skipped:0 skipped:0"));
    QCOMPARE(stopped[0].error->kind, Error::Kind::Cancelled);
}

/// Somebody else migrated between the look and the run.
void TestMigrationLife::onlyWhatWasShown()
{
    const auto before = planMigrations(*m_session, m_game);
    VERIFY_RESULT(before);
    GameDefinition first = m_game;
    first.migrations.resize(1);
    first.repeatable.clear();
    VERIFY_RESULT(migrate(*m_session, first));
    const std::vector<WeekHandle> weeks {handle(m_name)};
    const auto refused = migrateWeeks(weeks, {.shown = {before->pending}});
    QVERIFY(refused[0].outcome == WeekMigrated::Outcome::Failed);
    QVERIFY2(refused[0].error->message.contains(QLatin1String("have changed since they were shown")),
             qPrintable(refused[0].error->text()));
    QCOMPARE(tablesOf(*m_session), QStringLiteral("a"));
    auto now = planMigrations(*m_session, m_game);
    VERIFY_RESULT(now);
    auto changed = now->pending;
    changed.front().checksum += 1; // another text of the same file
    QVERIFY(migrateWeeks(weeks, {.shown = {changed}})[0].hasError());
    QCOMPARE(tablesOf(*m_session), QStringLiteral("a"));
    const auto done = migrateWeeks(weeks, {.shown = {now->pending}});
    QVERIFY2(!done[0].error, qPrintable(done[0].error ? done[0].error->text() : QString()));
    QCOMPARE(done[0].report.applied.size(), 2);
}

void TestMigrationLife::skippedWeeksAreNoSuccess()
{
    std::stop_source stop;
    const std::vector<WeekHandle> weeks {handle(m_name), handle(m_server.newWeek(m_game))};
    const auto stopped = migrateWeeks(
        weeks, {.stop = stop.get_token(), .onWeek = [&stop](std::size_t, const WeekMigrated& week) {
                    if (week.outcome == WeekMigrated::Outcome::Migrated)
                        stop.request_stop();
                }});
    QVERIFY(stopped[0].outcome == WeekMigrated::Outcome::Migrated);
    QVERIFY(stopped[1].outcome == WeekMigrated::Outcome::Skipped);
    const auto error = errorOf(stopped);
    QVERIFY(error && error->kind == Error::Kind::Cancelled);
    QVERIFY(!worstOf(stopped));
    QVERIFY(!errorOf(migrateWeeks(weeks)));
}

/// The session dies in COMMIT: that is said, and before what failed.
void TestMigrationLife::lostCommitIsNoFailure()
{
    const auto lost = m_server.newWeek(m_game);
    auto session = m_server.open(lost.toString());
    GameDefinition first = m_game;
    first.migrations.resize(1);
    first.repeatable.clear();
    VERIFY_RESULT(migrate(session, first));
    WeekServer::run(
        session,
        "CREATE FUNCTION public.die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM "
        "pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$; CREATE CONSTRAINT TRIGGER die "
        "AFTER INSERT ON public.flyway_schema_history DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
        "EXECUTE FUNCTION public.die()");
    const std::vector<WeekHandle> weeks {handle(m_name), handle(brokenWeek()), handle(lost)};
    const auto done = migrateWeeks(weeks, {.continueOnError = true});
    QVERIFY(done[1].outcome == WeekMigrated::Outcome::Failed);
    QVERIFY(done[2].outcome == WeekMigrated::Outcome::Unknown);
    QCOMPARE(outcomeKey(done[2].outcome), QByteArray("unknown"));
    QCOMPARE(worstOf(done)->week.name, lost.toString());
    QCOMPARE(errorOf(done)->kind, Error::Kind::Unknown);
}

QTEST_GUILESS_MAIN(TestMigrationLife)
#include "tst_migrationlife.moc"
