#include "listener.h"
#include "localserver/serverfolder.h"
#include "patience.h"
#include "weekdroptest.h"

#include <algorithm>
#include <future>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

using Failure = std::optional<Error>;

template<typename T>
Failure failureOf(const Result<T>& result)
{
    return result ? Failure() : Failure(result.error());
}

/// Forty at once, and what went wrong with each; nothing: it did it.
std::vector<Failure> race(const std::function<Failure(int)>& work)
{
    std::vector<std::future<Failure>> workers;
    for (int i = 0; i < 40; ++i)
        workers.push_back(std::async(std::launch::async, work, i));
    std::vector<Failure> failures;
    for (auto& worker : workers)
        failures.push_back(worker.get());
    return failures;
}

int winners(const std::vector<Failure>& failures)
{
    return static_cast<int>(std::ranges::count_if(failures, [](const Failure& one) { return !one; }));
}

/// What the others were told beside these states and, where there is none, these refusals of ours.
QStringList strange(const std::vector<Failure>& failures, const QStringList& states,
                    const std::vector<const char*>& refusals = {})
{
    QStringList list;
    for (const Failure& failure : failures) {
        if (!failure || states.contains(failure->sqlState))
            continue;
        const auto says = [&failure](const char* words) {
            return failure->message.contains(QLatin1String(words));
        };
        const bool isLocked = failure->kind == Error::Kind::Timeout
            && says("Somebody else is creating, resetting or dropping this week");
        const bool isRefused = failure->kind == Error::Kind::Sql && std::ranges::any_of(refusals, says);
        if (!failure->sqlState.isEmpty() || !(isLocked || isRefused))
            list << failure->sqlState + QLatin1Char(' ') + failure->text();
    }
    return list;
}

/// A way to the server that breaks as soon as DROP DATABASE comes: the server does it and nobody hears of
/// that, or it never gets it.
class DropProxy
{
public:
    DropProxy(const RunningServer& server, bool reachesServer)
        : m_reachesServer(reachesServer)
        , m_path(QFile::encodeName(socketFile(server.socketFolder, server.port)))
    {
    }
    /// To be put behind a conninfo: of a keyword the last one counts.
    QByteArray place() const
    {
        return " host=127.0.0.1 sslmode=disable port=" + QByteArray::number(m_listener.port());
    }

private:
    void serve(int client)
    {
        const int server = connectToSocket(m_path);
        bool isDropping = false;
        m_listener.join(client, server, [&](QByteArray& piece, bool isReply) {
            isDropping = isDropping || (!isReply && piece.contains("DROP DATABASE \""));
            if (isDropping && !isReply && m_reachesServer)
                sendAll(server, piece);
            return !isDropping;
        });
        if (isDropping && m_reachesServer)
            m_listener.isReadable(server); // what says that it is done
        ::close(server);
    }

    const bool m_reachesServer;
    const QByteArray m_path;
    Listener m_listener {[this](int client) { serve(client); }};
};

}

/// Weeks that others use, kill or drop at the same time.
class TestWeekDropOthers : public WeekDropTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        startServer();
        if (QTest::currentTestFailed() || !m_server.weeks().isOwn())
            return;
        { // a session would keep the server from stopping
            auto session = m_server.open();
            WeekServer::run(session, "ALTER SYSTEM SET max_prepared_transactions = 5");
            WeekServer::run(session, "ALTER SYSTEM SET wal_level = 'logical'");
            // forty at once, and those of before may be leaving still
            WeekServer::run(session, "ALTER SYSTEM SET max_connections = 300");
        }
        VERIFY_RESULT((*TestServer::instance())->restart());
    }
    void preparedTransactionBlocks();
    void readReplicationSlotBlocks();
    void superuserSessionBlocks();
    void ownSessionsAreEnded();
    void lookingEndsNobody();
    void lostAnswerIsLookedUp_data();
    void lostAnswerIsLookedUp();
    void killedWhileDropping();
    void racingWorkersHaveOneWinner();
};

