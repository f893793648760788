#include "lifecycle/createweek.h"
#include "migrations/migrate.h"
#include "redis/keptrecovery.h"
#include "redisserver.h"
#include "weekserver.h"

#include <QDateTime>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// A recovery keeps what the keys held, and is undone while the game stands still.
class TestKeptRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void valuesAndTimesComeBack();
    void gameHasGoneOn_data();
    void gameHasGoneOn();
    void noReasonNoRecovery();
    void withoutLogItIsDoneAndToldSo();
    void changedMeanwhileIsRefused();
    void otherServerIsRefused();

private:
    RedisSession open() { return *RedisSession::open(*parseRedisUri(m_redis.uri())); }
    RedisReply redis(const QByteArrayList& words)
    {
        auto session = open();
        const auto reply = session.command(words);
        return reply ? *reply
                     : RedisReply {.type = RedisReply::Type::Error, .text = reply.error().text().toUtf8()};
    }
    QByteArray advised()
    {
        auto session = open();
        return adviseRecovery(session, *m_session, *m_game)->token;
    }
    Result<RecoveryDone> recover(const QByteArray& token, const QString& reason = QStringLiteral("stale"))
    {
        auto session = open();
        return recoverKept(session, *m_session, &*m_maintenance, m_week, *m_game, token, {.reason = reason});
    }
    KeptRecovery kept(const QByteArray& operation)
    {
        const auto log = readLog(*m_maintenance, {.week = m_week.name});
        return *keptRecovery(*log, m_week, operation);
    }
    Result<void> undo(const QByteArray& operation)
    {
        auto session = open();
        return undoRecovery(session, *m_maintenance, m_week, kept(operation),
                            {.reason = QStringLiteral("back")});
    }

    WeekServer m_server;
    RedisServer m_redis;
    GamePointer m_game;
    WeekIdentity m_week;
    std::optional<Session> m_session;
    std::optional<Session> m_maintenance;
};

void TestKeptRecovery::initTestCase()
{
    if (RedisServer::program().isEmpty())
        QSKIP("redis-server is not installed");
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    QVERIFY(m_redis.start());
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("galaxy"));
    m_session.emplace(m_server.open(m_server.newWeek(*m_game).toString()));
    m_maintenance.emplace(m_server.open());
    VERIFY_RESULT(migrate(*m_session, *m_game));
    m_week = *identify(*m_session);
    WeekServer::run(
        *m_session,
        "INSERT INTO public.snapshots (tick_number, game_time, state) VALUES (500, now(), '{\"tick_number\": "
        "500, \"paused\": false, \"tick_rate\": 1.0, \"total_spawns\": 3}')");
}

void TestKeptRecovery::init()
{
    redis({"FLUSHALL"});
}

void TestKeptRecovery::valuesAndTimesComeBack()
{
    redis({"SET", "game:tick", "400"});
    redis({"SET", "game:tick_rate", "2.50", "PX", "3600000"});
    redis({"SET", "not:ours", "x"});
    const QByteArray tick = redis({"DUMP", "game:tick"}).text;
    const auto done = recover(advised());
    VERIFY_RESULT(done);
    QVERIFY2(!done->operation.isEmpty(), qPrintable(done->lack));
    QCOMPARE(redis({"GET", "game:tick"}).text, QByteArray("500"));
    QCOMPARE(redis({"PTTL", "game:tick_rate"}).integer, -1); // SET takes a time to live away
    VERIFY_RESULT(undo(done->operation));
    QCOMPARE(redis({"DUMP", "game:tick"}).text, tick);
    QCOMPARE(redis({"GET", "game:tick_rate"}).text, QByteArray("2.50"));
    const qint64 left = redis({"PTTL", "game:tick_rate"}).integer;
    QVERIFY2(left > 3000000 && left <= 3600000, QByteArray::number(left).constData());
    QCOMPARE(redis({"EXISTS", "game:paused", "game:total_spawns"}).integer, 0);
    QCOMPARE(redis({"GET", "not:ours"}).text, QByteArray("x"));
    QVERIFY(kept(done->operation).isUndone);
    const auto again = undo(done->operation);
    QVERIFY(!again && again.error().message.contains(QStringLiteral("already")));
}

void TestKeptRecovery::gameHasGoneOn_data()
{
    QTest::addColumn<QByteArrayList>("written");
    QTest::newRow("another value") << QByteArrayList {"SET", "game:tick", "501"};
    QTest::newRow("removed") << QByteArrayList {"DEL", "game:paused"};
    QTest::newRow("another type") << QByteArrayList {"LPUSH", "game:total_spawns", "1"};
}

void TestKeptRecovery::gameHasGoneOn()
{
    QFETCH(QByteArrayList, written);
    redis({"SET", "game:tick", "400"});
    const auto done = recover(advised());
    VERIFY_RESULT(done);
    if (written[0] == "LPUSH")
        redis({"DEL", written[1]});
    redis(written);
    const auto undone = undo(done->operation);
    QVERIFY(!undone);
    QVERIFY2(undone.error().message.contains(QString::fromLatin1(written[1])),
             qPrintable(undone.error().text()));
    QVERIFY(redis({"GET", "game:tick"}).text != "400");
}

void TestKeptRecovery::noReasonNoRecovery()
{
    const auto done = recover(advised(), QStringLiteral(" "));
    QVERIFY(!done);
    QCOMPARE(redis({"DBSIZE"}).integer, 0);
}

void TestKeptRecovery::withoutLogItIsDoneAndToldSo()
{
    const QByteArray token = advised();
    auto session = open();
    const auto done = recoverKept(session, *m_session, Error {.message = QStringLiteral("no way")}, m_week,
                                  *m_game, token, {.reason = QStringLiteral("stale")});
    VERIFY_RESULT(done);
    QVERIFY(done->operation.isEmpty() && done->lack.contains(QStringLiteral("no way")));
    QCOMPARE(redis({"GET", "game:tick"}).text, QByteArray("500"));
}

void TestKeptRecovery::changedMeanwhileIsRefused()
{
    const QByteArray token = advised();
    redis({"SET", "game:tick", "450"});
    QVERIFY(!recover(token));
    QCOMPARE(redis({"GET", "game:tick"}).text, QByteArray("450"));
    const auto log = readLog(*m_maintenance, {.week = m_week.name});
    QVERIFY(log->back().event == LogEvent::Failed);
    QVERIFY(!keptRecovery(*log, m_week, log->back().operation));
}

void TestKeptRecovery::otherServerIsRefused()
{
    const auto done = recover(advised());
    VERIFY_RESULT(done);
    KeptRecovery elsewhere = kept(done->operation);
    elsewhere.redis = QStringLiteral("redis://elsewhere");
    auto session = open();
    const auto undone =
        undoRecovery(session, *m_maintenance, m_week, elsewhere, {.reason = QStringLiteral("back")});
    QVERIFY(!undone && undone.error().message.contains(QStringLiteral("elsewhere")));
    QCOMPARE(redis({"GET", "game:tick"}).text, QByteArray("500"));
}

QTEST_GUILESS_MAIN(TestKeptRecovery)
#include "tst_keptrecovery.moc"
