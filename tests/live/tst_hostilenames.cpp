#include "archives/openarchive.h"
#include "drift/drift.h"
#include "drift/schemaclone.h"
#include "dumptools.h"
#include "lifecycle/freezeweek.h"
#include "lifecycle/newweek.h"
#include "lifecycle/weekfacts.h"
#include "migrations/backfill.h"
#include "migrations/historyrepair.h"
#include "migrations/setnotnull.h"
#include "migrations/undomigrations.h"
#include "partitions/partitions.h"
#include "resettest.h"

#include <QFileInfo>

#include <algorithm>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

QString one(Session& session, const Sql& query, const Params& parameters)
{
    const auto table = session.query(query, parameters);
    return table ? QString::fromUtf8(table->single().value_or("NULL")) : table.error().text();
}

}

/// Every operation on databases under names that quoting, formatting and connection strings could stumble
/// over: each does what it should to the one that is meant, and nothing to any other.
class TestHostileNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyOperation_data();
    void everyOperation();
    void neverTakenForAWeek();
    void longestNameOfAWeek();

private:
    struct Row
    {
        const char* title;
        void (TestHostileNames::*operation)(const WeekIdentity& week);
        bool dumps = false;
    };
    static const std::vector<Row>& operations();
    /// Some of them are enough for dumps, which take seconds each: WEEKGLASS_ALL_NAMES=1 for all.
    static QStringList names(bool dumps)
    {
        const QStringList all = AdminDatabases::hostileNames();
        if (!dumps || qEnvironmentVariableIsSet("WEEKGLASS_ALL_NAMES"))
            return all;
        return {all[0], all[1], all[2], all[3], all[6], all[7]}; // dbname=, 63 bytes, quotes, upper case, %
    }
    /// Operations share the databases; those of one that drops them are made anew.
    WeekIdentity weekOf(const QString& name)
    {
        auto session = m_server.open();
        if (!AdminDatabases::exists(session, name))
            return m_server.newDatabase(name);
        auto inside = m_server.open(name);
        return *identify(inside);
    }
    static QString allBut(Session& session, const QString& name);
    QStringList neighbours();
    QString madeByUs();

    void migrations(const WeekIdentity& week);
    void trial(const WeekIdentity& week);
    void looks(const WeekIdentity& week);
    void columns(const WeekIdentity& week);
    void months(const WeekIdentity& week);
    void freezeAndThaw(const WeekIdentity& week);
    void archiveDropAndOpen(const WeekIdentity& week);
    void drop(const WeekIdentity& week);
    void cleanUp(const WeekIdentity& week);

    AdminDatabases m_server;
    QTemporaryDir m_folder;
    GameDefinition m_game;
    std::unique_ptr<ReferenceCatalogs> m_references;
    QStringList m_neighbours;
};

void TestHostileNames::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game.id = m_game.title = m_game.prefix = WeekServer::prefix();
    m_game.migrations = {
        {QStringLiteral("migrations/V1__first.sql"), "SELECT 1;"},
        {QStringLiteral("migrations/V2__more.sql"), "CREATE TABLE public.more (x INT);"},
        {QStringLiteral("migrations/V3__column.sql"), "ALTER TABLE public.more ADD COLUMN y INT;"}};
    m_game.undo = {
        {QStringLiteral("migrations/U3__no_column.sql"), "ALTER TABLE public.more DROP COLUMN y;"}};
    m_game.partitions = {{.table = QStringLiteral("core.months"), .ahead = 1, .keep = 6}};
    m_references = std::make_unique<ReferenceCatalogs>(
        [this](const std::stop_token&) { return Result<ConnectOptions>(m_server.options()); });
    const QStringList hostile = AdminDatabases::hostileNames();
    // what a cut, and what a name that is not quoted would hit
    m_neighbours = {QString(hostile[1].left(62) + QLatin1Char('m')), hostile[6].toLower(),
                    QString(WeekServer::prefix() + QStringLiteral("_bystander"))};
    QVERIFY(!hostile.contains(m_neighbours[0]) && m_neighbours[0].toUtf8().size() == 63);
    for (const QString& name : std::as_const(m_neighbours))
        (void)m_server.newDatabase(name);
    auto session = m_server.open();
    VERIFY_RESULT(ensureLog(session)); // later than this, nothing comes into the maintenance database
    WeekServer::run(session,
                    "COMMENT ON DATABASE " + m_neighbours[2].toUtf8() + " IS 'nobody''s'; ALTER DATABASE "
                        + m_neighbours[2].toUtf8() + " SET work_mem = '5MB'");
}