void TestWeekDropOthers::preparedTransactionBlocks()
{
    auto session = m_server.open();
    if (WeekServer::ask(session, "SHOW max_prepared_transactions") == QLatin1String("0"))
        QSKIP("The server allows no prepared transactions.");
    const auto week = m_server.newDatabase(name("_prepared"));
    auto inside = m_server.open(week.name);
    WeekServer::run(inside,
                    "BEGIN; INSERT INTO public.nothing DEFAULT VALUES; PREPARE TRANSACTION 'half''way'");
    const auto plan = planDrop(m_server.options(), week.name);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->obstacles.size(), 1);
    QVERIFY(plan->obstacles.front().contains(QLatin1String("half'way")));
    const auto refused = dropWeek(m_server.options(), week, confirmed(*plan));
    QVERIFY(!refused && refused.error().detail.contains(QLatin1String("half'way")));
    WeekServer::run(inside, "ROLLBACK PREPARED 'half''way'");
    VERIFY_RESULT(dropWeek(m_server.options(), week, confirmed(*planDrop(m_server.options(), week.name))));
}

void TestWeekDropOthers::readReplicationSlotBlocks()
{
    const auto week = m_server.newDatabase(name("_slot"));
    auto session = m_server.open();
    if (WeekServer::ask(session, "SHOW wal_level") != QLatin1String("logical"))
        QSKIP("The server has no logical replication.");
    std::optional<Session> reader = m_server.open(week.name);
    // one that its session keeps for itself is one that is being read; the other one just waits
    WeekServer::run(*reader,
                    "SELECT pg_create_logical_replication_slot('wgt_read', 'pgoutput', true); "
                    "SELECT pg_create_logical_replication_slot('wgt_idle', 'pgoutput')");
    auto plan = planDrop(m_server.options(), week.name);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->obstacles.size(), 1);
    QVERIFY(plan->obstacles.front().contains(QLatin1String("wgt_read")));
    QVERIFY(!dropWeek(m_server.options(), week, confirmed(*plan)));
    QVERIFY(reader->stillConnected());
    reader.reset();
    m_server.weeks().waitForClients(week.name);
    QTRY_COMPARE_WITH_TIMEOUT(
        WeekServer::ask(session, "SELECT count(*) FROM pg_replication_slots WHERE slot_name = 'wgt_read'"),
        QStringLiteral("0"), Patience);
    plan = planDrop(m_server.options(), week.name);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->obstacles, QStringList());
    QCOMPARE(plan->users.size(), 1U);
    QCOMPARE(plan->users.front().name, QStringLiteral("wgt_idle"));
    VERIFY_RESULT(dropWeek(m_server.options(), week, confirmed(*plan)));
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM pg_replication_slots"), QStringLiteral("0"));
}

void TestWeekDropOthers::superuserSessionBlocks()
{
    auto session = m_server.open();
    const QByteArray role = WeekServer::prefix().toUtf8() + "_plain";
    WeekServer::run(
        session, "CREATE ROLE " + role + " LOGIN PASSWORD 'x'; GRANT CREATE ON DATABASE postgres TO " + role);
    const auto week = m_server.newDatabase(name("_super"), role);
    auto guest = m_server.open(week.name);
    ConnectOptions options = m_server.options();
    options.conninfo = *withUser(options.conninfo, role);
    options.password = "x";
    // the log must be one that the role may write into
    VERIFY_RESULT(ensureLog(session));
    WeekServer::run(session,
                    "GRANT USAGE ON SCHEMA weekglass TO " + role
                        + "; GRANT SELECT, INSERT ON weekglass.week_log TO " + role);
    m_server.weeks().waitForClients(week.name, 1);
    const auto plan = planDrop(options, week.name);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->obstacles.size(), 1);
    QVERIFY2(plan->obstacles.front().contains(QLatin1String("may not end it")),
             qPrintable(plan->obstacles.front()));
    QVERIFY(!plan->rows); // the tables are not the role's
    const auto refused = dropWeek(options, week, confirmed(*plan));
    QVERIFY(!refused && AdminDatabases::exists(session, week.name));
    QVERIFY(guest.stillConnected());
    guest = m_server.open();
    QTRY_VERIFY_WITH_TIMEOUT(planDrop(options, week.name)->obstacles.isEmpty(), Patience);
    VERIFY_RESULT(dropWeek(options, week, confirmed(*planDrop(options, week.name))));
    WeekServer::run(session, "DROP OWNED BY " + role + "; DROP ROLE " + role);
}

