#include "patience.h"
#include "pg/session.h"
#include "pg/transaction.h"
#include "testserver.h"
#include "verifyresult.h"
#include "whenrunning.h"

#include <QTest>

#include <thread>

using namespace Weekglass;
using namespace Weekglass::Pg;
using namespace std::chrono_literals;

/// Session::read(): a statement in a read-only transaction of its own, in one round trip.
class TestSessionRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rowsAndColumnsArrive();
    void nothingStaysInTheSession();
    void writingIsRefused();
    void errorLeavesTheSessionUsable();
    void nulIsRefused();
    void insideATransactionIsRefused();
    void cancelNeverHitsTheNextRead();
    void deadlineCancels();
    void killedBackendIsALostConnection();
    void largeValue();

private:
    Session open()
    {
        return std::move(
            *Session::open({.conninfo = m_conninfo, .deadline = std::chrono::milliseconds(Patience)}));
    }

    QByteArray m_conninfo;
};

void TestSessionRead::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_conninfo = (*server)->conninfo();
}

void TestSessionRead::rowsAndColumnsArrive()
{
    auto session = open();
    const auto table =
        session.readTable(Sql("SELECT n, n * $1::int AS many FROM generate_series(1, 3) n"), {"10"});
    VERIFY_RESULT(table);
    QCOMPARE(table->columns.size(), std::size_t(2));
    QCOMPARE(table->columns[1].name, QByteArray("many"));
    QCOMPARE(table->rows.size(), std::size_t(3));
    QCOMPARE(table->rows[2][1], Value("30"));
    int columns = 0;
    const auto none = session.read(
        Sql("SELECT 1 AS a, 2 AS b WHERE false"), {}, [](const RowView&) { QFAIL("no row"); },
        [&](std::span<const Column> told) { columns = static_cast<int>(told.size()); });
    VERIFY_RESULT(none);
    QCOMPARE(*none, 0);
    QCOMPARE(columns, 2);
}

void TestSessionRead::nothingStaysInTheSession()
{
    auto session = open();
    const Sql settings("SELECT name, setting FROM pg_settings WHERE name IN ('search_path', 'TimeZone', "
                       "'lock_timeout', 'transaction_read_only') ORDER BY lower(name)");
    const auto before = session.query(settings);
    VERIFY_RESULT(before);
    const auto inside = session.readTable(settings);
    VERIFY_RESULT(inside);
    QCOMPARE(inside->rows[0][1], Value("5000"));
    QCOMPARE(inside->rows[1][1], Value("pg_catalog, pg_temp"));
    QCOMPARE(inside->rows[2][1], Value("UTC"));
    QCOMPARE(inside->rows[3][1], Value("on"));
    QVERIFY(!session.isInTransaction());
    QCOMPARE(session.query(settings)->rows, before->rows);
}

void TestSessionRead::writingIsRefused()
{
    auto session = open();
    VERIFY_RESULT(session.script(Sql("CREATE TABLE public.written (a int)")));
    const auto refused = session.readTable(
        Sql("WITH w AS (INSERT INTO public.written VALUES (1) RETURNING a) SELECT a FROM w"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("25006"));
    QCOMPARE(session.query(Sql("SELECT count(*) FROM public.written"))->single(), Value("0"));
}

void TestSessionRead::errorLeavesTheSessionUsable()
{
    auto session = open();
    for (const auto& wrong : {Sql("SELECT nothing"), Sql("SELECT 1 / (n - 2) FROM generate_series(1, 3) n"),
                              Sql("SELECT 1; SELECT 2")}) {
        const auto failed = session.readTable(wrong);
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, Error::Kind::Sql);
        QVERIFY(session.isUsable() && !session.isInTransaction());
        QCOMPARE(session.readTable(Sql("SELECT 1"))->single(), Value("1"));
    }
}

void TestSessionRead::nulIsRefused()
{
    auto session = open();
    QVERIFY(!session.readTable(Sql("SELECT $1::text"), {QByteArray("a\0b", 3)}));
    VERIFY_RESULT(session.readTable(Sql("SELECT 1")));
}

void TestSessionRead::insideATransactionIsRefused()
{
    auto session = open();
    VERIFY_RESULT(session.script(Sql("CREATE TEMP TABLE kept (a int)")));
    auto transaction = Transaction::begin(session, Transaction::Access::ReadWrite);
    VERIFY_RESULT(transaction);
    QVERIFY(!session.read(Sql("SELECT 1"), {}, [](const RowView&) {}));
    VERIFY_RESULT(session.execute(Sql("INSERT INTO kept VALUES (1)")));
    const auto kept = session.readTable(Sql("SELECT count(*) FROM kept")); // a part of the transaction
    VERIFY_RESULT(kept);
    QCOMPARE(*kept->single(), QByteArray("1"));
    VERIFY_RESULT(transaction->commit());
}

void TestSessionRead::cancelNeverHitsTheNextRead()
{
    auto session = open();
    int cancelledCount = 0;
    for (int i = 0; i < 200; ++i) {
        std::stop_source stop;
        const std::jthread later([&stop, i] {
            std::this_thread::sleep_for(std::chrono::microseconds(400 * (i % 50)));
            if (i % 50 < 49) // and once not at all, as the slowest computer would
                stop.request_stop();
        });
        const Sql sql = i % 50 == 0 ? Sql("SELECT pg_sleep(60)") : Sql("SELECT pg_sleep(0.01)");
        const auto first = session.readTable(sql, {}, {.stop = stop.get_token()});
        if (!first) {
            QCOMPARE(first.error().kind, Error::Kind::Cancelled);
            ++cancelledCount;
        }
        VERIFY_RESULT(session.readTable(Sql("SELECT pg_sleep(0.001)")));
    }
    QVERIFY2(cancelledCount > 0 && cancelledCount < 200, qPrintable(QString::number(cancelledCount)));
}

void TestSessionRead::deadlineCancels()
{
    auto session = open();
    const auto late = session.readTable(Sql("SELECT pg_sleep(30)"), {}, {.deadline = 100ms});
    QVERIFY(!late);
    QCOMPARE(late.error().kind, Error::Kind::Timeout);
    VERIFY_RESULT(session.readTable(Sql("SELECT 1")));
}

void TestSessionRead::killedBackendIsALostConnection()
{
    auto session = open();
    const QByteArray pid = *session.query(Sql("SELECT pg_backend_pid()"))->single();
    const auto killer = whenRunning(m_conninfo, "pg_sleep(600)", [this, pid] {
        (void)open().query(Sql("SELECT pg_terminate_backend($1::int)"), {pid});
    });
    const auto lost = session.readTable(Sql("SELECT pg_sleep(600)"));
    QVERIFY(!lost);
    QCOMPARE(lost.error().kind, Error::Kind::Connection);
    QVERIFY(!session.isUsable());
}

void TestSessionRead::largeValue()
{
    auto session = open();
    qsizetype size = 0;
    VERIFY_RESULT(session.read(Sql("SELECT repeat('x', 200000000)"), {},
                               [&](const RowView& row) { size = row.text(0).size(); }));
    QCOMPARE(size, 200000000);
}

QTEST_GUILESS_MAIN(TestSessionRead)
#include "tst_sessionread.moc"
