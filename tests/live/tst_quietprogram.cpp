#include "faultproxy.h"
#include "patience.h"
#include "testserver.h"
#include "verifyresult.h"

#include "localserver/installation.h"
#include "pg/session.h"
#include "scratch/clientprogram.h"

#include <QTest>

#include <future>

using namespace Weekglass;
using namespace Weekglass::Pg;
using namespace std::chrono_literals;

/// PostgreSQL's own programs over a network that swallows replies: one that waits for nothing any more is
/// ended, one that waits for a server that works is not.
class TestQuietProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lostRepliesEndIt();
    void lockIsWaitedFor();
    void cleanupTestCase();

private:
    Session openDirectly() const { return *Session::open({.conninfo = m_conninfo}); }
    /// All data of the table, through the proxy.
    Result<void> dump(std::chrono::milliseconds noAnswer) const
    {
        return runClientProgram(
            {.program = m_pgDump,
             .arguments = {QStringLiteral("--table=public.wg_quiet"), QStringLiteral("--file=/dev/null")},
             .server = {.conninfo = m_through, .noAnswer = noAnswer},
             .takesDatabase = true});
    }

    QByteArray m_conninfo;
    QByteArray m_through;
    QString m_pgDump;
    std::unique_ptr<FaultProxy> m_proxy;
};

void TestQuietProgram::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    if (!(*server)->isOwn())
        QSKIP("stands before the server's own socket, so it needs a server of its own"); // initTestCase
    m_conninfo = (*server)->conninfo();
    auto session = openDirectly();
    const auto tools = findClientTools(session.serverVersion() / 10000, {}, 99);
    if (!tools)
        QSKIP(qPrintable(tools.error().text()));
    m_pgDump = tools->pgDump;
    m_proxy = std::make_unique<FaultProxy>((*server)->running().socketFolder.toUtf8() + "/.s.PGSQL."
                                           + QByteArray::number((*server)->running().port));
    m_through = "host=127.0.0.1 port=" + QByteArray::number(m_proxy->port())
        + " dbname=postgres user=" + session.user();
    VERIFY_RESULT(session.script(
        Sql("CREATE TABLE public.wg_quiet AS SELECT repeat('x', 1000) AS t FROM generate_series(1, 20000)")));
}

/// Only its own connection is dead: the server answers everybody else, and says that this one waits for its
/// client.
void TestQuietProgram::lostRepliesEndIt()
{
    m_proxy->set({.kind = FaultProxy::Kind::SwallowReplies, .after = 4000000, .onlyOld = true});
    const auto dumped = dump(3s);
    m_proxy->set({});
    QVERIFY(!dumped);
    QVERIFY2(dumped.error().message.startsWith(QStringLiteral("No answer for 3 s from 127.0.0.1")),
             qPrintable(dumped.error().text()));
    auto session = openDirectly();
    const auto left = [&session] {
        return *session
                    .query(Sql("SELECT count(*)::text FROM pg_stat_activity WHERE application_name LIKE "
                               "'pg_dump %'"))
                    ->single();
    };
    QTRY_COMPARE_WITH_TIMEOUT(left(), QByteArray("0"), Patience); // it keeps no lock
}

/// For longer than a silent server is waited for.
void TestQuietProgram::lockIsWaitedFor()
{
    m_proxy->set({});
    auto holder = openDirectly();
    VERIFY_RESULT(holder.script(Sql("BEGIN; LOCK TABLE public.wg_quiet")));
    auto dumped = std::async(std::launch::async, [this] { return dump(2s); });
    const auto asked = [this] { return m_proxy->connectionCount(); };
    const int before = asked();
    QTRY_VERIFY_WITH_TIMEOUT(asked() >= before + 4,
                             Patience); // the program itself, then question after question
    QVERIFY(dumped.wait_for(0s) != std::future_status::ready);
    VERIFY_RESULT(holder.script(Sql("COMMIT")));
    VERIFY_RESULT(dumped.get());
}

void TestQuietProgram::cleanupTestCase()
{
    if (m_proxy)
        VERIFY_RESULT(openDirectly().script(Sql("DROP TABLE public.wg_quiet")));
}

QTEST_GUILESS_MAIN(TestQuietProgram)
#include "tst_quietprogram.moc"
