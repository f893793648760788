#include "ctl.h"
#include "pg/connectoptions.h"
#include "pg/serverrole.h"
#include "pg/transaction.h"
#include "replicabed.h"
#include "weeks/weekidentity.h"
#include "weeks/withsession.h"
#include "whenrunning.h"

#include <thread>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

QByteArray ask(Session& session, const QByteArray& query)
{
    const auto table = session.query(*Sql::trusted(query));
    return table ? table->single().value_or("NULL") : table.error().text().toUtf8();
}

void run(Session& session, const QByteArray& statement)
{
    if (const auto done = session.script(*Sql::trusted(statement)); !done)
        qFatal("%s", qPrintable(done.error().text()));
}

}

/// A primary and its copies: which is which, what is read there, and that nothing is changed but on the
/// primary. The last tests promote a copy.
class TestReplicas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachSaysWhatItIs();
    void sameIdentifierEverywhere();
    void laggingOneIsOlder();
    void cutOffOneSaysSo();
    void severalHosts();
    void writesAreRefused();
    void commandsRead();
    void commandsThatChangeAreRefused();
    void commandsGoToThePrimary();
    void conflictIsReadAgain();
    void endedSessionIsReplaced();
    void commandRunsAgain();
    void commandPrintsOnce();
    void commandWhoseWeekIsDropped();
    void dropOnThePrimaryIsTold();
    void rollbackUnderFailover();
    void promotedOneWrites();

private:
    /// Rows of the week that the standby has, too.
    void makeSeen() const
    {
        auto primary = m_bed.primary->open(m_bed.week.toUtf8());
        run(primary,
            "DROP TABLE IF EXISTS public.seen; CREATE TABLE public.seen AS SELECT id FROM generate_series(1, "
            "60000) AS id");
        m_near->waitFor(*m_bed.primary);
    }
    /// So that who reads them there is in the way.
    void removeSeen() const
    {
        auto primary = m_bed.primary->open(m_bed.week.toUtf8());
        run(primary, "DELETE FROM public.seen WHERE id > 500");
        (void)primary.execute(Sql("VACUUM (TRUNCATE false) public.seen"));
    }
    Ctl ctlOf(const QByteArray& conninfo) const { return Ctl(conninfo, {QStringLiteral("--json")}); }
    QByteArray preferring(const char* what) const
    {
        return ReplicaServer::conninfoOf({&*m_near, &*m_bed.primary}) + " target_session_attrs=" + what;
    }
    static Error errorOf(const Result<Transaction>& transaction)
    {
        return transaction ? Error {.message = QStringLiteral("it has begun")} : transaction.error();
    }

    ReplicaBed m_bed;
    std::optional<ReplicaServer> m_near; // follows at once; conflicts are decided against its readers
    std::optional<ReplicaServer> m_late; // is an hour behind
    std::optional<ReplicaServer> m_cut; // hears nothing any more
};

void TestReplicas::initTestCase()
{
    if (const auto found = ReplicaServer::findPrograms(); !found)
        QSKIP(qPrintable(found.error().text()));
    VERIFY_RESULT(m_bed.start());
    VERIFY_RESULT(m_bed.makeWeek());
    m_near.emplace(m_bed.standby("b"));
    m_late.emplace(m_bed.standby("c"));
    m_cut.emplace(m_bed.standby("d"));
    VERIFY_RESULT(m_near->makeStandbyOf(*m_bed.primary, "max_standby_streaming_delay = 0\n"));
    VERIFY_RESULT(m_late->makeStandbyOf(*m_bed.primary, "recovery_min_apply_delay = '1h'\n"));
    VERIFY_RESULT(m_cut->makeStandbyOf(*m_bed.primary));
    auto session = m_bed.primary->open();
    run(session,
        "CREATE TABLE public.lines (id int); INSERT INTO public.lines SELECT generate_series(1, 1000)");
    m_near->waitFor(*m_bed.primary);
    m_cut->waitFor(*m_bed.primary);
    m_cut->cutOff();
}

