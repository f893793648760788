#include "faultproxy.h"
#include "patience.h"
#include "pg/session.h"
#include "pg/transaction.h"
#include "pgbouncer.h"
#include "testserver.h"
#include "verifyresult.h"

#include <QTest>

#include <future>
#include <map>

using namespace Weekglass;
using namespace Weekglass::Pg;
using namespace std::chrono_literals;

/// A network that swallows, stalls and forgets: every wait ends, and what only takes long goes on.
class TestNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void silenceEndsEveryCall_data();
    void silenceEndsEveryCall();
    void silenceEndsConnecting();
    void longWorkGoesOn();
    void slowUploadGoesOn();
    void forgottenSessionLetsGoOfItsLocks();
    void serverLooksAfterItsClient();
    void longWorkBehindAFullPoolerGoesOn();
    void cancellingABlackHoleGivesUp();
    void lostSessionSaysWhy();

private:
    ConnectOptions through(std::chrono::milliseconds noAnswer) const
    {
        return {.conninfo = "host=127.0.0.1 port=" + QByteArray::number(m_proxy->port()) + " user=" + m_user,
                .database = "postgres", // else only catalogs are read, and no lock is waited for
                .deadline = std::chrono::milliseconds(Patience),
                .noAnswer = noAnswer};
    }
    Session openDirectly() const { return *Session::open({.conninfo = m_conninfo}); }
    Session openThrough(std::chrono::milliseconds noAnswer) const
    {
        auto session = Session::open(through(noAnswer));
        if (!session)
            qFatal("%s", qPrintable(session.error().text()));
        return *std::move(session);
    }

    QByteArray m_conninfo;
    QByteArray m_user;
    std::unique_ptr<FaultProxy> m_proxy;
};

namespace {

using Work = std::function<std::optional<Error>(Session&)>;

template<typename T>
std::optional<Error> errorOf(const Result<T>& result)
{
    return result ? std::nullopt : std::optional(result.error());
}

/// Each way to wait for a server. @p sql is what it is made to do, a SELECT of one column.
std::map<QByteArray, Work> waysToWait(const Sql& sql)
{
    const CopySource rows = [left = 3]() mutable -> Result<QByteArray> {
        return left-- > 0 ? QByteArray("row\n") : QByteArray();
    };
    return {
        {"query", [=](Session& session) { return errorOf(session.query(sql)); }},
        {"stream", [=](Session& session) { return errorOf(session.stream(sql, {}, [](const RowView&) {})); }},
        {"read", [=](Session& session) { return errorOf(session.readTable(sql)); }},
        {"execute", [=](Session& session) { return errorOf(session.execute(sql)); }},
        {"script", [=](Session& session) { return errorOf(session.script(sql)); }},
        {"begin",
         [=](Session& session) {
             const auto begun = Transaction::begin(session, Transaction::Access::ReadOnly);
             return begun ? errorOf(session.query(sql)) : begun.error();
         }},
        {"copyOut",
         [=](Session& session) {
             return errorOf(session.copyOut(Sql("COPY (") + sql + Sql(") TO STDOUT"),
                                            [](QByteArrayView) { return Result<void>(); }));
         }},
        {"copyIn",
         [=](Session& session) {
             auto made =
                 session.script(Sql("CREATE TEMP TABLE wg_rows (t TEXT); CREATE FUNCTION "
                                    "pg_temp.slow() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN "
                                    "PERFORM (")
                                + sql
                                + Sql("); RETURN NULL; END $$; CREATE TRIGGER slow AFTER INSERT ON wg_rows "
                                      "FOR EACH STATEMENT EXECUTE FUNCTION pg_temp.slow()"));
             return made ? errorOf(session.copyIn(Sql("COPY wg_rows FROM STDIN"), rows)) : made.error();
         }},
        {"listen", [=](Session& session) { return errorOf(session.listen(QStringLiteral("wg"))); }},
    };
}

}

void TestNetwork::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    if (!(*server)->isOwn())
        QSKIP("the network is before a server of its own"); // initTestCase
    m_conninfo = (*server)->conninfo();
    const RunningServer& running = (*server)->running();
    m_proxy = std::make_unique<FaultProxy>(running.socketFolder.toUtf8() + "/.s.PGSQL."
                                           + QByteArray::number(running.port));
    auto session = openDirectly();
    m_user = *session.query(Sql("SELECT current_user"))->single();
}

