#include "adminweek.h"
#include "patience.h"

#include <algorithm>
#include <future>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

/// What a careful user types.
DropConfirmation confirmed(const DropPlan& plan, const QString& withoutArchive = QStringLiteral("a test"))
{
    return {.typed = plan.week.confirmation(), .hash = plan.hash, .withoutArchive = withoutArchive};
}

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

}

class TestWeekDrop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void planSaysWhatThereIs();
    void dropsAndWritesItDown();
    void hostileNames_data();
    void hostileNames();
    void tooLongNameMeansNoOther();
    void refusedConfirmations_data();
    void refusedConfirmations();
    void productionIsCheckedAsTyped();
    void changedSinceThePlan();
    void newcomerIsConfirmedAnew();
    void hiddenNewcomerIsConfirmedAnew();
    void recreatedIsAnotherOne();
    void preparedTransactionBlocks();
    void readReplicationSlotBlocks();
    void superuserSessionBlocks();
    void ownSessionsAreEnded();
    void invalidDatabaseIsCleanedUp();
    void closedDatabase();
    void ownDatabaseIsRefused();
    void logOnlyGrows();
    void foreignLogIsRefused();
    void killedWhileDropping();
    void racingWorkersHaveOneWinner();

private:
    QString name(const char* suffix) const { return WeekServer::prefix() + QLatin1String(suffix); }

    AdminDatabases m_server;
};

void TestWeekDrop::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.weeks().isOwn())
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

void TestWeekDrop::planSaysWhatThereIs()
{
    const auto week = m_server.newDatabase(name("_plan"));
    auto guest = m_server.open(week.name);
    WeekServer::run(guest, "SET application_name = 'the guest'");
    m_server.weeks().waitForClients(week.name, 1);
    const auto plan = planDrop(m_server.options(), week.name);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->week, week);
    QCOMPARE(*plan->rows, 2051);
    QVERIFY(*plan->bytes > 1000000);
    QVERIFY(plan->obstacles.isEmpty() && !plan->isInvalid && !plan->isClosed && !plan->archive);
    QVERIFY(plan->needsOverride());
    QCOMPARE(plan->users.size(), 1U);
    QVERIFY(plan->users.front().note.contains(QLatin1String("the guest")));
    QCOMPARE(plan->week.confirmation(),
             week.name + QLatin1Char('@') + QString::fromLatin1(week.systemIdentifier));
    QCOMPARE(planDrop(m_server.options(), week.name)->hash, plan->hash);
    WeekServer::run(guest, "INSERT INTO public.nothing DEFAULT VALUES");
    QVERIFY(planDrop(m_server.options(), week.name)->hash != plan->hash);
}

void TestWeekDrop::dropsAndWritesItDown()
{
    const auto week = m_server.newDatabase(name("_drop"));
    const auto plan = planDrop(m_server.options(), week.name);
    VERIFY_RESULT(plan);
    const auto dropped =
        dropWeek(m_server.options(), week, confirmed(*plan, QStringLiteral("it is \"over\"")),
                 {.by = {.reason = QStringLiteral("reset"), .operatorName = QStringLiteral("Ann")}});
    VERIFY_RESULT(dropped);
    auto session = m_server.open();
    QVERIFY(!AdminDatabases::exists(session, week.name));
    const auto log = readLog(session, {.operation = *dropped});
    VERIFY_RESULT(log);
    QCOMPARE(log->size(), 2U);
    QVERIFY(log->front().event == LogEvent::Begun && log->back().event == LogEvent::Done);
    QCOMPARE(log->front().week, week);
    QCOMPARE(log->front().by.operatorName, QStringLiteral("Ann"));
    QVERIFY(log->front().detail.contains("it is \\\"over\\\""));
    QVERIFY(log->front().detail.contains("\"rows\": 2051"));
    QCOMPARE(planDrop(m_server.options(), week.name).error().sqlState, QStringLiteral("3D000"));
}

void TestWeekDrop::hostileNames_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : AdminDatabases::hostileNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestWeekDrop::hostileNames()
{
    QFETCH(QString, name);
    const auto week = m_server.newDatabase(name);
    QCOMPARE(week.name, name);
    auto session = m_server.open();
    const auto others = WeekServer::ask(session, "SELECT count(*) FROM pg_database").toInt();
    const auto plan = planDrop(m_server.options(), name);
    VERIFY_RESULT(plan);
    QCOMPARE(*plan->rows, 2051);
    VERIFY_RESULT(dropWeek(m_server.options(), week, confirmed(*plan)));
    QVERIFY(!AdminDatabases::exists(session, name));
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM pg_database").toInt(), others - 1);
}

