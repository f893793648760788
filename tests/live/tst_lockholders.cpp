#include "fetch/transformrun.h"
#include "import/eventimport.h"
#include "migrations/setnotnull.h"
#include "pg/lockholders.h"
#include "rollback/purge.h"
#include "rollbackweek.h"
#include "weeks/weekidentity.h"

#include <QTemporaryDir>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Whatever cannot have a lock says who holds it.
class TestLockHolders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void importing();
    void transforming();
    void migrating();
    void settingNotNull();
    void purging();
    void keysOfAdvisoryLocks();

private:
    /// The error of @p work while another session has the table for itself.
    template<typename T>
    void check(const QByteArray& table, const std::function<Result<T>(Session&)>& work)
    {
        auto holder = m_server.open(m_week);
        const QString pid = WeekServer::ask(holder, "SELECT pg_backend_pid()");
        WeekServer::run(holder, "BEGIN; LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        auto session = m_server.open(m_week);
        const auto done = work(session);
        QVERIFY(!done);
        QCOMPARE(done.error().sqlState, QStringLiteral("55P03"));
        QVERIFY2(done.error().advice.contains(QStringLiteral("process ") + pid),
                 qPrintable(done.error().text()));
        QVERIFY(!session.isInTransaction());
    }

    WeekServer m_server;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    GameDefinition m_game;
    QString m_week;
    QTemporaryDir m_folder;
};

void TestLockHolders::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = *m_library.game(QStringLiteral("paperdynasty"));
    m_week = m_server.newWeek(m_game).toString();
    auto session = m_server.open(m_week);
    VERIFY_RESULT(migrate(session, m_game));
}

void TestLockHolders::importing()
{
    const QString path = m_folder.filePath(QStringLiteral("feed.ndjson"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"fetched_at":"2025-01-01T00:00:00Z","endpoint":"/games","request_key":"/games/A",)"
               R"("status_code":200,"payload":{"game_id":"A"}})");
    file.close();
    check<ImportReport>("raw.api_events", [&](Session& session) {
        return importFile(session, m_game, {.file = path, .rejectFile = path + QStringLiteral(".rejects")});
    });
}

void TestLockHolders::transforming()
{
    check<void>("public.teams", [&](Session& session) -> Result<void> {
        const auto run = transformWeek(session, m_game, *identify(session), TransformKind::New);
        return run.error ? Result<void>(*run.error) : Result<void>();
    });
}

void TestLockHolders::migrating()
{
    GameDefinition game = m_game;
    game.migrations.push_back(
        {QStringLiteral("migrations/V900__more.sql"), "ALTER TABLE public.teams ADD COLUMN more TEXT;"});
    check<MigrationReport>("public.teams", [&](Session& session) { return migrate(session, game); });
}

void TestLockHolders::settingNotNull()
{
    check<bool>("public.lineups", [](Session& session) {
        return setNotNull(session, QStringLiteral("public.lineups"), QStringLiteral("batting_order"),
                          {.lockWait = std::chrono::milliseconds(1)});
    });
}

void TestLockHolders::purging()
{
    auto session = m_server.open(m_week);
    WeekServer::run(session, Sql::load("weekglass/ledger_create.sql")->text());
    check<Operation>("weekglass.operations", [](Session& s) {
        return purgeLedger(s, std::chrono::hours(1), "x", {.reason = QStringLiteral("a test")},
                           {.allowSuperuser = true, .lockWait = std::chrono::milliseconds(200)});
    });
}

/// The lock of two keys is another one than that of a key with these halves.
void TestLockHolders::keysOfAdvisoryLocks()
{
    constexpr qint64 key = (qint64(7) << 32) + 9;
    auto one = m_server.open(m_week);
    auto two = m_server.open(m_week);
    auto session = m_server.open(m_week);
    WeekServer::run(two, "SELECT pg_advisory_lock(7, 9)");
    QVERIFY(advisoryHolders(session, key).empty());
    QVERIFY(lockHolders(session, key).isEmpty());
    WeekServer::run(one, "SELECT pg_advisory_lock(" + QByteArray::number(key) + ')');
    const QString pid = WeekServer::ask(one, "SELECT pg_backend_pid()");
    QCOMPARE(advisoryHolders(session, key), std::vector<int> {pid.toInt()});
}

QTEST_GUILESS_MAIN(TestLockHolders)
#include "tst_lockholders.moc"
