#include "base/job.h"
#include "manydatabases.h"
#include "migrations/migrate.h"
#include "migrations/weekdetails.h"
#include "patience.h"
#include "weeks/weekhandle.h"
#include "weeks/weeklist.h"
#include "weeks/withsession.h"
#include "weekserver.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <future>
#include <set>

using namespace Weekglass;
using namespace Weekglass::Pg;

class TestWeek : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void createdWeekIsEmptyUtf8();
    void existingWeekIsNotCreatedAgain();
    void refusedNames();
    void roleWithoutTheRight();
    void racingCreatorsHaveOneWinner();
    void lockedWeekSaysByWhom();
    void stoppedWhileWaiting();
    void lostConnectionIsUnknown();
    void identityRefusesTheRecreated();
    void handleNeverGetsASessionOfTheRecreated();
    void workOfAJobGetsASession();
    void discoveryFindsOnlyWeeks();
    void discoveryTellsStatus();
    void discoveryOfMany();
    void details();
    void catalogQueriesPrepare();

private:
    const std::vector<Week>& weeksOf(const std::vector<GameWeeks>& list) const
    {
        const auto found = std::find_if(
            list.begin(), list.end(), [this](const GameWeeks& game) { return game.game->id == m_game->id; });
        return found->weeks;
    }
    static QStringList names(const std::vector<Week>& weeks)
    {
        QStringList list;
        for (const Week& week : weeks)
            list << week.identity.name;
        return list;
    }

    WeekServer m_server;
    QTemporaryDir m_folder;
    GameLibrary m_library;
    GamePointer m_game;
};

void TestWeek::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    // two games, and the prefix of one begins with that of the other
    for (const char* suffix : {"", "_b"}) {
        const QString id = WeekServer::prefix() + QLatin1String(suffix);
        const QString path = m_folder.filePath(id);
        QVERIFY(QDir().mkpath(path + QStringLiteral("/events"))
                && QDir().mkpath(path + QStringLiteral("/migrations")));
        const auto write = [&path](const char* name, const QByteArray& text) {
            QFile file(path + QLatin1Char('/') + QLatin1String(name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        };
        write(
            "game.json",
            QStringLiteral(
                R"({"id": "%1", "title": "T", "prefix": "%1", "events": [{"id": "e", "title": "E", "file": "events/e.sql"}]})")
                .arg(id)
                .toUtf8());
        write("events/e.sql",
              "SELECT id, at, 'k' AS kind, 's' AS subject, '{}'::jsonb AS payload FROM public.e");
        write("migrations/V1__e.sql",
              "CREATE TABLE public.e (id BIGINT PRIMARY KEY, at TIMESTAMPTZ NOT NULL);");
        write("migrations/V2__i.sql", "CREATE INDEX ON public.e (at, id);");
    }
    m_library = GameLibrary::load({m_folder.path()}, {}, trustAll);
    QCOMPARE(m_library.errors().size(), 0U);
    m_game = m_library.game(WeekServer::prefix());
}

void TestWeek::createdWeekIsEmptyUtf8()
{
    const auto name = m_server.newWeek(*m_game);
    auto session = m_server.open(name.toString());
    QCOMPARE(WeekServer::ask(session, "SHOW server_encoding"), QStringLiteral("UTF8"));
    QCOMPARE(
        WeekServer::ask(session, "SELECT datcollate FROM pg_database WHERE datname = current_database()"),
        QStringLiteral("C"));
    QCOMPARE(WeekServer::ask(session, "SELECT upper('ä')"), QString::fromUtf8("Ä"));
    const auto identity = identify(session);
    VERIFY_RESULT(identity);
    QCOMPARE(identity->name, name.toString());
    QVERIFY(identity->oid > 0 && !identity->systemIdentifier.isEmpty());
    VERIFY_RESULT(verifyIdentity(session, *identity));
}

void TestWeek::existingWeekIsNotCreatedAgain()
{
    const auto name = m_server.newWeek(*m_game);
    auto session = m_server.open();
    const auto again = createWeek(session, *m_game, name);
    QVERIFY(!again);
    QCOMPARE(again.error().message, QStringLiteral("A database of this name already exists."));
    QCOMPARE(again.error().where, name.toString());
    QVERIFY(!again.error().advice.isEmpty());
    QCOMPARE(
        WeekServer::ask(
            session, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"),
        QStringLiteral("0"));
}

void TestWeek::refusedNames()
{
    auto session = m_server.open();
    QVERIFY(!createWeek(session, *m_game, {QStringLiteral("other"), 2025, 1}));
    QVERIFY(!createWeek(session, *m_game, {m_game->prefix, 2025, 53}));
    GameDefinition game = *m_game;
    game.prefix =
        QString(60, QLatin1Char('x')); // the server would cut the name, and so mean another database
    const auto refused = createWeek(session, game, {game.prefix, 2025, 1});
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QLatin1String("69 bytes")), qPrintable(refused.error().text()));
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM pg_database WHERE datname LIKE 'xxxxx%'"),
             QStringLiteral("0"));
}