/// What the server lists of our databases but one, and of postgres.
QString TestHostileNames::allBut(Session& session, const QString& name)
{
    return one(session, Sql(R"(
        SELECT string_agg(concat_ws(' ', quote_ident(d.datname), d.oid, pg_get_userbyid(d.datdba), d.datallowconn,
            d.datconnlimit, d.datistemplate, d.datacl, shobj_description(d.oid, 'pg_database'),
            (SELECT string_agg(s.setrole || ' ' || s.setconfig::text, ' ' ORDER BY s.setrole)
             FROM pg_db_role_setting AS s WHERE s.setdatabase = d.oid)), E'\n' ORDER BY d.datname)
        FROM pg_database AS d
        WHERE (strpos(d.datname, $2::text) > 0 OR d.datname IN ('postgres', 'dbname=postgres'))
            AND d.datname <> $1::text)"),
               {name.toUtf8(), WeekServer::prefix().toUtf8()});
}

/// What is in those that nobody may touch.
QStringList TestHostileNames::neighbours()
{
    QStringList contents;
    for (const QString& name : std::as_const(m_neighbours)) {
        auto session = m_server.open(name);
        const auto fingerprint = readFingerprint(session);
        contents << (fingerprint ? QString::fromLatin1(fingerprint->digest()) : fingerprint.error().text());
    }
    auto session = m_server.open();
    contents << WeekServer::ask(
        session,
        "SELECT coalesce(string_agg(c.oid::regclass::text, ' ' ORDER BY c.oid), '') FROM "
        "pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE "
        "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'");
    return contents;
}

/// Databases and roles.
QString TestHostileNames::madeByUs()
{
    auto session = m_server.open();
    return one(session, Sql(R"(
        SELECT (SELECT string_agg(datname, E'\n' ORDER BY datname) FROM pg_database
                WHERE strpos(datname, $1::text) > 0 OR datname LIKE 'weekglass\_%' OR datname LIKE 'dbname=%')
            || E'\n' || (SELECT count(*) FROM pg_roles WHERE strpos(rolname, $1::text) > 0))"),
               {WeekServer::prefix().toUtf8()});
}

const std::vector<TestHostileNames::Row>& TestHostileNames::operations()
{
    static const std::vector<Row> all {
        {"migrations", &TestHostileNames::migrations},
        {"trial on a clone", &TestHostileNames::trial, true},
        {"facts, fingerprint and drift", &TestHostileNames::looks},
        {"backfill and NOT NULL", &TestHostileNames::columns},
        {"partitions", &TestHostileNames::months, true},
        {"freeze and thaw", &TestHostileNames::freezeAndThaw},
        {"archive, drop and open", &TestHostileNames::archiveDropAndOpen, true},
        {"drop", &TestHostileNames::drop},
        {"clean-up", &TestHostileNames::cleanUp},
    };
    return all;
}

void TestHostileNames::everyOperation_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Row& row : operations())
        QTest::newRow(row.title) << index++;
}

void TestHostileNames::everyOperation()
{
    QFETCH(int, index);
    const Row& row = operations().at(static_cast<std::size_t>(index));
    if (row.dumps)
        SKIP_WITHOUT_DUMP();
    const QStringList before = neighbours();
    for (const QString& name : names(row.dumps)) {
        const WeekIdentity week = weekOf(name);
        QCOMPARE(week.name, name);
        auto session = m_server.open();
        const QString others = allBut(session, name);
        (this->*row.operation)(week);
        if (QTest::currentTestFailed()) {
            qWarning("It was with the name %s.", qPrintable(name));
            return;
        }
        QCOMPARE(allBut(session, name), others);
    }
    QCOMPARE(neighbours(), before);
}

