#include "listener.h"
#include "localserver/serverfolder.h"
#include "patience.h"
#include "rollbackweek.h"

#include <QDeadlineTimer>
#include <QRandomGenerator>

#include <array>
#include <atomic>
#include <csignal>
#include <thread>
#include <unistd.h>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

/// Passes one connection on to the server until COMMIT comes; others get no answer.
class CommitProxy
{
public:
    enum class Fault {
        SwallowReply, ///< the server gets COMMIT, the client never hears of it
        SwallowCommit ///< the server never gets it, and its session stays open for a while
    };

    CommitProxy(const RunningServer& server, Fault fault)
        : m_fault(fault)
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
        if (m_isUsed.exchange(true)) {
            while (m_listener.isReadable(client) && !receive(client).isEmpty())
                ;
            return;
        }
        const int server = connectToSocket(m_path);
        bool isCommitting = false;
        m_listener.join(client, server, [&](QByteArray& piece, bool isReply) {
            isCommitting = isCommitting
                || (!isReply && piece.contains("COMMIT") && !piece.contains("ON COMMIT")
                    && !piece.contains("READ COMMITTED"));
            if (isCommitting && !isReply && m_fault == Fault::SwallowReply)
                sendAll(server, piece);
            return !isCommitting;
        });
        if (isCommitting && m_fault == Fault::SwallowReply)
            m_listener.isReadable(server); // what says that COMMIT is done
        ::shutdown(client, SHUT_RDWR);
        if (m_fault == Fault::SwallowCommit)
            std::this_thread::sleep_for(std::chrono::milliseconds(1000));
        ::close(server);
    }

    const Fault m_fault;
    const QByteArray m_path;
    std::atomic<bool> m_isUsed = false;
    Listener m_listener {[this](int client) { serve(client); }};
};

}

/// The server process dies, or its answer is lost, at any moment of a rollback or of its undo: it was done or
/// it was not, never something between, and what is told is what happened.
class TestRollbackKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killed_data();
    void killed();
    void commitLost_data();
    void commitLost();
    void nobodyToAsk();
    void postmasterKilled();

private:
    struct Attempt
    {
        bool isDone = false; ///< what was told
        qint64 microseconds = 0;
    };
    enum class Moment { AnyTime, BeforeCommit, AtCommit, Afterwards };

    Result<Session> connect(const std::shared_ptr<Activity>& activity = {}) const
    {
        auto session = Session::open({.conninfo = m_conninfo,
                                      .database = m_week.toUtf8(),
                                      .activity = activity,
                                      .trust = OwnerTrust::everybody()});
        if (!session)
            return session;
        auto set = session->script(*Sql::trusted("SET SESSION AUTHORIZATION " + m_server.role()));
        return set ? std::move(session) : Result<Session>(set.error());
    }
    /// The server may be starting again.
    Session reconnect() const
    {
        for (const QDeadlineTimer patience(Patience); !patience.hasExpired(); QTest::qSleep(20)) {
            if (auto session = connect(); session && session->query(Sql("SELECT 1")))
                return *std::move(session);
        }
        qFatal("the server does not come back");
    }
    Result<Operation> act(Session& session, const RollbackOptions& options);
    Attempt attempt(Moment moment, qint64 usual, QRandomGenerator& random);
    /// After each attempt: the week is before or after, as was told, and the ledger says the same.
    void check(bool isDone);

    RollbackServer m_server;
    GameDefinition m_game;
    PlayLogDefinition m_log;
    QByteArray m_conninfo;
    QString m_week;
    QString m_original;
    QString m_cut;
    bool m_isCut = false; ///< the next one is the undo
    QByteArray m_toUndo;
    const OperationBy m_by {.reason = QStringLiteral("a test")};
};

