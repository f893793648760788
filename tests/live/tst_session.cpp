#include "patience.h"
#include "pg/session.h"
#include "pg/sessionpool.h"
#include "pg/subquery.h"
#include "pg/transaction.h"
#include "testserver.h"
#include "verifyresult.h"
#include "whenrunning.h"

#include <QFile>
#include <QTest>

#include <csignal>
#include <thread>

using namespace Weekglass;
using namespace Weekglass::Pg;
using namespace std::chrono_literals;

namespace {

/// Whether the signal has been sent to the process, which has not seen it yet.
bool hasPending(pid_t pid, int signal)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray all = file.readAll();
    const qsizetype at = all.indexOf("ShdPnd:") + 7;
    const auto pending = all.mid(at, all.indexOf('\n', at) - at).trimmed().toULongLong(nullptr, 16);
    return (pending >> (signal - 1) & 1) != 0;
}

}

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void valuesArriveAsWritten();
    void nulInParameterIsRefused();
    void nulInSqlIsRefused();
    void errorNamesTheChosenDatabase();
    void errorCarriesStateAndSessionLives();
    void replacedProgramsHaveAdvice();
    void streamDeliversRowByRow();
    void scriptErrorNamesTheLine();
    void readOnlyRefusesWrites();
    void transactionRollsBackUnlessCommitted();
    void transactionSettingsAreLocal();
    void cancelFromAnotherThread();
    void cancelThatOvertakesItsStatementIsRepeated();
    void cancelNeverHitsTheNextStatement();
    void deadlineCancels();
    void serverTimeoutIsATimeout();
    void killedBackendIsALostConnection();
    void commitOnKilledBackendIsUnknown();
    void invalidUtf8IsASqlError();
    void encodingChangeClosesTheSession();
    void manyColumns();
    void largeValue();
    void manyNoticesAreCapped();
    void failedStep_data();
    void failedStep();
    void databaseNamesAreOnlyNames_data();
    void databaseNamesAreOnlyNames();
    void connectCanBeCancelled();
    void poolReusesAndSurvivesKills();
    void poolClosesIdleSessions();
    void activityTellsStatements();

private:
    Session open(const QByteArray& database = {})
    {
        return std::move(*Session::open(
            {.conninfo = m_conninfo, .database = database, .deadline = std::chrono::milliseconds(Patience)}));
    }
    void kill(const QByteArray& pid)
    {
        auto session = open();
        // returns when it is gone
        VERIFY_RESULT(session.query(Sql("SELECT pg_terminate_backend($1::int, 60000)"), {pid}));
    }

    QByteArray m_conninfo;
};

void TestSession::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_conninfo = (*server)->conninfo();
}

void TestSession::valuesArriveAsWritten()
{
    auto session = open();
    auto table = session.query(Sql("SELECT $1::text, $2::numeric, $3::text, 9007199254740993::bigint, "
                                   "'infinity'::timestamptz, '0044-03-15 BC'::date, ''"),
                               {QByteArray("a'b\"c\\ \xC3\xA9"), QByteArray("10.00"), std::nullopt});
    VERIFY_RESULT(table);
    const auto& row = table->rows.at(0);
    QCOMPARE(row[0], Value("a'b\"c\\ \xC3\xA9"));
    QCOMPARE(row[1], Value("10.00"));
    QVERIFY(!row[2]);
    QCOMPARE(row[3], Value("9007199254740993"));
    QCOMPARE(row[4], Value("infinity"));
    QCOMPARE(row[5], Value("0044-03-15 BC"));
    QVERIFY(row[6] && row[6]->isEmpty());
    QCOMPARE(table->column("int8"), 3);
    QCOMPARE(table->column("nope"), -1);
}

void TestSession::nulInParameterIsRefused()
{
    auto session = open();
    auto refused = session.query(Sql("SELECT $1::text"), {QByteArray("a\0b", 3)});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Format);
    VERIFY_RESULT(session.query(Sql("SELECT 1")));
}

