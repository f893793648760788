#include "migrations/backfill.h"
#include "migrations/setnotnull.h"
#include "patience.h"
#include "weekserver.h"

#include <future>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Changes of a table that others use meanwhile.
class TestBackfill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void fillsEveryRowOnce();
    void walksByAnyKey_data();
    void walksByAnyKey();
    void goesOnWhereItWasStopped();
    void killedGoesOn();
    void twoShareTheWork();
    void beginsAgain();
    void endsWhereItEndedWhenItBegan();
    void notesOfOlderVersionsGoOn();
    void keyMustStay_data();
    void keyMustStay();
    void keyMaySetItself();
    void tellsWhatIsLeft();
    void refusals_data();
    void refusals();
    void hidesNoRows();
    void othersWriteMeanwhile();
    void waitsForAHeldRow();
    void notNull();
    void notNullCountsNulls();
    void notNullGoesOn_data();
    void notNullGoesOn();
    void notNullWaitsForOthers();
    void notNullOfPartitions();

private:
    QString ask(const QByteArray& query) { return WeekServer::ask(*m_session, query); }
    /// Of public.players (id): 1,000 rows whose level is NULL.
    BackfillRequest request() const
    {
        return {.table = QStringLiteral("public.players"),
                .set = QStringLiteral("level = 1, touched = touched + 1"),
                .where = QStringLiteral("level IS NULL -- those"),
                .batch = 64};
    }

    WeekServer m_server;
    QString m_database;
    std::unique_ptr<Session> m_session;
};

void TestBackfill::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
}

void TestBackfill::init()
{
    GameDefinition game;
    game.id = game.prefix = WeekServer::prefix();
    m_database = m_server.newWeek(game).toString();
    m_session = std::make_unique<Session>(m_server.open(m_database));
    WeekServer::run(
        *m_session,
        "CREATE TABLE public.players (id INT PRIMARY KEY, uid UUID NOT NULL UNIQUE, same INT NOT NULL, name "
        "TEXT NOT NULL, at TIMESTAMPTZ NOT NULL, level INT, touched INT NOT NULL DEFAULT 0);"
        "CREATE INDEX ON public.players (same); CREATE INDEX ON public.players (name COLLATE \"C\");"
        "CREATE INDEX players_name ON public.players (name); CREATE INDEX ON public.players (at);"
        "INSERT INTO public.players SELECT n, gen_random_uuid(), n / 100, 'n ''\\' || n, "
        "'2025-01-01'::timestamptz "
        "+ n * interval '1.000001 s' FROM generate_series(1, 1000) AS n; ANALYZE public.players");
}

void TestBackfill::fillsEveryRowOnce()
{
    std::vector<BackfillProgress> steps;
    const auto report =
        backfill(*m_session, request(),
                 {.onProgress = [&steps](const BackfillProgress& step) { steps.push_back(step); }});
    VERIFY_RESULT(report);
    QCOMPARE(report->progress.ranges, 16);
    QCOMPARE(report->progress.seen, 1000);
    QCOMPARE(report->progress.changed, 1000);
    QCOMPARE(report->progress.about, 1000);
    QCOMPARE(report->progress.reached, QStringLiteral("1000"));
    QCOMPARE(report->left, 0);
    QVERIFY(!report->resumed);
    QCOMPARE(steps.size(), 17U);
    QCOMPARE(steps[0].reached, QStringLiteral("64"));
    QCOMPARE(ask("SELECT count(*) FROM public.players WHERE level = 1 AND touched = 1"),
             QStringLiteral("1000"));
    QCOMPARE(ask("SELECT count(DISTINCT xmin::text) FROM public.players"),
             QStringLiteral("16")); // transactions
    const auto again = backfill(*m_session, request());
    VERIFY_RESULT(again);
    QCOMPARE(again->progress.ranges, 0);
    QCOMPARE(again->progress.changed, 1000);
}

void TestBackfill::walksByAnyKey_data()
{
    QTest::addColumn<QString>("key");
    for (const char* key : {"id", "uid", "same", "name", "at"})
        QTest::newRow(key) << QString::fromLatin1(key);
}