void TestRollbackKill::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.server().isOwn())
        QSKIP("Only a server of the test's own is killed.");
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    m_game = *library.game(QStringLiteral("paperdynasty"));
    m_log.id = QStringLiteral("log");
    m_log.rollback.emplace();
    m_log.rollback->lockTable = QStringLiteral("prop.games");
    m_log.rollback->lockWhere = "t.id = $1::INTEGER";
    m_log.rollback->head = {
        QStringLiteral("head.sql"),
        "SELECT max(number) AS play_number FROM prop.plays WHERE game_id = $1::TEXT::INTEGER"};
    m_log.rollback->steps = {{.title = QStringLiteral("Plays"),
                              .action = RollbackAction::Delete,
                              .table = QStringLiteral("prop.plays"),
                              .where = "t.game_id = $1::INTEGER AND t.number > $2"},
                             {.title = QStringLiteral("Game"),
                              .action = RollbackAction::Update,
                              .table = QStringLiteral("prop.games"),
                              .where = "t.id = $1::INTEGER",
                              .set = "last_play = $2"}};
    m_game.playLogs = {m_log};
    m_week = m_server.newWeek(m_game);
    m_conninfo = (*TestServer::instance())->conninfo();
    auto session = reconnect();
    WeekServer::run(
        session,
        "CREATE SCHEMA prop; CREATE TABLE prop.games (id int PRIMARY KEY, last_play bigint); CREATE "
        "TABLE prop.plays (id bigserial PRIMARY KEY, game_id int REFERENCES prop.games, number bigint, "
        "body text, UNIQUE (game_id, number)); CREATE TABLE prop.notes (play bigint REFERENCES "
        "prop.plays ON DELETE CASCADE); CREATE INDEX ON prop.notes (play); INSERT INTO prop.games VALUES (1, "
        "600), (2, 600); INSERT "
        "INTO prop.plays (game_id, number, body) SELECT g, n, repeat(md5(n::text), 9) FROM "
        "generate_series(1, 2) g, generate_series(1, 600) n; INSERT INTO prop.notes SELECT id FROM "
        "prop.plays");
    m_original = fingerprint(session);
    const RollbackRequest request {m_game, m_game.playLogs.front(), "1", 300};
    const auto preview = previewRollback(session, request);
    VERIFY_RESULT(preview);
    const auto done = rollBack(session, request, preview->confirmation, m_by);
    VERIFY_RESULT(done);
    m_cut = fingerprint(session);
    VERIFY_RESULT(undoOperation(session, m_game, done->id, m_by));
    QCOMPARE(fingerprint(session), m_original);
}

/// The rollback, or the undo of the one before.
Result<Operation> TestRollbackKill::act(Session& session, const RollbackOptions& options)
{
    if (m_isCut)
        return undoOperation(session, m_game, m_toUndo, m_by, options);
    const RollbackRequest request {m_game, m_game.playLogs.front(), "1", 300};
    auto other = reconnect();
    const auto preview = previewRollback(other, request);
    if (!preview)
        return preview.error();
    return rollBack(session, request, preview->confirmation, m_by, options);
}