void TestReplicas::eachSaysWhatItIs()
{
    auto primary = m_bed.primary->open();
    const auto first = readServerRole(primary);
    VERIFY_RESULT(first);
    QVERIFY(!first->isStandby && first->timeline == 1);
    QVERIFY(first->endpoint.contains(m_bed.primary->host()));
    QVERIFY(first->title().contains(QStringLiteral("primary, timeline 1")));
    QVERIFY(!*primary.isStandby() && !primary.wasStandby());

    auto near = m_near->open();
    QVERIFY(near.wasStandby() && *near.isStandby());
    const auto second = readServerRole(near);
    VERIFY_RESULT(second);
    QVERIFY(second->isStandby && second->isReceiving && !second->replayedAt.isEmpty());
    QCOMPARE(second->timeline, 1);
    QVERIFY(second->upstream.contains(m_bed.primary->host()));
    QVERIFY2(second->title().contains(QStringLiteral("standby, as of 20")), qPrintable(second->title()));
}

/// Only what is said besides tells a copy from its original.
void TestReplicas::sameIdentifierEverywhere()
{
    auto primary = m_bed.primary->open(m_bed.week.toUtf8());
    auto near = m_near->open(m_bed.week.toUtf8());
    QCOMPARE(identify(near)->confirmation(), identify(primary)->confirmation());
    QVERIFY(readServerRole(near)->title() != readServerRole(primary)->title());
}

void TestReplicas::laggingOneIsOlder()
{
    auto near = m_near->open();
    auto late = m_late->open();
    QCOMPARE(ask(near, "SELECT count(*) FROM public.lines"), QByteArray("1000"));
    QCOMPARE(ask(late, "SELECT pg_catalog.to_regclass('public.lines')"), QByteArray("NULL"));
    const auto role = readServerRole(late);
    VERIFY_RESULT(role);
    QVERIFY(role->isStandby && role->isReceiving);
    QVERIFY(role->replayedAt < readServerRole(near)->replayedAt);
}

/// "now - last replayed" would be small, or zero, where nothing comes in.
void TestReplicas::cutOffOneSaysSo()
{
    auto cut = m_cut->open();
    const auto role = readServerRole(cut);
    VERIFY_RESULT(role);
    QVERIFY(role->isStandby && !role->isReceiving);
    QVERIFY2(role->state().contains(QStringLiteral("receives nothing")), qPrintable(role->state()));
}

void TestReplicas::severalHosts()
{
    const auto endpoint = [](const QByteArray& conninfo) {
        auto session = Session::open({.conninfo = conninfo});
        return session ? session->endpoint() : session.error().text();
    };
    QVERIFY(endpoint(preferring("read-write")).contains(m_bed.primary->host()));
    QVERIFY(endpoint(preferring("prefer-standby")).contains(m_near->host()));
    QVERIFY(endpoint(preferring("any")).contains(m_near->host()));
    const ConnectOptions options {.conninfo = preferring("prefer-standby")};
    QVERIFY(namesSeveralHosts(options));
    QVERIFY(!namesSeveralHosts({.conninfo = m_near->conninfo()}));
    QVERIFY(endpoint(toPrimary(options).conninfo).contains(m_bed.primary->host()));
    const auto named = describeServer({.conninfo = "host=one,two port=5432,5433"});
    VERIFY_RESULT(named);
    QCOMPARE(*named, QStringLiteral("one, two:5433"));
}

/// Each way to write is refused, and the primary is named.
void TestReplicas::writesAreRefused()
{
    auto near = m_near->open();
    const Error alone = errorOf(Transaction::begin(near, Transaction::Access::ReadWrite));
    QCOMPARE(alone.sqlState, QStringLiteral("25006"));
    QVERIFY2(alone.message.contains(m_near->host()), qPrintable(alone.text()));
    QVERIFY2(alone.advice.contains(m_bed.primary->host()), qPrintable(alone.text()));
    QVERIFY(!near.isInTransaction());
    auto listed = Session::open({.conninfo = preferring("prefer-standby")});
    VERIFY_RESULT(listed);
    const Error named = errorOf(Transaction::begin(*listed, Transaction::Access::ReadWrite));
    QVERIFY2(named.advice.contains(m_bed.primary->host()), qPrintable(named.text()));
    const auto made = near.execute(Sql("CREATE TABLE public.more (id int)"));
    QVERIFY(!made && made.error().advice.contains(QStringLiteral("standby")));
    const auto heard = near.listen(QStringLiteral("anything"));
    QVERIFY(!heard && heard.error().sqlState == QLatin1String("25006"));
    VERIFY_RESULT(Transaction::begin(near, Transaction::Access::Snapshot));
    auto week = m_near->open(m_bed.week.toUtf8());
    const auto preview = previewRollback(week, m_bed.request());
    QVERIFY(!preview); // it locks what it counts
    QVERIFY2(preview.error().sqlState == QLatin1String("25006"), qPrintable(preview.error().text()));
}