void TestBackfill::walksByAnyKey()
{
    QFETCH(QString, key);
    auto wanted = request();
    wanted.key = key;
    wanted.where.clear();
    const auto report = backfill(*m_session, wanted);
    VERIFY_RESULT(report);
    QCOMPARE(report->progress.changed, 1000);
    QCOMPARE(ask("SELECT concat_ws(' ', min(touched), max(touched)) FROM public.players"),
             QStringLiteral("1 1"));
}

void TestBackfill::goesOnWhereItWasStopped()
{
    std::stop_source stop;
    const auto stopped =
        backfill(*m_session, request(),
                 {.stop = stop.get_token(), .onProgress = [&stop](const BackfillProgress& step) {
                      if (step.ranges == 5)
                          stop.request_stop();
                  }});
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
    QCOMPARE(ask("SELECT count(*) FROM public.players WHERE level = 1"), QStringLiteral("320"));
    const auto report = backfill(*m_session, request());
    VERIFY_RESULT(report);
    QVERIFY(report->resumed);
    QCOMPARE(report->progress.ranges, 11);
    QCOMPARE(report->progress.changed, 1000);
    QCOMPARE(ask("SELECT sum(touched) FROM public.players"), QStringLiteral("1000"));
}

void TestBackfill::killedGoesOn()
{
    auto wanted = request();
    wanted.where.clear(); // so that a range that is done twice shows
    auto holder = m_server.open(m_database); // keeps the first one from coming to the end
    WeekServer::run(holder, "BEGIN; SELECT 1 FROM public.players WHERE id = 500 FOR UPDATE");
    int kills = 0;
    for (bool isDone = false; !isDone;) {
        auto victim = std::make_unique<Session>(m_server.open(m_database));
        const QByteArray pid = WeekServer::ask(*victim, "SELECT pg_backend_pid()").toUtf8();
        auto running =
            std::async(std::launch::async, [&] { return static_cast<bool>(backfill(*victim, wanted)); });
        const auto isHeld = [&] {
            return ask("SELECT wait_event_type FROM pg_stat_activity WHERE pid = " + pid)
                == QLatin1String("Lock");
        };
        if (kills == 0)
            QVERIFY(QTest::qWaitFor(isHeld, Patience));
        else
            QTest::qSleep(3 + kills % 7 + kills / 5); // longer and longer: a busy computer gets on too
        (void)ask("SELECT pg_terminate_backend(" + pid + ")");
        isDone = running.get();
        if (kills == 0)
            WeekServer::run(holder, "COMMIT");
        if (++kills > 500)
            QFAIL("it never comes to the end");
    }
    qInfo() << kills << "sessions killed";
    QVERIFY(kills > 1);
    QCOMPARE(ask("SELECT concat_ws(' ', min(touched), max(touched)) FROM public.players"),
             QStringLiteral("1 1"));
}

void TestBackfill::twoShareTheWork()
{
    auto wanted = request();
    wanted.where.clear();
    const auto work = [&] {
        auto session = m_server.open(m_database);
        return backfill(session, wanted);
    };
    auto first = std::async(std::launch::async, work);
    auto second = std::async(std::launch::async, work);
    VERIFY_RESULT(first.get());
    VERIFY_RESULT(second.get());
    QCOMPARE(ask("SELECT concat_ws(' ', min(touched), max(touched)) FROM public.players"),
             QStringLiteral("1 1"));
}

void TestBackfill::beginsAgain()
{
    auto wanted = request();
    wanted.where.clear();
    VERIFY_RESULT(backfill(*m_session, wanted));
    const auto report = backfill(*m_session, wanted, {.again = true});
    VERIFY_RESULT(report);
    QVERIFY(!report->resumed);
    QCOMPARE(ask("SELECT concat_ws(' ', min(touched), max(touched)) FROM public.players"),
             QStringLiteral("2 2"));
}

/// Rows that come later are none of its business; else a table that grows would keep it for ever.
void TestBackfill::endsWhereItEndedWhenItBegan()
{
    auto wanted = request();
    wanted.where.clear();
    auto writer = m_server.open(m_database);
    const auto report = backfill(*m_session, wanted, {.onProgress = [&writer](const BackfillProgress&) {
        WeekServer::run(writer,
                        "INSERT INTO public.players SELECT max(id) + 1, gen_random_uuid(), 1, 'new', now() "
                        "FROM public.players");
    }});
    VERIFY_RESULT(report);
    QCOMPARE(report->progress.seen, 1000);
    QCOMPARE(ask("SELECT concat_ws(' ', min(touched), max(touched)) FROM public.players WHERE id <= 1000"),
             QStringLiteral("1 1"));
    QCOMPARE(ask("SELECT max(touched) FROM public.players WHERE id > 1000"), QStringLiteral("0"));
}