TestRollbackKill::Attempt TestRollbackKill::attempt(Moment moment, qint64 usual, QRandomGenerator& random)
{
    const auto activity = std::make_shared<Activity>();
    auto session = connect(activity);
    if (!session)
        qFatal("%s", qPrintable(session.error().text()));
    const auto pid = static_cast<pid_t>(WeekServer::ask(*session, "SELECT pg_backend_pid()").toInt());
    auto witness = reconnect();
    if (moment == Moment::BeforeCommit) // all is done, but the receipt has to wait
        WeekServer::run(witness, "BEGIN; LOCK TABLE weekglass.operations IN SHARE MODE");
    RollbackOptions options;
    options.lockWait = std::chrono::milliseconds(Patience);
    options.reopen = [this] { return connect(); };
    std::atomic<bool> isOver = false;
    const auto delay =
        std::chrono::microseconds(random.bounded(static_cast<int>(moment == Moment::AtCommit ? 400 : usual)));
    const quint64 idle = activity->version();
    QElapsedTimer time;
    time.start();
    std::atomic<qint64> begun = 0;
    std::thread killer([&] {
        while (!isOver && activity->version() == idle) // it has not begun
            std::this_thread::yield();
        begun = time.nsecsElapsed();
        while (!isOver && moment == Moment::AtCommit && activity->entries().back().sql != "COMMIT")
            std::this_thread::yield();
        const QByteArray blocking = "SELECT cardinality(pg_blocking_pids(" + QByteArray::number(pid) + "))";
        while (!isOver && moment == Moment::BeforeCommit
               && WeekServer::ask(witness, blocking) == QLatin1String("0"))
            std::this_thread::yield();
        if (moment == Moment::AnyTime || moment == Moment::AtCommit)
            std::this_thread::sleep_for(delay);
        while (moment == Moment::Afterwards && !isOver)
            std::this_thread::sleep_for(std::chrono::microseconds(100));
        ::kill(pid, SIGKILL);
    });
    const auto done = act(*session, options);
    const qint64 taken = (time.nsecsElapsed() - begun) / 1000;
    isOver = true;
    killer.join();
    // until the server has noticed, new sessions open and die again
    for (const QDeadlineTimer patience(Patience); witness.query(Sql("SELECT 1")); QTest::qSleep(5)) {
        if (patience.hasExpired())
            qFatal("the server does not notice");
    }
    if (done && !m_isCut)
        m_toUndo = done->id;
    if (!done && done.error().kind == Error::Kind::Unknown)
        qFatal("never maybe: %s", qPrintable(done.error().text()));
    return {bool(done), taken};
}

void TestRollbackKill::check(bool isDone)
{
    auto session = reconnect();
    const bool isCutNow = isDone ? !m_isCut : m_isCut;
    QCOMPARE(fingerprint(session), isCutNow ? m_cut : m_original);
    // no rows of operations that were not done
    const auto mirrors = session.query(
        Sql("SELECT oid::regclass::text FROM pg_class WHERE relname LIKE 'rows\\_%' AND relkind = 'r'"));
    VERIFY_RESULT(mirrors);
    for (const auto& row : mirrors->rows)
        QCOMPARE(WeekServer::ask(
                     session,
                     "SELECT count(*) FROM " + *row[0]
                         + " WHERE \"weekglass.operation\" NOT IN (SELECT id FROM weekglass.operations)"),
                 QStringLiteral("0"));
    m_isCut = isCutNow;
}

void TestRollbackKill::killed_data()
{
    QTest::addColumn<int>("kills");
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("WEEKGLASS_ROLLBACK_KILLS", &isGiven);
    const int perRow = 60; // ends long before a test function is thought to hang
    for (int first = 0; first < (isGiven ? given : perRow); first += perRow)
        QTest::addRow("from %d", first) << perRow;
}

void TestRollbackKill::killed()
{
    QFETCH(int, kills);
    const auto seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    qint64 usual = std::max<qint64>(attempt(Moment::Afterwards, 1, random).microseconds, 5000);
    check(true);
    int done = 0;
    for (int i = 0; i < kills; ++i) {
        const auto moment = std::array {
            Moment::AnyTime, Moment::AtCommit, Moment::BeforeCommit,
            Moment::AnyTime, Moment::AtCommit, Moment::Afterwards}[static_cast<std::size_t>(i % 6)];
        const Attempt tried = attempt(moment, usual, random);
        // whatever chance makes of the others: kills that all end the same way prove nothing
        QVERIFY(moment != Moment::Afterwards || tried.isDone);
        QVERIFY(moment != Moment::BeforeCommit || !tried.isDone);
        if (moment == Moment::Afterwards) // the first one may have met a computer that was busy
            usual = std::max<qint64>(tried.microseconds, 5000);
        check(tried.isDone);
        if (QTest::currentTestFailed())
            return;
        done += tried.isDone ? 1 : 0;
    }
    qInfo("%d of %d done", done, kills);
    QVERIFY2(done * 6 >= kills && (kills - done) * 6 >= kills, qPrintable(QString::number(done)));
}