void TestSession::nulInSqlIsRefused()
{
    QVERIFY(!Sql::trusted(QByteArray("DELETE FROM t\0 WHERE id = 1", 27)));
    QVERIFY(!Sql::identifier(QStringLiteral("a") + QChar(u'\0')));
    QVERIFY(!Sql::identifier(QString(64, QLatin1Char('x'))));
    QVERIFY(!Sql::identifier(QString()));
    QVERIFY(!Sql::identifier(QString(QChar(0xD800))));
    QCOMPARE(Sql::identifier(QStringLiteral("x\"; DROP TABLE y; --\""))->text(),
             "\"x\"\"; DROP TABLE y; --\"\"\"");
    QCOMPARE(Sql::qualifiedName(QStringLiteral("raw.api_events"))->text(), "\"raw\".\"api_events\"");
    QVERIFY(!Sql::qualifiedName(QStringLiteral("raw..x")));
    QCOMPARE(Sql("SELECT 1 ; -- end").asSubquery(Sql("q")).text(), "(\nSELECT 1 ; -- end\n) AS q");
    QCOMPARE(Sql("SELECT 1;\n").asSubquery(Sql("q")).text(), "(\nSELECT 1\n) AS q");
    const QString file = QStringLiteral("events/api.sql");
    QCOMPARE(Pg::subqueryOf("SELECT 1;", file, Sql("q"))->text(), "(\nSELECT 1\n) AS q");
    const auto refused = Pg::subqueryOf(QByteArray("SELECT\0 1", 9), file, Sql("q"));
    QVERIFY(!refused);
    QVERIFY2(refused.error().where.contains(file), qPrintable(refused.error().text()));
}

/// Once, whatever else is known of its place; an error of a session that was opened anywhere names none.
void TestSession::errorNamesTheChosenDatabase()
{
    const QByteArray conninfo = (*TestServer::instance())->conninfo();
    auto chosen = Session::open({.conninfo = conninfo, .database = "template1"});
    VERIFY_RESULT(chosen);
    const auto denied = chosen->query(Sql("SELECT * FROM public.none"));
    QVERIFY(!denied);
    const QString text = denied.error().at(QStringLiteral("x.sql")).text();
    QVERIFY2(text.startsWith(QLatin1String("x.sql: This database has no table or view public.none.")),
             qPrintable(text));
    QCOMPARE(text.count(QLatin1String("template1")), 1);
    auto anywhere = Session::open({.conninfo = conninfo});
    VERIFY_RESULT(anywhere);
    QVERIFY(!anywhere->query(Sql("SELECT * FROM public.none"))
                 .error()
                 .text()
                 .contains(QLatin1String("Database:")));
}

void TestSession::errorCarriesStateAndSessionLives()
{
    auto session = open();
    auto failed = session.query(Sql("SELECT * FROM nowhere"));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, Error::Kind::Sql);
    QCOMPARE(failed.error().sqlState, QStringLiteral("42P01"));
    VERIFY_RESULT(session.query(Sql("SELECT 1")));
}

/// The words are the server's, of one whose programs an upgrade has replaced under it.
void TestSession::replacedProgramsHaveAdvice()
{
    auto session = open();
    const auto raise = [&session](const char* state) {
        return session
            .script(*Sql::trusted(
                QByteArray("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '") + state
                + "', MESSAGE = 'could not load library \"x.so\": undefined symbol: y'; END $$"))
            .error();
    };
    QVERIFY2(raise("58P01").advice.contains(QLatin1String("server stop")), qPrintable(raise("58P01").text()));
    QVERIFY2(!raise("P0001").advice.contains(QLatin1String("server stop")), "anybody's words");
}

void TestSession::streamDeliversRowByRow()
{
    auto session = open();
    qint64 sum = 0;
    int columns = 0;
    auto rows = session.stream(
        Sql("SELECT g, nullif(g, 2) FROM generate_series(1, 100000) g"), {},
        [&](const RowView& row) { sum += row.text(0).toLongLong(); },
        [&](std::span<const Column> c) { columns = static_cast<int>(c.size()); });
    VERIFY_RESULT(rows);
    QCOMPARE(*rows, 100000);
    QCOMPARE(sum, 5000050000LL);
    QCOMPARE(columns, 2);

    columns = 0;
    auto none = session.stream(
        Sql("SELECT 1, 2, 3 WHERE false"), {}, [](const RowView&) { QFAIL("no row"); },
        [&](std::span<const Column> c) { columns = static_cast<int>(c.size()); });
    VERIFY_RESULT(none);
    QCOMPARE(columns, 3);
}