void TestWeekDrop::tooLongNameMeansNoOther()
{
    const QString live = QString(name("_") + QString(63, QLatin1Char('x'))).left(63);
    const auto week = m_server.newDatabase(live);
    const auto plan = planDrop(m_server.options(), live + QStringLiteral("_old"));
    QVERIFY(!plan);
    QVERIFY2(plan.error().message.contains(QLatin1String("67 bytes")), qPrintable(plan.error().text()));
    WeekIdentity other = week;
    other.name += QStringLiteral("_old");
    auto own = planDrop(m_server.options(), live);
    QVERIFY(!dropWeek(m_server.options(), other, confirmed(*own)));
    auto session = m_server.open();
    QVERIFY(AdminDatabases::exists(session, live));
}

void TestWeekDrop::refusedConfirmations_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("hashIsRight");
    QTest::addColumn<QString>("override");
    QTest::addColumn<QString>("message");
    const QString reason = QStringLiteral("why not");
    QTest::newRow("nothing") << QString() << true << reason << QStringLiteral("not the confirmation");
    QTest::newRow("name only") << QStringLiteral("NAME") << true << reason
                               << QStringLiteral("not the confirmation");
    QTest::newRow("other server") << QStringLiteral("NAME@1") << true << reason
                                  << QStringLiteral("not the confirmation");
    QTest::newRow("hash") << QStringLiteral("ALL") << false << reason << QStringLiteral("not what it was");
    QTest::newRow("no override") << QStringLiteral("ALL") << true << QString()
                                 << QStringLiteral("No verified archive");
    QTest::newRow("empty override") << QStringLiteral("ALL") << true << QStringLiteral("  ")
                                    << QStringLiteral("No verified archive");
}

void TestWeekDrop::refusedConfirmations()
{
    QFETCH(QString, typed);
    QFETCH(bool, hashIsRight);
    QFETCH(QString, override);
    QFETCH(QString, message);
    auto session = m_server.open();
    const QString database = name("_refused");
    const auto week = AdminDatabases::exists(session, database) ? planDrop(m_server.options(), database)->week
                                                                : m_server.newDatabase(database);
    const auto plan = planDrop(m_server.options(), database);
    VERIFY_RESULT(plan);
    typed.replace(QStringLiteral("NAME"), database).replace(QStringLiteral("ALL"), plan->week.confirmation());
    const auto refused = dropWeek(
        m_server.options(), week,
        {.typed = typed, .hash = hashIsRight ? plan->hash : QByteArray("x"), .withoutArchive = override});
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(message), qPrintable(refused.error().text()));
    QVERIFY(planDrop(m_server.options(), database)->hash == plan->hash); // open, whole, the same
}

void TestWeekDrop::productionIsCheckedAsTyped()
{
    const auto week = m_server.newDatabase(name("_production"));
    const auto plan = planDrop(m_server.options(), week.name);
    VERIFY_RESULT(plan);
    QVERIFY(plan->rows);
    const QString oid = QString::number(week.oid);
    auto confirmation = confirmed(*plan);
    for (const QString& typed : {QString(), oid, QString(oid + QStringLiteral(" 0"))}) {
        confirmation.typedInProduction = typed;
        const auto refused = dropWeek(m_server.options(), week, confirmation);
        QVERIFY2(!refused && refused.error().advice.contains(plan->productionPhrase()), qPrintable(typed));
    }
    confirmation.typedInProduction = QStringLiteral(" %1 %2").arg(oid).arg(*plan->rows);
    VERIFY_RESULT(dropWeek(m_server.options(), week, confirmation));
}

void TestWeekDrop::changedSinceThePlan()
{
    const auto week = m_server.newDatabase(name("_changed"));
    const auto plan = planDrop(m_server.options(), week.name);
    auto inside = m_server.open(week.name);
    WeekServer::run(inside, "INSERT INTO public.nothing DEFAULT VALUES");
    const auto refused = dropWeek(m_server.options(), week, confirmed(*plan));
    QVERIFY(!refused && refused.error().message.contains(QLatin1String("not what it was")));
    QCOMPARE(WeekServer::ask(inside, "SELECT count(*) FROM public.nothing"), QStringLiteral("2"));
}

