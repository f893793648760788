#include "game/gameloader.h"
#include "redis/cachecontent.h"
#include "redis/cachekeys.h"
#include "testfile.h"
#include "verifyresult.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

namespace {

const char* const Manifest = R"({
  "id": "shop", "title": "Shop", "prefix": "shop",
  "cache": [
    {"id": "purse", "title": "Purse", "key": "p:{who}:purse", "type": "hash", "seconds": 30, "query": "x.sql",
     "fields": [{"field": "gold", "column": "coins"}]},
    {"id": "rank", "title": "Rank", "key": "top", "type": "ranking", "seconds": 300, "query": "x.sql"},
    {"id": "login", "title": "Logins", "key": "login:{token}", "type": "hash", "secret": true, "by": "who",
     "query": "x.sql", "fields": [{"field": "who", "column": "who"}]},
    {"id": "level", "title": "Level", "key": "p:{who}:level", "type": "string", "column": "level", "seconds": 60,
     "query": "x.sql"}
  ]
})";

CacheDefinition definition(CacheType type)
{
    CacheDefinition cache;
    cache.type = type;
    return cache;
}

}

/// Cached keys as a manifest names them, and when what Redis says is what the week says.
class TestCacheReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whole();
    void problems_data();
    void problems();
    void keys();
    void sameValues_data();
    void sameValues();
    void ranks();

private:
    Result<GameDefinition> load(const QByteArray& text)
    {
        writeFile(m_folder.filePath(QStringLiteral("shop/game.json")), text);
        writeFile(m_folder.filePath(QStringLiteral("shop/x.sql")), "SELECT 1");
        return loadGame(m_folder.filePath(QStringLiteral("shop")));
    }

    QTemporaryDir m_folder;
};

void TestCacheReader::whole()
{
    const auto game = load(Manifest);
    VERIFY_RESULT(game);
    QCOMPARE(game->cache.size(), std::size_t(4));
    const CacheDefinition& purse = game->cache[0];
    QCOMPARE(purse.placeholder() + purse.prefix() + purse.suffix(), QStringLiteral("whop::purse"));
    QCOMPARE(purse.seconds, qint64(30));
    QCOMPARE(purse.fields.front().column, QStringLiteral("coins"));
    QVERIFY(purse.isWritten() && game->cache[3].isWritten());
    QVERIFY(!game->cache[2].isWritten() && game->cache[2].isSecret);
    QCOMPARE(game->cache[1].placeholder(), QString());
}

void TestCacheReader::problems_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const char* before, const char* after, const char* problem) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QString::fromLatin1(problem);
    };
    row("type", "\"ranking\"", "\"list\"", "cache[1].type");
    row("two placeholders", "p:{who}:purse", "p:{who}:{x}", "cache[0].key");
    row("wildcard", "p:{who}:purse", "p:*:purse", "cache[0].key");
    row("the same key twice", "p:{who}:level", "p:{who}:purse", "cache[3].key");
    row("the same id twice", "\"id\": \"level\"", "\"id\": \"purse\"", "cache[3].id");
    row("no fields", R"("fields": [{"field": "gold", "column": "coins"}])", R"("fields": [])",
        "cache[0].fields");
    row("no column", R"("column": "level", )", "", "cache[3].column");
    row("secret of one key", R"("key": "login:{token}")", R"("key": "login")", "cache[2].secret");
    row("no time", "\"seconds\": 300", "\"seconds\": 0", "cache[1].seconds");
    row("unknown key", "\"seconds\": 300", "\"second\": 300", "second");
}

void TestCacheReader::problems()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, problem);
    QByteArray text(Manifest);
    QVERIFY(text.contains(before));
    const auto game = load(text.replace(before, after));
    QVERIFY(!game);
    QVERIFY2(game.error().text().contains(problem), qPrintable(game.error().text()));
}

