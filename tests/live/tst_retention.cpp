#include "maintenance/prunekept.h"
#include "migrations/migrate.h"
#include "weekserver.h"

#include <QRandomGenerator>

#include <algorithm>
#include <map>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Pruning by rule: what the preview tells is what goes, and what a rule must keep stays.
class TestRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void previewIsWhatGoes_data();
    void previewIsWhatGoes();
    void shippedRules_data();
    void shippedRules();
    void youngerThanAnHourStays();
    void stalePlanIsRefused();
    void tokenOfOtherRowsIsRefused();
    void refusals_data();
    void refusals();

private:
    static Result<qint64> prune(Session& session, const RetentionRule& rule, const PrunePlan& plan)
    {
        const auto done = pruneKept(session, rule, plan, {.reason = QStringLiteral("test")});
        if (!done)
            return done.error();
        return done->tables.empty() ? 0 : done->tables.front().gone;
    }
    QString ask(const QByteArray& query) { return WeekServer::ask(*m_session, query); }
    void makeTable()
    {
        WeekServer::run(*m_session,
                        "DROP SCHEMA IF EXISTS test CASCADE; CREATE SCHEMA test; CREATE TABLE test.rows (id "
                        "bigint PRIMARY KEY, grp text, n int, at timestamptz)");
    }

    WeekServer m_server;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    std::optional<Session> m_session;
    const RetentionRule m_rule {.table = QStringLiteral("test.rows"),
                                .id = QStringLiteral("id"),
                                .newestBy = {QStringLiteral("n")},
                                .per = QStringLiteral("grp"),
                                .keep = 2,
                                .at = QStringLiteral("at"),
                                .minAgeSeconds = 3600};
};

void TestRetention::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    const GamePointer game = m_library.game(QStringLiteral("galaxy"));
    m_session.emplace(m_server.open(m_server.newWeek(*game).toString()));
    VERIFY_RESULT(migrate(*m_session, *game));
}

void TestRetention::previewIsWhatGoes_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 40; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

/// Random rows with equal numbers, equal ages and NULL groups, against the rule applied here.
void TestRetention::previewIsWhatGoes()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    struct Row
    {
        qint64 id;
        int group;
        int number;
        int minutes; ///< of age
    };
    std::vector<Row> rows;
    RetentionRule rule = m_rule;
    rule.keep = 1 + random.bounded(6);
    if (random.bounded(2) == 0)
        rule.at.clear();
    if (random.bounded(3) == 0)
        rule.per.clear();
    const int count = random.bounded(200);
    QByteArrayList values;
    for (int i = 0; i < count; ++i) {
        // half a minute keeps the ages off the rule's hour while the test runs
        Row row {.id = i * 7 % 211, .group = random.bounded(4), .number = random.bounded(30), .minutes = 0};
        row.minutes = 100 - 2 * row.number; // a greater number is never older, or the rule must refuse
        rows.push_back(row);
        values << QStringLiteral("(%1, nullif('g%2', 'g0'), %3, now() - interval '%4.5 minutes')")
                      .arg(row.id)
                      .arg(row.group)
                      .arg(row.number)
                      .arg(row.minutes)
                      .toUtf8();
    }
    makeTable();
    if (!values.isEmpty())
        WeekServer::run(*m_session, "INSERT INTO test.rows VALUES " + values.join(","));

    std::map<int, std::vector<Row>> groups;
    for (const Row& row : rows)
        groups[rule.per.isEmpty() ? 0 : row.group].push_back(row);
    std::vector<Row> gone;
    for (auto& [group, members] : groups) {
        std::sort(members.begin(), members.end(), [](const Row& a, const Row& b) {
            return std::pair(a.number, a.id) > std::pair(b.number, b.id);
        });
        for (std::size_t i = static_cast<std::size_t>(rule.keep); i < members.size(); ++i) {
            if (rule.at.isEmpty() || members[i].minutes >= 60)
                gone.push_back(members[i]);
        }
    }
    auto plan = planPrune(*m_session, rule);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->rows, static_cast<qint64>(gone.size()));
    QCOMPARE(plan->kept, count - plan->rows);
    QCOMPARE(plan->sample.rows.size(), std::min<std::size_t>(gone.size(), 100));
    const auto newest = std::max_element(gone.begin(), gone.end(), [](const Row& a, const Row& b) {
        return std::pair(a.number, a.id) < std::pair(b.number, b.id);
    });
    QCOMPARE(plan->newestId, newest == gone.end() ? QByteArray() : QByteArray::number(newest->id));
    QCOMPARE(ask("SELECT count(*) FROM test.rows").toInt(), count); // nothing yet

    auto done = prune(*m_session, rule, *plan);
    VERIFY_RESULT(done);
    QCOMPARE(*done, plan->rows);
    QByteArrayList ids {"-1"};
    for (const Row& row : gone)
        ids << QByteArray::number(row.id);
    QCOMPARE(ask("SELECT count(*) FROM test.rows WHERE id IN (" + ids.join(",") + ")"), QStringLiteral("0"));
    QCOMPARE(ask("SELECT count(*) FROM test.rows").toLongLong(), plan->kept);
    QCOMPARE(planPrune(*m_session, rule)->rows, 0);
}

