#include "game/gamelibrary.h"
#include "migrations/migrate.h"
#include "patience.h"
#include "redis/recovery.h"
#include "redisserver.h"
#include "weekserver.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <future>
#include <thread>

using namespace Weekglass;
using Authority = RecoveryAdvice::Authority;

/// The recovery of a real week against a real Redis server, and what happens when that is not one.
class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void emptyRedisIsRestored();
    void staleAndEqual();
    void newerRedisIsNotTouched();
    void garbageInAKey_data();
    void garbageInAKey();
    void severalSnapshotsWithOneTick();
    void oldPreviewIsRefused();
    void changeWhileRestoringIsRefused();
    void newSnapshotSincePreviewIsRefused();
    void numbersKeepTheirDigits();
    void oneTransactionPausedFirst();
    void passwords();
    void readOnlyServerWritesNothing();
    void unreachable_data();
    void unreachable();
    void silentServer();
    void noRedisServer();
    void closesInTheMiddle();
    void tls();
    void stopEndsWaiting();

private:
    /// With time enough for a computer that stands still for a while.
    static RedisOptions patientOptions(const QString& uri)
    {
        auto options = *parseRedisUri(uri);
        options.deadline = std::chrono::milliseconds(Patience);
        return options;
    }
    RedisSession redis(const QByteArray& password = {})
    {
        auto options = patientOptions(m_redis.uri());
        options.password = password;
        auto session = RedisSession::open(options);
        if (!session)
            qFatal("%s", qPrintable(session.error().text()));
        return *std::move(session);
    }
    QByteArray get(const QByteArray& key) { return redis().command({"GET", key})->text; }
    void set(const QByteArray& key, const QByteArray& value) { (void)redis().command({"SET", key, value}); }
    /// Until a query waits for the advisory lock that @p holder has.
    static void waitForReader(Pg::Session& holder)
    {
        QTRY_COMPARE_WITH_TIMEOUT(
            WeekServer::ask(holder,
                            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"),
            QStringLiteral("1"), Patience);
    }
    void addSnapshot(qint64 tick, const QByteArray& state)
    {
        VERIFY_RESULT(m_session->execute(
            Pg::Sql("INSERT INTO public.snapshots (tick_number, game_time, state) VALUES ($1, now(), $2)"),
            {QByteArray::number(tick), state}));
    }
    void addSnapshot(qint64 tick)
    {
        addSnapshot(tick,
                    R"({"tick_number": )" + QByteArray::number(tick)
                        + R"(, "paused": true, "tick_rate": 1.50, "total_spawns": 42, "ships": []})");
    }
    RecoveryAdvice advise()
    {
        auto session = redis();
        auto advice = adviseRecovery(session, *m_session, *m_game);
        if (!advice)
            qFatal("%s", qPrintable(advice.error().text()));
        return *std::move(advice);
    }
    Result<RecoveryAdvice> restore(const QByteArray& token)
    {
        auto session = redis();
        return restoreRecovery(session, *m_session, *m_game, token);
    }
    /// All keys with their values.
    QByteArrayList held()
    {
        QByteArrayList list;
        for (const RecoveryKey& key : m_game->recovery->keys)
            list << get(key.key.toUtf8());
        return list;
    }

    WeekServer m_server;
    RedisServer m_redis;
    GamePointer m_game;
    std::optional<Pg::Session> m_session;
};

void TestRecovery::initTestCase()
{
    if (RedisServer::program().isEmpty())
        QSKIP("redis-server is not installed");
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    QVERIFY(m_redis.start());
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("galaxy"));
    QVERIFY(m_game && m_game->recovery);
    m_session.emplace(m_server.open(m_server.newWeek(*m_game).toString()));
    VERIFY_RESULT(migrate(*m_session, *m_game));
}

void TestRecovery::init()
{
    VERIFY_RESULT(redis().command({"FLUSHALL"}));
    VERIFY_RESULT(m_session->execute(Pg::Sql("TRUNCATE public.snapshots")));
}