void TestBackfill::notesOfOlderVersionsGoOn()
{
    std::stop_source stop;
    QVERIFY(!backfill(*m_session, request(),
                      {.stop = stop.get_token(), .onProgress = [&stop](const BackfillProgress& step) {
                           if (step.ranges == 5)
                               stop.request_stop();
                       }}));
    WeekServer::run(*m_session, "ALTER TABLE weekglass.backfills DROP COLUMN last_key");
    const auto report = backfill(*m_session, request());
    VERIFY_RESULT(report);
    QVERIFY(report->resumed);
    QCOMPARE(report->progress.ranges, 11);
    QCOMPARE(ask("SELECT sum(touched) FROM public.players"), QStringLiteral("1000"));
    QCOMPARE(ask("SELECT last_key FROM weekglass.backfills"), QStringLiteral("1000"));
}

void TestBackfill::keyMustStay_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("set");
    QTest::newRow("set itself") << "id"
                                << "id = id + 5000, touched = touched + 1";
    QTest::newRow("moved a little") << "same"
                                    << "same = same + 1, touched = touched + 1";
    QTest::newRow("by a trigger") << "at"
                                  << "touched = touched + 1";
}

void TestBackfill::keyMustStay()
{
    QFETCH(QString, key);
    QFETCH(QString, set);
    WeekServer::run(*m_session,
                    "CREATE FUNCTION public.stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := "
                    "pg_catalog.clock_timestamp(); RETURN NEW; END $$; CREATE TRIGGER stamp BEFORE UPDATE ON "
                    "public.players FOR EACH ROW EXECUTE FUNCTION public.stamp()");
    BackfillRequest wanted = request();
    wanted.key = key;
    wanted.set = set;
    wanted.where.clear();
    const auto refused = backfill(*m_session, wanted);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("changes %1,").arg(key)),
             qPrintable(refused.error().text()));
    QCOMPARE(ask("SELECT sum(touched) FROM public.players"), QStringLiteral("0"));
    QVERIFY(!m_session->isInTransaction());
    wanted.key = QStringLiteral("uid"); // which stays
    VERIFY_RESULT(backfill(*m_session, wanted));
    QCOMPARE(ask("SELECT concat_ws(' ', min(touched), max(touched)) FROM public.players"),
             QStringLiteral("1 1"));
}

void TestBackfill::keyMaySetItself()
{
    auto wanted = request();
    wanted.set = QStringLiteral("id = id, level = 1");
    const auto report = backfill(*m_session, wanted);
    VERIFY_RESULT(report);
    QCOMPARE(report->progress.changed, 1000);
}

void TestBackfill::tellsWhatIsLeft()
{
    auto wanted = request();
    wanted.set = QStringLiteral("level = CASE WHEN id % 10 <> 0 THEN 1 END");
    const auto report = backfill(*m_session, wanted);
    VERIFY_RESULT(report);
    QCOMPARE(report->left, 100);
}

void TestBackfill::refusals_data()
{
    QTest::addColumn<BackfillRequest>("wanted");
    QTest::addColumn<QString>("message");
    const auto with = [this](auto change) {
        auto wanted = request();
        change(wanted);
        return wanted;
    };
    QTest::newRow("no table") << with([](auto& r) { r.table = QStringLiteral("public.nobody"); })
                              << "not there";
    // nor is it looked for in the path that the database has
    QTest::newRow("no schema") << with([](auto& r) { r.table = QStringLiteral("players"); }) << "not there";
    QTest::newRow("no column") << with([](auto& r) { r.key = QStringLiteral("nothing"); })
                               << "no such column";
    QTest::newRow("may be null") << with([](auto& r) { r.key = QStringLiteral("level"); }) << "may be null";
    QTest::newRow("no index") << with([](auto& r) { r.key = QStringLiteral("touched"); }) << "no index";
    QTest::newRow("two statements") << with([](auto& r) {
        r.set = QStringLiteral("level = 1; DROP TABLE public.players");
    }) << "syntax error";
    QTest::newRow("nonsense") << with([](auto& r) { r.where = QStringLiteral("nope IS NULL"); }) << "nope";
    QTest::newRow("hostile") << with([](auto& r) { r.table = QStringLiteral("public.\"; DROP TABLE x; --"); })
                             << "not there";
}