/// Role and time are said once, beside what is read.
void TestReplicas::commandsRead()
{
    const Answer weeks = ctlOf(m_near->conninfo())({QStringLiteral("weeks")});
    QVERIFY2(weeks.exitCode == 0, weeks.err.constData());
    QCOMPARE(weeks.err.count("Reading from a standby"), 1);
    QVERIFY(weeks.err.contains("as of 20"));
    const Answer rows = ctlOf(m_cut->conninfo())(
        {QStringLiteral("rows"), QStringLiteral("--week"), m_bed.week, QStringLiteral("prop.games")});
    QVERIFY2(rows.exitCode == 0, rows.err.constData());
    QVERIFY2(rows.err.contains("receives nothing"), rows.err.constData());
    const Answer primary = ctlOf(m_bed.primary->conninfo())({QStringLiteral("weeks")});
    QVERIFY(!primary.err.contains("standby"));
}

/// Before a plan is made, or anything is asked.
void TestReplicas::commandsThatChangeAreRefused()
{
    const auto refused = [&](const QStringList& arguments) {
        const Answer answer = ctlOf(m_near->conninfo())(arguments);
        const bool isNamed = answer.err.contains("is a standby, which only reads; nothing was done")
            && answer.err.contains(QFile::encodeName(m_bed.primary->host()));
        return answer.exitCode == 1 && isNamed && !answer.err.contains("--yes")
                && !answer.err.contains("--plan")
            ? QString()
            : QString::fromUtf8(answer.err);
    };
    const QString week = m_bed.week;
    for (const QStringList& arguments :
         {QStringList {QStringLiteral("drop"), week},
          {QStringLiteral("migrate"), week},
          {QStringLiteral("create"), QStringLiteral("paperdynasty_2025_w40")},
          {QStringLiteral("archive"), QStringLiteral("make"), week},
          {QStringLiteral("partitions"), week},
          {QStringLiteral("reset"), week},
          {QStringLiteral("backfill"), week, QStringLiteral("--table=prop.games"),
           QStringLiteral("--set=title = ''")},
          {QStringLiteral("policies"), QStringLiteral("grant"), week},
          {QStringLiteral("import"), week, QStringLiteral("nothing.ndjson")},
          {QStringLiteral("transform"), week}})
        QCOMPARE(refused(arguments), QString());
}

void TestReplicas::commandsGoToThePrimary()
{
    const Answer answer = ctlOf(preferring("prefer-standby"))(
        {QStringLiteral("drop"), m_bed.week, QStringLiteral("--dry-run")});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    const QByteArray server = "Server: " + QFile::encodeName(m_bed.primary->host());
    QVERIFY2(answer.err.contains(server), answer.err.constData());
    QVERIFY2(answer.err.contains("primary, timeline 1"), answer.err.constData());
}

/// A read that is cancelled since the primary removed the rows that it sees.
void TestReplicas::conflictIsReadAgain()
{
    const auto activity = std::make_shared<Activity>();
    auto near = Session::open({.conninfo = m_near->conninfo(), .activity = activity});
    VERIFY_RESULT(near);
    const std::jthread cleaner = whenRunning(m_near->conninfo(), "sees the lines", [this] {
        auto primary = m_bed.primary->open();
        run(primary, "DELETE FROM public.lines WHERE id > 500");
        (void)primary.execute(Sql("VACUUM (TRUNCATE false) public.lines"));
    });
    const auto read = near->readTable(
        Sql("SELECT count(*), 'sees the lines' FROM public.lines, (SELECT pg_catalog.pg_sleep(2)) AS waits"));
    VERIFY_RESULT(read);
    QCOMPARE(read->single(), Value("500"));
    const auto entries = activity->entries();
    QVERIFY(std::ranges::any_of(entries, [](const Activity::Entry& entry) {
        return entry.state == Activity::State::Failed && entry.note.contains(QStringLiteral("40001"));
    }));
}