void TestRetention::shippedRules_data()
{
    QTest::addColumn<QString>("game");
    QTest::addColumn<QByteArray>("fill");
    QTest::addColumn<QByteArray>("wrong"); // counts what should not be as it is afterwards
    QTest::addColumn<qint64>("gone");
    QTest::newRow("snapshots") << QStringLiteral("galaxy")
                               << QByteArray("INSERT INTO public.snapshots (tick_number, game_time, state, "
                                             "created_at) SELECT g, now(), '{}', now() - (151 - g) * "
                                             "interval '2 hours' FROM generate_series(1, 150) g")
                               << QByteArray("SELECT count(*) FROM public.snapshots WHERE tick_number <= 50")
                               << qint64(50);
    QTest::newRow("maneuvers")
        << QStringLiteral("galaxy")
        << QByteArray("ALTER TABLE public.maneuver_events DISABLE TRIGGER USER; INSERT INTO "
                      "public.maneuver_events (ship_id, maneuver_type, event_type, tick, game_time) SELECT "
                      "('00000000-0000-4000-8000-00000000000' || g % 3)::uuid, 'x', 'y', g, now() FROM "
                      "generate_series(0, 3599) g")
        << QByteArray("SELECT count(*) FROM (SELECT ship_id FROM public.maneuver_events GROUP BY 1 HAVING "
                      "count(*) <> 1000 OR min(tick) < 600) s")
        << qint64(600);
    QTest::newRow("saves")
        << QStringLiteral("marketland")
        << QByteArray("ALTER TABLE public.save_snapshots DISABLE TRIGGER USER; INSERT INTO public.players "
                      "(username) SELECT 'p' || g FROM "
                      "generate_series(1, 4) g; INSERT INTO public.save_snapshots (player_id, version, "
                      "snapshot_data, checksum) SELECT player_id, '1', '{}', 'x' FROM public.players, "
                      "generate_series(1, 9) ORDER BY random()")
        << QByteArray("SELECT count(*) FROM (SELECT player_id FROM public.save_snapshots GROUP BY 1 HAVING "
                      "count(*) <> 5) s")
        << qint64(16);
}

void TestRetention::shippedRules()
{
    QFETCH(QString, game);
    QFETCH(QByteArray, fill);
    QFETCH(QByteArray, wrong);
    QFETCH(qint64, gone);
    const GamePointer definition = m_library.game(game);
    auto session = m_server.open(m_server.newWeek(*definition).toString());
    VERIFY_RESULT(migrate(session, *definition));
    WeekServer::run(session, fill);
    const RetentionRule rule = qstrcmp(QTest::currentDataTag(), "maneuvers") == 0
        ? *definition->events.front().retention
        : *definition->snapshots.front().retention;
    auto plan = planPrune(session, rule);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->rows, gone);
    VERIFY_RESULT(prune(session, rule, *plan));
    QCOMPARE(WeekServer::ask(session, wrong), QStringLiteral("0"));
    QCOMPARE(planPrune(session, rule)->rows, 0);
}