void TestBackfill::refusals()
{
    QFETCH(BackfillRequest, wanted);
    QFETCH(QString, message);
    const auto refused = backfill(*m_session, wanted);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(message), qPrintable(refused.error().text()));
    QCOMPARE(ask("SELECT count(*) FROM public.players WHERE level IS NULL"), QStringLiteral("1000"));
}

void TestBackfill::hidesNoRows()
{
    WeekServer::run(*m_session,
                    "ALTER TABLE public.players ENABLE ROW LEVEL SECURITY; CREATE POLICY few ON "
                    "public.players USING (id < "
                    "10); DROP ROLE IF EXISTS wg_filler; CREATE ROLE wg_filler; GRANT ALL ON public.players "
                    "TO wg_filler; "
                    "GRANT CREATE ON DATABASE \""
                        + m_database.toUtf8() + "\" TO wg_filler; SET ROLE wg_filler");
    const auto refused = backfill(*m_session, request());
    WeekServer::run(*m_session, "RESET ROLE; DROP OWNED BY wg_filler CASCADE; DROP ROLE wg_filler");
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("42501"));
}

void TestBackfill::othersWriteMeanwhile()
{
    auto writer = m_server.open(m_database);
    qint64 written = 0;
    const auto report = backfill(*m_session, request(), {.onProgress = [&](const BackfillProgress&) {
        const auto done = writer.execute(Sql("UPDATE public.players SET touched = touched WHERE id % 50 = 0"),
                                         {}, {.deadline = std::chrono::seconds(30)});
        written += done ? *done : 0;
    }});
    VERIFY_RESULT(report);
    QCOMPARE(written, 17 * 20); // nobody ever waited
}

void TestBackfill::waitsForAHeldRow()
{
    auto holder = m_server.open(m_database);
    WeekServer::run(holder, "BEGIN; SELECT 1 FROM public.players WHERE id = 500 FOR UPDATE");
    auto session = m_server.open(m_database);
    const QByteArray pid = *session.query(Sql("SELECT pg_backend_pid()"))->single();
    auto running = std::async(std::launch::async, [&] { return backfill(session, request()); });
    // it gives up waiting for the row's lock, and waits again in another transaction
    const auto waitingSince = [&] {
        return ask("SELECT max(xact_start) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND pid = "
                   + pid);
    };
    const QString none = QStringLiteral("NULL");
    QTRY_VERIFY_WITH_TIMEOUT(waitingSince() != none, Patience);
    const QString first = waitingSince();
    const auto waitsAgain = [&] {
        const QString since = waitingSince();
        return since != none && since != first;
    };
    QTRY_VERIFY_WITH_TIMEOUT(waitsAgain(), Patience);
    WeekServer::run(holder, "COMMIT");
    const auto report = running.get();
    VERIFY_RESULT(report);
    QCOMPARE(report->progress.changed, 1000);
    QCOMPARE(ask("SELECT sum(touched) FROM public.players"), QStringLiteral("1000"));
}

void TestBackfill::notNull()
{
    WeekServer::run(*m_session, "UPDATE public.players SET level = 1");
    QByteArray steps;
    auto set = setNotNull(
        *m_session, QStringLiteral("public.players"), QStringLiteral("level"),
        {.onStep = [&steps](NotNullStep step) { steps += QByteArray::number(static_cast<int>(step)); }});
    VERIFY_RESULT(set);
    QVERIFY(*set);
    QCOMPARE(steps, QByteArray("0123"));
    QCOMPARE(ask("SELECT attnotnull FROM pg_attribute WHERE attrelid = 'public.players'::regclass AND "
                 "attname = 'level'"),
             QStringLiteral("t"));
    QCOMPARE(ask("SELECT count(*) FROM pg_constraint WHERE conrelid = 'public.players'::regclass AND contype "
                 "= 'c'"),
             QStringLiteral("0"));
    set = setNotNull(*m_session, QStringLiteral("public.players"), QStringLiteral("level"));
    VERIFY_RESULT(set);
    QVERIFY(!*set);
    QVERIFY(!setNotNull(*m_session, QStringLiteral("public.players"), QStringLiteral("nothing")));
}

