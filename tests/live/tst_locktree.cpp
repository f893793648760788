#include "ctl.h"
#include "pg/lockwatch.h"
#include "weeks/endsession.h"
#include "weeks/lockwait.h"
#include "weeks/weeklock.h"
#include "weekserver.h"

#include <QElapsedTimer>

#include <thread>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

int pidOf(Session& session)
{
    return WeekServer::ask(session, "SELECT pg_backend_pid()").toInt();
}

/// A session that waits in a thread of its own, until it gets its lock or is stopped.
class Waiting
{
public:
    Waiting(Session session, const QByteArray& script, const LockWatch::Told& told = {})
        : m_pid(pidOf(session))
        , m_thread([session = std::move(session), script, told](const std::stop_token& stop) mutable {
            const std::optional<LockWatch> watch =
                told ? std::optional<LockWatch>(std::in_place, told) : std::nullopt;
            (void)session.script(*Sql::trusted(script), {.stop = stop});
        })
    {
    }
    int pid() const { return m_pid; }

private:
    int m_pid;
    std::jthread m_thread;
};

/// What a watch told, by its thread.
struct Heard
{
    std::mutex mutex;
    std::vector<LockWait> waits;
    QElapsedTimer clock;
    qint64 first = 0; // ms until the first one

    LockWatch::Told listener()
    {
        clock.start();
        return [this](const LockWait& wait) {
            const std::scoped_lock lock(mutex);
            if (waits.empty())
                first = clock.elapsed();
            waits.push_back(wait);
        };
    }
    std::size_t count()
    {
        const std::scoped_lock lock(mutex);
        return waits.size();
    }
    bool isOver()
    {
        const std::scoped_lock lock(mutex);
        return !waits.empty() && waits.back().isOver();
    }
};

}

/// Who blocks whom, told to those who wait, and what is done about it.
class TestLockTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nobodyWaits();
    void chainWithTwoBlockers();
    void circle();
    void toldWithinASecond();
    void quickOnesAreNotAskedAfter();
    void triedAgainAndAgain();
    void heldAdvisoryLock();
    void cancelledAndEnded();
    void anotherSessionThanPlanned();
    void commandLine();
    void commandThatWaits();

private:
    /// Until this process waits for a lock.
    void waitUntilWaits(int pid)
    {
        auto witness = m_server.open();
        QTRY_COMPARE_WITH_TIMEOUT(
            WeekServer::ask(witness,
                            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND pid = "
                                + QByteArray::number(pid)),
            QStringLiteral("1"), Patience);
    }
    /// Holds the table as readers do, idle in its transaction.
    Session reader()
    {
        auto session = m_server.open();
        WeekServer::run(session, "BEGIN; SELECT count(*) FROM " + Table);
        return session;
    }

    const QByteArray Table = "public.locktree_" + WeekServer::prefix().toUtf8();
    WeekServer m_server;
    Ctl m_ctl;
};

void TestLockTree::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_ctl = Ctl((*TestServer::instance())->conninfo(), {QStringLiteral("--json")});
    auto session = m_server.open();
    WeekServer::run(session, "CREATE TABLE " + Table + " (id int)");
}

void TestLockTree::nobodyWaits()
{
    auto session = m_server.open();
    const auto tree = readLockTree(session);
    VERIFY_RESULT(tree);
    QVERIFY(tree->nodes.empty());
    QVERIFY(blockedBy(*tree).isEmpty());
}

/// Two readers block a writer, which blocks a reader: the roots are the first two.
void TestLockTree::chainWithTwoBlockers()
{
    auto first = reader();
    auto second = reader();
    WeekServer::run(second, "SET application_name = 'a game server'");
    const Waiting writer(m_server.open(), "BEGIN; LOCK TABLE " + Table + " IN ACCESS EXCLUSIVE MODE");
    waitUntilWaits(writer.pid());
    const Waiting last(m_server.open(), "SELECT count(*) FROM " + Table);
    waitUntilWaits(last.pid());

    auto session = m_server.open();
    const auto tree = readLockTree(session, {.pids = std::vector {last.pid()}});
    VERIFY_RESULT(tree);
    QCOMPARE(tree->nodes.size(), 4U);
    QVERIFY(tree->isWaiting());
    QCOMPARE(tree->node(last.pid())->blockers, std::vector<qint64> {writer.pid()});
    QCOMPARE(tree->node(writer.pid())->blockers.size(), 2U);
    QVERIFY(tree->node(writer.pid())->waitsFor.contains(QStringLiteral("AccessExclusiveLock")));
    QVERIFY(!tree->node(writer.pid())->waitingSince.isEmpty());
    const auto roots = tree->roots();
    QCOMPARE(roots.size(), 2U);
    const LockNode* named = tree->node(pidOf(second));
    QVERIFY(named && !named->isOurs);
    QCOMPARE(named->state, QStringLiteral("idle in transaction"));
    QCOMPARE(named->database, QString::fromUtf8(session.database()));
    QVERIFY(tree->node(pidOf(first))->isOurs);
    const QString text = blockedBy(*tree);
    for (const QString& words : {QStringLiteral("a game server"), QStringLiteral("a session of Weekglass"),
                                 QStringLiteral("idle in transaction")})
        QVERIFY2(text.contains(words), qPrintable(text));
}