void TestRetention::youngerThanAnHourStays()
{
    WeekServer::run(*m_session,
                    "INSERT INTO public.snapshots (tick_number, game_time, state, created_at) SELECT g, "
                    "now(), '{}', CASE WHEN g <= 10 THEN now() - interval '61 minutes' WHEN g = 11 THEN NULL "
                    "ELSE now() - interval '59 minutes' END FROM generate_series(1, 150) g");
    const RetentionRule rule = *m_library.game(QStringLiteral("galaxy"))->snapshots.front().retention;
    auto plan = planPrune(*m_session, rule);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->rows, 10);
    QCOMPARE(plan->tooYoung, 40);
    QVERIFY2(plan->rule.contains(QStringLiteral("100")) && plan->rule.contains(QStringLiteral("created_at")),
             qPrintable(plan->rule));
    QCOMPARE(*prune(*m_session, rule, *plan), 10);
    QCOMPARE(ask("SELECT count(*) FROM public.snapshots"), QStringLiteral("140"));
}

void TestRetention::stalePlanIsRefused()
{
    makeTable();
    WeekServer::run(*m_session,
                    "INSERT INTO test.rows SELECT g, 'a', g, now() - interval '1 day' FROM "
                    "generate_series(1, 10) g");
    const auto plan = planPrune(*m_session, m_rule);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->rows, 8);
    WeekServer::run(*m_session, "INSERT INTO test.rows VALUES (11, 'a', 11, now())");
    const auto refused = prune(*m_session, m_rule, *plan);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("9 instead of 8")),
             qPrintable(refused.error().text()));
    QCOMPARE(ask("SELECT count(*) FROM test.rows"), QStringLiteral("11"));
    QVERIFY(!m_session->isInTransaction());
}

void TestRetention::tokenOfOtherRowsIsRefused()
{
    makeTable();
    WeekServer::run(*m_session,
                    "INSERT INTO test.rows SELECT g, 'a', g, now() - interval '1 day' FROM "
                    "generate_series(1, 10) g");
    const auto plan = planPrune(*m_session, m_rule);
    VERIFY_RESULT(plan);
    WeekServer::run(*m_session, "UPDATE test.rows SET n = 99 WHERE id = 1"); // as many rows, but others
    QVERIFY(!prune(*m_session, m_rule, *plan));
    QCOMPARE(ask("SELECT count(*) FROM test.rows"), QStringLiteral("10"));
}

void TestRetention::refusals_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("reason");
    QTest::newRow("the last one written would go")
        << QByteArray("INSERT INTO test.rows VALUES (11, 'a', 0, now() - interval '2 hours')")
        << QStringLiteral("written last");
    QTest::newRow("no number") << QByteArray("UPDATE test.rows SET n = NULL WHERE id = 9")
                               << QStringLiteral("their age is unknown");
    QTest::newRow("ids that repeat") << QByteArray("ALTER TABLE test.rows DROP CONSTRAINT rows_pkey")
                                     << QStringLiteral("twice");
    QTest::newRow("others go along") << QByteArray(
        "CREATE TABLE test.parts (row_id bigint REFERENCES test.rows ON DELETE CASCADE)")
                                     << QStringLiteral("test.parts");
    QTest::newRow("no table") << QByteArray("DROP TABLE test.rows") << QStringLiteral("no such table");
}

void TestRetention::refusals()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, reason);
    makeTable();
    WeekServer::run(*m_session,
                    "INSERT INTO test.rows SELECT g, 'a', g, now() - interval '1 day' FROM "
                    "generate_series(1, 10) g");
    VERIFY_RESULT(planPrune(*m_session, m_rule));
    WeekServer::run(*m_session, change);
    const auto plan = planPrune(*m_session, m_rule);
    QVERIFY(!plan);
    QVERIFY2(plan.error().message.contains(reason), qPrintable(plan.error().text()));
    QCOMPARE(plan.error().where, m_rule.table);
    QVERIFY(!m_session->isInTransaction());
}

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