void TestWeek::roleWithoutTheRight()
{
    auto session = m_server.open();
    const QByteArray role = WeekServer::prefix().toUtf8() + "_role";
    WeekServer::run(session, "CREATE ROLE " + role + "; SET ROLE " + role);
    const auto refused = createWeek(session, *m_game, {m_game->prefix, 2019, 1});
    const auto identity = identify(session); // must work for everyone
    WeekServer::run(session, "RESET ROLE; DROP ROLE " + role);
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("42501"));
    QCOMPARE(refused.error().message, QStringLiteral("Your role may not create databases on this server."));
    VERIFY_RESULT(identity);
}

void TestWeek::racingCreatorsHaveOneWinner()
{
    const WeekName name {m_game->prefix, 2018, 1};
    m_server.made(name.toString());
    std::vector<std::future<QString>> workers;
    for (int i = 0; i < 6; ++i)
        workers.push_back(std::async(std::launch::async, [&] {
            auto session = m_server.open();
            const auto created =
                createWeek(session, *m_game, name, {.lockWait = std::chrono::milliseconds(Patience)});
            return created ? QStringLiteral("created") : created.error().message;
        }));
    QStringList answers;
    for (auto& worker : workers)
        answers << worker.get();
    QCOMPARE(answers.count(QStringLiteral("created")), 1);
    QCOMPARE(answers.count(QStringLiteral("A database of this name already exists.")), 5);
}

void TestWeek::lockedWeekSaysByWhom()
{
    const WeekName name {m_game->prefix, 2018, 2};
    auto holder = m_server.open();
    WeekServer::run(
        holder,
        "SET application_name = 'the other one'; SELECT pg_advisory_lock(hashtextextended('weekglass week "
            + name.toString().toUtf8() + "', 0))");
    auto session = m_server.open();
    const auto refused = createWeek(session, *m_game, name, {.lockWait = std::chrono::milliseconds(100)});
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(QLatin1String("the other one")),
             qPrintable(refused.error().text()));
}

void TestWeek::stoppedWhileWaiting()
{
    const WeekName name {m_game->prefix, 2018, 3};
    auto holder = m_server.open();
    WeekServer::run(holder,
                    "SELECT pg_advisory_lock(hashtextextended('weekglass week " + name.toString().toUtf8()
                        + "', 0))");
    std::stop_source stop;
    auto waiting = std::async(std::launch::async, [&] {
        auto session = m_server.open();
        const auto created = createWeek(session, *m_game, name, {.call = {.stop = stop.get_token()}});
        return created ? Error::Kind::Io : created.error().kind;
    });
    QTRY_VERIFY_WITH_TIMEOUT(WeekServer::ask(holder,
                                             "SELECT count(*) FROM pg_stat_activity WHERE pid <> "
                                             "pg_backend_pid() AND query LIKE '%pg_try_advisory_lock%'")
                                 == QLatin1String("1"),
                             Patience);
    stop.request_stop();
    QCOMPARE(waiting.get(), Error::Kind::Cancelled);
}