void TestHostileNames::migrations(const WeekIdentity& week)
{
    auto session = m_server.open(week.name);
    QVERIFY(!migrate(session, m_game)); // it has tables and no history
    const auto taken = planBaseline(session, QStringLiteral("1"));
    VERIFY_RESULT(taken);
    QCOMPARE(taken->week, week);
    VERIFY_RESULT(baseline(session, QStringLiteral("1"), {}, taken->hash));
    const auto migrated = migrate(session, m_game);
    VERIFY_RESULT(migrated);
    QCOMPARE(migrated->applied.join(QLatin1Char(' ')), QStringLiteral("V2__more.sql V3__column.sql"));
    const auto plan = planMigrations(session, m_game);
    VERIFY_RESULT(plan);
    QVERIFY(plan->pending.empty() && plan->problems.empty());
    QCOMPARE(plan->version, QStringLiteral("3"));
    WeekServer::run(session, "UPDATE public.flyway_schema_history SET checksum = 1 WHERE version = '2'");
    QVERIFY(!migrate(session, m_game));
    const auto wrong = planRepair(session, m_game);
    VERIFY_RESULT(wrong);
    QCOMPARE(wrong->week, week);
    QCOMPARE(wrong->changes.size(), std::size_t(1));
    VERIFY_RESULT(repair(session, m_game, wrong->hash));
    const auto back = planUndo(session, m_game, QStringLiteral("2"));
    VERIFY_RESULT(back);
    QCOMPARE(back->week.confirmation(),
             QString(week.name + QLatin1Char('@') + QString::fromLatin1(week.systemIdentifier)));
    VERIFY_RESULT(undoMigrations(session, m_game, QStringLiteral("2"), back->hash));
    QCOMPARE(planMigrations(session, m_game)->version, QStringLiteral("2"));
    VERIFY_RESULT(migrate(session, m_game));
    const auto history = readHistory(session);
    VERIFY_RESULT(history);
    QCOMPARE(history->rows.size(), std::size_t(5)); // baseline, V2, V3, U3, V3
    QCOMPARE(WeekServer::ask(session, "SELECT count(y) FROM public.more"), QStringLiteral("0"));
}

void TestHostileNames::trial(const WeekIdentity& week)
{
    auto session = m_server.open(week.name);
    if (!readHistory(session)->hasFlyway)
        VERIFY_RESULT(
            baseline(session, QStringLiteral("1"), {}, planBaseline(session, QStringLiteral("1"))->hash));
    GameDefinition game = m_game;
    game.migrations.push_back(
        {QStringLiteral("migrations/V9__trial.sql"), "ALTER TABLE public.players ADD COLUMN trial INT;"});
    const auto before = readFingerprint(session);
    VERIFY_RESULT(before);
    const auto tried = tryMigrations(m_server.options(), week, game, m_server.options());
    VERIFY_RESULT(tried);
    QCOMPARE(tried->version, QStringLiteral("9"));
    QVERIFY(tried->applied.contains(QLatin1String("V9__trial.sql")));
    QCOMPARE(readFingerprint(session)->digest(), before->digest());
}

void TestHostileNames::looks(const WeekIdentity& week)
{
    auto session = m_server.open(week.name);
    if (!readHistory(session)->hasFlyway)
        VERIFY_RESULT(
            baseline(session, QStringLiteral("1"), {}, planBaseline(session, QStringLiteral("1"))->hash));
    const auto plan = planMigrations(session, m_game);
    VERIFY_RESULT(plan);
    const WeekFacts facts = readWeekFacts(m_server.options(), m_game, {.identity = week, .name = {}},
                                          {.references = m_references.get()});
    QVERIFY2(!facts.error, qPrintable(facts.error ? facts.error->text() : QString()));
    QCOMPARE(facts.version, plan->version);
    QVERIFY2(facts.differences, qPrintable(facts.driftNote));
    const auto drift = readDrift(session, m_game, *m_references);
    VERIFY_RESULT(drift);
    QCOMPARE(drift->week, week);
    QCOMPARE(static_cast<int>(drift->items.size()), *facts.differences);
    QVERIFY(std::ranges::any_of(drift->items, [](const DriftItem& item) {
        return item.kind == DriftItem::Kind::Extra && item.name == QLatin1String("public.players");
    })); // of no migration
    const auto content = readFingerprint(session);
    VERIFY_RESULT(content);
    QVERIFY(std::ranges::any_of(content->tables, [](const Fingerprint::TableRows& table) {
        return table.name == QLatin1String("public.players") && table.rows == 50;
    }));
}