void TestBackfill::notNullCountsNulls()
{
    WeekServer::run(*m_session, "UPDATE public.players SET level = 1 WHERE id > 7");
    const auto refused = setNotNull(*m_session, QStringLiteral("public.players"), QStringLiteral("level"));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.startsWith(QLatin1String("7 row(s)")),
             qPrintable(refused.error().text()));
    // one that slips in after the count
    WeekServer::run(
        *m_session,
        "ALTER TABLE public.players ADD CONSTRAINT weekglass_not_null_6 CHECK (level IS NOT NULL) NOT VALID");
    const auto late = setNotNull(*m_session, QStringLiteral("public.players"), QStringLiteral("level"));
    QVERIFY(!late);
    QVERIFY2(late.error().message.startsWith(QLatin1String("7 row(s)")), qPrintable(late.error().text()));
    QCOMPARE(ask("SELECT count(*) FROM pg_constraint WHERE conrelid = 'public.players'::regclass AND contype "
                 "= 'c'"),
             QStringLiteral("0"));
}

void TestBackfill::notNullGoesOn_data()
{
    QTest::addColumn<QByteArray>("before");
    const QByteArray check =
        "ALTER TABLE public.players ADD CONSTRAINT weekglass_not_null_6 CHECK (level IS NOT NULL) NOT VALID;";
    QTest::newRow("after the check") << check;
    QTest::newRow("after validating")
        << check + "ALTER TABLE public.players VALIDATE CONSTRAINT weekglass_not_null_6";
}

void TestBackfill::notNullGoesOn()
{
    QFETCH(QByteArray, before);
    WeekServer::run(*m_session, "UPDATE public.players SET level = 1;" + before);
    const auto set = setNotNull(*m_session, QStringLiteral("public.players"), QStringLiteral("level"));
    VERIFY_RESULT(set);
    QCOMPARE(ask("SELECT attnotnull FROM pg_attribute WHERE attrelid = 'public.players'::regclass AND "
                 "attname = 'level'"),
             QStringLiteral("t"));
    QCOMPARE(ask("SELECT count(*) FROM pg_constraint WHERE conrelid = 'public.players'::regclass AND contype "
                 "= 'c'"),
             QStringLiteral("0"));
}

void TestBackfill::notNullWaitsForOthers()
{
    WeekServer::run(*m_session, "UPDATE public.players SET level = 1");
    auto other = m_server.open(m_database);
    WeekServer::run(other, "BEGIN; SELECT 1 FROM public.players LIMIT 1");
    const auto refused = setNotNull(*m_session, QStringLiteral("public.players"), QStringLiteral("level"),
                                    {.lockWait = std::chrono::milliseconds(800)});
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("55P03"));
    auto running = std::async(std::launch::async, [this] {
        return setNotNull(*m_session, QStringLiteral("public.players"), QStringLiteral("level"));
    });
    QTRY_VERIFY_WITH_TIMEOUT(
        WeekServer::ask(
            other,
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'public.players'::regclass")
            != QLatin1String("0"),
        Patience);
    auto third = m_server.open(m_database); // is not kept waiting for long by the one that waits
    VERIFY_RESULT(third.query(Sql("SELECT pg_catalog.count(*) FROM public.players"), {},
                              {.deadline = std::chrono::seconds(30)}));
    WeekServer::run(other, "COMMIT");
    VERIFY_RESULT(running.get());
}

void TestBackfill::notNullOfPartitions()
{
    WeekServer::run(
        *m_session,
        "CREATE TABLE public.e (at DATE NOT NULL, x INT) PARTITION BY RANGE (at); CREATE TABLE public.e1 "
        "PARTITION OF public.e FOR VALUES FROM ('2025-01-01') TO ('2026-01-01'); INSERT INTO public.e VALUES "
        "('2025-02-01', 1)");
    VERIFY_RESULT(setNotNull(*m_session, QStringLiteral("public.e"), QStringLiteral("x")));
    QCOMPARE(ask("SELECT bool_and(attnotnull) FROM pg_attribute WHERE attrelid IN ('public.e'::regclass, "
                 "'public.e1'::regclass) AND attname = 'x'"),
             QStringLiteral("t"));
}

QTEST_GUILESS_MAIN(TestBackfill)
#include "tst_backfill.moc"