/// Who connects between the plan and the drop is not thrown out unseen; who leaves is nobody's concern.
void TestWeekDrop::newcomerIsConfirmedAnew()
{
    const auto week = m_server.newDatabase(name("_visited"));
    m_server.weeks().waitForClients(week.name);
    std::optional<Session> early = m_server.open(week.name);
    const auto before = planDrop(m_server.options(), week.name);
    VERIFY_RESULT(before);
    QCOMPARE(before->users.size(), 1U);
    QVERIFY(planDrop(m_server.options(), week.name)->hash == before->hash); // looking is no visit
    auto late = m_server.open(week.name);
    const auto refused = dropWeek(m_server.options(), week, confirmed(*before));
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(QLatin1String("since the preview, ")),
             qPrintable(refused.error().text()));
    QVERIFY(refused.error().detail.contains(WeekServer::ask(late, "SELECT pg_backend_pid()")));
    QVERIFY(early->stillConnected() && late.stillConnected());
    const auto anew = planDrop(m_server.options(), week.name);
    VERIFY_RESULT(anew);
    QCOMPARE(anew->users.size(), 2U);
    early.reset();
    m_server.weeks().waitForClients(week.name, 1);
    VERIFY_RESULT(dropWeek(m_server.options(), week, confirmed(*anew)));
    QVERIFY(!late.stillConnected());
}

/// A role that may not read all statistics does not learn since when the others' sessions are there.
void TestWeekDrop::hiddenNewcomerIsConfirmedAnew()
{
    auto session = m_server.open();
    const QByteArray owner = WeekServer::prefix().toUtf8() + "_signals";
    const QByteArray other = WeekServer::prefix().toUtf8() + "_hidden";
    for (const QByteArray& role : {owner, other})
        WeekServer::run(session, "CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
    WeekServer::run(session, "GRANT CREATE ON DATABASE postgres TO " + owner);
    VERIFY_RESULT(ensureLog(session));
    WeekServer::run(session,
                    "GRANT USAGE ON SCHEMA weekglass TO " + owner
                        + "; GRANT SELECT, INSERT ON weekglass.week_log TO " + owner);
    const auto optionsAs = [this](const QByteArray& role, const QString& database = {}) {
        ConnectOptions options = m_server.options();
        options.conninfo = *withUser(options.conninfo, role);
        options.password = "x";
        options.database = database.toUtf8();
        return options;
    };
    const auto week = m_server.newDatabase(name("_unseen"), owner);
    m_server.weeks().waitForClients(week.name);
    auto early = Session::open(optionsAs(other, week.name));
    VERIFY_RESULT(early);
    const auto blocked = planDrop(optionsAs(owner), week.name);
    VERIFY_RESULT(blocked);
    QCOMPARE(blocked->users.size(), 1U);
    QVERIFY2(blocked->obstacles.join(QLatin1Char(' ')).contains(QLatin1String("may not end it")),
             qPrintable(blocked->obstacles.join(QLatin1Char(' '))));
    WeekServer::run(session, "GRANT pg_signal_backend TO " + owner);
    const auto before = planDrop(optionsAs(owner), week.name);
    VERIFY_RESULT(before);
    QVERIFY2(before->obstacles.isEmpty(), qPrintable(before->obstacles.join(QLatin1Char(' '))));
    QCOMPARE(planDrop(optionsAs(owner), week.name)->hash, before->hash);
    auto late = Session::open(optionsAs(other, week.name));
    VERIFY_RESULT(late);
    const auto refused = dropWeek(optionsAs(owner), week, confirmed(*before));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QLatin1String("not what it was")),
             qPrintable(refused.error().text()));
    QVERIFY(early->stillConnected() && late->stillConnected());
    // who comes between the plan under the lock and the closing of the week
    DatabaseUser third;
    third.name = QStringLiteral("1");
    DropPlan known = *before;
    QCOMPARE(newcomers({third}, known, 1).size(), 1);
    known.users.push_back(third);
    QVERIFY(newcomers({third}, known, 1).isEmpty());
    VERIFY_RESULT(dropWeek(optionsAs(owner), week, confirmed(*planDrop(optionsAs(owner), week.name))));
    WeekServer::run(session, "DROP OWNED BY " + owner + "; DROP ROLE " + owner + "; DROP ROLE " + other);
}

