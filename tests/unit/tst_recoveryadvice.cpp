#include "redis/recovery.h"
#include "redis/recoverytype.h"

#include <QTest>

using namespace Weekglass;
using Authority = RecoveryAdvice::Authority;

Q_DECLARE_METATYPE(Weekglass::Pg::Value)
Q_DECLARE_METATYPE(Weekglass::RecoveryType)
Q_DECLARE_METATYPE(Weekglass::RecoveryAdvice::Authority)

namespace {

RecoveryDefinition definition()
{
    return {.source = QStringLiteral("world"),
            .position = QStringLiteral("tick"),
            .keys = {{.key = QStringLiteral("paused"),
                      .path = QStringLiteral("/paused"),
                      .type = RecoveryType::Boolean},
                     {.key = QStringLiteral("tick"), .path = QStringLiteral("/tick")}}};
}

NewestSnapshot snapshotAt(qint64 seq, const QByteArray& id = "7")
{
    return {.id = id, .seq = seq, .at = {}, .values = {QByteArray("false"), QByteArray::number(seq)}};
}

RecoveryAdvice advise(const Pg::Value& tick, std::vector<NewestSnapshot> snapshots,
                      const Pg::Value& paused = {})
{
    const RedisState state {.server = QStringLiteral("redis://r"),
                            .entries = {{.value = paused}, {.value = tick}}};
    return adviseRecovery(definition(), state, std::move(snapshots));
}

}

/// The decision, its words' facts, and what would be written; also the parts below: addresses, replies.
class TestRecoveryAdvice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void referencesTable_data();
    void referencesTable();
    void snapshotsWithOnePosition();
    void unusableSnapshots_data();
    void unusableSnapshots();
    void garbageInRedis();
    void tokenChangesWithEverything();
    void values_data();
    void values();
    void writtenInTheGamesForm();
    void addresses_data();
    void addresses();
    void refusedAddresses_data();
    void refusedAddresses();
    void replies();
    void repliesInPieces();
    void garbageReplies_data();
    void garbageReplies();
};

void TestRecoveryAdvice::referencesTable_data()
{
    QTest::addColumn<Pg::Value>("tick");
    QTest::addColumn<qint64>("snapshot"); // -1: none
    QTest::addColumn<Authority>("expected");
    QTest::newRow("not present") << Pg::Value() << qint64(500) << Authority::Snapshot;
    QTest::newRow("newer") << Pg::Value("1000") << qint64(500) << Authority::Redis;
    QTest::newRow("equal") << Pg::Value("500") << qint64(500) << Authority::Snapshot;
    QTest::newRow("stale") << Pg::Value("500") << qint64(1000) << Authority::Snapshot;
    QTest::newRow("newer by one, beyond doubles")
        << Pg::Value("9007199254740993") << qint64(9007199254740992) << Authority::Redis;
    QTest::newRow("as text it would be newer") << Pg::Value("9") << qint64(10) << Authority::Snapshot;
    QTest::newRow("no snapshot") << Pg::Value("1") << qint64(-1) << Authority::Redis;
    QTest::newRow("nothing at all") << Pg::Value() << qint64(-1) << Authority::Unclear;
}

void TestRecoveryAdvice::referencesTable()
{
    QFETCH(Pg::Value, tick);
    QFETCH(qint64, snapshot);
    QFETCH(Authority, expected);
    const auto advice =
        advise(tick, snapshot < 0 ? std::vector<NewestSnapshot>() : std::vector {snapshotAt(snapshot)});
    QCOMPARE(advice.authority, expected);
    QCOMPARE(advice.canRestore(), expected == Authority::Snapshot);
    if (expected != Authority::Unclear && tick)
        QVERIFY2(advice.reason.contains(QString::fromUtf8(*tick)) || snapshot < 0, qPrintable(advice.reason));
    if (expected == Authority::Snapshot) {
        QCOMPARE(advice.items[0].key, QStringLiteral("paused")); // first, as the manifest says
        QCOMPARE(advice.items[1].snapshot, Pg::Value(QByteArray::number(snapshot)));
        QCOMPARE(advice.items[1].redis, tick);
    }
}

void TestRecoveryAdvice::snapshotsWithOnePosition()
{
    const auto stale = advise("3", {snapshotAt(5, "8"), snapshotAt(5, "7")});
    QCOMPARE(stale.authority, Authority::Unclear);
    QVERIFY2(stale.reason.contains(QStringLiteral("8, 7")), qPrintable(stale.reason));
    QVERIFY(!stale.items[1].snapshot);
    // which of them counts does not matter then
    QCOMPARE(advise("6", {snapshotAt(5, "8"), snapshotAt(5, "7")}).authority, Authority::Redis);
}

