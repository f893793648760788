#include "adminweek.h"
#include "drift/drift.h"
#include "dumptools.h"
#include "localserver/installation.h"
#include "scratch/clientprogram.h"

#include <QTemporaryDir>

#include <future>

using namespace Weekglass;
using namespace Weekglass::Pg;

class TestDrift : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void shippedGames_data();
    void shippedGames();
    void found_data();
    void found();
    void monthsComeAndGo();
    void behind();
    void repeatable();
    void otherFilesThanApplied();
    void onceForAllWeeks();
    void withoutHistory();
    void notNullIsOfTheColumn();
    void virtualColumn();
    void hostileNames();

private:
    Session migrated(const GameDefinition& game)
    {
        auto session = m_server.open(m_server.weeks().newWeek(game).toString());
        if (const auto done = migrate(session, game); !done)
            qFatal("%s", qPrintable(done.error().text()));
        return session;
    }
    /// One line for each difference: kind object name.
    QStringList lines(Session& session, const GameDefinition& game)
    {
        const auto drift = readDrift(session, game, *m_references);
        if (!drift)
            return {drift.error().text()};
        QStringList list;
        for (const DriftItem& item : drift->items)
            list << driftKindName(item.kind) + QLatin1Char(' ') + item.object + QLatin1Char(' ') + item.name
                    + (item.isDestructive ? QStringLiteral(" !") : QString());
        return list;
    }
    static GameDefinition small()
    {
        GameDefinition game;
        game.id = game.title = game.prefix = WeekServer::prefix();
        game.migrations = {{QStringLiteral("migrations/V1__all.sql"), All}};
        return game;
    }

    static constexpr const char* All = R"(
        CREATE SCHEMA core;
        CREATE TYPE core.mood AS ENUM ('bad', 'fair', 'good');
        CREATE DOMAIN core.positive AS INT DEFAULT 1 CHECK (VALUE > 0);
        CREATE TYPE core.pair AS (a INT, b TEXT);
        CREATE SEQUENCE core.tickets START 100 INCREMENT 5;
        CREATE TABLE core.players (id SERIAL PRIMARY KEY, name VARCHAR(20) NOT NULL,
            status VARCHAR(10) NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'old')),
            mood core.mood, score NUMERIC(10,2), twice NUMERIC GENERATED ALWAYS AS (score * 2) STORED);
        CREATE TABLE core.scores (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            player INT NOT NULL REFERENCES core.players, at TIMESTAMPTZ NOT NULL DEFAULT now(), points INT,
            CHECK ((points > 0 OR player > 0) AND id > 0));
        CREATE TABLE core.days (at DATE NOT NULL, x INT) PARTITION BY RANGE (at);
        CREATE TABLE core.days_2025 PARTITION OF core.days FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
        CREATE INDEX scores_at ON core.scores (at DESC) WHERE points IS NOT NULL;
        CREATE STATISTICS core.players_both ON name, status FROM core.players;
        CREATE FUNCTION core.touch() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE FUNCTION core.total(who INT) RETURNS BIGINT LANGUAGE sql STABLE
            RETURN (SELECT sum(points) FROM core.scores WHERE player = who);
        CREATE TRIGGER touch BEFORE UPDATE ON core.players FOR EACH ROW EXECUTE FUNCTION core.touch();
        CREATE VIEW core.old_players AS SELECT id, name FROM core.players WHERE status = 'old';
        CREATE MATERIALIZED VIEW core.totals AS SELECT player, sum(points) AS points FROM core.scores GROUP BY 1;
        ALTER TABLE core.players ENABLE ROW LEVEL SECURITY;
        CREATE POLICY own ON core.players USING (name = CURRENT_USER);
    )";

    AdminDatabases m_server;
    GameLibrary m_library;
    std::unique_ptr<ReferenceCatalogs> m_references;
};

void TestDrift::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    m_references = std::make_unique<ReferenceCatalogs>(
        [this](const std::stop_token&) { return Result<ConnectOptions>(m_server.options()); });
}

void TestDrift::shippedGames_data()
{
    QTest::addColumn<QString>("id");
    for (const GamePointer& game : m_library.games())
        QTest::newRow(qPrintable(game->id)) << game->id;
}

