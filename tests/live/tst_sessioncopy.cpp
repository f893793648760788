#include "patience.h"
#include "pg/session.h"
#include "testserver.h"
#include "verifyresult.h"

#include <QTest>

#include <thread>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// COPY in both directions, also where it ends in the middle.
class TestSessionCopy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void copyInAndOut();
    void copyInBadRowLeavesSessionUsable();
    void copyInFailingSourceRollsBack();
    void copyOutFailingSinkStops();
    void copyStatementsInTheWrongCall();
    void cancelledBeforeItReadsAnything();
    void answerToSomethingElse_data();
    void answerToSomethingElse();

private:
    Session open()
    {
        return std::move(
            *Session::open({.conninfo = m_conninfo, .deadline = std::chrono::milliseconds(Patience)}));
    }
    /// A table that makes a COPY wait when it has begun, and has read nothing of what is sent.
    static void makeWaitingTable(Session& session)
    {
        VERIFY_RESULT(session.script(
            Sql("CREATE TEMP TABLE copied (a int); CREATE FUNCTION pg_temp.waits() RETURNS trigger LANGUAGE "
                "plpgsql AS $$ BEGIN PERFORM pg_catalog.pg_sleep(3600); RETURN NULL; END $$; CREATE TRIGGER "
                "waits BEFORE INSERT ON copied FOR EACH STATEMENT EXECUTE FUNCTION pg_temp.waits()")));
    }
    /// Runs @p work on the session, and stops it when it waits there.
    void stopWhenItWaits(Session& session, const std::function<void(const Call&)>& work)
    {
        const auto pid = session.query(Sql("SELECT pg_backend_pid()"));
        VERIFY_RESULT(pid);
        std::stop_source stop;
        std::thread stopping([&, other = open()]() mutable {
            const auto isWaiting = [&] {
                const auto found = other.query(Sql("SELECT 1 FROM pg_stat_activity WHERE pid = $1::int AND "
                                                   "wait_event = 'PgSleep'"),
                                               {pid->single()});
                return found && !found->rows.empty();
            };
            for (int i = 0; i < Patience / 10 && !isWaiting(); ++i)
                QTest::qSleep(10);
            stop.request_stop();
        });
        work({.stop = stop.get_token()});
        stopping.join();
    }

    QByteArray m_conninfo;
};

void TestSessionCopy::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_conninfo = (*server)->conninfo();
}

void TestSessionCopy::copyInAndOut()
{
    auto session = open();
    VERIFY_RESULT(session.script(Sql("CREATE TEMP TABLE copied (a int, b text)")));
    int piece = 0;
    auto rows = session.copyIn(Sql("COPY copied FROM STDIN"), [&]() -> Result<QByteArray> {
        if (++piece > 1000)
            return QByteArray();
        return QByteArray(QByteArray::number(piece) + "\t" + QByteArray(2000, 'x') + "\n");
    });
    VERIFY_RESULT(rows);
    QCOMPARE(*rows, 1000);
    QByteArray all;
    auto sent = session.copyOut(Sql("COPY (SELECT a FROM copied ORDER BY a) TO STDOUT"),
                                [&](QByteArrayView view) -> Result<void> {
                                    all += view;
                                    return {};
                                });
    VERIFY_RESULT(sent);
    QCOMPARE(*sent, all.count('\n'));
    QVERIFY(all.startsWith("1\n2\n") && all.endsWith("\n1000\n"));
}

void TestSessionCopy::copyInBadRowLeavesSessionUsable()
{
    auto session = open();
    VERIFY_RESULT(session.script(Sql("CREATE TEMP TABLE copied (a int)")));
    int piece = 0;
    auto rows = session.copyIn(Sql("COPY copied FROM STDIN"), [&]() -> Result<QByteArray> {
        return ++piece > 100000 ? QByteArray() : QByteArray("not a number\n");
    });
    QVERIFY(!rows);
    QCOMPARE(rows.error().sqlState, QStringLiteral("22P02"));
    VERIFY_RESULT(session.query(Sql("SELECT 1")));
}