void TestHostileNames::columns(const WeekIdentity& week)
{
    auto session = m_server.open(week.name);
    WeekServer::run(session, "ALTER TABLE public.players ADD COLUMN level INT");
    const BackfillRequest request {.table = QStringLiteral("public.players"),
                                   .set = QStringLiteral("level = 1"),
                                   .where = QStringLiteral("level IS NULL"),
                                   .batch = 20};
    const auto plan = planBackfill(session, request);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->left, 50);
    const auto filled = backfill(session, request);
    VERIFY_RESULT(filled);
    QCOMPARE(filled->progress.changed, 50);
    QCOMPARE(filled->left, 0);
    const auto set = setNotNull(session, QStringLiteral("public.players"), QStringLiteral("level"));
    VERIFY_RESULT(set);
    QVERIFY(*set);
    QVERIFY(WeekServer::ask(session, "UPDATE public.players SET level = NULL")
                .contains(QLatin1String("[23502]")));
    QCOMPARE(WeekServer::ask(session, "SELECT sum(level) FROM public.players"), QStringLiteral("50"));
}

void TestHostileNames::months(const WeekIdentity& week)
{
    {
        auto session = m_server.open(week.name);
        WeekServer::run(session, R"(
            CREATE SCHEMA core;
            CREATE TABLE core.months (id INT, at TIMESTAMPTZ NOT NULL) PARTITION BY RANGE (at);
            CREATE TABLE core.months_2025_01 PARTITION OF core.months
                FOR VALUES FROM ('2025-01-01Z') TO ('2025-02-01Z');
            CREATE TABLE core.months_2025_02 PARTITION OF core.months
                FOR VALUES FROM ('2025-02-01Z') TO ('2025-09-01Z');
            INSERT INTO core.months VALUES (1, '2025-01-10Z'), (2, '2025-03-01Z'))");
    }
    const PartitionRequest request {.server = m_server.options(),
                                    .game = m_game,
                                    .week = week,
                                    .scratch = m_server.options(),
                                    .archiveFolder = m_folder.path(),
                                    .today = QDate(2025, 8, 15)};
    const auto plan = planPartitions(request);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->obstacles, QStringList());
    QVERIFY(plan->makes() && plan->drops());
    const auto done = runPartitions(request, plan->week.confirmation(), plan->hash);
    VERIFY_RESULT(done);
    QCOMPARE(done->made, QStringList(QStringLiteral("core.months_2025_09")));
    QCOMPARE(done->dropped, QStringList(QStringLiteral("core.months_2025_01")));
    QCOMPARE(done->archives.size(), 1);
    QCOMPARE(QFileInfo(done->archives[0]).absolutePath(), m_folder.path());
    auto session = m_server.open(week.name);
    QCOMPARE(WeekServer::ask(session, "SELECT string_agg(id::text, ' ') FROM core.months"),
             QStringLiteral("2"));
}

void TestHostileNames::freezeAndThaw(const WeekIdentity& week)
{
    auto session = m_server.open();
    const QByteArray writer = roleName(m_game, GameRole::Writer).toUtf8();
    const QByteArray reader = roleName(m_game, GameRole::Reader).toUtf8();
    WeekServer::run(session, "CREATE ROLE " + writer + "; CREATE ROLE " + reader);
    const auto connects = [&](const QByteArray& role) {
        return one(session, Sql("SELECT has_database_privilege($1::name, $2::text, 'CONNECT')::int"),
                   {role, week.name.toUtf8()});
    };
    const auto before = readRights(session, week);
    VERIFY_RESULT(before);
    VERIFY_RESULT(freezeLogged(session, week.name, m_game.id, {}));
    QVERIFY(readRights(session, week)->wasFrozen);
    QCOMPARE(connects(writer), QStringLiteral("0"));
    QCOMPARE(connects(reader), QStringLiteral("1"));
    {
        auto inside = m_server.open(week.name);
        QVERIFY(WeekServer::ask(inside, "DELETE FROM public.nothing").contains(QLatin1String("[25006]")));
    }
    VERIFY_RESULT(thawLogged(session, week.name, m_game.id, {}));
    const auto after = readRights(session, week);
    VERIFY_RESULT(after);
    QVERIFY(!after->wasFrozen);
    QCOMPARE(after->connectors, before->connectors);
    QCOMPARE(connects(writer), QStringLiteral("1"));
    auto inside = m_server.open(week.name);
    WeekServer::run(inside, "DELETE FROM public.nothing; INSERT INTO public.nothing DEFAULT VALUES");
    const auto log = readLog(session, {.week = week.name});
    VERIFY_RESULT(log);
    QVERIFY(log->back().kind == QLatin1String("thaw") && log->back().event == LogEvent::Done);
    QCOMPARE(log->back().week, week);
    WeekServer::run(session,
                    "DROP OWNED BY " + writer + ", " + reader + "; DROP ROLE " + writer + ", " + reader);
}