void TestNetwork::silenceEndsEveryCall_data()
{
    QTest::addColumn<FaultProxy::Kind>("kind");
    QTest::addColumn<bool>("onlyOld");
    QTest::newRow("replies vanish") << FaultProxy::Kind::SwallowReplies << false;
    QTest::newRow("all vanishes") << FaultProxy::Kind::SwallowAll << false;
    QTest::newRow("stalls") << FaultProxy::Kind::Stall << false;
    QTest::newRow("replies of old connections vanish") << FaultProxy::Kind::SwallowReplies << true;
    QTest::newRow("old connections are forgotten") << FaultProxy::Kind::SwallowAll << true;
}

void TestNetwork::silenceEndsEveryCall()
{
    QFETCH(FaultProxy::Kind, kind);
    QFETCH(bool, onlyOld);
    m_proxy->set({});
    // all at once, since each takes its time
    const auto ways = waysToWait(Sql("SELECT 'x'"));
    std::map<QByteArray, Session> sessions;
    for (const auto& [name, work] : ways)
        sessions.emplace(name, openThrough(3s));
    m_proxy->set({.kind = kind, .onlyOld = onlyOld});
    std::map<QByteArray, std::future<std::optional<Error>>> waiting;
    for (const auto& [name, work] : ways)
        waiting.emplace(name, std::async(std::launch::async, work, std::ref(sessions.at(name))));
    for (auto& [name, future] : waiting) {
        const auto error = future.get();
        QVERIFY2(error, name.constData());
        QVERIFY2(error->message.contains(QLatin1String("No answer for ")),
                 qPrintable(QString::fromUtf8(name) + error->text()));
        QVERIFY2(error->message.contains(QLatin1String("127.0.0.1:")), qPrintable(error->text()));
        QCOMPARE(error->kind, Error::Kind::Connection);
        QVERIFY(!sessions.at(name).isUsable());
    }
    m_proxy->set({});
}

void TestNetwork::silenceEndsConnecting()
{
    m_proxy->set({.kind = FaultProxy::Kind::SwallowReplies});
    auto options = through(3s);
    options.deadline = 500ms;
    const auto session = Session::open(options);
    m_proxy->set({});
    QVERIFY(!session);
    QCOMPARE(session.error().kind, Error::Kind::Connection);
    QVERIFY2(session.error().message.contains(QLatin1String("No answer for 0.5 s from 127.0.0.1:")),
             qPrintable(session.error().text()));
}

/// Nothing is sent for longer than a silent server is waited for, by one that works and by one that waits for
/// a lock.
void TestNetwork::longWorkGoesOn()
{
    m_proxy->set({});
    auto holder = openDirectly();
    VERIFY_RESULT(holder.script(Sql("CREATE TABLE public.wg_locked ()")));
    VERIFY_RESULT(holder.script(Sql("BEGIN; LOCK TABLE public.wg_locked")));
    auto blocked = openThrough(9s);
    auto blocking = std::async(std::launch::async, [&] {
        return errorOf(blocked.query(Sql("SELECT count(*) FROM public.wg_locked")));
    });
    std::map<QByteArray, Session> sessions;
    std::map<QByteArray, std::future<std::optional<Error>>> waiting;
    auto ways = waysToWait(Sql("SELECT pg_catalog.pg_sleep(13)"));
    ways.erase("listen");
    for (const auto& [name, work] : ways)
        sessions.emplace(name, openThrough(9s));
    const int before = m_proxy->connectionCount();
    for (const auto& [name, work] : ways)
        waiting.emplace(name, std::async(std::launch::async, work, std::ref(sessions.at(name))));
    for (auto& [name, future] : waiting) {
        const auto error = future.get();
        QVERIFY2(!error, qPrintable(error ? QString::fromUtf8(name) + error->text() : QString()));
    }
    QVERIFY(m_proxy->connectionCount() > before); // it was asked
    if (blocking.wait_for(0s) == std::future_status::ready) {
        const auto error = blocking.get();
        QFAIL(qPrintable(error ? error->text() : QStringLiteral("it did not wait")));
    }
    VERIFY_RESULT(holder.script(Sql("DROP TABLE public.wg_locked; COMMIT")));
    QVERIFY(blocking.get()); // it is gone
    QVERIFY(blocked.isUsable());
}

/// The last rows are on their way for longer than a silent server is waited for.
void TestNetwork::slowUploadGoesOn()
{
    m_proxy->set({});
    auto session = openThrough(3s);
    VERIFY_RESULT(session.script(Sql("CREATE TEMP TABLE wg_rows (t TEXT)")));
    m_proxy->set({.kind = FaultProxy::Kind::Rate});
    int left = 4;
    const auto copied = session.copyIn(Sql("COPY wg_rows FROM STDIN"), [&left]() -> Result<QByteArray> {
        return left-- > 0 ? QByteArray(1000000, 'x') + '\n' : QByteArray();
    });
    m_proxy->set({});
    VERIFY_RESULT(copied);
    QCOMPARE(*copied, 4);
}