void TestSession::scriptErrorNamesTheLine()
{
    auto session = open();
    auto failed = session.script(
        Sql("CREATE TEMP TABLE one (a int);\n\nINSERT INTO one VALUES (1);\nSELECT nope FROM one;"));
    QVERIFY(!failed);
    QCOMPARE(failed.error().sqlState, QStringLiteral("42703"));
    QVERIFY2(failed.error().where.contains(QLatin1Char('4')), qPrintable(failed.error().where));
    QVERIFY(!session.isInTransaction());
    VERIFY_RESULT(session.query(Sql("SELECT 1")));
}

void TestSession::readOnlyRefusesWrites()
{
    auto session = open();
    auto transaction = Transaction::begin(session, Transaction::Access::ReadOnly);
    VERIFY_RESULT(transaction);
    auto refused = session.execute(Sql("CREATE TABLE public.t (a int)"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("25006"));
}

void TestSession::transactionRollsBackUnlessCommitted()
{
    auto session = open();
    VERIFY_RESULT(session.script(Sql("CREATE TEMP TABLE t (a int)")));
    {
        auto transaction = Transaction::begin(session, Transaction::Access::ReadWrite);
        VERIFY_RESULT(session.execute(Sql("INSERT INTO t VALUES (1)")));
    }
    QVERIFY(!session.isInTransaction());
    QCOMPARE(session.query(Sql("SELECT count(*) FROM t"))->single(), Value("0"));
    {
        auto transaction = Transaction::begin(session, Transaction::Access::ReadWrite);
        QCOMPARE(*session.execute(Sql("INSERT INTO t VALUES (1), (2)")), 2);
        VERIFY_RESULT(transaction->commit());
    }
    QCOMPARE(session.query(Sql("SELECT count(*) FROM t"))->single(), Value("2"));
}

void TestSession::transactionSettingsAreLocal()
{
    auto session = open();
    const auto before =
        session.query(Sql("SELECT current_setting('search_path'), current_setting('TimeZone')"));
    {
        auto transaction = Transaction::begin(session, Transaction::Access::ReadOnly);
        QCOMPARE(session.query(Sql("SELECT current_setting('search_path')"))->single(),
                 Value("pg_catalog, pg_temp"));
    }
    const auto after =
        session.query(Sql("SELECT current_setting('search_path'), current_setting('TimeZone')"));
    QCOMPARE(after->rows, before->rows);
}

void TestSession::cancelFromAnotherThread()
{
    auto session = open();
    std::stop_source stop;
    const auto later = whenRunning(m_conninfo, "pg_sleep(600)", [&stop] { stop.request_stop(); });
    auto cancelled = session.query(Sql("SELECT pg_sleep(600)"), {}, {.stop = stop.get_token()});
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
    VERIFY_RESULT(session.query(Sql("SELECT 1")));
}

/// A backend that gets no processor finds the request first, when there is nothing to cancel yet.
void TestSession::cancelThatOvertakesItsStatementIsRepeated()
{
    if (!(*TestServer::instance())->isOwn())
        QSKIP("this server's processes are not ours to stop");
    auto session = open();
    const auto pid = static_cast<pid_t>(session.query(Sql("SELECT pg_backend_pid()"))->single()->toInt());
    QCOMPARE(::kill(pid, SIGSTOP), 0);
    const std::jthread later([pid](const std::stop_token& isOver) {
        while (!isOver.stop_requested() && !hasPending(pid, SIGINT))
            std::this_thread::sleep_for(5ms);
        ::kill(pid, SIGCONT);
    });
    std::stop_source stop;
    stop.request_stop();
    auto cancelled = session.query(Sql("SELECT pg_sleep(30)"), {}, {.stop = stop.get_token()});
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
    VERIFY_RESULT(session.query(Sql("SELECT 1")));
}

void TestSession::cancelNeverHitsTheNextStatement()
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
        auto first = session.query(sql, {}, {.stop = stop.get_token()});
        if (!first) {
            QCOMPARE(first.error().kind, Error::Kind::Cancelled);
            ++cancelledCount;
        }
        VERIFY_RESULT(session.query(Sql("SELECT pg_sleep(0.001)")));
    }
    QVERIFY2(cancelledCount > 0 && cancelledCount < 200, qPrintable(QString::number(cancelledCount)));
}

void TestSession::deadlineCancels()
{
    auto session = open();
    auto late = session.query(Sql("SELECT pg_sleep(30)"), {}, {.deadline = 100ms});
    QVERIFY(!late);
    QCOMPARE(late.error().kind, Error::Kind::Timeout);
    VERIFY_RESULT(session.query(Sql("SELECT 1")));
}