/// Opened it has its week's name, so the week goes first; to be viewed it can be beside the week.
void TestHostileNames::archiveDropAndOpen(const WeekIdentity& week)
{
    const auto archived =
        archiveWeek(m_server.options(), week, m_server.options(), {.folder = m_folder.path()});
    VERIFY_RESULT(archived);
    QVERIFY(archived->isVerified());
    QCOMPARE(QFileInfo(archived->file).absolutePath(), m_folder.path());
    const auto playersOf = [](const QByteArray& conninfo, const QString& database) {
        auto reader = Session::open({.conninfo = conninfo});
        return reader && QString::fromUtf8(reader->database()) == database
            ? WeekServer::ask(*reader, "SELECT count(*) FROM public.players")
            : QStringLiteral("no connection to it");
    };
    {
        const auto viewed = ViewedArchive::open(archived->file, m_server.options());
        VERIFY_RESULT(viewed);
        const OpenedArchive opened = (*viewed)->opened();
        QVERIFY(opened.database != week.name);
        QCOMPARE((*viewed)->identity().name, opened.database);
        QCOMPARE(playersOf(opened.conninfo, opened.database), QStringLiteral("50"));
    }
    const auto plan = planDrop(m_server.options(), week.name);
    VERIFY_RESULT(plan);
    QVERIFY(!plan->needsOverride());
    VERIFY_RESULT(
        dropWeek(m_server.options(), week, {.typed = plan->week.confirmation(), .hash = plan->hash}));
    const auto opened = openArchive(archived->file, m_server.options());
    VERIFY_RESULT(opened);
    QCOMPARE(opened->database, week.name);
    QCOMPARE(playersOf(opened->conninfo, week.name), QStringLiteral("50"));
    VERIFY_RESULT(closeArchive(m_server.options(), week.name));
    auto session = m_server.open();
    QVERIFY(!AdminDatabases::exists(session, week.name));
}

void TestHostileNames::drop(const WeekIdentity& week)
{
    const auto plan = planDrop(m_server.options(), week.name);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->week, week);
    QVERIFY(plan->rows && plan->obstacles.isEmpty());
    const auto dropped = dropWeek(
        m_server.options(), week,
        {.typed = plan->week.confirmation(), .hash = plan->hash, .withoutArchive = QStringLiteral("a test")});
    VERIFY_RESULT(dropped);
    auto session = m_server.open();
    QVERIFY(!AdminDatabases::exists(session, week.name));
    const auto log = readLog(session, {.operation = *dropped});
    VERIFY_RESULT(log);
    QCOMPARE(log->size(), std::size_t(2));
    QVERIFY(log->back().event == LogEvent::Done && log->back().week == week);
}

void TestHostileNames::cleanUp(const WeekIdentity& week)
{
    auto session = m_server.open();
    // what an interrupted DROP DATABASE leaves behind
    VERIFY_RESULT(session.execute(Sql("UPDATE pg_database SET datconnlimit = -2 WHERE datname = $1::text"),
                                  {week.name.toUtf8()}));
    const auto plan = planDrop(m_server.options(), week.name);
    VERIFY_RESULT(plan);
    QVERIFY(plan->isInvalid && !plan->needsOverride());
    VERIFY_RESULT(
        dropWeek(m_server.options(), week, {.typed = plan->week.confirmation(), .hash = plan->hash}));
    QVERIFY(!AdminDatabases::exists(session, week.name));
}