/// Also after a dump and restore, which write some things at other places.
void TestDrift::shippedGames()
{
    QFETCH(QString, id);
    GameDefinition game = *m_library.game(id);
    game.prefix = WeekServer::prefix() + QLatin1Char('_') + id;
    auto session = migrated(game);
    QCOMPARE(lines(session, game), QStringList());
    SKIP_WITHOUT_DUMP();
    const QString week = QString::fromUtf8(session.database());
    const QString copy = week + QStringLiteral("_copy");
    m_server.weeks().made(copy);
    auto maintenance = m_server.open();
    WeekServer::run(maintenance, "CREATE DATABASE " + copy.toUtf8() + " TEMPLATE template0");
    const auto tools = findClientTools(session.serverVersion() / 10000);
    VERIFY_RESULT(tools);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("week.dump"));
    auto server = m_server.options();
    server.database = week.toUtf8();
    VERIFY_RESULT(runClientProgram({.program = tools->pgDump,
                                    .arguments = {QStringLiteral("-Fc"), QStringLiteral("-f"), file},
                                    .server = server}));
    server.database = copy.toUtf8();
    VERIFY_RESULT(runClientProgram(
        {.program = tools->pgRestore, .arguments = {QStringLiteral("-d"), copy, file}, .server = server}));
    auto restored = m_server.open(copy);
    QCOMPARE(lines(restored, game), QStringList());
}