void TestCacheReader::keys()
{
    const auto game = load(Manifest);
    VERIFY_RESULT(game);
    const CacheDefinition& purse = game->cache[0];
    QCOMPARE(cacheKey(purse, "ann"), QByteArray("p:ann:purse"));
    QCOMPARE(cacheGlob(purse), QByteArray("p:*:purse"));
    QCOMPARE(cacheSubject(purse, "p:ann:purse").value(), QByteArray("ann"));
    QCOMPARE(cacheSubject(purse, "p:a:b:purse").value(), QByteArray("a:b"));
    for (const char* other : {"p::purse", "p:purse", "p:ann:purse2", "xp:ann:purse", "top", ""})
        QVERIFY2(!cacheSubject(purse, other), other);
    QVERIFY(cacheSubject(game->cache[1], "top") && !cacheSubject(game->cache[1], "top2"));
    QCOMPARE(shownCacheKey(game->cache[2], {.cache = 2, .key = "login:abcdefgh", .subject = "abcdefgh"}),
             QStringLiteral("login:abcd…"));
}

void TestCacheReader::sameValues_data()
{
    QTest::addColumn<CacheType>("type");
    QTest::addColumn<QByteArray>("redis");
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<bool>("isSame");
    const auto row = [](CacheType type, const char* redis, const char* week, bool isSame) {
        QTest::addRow("%d: %s, %s", static_cast<int>(type), redis, week)
            << type << QByteArray(redis) << QByteArray(week) << isSame;
    };
    row(CacheType::Hash, "5", "5", true);
    row(CacheType::Hash, "5.0", "5", true);
    row(CacheType::Hash, "9007199254740993", "9007199254740992", false);
    row(CacheType::Hash, "05", "5", false);
    row(CacheType::Hash, "ios", "IOS", false);
    row(CacheType::JsonArray, R"({"a": 1, "b": 2})", R"({"b": 2.0, "a": 1})", true);
    row(CacheType::JsonArray, R"({"a": 1, "c": 3})", R"({"a": 1, "b": null})", true);
    row(CacheType::JsonArray, R"({"a": 1})", R"({"a": 1, "b": 0})", false);
    row(CacheType::JsonArray, R"("2025-01-06T10:00:00Z")", R"("2025-01-06T11:00:00+01:00")", true);
    row(CacheType::JsonArray, R"("2025-01-06T10:00:00Z")", R"("2025-01-06T10:00:01Z")", false);
    row(CacheType::JsonArray, R"("2025")", R"(2025)", false);
    row(CacheType::JsonArray, "[1, 2]", "[2, 1]", false);
}

void TestCacheReader::sameValues()
{
    QFETCH(CacheType, type);
    QFETCH(QByteArray, redis);
    QFETCH(QByteArray, row);
    QFETCH(bool, isSame);
    const auto parts =
        compareContents(definition(type), {{.name = "a", .value = redis}}, {{.name = "a", .value = row}});
    QCOMPARE(parts.size(), std::size_t(1));
    QCOMPARE(parts.front().isSame, isSame);
}

void TestCacheReader::ranks()
{
    const CacheContent ranks =
        rankingOf({{.name = "a", .value = "1"}, {.name = "c", .value = "7"}, {.name = "b", .value = "7"}});
    QCOMPARE(ranks.size(), std::size_t(3));
    QCOMPARE(*ranks[0].value, QByteArray("c 7")); // as ZREVRANGE has equal scores
    QCOMPARE(*ranks[1].value, QByteArray("b 7"));
    QCOMPARE(ranks[2].name + *ranks[2].value, QByteArray("#3a 1"));
    QCOMPARE(scoreText("10000006399.0"), QByteArray("10000006399"));
    QCOMPARE(scoreText("1e10"), scoreText("10000000000"));
    QCOMPARE(scoreText("inf"), QByteArray("inf"));
    // of a ranking one too many is compared, of a hash what the game has beside is not
    const CacheContent one {{.name = "#1", .value = "a 1"}};
    QVERIFY(!compareContents(definition(CacheType::Ranking), ranks, one).back().isSame);
    const auto hash = compareContents(definition(CacheType::Hash), one, {});
    QVERIFY(hash.front().isSame && !hash.front().isCompared);
}

QTEST_GUILESS_MAIN(TestCacheReader)
#include "tst_cachereader.moc"