/// One that was idle in its transaction is ended: what needs a week's session is given another one.
void TestReplicas::endedSessionIsReplaced()
{
    const auto pool = SessionPool::create({.conninfo = m_near->conninfo()});
    int calls = 0;
    const auto look = [&](Session& session, const Call&) -> Result<QByteArray> {
        const auto transaction = Transaction::begin(session, Transaction::Access::Snapshot);
        if (!transaction)
            return transaction.error();
        const QByteArray first = ask(session, "SELECT count(*) FROM public.lines");
        if (++calls == 1) {
            auto primary = m_bed.primary->open();
            run(primary, "DELETE FROM public.lines WHERE id > 400");
            (void)primary.execute(Sql("VACUUM (TRUNCATE false) public.lines"));
            [&] { QTRY_VERIFY_WITH_TIMEOUT(!session.stillConnected(), Patience); }();
        }
        const auto again = session.query(Sql("SELECT count(*) FROM public.lines"));
        return again ? Result(again->single().value_or("NULL")) : again.error();
    };
    const auto answer = withSession(pool, NoDeadline, look)(std::stop_token());
    VERIFY_RESULT(answer);
    QCOMPARE(*answer, QByteArray("400"));
    QCOMPARE(calls, 2);
}

/// The whole command, in a session of its own, since it has printed nothing yet.
void TestReplicas::commandRunsAgain()
{
    makeSeen();
    const std::jthread disturbing = whenRunning(m_near->conninfo(), "sees them", [this] { removeSeen(); });
    const Answer answer = Ctl(m_near->conninfo())(
        {QStringLiteral("query"), m_bed.week,
         QStringLiteral("SELECT count(*), 'sees them' FROM public.seen, (SELECT pg_sleep(2)) AS waits")});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QVERIFY2(answer.out.contains("500"), answer.out.constData());
    QCOMPARE(answer.err.count("tried once more"), 1);
    QCOMPARE(answer.err.count("Reading from a standby"), 1);
}

/// What is printed cannot be taken back, so it is said that it ends in the middle.
void TestReplicas::commandPrintsOnce()
{
    makeSeen();
    const auto process =
        Ctl(m_near->conninfo(), {QStringLiteral("--json")})
            .start({QStringLiteral("query"), m_bed.week,
                    QStringLiteral("SELECT id, 'sees them', pg_sleep(CASE id WHEN 50000 THEN "
                                   "600 END) FROM public.seen")});
    QVERIFY(process->waitForReadyRead(Patience));
    removeSeen();
    QVERIFY(process->waitForFinished(Patience));
    const QByteArray said = process->readAllStandardError();
    QCOMPARE(process->exitCode(), 1);
    QVERIFY2(said.contains("40001"), said.constData());
    QVERIFY2(!said.contains("once more"), said.constData());
}

/// Its session is ended, and the second attempt finds no week.
void TestReplicas::commandWhoseWeekIsDropped()
{
    const QByteArray week = "paperdynasty_2025_w30";
    auto primary = m_bed.primary->open();
    VERIFY_RESULT(primary.execute(*Sql::trusted("CREATE DATABASE " + week)));
    m_near->waitFor(*m_bed.primary);
    const std::jthread dropping = whenRunning(m_near->conninfo(), "sees nothing", [&] {
        (void)primary.execute(*Sql::trusted("DROP DATABASE " + week));
    });
    const Answer answer = Ctl(m_near->conninfo())({QStringLiteral("query"), QString::fromLatin1(week),
                                                   QStringLiteral("SELECT 'sees nothing', pg_sleep(600)")});
    QVERIFY2(answer.exitCode == 4, answer.err.constData());
    QCOMPARE(answer.err.count("tried once more"), 1);
}