void TestRecovery::emptyRedisIsRestored()
{
    QCOMPARE(advise().authority, Authority::Unclear);
    addSnapshot(400);
    addSnapshot(500);
    const auto advice = advise();
    QCOMPARE(advice.authority, Authority::Snapshot);
    VERIFY_RESULT(restore(advice.token));
    QCOMPARE(held(), (QByteArrayList {"true", "500", "1.50", "42"}));
    // now both are equal, and the snapshot still counts
    const auto after = advise();
    QCOMPARE(after.authority, Authority::Snapshot);
    QVERIFY(after.items[1].isSame());
}

void TestRecovery::staleAndEqual()
{
    addSnapshot(1000);
    for (const QByteArray& tick : {QByteArray("500"), QByteArray("1000")}) {
        set("game:tick", tick);
        set("game:paused", "0");
        const auto advice = advise();
        QCOMPARE(advice.authority, Authority::Snapshot);
        QCOMPARE(advice.items[1].redis, Pg::Value(tick));
        VERIFY_RESULT(restore(advice.token));
        QCOMPARE(held(), (QByteArrayList {"1", "1000", "1.50", "42"})); // paused in the form that was there
    }
}

void TestRecovery::newerRedisIsNotTouched()
{
    addSnapshot(500);
    set("game:tick", "1000");
    const auto advice = advise();
    QCOMPARE(advice.authority, Authority::Redis);
    const auto restored = restore(advice.token);
    QVERIFY(!restored);
    QVERIFY(restored.error().message.contains(QStringLiteral("newer")));
    QCOMPARE(held(), (QByteArrayList {"", "1000", "", ""}));
}

void TestRecovery::garbageInAKey_data()
{
    QTest::addColumn<QByteArrayList>("command");
    QTest::addColumn<QString>("says");
    QTest::newRow("words") << QByteArrayList {"SET", "game:tick", "soon"} << QStringLiteral("“soon”");
    QTest::newRow("fraction") << QByteArrayList {"SET", "game:tick", "5.5"} << QStringLiteral("“5.5”");
    QTest::newRow("empty") << QByteArrayList {"SET", "game:tick", ""} << QStringLiteral("“” in game:tick");
    QTest::newRow("bytes") << QByteArrayList {"SET", "game:tick_rate", QByteArray("\xff\0\x1b[31m", 7)}
                           << QStringLiteral("game:tick_rate");
    QTest::newRow("not a number") << QByteArrayList {"SET", "game:tick_rate", "nan"}
                                  << QStringLiteral("“nan”");
    QTest::newRow("boolean") << QByteArrayList {"SET", "game:paused", "maybe"} << QStringLiteral("“maybe”");
    QTest::newRow("list") << QByteArrayList {"RPUSH", "game:total_spawns", "1"}
                          << QStringLiteral("game:total_spawns holds a collection");
}

void TestRecovery::garbageInAKey()
{
    QFETCH(QByteArrayList, command);
    QFETCH(QString, says);
    addSnapshot(500);
    VERIFY_RESULT(redis().command(command));
    const auto advice = advise();
    QCOMPARE(advice.authority, Authority::Unclear);
    QVERIFY2(advice.reason.contains(says), qPrintable(advice.reason));
    QVERIFY(!advice.reason.contains(QChar(0x1b)));
    QVERIFY(!restore(advice.token));
    QCOMPARE(redis().command({"DBSIZE"})->integer, 1);
}

void TestRecovery::severalSnapshotsWithOneTick()
{
    addSnapshot(400);
    addSnapshot(500);
    addSnapshot(500);
    const auto advice = advise();
    QCOMPARE(advice.authority, Authority::Unclear);
    QCOMPARE(advice.snapshots.size(), 2U);
    QVERIFY(!restore(advice.token));
    QCOMPARE(redis().command({"DBSIZE"})->integer, 0);
    set("game:tick", "501");
    QCOMPARE(advise().authority, Authority::Redis);
}