void TestRecoveryAdvice::unusableSnapshots_data()
{
    QTest::addColumn<Pg::Value>("paused");
    QTest::addColumn<Pg::Value>("tick");
    QTest::newRow("path is missing") << Pg::Value() << Pg::Value("5");
    QTest::newRow("null") << Pg::Value("null") << Pg::Value("5");
    QTest::newRow("string") << Pg::Value("\"false\"") << Pg::Value("5");
    QTest::newRow("no integer") << Pg::Value("false") << Pg::Value("5.5");
    QTest::newRow("object") << Pg::Value("false") << Pg::Value("{}");
    QTest::newRow("differs from seq") << Pg::Value("false") << Pg::Value("6");
}

void TestRecoveryAdvice::unusableSnapshots()
{
    QFETCH(Pg::Value, paused);
    QFETCH(Pg::Value, tick);
    const NewestSnapshot snapshot {.id = "7", .seq = 5, .at = {}, .values = {paused, tick}};
    const auto advice = advise({}, {snapshot});
    QCOMPARE(advice.authority, Authority::Unclear);
    QVERIFY2(advice.reason.contains(QStringLiteral("Snapshot 7")), qPrintable(advice.reason));
    QCOMPARE(advise("9", {snapshot}).authority, Authority::Redis);
}

void TestRecoveryAdvice::garbageInRedis()
{
    const RedisState state {
        .server = {}, .entries = {{.value = "maybe", .problem = QStringLiteral("Bad.")}, {.value = "9"}}};
    const auto advice = adviseRecovery(definition(), state, {snapshotAt(5)});
    QCOMPARE(advice.authority, Authority::Unclear);
    QVERIFY(advice.reason.startsWith(QStringLiteral("Bad.")));
    QCOMPARE(verdictText(advice, advice.items[0]), QStringLiteral("Bad."));
}

void TestRecoveryAdvice::tokenChangesWithEverything()
{
    const QByteArray token = advise("3", {snapshotAt(5)}, "true").token;
    QCOMPARE(advise("3", {snapshotAt(5)}, "true").token, token);
    QVERIFY(advise("4", {snapshotAt(5)}, "true").token != token);
    QVERIFY(advise({}, {snapshotAt(5)}, "true").token != token);
    QVERIFY(advise("3", {snapshotAt(6)}, "true").token != token);
    QVERIFY(advise("3", {snapshotAt(5, "8")}, "true").token != token);
    QVERIFY(advise("3", {snapshotAt(5)}, "false").token != token);
    QVERIFY(advise("3", {snapshotAt(5)}).token != token);
}

void TestRecoveryAdvice::values_data()
{
    QTest::addColumn<RecoveryType>("type");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isValue");
    const auto row = [](RecoveryType type, const char* text, bool isValue) {
        QTest::addRow("%d %s", static_cast<int>(type), text) << type << QByteArray(text) << isValue;
    };
    for (const char* good : {"0", "42", "-1", "9223372036854775807"})
        row(RecoveryType::Integer, good, true);
    for (const char* bad : {"", " 4", "4 ", "4.0", "1e3", "9223372036854775808", "0x10", "four", "+4"})
        row(RecoveryType::Integer, bad, false);
    for (const char* good : {"1.0", "0.25", "1e-3", "1"})
        row(RecoveryType::Number, good, true);
    for (const char* bad : {"", "nan", "inf", "1,5", "true", "\"1\""})
        row(RecoveryType::Number, bad, false);
    for (const char* good : {"true", "False", "1", "0"})
        row(RecoveryType::Boolean, good, true);
    for (const char* bad : {"", "2", "yes", "true "})
        row(RecoveryType::Boolean, bad, false);
}

void TestRecoveryAdvice::values()
{
    QFETCH(RecoveryType, type);
    QFETCH(QByteArray, text);
    QFETCH(bool, isValue);
    QCOMPARE(isRecoveryValue(type, text), isValue);
}

void TestRecoveryAdvice::writtenInTheGamesForm()
{
    const auto boolean = RecoveryType::Boolean;
    QCOMPARE(recoveryText(boolean, "true", {}), QByteArray("true"));
    QCOMPARE(recoveryText(boolean, "true", "false"), QByteArray("true"));
    QCOMPARE(recoveryText(boolean, "true", "0"), QByteArray("1"));
    QCOMPARE(recoveryText(boolean, "false", "True"), QByteArray("False"));
    QCOMPARE(recoveryText(RecoveryType::Number, "1.50", "1"), QByteArray("1.50"));
}

