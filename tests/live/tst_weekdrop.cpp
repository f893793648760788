#include "weekdroptest.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// What is planned, confirmed and dropped.
class TestWeekDrop : public WeekDropTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void planSaysWhatThereIs();
    void hiddenRowsAreNotCounted();
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
    void invalidDatabaseIsCleanedUp();
    void closedDatabase();
    void ownDatabaseIsRefused();
    void logOnlyGrows();
    void foreignLogIsRefused();
};

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
    const DatabaseUser& user = plan->users.front();
    QCOMPARE(user.name, WeekServer::ask(guest, "SELECT pg_backend_pid()"));
    QCOMPARE(user.owner, WeekServer::ask(guest, "SELECT session_user"));
    QVERIFY2(user.note.startsWith(QLatin1String("the guest, ")) && user.note.endsWith(QLatin1String("idle")),
             qPrintable(user.note));
    QVERIFY(user.started > 0 && !user.since.isEmpty());
    QCOMPARE(plan->week.confirmation(),
             week.name + QLatin1Char('@') + QString::fromLatin1(week.systemIdentifier));
    QCOMPARE(planDrop(m_server.options(), week.name)->hash, plan->hash);
    WeekServer::run(guest, "INSERT INTO public.nothing DEFAULT VALUES");
    QVERIFY(planDrop(m_server.options(), week.name)->hash != plan->hash);
}

/// Where a policy hides rows, nobody is told of fewer.
void TestWeekDrop::hiddenRowsAreNotCounted()
{
    const auto week = m_server.newDatabase(name("_policy"));
    const QByteArray role = WeekServer::prefix().toUtf8() + "_looks";
    auto inside = m_server.open(week.name);
    WeekServer::run(inside,
                    "CREATE ROLE " + role
                        + " LOGIN PASSWORD 'x'; GRANT USAGE ON SCHEMA \"odd \"\"schema\" TO " + role
                        + "; GRANT SELECT ON ALL TABLES IN SCHEMA public, \"odd \"\"schema\" TO " + role);
    ConnectOptions options = m_server.options();
    options.conninfo = *withUser(options.conninfo, role);
    options.password = "x";
    const auto plan = planDrop(options, week.name);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->rows.value_or(-1), 2051);
    WeekServer::run(inside, "ALTER TABLE public.players ENABLE ROW LEVEL SECURITY");
    const auto hidden = planDrop(options, week.name);
    VERIFY_RESULT(hidden);
    QVERIFY(!hidden->rows);
    WeekServer::run(inside, "DROP OWNED BY " + role + "; DROP ROLE " + role);
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
    QTest::newRow("hash") << QStringLiteral("ALL") << false << reason << QStringLiteral("has changed since");
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
    QVERIFY(!refused && refused.error().message.contains(QLatin1String("has changed since")));
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
    QVERIFY2(refused.error().message.contains(QLatin1String("has changed since")),
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

QTEST_GUILESS_MAIN(TestWeekDrop)
#include "tst_weekdrop.moc"
