#include "adminweek.h"
#include "dumptools.h"
#include "patience.h"

#include "archives/archiveweek.h"
#include "archives/openarchive.h"
#include "lifecycle/freezeweek.h"
#include "migrations/backfill.h"
#include "migrations/historyrepair.h"
#include "migrations/setnotnull.h"
#include "migrations/undomigrations.h"

#include <QTemporaryDir>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Who owns a week, or a type in it, may write what he likes into it: nothing of that runs with our rights,
/// and nothing of that blinds the comparisons before a drop.
class TestHostileOwner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pathOfTheDatabase();
    void pathOfTheDatabaseAndMigrations();
    void castsOfTypesAndRows();
    void countersCount();
    void bracketsCount();
    void rolesOfPolicies();
    void roleNamedLikeTheWeek();
    void freezeSaysWhoStays();
    void thawWithoutMemory();
    void thawWithoutARole();
    void thawOfAWeekThatIsNotFrozen();

private:
    WeekIdentity newWeek(const char* suffix, const QByteArray& script)
    {
        const WeekIdentity week = m_server.newDatabase(WeekServer::prefix() + QLatin1String(suffix));
        auto inside = m_server.open(week.name);
        WeekServer::run(inside, script);
        return week;
    }
    Result<Archive> archive(const WeekIdentity& week) const
    {
        return archiveWeek(m_server.options(), week, m_server.options(), {.folder = m_folder.path()});
    }
    Result<QByteArray> drop(const WeekIdentity& week) const
    {
        const auto plan = planDrop(m_server.options(), week.name);
        return plan
            ? dropWeek(m_server.options(), week, {.typed = plan->week.confirmation(), .hash = plan->hash})
            : Result<QByteArray>(plan.error());
    }
    /// Runs the change after the week was archived: a drop notices it.
    void verifyNoticed(const WeekIdentity& week, const QByteArray& change)
    {
        VERIFY_RESULT(archive(week));
        auto inside = m_server.open(week.name);
        WeekServer::run(inside, change);
        const auto refused = drop(week);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(QLatin1String("has changed since it was archived")),
                 qPrintable(refused.error().text()));
        VERIFY_RESULT(archive(week));
        VERIFY_RESULT(drop(week));
    }

    AdminDatabases m_server;
    QTemporaryDir m_folder;
};

void TestHostileOwner::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
}

void TestHostileOwner::pathOfTheDatabase()
{
    SKIP_WITHOUT_DUMP();
    const auto week = newWeek(
        "_path",
        "CREATE SCHEMA evil; "
        "CREATE FUNCTION evil.same(name, name) RETURNS BOOLEAN LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
        "'evil runs'; END $$; "
        "CREATE FUNCTION evil.other(name, name) RETURNS BOOLEAN LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
        "'evil runs'; END $$; "
        "CREATE OPERATOR evil.= (LEFTARG = name, RIGHTARG = name, FUNCTION = evil.same); "
        "CREATE OPERATOR evil.<> (LEFTARG = name, RIGHTARG = name, FUNCTION = evil.other)");
    auto session = m_server.open();
    WeekServer::run(session, "ALTER DATABASE " + week.name.toUtf8() + " SET search_path = evil, pg_catalog");
    auto inside = m_server.open(week.name);
    QVERIFY(WeekServer::ask(inside, "SELECT 'a'::name = 'b'::name").contains(QLatin1String("evil runs")));
    QCOMPARE(*identify(inside), week);
    const auto archived = archive(week);
    VERIFY_RESULT(archived);
    VERIFY_RESULT(freezeLogged(session, week.name, QStringLiteral("some"), {}));
    VERIFY_RESULT(drop(week));
    const auto opened = openArchive(archived->file, m_server.options());
    VERIFY_RESULT(opened);
    VERIFY_RESULT(closeArchive(m_server.options(), week.name));
}