void TestDrift::found_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("expected"); // lines, between ;
    QTest::addColumn<bool>("isRepaired");
    const auto row = [](const char* name, const char* change, const char* expected, bool isRepaired = true) {
        QTest::newRow(name) << QByteArray(change) << QString::fromUtf8(expected) << isRepaired;
    };
    row("column gone", "ALTER TABLE core.players DROP COLUMN score CASCADE",
        "missing column core.players.score;missing column core.players.twice");
    row("column extra", "ALTER TABLE core.scores ADD COLUMN note TEXT", "extra column core.scores.note !");
    row("serial column gone", "ALTER TABLE core.players DROP COLUMN id CASCADE",
        "missing column core.players.id;missing constraint core.players.players_pkey;"
        "missing constraint core.scores.scores_player_fkey;missing view core.old_players",
        false); // the view comes back, and so does all else, but the column is at another place
    row("identity gone", "ALTER TABLE core.scores ALTER COLUMN id DROP IDENTITY",
        "missing sequence core.scores_id_seq;changed column core.scores.id");
    row("type", "ALTER TABLE core.days ALTER COLUMN x TYPE TEXT", "changed column core.days.x !");
    row("part of a type", "ALTER TYPE core.pair ALTER ATTRIBUTE b TYPE INT", "changed column core.pair.b",
        false);
    row("partitioned index", "CREATE INDEX more ON core.days (x)", "extra index core.more !");
    row("partitioned key", "ALTER TABLE core.days ADD PRIMARY KEY (at)",
        "extra constraint core.days.days_pkey !");
    row("default", "ALTER TABLE core.players ALTER COLUMN status SET DEFAULT 'old'",
        "changed column core.players.status");
    row("no default", "ALTER TABLE core.scores ALTER COLUMN at DROP DEFAULT",
        "changed column core.scores.at");
    row("nullable", "ALTER TABLE core.players ALTER COLUMN name DROP NOT NULL",
        "changed column core.players.name");
    row("check gone", "ALTER TABLE core.players DROP CONSTRAINT players_status_check",
        "missing constraint core.players.players_status_check");
    row("check's precedence",
        "ALTER TABLE core.scores DROP CONSTRAINT scores_check, ADD CONSTRAINT scores_check "
        "CHECK (points > 0 OR (player > 0 AND id > 0))",
        "changed constraint core.scores.scores_check");
    row("check's spaces",
        "ALTER TABLE core.players DROP CONSTRAINT players_status_check, ADD CONSTRAINT players_status_check "
        "CHECK (status = 'new' OR status = 'old ')",
        "changed constraint core.players.players_status_check");
    row("foreign key", "ALTER TABLE core.scores DROP CONSTRAINT scores_player_fkey",
        "missing constraint core.scores.scores_player_fkey");
    row("primary key", "ALTER TABLE core.scores DROP CONSTRAINT scores_pkey",
        "missing constraint core.scores.scores_pkey");
    row("index gone", "DROP INDEX core.scores_at", "missing index core.scores_at");
    row("index changed", "DROP INDEX core.scores_at; CREATE INDEX scores_at ON core.scores (at)",
        "changed index core.scores_at");
    row("index extra", "CREATE INDEX more ON core.scores (points)", "extra index core.more !");
    row("table gone", "DROP TABLE core.scores CASCADE",
        "missing table core.scores;missing constraint core.scores.scores_player_fkey;"
        "missing function core.total(who integer);missing materialized view core.totals");
    row("table extra",
        "CREATE TABLE public.more (id SERIAL PRIMARY KEY, x INT); CREATE INDEX ON public.more (x)",
        "extra table public.more !");
    row("partition gone", "DROP TABLE core.days_2025", "missing table core.days_2025");
    row("row-level security", "ALTER TABLE core.players DISABLE ROW LEVEL SECURITY",
        "changed table core.players");
    row("policy", "DROP POLICY own ON core.players; CREATE POLICY own ON core.players USING (TRUE)",
        "changed policy core.players.own");
    row("policy gone", "DROP POLICY own ON core.players", "missing policy core.players.own");
    row("trigger off", "ALTER TABLE core.players DISABLE TRIGGER touch",
        "changed trigger core.players.touch");
    row("trigger extra",
        "CREATE TRIGGER more AFTER INSERT ON core.players FOR EACH ROW EXECUTE FUNCTION core.touch()",
        "extra trigger core.players.more !");
    row("function",
        "CREATE OR REPLACE FUNCTION core.touch() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RETURN  NEW; "
        "END $$",
        "changed function core.touch()");
    row("function extra", "CREATE FUNCTION core.more(a INT, b TEXT) RETURNS INT LANGUAGE sql AS 'SELECT 1'",
        "extra function core.more(a integer, b text) !");
    row("view", "CREATE OR REPLACE VIEW core.old_players AS SELECT id, name FROM core.players",
        "changed view core.old_players");
    row("view gone", "DROP VIEW core.old_players", "missing view core.old_players");
    row("materialized view", "DROP MATERIALIZED VIEW core.totals", "missing materialized view core.totals");
    row("enum",
        "DROP TYPE core.mood CASCADE; CREATE TYPE core.mood AS ENUM ('bad', 'good'); "
        "ALTER TABLE core.players ADD COLUMN mood core.mood",
        "changed enum core.mood;changed column order core.players", false);
    row("enum's first and middle value",
        "CREATE TYPE core.less AS ENUM ('good'); ALTER TABLE core.players ALTER mood TYPE core.less USING "
        "NULL; "
        "DROP TYPE core.mood; ALTER TYPE core.less RENAME TO mood",
        "changed enum core.mood");
    row("sequence", "ALTER SEQUENCE core.tickets INCREMENT 7", "changed sequence core.tickets");
    row("sequence gone", "DROP SEQUENCE core.tickets", "missing sequence core.tickets");
    row("domain", "ALTER DOMAIN core.positive DROP CONSTRAINT positive_check",
        "missing constraint positive_check");
    row("statistics", "DROP STATISTICS core.players_both", "missing statistics core.players_both");
    row("schema extra", "CREATE SCHEMA more; CREATE TABLE more.t ()",
        "extra table more.t !;extra schema more !");
    row("extension", "CREATE EXTENSION btree_gist", "extra extension btree_gist !");
    row("own bookkeeping", "CREATE SCHEMA weekglass; CREATE TABLE weekglass.t (x INT)", "");
}

void TestDrift::found()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, expected);
    QFETCH(bool, isRepaired);
    const GameDefinition game = small();
    auto session = migrated(game);
    WeekServer::run(session, change);
    QStringList wanted = expected.split(QLatin1Char(';'), Qt::SkipEmptyParts);
    QCOMPARE(lines(session, game), wanted);
    if (!isRepaired)
        return;
    const auto drift = readDrift(session, game, *m_references);
    VERIFY_RESULT(drift);
    if (const auto repaired = session.script(*Sql::trusted(drift->sql().toUtf8())); !repaired)
        QFAIL(qPrintable(repaired.error().text() + QLatin1Char('\n') + drift->sql()));
    const QStringList left =
        lines(session, game).filter(QRegularExpression(QStringLiteral("^(?!changed column order)")));
    QCOMPARE(left, QStringList());
}