void TestRecovery::oldPreviewIsRefused()
{
    addSnapshot(500);
    set("game:tick", "400");
    const auto advice = advise();
    set("game:tick", "401");
    const auto restored = restore(advice.token);
    QVERIFY(!restored);
    QVERIFY(restored.error().message.contains(QStringLiteral("changed")));
    QCOMPARE(held(), (QByteArrayList {"", "401", "", ""}));
    QVERIFY(!restore({}));
}

/// The change comes when the keys have been read and compared: only WATCH notices it.
void TestRecovery::changeWhileRestoringIsRefused()
{
    addSnapshot(500);
    set("game:tick", "400");
    GameDefinition slow = *m_game;
    slow.snapshots[0].query.text =
        "SELECT w.* FROM (SELECT pg_catalog.pg_advisory_xact_lock_shared(1)) AS p, LATERAL ("
        + slow.snapshots[0].query.text + ") AS w";
    auto holder = m_server.open(QString::fromUtf8(m_session->database()));
    (void)WeekServer::ask(holder, "SELECT pg_catalog.pg_advisory_lock(1)");
    auto session = redis();
    const auto advice = advise();
    auto restored = std::async(std::launch::async,
                               [&] { return restoreRecovery(session, *m_session, slow, advice.token); });
    waitForReader(holder);
    set("game:tick_rate", "3");
    (void)WeekServer::ask(holder, "SELECT pg_catalog.pg_advisory_unlock(1)");
    const auto result = restored.get();
    QVERIFY(!result);
    QVERIFY(result.error().message.contains(QStringLiteral("changed")));
    QCOMPARE(held(), (QByteArrayList {"", "400", "3", ""}));
    // and without a change the same works
    const auto again = advise();
    VERIFY_RESULT(restoreRecovery(session, *m_session, slow, again.token));
    QCOMPARE(get("game:tick"), QByteArray("500"));
}

void TestRecovery::newSnapshotSincePreviewIsRefused()
{
    addSnapshot(500);
    const auto advice = advise();
    addSnapshot(510);
    QVERIFY(!restore(advice.token));
    QCOMPARE(redis().command({"DBSIZE"})->integer, 0);
}

void TestRecovery::numbersKeepTheirDigits()
{
    addSnapshot(9007199254740993,
                R"({"tick_number": 9007199254740993, "paused": false, "tick_rate": 0.1000000000000000055,
                    "total_spawns": 9223372036854775807})");
    VERIFY_RESULT(restore(advise().token));
    QCOMPARE(held(),
             (QByteArrayList {"false", "9007199254740993", "0.1000000000000000055", "9223372036854775807"}));
}

void TestRecovery::oneTransactionPausedFirst()
{
    addSnapshot(500);
    auto monitor = redis();
    VERIFY_RESULT(monitor.command({"MONITOR"}));
    VERIFY_RESULT(restore(advise().token));
    VERIFY_RESULT(redis().command({"ECHO", "end"}));
    QByteArrayList commands;
    while (commands.isEmpty() || commands.last() != "ECHO") {
        const auto seen = monitor.send({{"PING"}}); // its own answer comes among the reports
        VERIFY_RESULT(seen);
        const QByteArrayList words = seen->front().text.split('"');
        if (words.size() > 3)
            commands << (words[1] == "SET" ? words[3] : words[1]);
        else if (words.size() > 1)
            commands << words[1];
    }
    const auto first = commands.indexOf("MULTI");
    QCOMPARE(commands.mid(first, 6),
             (QByteArrayList {"MULTI", "game:paused", "game:tick", "game:tick_rate", "game:total_spawns",
                              "EXEC"}));
    QVERIFY(commands.indexOf("WATCH") < first);
    QCOMPARE(commands.count("MULTI"), 1);
}