void TestWeek::lostConnectionIsUnknown()
{
    const WeekName name {m_game->prefix, 2018, 4};
    m_server.made(name.toString());
    auto victim = m_server.open();
    const QByteArray pid = WeekServer::ask(victim, "SELECT pg_backend_pid()").toUtf8();
    auto creating = std::async(std::launch::async, [&] { return createWeek(victim, *m_game, name); });
    auto session = m_server.open();
    const auto isCreatingOrDone = [&] {
        return creating.wait_for(std::chrono::seconds(0)) == std::future_status::ready
            || WeekServer::ask(session,
                               "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'CREATE DATABASE%' "
                               "AND state = 'active' AND pid = "
                                   + pid)
            == QLatin1String("1");
    };
    QVERIFY(QTest::qWaitFor(isCreatingOrDone, Patience));
    (void)WeekServer::ask(session, "SELECT pg_terminate_backend(" + pid + ")");
    const auto result = creating.get();
    if (!result) // it may have been quicker
        QCOMPARE(result.error().kind, Error::Kind::Unknown);
    const bool exists =
        WeekServer::ask(session,
                        "SELECT count(*) FROM pg_database WHERE datname = '" + name.toString().toUtf8() + "'")
        == QLatin1String("1");
    QCOMPARE(createWeek(session, *m_game, name).operator bool(), !exists); // and it can be made after all
}

void TestWeek::identityRefusesTheRecreated()
{
    const auto name = m_server.newWeek(*m_game);
    const auto old = identify(*std::make_unique<Session>(m_server.open(name.toString())));
    VERIFY_RESULT(old);
    auto maintenance = m_server.open();
    WeekServer::run(maintenance, "DROP DATABASE " + name.toString().toUtf8() + " WITH (FORCE)");
    VERIFY_RESULT(createWeek(maintenance, *m_game, name));
    auto session = m_server.open(name.toString());
    const auto refused = verifyIdentity(session, *old);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QLatin1String("dropped and created again")));
    QVERIFY(refused.error().detail.contains(QString::number(old->oid)));
    WeekIdentity elsewhere = *old;
    elsewhere.systemIdentifier = "1";
    QVERIFY(verifyIdentity(session, elsewhere).error().message.contains(QLatin1String("another server")));
    QVERIFY(!verifyIdentity(maintenance, *old));
}

void TestWeek::handleNeverGetsASessionOfTheRecreated()
{
    const auto name = m_server.newWeek(*m_game);
    const auto pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    const auto handle = [&] {
        auto session = m_server.open(name.toString());
        return WeekHandle {.pool = pool, .game = m_game, .identity = *identify(session)};
    };
    const WeekHandle old = handle();
    VERIFY_RESULT(old.acquire());
    pool->closeIdle(std::chrono::milliseconds(0));
    auto maintenance = m_server.open();
    WeekServer::run(maintenance, "DROP DATABASE " + name.toString().toUtf8() + " WITH (FORCE)");
    VERIFY_RESULT(createWeek(maintenance, *m_game, name));
    const WeekHandle recreated = handle();
    VERIFY_RESULT(recreated.acquire()); // its session lies in the pool now
    const auto refused = old.acquire();
    QVERIFY(!refused);
    QVERIFY(isGone(refused.error()));
    VERIFY_RESULT(recreated.acquire());
}