void TestWeekDrop::recreatedIsAnotherOne()
{
    const auto week = m_server.newDatabase(name("_again"));
    const auto plan = planDrop(m_server.options(), week.name);
    auto session = m_server.open();
    WeekServer::run(session, "DROP DATABASE " + week.name.toUtf8() + " WITH (FORCE)");
    (void)m_server.newDatabase(week.name);
    const auto refused = dropWeek(m_server.options(), week, confirmed(*plan));
    QVERIFY(!refused && refused.error().message.contains(QLatin1String("Another database")));
    QVERIFY(AdminDatabases::exists(session, week.name));
}

void TestWeekDrop::preparedTransactionBlocks()
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

void TestWeekDrop::readReplicationSlotBlocks()
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

void TestWeekDrop::superuserSessionBlocks()
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

void TestWeekDrop::ownSessionsAreEnded()
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

void TestWeekDrop::invalidDatabaseIsCleanedUp()
{
    const auto week = m_server.newDatabase(name("_invalid"));
    auto session = m_server.open();
    // what an interrupted DROP DATABASE leaves behind
    WeekServer::run(session,
                    "UPDATE pg_database SET datconnlimit = -2 WHERE datname = '" + week.name.toUtf8() + "'");
    const auto plan = planDrop(m_server.options(), week.name);
    VERIFY_RESULT(plan);
    QVERIFY(plan->isInvalid && !plan->needsOverride() && plan->obstacles.isEmpty());
    VERIFY_RESULT(dropWeek(m_server.options(), week, confirmed(*plan, {})));
    QVERIFY(!AdminDatabases::exists(session, week.name));
}

void TestWeekDrop::closedDatabase()
{
    const auto week = m_server.newDatabase(name("_closed"));
    auto session = m_server.open();
    VERIFY_RESULT(allowConnections(session, week.name, false));
    const auto plan = planDrop(m_server.options(), week.name);
    VERIFY_RESULT(plan);
    QVERIFY(plan->isClosed && !plan->rows);
    VERIFY_RESULT(dropWeek(m_server.options(), week, confirmed(*plan)));
    QVERIFY(!AdminDatabases::exists(session, week.name));
}

void TestWeekDrop::ownDatabaseIsRefused()
{
    auto session = m_server.open();
    const QString own = QString::fromUtf8(session.database());
    const auto plan = planDrop(m_server.options(), own);
    VERIFY_RESULT(plan);
    QVERIFY(!plan->obstacles.isEmpty());
    QVERIFY(!dropWeek(m_server.options(), plan->week, confirmed(*plan)));
    QVERIFY(planDrop(m_server.options(), QStringLiteral("template1"))->obstacles.size() == 1);
}

void TestWeekDrop::logOnlyGrows()
{
    auto session = m_server.open();
    VERIFY_RESULT(ensureLog(session));
    for (const char* attempt : {"UPDATE weekglass.week_log SET reason = 'x'",
                                "DELETE FROM weekglass.week_log", "TRUNCATE weekglass.week_log"})
        QVERIFY(WeekServer::ask(session, attempt).contains(QLatin1String("only grows")));
}

void TestWeekDrop::foreignLogIsRefused()
{
    auto session = m_server.open();
    const QByteArray role = WeekServer::prefix().toUtf8() + "_hostile";
    WeekServer::run(session, "CREATE ROLE " + role + "; ALTER TABLE weekglass.week_log OWNER TO " + role);
    const auto refused = ensureLog(session);
    WeekServer::run(session, "ALTER TABLE weekglass.week_log OWNER TO current_user; DROP ROLE " + role);
    QVERIFY(!refused && refused.error().message.contains(QLatin1String("belongs to a role")));
    VERIFY_RESULT(ensureLog(session));
}

/// The server's process is killed at random moments of a drop: the week is there and open, or it is gone, or
/// it is invalid and can be dropped.
void TestWeekDrop::killedWhileDropping()
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
void TestWeekDrop::racingWorkersHaveOneWinner()
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
                     {"Another database has this name now", "not what it was when the plan was made"}),
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

QTEST_GUILESS_MAIN(TestWeekDrop)
#include "tst_weekdrop.moc"