void TestRecoveryAdvice::addresses_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("described");
    const auto row = [](const char* uri, const char* described) {
        QTest::newRow(uri) << QString::fromLatin1(uri) << QString::fromLatin1(described);
    };
    row("redis://localhost", "redis://localhost:6379/0");
    row("redis://", "redis://localhost:6379/0");
    row("redis://10.0.0.7:6380/2", "redis://10.0.0.7:6380/2");
    row("redis://[::1]:6380", "redis://[::1]:6380/0");
    row("rediss://reader@cache.example.org/1", "rediss://reader@cache.example.org:6379/1");
    row("unix:///run/redis.sock", "unix:///run/redis.sock?db=0");
    row("unix:///run/redis.sock?db=3", "unix:///run/redis.sock?db=3");
}

void TestRecoveryAdvice::addresses()
{
    QFETCH(QString, uri);
    QFETCH(QString, described);
    const auto options = parseRedisUri(uri);
    QVERIFY2(options, qPrintable(options ? QString() : options.error().text()));
    QCOMPARE(describeRedis(*options), described);
    // and it is an address again
    QCOMPARE(describeRedis(*parseRedisUri(described)), described);
}

void TestRecoveryAdvice::refusedAddresses_data()
{
    QTest::addColumn<QString>("uri");
    for (const char* uri : {"", "localhost", "localhost:6379", "http://localhost", "redis://localhost/x",
                            "redis://localhost/-1", "redis://localhost:0", "redis://localhost:70000",
                            "redis://u:secret@localhost", "redis://:secret@localhost", "unix://",
                            "redis://localhost?db=1", "unix:///run/r.sock?db=x", "redis://localhost#1"})
        QTest::newRow(uri) << QString::fromLatin1(uri);
}

void TestRecoveryAdvice::refusedAddresses()
{
    QFETCH(QString, uri);
    const auto options = parseRedisUri(uri);
    QVERIFY(!options);
    QVERIFY(!options.error().text().contains(QStringLiteral("secret")));
}

void TestRecoveryAdvice::replies()
{
    RedisReplyReader reader;
    reader.feed("+OK\r\n:-5\r\n$-1\r\n$2\r\n");
    reader.feed(QByteArray("\0\n\r\n", 4));
    reader.feed("*2\r\n*1\r\n:1\r\n-ERR no\r\n*-1\r\n");
    const auto next = [&reader] { return **reader.next(); };
    QCOMPARE(next().text, QByteArray("OK"));
    QCOMPARE(next().integer, -5);
    QCOMPARE(next().type, RedisReply::Type::Nil);
    const RedisReply text = next();
    QCOMPARE(text.type, RedisReply::Type::Text);
    QCOMPARE(text.text, QByteArray("\0\n", 2));
    const RedisReply array = next();
    QCOMPARE(array.elements.size(), 2U);
    QCOMPARE(array.elements[0].elements[0].integer, 1);
    QCOMPARE(array.elements[1].type, RedisReply::Type::Error);
    QCOMPARE(next().type, RedisReply::Type::Nil);
    QVERIFY(!*reader.next());
}

void TestRecoveryAdvice::repliesInPieces()
{
    RedisReplyReader reader;
    const QByteArray bytes = "*3\r\n$5\r\nhello\r\n:7\r\n*1\r\n+x\r\n";
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto before = reader.next();
        QVERIFY(before && !*before);
        reader.feed(QByteArrayView(bytes).sliced(i, 1));
    }
    const auto reply = reader.next();
    QVERIFY(reply && *reply);
    QCOMPARE((*reply)->elements[0].text, QByteArray("hello"));
    QCOMPARE((*reply)->elements[2].elements[0].text, QByteArray("x"));
}

void TestRecoveryAdvice::garbageReplies_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("web server") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("TLS alert") << QByteArray("\x15\x03\x01\x00\x02\x02\x0a", 7);
    QTest::newRow("huge array") << QByteArray("*2147483647\r\n");
    QTest::newRow("array beyond the cap") << QByteArray("*5000\r\n");
    QTest::newRow("huge array inside one") << QByteArray("*1\r\n*1073741824\r\n");
    QTest::newRow("array begun and broken") << QByteArray("*3\r\n$1\r\na\r\n?\r\n");
    QTest::newRow("no number") << QByteArray(":many\r\n");
    QTest::newRow("too deep") << QByteArray("*1\r\n").repeated(40);
    QTest::newRow("text without end")
        << QByteArray("$100000000\r\n") + QByteArray(RedisReplyReader::maxReplyBytes, 'x');
    QTest::newRow("line without end") << '+' + QByteArray(RedisReplyReader::maxReplyBytes, 'x');
}

void TestRecoveryAdvice::garbageReplies()
{
    QFETCH(QByteArray, bytes);
    RedisReplyReader reader;
    reader.feed(bytes);
    const auto reply = reader.next();
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::Format);
}

QTEST_APPLESS_MAIN(TestRecoveryAdvice)
#include "tst_recoveryadvice.moc"