void TestSessionCopy::copyInFailingSourceRollsBack()
{
    auto session = open();
    VERIFY_RESULT(session.script(Sql("CREATE TEMP TABLE copied (a int)")));
    int piece = 0;
    auto rows = session.copyIn(Sql("COPY copied FROM STDIN"), [&]() -> Result<QByteArray> {
        if (++piece < 10)
            return QByteArray("1\n");
        return Error {.kind = Error::Kind::Io, .message = QStringLiteral("disk on fire")};
    });
    QVERIFY(!rows);
    QCOMPARE(rows.error().message, QStringLiteral("disk on fire"));
    QCOMPARE(session.query(Sql("SELECT count(*) FROM copied"))->single(), Value("0"));
}

void TestSessionCopy::copyOutFailingSinkStops()
{
    auto session = open();
    auto bytes =
        session.copyOut(Sql("COPY (SELECT repeat('x', 1000), generate_series(1, 100000000)) TO STDOUT"),
                        [](QByteArrayView) -> Result<void> {
                            return Error {.kind = Error::Kind::Io, .message = QStringLiteral("full")};
                        });
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().message, QStringLiteral("full"));
    VERIFY_RESULT(session.query(Sql("SELECT 1")));
}

void TestSessionCopy::copyStatementsInTheWrongCall()
{
    auto session = open();
    VERIFY_RESULT(session.script(Sql("CREATE TEMP TABLE copied (a int)")));
    QVERIFY(!session.query(Sql("COPY copied FROM STDIN")));
    VERIFY_RESULT(session.query(Sql("SELECT 1")));
    QVERIFY(!session.copyIn(Sql("SELECT 1"), [] { return Result<QByteArray>(QByteArray()); }));
    VERIFY_RESULT(session.query(Sql("SELECT 1")));
    QVERIFY(!session.query(Sql("COPY copied TO STDOUT")));
    QVERIFY(!session.isUsable());
}

/// The next statement gets its own answer, not a late one to the COPY.
void TestSessionCopy::cancelledBeforeItReadsAnything()
{
    auto session = open();
    makeWaitingTable(session);
    stopWhenItWaits(session, [&](const Call& call) {
        const QByteArray piece = QByteArray("1\n").repeated(100000); // again and again: more than is buffered
        const auto rows = session.copyIn(
            Sql("COPY copied FROM STDIN"), [&] { return Result<QByteArray>(piece); }, call);
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, Error::Kind::Cancelled);
    });
    for (const char* number : {"1", "2", "3"}) {
        const auto next = session.query(Sql("SELECT $1::text"), {QByteArray(number)});
        VERIFY_RESULT(next);
        QCOMPARE(next->single(), Value(number));
    }
    QCOMPARE(session.query(Sql("SELECT count(*) FROM copied"))->single(), Value("0"));
}

void TestSessionCopy::answerToSomethingElse_data()
{
    QTest::addColumn<bool>("isRead");
    QTest::newRow("statement") << false;
    QTest::newRow("read") << true;
}

/// A COPY where none is allowed, cancelled just then, is what makes PostgreSQL answer once more than it was
/// asked. Unless both answers come at once, the second one meets the next statement, and is no success.
void TestSessionCopy::answerToSomethingElse()
{
    QFETCH(bool, isRead);
    bool isMet = false;
    for (int round = 0; round < 50 && !isMet; ++round) {
        auto session = open();
        makeWaitingTable(session);
        stopWhenItWaits(session, [&](const Call& call) {
            QVERIFY(!session.query(Sql("COPY copied FROM STDIN"), {}, call));
        });
        const auto next = isRead ? session.readTable(Sql("SELECT 1")) : session.query(Sql("SELECT 1"));
        if (next) {
            QCOMPARE(next->single(), Value("1"));
            continue;
        }
        isMet = true;
        QCOMPARE(next.error().kind, Error::Kind::Connection);
        QVERIFY(!session.isUsable());
    }
}

QTEST_GUILESS_MAIN(TestSessionCopy)
#include "tst_sessioncopy.moc"