/// Both wait for each other until the server's own timer ends one.
void TestLockTree::circle()
{
    auto first = m_server.open();
    auto second = m_server.open();
    for (Session* one : {&first, &second})
        WeekServer::run(*one, "SET deadlock_timeout = '1h'; BEGIN");
    WeekServer::run(first, "SELECT pg_advisory_xact_lock(1)");
    WeekServer::run(second, "SELECT pg_advisory_xact_lock(2)");
    const Waiting one(std::move(first), "SELECT pg_advisory_xact_lock(2)");
    const Waiting other(std::move(second), "SELECT pg_advisory_xact_lock(1)");
    waitUntilWaits(one.pid());
    waitUntilWaits(other.pid());
    auto session = m_server.open();
    const auto tree = readLockTree(session, {.pids = std::vector {one.pid()}});
    VERIFY_RESULT(tree);
    QCOMPARE(tree->nodes.size(), 2U);
    QVERIFY(tree->roots().empty());
    QVERIFY(blockedBy(*tree).contains(QStringLiteral("circle")));
}

void TestLockTree::toldWithinASecond()
{
    auto holder = m_server.open();
    const int pid = pidOf(holder);
    WeekServer::run(holder, "BEGIN; LOCK TABLE " + Table);
    Heard heard;
    {
        const Waiting waiting(m_server.open(), "SELECT count(*) FROM " + Table, heard.listener());
        QTRY_VERIFY_WITH_TIMEOUT(heard.count() > 0, Patience);
        QVERIFY(heard.waits.front().tree.node(pid));
        QVERIFY(heard.waits.front().text().contains(QString::number(pid)));
        WeekServer::run(holder, "ROLLBACK");
        QTRY_VERIFY_WITH_TIMEOUT(heard.isOver(), Patience);
    }
    qInfo("told after %lld ms", heard.first);
}

/// A statement that works for long and waits for nobody tells nothing.
void TestLockTree::quickOnesAreNotAskedAfter()
{
    Heard heard;
    {
        const LockWatch watch(heard.listener());
        auto session = m_server.open();
        WeekServer::run(session, "SELECT pg_sleep(1.5)");
    }
    QCOMPARE(heard.count(), 0U);
}

/// As who adds a constraint does it: each statement waits for a moment only.
void TestLockTree::triedAgainAndAgain()
{
    auto holder = m_server.open();
    WeekServer::run(holder, "BEGIN; LOCK TABLE " + Table);
    Heard heard;
    const LockWatch watch(heard.listener());
    auto session = m_server.open();
    const auto got = waitForLock(std::chrono::milliseconds(Patience), {}, [&]() -> Result<bool> {
        if (heard.count() > 0)
            return true;
        (void)session.script(*Sql::trusted("SET lock_timeout = '500ms'; SELECT count(*) FROM " + Table));
        return false;
    });
    VERIFY_RESULT(got);
    QVERIFY(*got);
}

/// Nothing waits on the server, since the lock is tried for.
void TestLockTree::heldAdvisoryLock()
{
    auto holder = m_server.open();
    const int pid = pidOf(holder);
    auto lock = WeekLock::take(holder, QStringLiteral("a week"), {});
    VERIFY_RESULT(lock);
    Heard heard;
    const LockWatch watch(heard.listener());
    auto session = m_server.open();
    const auto other = WeekLock::take(session, QStringLiteral("a week"), std::chrono::milliseconds(700));
    QVERIFY(!other);
    QVERIFY(heard.count() > 1);
    QVERIFY2(heard.waits.front().text().contains(QString::number(pid)),
             qPrintable(heard.waits.front().text()));
    QVERIFY(heard.isOver());
}