/// Weeks are created and reset under names of weeks only.
void TestHostileNames::neverTakenForAWeek()
{
    auto session = m_server.open();
    (void)weekOf(AdminDatabases::hostileNames().front()); // one that is there is refused, too
    const QString before = madeByUs();
    const QStringList contents = neighbours();
    for (const QString& name : AdminDatabases::hostileNames()) {
        const WeekName week {name, 2090, 5}; // as if it were a prefix
        const auto created = createWeek(session, m_game, week);
        QVERIFY2(!created, qPrintable(name));
        QCOMPARE(created.error().kind, Error::Kind::Format);
        QVERIFY(created.error().message.contains(QLatin1String("not a week of")));
        QCOMPARE(created.error().where, week.toString());
        const auto made = makeNewWeek({.server = m_server.options(), .game = m_game, .name = week});
        QVERIFY2(!made, qPrintable(name));
        QCOMPARE(made.error().message, created.error().message);
        const auto copied = makeNewWeek({.server = m_server.options(),
                                         .game = m_game,
                                         .name = {m_game.prefix, 2090, 5},
                                         .templateDatabase = name});
        QVERIFY2(!copied, qPrintable(name));
        QVERIFY2(copied.error().message.contains(QLatin1String("A week of")),
                 qPrintable(copied.error().text()));
        const auto planned = planReset({.server = m_server.options(),
                                        .scratch = m_server.options(),
                                        .game = m_game,
                                        .archiveFolder = m_folder.path()},
                                       name, true);
        QVERIFY2(!planned, qPrintable(name));
        QCOMPARE(planned.error().kind, Error::Kind::Format);
        QVERIFY(planned.error().message.contains(QLatin1String("not the name of a week")));
        QCOMPARE(planned.error().where, name);
        QVERIFY(!planned.error().advice.isEmpty());
    }
    QCOMPARE(madeByUs(), before);
    QCOMPARE(neighbours(), contents);
}

/// Of 63 bytes; so the week after it has the first 62 in common.
void TestHostileNames::longestNameOfAWeek()
{
    const QString prefix = QString(WeekServer::prefix() + QString(54, QLatin1Char('l'))).left(54);
    const GameDefinition game = resettableGame(prefix);
    const WeekName name {game.prefix, 2090, 5};
    const QString next = name.next()->toString();
    QCOMPARE(name.toString().toUtf8().size(), 63);
    QCOMPARE(next.left(62), name.toString().left(62));
    m_server.weeks().made(name.toString());
    m_server.weeks().made(next);
    auto session = m_server.open();
    const QStringList contents = neighbours();
    const QString before = madeByUs();

    const GameDefinition longer = resettableGame(QString(prefix + QLatin1Char('l')));
    const WeekName tooLong {longer.prefix, 2090, 5};
    const auto isRefused = [](const Error& error) {
        return error.message.contains(QLatin1String("64 bytes")) ? QString() : error.text();
    };
    const auto created = createWeek(session, longer, tooLong);
    QVERIFY(!created);
    QCOMPARE(isRefused(created.error()), QString());
    const auto tooLongMade = makeNewWeek({.server = m_server.options(), .game = longer, .name = tooLong});
    QVERIFY(!tooLongMade);
    QCOMPARE(isRefused(tooLongMade.error()), QString());
    const auto tooLongReset =
        planReset({.server = m_server.options(), .scratch = m_server.options(), .game = longer},
                  tooLong.toString(), true);
    QVERIFY(!tooLongReset);
    QCOMPARE(isRefused(tooLongReset.error()), QString());
    QCOMPARE(madeByUs(), before);

    SKIP_WITHOUT_DUMP();
    const auto made = makeNewWeek({.server = m_server.trusting(), .game = game, .name = name});
    VERIFY_RESULT(made);
    QCOMPARE(made->name, name.toString());
    {
        auto inside = m_server.open(made->name);
        WeekServer::run(inside, "INSERT INTO public.players (name) VALUES ('a')");
    }
    const ResetRequest request {.server = m_server.trusting(),
                                .scratch = m_server.options(),
                                .game = game,
                                .archiveFolder = m_folder.path()};
    const auto plan = planReset(request, made->name, true);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->obstacles, QStringList());
    const auto state = resetWeek(request, *plan, plan->week.confirmation(), plan->hash);
    VERIFY_RESULT(state);
    QCOMPARE(state->next, next);
    QVERIFY(AdminDatabases::exists(session, next) && !AdminDatabases::exists(session, made->name));
    {
        auto inside = m_server.open(next);
        QCOMPARE(WeekServer::ask(inside, "SELECT string_agg(name, ' ') FROM public.players"),
                 QStringLiteral("a"));
    }
    WeekServer::run(session, "DROP DATABASE " + next.toUtf8() + " WITH (FORCE)");
    for (const GameRole role : {GameRole::Reader, GameRole::Writer, GameRole::Owner})
        WeekServer::run(session, "DROP ROLE " + roleName(game, role).toUtf8());
    QCOMPARE(madeByUs(), before);
    QCOMPARE(neighbours(), contents);
}

QTEST_GUILESS_MAIN(TestHostileNames)
#include "tst_hostilenames.moc"