void TestRecovery::passwords()
{
    VERIFY_RESULT(redis().command(
        {"ACL", "SETUSER", "reader", "on", ">s3cret", "~*", "-@all", "+@read", "+select", "+auth"}));
    auto options = patientOptions(m_redis.uri());
    options.user = QStringLiteral("reader");
    for (const QByteArray& wrong : {QByteArray(), QByteArray("guess")}) {
        options.password = wrong;
        const auto refused = RedisSession::open(options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Password);
    }
    options.password = "s3cret";
    auto reader = RedisSession::open(options);
    VERIFY_RESULT(reader);
    addSnapshot(500);
    const auto advice = adviseRecovery(*reader, *m_session, *m_game);
    VERIFY_RESULT(advice);
    QCOMPARE(advice->authority, Authority::Snapshot);
    // may read, may not write
    const auto restored = restoreRecovery(*reader, *m_session, *m_game, advice->token);
    QVERIFY(!restored);
    QVERIFY2(restored.error().message.contains(QStringLiteral("NOPERM")),
             qPrintable(restored.error().text()));
    QCOMPARE(redis().command({"DBSIZE"})->integer, 0);

    auto admin = redis();
    VERIFY_RESULT(admin.command({"CONFIG", "SET", "requirepass", "s3cret"}));
    const auto asked = RedisSession::open(patientOptions(m_redis.uri()));
    QVERIFY(!asked);
    QCOMPARE(asked.error().kind, Error::Kind::Password);
    VERIFY_RESULT(redis("s3cret").command({"PING"}));
    VERIFY_RESULT(admin.command({"CONFIG", "SET", "requirepass", ""}));
}

/// EXEC is refused as a whole.
void TestRecovery::readOnlyServerWritesNothing()
{
    addSnapshot(500);
    const auto advice = advise();
    VERIFY_RESULT(redis().command({"REPLICAOF", "127.0.0.1", "1"}));
    const auto restored = restore(advice.token);
    VERIFY_RESULT(redis().command({"REPLICAOF", "NO", "ONE"}));
    QVERIFY(!restored);
    QVERIFY2(restored.error().message.contains(QStringLiteral("READONLY")),
             qPrintable(restored.error().text()));
    QCOMPARE(redis().command({"DBSIZE"})->integer, 0);
}

void TestRecovery::unreachable_data()
{
    QTest::addColumn<QString>("uri");
    QTest::newRow("port") << QStringLiteral("redis://127.0.0.1:1");
    QTest::newRow("name") << QStringLiteral("redis://nowhere.invalid");
    QTest::newRow("socket") << QStringLiteral("unix:///nonexistent/redis.sock");
    QTest::newRow("long path") << QStringLiteral("unix:///") + QString(200, QLatin1Char('x'));
    QTest::newRow("TLS") << QStringLiteral("rediss://127.0.0.1:1");
}

void TestRecovery::unreachable()
{
    QFETCH(QString, uri);
    const auto session = RedisSession::open(patientOptions(uri)); // a look-up may take its time
    QVERIFY(!session);
    QCOMPARE(session.error().kind, Error::Kind::Connection);
    QCOMPARE(session.error().where, describeRedis(*parseRedisUri(uri)));
}

void TestRecovery::silentServer()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    for (const bool tls : {false, true}) {
        const auto session = RedisSession::open({.host = QStringLiteral("127.0.0.1"),
                                                 .port = silent.serverPort(),
                                                 .tls = tls,
                                                 .deadline = std::chrono::milliseconds(300)});
        QVERIFY(!session);
        QCOMPARE(session.error().kind, Error::Kind::Timeout);
    }
}

void TestRecovery::noRedisServer()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        auto* socket = server.nextPendingConnection();
        socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
        socket->flush();
    });
    for (const bool tls : {false, true}) {
        const RedisOptions options {.host = QStringLiteral("127.0.0.1"),
                                    .port = server.serverPort(),
                                    .tls = tls,
                                    .deadline = std::chrono::milliseconds(Patience)};
        auto opened = std::async(std::launch::async, [options] { return RedisSession::open(options); });
        QVERIFY(QTest::qWaitFor(
            [&opened] { return opened.wait_for(std::chrono::seconds(0)) == std::future_status::ready; },
            Patience));
        const auto session = opened.get();
        QVERIFY(!session);
        QCOMPARE(session.error().kind, tls ? Error::Kind::Connection : Error::Kind::Format);
    }
}