void TestDrift::monthsComeAndGo()
{
    GameDefinition game = small();
    game.migrations.push_back({QStringLiteral("migrations/V2__months.sql"),
                               "CREATE TABLE core.events (id BIGINT, at TIMESTAMPTZ NOT NULL, PRIMARY KEY "
                               "(at, id)) PARTITION BY RANGE (at);"
                               "CREATE INDEX ON core.events (id);"
                               "CREATE TABLE core.events_2025_01 PARTITION OF core.events FOR VALUES FROM "
                               "('2025-01-01Z') TO ('2025-02-01Z');"
                               "CREATE TABLE core.events_default PARTITION OF core.events DEFAULT"});
    game.partitions = {{.table = QStringLiteral("core.events")}};
    auto session = migrated(game);
    WeekServer::run(
        session,
        "DROP TABLE core.events_2025_01; CREATE TABLE core.events_2025_02 PARTITION OF core.events FOR "
        "VALUES FROM ('2025-02-01Z') TO ('2025-03-01Z')");
    QCOMPARE(lines(session, game), QStringList());
    WeekServer::run(session, "DROP TABLE core.events_default");
    QCOMPARE(lines(session, game), QStringList(QStringLiteral("missing table core.events_default")));
}

void TestDrift::behind()
{
    GameDefinition game = small();
    auto session = migrated(game);
    game.migrations.push_back(
        {QStringLiteral("migrations/V2__more.sql"), "ALTER TABLE core.players ADD COLUMN later INT"});
    const auto drift = readDrift(session, game, *m_references);
    VERIFY_RESULT(drift);
    QVERIFY(!drift->isDrifted());
    QCOMPARE(drift->pending, 1);
    QCOMPARE(drift->version, QStringLiteral("1"));
    VERIFY_RESULT(migrate(session, game));
    QCOMPARE(lines(session, game), QStringList());
    WeekServer::run(session,
                    "ALTER TABLE core.players DROP COLUMN later"); // and still says that it is at head
    QCOMPARE(lines(session, game), QStringList(QStringLiteral("missing column core.players.later")));
}

void TestDrift::repeatable()
{
    GameDefinition game = small();
    game.repeatable = {{QStringLiteral("migrations/R__views.sql"),
                        "CREATE OR REPLACE VIEW core.names AS SELECT name FROM core.players"}};
    auto session = migrated(game);
    QCOMPARE(lines(session, game), QStringList());
    WeekServer::run(session, "DROP VIEW core.names");
    QCOMPARE(lines(session, game), QStringList(QStringLiteral("missing view core.names")));
}

/// The history tells of files that the game has not, or has otherwise.
void TestDrift::otherFilesThanApplied()
{
    GameDefinition game = small();
    game.migrations.push_back(
        {QStringLiteral("migrations/V2__more.sql"), "ALTER TABLE core.players ADD COLUMN later INT"});
    game.repeatable = {{QStringLiteral("migrations/R__views.sql"),
                        "CREATE OR REPLACE VIEW core.names AS SELECT name FROM core.players"}};
    auto session = migrated(game);
    game.migrations.pop_back();
    game.migrations.front().text += "-- seen again";
    game.repeatable.front().text += "-- seen again";
    const auto drift = readDrift(session, game, *m_references);
    VERIFY_RESULT(drift);
    const QStringList told = drift->notComparable;
    QCOMPARE(told.filter(QLatin1String("V1__all.sql was changed after it was applied")).size(), 1);
    QCOMPARE(told.filter(QLatin1String("V2__more.sql was applied, but the game has no such file")).size(), 1);
    QCOMPARE(told.filter(QLatin1String("R__views.sql was applied in an older form")).size(), 1);
    QCOMPARE(told.size(), 3);
}

void TestDrift::onceForAllWeeks()
{
    ReferenceCatalogs references(
        [this](const std::stop_token&) { return Result<ConnectOptions>(m_server.options()); });
    const GameDefinition game = small();
    std::vector<QString> weeks;
    for (int i = 0; i < 4; ++i)
        weeks.push_back(QString::fromUtf8(migrated(game).database()));
    std::vector<std::future<bool>> workers;
    for (const QString& week : weeks)
        workers.push_back(std::async(std::launch::async, [&, week] {
            auto session = m_server.open(week);
            const auto drift = readDrift(session, game, references);
            return drift && !drift->isDrifted();
        }));
    for (auto& worker : workers)
        QVERIFY(worker.get());
    QCOMPARE(references.made(), 1);
    auto session = m_server.open();
    QCOMPARE(
        WeekServer::ask(session, "SELECT count(*) FROM pg_database WHERE datname LIKE 'weekglass_scratch%'"),
        QStringLiteral("0"));
}