void TestSession::serverTimeoutIsATimeout()
{
    auto session = open("postgres"); // of which more than catalogs is read
    VERIFY_RESULT(session.script(Sql("SET statement_timeout = 50")));
    auto late = session.query(Sql("SELECT pg_sleep(30)"));
    QVERIFY(!late);
    QCOMPARE(late.error().kind, Error::Kind::Timeout);
    QCOMPARE(late.error().sqlState, QStringLiteral("57014"));
}

void TestSession::killedBackendIsALostConnection()
{
    auto session = open();
    const QByteArray pid = *session.query(Sql("SELECT pg_backend_pid()"))->single();
    const auto killer = whenRunning(m_conninfo, "pg_sleep(600)", [&] { kill(pid); });
    auto lost = session.query(Sql("SELECT pg_sleep(600)"));
    QVERIFY(!lost);
    QCOMPARE(lost.error().kind, Error::Kind::Connection);
    QVERIFY(!session.isUsable());
    auto after = session.query(Sql("SELECT 1"));
    QVERIFY(!after);
    QCOMPARE(after.error().kind, Error::Kind::Connection);
}

void TestSession::commitOnKilledBackendIsUnknown()
{
    auto session = open();
    auto transaction = Transaction::begin(session, Transaction::Access::ReadWrite);
    kill(*session.query(Sql("SELECT pg_backend_pid()"))->single());
    auto committed = transaction->commit();
    QVERIFY(!committed);
    QCOMPARE(committed.error().kind, Error::Kind::Unknown);
}

void TestSession::invalidUtf8IsASqlError()
{
    auto session = open();
    auto refused = session.query(Sql("SELECT $1::text"), {QByteArray("\xC3\x28")});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Sql);
    QCOMPARE(refused.error().sqlState, QStringLiteral("22021"));
    VERIFY_RESULT(session.query(Sql("SELECT 1")));
}

void TestSession::encodingChangeClosesTheSession()
{
    auto session = open();
    auto changed = session.script(Sql("SET client_encoding = 'LATIN1'"));
    QVERIFY(!changed);
    QCOMPARE(changed.error().kind, Error::Kind::Connection);
    QVERIFY(!session.isUsable());
}

void TestSession::manyColumns()
{
    auto session = open();
    QByteArrayList columns;
    for (int i = 0; i < 1600; ++i)
        columns << "c" + QByteArray::number(i) + " int DEFAULT " + QByteArray::number(i);
    VERIFY_RESULT(session.script(*Sql::trusted("CREATE TEMP TABLE wide (" + columns.join(',') + ')')));
    VERIFY_RESULT(session.script(Sql("INSERT INTO wide DEFAULT VALUES")));
    auto table = session.query(Sql("SELECT * FROM wide"));
    VERIFY_RESULT(table);
    QCOMPARE(table->columns.size(), std::size_t(1600));
    QCOMPARE(table->rows[0][1599], Value("1599"));
}

void TestSession::largeValue()
{
    auto session = open();
    qsizetype size = 0;
    auto rows = session.stream(Sql("SELECT repeat('x', 200000000)"), {},
                               [&](const RowView& row) { size = row.text(0).size(); });
    VERIFY_RESULT(rows);
    QCOMPARE(size, 200000000);
}

void TestSession::manyNoticesAreCapped()
{
    auto session = open();
    VERIFY_RESULT(
        session.script(Sql("DO $$ BEGIN FOR i IN 1..5000 LOOP RAISE NOTICE 'n %', i; END LOOP; END $$")));
    QCOMPARE(session.takeNotices().size(), 1000);
    QVERIFY(session.takeNotices().isEmpty());
}

void TestSession::failedStep_data()
{
    QTest::addColumn<QByteArray>("conninfo");
    QTest::addColumn<QByteArray>("database");
    QTest::addColumn<QString>("word");
    QTest::newRow("name") << QByteArray("host=no-such-host.invalid") << QByteArray()
                          << QStringLiteral("name");
    QTest::newRow("tcp") << QByteArray("host=127.0.0.1 port=1") << QByteArray() << QStringLiteral("reaching");
    QTest::newRow("socket") << QByteArray("host=/nonexistent") << QByteArray() << QStringLiteral("reaching");
    QTest::newRow("tls") << QByteArray("host=/nonexistent sslmode=bogus") << QByteArray() << QString();
    QTest::newRow("login") << m_conninfo + " user=nobody_here" << QByteArray() << QStringLiteral("login");
    QTest::newRow("database") << m_conninfo << QByteArray("no_such_db") << QStringLiteral("database");
    QTest::newRow("garbage") << QByteArray("host=") + "'" << QByteArray() << QStringLiteral("understood");
}

