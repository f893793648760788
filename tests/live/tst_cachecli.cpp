#include "ctl.h"
#include "redisserver.h"
#include "weekserver.h"

#include "redis/redissession.h"

using namespace Weekglass;

/// weekglassctl cache: it looks, shows what it would write, and writes what was shown.
class TestCacheCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void looks();
    void writesWhatWasShown();
    void refusals();
    void cleanupTestCase();

private:
    Answer cache(const QStringList& more, const QString& week = QStringLiteral("marketland_2025_w02"))
    {
        return (*m_ctl)(QStringList {QStringLiteral("cache"), week, QStringLiteral("--redis"), m_redis.uri()}
                        + more);
    }
    void set(const QByteArrayList& words)
    {
        auto session = RedisSession::open(*parseRedisUri(m_redis.uri()));
        VERIFY_RESULT(session);
        VERIFY_RESULT(session->command(words));
    }
    QByteArray level(const QByteArray& player)
    {
        auto session = RedisSession::open(*parseRedisUri(m_redis.uri()));
        return session ? session->command({"GET", "player:" + player + ":level"})->text
                       : QByteArray("no Redis");
    }

    WeekServer m_server;
    RedisServer m_redis;
    std::optional<Ctl> m_ctl;
    QByteArray m_player;
    const QString m_week = QStringLiteral("marketland_2025_w02");
};

void TestCacheCli::initTestCase()
{
    if (RedisServer::program().isEmpty())
        QSKIP("redis-server is not installed");
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    QVERIFY(m_redis.start());
    m_ctl.emplace((*TestServer::instance())->conninfo());
    m_server.made(m_week);
    const Answer created = (*m_ctl)({QStringLiteral("create"), m_week, QStringLiteral("--sample")});
    QVERIFY2(created.exitCode == 0, created.err.constData());
    auto session = m_server.open(m_week);
    m_player =
        WeekServer::ask(session, "SELECT player_id FROM public.players WHERE level < 100 LIMIT 1").toUtf8();
    set({"SET", "player:" + m_player + ":level", "199"});
    set({"HSET", "session:verysecrettoken", "player_id", "x"});
}

void TestCacheCli::looks()
{
    const Answer people = cache({});
    QVERIFY2(people.exitCode == 0, people.err.constData());
    QVERIFY2(people.out.contains(QByteArray("player:" + m_player + ":level")), people.out.constData());
    QVERIFY2(people.out.contains("stale"), people.out.constData());
    QVERIFY2(!people.out.contains("secrettoken"), people.out.constData());
    const Answer json = cache({QStringLiteral("--json"), QStringLiteral("--key"), QStringLiteral("level")});
    QCOMPARE(json.members(u"state"), QStringList {QStringLiteral("\"stale\"")});
    QCOMPARE(json.members(u"type"), QStringList {QStringLiteral("\"string\"")});
    QVERIFY2(json.out.contains(R"("redis": "199")"), json.out.constData());
    const Answer player =
        cache({QStringLiteral("--json"), QStringLiteral("--player"), QString::fromUtf8(m_player)});
    QCOMPARE(player.members(u"state").size(), qsizetype(4));
    QCOMPARE(player.members(u"state").count(QStringLiteral("\"missing\"")), qsizetype(3));
    const Answer stale =
        cache({QStringLiteral("--json"), QStringLiteral("--player"), QString::fromUtf8(m_player),
               QStringLiteral("--stale"), QStringLiteral("--fail")});
    QCOMPARE(stale.exitCode, 1);
    QCOMPARE(stale.members(u"state"), QStringList {QStringLiteral("\"stale\"")});
    const Answer fresh = cache({QStringLiteral("--key"), QStringLiteral("wallet"), QStringLiteral("--fail")});
    QVERIFY2(fresh.exitCode == 0, fresh.err.constData());
}

void TestCacheCli::writesWhatWasShown()
{
    const QStringList refresh {QStringLiteral("--key"), QStringLiteral("level"), QStringLiteral("--refresh")};
    const Answer shown = cache(refresh); // without --plan it only shows
    QVERIFY2(shown.exitCode == 0, shown.err.constData());
    QVERIFY2(shown.out.contains("becomes"), shown.out.constData());
    QVERIFY(!shown.plan().isEmpty());
    QCOMPARE(level(m_player), QByteArray("199"));
    set({"SET", "player:" + m_player + ":level", "198"}); // since
    const Answer other = cache(refresh + QStringList {shown.plan()});
    QVERIFY2(other.exitCode == 1 && other.err.contains("The plan has changed"), other.err.constData());
    QCOMPARE(level(m_player), QByteArray("198"));

    m_ctl->mark("production");
    const Answer again = cache(refresh);
    QVERIFY2(again.confirmation().value(0).contains(m_week), again.err.constData());
    QCOMPARE(cache(refresh + QStringList {again.plan().section(QLatin1Char(' '), 0, 0)}).exitCode, 1);
    QCOMPARE(level(m_player), QByteArray("198"));
    const Answer done = cache(refresh + again.confirmation()
                              + QStringList {QStringLiteral("--reason"), QStringLiteral("it was stale")});
    m_ctl->mark("none");
    QVERIFY2(done.exitCode == 0, done.err.constData());
    auto session = m_server.open(m_week);
    QCOMPARE(
        QString::fromUtf8(level(m_player)),
        WeekServer::ask(session, "SELECT level FROM public.players WHERE player_id = '" + m_player + '\''));
    const Answer log = (*m_ctl)({QStringLiteral("log"), m_week, QStringLiteral("--json")});
    QVERIFY2(log.out.contains("\"cache\"") && log.out.contains("it was stale")
                 && !log.out.contains("secrettoken"),
             log.out.constData());
    const Answer nothing = cache(refresh);
    QVERIFY2(nothing.exitCode == 0 && nothing.plan().isEmpty(), nothing.err.constData());
}

void TestCacheCli::refusals()
{
    QCOMPARE(cache({QStringLiteral("--key"), QStringLiteral("nonsense")}).exitCode, 4);
    QCOMPARE(cache({QStringLiteral("--refresh"), QStringLiteral("--delete")}).exitCode, 2);
    QCOMPARE(cache({QStringLiteral("--refresh"), QStringLiteral("--fail")}).exitCode, 2);
    const QString galaxy = QStringLiteral("galaxy_2025_w02");
    m_server.made(galaxy);
    QCOMPARE((*m_ctl)({QStringLiteral("create"), galaxy}).exitCode, 0);
    const Answer none = cache({}, galaxy);
    QVERIFY2(none.exitCode == 4 && none.err.contains("“cache”"), none.err.constData());
    m_redis.stop();
    QCOMPARE(cache({}).exitCode, 3);
}

void TestCacheCli::cleanupTestCase()
{
    m_redis.stop();
}

QTEST_GUILESS_MAIN(TestCacheCli)
#include "tst_cachecli.moc"
