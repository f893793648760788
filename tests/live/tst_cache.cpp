#include "cacheweek.h"

using namespace Weekglass;
using Verdict = CacheEntry::Verdict;
using Life = CacheEntry::Life;

/// The cache of a real week in a real Redis server: what is fresh, stale and hostile there.
class TestCache : public QObject, private CacheWeek
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void sevenKeys();
    void staleWallet();
    void expiries();
    void wrongTypes();
    void missingIsFine();
    void orphans();
    void leaderboardByRank();
    void jsonInAnotherHand();
    void sessionsAreSecret();
    void allOfAPattern();
    void hostileValues();
    void stopped();
};

void TestCache::initTestCase()
{
    if (const QString missing = start(); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    QVERIFY(m_game->cache.size() == 7 && m_player.size() == 36);
}

void TestCache::init()
{
    run({"FLUSHALL"});
}

void TestCache::sevenKeys()
{
    const QStringList keys {QStringLiteral("player:{player}:wallet hash 30"),
                            QStringLiteral("player:{player}:level string 60"),
                            QStringLiteral("player:{player}:timers zset 300"),
                            QStringLiteral("player:{player}:dashboard string 30"),
                            QStringLiteral("leaderboard:level:top100 zset 300"),
                            QStringLiteral("market:{item_type}:listings string 60"),
                            QStringLiteral("session:{token} hash 0")};
    QStringList have;
    for (const CacheDefinition& cache : m_game->cache)
        have << QStringLiteral("%1 %2 %3")
                    .arg(cache.key, QString::fromLatin1(redisTypeOf(cache.type)))
                    .arg(cache.seconds);
    QCOMPARE(have, keys);
}

void TestCache::staleWallet()
{
    run({"HSET", key("wallet"), "coins", "5", "cash", "10.0", "tokens", "", "mine", "kept"});
    WeekServer::run(*m_session,
                    "UPDATE public.players SET coins = 7, cash = 10, farm_tokens = 0, luxury_points = 3 "
                    "WHERE player_id = '"
                        + m_player + '\'');
    run({"EXPIRE", key("wallet"), "20"});
    const CacheEntry found = entry("wallet");
    QVERIFY(found.verdict == Verdict::Stale);
    QVERIFY(found.life == Life::AsDocumented);
    QStringList wrong;
    for (const ComparedPart& part : found.parts) {
        if (!part.isSame)
            wrong << QString::fromUtf8(part.name);
    }
    QCOMPARE(wrong, QStringList({QStringLiteral("coins"), QStringLiteral("tokens"), QStringLiteral("lp")}));
    QVERIFY(explanationOf(found).startsWith(QStringLiteral("coins: Redis has 5, the week 7")));
    QCOMPARE(found.parts.back().name, QByteArray("mine")); // the game's own: shown, not compared
    QVERIFY(!found.parts.back().isCompared);
}

void TestCache::expiries()
{
    run({"SET", key("level"),
         ask("SELECT level FROM public.players WHERE player_id = '" + m_player + '\'').toUtf8()});
    CacheEntry found = entry("level");
    QVERIFY(found.verdict == Verdict::Fresh && found.life == Life::Endless && found.isMarked());
    QCOMPARE(lifeText(m_game->cache[1], found), QStringLiteral("no expiry"));
    run({"EXPIRE", key("level"), "600"});
    found = entry("level");
    QVERIFY(found.life == Life::TooLong);
    QCOMPARE(lifeText(m_game->cache[1], found), QStringLiteral("600 s, longer than 60 s"));
    // the value is right, so it is not deleted; written again it lives as long as documented
    QVERIFY(planCache(*m_game, look({}), CacheAction::Delete).entries.empty());
    VERIFY_RESULT(write(planCache(*m_game, look({}), CacheAction::Refresh)));
    QVERIFY(!entry("level").isMarked());
}

void TestCache::wrongTypes()
{
    run({"LPUSH", key("wallet"), "a"});
    run({"SADD", key("level"), "a"});
    run({"HSET", key("timers"), "a", "b"});
    run({"XADD", key("dashboard"), "*", "a", "b"});
    const CacheLook found = look({.subject = m_player});
    QCOMPARE(found.entries.size(), std::size_t(4));
    QByteArrayList types;
    for (const CacheEntry& entry : found.entries) {
        QVERIFY(entry.verdict == Verdict::WrongType);
        types << entry.type;
    }
    QCOMPARE(types, QByteArrayList({"list", "set", "hash", "stream"}));
}

void TestCache::missingIsFine()
{
    const CacheLook found = look({.subject = m_player});
    QCOMPARE(found.entries.size(), std::size_t(4)); // those of a player only
    for (const CacheEntry& entry : found.entries)
        QVERIFY(entry.verdict == Verdict::Missing && entry.isInWeek && !entry.isMarked());
    QVERIFY(planCache(*m_game, found, CacheAction::Refresh).entries.empty());
    QCOMPARE(look({.subject = m_player, .placeholder = QStringLiteral("item_type")}).entries.size(),
             std::size_t(1));
}

void TestCache::orphans()
{
    const QByteArray nobody = "00000000-0000-4000-8000-000000000000";
    for (const QByteArray& subject : {nobody, QByteArray("not a uuid"), QByteArray("a:b")}) {
        run({"HSET", "player:" + subject + ":wallet", "coins", "1"});
        run({"ZADD", "player:" + subject + ":timers", "1", "plot:1"});
    }
    const CacheLook found = look({});
    const auto orphans = std::ranges::count(found.entries, Verdict::Orphan, &CacheEntry::verdict);
    QCOMPARE(orphans, 6);
    const CachePlan refresh = planCache(*m_game, found, CacheAction::Refresh);
    QVERIFY(refresh.entries.empty() && refresh.left == 6);
    QCOMPARE(planCache(*m_game, found, CacheAction::Delete).entries.size(), std::size_t(6));
}

void TestCache::leaderboardByRank()
{
    const auto rows =
        m_session->query(Pg::Sql("SELECT player_id, level::bigint * 1000000000 + xp FROM public.players "
                                 "WHERE NOT is_banned ORDER BY 2 DESC, 1 DESC LIMIT 100"));
    VERIFY_RESULT(rows);
    for (const auto& row : rows->rows)
        run({"ZADD", "leaderboard:level:top100", *row[1], *row[0]});
    run({"EXPIRE", "leaderboard:level:top100", "300"});
    QVERIFY2(entry("leaderboard", {}).verdict == Verdict::Fresh,
             qPrintable(explanationOf(entry("leaderboard", {}))));
    // two change places: just these ranks differ
    run({"ZINCRBY", "leaderboard:level:top100", "5000000000", *rows->rows[2][0]});
    run({"ZINCRBY", "leaderboard:level:top100", "1000000", *rows->rows[9][0]});
    const CacheEntry found = entry("leaderboard", {});
    QVERIFY(found.verdict == Verdict::Stale);
    QVERIFY(!found.parts.front().isSame || !found.parts[1].isSame || !found.parts[2].isSame);
    QCOMPARE(found.parts.size(), rows->rows.size());
    QCOMPARE(found.parts[0].name, QByteArray("#1"));
    // one too many is a rank that the table does not have
    run({"ZADD", "leaderboard:level:top100", "1", "stranger"});
    QCOMPARE(entry("leaderboard", {}).parts.size(), rows->rows.size() + 1);
}

/// The game's server writes the same values in another order, with other times and numbers, and more.
void TestCache::jsonInAnotherHand()
{
    WeekServer::run(
        *m_session,
        "UPDATE public.farm_state SET weather_ends_at = '2025-01-10 14:34:35.016+00' WHERE player_id = '"
            + m_player + '\'');
    VERIFY_RESULT(write([&] {
        run({"SET", key("dashboard"), "{}"});
        return planCache(*m_game, look({.subject = m_player}), CacheAction::Refresh);
    }()));
    QByteArray text = run({"GET", key("dashboard")}).text;
    QVERIFY2(text.contains("2025-01-10T14:34:35.016+00:00"), text.constData());
    text.replace("2025-01-10T14:34:35.016+00:00", "2025-01-10T14:34:35.016Z");
    text.replace("\"active_campaign\": null, ", ""); // null may be left out
    text.insert(1, "\"more\": [1], ");
    run({"SET", key("dashboard"), text, "EX", "30"});
    QVERIFY2(entry("dashboard").verdict == Verdict::Fresh, qPrintable(explanationOf(entry("dashboard"))));
    text.replace("14:34:35.016Z", "14:34:36.016Z");
    run({"SET", key("dashboard"), text, "EX", "30"});
    QVERIFY(entry("dashboard").verdict == Verdict::Stale);
    QVERIFY(explanationOf(entry("dashboard")).startsWith(QStringLiteral("weather_ends_at: ")));
}

void TestCache::sessionsAreSecret()
{
    run({"HSET", "session:topsecrettoken", "player_id", m_player, "platform", "fridge", "exp", "1736515990"});
    run({"EXPIRE", "session:topsecrettoken", "100"});
    run({"HSET", "session:otherstoken", "player_id", "nobody", "exp", "1"});
    const CacheLook found = look({.cache = QStringLiteral("session")});
    QCOMPARE(found.entries.size(), std::size_t(2));
    for (const CacheEntry& entry : found.entries) {
        const QString shown = shownCacheKey(m_game->cache[entry.key.cache], entry.key);
        QVERIFY2(!shown.contains(QStringLiteral("token")), qPrintable(shown));
        const bool isOurs = entry.key.key == "session:topsecrettoken";
        QVERIFY(entry.verdict == (isOurs ? Verdict::Stale : Verdict::Orphan));
        QVERIFY(entry.life == (isOurs ? Life::AsDocumented : Life::Endless));
    }
    // nobody is logged in by a look at the week, but both may be logged out
    QVERIFY(planCache(*m_game, found, CacheAction::Refresh).entries.empty());
    const CachePlan plan = planCache(*m_game, found, CacheAction::Delete);
    QCOMPARE(plan.entries.size(), std::size_t(2));
    QVERIFY(!loggedCacheDetail(*m_game, plan, found.server).contains("token"));
    VERIFY_RESULT(write(plan));
    QCOMPARE(run({"DBSIZE"}).integer, qint64(0));
}

void TestCache::allOfAPattern()
{
    QByteArrayList words {"MSET"};
    for (int i = 0; i < 12000; ++i)
        words << "player:" + QByteArray::number(i) + ":level"
              << "1"
              << "noise:" + QByteArray::number(i) << "1";
    run(words);
    qsizetype told = 0;
    auto session = redis();
    const auto found = lookAtCache(session, *m_session, *m_game, {.cache = QStringLiteral("level")},
                                   [&told](qsizetype keys) { told = keys; });
    VERIFY_RESULT(found);
    QCOMPARE(static_cast<qsizetype>(found->entries.size()), MostCacheKeys);
    QVERIFY(found->hasMore);
    QCOMPARE(told, MostCacheKeys);
    const CachePlan plan = planCache(*m_game, *found, CacheAction::Delete);
    QCOMPARE(plan.entries.size(), MostWrittenKeys);
    QVERIFY(plan.isTooMuch);
    VERIFY_RESULT(write(plan));
    QCOMPARE(run({"DBSIZE"}).integer, qint64(24000) - static_cast<qint64>(MostWrittenKeys));
}

void TestCache::hostileValues()
{
    const QByteArray binary = QByteArray::fromHex("00ff0a0d1b5b324ae280ae");
    run({"HSET", key("wallet"), "coins", binary, binary, binary});
    run({"SET", key("level"), QByteArray(300 * 1024 * 1024 / 100, 'x')}); // 3 MB
    for (int i = 0; i < 1500; ++i)
        run({"ZADD", key("timers"), "1", QByteArray::number(i)});
    run({"SET", key("dashboard"), QByteArray(50000, '[')});
    run({"HSET", "player:" + binary + ":wallet", "coins", "1"});
    run({"ZADD", "leaderboard:level:top100", "inf", binary, "-inf", "b", "1e300", "c"});
    run({"HSET", "session:abcdef", "player_id", binary});
    run({"HSET", "session:large", "player_id", QByteArray(1024 * 1024, 'x')});
    const CacheLook found = look({});
    QCOMPARE(found.entries.size(), std::size_t(8));
    for (const CacheEntry& entry : found.entries) {
        QVERIFY2(entry.isWrong(), entry.key.key.toHex().constData());
        const QString text = explanationOf(entry) + shownCacheKey(m_game->cache[entry.key.cache], entry.key);
        for (const QChar c : text)
            QVERIFY2(c.isPrint(), qPrintable(text));
        QVERIFY(text.size() < 2000);
    }
    QVERIFY(entry("level").verdict == Verdict::Unreadable);
    QVERIFY(entry("timers").verdict == Verdict::Unreadable);
    QVERIFY(entry("dashboard").verdict == Verdict::Unreadable);
    // all of it can be put right
    VERIFY_RESULT(write(planCache(*m_game, look({}), CacheAction::Refresh)));
    VERIFY_RESULT(write(planCache(*m_game, look({}), CacheAction::Delete)));
    for (const CacheEntry& entry : look({}).entries)
        QVERIFY2(!entry.isMarked(), qPrintable(explanationOf(entry)));
}

void TestCache::stopped()
{
    QByteArrayList words {"MSET"};
    for (int i = 0; i < 3000; ++i)
        words << "player:" + QByteArray::number(i) + ":level"
              << "1";
    run(words);
    std::stop_source stop;
    auto session = redis();
    const auto found = lookAtCache(session, *m_session, *m_game, {.cache = QStringLiteral("level")},
                                   [&stop](qsizetype) { stop.request_stop(); }, {.stop = stop.get_token()});
    QVERIFY(!found);
    QVERIFY(found.error().kind == Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TestCache)
#include "tst_cache.moc"