void TestDrift::withoutHistory()
{
    const GameDefinition game = small();
    auto session = m_server.open(m_server.weeks().newWeek(game).toString());
    QCOMPARE(lines(session, game), QStringList()); // nothing applied, nothing there
    WeekServer::run(session, "CREATE TABLE public.t ()");
    QVERIFY(!readDrift(session, game, *m_references));
    WeekServer::run(session,
                    "CREATE TABLE public.alembic_version (version_num VARCHAR(32)); "
                    "INSERT INTO public.alembic_version VALUES ('abc')");
    const auto alembic = readDrift(session, game, *m_references);
    QVERIFY(!alembic);
    QVERIFY(alembic.error().message.contains(QLatin1String("Alembic")));
    GameDefinition broken = small();
    auto other = migrated(broken);
    broken.migrations.front().text += "; SELECT 1/0"; // what the history says cannot be made any more
    QVERIFY(!readDrift(other, broken, *m_references));
}

/// PostgreSQL 18 keeps it as a constraint with a name, which older servers do not know.
void TestDrift::notNullIsOfTheColumn()
{
    auto session = migrated(small());
    if (session.serverVersion() < 180000)
        QSKIP("before PostgreSQL 18 it has no name");
    WeekServer::run(session,
                    "ALTER TABLE core.players RENAME CONSTRAINT players_name_not_null TO another_name");
    QCOMPARE(lines(session, small()), QStringList());
    WeekServer::run(session, "ALTER TABLE core.players ADD CONSTRAINT has_score NOT NULL score");
    QCOMPARE(lines(session, small()), QStringList(QStringLiteral("changed column core.players.score")));
}

void TestDrift::virtualColumn()
{
    if (m_server.open().serverVersion() < 180000)
        QSKIP("before PostgreSQL 18 there is none");
    GameDefinition game = small();
    game.migrations.push_back(
        {QStringLiteral("migrations/V2__half.sql"),
         "ALTER TABLE core.players ADD half NUMERIC GENERATED ALWAYS AS (score / 2) VIRTUAL"});
    auto session = migrated(game);
    QCOMPARE(lines(session, game), QStringList());
    WeekServer::run(session, "ALTER TABLE core.players DROP COLUMN half");
    const auto missing = readDrift(session, game, *m_references);
    VERIFY_RESULT(missing);
    QVERIFY2(missing->sql().contains(QStringLiteral(") VIRTUAL")), qPrintable(missing->sql()));
    WeekServer::run(session, "ALTER TABLE core.players ADD half NUMERIC DEFAULT 1");
    const QString found = lines(session, game).join(u';');
    QVERIFY2(found.contains(QStringLiteral("changed column core.players.half")), qPrintable(found));
}

void TestDrift::hostileNames()
{
    GameDefinition game = small();
    game.migrations = {
        {QStringLiteral("migrations/V1__odd.sql"),
         R"(CREATE SCHEMA "a.b""c"; CREATE TABLE "a.b""c"."T.x; --" ("q '" INT, "%1" TEXT DEFAULT 'it''s (1)');
                           CREATE INDEX "i.x" ON "a.b""c"."T.x; --" ("%1"))"}};
    auto session = migrated(game);
    WeekServer::run(session, R"(ALTER TABLE "a.b""c"."T.x; --" DROP COLUMN "%1", ADD COLUMN "(" INT)");
    QCOMPARE(lines(session, game),
             QStringList({QStringLiteral(R"(missing column "a.b""c"."T.x; --"."%1")"),
                          QStringLiteral(R"(missing index "a.b""c"."i.x")"),
                          QStringLiteral(R"(extra column "a.b""c"."T.x; --"."(" !)")}));
    const auto drift = readDrift(session, game, *m_references);
    WeekServer::run(session, drift->sql().toUtf8());
    QCOMPARE(lines(session, game), QStringList());
}

QTEST_GUILESS_MAIN(TestDrift)
#include "tst_drift.moc"