/// The answer to EXEC is lost: neither "done" nor "not done" would be true.
void TestRecovery::closesInTheMiddle()
{
    addSnapshot(500);
    GameDefinition slow = *m_game;
    slow.snapshots[0].query.text =
        "SELECT w.* FROM (SELECT pg_catalog.pg_advisory_xact_lock_shared(1)) AS p, LATERAL ("
        + slow.snapshots[0].query.text + ") AS w";
    slow.recovery->things.clear(); // so that what is sent next is what writes
    auto session = redis();
    const auto advice = adviseRecovery(session, *m_session, slow);
    VERIFY_RESULT(advice);
    auto holder = m_server.open(QString::fromUtf8(m_session->database()));
    (void)WeekServer::ask(holder, "SELECT pg_catalog.pg_advisory_lock(1)");
    auto restored = std::async(std::launch::async,
                               [&] { return restoreRecovery(session, *m_session, slow, advice->token); });
    waitForReader(holder);
    m_redis.stop();
    (void)WeekServer::ask(holder, "SELECT pg_catalog.pg_advisory_unlock(1)");
    const auto result = restored.get();
    QVERIFY(m_redis.start());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Unknown);
    QCOMPARE(redis().command({"DBSIZE"})->integer, 0);
}

void TestRecovery::tls()
{
    const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
    if (openssl.isEmpty())
        QSKIP("openssl is not installed");
    RedisServer server;
    const QString certificate = server.folder().filePath(QStringLiteral("cert.pem"));
    const QString key = server.folder().filePath(QStringLiteral("key.pem"));
    QCOMPARE(QProcess::execute(openssl,
                               {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                                QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-subj"),
                                QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
                                QStringLiteral("subjectAltName=DNS:localhost"), QStringLiteral("-keyout"),
                                key, QStringLiteral("-out"), certificate}),
             0);
    quint16 port = 0;
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        port = free.serverPort();
    }
    if (!server.start({QStringLiteral("--tls-port"), QString::number(port), QStringLiteral("--bind"),
                       QStringLiteral("127.0.0.1"), QStringLiteral("--tls-cert-file"), certificate,
                       QStringLiteral("--tls-key-file"), key, QStringLiteral("--tls-ca-cert-file"),
                       certificate, QStringLiteral("--tls-auth-clients"), QStringLiteral("no")}))
        QSKIP("this redis-server knows no TLS");
    const RedisOptions options {.port = port, .tls = true, .deadline = std::chrono::milliseconds(Patience)};
    const auto stranger = RedisSession::open(options);
    QVERIFY(!stranger);
    QVERIFY2(stranger.error().detail.contains(QStringLiteral("self")), qPrintable(stranger.error().text()));

    qputenv("SSL_CERT_FILE", certificate.toUtf8());
    auto known = RedisSession::open(options);
    RedisOptions byAddress = options;
    byAddress.host = QStringLiteral("127.0.0.1");
    const auto otherName = RedisSession::open(byAddress);
    qunsetenv("SSL_CERT_FILE");
    VERIFY_RESULT(known);
    const QByteArray large(100000, 'x'); // several records
    QCOMPARE(known->command({"ECHO", large})->text, large);
    QVERIFY(!otherName);
    QVERIFY2(otherName.error().detail.contains(QStringLiteral("mismatch")),
             qPrintable(otherName.error().text()));
}

void TestRecovery::stopEndsWaiting()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    std::stop_source stop;
    auto opening = std::async(std::launch::async, [&stop, port = silent.serverPort()] {
        return RedisSession::open({.host = QStringLiteral("127.0.0.1"),
                                   .port = port,
                                   .deadline = std::chrono::milliseconds(2 * Patience)},
                                  stop.get_token());
    });
    QVERIFY(silent.waitForNewConnection(Patience));
    stop.request_stop();
    const auto session = opening.get();
    QVERIFY(!session);
    QCOMPARE(session.error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
