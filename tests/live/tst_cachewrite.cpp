#include "cacheweek.h"

#include <future>

using namespace Weekglass;
using Verdict = CacheEntry::Verdict;
using Life = CacheEntry::Life;

/// Marked keys are put right all at once or not at all, whatever happens in between.
class TestCacheWrite : public QObject, private CacheWeek
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void freshAfterRefresh();
    void deleteTakesWhatIsWrong();
    void changedMeanwhileIsRefused_data();
    void changedMeanwhileIsRefused();
    void rowChangedMeanwhileIsRefused();
    void readOnlyReplicaKeepsAll();
    void killedBeforeTheAnswer();
};

void TestCacheWrite::initTestCase()
{
    if (const QString missing = start(); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    QVERIFY(m_game->cache.size() == 7 && m_player.size() == 36);
}

void TestCacheWrite::init()
{
    run({"FLUSHALL"});
}

/// All that can be written is fresh and lives as documented once it is: what is compared is what is written.
void TestCacheWrite::freshAfterRefresh()
{
    const QByteArray good = ask("SELECT item_type FROM public.farm_market_listings LIMIT 1").toUtf8();
    WeekServer::run(
        *m_session,
        "INSERT INTO public.farm_market_listings (seller_id, item_type, quantity, price_coins, expires_at) "
        "SELECT player_id, '"
            + good + "', 3, 7, now() + '1 day' FROM public.players LIMIT 2");
    for (const char* each : {"wallet", "timers"})
        run({"SET", key(each), "of another type"});
    for (const char* each : {"level", "dashboard"})
        run({"SET", key(each), "nonsense"});
    run({"SET", "leaderboard:level:top100", "x"});
    run({"SET", "market:" + good + ":listings", "[1, 2]"});
    const CachePlan plan = planCache(*m_game, look({}), CacheAction::Refresh);
    QCOMPARE(plan.entries.size(), std::size_t(6));
    const auto written = write(plan);
    VERIFY_RESULT(written);
    QCOMPARE(*written, qsizetype(6));
    const CacheLook after = look({});
    QCOMPARE(after.entries.size(), std::size_t(6));
    for (const CacheEntry& entry : after.entries) {
        QVERIFY2(entry.verdict == Verdict::Fresh,
                 qPrintable(QString::fromUtf8(entry.key.key) + explanationOf(entry)));
        QVERIFY(entry.life == Life::AsDocumented);
        QVERIFY(entry.milliseconds && *entry.milliseconds <= m_game->cache[entry.key.cache].seconds * 1000);
    }
    QCOMPARE(run({"HGET", key("wallet"), "tokens"}).text,
             ask("SELECT farm_tokens FROM public.players WHERE player_id = '" + m_player + '\'').toUtf8());
    QCOMPARE(run({"ZCARD", "leaderboard:level:top100"}).integer, qint64(24));
    QVERIFY(run({"ZCARD", key("timers")}).integer > 0);
    QVERIFY(planCache(*m_game, after, CacheAction::Refresh).entries.empty());
    WeekServer::run(*m_session,
                    "DELETE FROM public.farm_market_listings WHERE quantity = 3 AND price_coins = 7");
}

void TestCacheWrite::deleteTakesWhatIsWrong()
{
    run({"SET", key("level"), "199"});
    run({"SET", "other", "mine"});
    run({"SET", "player:x:level", "1"});
    const CachePlan plan = planCache(*m_game, look({}), CacheAction::Delete);
    QCOMPARE(plan.entries.size(), std::size_t(2));
    VERIFY_RESULT(write(plan));
    QCOMPARE(run({"KEYS", "*"}).elements.size(), std::size_t(1));
}

void TestCacheWrite::changedMeanwhileIsRefused_data()
{
    QTest::addColumn<QByteArrayList>("change");
    QTest::newRow("another value") << QByteArrayList({"SET", "level", "198"});
    QTest::newRow("another type") << QByteArrayList({"HSET", "wallet", "coins", "1"});
    QTest::newRow("gone") << QByteArrayList({"DEL", "level"});
}

void TestCacheWrite::changedMeanwhileIsRefused()
{
    QFETCH(QByteArrayList, change);
    run({"SET", key("level"), "199"});
    run({"SET", key("wallet"), "not a hash"});
    const CachePlan plan = planCache(*m_game, look({}), CacheAction::Refresh);
    QCOMPARE(plan.entries.size(), std::size_t(2));
    if (change[0] == "HSET")
        run({"DEL", key("wallet")});
    change[1] = key(change[1]);
    run(change);
    const QByteArray before = dump();
    const auto written = write(plan);
    QVERIFY(!written);
    QVERIFY2(written.error().text().contains(QStringLiteral("Nothing was written")),
             qPrintable(written.error().text()));
    QCOMPARE(dump(), before);
}

void TestCacheWrite::rowChangedMeanwhileIsRefused()
{
    run({"SET", key("level"), "199"});
    const CachePlan plan = planCache(*m_game, look({}), CacheAction::Refresh);
    WeekServer::run(*m_session,
                    "UPDATE public.players SET level = level + 1 WHERE player_id = '" + m_player + '\'');
    const QByteArray before = dump();
    QVERIFY(!write(plan));
    QCOMPARE(dump(), before);
    VERIFY_RESULT(write(planCache(*m_game, look({}), CacheAction::Refresh)));
    QVERIFY(entry("level").verdict == Verdict::Fresh);
}

void TestCacheWrite::readOnlyReplicaKeepsAll()
{
    run({"SET", key("level"), "199"});
    run({"SET", "player:x:level", "1"});
    const CachePlan plan = planCache(*m_game, look({}), CacheAction::Delete);
    const QByteArray before = dump();
    run({"REPLICAOF", "127.0.0.1", "1"});
    const auto written = write(plan);
    run({"REPLICAOF", "NO", "ONE"});
    QVERIFY(!written);
    QVERIFY2(written.error().text().contains(QStringLiteral("READONLY")), qPrintable(written.error().text()));
    QCOMPARE(dump(), before);
}

/// Redis dies while the week is read under WATCH: nothing of the plan is there when it comes back.
void TestCacheWrite::killedBeforeTheAnswer()
{
    run({"SET", key("level"), "199"});
    run({"SET", key("wallet"), "not a hash"});
    CachePlan plan = planCache(*m_game, look({}), CacheAction::Refresh);
    auto holder = m_server.open(QString::fromUtf8(m_session->database()));
    (void)WeekServer::ask(holder, "SELECT pg_catalog.pg_advisory_lock(1)");
    GameDefinition slow = *m_game;
    slow.cache[1].query.text = "SELECT q.* FROM (" + slow.cache[1].query.text
        + ") AS q, pg_catalog.pg_advisory_lock_shared(1) AS l, pg_catalog.pg_advisory_unlock_shared(1) AS u";
    auto session = redis();
    auto written = std::async(std::launch::async, [&] { return runCache(session, *m_session, slow, plan); });
    QTRY_COMPARE_WITH_TIMEOUT(
        WeekServer::ask(holder, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"),
        QStringLiteral("1"), Patience);
    m_redis.stop();
    (void)WeekServer::ask(holder, "SELECT pg_catalog.pg_advisory_unlock(1)");
    const auto result = written.get();
    QVERIFY(m_redis.start());
    QVERIFY(!result);
    QVERIFY(result.error().kind == Error::Kind::Unknown);
    QCOMPARE(run({"DBSIZE"}).integer, qint64(0));
}

QTEST_GUILESS_MAIN(TestCacheWrite)
#include "tst_cachewrite.moc"