void TestReplicas::dropOnThePrimaryIsTold()
{
    auto primary = m_bed.primary->open();
    VERIFY_RESULT(primary.execute(Sql("CREATE DATABASE short_lived")));
    m_near->waitFor(*m_bed.primary);
    const auto pool = SessionPool::create({.conninfo = m_near->conninfo(), .database = "short_lived"});
    int calls = 0;
    const auto look = [&](Session& session, const Call&) -> Result<QByteArray> {
        if (++calls == 1) {
            if (const auto dropped = primary.execute(Sql("DROP DATABASE short_lived")); !dropped)
                return dropped.error();
            [&] { QTRY_VERIFY_WITH_TIMEOUT(!session.stillConnected(), Patience); }();
        }
        const auto one = session.query(Sql("SELECT 1"));
        return one ? Result(one->single().value_or("NULL")) : one.error();
    };
    const auto answer = withSession(pool, NoDeadline, look)(std::stop_token());
    QVERIFY(!answer);
    QVERIFY2(answer.error().sqlState == QLatin1String("3D000"), qPrintable(answer.error().text()));
    QCOMPARE(calls, 1); // the second attempt finds no database
}

/// The primary is lost in the middle: on what takes its place the rollback is done or not done.
void TestReplicas::rollbackUnderFailover()
{
    const QByteArray week = m_bed.week.toUtf8();
    const QByteArray state =
        "SELECT count(*) || ' ' || (SELECT count(*) FROM weekglass.operations) FROM prop.plays";
    const OperationBy by {.reason = QStringLiteral("a test")};
    auto session = m_bed.primary->open(week);
    const RollbackOptions options {.allowSuperuser = true, .lockWait = std::chrono::milliseconds(Patience)};
    { // so that there is a ledger, and an operation that the standby has
        const auto preview =
            previewRollback(session, {m_bed.game, m_bed.game.playLogs.front(), "1", 599}, options);
        VERIFY_RESULT(preview);
        VERIFY_RESULT(rollBack(session, {m_bed.game, m_bed.game.playLogs.front(), "1", 599},
                               preview->confirmation, by, options));
    }
    m_near->waitFor(*m_bed.primary);
    const auto preview = previewRollback(session, m_bed.request(), options);
    VERIFY_RESULT(preview);
    auto witness = m_bed.primary->open(week);
    run(witness, "BEGIN; LOCK TABLE weekglass.operations IN SHARE MODE"); // all is done but the receipt
    const QByteArray pid = ask(session, "SELECT pg_backend_pid()");
    const std::jthread breaker([&] {
        while (ask(witness, "SELECT cardinality(pg_blocking_pids(" + pid + "))") == "0")
            std::this_thread::yield();
        (void)m_bed.primary->stop();
    });
    const auto done = rollBack(session, m_bed.request(), preview->confirmation, by, options);
    QVERIFY(!done);
    VERIFY_RESULT(m_near->promote());
    auto promoted = m_near->open(week);
    QCOMPARE(ask(promoted, state), QByteArray("599 1"));
    const auto again = previewRollback(promoted, m_bed.request(), options);
    VERIFY_RESULT(again);
    VERIFY_RESULT(rollBack(promoted, m_bed.request(), again->confirmation, by, options));
    QCOMPARE(ask(promoted, state), QByteArray("300 2"));
}

/// After the failover of the test before.
void TestReplicas::promotedOneWrites()
{
    auto near = m_near->open();
    const auto role = readServerRole(near);
    VERIFY_RESULT(role);
    QVERIFY(!role->isStandby);
    QCOMPARE(role->timeline, 2);
    VERIFY_RESULT(Transaction::begin(near, Transaction::Access::ReadWrite));

    auto cut = m_cut->open();
    QVERIFY(!Transaction::begin(cut, Transaction::Access::ReadWrite));
    VERIFY_RESULT(m_cut->promote()); // under a session that was refused a moment ago
    VERIFY_RESULT(Transaction::begin(cut, Transaction::Access::ReadWrite));
    QVERIFY(!cut.wasStandby());
}

QTEST_GUILESS_MAIN(TestReplicas)
#include "tst_replicas.moc"