/// The same for what looks at its schema and changes it. A sequence keeps every call, also one whose error
/// nobody tells.
void TestHostileOwner::pathOfTheDatabaseAndMigrations()
{
    GameDefinition game;
    game.id = game.title = game.prefix = WeekServer::prefix();
    game.migrations = {
        {QStringLiteral("migrations/V1__a.sql"),
         "CREATE TABLE public.a (id INT PRIMARY KEY, x INT, y INT); INSERT INTO public.a VALUES (1), (2)"},
        {QStringLiteral("migrations/V2__i.sql"),
         "-- weekglass: no-transaction\nCREATE INDEX CONCURRENTLY i ON public.a (y)"}};
    game.undo = {{QStringLiteral("migrations/U1__no_a.sql"), "DROP TABLE public.a"},
                 {QStringLiteral("migrations/U2__no_i.sql"), "DROP INDEX public.i"}};
    const QString week = m_server.weeks().newWeek(game).toString();
    auto owner = m_server.open(week);
    WeekServer::run(owner, R"(
        CREATE SCHEMA evil; CREATE SEQUENCE evil.calls;
        DO $$
        DECLARE
            kind TEXT;
        BEGIN
            FOREACH kind IN ARRAY ARRAY['name', 'oid', 'text', '"char"', 'int2', 'int4', 'regclass'] LOOP
                EXECUTE format('CREATE FUNCTION evil.same(%1$s, %1$s) RETURNS BOOLEAN LANGUAGE plpgsql AS $f$ BEGIN '
                    'PERFORM pg_catalog.nextval(''evil.calls''); RAISE EXCEPTION ''evil runs''; END $f$', kind);
                EXECUTE format('CREATE OPERATOR evil.= (LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = evil.same)', kind);
            END LOOP;
        END
        $$)");
    WeekServer::run(owner, "ALTER DATABASE " + week.toUtf8() + " SET search_path = evil, pg_catalog");
    auto inside = m_server.open(week);
    QVERIFY(WeekServer::ask(inside, "SELECT 1::oid = 2::oid").contains(QLatin1String("evil runs")));
    VERIFY_RESULT(migrate(inside, game));
    const BackfillRequest request {.table = QStringLiteral("public.a"),
                                   .set = QStringLiteral("x = 1"),
                                   .where = QStringLiteral("x IS NULL"),
                                   .batch = 1};
    VERIFY_RESULT(planBackfill(inside, request));
    const auto filled = backfill(inside, request);
    VERIFY_RESULT(filled);
    QCOMPARE(filled->progress.changed, 2);
    VERIFY_RESULT(setNotNull(inside, QStringLiteral("public.a"), QStringLiteral("x")));
    // one that fails asks what it left, and is repaired
    game.migrations.push_back(
        {QStringLiteral("migrations/V3__u.sql"),
         "-- weekglass: no-transaction\nCREATE UNIQUE INDEX CONCURRENTLY u ON public.a (x)"});
    const auto failed = migrate(inside, game);
    QVERIFY(!failed);
    QVERIFY2(failed.error().message.contains(QLatin1String("public.u")), qPrintable(failed.error().text()));
    const auto wrong = planRepair(inside, game);
    VERIFY_RESULT(wrong);
    QCOMPARE(wrong->changes.size(), 2U);
    VERIFY_RESULT(repair(inside, game, wrong->hash));
    game.migrations.pop_back();
    const auto plan = planUndo(inside, game, QStringLiteral("0"));
    VERIFY_RESULT(plan);
    const QByteArray key = QByteArray::number(MigrationLock);
    WeekServer::run(owner, "SELECT pg_advisory_lock(" + key + ")");
    const auto waited = undoMigrations(inside, game, QStringLiteral("0"), plan->hash,
                                       {.lockWait = std::chrono::milliseconds(0)});
    QVERIFY(!waited);
    QVERIFY2(waited.error().detail.contains(QLatin1String("held by process")),
             qPrintable(waited.error().text()));
    WeekServer::run(owner, "SELECT pg_advisory_unlock(" + key + ")");
    VERIFY_RESULT(undoMigrations(inside, game, QStringLiteral("0"), plan->hash));
    QCOMPARE(WeekServer::ask(owner, "SELECT to_regclass('public.a')"), QStringLiteral("NULL"));
    QCOMPARE(WeekServer::ask(owner, "SELECT last_value FROM evil.calls"), QStringLiteral("1")); // ours above
}

void TestHostileOwner::castsOfTypesAndRows()
{
    SKIP_WITHOUT_DUMP();
    const auto week =
        newWeek("_cast",
                "CREATE FUNCTION public.calm(public.mood) RETURNS TEXT IMMUTABLE LANGUAGE sql AS $$ SELECT "
                "'all is well' $$; CREATE CAST (public.mood AS TEXT) WITH FUNCTION public.calm(public.mood); "
                "CREATE FUNCTION public.calm(public.players) RETURNS TEXT IMMUTABLE LANGUAGE sql AS $$ "
                "SELECT 'all is well' $$; "
                "CREATE CAST (public.players AS TEXT) WITH FUNCTION public.calm(public.players)");
    auto inside = m_server.open(week.name);
    const QString table = QStringLiteral("public.players");
    const auto before = readTableRows(inside, table, {}, RowHash::Text);
    VERIFY_RESULT(before);
    verifyNoticed(week, "UPDATE public.players SET mood = 'good' WHERE id = 7");
    const auto other = newWeek("_cast2", "UPDATE public.players SET mood = 'good' WHERE id = 7");
    inside = m_server.open(other.name);
    QVERIFY(*before != *readTableRows(inside, table, {}, RowHash::Text));
}