void TestSession::failedStep()
{
    QFETCH(QByteArray, conninfo);
    QFETCH(QByteArray, database);
    QFETCH(QString, word);
    auto session = Session::open({.conninfo = conninfo, .database = database});
    QVERIFY(!session);
    QVERIFY2(session.error().message.contains(word), qPrintable(session.error().text()));
    QVERIFY(!session.error().advice.isEmpty());
    QVERIFY2(!session.error().detail.contains(QStringLiteral(".c:")), qPrintable(session.error().detail));
}

void TestSession::databaseNamesAreOnlyNames_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char* name :
         {"host=evil", "postgresql://evil/x", "a b", "we'ek\"50%s", "-d", "../x", "\xC3\xA9\xF0\x9F\x8E\xB2"})
        QTest::newRow(name) << QByteArray(name);
}

void TestSession::databaseNamesAreOnlyNames()
{
    QFETCH(QByteArray, name);
    auto session = open();
    const Sql quoted = *Sql::identifier(QString::fromUtf8(name));
    VERIFY_RESULT(session.script(Sql("CREATE DATABASE ") + quoted));
    {
        auto inside = Session::open({.conninfo = m_conninfo, .database = name});
        VERIFY_RESULT(inside);
        QCOMPARE(inside->query(Sql("SELECT current_database()"))->single(), Value(name));
    }
    VERIFY_RESULT(session.script(Sql("DROP DATABASE ") + quoted + Sql(" WITH (FORCE)")));
}

void TestSession::connectCanBeCancelled()
{
    // a listener that accepts nothing: the backlog takes the connection, and nobody ever answers
    std::stop_source stop;
    stop.request_stop();
    auto session = Session::open({.conninfo = m_conninfo}, stop.get_token());
    QVERIFY(!session);
    QCOMPARE(session.error().kind, Error::Kind::Cancelled);
}

void TestSession::poolReusesAndSurvivesKills()
{
    auto pool = SessionPool::create({.conninfo = m_conninfo});
    QByteArray pid;
    {
        auto lease = pool->acquire();
        VERIFY_RESULT(lease);
        pid = *(*lease)->query(Sql("SELECT pg_backend_pid()"))->single();
    }
    {
        auto lease = pool->acquire();
        QCOMPARE((*lease)->query(Sql("SELECT pg_backend_pid()"))->single(), Value(pid));
    }
    kill(pid);
    auto lease = pool->acquire();
    VERIFY_RESULT(lease);
    VERIFY_RESULT((*lease)->query(Sql("SELECT 1")));
}

void TestSession::poolClosesIdleSessions()
{
    auto pool = SessionPool::create({.conninfo = m_conninfo});
    QByteArray pid;
    {
        auto lease = pool->acquire();
        pid = *(*lease)->query(Sql("SELECT pg_backend_pid()"))->single();
    }
    pool->closeIdle(0ms);
    auto session = open();
    QTRY_COMPARE_WITH_TIMEOUT(
        session.query(Sql("SELECT count(*) FROM pg_stat_activity WHERE pid = $1::int"), {pid})->single(),
        Value("0"), Patience);
}

void TestSession::activityTellsStatements()
{
    auto activity = std::make_shared<Activity>();
    auto session = std::move(*Session::open({.conninfo = m_conninfo, .activity = activity}));
    VERIFY_RESULT(session.query(Sql("SELECT 42")));
    QVERIFY(!session.query(Sql("SELECT nope")));
    const auto entries = activity->entries();
    QCOMPARE(entries.size(), std::size_t(2));
    QCOMPARE(entries[0].sql, "SELECT 42");
    QCOMPARE(entries[0].state, Activity::State::Done);
    QCOMPARE(entries[0].rows, 1);
    QCOMPARE(entries[1].state, Activity::State::Failed);
    QVERIFY(!entries[1].note.isEmpty());
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