void TestLockTree::cancelledAndEnded()
{
    auto holder = m_server.open();
    const int pid = pidOf(holder);
    WeekServer::run(holder, "BEGIN; LOCK TABLE " + Table);
    const Waiting waiting(m_server.open(), "SELECT count(*) FROM " + Table);
    waitUntilWaits(waiting.pid());
    auto session = m_server.open();

    const auto nothing = planSessionEnd(session, {pid, SessionEnd::Cancel});
    VERIFY_RESULT(nothing);
    QVERIFY(nothing->isNothing); // it is idle, and would keep its locks

    const SessionToEnd cancel {waiting.pid(), SessionEnd::Cancel};
    const auto cancelling = planSessionEnd(session, cancel);
    VERIFY_RESULT(cancelling);
    QVERIFY(cancelling->canBeDone());
    VERIFY_RESULT(endPlannedSession(session, cancel, cancelling->hash, {.reason = QStringLiteral("a test")}));

    const Waiting next(m_server.open(), "SELECT count(*) FROM " + Table);
    waitUntilWaits(next.pid());
    const SessionToEnd end {pid, SessionEnd::Terminate};
    const auto ending = planSessionEnd(session, end);
    VERIFY_RESULT(ending);
    QVERIFY(ending->hash != cancelling->hash);
    VERIFY_RESULT(endPlannedSession(session, end, ending->hash, {.reason = QStringLiteral("a test")}));
    QTRY_VERIFY_WITH_TIMEOUT(!holder.stillConnected(), Patience);

    const auto entries = readLog(session);
    VERIFY_RESULT(entries);
    const auto count = [&entries](const char* kind) {
        return std::ranges::count_if(*entries, [kind](const LogEntry& entry) {
            return entry.kind == QLatin1String(kind) && entry.event == LogEvent::Done;
        });
    };
    QCOMPARE(count("cancel session"), 1);
    QCOMPARE(count("end session"), 1);
}

void TestLockTree::anotherSessionThanPlanned()
{
    auto holder = m_server.open();
    WeekServer::run(holder, "BEGIN; LOCK TABLE " + Table);
    const Waiting waiting(m_server.open(), "SELECT count(*) FROM " + Table);
    waitUntilWaits(waiting.pid());
    auto session = m_server.open();
    const auto done = endPlannedSession(session, {pidOf(holder), SessionEnd::Terminate}, "another", {});
    QVERIFY(!done);
    QVERIFY(holder.stillConnected());
    const auto tree = readLockTree(session);
    LockNode older = *tree->node(pidOf(holder));
    older.started = "2020-01-01 00:00:00+00";
    QVERIFY(!Pg::endSession(session, older, SessionEnd::Terminate));
    QVERIFY(holder.stillConnected());
    QVERIFY(!planSessionEnd(session, {1, SessionEnd::Terminate}));
}

void TestLockTree::commandLine()
{
    auto holder = m_server.open();
    const QString pid = QString::number(pidOf(holder));
    WeekServer::run(holder, "BEGIN; LOCK TABLE " + Table);
    const Waiting waiting(m_server.open(), "SELECT count(*) FROM " + Table);
    waitUntilWaits(waiting.pid());
    const Answer listed = m_ctl({QStringLiteral("locks")});
    QVERIFY2(listed.exitCode == 0, listed.err.constData());
    QCOMPARE(listed.members(u"pid"), (QStringList {pid, QString::number(waiting.pid())}));
    QCOMPARE(listed.members(u"blocked_by"),
             (QStringList {QStringLiteral("[]"), QStringLiteral("[%1]").arg(pid)}));
    QCOMPARE(listed.members(u"root"), (QStringList {QStringLiteral("true"), QStringLiteral("false")}));

    const QStringList end {QStringLiteral("locks"), QStringLiteral("--terminate"), pid};
    const Answer planned = m_ctl(end);
    QVERIFY2(planned.exitCode == 0, planned.err.constData());
    QVERIFY(holder.stillConnected());
    QVERIFY2(!planned.plan().isEmpty(), planned.err.constData());
    const Answer wrong = m_ctl(end + QStringList {QStringLiteral("--plan=0123")});
    QCOMPARE(wrong.exitCode, 1);
    QVERIFY(holder.stillConnected());
    const Answer done = m_ctl(end + QStringList {planned.plan()});
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QTRY_VERIFY_WITH_TIMEOUT(!holder.stillConnected(), Patience);
    QCOMPARE(m_ctl({QStringLiteral("locks"), QStringLiteral("--cancel"), QStringLiteral("1")}).exitCode, 4);
}

/// The root is named on stderr while the command waits.
void TestLockTree::commandThatWaits()
{
    const auto game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("paperdynasty"));
    const QString week = m_server.newWeek(*game).toString();
    auto holder = m_server.open(week);
    WeekServer::run(holder, "BEGIN; CREATE SCHEMA raw");
    const QByteArray named = "process " + QByteArray::number(pidOf(holder));
    const auto process = m_ctl.start({QStringLiteral("migrate"), week});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += process->readAllStandardError(), said.contains(named)), Patience);
    WeekServer::run(holder, "ROLLBACK");
    QVERIFY(process->waitForFinished(Patience));
    said += process->readAllStandardError();
    QVERIFY2(process->exitCode() == 0, said.constData());
}

QTEST_GUILESS_MAIN(TestLockTree)
#include "tst_locktree.moc"