void TestHostileOwner::countersCount()
{
    SKIP_WITHOUT_DUMP();
    verifyNoticed(newWeek("_counter", "SELECT 1"), "SELECT nextval('public.players_id_seq')");
}

/// A dump and its restore may write them differently, one server does not.
void TestHostileOwner::bracketsCount()
{
    SKIP_WITHOUT_DUMP();
    const QByteArray view = "CREATE OR REPLACE VIEW public.some AS SELECT id FROM public.players WHERE ";
    verifyNoticed(newWeek("_brackets", view + "(id > 1 OR id > 2) AND id > 3"),
                  view + "id > 1 OR (id > 2 AND id > 3)");
}

/// The server that restores need not know them.
void TestHostileOwner::rolesOfPolicies()
{
    SKIP_WITHOUT_DUMP();
    const QByteArray role = WeekServer::prefix().toUtf8() + "_player";
    auto session = m_server.open();
    WeekServer::run(session, "CREATE ROLE " + role);
    const auto week =
        newWeek("_policy", "CREATE POLICY own ON public.players TO " + role + " USING (id = 1)");
    const auto archived = archive(week);
    VERIFY_RESULT(archived);
    QCOMPARE(archived->manifest.needs.roles, QStringList(QString::fromUtf8(role)));
    VERIFY_RESULT(drop(week));
    WeekServer::run(session, "DROP ROLE " + role);
    VERIFY_RESULT(openArchive(archived->file, m_server.options()));
    QCOMPARE(WeekServer::ask(session,
                             "SELECT rolcanlogin OR rolsuper FROM pg_roles WHERE rolname = '" + role + "'"),
             QStringLiteral("f"));
    VERIFY_RESULT(closeArchive(m_server.options(), week.name));
    WeekServer::run(session, "DROP ROLE " + role);
}

/// Roles of archives log in by a role that has the database's name; a policy may be for such a role.
void TestHostileOwner::roleNamedLikeTheWeek()
{
    SKIP_WITHOUT_DUMP();
    const QString name = WeekServer::prefix() + QStringLiteral("_same");
    const QByteArray role = name.toUtf8();
    auto session = m_server.open();
    const QByteArray isMember =
        "SELECT count(*) FROM pg_auth_members AS m JOIN pg_roles AS r ON r.oid IN (m.roleid, "
        "m.member) WHERE r.rolname = '"
        + role + "'";
    WeekServer::run(session, "CREATE ROLE " + role);
    const QByteArray policy = "CREATE POLICY own ON public.players TO " + role + " USING (id = 1)";
    const auto other = newWeek("_other", policy);
    const auto archived = archive(newWeek("_same", policy));
    VERIFY_RESULT(archived);
    WeekServer::run(session, "DROP DATABASE " + role);
    const auto opened = openArchive(archived->file, m_server.options());
    VERIFY_RESULT(opened);
    auto reader = Session::open({.conninfo = opened->conninfo});
    VERIFY_RESULT(reader);
    QCOMPARE(WeekServer::ask(*reader, "SELECT current_database()"), name);
    VERIFY_RESULT(closeArchive(m_server.options(), name));
    QCOMPARE(WeekServer::ask(session, isMember), QStringLiteral("0")); // the other week's policy is for it
    WeekServer::run(session, "DROP DATABASE " + other.name.toUtf8());
    WeekServer::run(session, "ALTER ROLE " + role + " LOGIN");
    const auto refused = openArchive(archived->file, m_server.options());
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QLatin1String("named like a role")),
             qPrintable(refused.error().text()));
    QVERIFY(!AdminDatabases::exists(session, name));
    QCOMPARE(WeekServer::ask(session, isMember), QStringLiteral("0"));
    WeekServer::run(session, "DROP ROLE " + role);
}

void TestHostileOwner::freezeSaysWhoStays()
{
    const QByteArray owner = WeekServer::prefix().toUtf8() + "_owner";
    auto session = m_server.open();
    VERIFY_RESULT(ensureLog(session));
    WeekServer::run(session, "CREATE ROLE " + owner + " LOGIN; GRANT pg_signal_backend TO " + owner);
    const auto week = m_server.newDatabase(WeekServer::prefix() + QStringLiteral("_stays"), owner);
    auto guest = m_server.open(week.name); // of a superuser, whom this owner cannot send away
    WeekServer::run(session, "SET SESSION AUTHORIZATION " + owner);
    const auto refused = freezeWeek(session, week, QStringLiteral("some"));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QLatin1String("still in the database")),
             qPrintable(refused.error().text()));
    QCOMPARE(WeekServer::ask(guest, "SHOW default_transaction_read_only"), QStringLiteral("off"));
    QVERIFY(!readRights(session, week)->wasFrozen); // nothing was done
    guest = m_server.open();
    const QByteArray inside =
        "SELECT count(*) FROM pg_stat_activity WHERE datid = " + QByteArray::number(week.oid);
    QTRY_COMPARE_WITH_TIMEOUT(WeekServer::ask(session, inside), QStringLiteral("0"), Patience);
    VERIFY_RESULT(freezeWeek(session, week, QStringLiteral("some")));
    WeekServer::run(session, "RESET SESSION AUTHORIZATION");
    WeekServer::run(session, "DROP DATABASE " + week.name.toUtf8());
    WeekServer::run(session, "DROP OWNED BY " + owner + "; DROP ROLE " + owner);
}