void TestWeekDropOthers::ownSessionsAreEnded()
{
    const auto week = m_server.newDatabase(name("_busy"));
    std::vector<Session> guests;
    for (int i = 0; i < 5; ++i) {
        guests.push_back(m_server.open(week.name));
        WeekServer::run(guests.back(), "BEGIN; SELECT 1");
    }
    m_server.weeks().waitForClients(week.name, 5);
    const auto plan = planDrop(m_server.options(), week.name);
    QCOMPARE(plan->users.size(), 5U);
    VERIFY_RESULT(dropWeek(m_server.options(), week, confirmed(*plan)));
    for (const auto& guest : guests)
        QVERIFY(!guest.stillConnected());
}

/// It tells those whom the role may not end.
void TestWeekDropOthers::lookingEndsNobody()
{
    auto session = m_server.open();
    const QByteArray role = WeekServer::prefix().toUtf8() + "_looks";
    WeekServer::run(session, "CREATE ROLE " + role);
    const auto week = m_server.newDatabase(name("_looked"));
    const auto guest = m_server.open(week.name);
    m_server.weeks().waitForClients(week.name, 1);
    VERIFY_RESULT(endSessions(session, week.oid, "0", Ending::OnlyLook));
    QVERIFY(guest.stillConnected());
    WeekServer::run(session, "SET SESSION AUTHORIZATION " + role);
    const auto refused = endSessions(session, week.oid, "0", Ending::OnlyLook);
    WeekServer::run(session, "RESET SESSION AUTHORIZATION; DROP ROLE " + role);
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("55006"));
    QVERIFY2(refused.error().message.contains(QLatin1String("your role may not end")),
             qPrintable(refused.error().text()));
    QVERIFY(guest.stillConnected());
    VERIFY_RESULT(endSessions(session, week.oid));
    QVERIFY(!guest.stillConnected());
}

void TestWeekDropOthers::lostAnswerIsLookedUp_data()
{
    QTest::addColumn<bool>("reachesServer");
    QTest::newRow("dropped") << true;
    QTest::newRow("there still") << false;
}

void TestWeekDropOthers::lostAnswerIsLookedUp()
{
    QFETCH(bool, reachesServer);
    if (!m_server.weeks().isOwn())
        QSKIP("Where the socket of another server is, is not known.");
    const auto week = m_server.newDatabase(name("_lost"));
    const DropProxy proxy((*TestServer::instance())->running(), reachesServer);
    ConnectOptions options = m_server.options();
    options.conninfo += proxy.place();
    const auto plan = planDrop(options, week.name);
    VERIFY_RESULT(plan);
    const auto dropped = dropWeek(options, week, confirmed(*plan));
    auto session = m_server.open();
    QCOMPARE(AdminDatabases::exists(session, week.name), !reachesServer);
    if (reachesServer) {
        VERIFY_RESULT(dropped);
        return;
    }
    QVERIFY(!dropped);
    QVERIFY2(dropped.error().message.contains(QLatin1String("nothing was dropped")),
             qPrintable(dropped.error().text()));
    const auto again = planDrop(m_server.options(), week.name);
    VERIFY_RESULT(again);
    QVERIFY(!again->isClosed);
    VERIFY_RESULT(dropWeek(m_server.options(), week, confirmed(*again)));
}