/// The server does not know that its client has given up, and would keep the lock until the network tells.
void TestNetwork::forgottenSessionLetsGoOfItsLocks()
{
    m_proxy->set({});
    auto owner = openDirectly();
    VERIFY_RESULT(owner.script(Sql("CREATE TABLE public.wg_held (t TEXT)")));
    auto session = openThrough(15s);
    VERIFY_RESULT(session.script(Sql("BEGIN; LOCK TABLE public.wg_held")));
    m_proxy->set({.kind = FaultProxy::Kind::SwallowAll, .onlyOld = true});
    const auto copied =
        session.copyIn(Sql("COPY public.wg_held FROM STDIN"), [] { return QByteArray("x\n"); });
    QVERIFY(!copied);
    VERIFY_RESULT(
        owner.script(Sql("DROP TABLE public.wg_held"), {.deadline = std::chrono::milliseconds(Patience)}));
    m_proxy->set({});
}

/// It works for nobody when the client is gone, and keeps no lock for it.
void TestNetwork::serverLooksAfterItsClient()
{
    m_proxy->set({});
    auto watching = openDirectly();
    if (watching.serverVersion() < 140000)
        QSKIP("this server cannot look while it works");
    auto session = openThrough(30s);
    auto transaction = Transaction::begin(session, Transaction::Access::ReadWrite);
    VERIFY_RESULT(transaction);
    const auto pid = session.query(Sql("SELECT pg_backend_pid()"))->single();
    auto waiting =
        std::async(std::launch::async, [&] { return errorOf(session.query(Sql("SELECT pg_sleep(3600)"))); });
    const auto count = [&](const Sql& condition) {
        return *watching
                    .query(Sql("SELECT count(*) FROM pg_stat_activity WHERE pid = $1::int") + condition,
                           {pid})
                    ->single();
    };
    QTRY_COMPARE_WITH_TIMEOUT(count(Sql(" AND wait_event = 'PgSleep'")), QByteArray("1"), Patience);
    m_proxy->set({.kind = FaultProxy::Kind::Cut});
    QTRY_COMPARE_WITH_TIMEOUT(count(Sql()), QByteArray("0"), Patience);
    const auto error = waiting.get();
    QVERIFY(error);
    QVERIFY2(!error->text().contains(QLatin1String("terminated abnormally")), qPrintable(error->text()));
    m_proxy->set({});
}

/// Its processes have made-up numbers, and the only one of the server is busy, so nobody answers the
/// question.
void TestNetwork::longWorkBehindAFullPoolerGoesOn()
{
    if (PgBouncer::program().isEmpty())
        QSKIP("there is no PgBouncer");
    PgBouncer bouncer;
    QVERIFY2(bouncer.start((*TestServer::instance())->running(), m_user), qPrintable(bouncer.log()));
    auto session = Session::open({.conninfo = bouncer.conninfo(m_user), .noAnswer = 9s});
    VERIFY_RESULT(session);
    VERIFY_RESULT(session->readTable(Sql("SELECT pg_catalog.pg_sleep(13)")));
}

void TestNetwork::cancellingABlackHoleGivesUp()
{
    m_proxy->set({});
    auto session = openThrough(std::chrono::milliseconds(10 * Patience));
    m_proxy->set({.kind = FaultProxy::Kind::SwallowReplies});
    std::stop_source stop;
    auto waiting = std::async(std::launch::async, [&] {
        return errorOf(session.query(Sql("SELECT 1"), {}, {.stop = stop.get_token()}));
    });
    stop.request_stop();
    QVERIFY(waiting.wait_for(std::chrono::milliseconds(Patience)) == std::future_status::ready);
    QVERIFY(waiting.get());
    QVERIFY(!session.isUsable());
    m_proxy->set({});
}

/// Whatever is asked of it afterwards, also a mere setting.
void TestNetwork::lostSessionSaysWhy()
{
    m_proxy->set({});
    auto session = openThrough(3s);
    m_proxy->set({.kind = FaultProxy::Kind::SwallowReplies});
    const auto first = session.query(Sql("SELECT 1"));
    m_proxy->set({});
    QVERIFY(!first);
    const auto later = Transaction::begin(session, Transaction::Access::ReadOnly);
    QVERIFY(!later);
    QCOMPARE(later.error().text(), first.error().text());
    const auto copied = session.copyIn(Sql("COPY x FROM STDIN"), [] { return QByteArray(); });
    QVERIFY(!copied);
    QCOMPARE(copied.error().text(), first.error().text());
}

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