/// Nobody wrote down what there was before: who may connect stays.
void TestHostileOwner::thawWithoutMemory()
{
    const QString game = WeekServer::prefix() + QStringLiteral("thaw");
    const QByteArray reader = game.toUtf8() + "_reader";
    const auto week = newWeek("_thaw", "SELECT 1");
    auto session = m_server.open();
    WeekServer::run(session,
                    "CREATE ROLE " + reader + " LOGIN; GRANT CONNECT ON DATABASE " + week.name.toUtf8()
                        + " TO " + reader + "; REVOKE CONNECT ON DATABASE " + week.name.toUtf8()
                        + " FROM PUBLIC");
    WeekServer::run(session,
                    "ALTER DATABASE " + week.name.toUtf8() + " SET default_transaction_read_only = on");
    const auto before = readRights(session, week);
    VERIFY_RESULT(before);
    VERIFY_RESULT(thawLogged(session, week.name, game, {}));
    QCOMPARE(readRights(session, week)->connectors, before->connectors);
    auto inside = m_server.open(week.name);
    QCOMPARE(WeekServer::ask(inside, "SHOW default_transaction_read_only"), QStringLiteral("off"));
    const auto refused = freezeLogged(inside, week.name, game, {});
    QVERIFY(!refused && refused.error().message.contains(QLatin1String("connection itself")));
    inside = m_server.open();
    WeekServer::run(session, "DROP DATABASE " + week.name.toUtf8() + " WITH (FORCE)");
    WeekServer::run(session, "DROP ROLE " + reader);
}

void TestHostileOwner::thawOfAWeekThatIsNotFrozen()
{
    const auto week = newWeek("_open", "SELECT 1");
    auto session = m_server.open();
    const auto isRefused = [&] {
        const auto thawed = thawLogged(session, week.name, WeekServer::prefix(), {});
        return !thawed && thawed.error().message.contains(QLatin1String("is not frozen"));
    };
    QVERIFY(isRefused());
    VERIFY_RESULT(freezeLogged(session, week.name, WeekServer::prefix(), {}));
    VERIFY_RESULT(thawLogged(session, week.name, WeekServer::prefix(), {}));
    QVERIFY(isRefused());
    const auto log = readLog(session, {.week = week.name});
    VERIFY_RESULT(log);
    QCOMPARE(
        std::ranges::count_if(*log, [](const LogEntry& one) { return one.kind == QLatin1String("thaw"); }),
        2); // what was refused is nothing that was done
    WeekServer::run(session, "DROP DATABASE " + week.name.toUtf8() + " WITH (FORCE)");
}

/// Who might connect before, but is no role of the server any more, does not keep the week frozen.
void TestHostileOwner::thawWithoutARole()
{
    const QString game = WeekServer::prefix() + QStringLiteral("gone");
    const QByteArray writer = game.toUtf8() + "_writer";
    const QByteArray guest = game.toUtf8() + "_guest";
    const auto week = newWeek("_gone", "SELECT 1");
    auto session = m_server.open();
    VERIFY_RESULT(ensureLog(session));
    WeekServer::run(session,
                    "CREATE ROLE " + writer + "; CREATE ROLE " + guest + "; GRANT CONNECT ON DATABASE "
                        + week.name.toUtf8() + " TO " + writer + ", " + guest);
    VERIFY_RESULT(freezeLogged(session, week.name, game, {}));
    WeekServer::run(session, "DROP ROLE " + guest);
    VERIFY_RESULT(thawLogged(session, week.name, game, {}));
    const auto rights = readRights(session, week);
    VERIFY_RESULT(rights);
    QVERIFY(!rights->wasFrozen && rights->connectors.contains(QString::fromUtf8(writer)));
    WeekServer::run(session, "DROP DATABASE " + week.name.toUtf8() + " WITH (FORCE)");
    WeekServer::run(session, "DROP ROLE " + writer);
}

QTEST_GUILESS_MAIN(TestHostileOwner)
#include "tst_hostileowner.moc"