/// The server's process is killed at random moments of a drop: the week is there and open, or it is gone, or
/// it is invalid and can be dropped.
void TestWeekDropOthers::killedWhileDropping()
{
    if (!m_server.weeks().isOwn())
        QSKIP("It would end the sessions of others.");
    auto monitor = m_server.open();
    int gone = 0;
    int there = 0;
    // later and later; on a slow computer much later, until both are seen
    for (int round = 0; round < 12 || (round < 100 && (gone == 0 || there == 0)); ++round) {
        const int pause = round < 12 ? 2 + round * 4
            : there == 0             ? round % 12
                                     : 50 << std::min(round - 12, 10);
        const auto week = m_server.newDatabase(name("_killed"));
        const auto plan = planDrop(m_server.options(), week.name);
        VERIFY_RESULT(plan);
        auto dropping = std::async(std::launch::async,
                                   [&] { return dropWeek(m_server.options(), week, confirmed(*plan)); });
        QTest::qSleep(pause);
        // every session of ours, so that it hits the one that works
        (void)WeekServer::ask(monitor,
                              "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> "
                              "pg_backend_pid() AND backend_type = 'client backend'");
        const auto result = dropping.get();
        const auto after = planDrop(m_server.options(), week.name);
        if (result) {
            QVERIFY(!after && after.error().sqlState == QLatin1String("3D000"));
            ++gone;
            continue;
        }
        if (!after) { // dropped before the end was written down
            QCOMPARE(after.error().sqlState, QStringLiteral("3D000"));
            ++gone;
            continue;
        }
        QCOMPARE(after->week, week);
        ++there;
        VERIFY_RESULT(dropWeek(m_server.options(), week, confirmed(*after)));
    }
    qInfo("%d gone, %d still there", gone, there);
    QVERIFY(gone > 0 && there > 0);
}

/// Of forty who create, one does; of forty who drop by the same plan, one does; and of forty who do either,
/// each does it as it stands then.
void TestWeekDropOthers::racingWorkersHaveOneWinner()
{
    GameDefinition game;
    game.id = game.title = game.prefix = WeekServer::prefix();
    const WeekName week {game.prefix, 2018, 9};
    const QString database = week.toString();
    m_server.weeks().made(database);
    const auto create = [&]() -> Failure {
        auto session = m_server.open();
        return failureOf(createWeek(session, game, week, {.lockWait = std::chrono::seconds(60)}));
    };
    const auto drop = [&](const Result<DropPlan>& plan) -> Failure {
        return plan ? failureOf(dropWeek(m_server.options(), plan->week, confirmed(*plan),
                                         {.lockWait = std::chrono::seconds(60)}))
                    : plan.error();
    };
    const auto plannedDrop = [&] { return drop(planDrop(m_server.options(), database)); };
    const auto exists = [&] {
        auto session = m_server.open();
        return AdminDatabases::exists(session, database);
    };

    const auto creating = race([&](int) { return create(); });
    QCOMPARE(strange(creating, {QStringLiteral("42P04"), QStringLiteral("23505")}), QStringList());
    QCOMPARE(winners(creating), 1);
    QVERIFY(exists());
    const auto plan = planDrop(m_server.options(), database);
    const auto dropping = race([&](int) { return drop(plan); });
    QCOMPARE(strange(dropping, {QStringLiteral("3D000")}), QStringList());
    QCOMPARE(winners(dropping), 1);
    QVERIFY(!exists());

    const auto mixed = race([&](int i) { return i % 2 == 0 ? create() : plannedDrop(); });
    QCOMPARE(strange(mixed,
                     {QStringLiteral("42P04"), QStringLiteral("23505"), QStringLiteral("55006"),
                      QStringLiteral("3D000")},
                     {"Another database has this name now", "has changed since the plan was made"}),
             QStringList());
    int created = 0;
    int dropped = 0;
    for (std::size_t i = 0; i < mixed.size(); ++i)
        (i % 2 == 0 ? created : dropped) += mixed[i] ? 0 : 1;
    QVERIFY(created > 0);
    QCOMPARE(created - dropped, exists() ? 1 : 0); // each success was one
    auto session = m_server.open();
    QCOMPARE(WeekServer::ask(session,
                             "SELECT count(*) FROM pg_database WHERE datconnlimit = -2 OR NOT "
                             "datallowconn AND datname <> 'template0'"),
             QStringLiteral("0"));
    WeekServer::run(session, "DROP DATABASE IF EXISTS " + database.toUtf8() + " WITH (FORCE)");
}

QTEST_GUILESS_MAIN(TestWeekDropOthers)
#include "tst_weekdropothers.moc"