void TestRollbackKill::commitLost_data()
{
    QTest::addColumn<bool>("reachesServer");
    for (int i = 0; i < 4; ++i) {
        QTest::addRow("reply %d", i) << true;
        QTest::addRow("commit %d", i) << false;
    }
}

void TestRollbackKill::commitLost()
{
    QFETCH(bool, reachesServer);
    const CommitProxy proxy((*TestServer::instance())->running(),
                            reachesServer ? CommitProxy::Fault::SwallowReply
                                          : CommitProxy::Fault::SwallowCommit);
    auto session = Session::open({.conninfo = m_conninfo + proxy.place(),
                                  .database = m_week.toUtf8(),
                                  .trust = OwnerTrust::everybody()});
    VERIFY_RESULT(session);
    WeekServer::run(*session, "SET SESSION AUTHORIZATION " + m_server.role());
    RollbackOptions options;
    options.reopen = [this] { return connect(); };
    const auto done = act(*session, options);
    if (done && !m_isCut)
        m_toUndo = done->id;
    QVERIFY2(bool(done) == reachesServer, qPrintable(done ? QString() : done.error().text()));
    QVERIFY(done || done.error().kind != Error::Kind::Unknown);
    check(bool(done));
}

void TestRollbackKill::nobodyToAsk()
{
    const CommitProxy proxy((*TestServer::instance())->running(), CommitProxy::Fault::SwallowReply);
    auto session = Session::open({.conninfo = m_conninfo + proxy.place(),
                                  .database = m_week.toUtf8(),
                                  .trust = OwnerTrust::everybody()});
    VERIFY_RESULT(session);
    WeekServer::run(*session, "SET SESSION AUTHORIZATION " + m_server.role());
    RollbackOptions options;
    options.reopen = []() -> Result<Session> { return Error {.message = QStringLiteral("no server")}; };
    options.lookUpFor = std::chrono::milliseconds(200);
    const auto done = act(*session, options);
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Unknown);
    // its id is told, and the history has it
    auto other = reconnect();
    const auto history = loadOperations(other);
    VERIFY_RESULT(history);
    QVERIFY2(done.error().advice.contains(QString::fromUtf8(history->front().id)),
             qPrintable(done.error().text()));
}

/// The whole server goes and comes back.
void TestRollbackKill::postmasterKilled()
{
    TestServer* server = *TestServer::instance();
    {
        auto session = reconnect();
        m_isCut = fingerprint(session) == m_cut; // whatever the test before left
        const auto history = loadOperations(session);
        VERIFY_RESULT(history);
        m_toUndo = history->front().id;
    }
    for (int i = 0; i < 4; ++i) {
        const auto activity = std::make_shared<Activity>();
        auto session = connect(activity);
        VERIFY_RESULT(session);
        const quint64 idle = activity->version();
        RollbackOptions options;
        options.reopen = [&]() -> Result<Session> {
            if (const auto started = server->start(); !started)
                return started.error();
            return connect();
        };
        std::atomic<bool> isOver = false;
        std::thread killer([&] {
            while (!isOver && activity->version() == idle)
                std::this_thread::yield();
            std::this_thread::sleep_for(std::chrono::milliseconds(7 * i));
            server->killPostmaster();
        });
        const auto done = act(*session, options);
        isOver = true;
        killer.join();
        VERIFY_RESULT(server->start());
        QVERIFY(done || done.error().kind != Error::Kind::Unknown);
        if (done && !m_isCut)
            m_toUndo = done->id;
        check(bool(done));
    }
}

QTEST_GUILESS_MAIN(TestRollbackKill)
#include "tst_rollbackkill.moc"