void TestWeek::workOfAJobGetsASession()
{
    const auto name = m_server.newWeek(*m_game);
    const auto pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    auto session = m_server.open(name.toString());
    WeekHandle week {.pool = pool, .game = m_game, .identity = *identify(session)};
    const auto read = [](Pg::Session& own, int number, const Pg::Call& call,
                         const Teller<int>& tell) -> Result<QByteArray> {
        tell(number);
        const bool isWhole = call.deadline == std::chrono::seconds(9) && call.stop.stop_possible();
        return isWhole ? own.database() : QByteArray();
    };
    Job job;
    int told = 0;
    Result<QByteArray> answer = QByteArray();
    const auto ask = [&] {
        job.start<int>(
            withSession(week, std::chrono::seconds(9), read, 7), [&](int word) { told = word; },
            [&](const Result<QByteArray>& result) { answer = result; });
        QTRY_VERIFY_WITH_TIMEOUT(!job.isRunning(), Patience);
    };
    ask();
    VERIFY_RESULT(answer);
    QCOMPARE(*answer, name.toString().toUtf8());
    QCOMPARE(told, 7);
    ++week.identity.oid;
    told = 0;
    ask();
    QVERIFY(!answer && isGone(answer.error()));
    QCOMPARE(told, 0);
    const auto ofServer =
        withSession(pool, NoDeadline, [](Pg::Session& own, const Pg::Call&) -> Result<QByteArray> {
            return own.database();
        })(std::stop_token());
    VERIFY_RESULT(ofServer);
    QVERIFY(*ofServer != name.toString().toUtf8());
}

void TestWeek::discoveryFindsOnlyWeeks()
{
    auto session = m_server.open();
    const QString prefix = WeekServer::prefix();
    const QStringList weeks {prefix + QStringLiteral("_2017_w01"), prefix + QStringLiteral("_2017_w02")};
    QStringList others;
    for (const char* suffix : {"_2017_w54", "_2017_w1", "_2017_W01", "_2017_w01_old", "_2017_w01 ",
                               "_b_2017_w01", "_2017_w01__new", "we'ek\"50%s", "host=evil", "postgresql://x",
                               "-d", "../x", "\n", "ü_2017_w01", "$(x)"})
        others << prefix + QString::fromUtf8(suffix);
    for (const QString& name : weeks + others) {
        m_server.made(name);
        VERIFY_RESULT(session.execute(Sql("CREATE DATABASE ") + *Sql::identifier(name)
                                      + Sql(" TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")));
    }
    const auto found = discoverWeeks(session, m_library);
    VERIFY_RESULT(found);
    QStringList ours;
    for (const QString& name : names(weeksOf(*found))) {
        if (name.contains(QLatin1String("_2017_")))
            ours << name;
    }
    QCOMPARE(ours, QStringList({weeks[1], weeks[0]})); // the newest first
    QCOMPARE(names(found->at(1).weeks), QStringList(prefix + QStringLiteral("_b_2017_w01")));
}

void TestWeek::discoveryTellsStatus()
{
    const auto ready = m_server.newWeek(*m_game).toString();
    const auto closed = m_server.newWeek(*m_game).toString();
    const auto invalid = m_server.newWeek(*m_game).toString();
    auto session = m_server.open();
    WeekServer::run(session, "ALTER DATABASE " + closed.toUtf8() + " ALLOW_CONNECTIONS false");
    // what an interrupted DROP DATABASE leaves behind
    WeekServer::run(session,
                    "UPDATE pg_database SET datconnlimit = -2 WHERE datname = '" + invalid.toUtf8() + "'");
    const auto found = discoverWeeks(session, m_library);
    WeekServer::run(session,
                    "UPDATE pg_database SET datconnlimit = -1 WHERE datname = '" + invalid.toUtf8() + "'");
    VERIFY_RESULT(found);
    std::map<QString, Week> byName;
    for (const Week& week : weeksOf(*found))
        byName[week.identity.name] = week;
    QVERIFY(byName[ready].status == Week::Status::Ready);
    QVERIFY(byName[closed].status == Week::Status::Closed);
    QVERIFY(byName[invalid].status == Week::Status::Invalid);
    QCOMPARE(byName[ready].encoding, QStringLiteral("UTF8"));
    QCOMPARE(byName[ready].owner, QString::fromUtf8(session.user()));
    auto inside = m_server.open(ready);
    VERIFY_RESULT(verifyIdentity(inside, byName[ready].identity));
}

void TestWeek::discoveryOfMany()
{
    auto session = m_server.open();
    WeekServer::run(session, "BEGIN");
    addDatabases(session, "current_database()",
                 "'" + m_game->prefix.toUtf8()
                     + "_' || 1900 + n / 50 || '_w' || lpad((1 + n % 50)::text, 2, '0')");
    // as soon as the computer has a moment for it
    const auto isQuick = [&] {
        QElapsedTimer clock;
        clock.start();
        const auto found = discoverWeeks(session, m_library);
        const qint64 taken = clock.elapsed();
        qInfo("1,000 databases listed in %lld ms", taken);
        return found && weeksOf(*found).size() >= 1000 && taken < 300;
    };
    QVERIFY(QTest::qWaitFor(isQuick, Patience));
    WeekServer::run(session, "ROLLBACK");
}

void TestWeek::details()
{
    const auto name = m_server.newWeek(*m_game).toString();
    auto session = m_server.open(name);
    auto found = weekDetails(session, *m_game);
    VERIFY_RESULT(found);
    QVERIFY(found->schema == WeekDetails::Schema::NotMigrated && found->note.isEmpty());
    QCOMPARE(found->pending, 2);
    QVERIFY(found->size > 1000000 && !found->lastEvent);

    VERIFY_RESULT(migrate(session, *m_game));
    WeekServer::run(
        session, "INSERT INTO public.e VALUES (1, '2020-01-02 03:04:05+01'), (2, '2020-01-01 00:00:00+00')");
    found = weekDetails(session, *m_game);
    VERIFY_RESULT(found);
    QVERIFY(found->schema == WeekDetails::Schema::Current);
    QCOMPARE(found->version, QStringLiteral("2"));
    QCOMPARE(*found->lastEvent, QByteArray("2020-01-02 02:04:05+00"));

    WeekServer::run(session, "DELETE FROM public.flyway_schema_history WHERE version = '2'");
    QVERIFY(weekDetails(session, *m_game)->schema == WeekDetails::Schema::Behind);
    WeekServer::run(session, "UPDATE public.flyway_schema_history SET success = FALSE");
    found = weekDetails(session, *m_game);
    QVERIFY(found->schema == WeekDetails::Schema::Differs && found->note.contains(QLatin1String("failed")));
    WeekServer::run(session,
                    "DROP TABLE public.flyway_schema_history, public.e; CREATE SCHEMA app;"
                    "CREATE TABLE app.alembic_version (version_num VARCHAR(32)); INSERT INTO "
                    "app.alembic_version VALUES ('ae10')");
    found = weekDetails(session, *m_game);
    VERIFY_RESULT(found);
    QVERIFY(found->schema == WeekDetails::Schema::Alembic);
    QCOMPARE(found->version, QStringLiteral("ae10"));
}

void TestWeek::catalogQueriesPrepare()
{
    auto session = m_server.open();
    for (const QString& name : QDir(QStringLiteral(":/sql/catalog")).entryList()) {
        // that of the other versions; and one that goes on after a CTE, which tst_health runs
        const bool isAsOf17 = session.serverVersion() >= 170000;
        if (name == QLatin1String(isAsOf17 ? "health_checkpoints.sql" : "health_checkpoints_17.sql")
            || name == QLatin1String("health_statements.sql"))
            continue;
        const auto sql = Sql::load(QByteArray("catalog/" + name.toLatin1()).constData());
        VERIFY_RESULT(sql);
        VERIFY_RESULT(session.execute(Sql("PREPARE p AS ") + *sql));
        VERIFY_RESULT(session.execute(Sql("DEALLOCATE p")));
    }
}

QTEST_GUILESS_MAIN(TestWeek)
#include "tst_week.moc"
