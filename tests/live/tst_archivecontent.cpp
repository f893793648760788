#include "archives/openarchive.h"
#include "archivetest.h"
#include "dumptools.h"
#include "newerserver.h"
#include "testfile.h"

#include <QDir>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

/// A role that may note in the log that it archived a week.
QByteArray newArchivist(Session& session, const char* suffix)
{
    const QByteArray role = WeekServer::prefix().toUtf8() + suffix;
    WeekServer::run(session, "CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
    if (const auto ready = ensureLog(session); !ready)
        qFatal("%s", qPrintable(ready.error().text()));
    WeekServer::run(session,
                    "GRANT USAGE ON SCHEMA weekglass TO " + role
                        + "; GRANT SELECT, INSERT ON weekglass.week_log TO " + role);
    return role;
}

}

/// What of a week an archive holds, and that it cannot do anything.
class TestArchiveContent : public ArchiveTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void fingerprintSees_data();
    void fingerprintSees();
    void hiddenRowsAreRefused();
    void rowsHiddenFromTheOwner();
    void largeObjects();
    void untrustedExtensions();
    void extensionsOfManyWeeks_data();
    void extensionsOfManyWeeks();
    void extensionsDoNotReachOut();
    void hostileDumpHasNoRights();
    void passwordIsInNoArgument();
    void versionsOfTheServers_data();
    void versionsOfTheServers();
    void archiveOfANewerVersion();
};

void TestArchiveContent::fingerprintSees_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::newRow("row") << QByteArray("UPDATE public.players SET f = f + 1e-12 WHERE id = 7");
    QTest::newRow("json spaces") << QByteArray(
        "UPDATE public.players SET doc = '{\"b\": 1,\"a\":2, \"a\": 3}' WHERE id = 7");
    QTest::newRow("two rows swapped in place")
        << QByteArray("UPDATE public.players SET a = CASE id WHEN 7 THEN '{1,2}'::int[] ELSE a END");
    for (int id = 1; id < 9; ++id) // the sum of their hashes must not be that of their columns'
        QTest::newRow(qPrintable(QStringLiteral("values of rows %1 and %2 swapped").arg(id).arg(id + 1)))
            << QStringLiteral("UPDATE public.players AS p SET f = o.f FROM public.players AS o "
                              "WHERE p.id IN (%1, %2) AND o.id = %1 + %2 - p.id")
                   .arg(id)
                   .arg(id + 1)
                   .toUtf8();
    // in the hash of jsonb itself the two would cancel each other
    QTest::newRow("two equal values in a document")
        << QByteArray("UPDATE \"odd \"\"schema\".events_2025 SET body = replace(body::text, 'A', 'B')::jsonb "
                      "WHERE body ? 'pair'");
    QTest::newRow("row more") << QByteArray("INSERT INTO public.nothing DEFAULT VALUES");
    QTest::newRow("row less") << QByteArray("DELETE FROM public.nothing");
    QTest::newRow("index") << QByteArray("DROP INDEX \"odd \"\"schema\".events_at");
    QTest::newRow("function") << QByteArray("CREATE OR REPLACE FUNCTION public.touch() RETURNS TRIGGER "
                                            "LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$");
    QTest::newRow("default") << QByteArray("ALTER TABLE public.players ALTER status SET DEFAULT 'old'");
    QTest::newRow("view") << QByteArray("DROP VIEW public.old_players");
    QTest::newRow("trigger off") << QByteArray("ALTER TABLE public.players DISABLE TRIGGER touch");
    QTest::newRow("sequence") << QByteArray("SELECT setval('public.players_id_seq', 3)");
}

/// Each of these makes another fingerprint, or moves a sequence.
void TestArchiveContent::fingerprintSees()
{
    QFETCH(QByteArray, change);
    const QString database = name("_other");
    auto session = m_server.open();
    if (!AdminDatabases::exists(session, database))
        (void)m_server.newDatabase(database);
    auto inside = m_server.open(database);
    WeekServer::run(inside, "BEGIN; SET LOCAL search_path = pg_catalog, pg_temp");
    const auto before = readFingerprint(inside);
    VERIFY_RESULT(before);
    const auto sequences = readSequences(inside);
    WeekServer::run(inside, change);
    const auto after = readFingerprint(inside);
    VERIFY_RESULT(after);
    const bool hasMoved = readSequences(inside)->front().reach() != sequences->front().reach();
    QCOMPARE(before->digest() != after->digest(), !before->differences(*after).isEmpty());
    QVERIFY(before->digest() != after->digest() || hasMoved);
    WeekServer::run(inside, "ROLLBACK");
}

/// A role that row-level security binds must not make an archive that lacks rows.
void TestArchiveContent::hiddenRowsAreRefused()
{
    SKIP_WITHOUT_DUMP();
    auto session = m_server.open();
    const QByteArray role = newArchivist(session, "_bound");
    const auto week = m_server.newDatabase(name("_rls"));
    auto inside = m_server.open(week.name);
    WeekServer::run(
        inside,
        "ALTER TABLE public.players ENABLE ROW LEVEL SECURITY; CREATE POLICY mine ON public.players "
        "USING (id < 10); GRANT USAGE ON SCHEMA \"odd \"\"schema\" TO "
            + role + "; GRANT SELECT ON ALL TABLES IN SCHEMA public, \"odd \"\"schema\" TO " + role
            + "; GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO " + role);
    ConnectOptions bound = m_server.options();
    bound.conninfo = *withUser(bound.conninfo, role);
    bound.password = "x";
    const auto files = QDir(m_folder.path()).entryList(QDir::Files).size();
    const auto refused = archiveWeek(bound, week, m_server.options(), options());
    WeekServer::run(inside, "DROP OWNED BY " + role);
    WeekServer::run(session, "DROP OWNED BY " + role + "; DROP ROLE " + role);
    QVERIFY(!refused);
    QVERIFY2(refused.error().text().contains(QLatin1String("row-level security")),
             qPrintable(refused.error().text()));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), files);
    QVERIFY(!*knownArchive(session, week));
    VERIFY_RESULT(archive(week)); // who may see all rows archives them, and the policy too
}

/// Forced row-level security binds the owner, also when the dump is compared: whom it does not bind may
/// archive.
void TestArchiveContent::rowsHiddenFromTheOwner()
{
    SKIP_WITHOUT_DUMP();
    auto session = m_server.open();
    const QByteArray role = newArchivist(session, "_forced");
    const auto week = m_server.newDatabase(name("_forced"));
    auto inside = m_server.open(week.name);
    WeekServer::run(
        inside,
        "ALTER TABLE public.players ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY, OWNER TO " + role
            + "; CREATE POLICY mine ON public.players USING (id < 10)");
    const auto archived =
        archiveWeek(m_server.trusting(), week, m_server.options(), {.folder = m_folder.path()});
    VERIFY_RESULT(archived);
    QCOMPARE(archived->manifest.fingerprint.rows(), 2051);
    ConnectOptions bound = m_server.options();
    bound.conninfo = *withUser(bound.conninfo, role);
    bound.password = "x";
    const auto files = QDir(m_folder.path()).entryList(QDir::Files).size();
    const auto refused = archiveWeek(bound, week, m_server.options(), options());
    WeekServer::run(inside, "REASSIGN OWNED BY " + role + " TO current_user");
    WeekServer::run(session, "DROP OWNED BY " + role + "; DROP ROLE " + role);
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(QLatin1String("public.players"))
                 && refused.error().advice.contains(
                     WeekServer::ask(session, "SELECT current_user")), // a superuser, who can do it
             qPrintable(refused.error().text()));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), files);
}

void TestArchiveContent::largeObjects()
{
    SKIP_WITHOUT_DUMP();
    const auto week = m_server.newDatabase(name("_objects"));
    auto inside = m_server.open(week.name);
    WeekServer::run(inside,
                    "SELECT lo_from_bytea(4711, convert_to(repeat('0123456789', 300000), 'UTF8')), "
                    "lo_from_bytea(4712, ''), lo_from_bytea(4713, 'x')");
    const auto archived = archive(week);
    VERIFY_RESULT(archived);
    QVERIFY(archived->isVerified());
    const auto& objects = archived->manifest.fingerprint.tables.back();
    QCOMPARE(objects.rows, 3);
    QVERIFY2(objects.hash.startsWith("3000001."), objects.hash.constData());
    for (const char* change : {"SELECT lo_put(4711, 2999999, 'x')", "SELECT lo_unlink(4712)",
                               "SELECT lo_from_bytea(0, '')", "SELECT lo_put(4713, 1, 'y')"}) {
        WeekServer::run(inside, QByteArray("BEGIN; ") + change);
        const auto changed = readFingerprint(inside);
        VERIFY_RESULT(changed);
        QVERIFY2(changed->digest() != archived->manifest.fingerprint.digest(), change);
        QVERIFY(!changed->differences(archived->manifest.fingerprint).isEmpty());
        WeekServer::run(inside, "ROLLBACK");
    }
}

/// Only a superuser makes them: that of the server where the archive is restored, or nothing is dumped.
void TestArchiveContent::untrustedExtensions()
{
    SKIP_WITHOUT_DUMP();
    const auto week = m_server.newDatabase(name("_extension"));
    auto inside = m_server.open(week.name);
    WeekServer::run(inside, "CREATE EXTENSION pageinspect");
    const auto archived = archive(week);
    VERIFY_RESULT(archived);
    QVERIFY(archived->isVerified());
    QCOMPARE(readManifest(archived->file)->needs.extensions, QStringList({QStringLiteral("pageinspect")}));
    auto session = m_server.open();
    const QByteArray role = WeekServer::prefix().toUtf8() + "_maker";
    WeekServer::run(session, "CREATE ROLE " + role + " LOGIN CREATEDB CREATEROLE PASSWORD 'x'");
    ConnectOptions maker = m_server.options();
    maker.conninfo = *withUser(maker.conninfo, role);
    maker.password = "x";
    const auto files = QDir(m_folder.path()).entryList(QDir::Files).size();
    const auto refused = archiveWeek(m_server.options(), week, maker, options());
    WeekServer::run(inside, "CREATE SCHEMA apart; ALTER EXTENSION pageinspect SET SCHEMA apart");
    const auto apart = archive(week);
    WeekServer::run(session, "DROP ROLE " + role);
    QVERIFY(!refused && refused.error().message.contains(QLatin1String("pageinspect")));
    QVERIFY(!apart && apart.error().message.contains(QLatin1String("apart")));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), files);
    QCOMPARE(leftOver(), QStringLiteral("0"));
}

/// The fingerprint is of the snapshot that was dumped, however many rows come meanwhile.
void TestArchiveContent::extensionsOfManyWeeks_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("pg_stat_statements")
        << QByteArray("CREATE EXTENSION pg_stat_statements; CREATE VIEW public.slow AS SELECT query FROM "
                      "public.pg_stat_statements");
    QTest::newRow("dblink") << QByteArray(
        "CREATE EXTENSION dblink; CREATE FUNCTION public.far() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT "
        "public.dblink_connect('x'); END");
    QTest::newRow("pg_buffercache") << QByteArray("CREATE EXTENSION pg_buffercache");
    QTest::newRow("earthdistance") << QByteArray(
        "CREATE EXTENSION earthdistance CASCADE; CREATE TABLE public.places (at public.earth); INSERT INTO "
        "public.places VALUES (public.ll_to_earth(50, 8)); COMMENT ON TABLE public.places IS 'kept'; CREATE "
        "INDEX "
        "ON public.places USING gist (at)");
    QTest::newRow("moddatetime") << QByteArray(
        "CREATE EXTENSION moddatetime; CREATE TABLE public.dated (x INT, at TIMESTAMPTZ); CREATE TRIGGER "
        "dates "
        "BEFORE UPDATE ON public.dated FOR EACH ROW EXECUTE FUNCTION public.moddatetime(at)");
    QTest::newRow("some at once") << QByteArray(
        "CREATE EXTENSION dblink; CREATE EXTENSION earthdistance CASCADE; CREATE EXTENSION pg_trgm; CREATE "
        "EXTENSION pg_buffercache");
}

/// They come back where they were, and can be looked at.
void TestArchiveContent::extensionsOfManyWeeks()
{
    SKIP_WITHOUT_DUMP();
    QFETCH(QByteArray, content);
    static int count = 0;
    const auto week =
        m_server.newDatabase(name(QByteArray("_installed" + QByteArray::number(++count)).constData()));
    auto inside = m_server.open(week.name);
    WeekServer::run(inside, content);
    const auto archived = archive(week);
    VERIFY_RESULT(archived);
    QVERIFY(archived->isVerified());
    VERIFY_RESULT(verifyArchive(archived->file, m_server.options()));
    QCOMPARE(leftOver(), QStringLiteral("0"));
}

/// What runs while it is restored may compute with them and no more.
void TestArchiveContent::extensionsDoNotReachOut()
{
    SKIP_WITHOUT_DUMP();
    const auto week = m_server.newDatabase(name("_reaching"));
    auto inside = m_server.open(week.name);
    WeekServer::run(
        inside,
        "CREATE EXTENSION dblink; CREATE FUNCTION public.reach(n INT) RETURNS int LANGUAGE plpgsql "
        "IMMUTABLE AS $$ BEGIN RETURN n; END $$; CREATE TABLE public.far (n INT); INSERT INTO public.far "
        "VALUES (1); CREATE INDEX ON public.far (public.reach(n)); CREATE OR REPLACE FUNCTION "
        "public.reach(n INT) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM "
        "public.dblink_connect('host=127.0.0.1 port=1 user=x password=x'); RETURN n; END $$");
    const auto refused = archive(week);
    QVERIFY(!refused);
    QVERIFY2(refused.error().text().contains(QLatin1String("permission denied for function dblink_connect")),
             qPrintable(refused.error().text()));
    QCOMPARE(leftOver(), QStringLiteral("0"));
}

/// Code in a dump runs while it is restored, as a role that may do nothing.
void TestArchiveContent::hostileDumpHasNoRights()
{
    SKIP_WITHOUT_DUMP();
    const auto week = m_server.newDatabase(name("_hostile"));
    auto inside = m_server.open(week.name);
    // an index whose expression turned evil after it was made: a restore computes it anew
    WeekServer::run(
        inside,
        "CREATE FUNCTION public.evil() RETURNS VOID LANGUAGE plpgsql AS $$ BEGIN COPY (SELECT 1) TO PROGRAM "
        "'touch /tmp/wgt-evil'; END $$; CREATE TABLE public.bait (x INT); INSERT INTO public.bait VALUES "
        "(1); "
        "CREATE FUNCTION public.calm(x INT) RETURNS INT IMMUTABLE LANGUAGE sql AS 'SELECT x'; CREATE INDEX "
        "bait_evil ON public.bait ((public.calm(x))); CREATE OR REPLACE FUNCTION public.calm(x INT) RETURNS "
        "INT IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN PERFORM public.evil(); RETURN x; END $$");
    QFile::remove(QStringLiteral("/tmp/wgt-evil"));
    const auto refused = archive(week);
    QVERIFY(!refused);
    QVERIFY2(refused.error().text().contains(QLatin1String("COPY to or from an external program")),
             qPrintable(refused.error().text()));
    QVERIFY(!QFile::exists(QStringLiteral("/tmp/wgt-evil")));
    QCOMPARE(leftOver(), QStringLiteral("0"));
}

/// What /proc shows of a program while it runs has no password in it.
void TestArchiveContent::passwordIsInNoArgument()
{
    SKIP_WITHOUT_DUMP();
    auto session = m_server.open();
    const QByteArray role = WeekServer::prefix().toUtf8() + "_secret";
    WeekServer::run(session, "CREATE ROLE " + role + " LOGIN SUPERUSER PASSWORD 'canary-7f3a'");
    const auto week = m_server.newDatabase(name("_secret"));
    ConnectOptions secret = m_server.options();
    secret.conninfo = *withUser(secret.conninfo, role) + " password=canary-7f3a";
    // no pg_dump comes to its end before this is let go, when one was seen
    std::optional<Session> holder = m_server.open(week.name);
    WeekServer::run(*holder, "BEGIN; LOCK TABLE pg_catalog.pg_publication IN ACCESS EXCLUSIVE MODE");
    QStringList seen;
    ArchiveOptions watching = options();
    watching.onProgress = [&](const QString&) {
        for (const QString& pid :
             QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
            QFile line(QStringLiteral("/proc/%1/cmdline").arg(pid));
            if (line.open(QIODevice::ReadOnly))
                seen << QString::fromUtf8(line.readAll());
        }
        // another test's may run meanwhile
        if (holder && !seen.filter(QStringLiteral("pg_dump")).filter(m_folder.path()).isEmpty())
            holder.reset();
    };
    VERIFY_RESULT(archiveWeek(secret, week, secret, watching));
    WeekServer::run(session, "DROP ROLE " + role);
    QVERIFY(!seen.filter(QStringLiteral("pg_dump")).filter(m_folder.path()).isEmpty());
    QVERIFY(seen.filter(QStringLiteral("canary")).isEmpty());
}

void TestArchiveContent::versionsOfTheServers_data()
{
    QTest::addColumn<bool>("isWeekNewer");
    QTest::addColumn<bool>("isScratchNewer");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("no pg_dump of the week's version") << true << true << QByteArray("postgresql-client-77");
    QTest::newRow("nothing to restore it with") << false << true << QByteArray("postgresql-client-77");
    QTest::newRow("nowhere to restore it")
        << true << false << QByteArray("A dump of PostgreSQL 77 cannot be restored");
}

/// An archive is refused before anything is dumped, and what is missing is named.
void TestArchiveContent::versionsOfTheServers()
{
    QFETCH(bool, isWeekNewer);
    QFETCH(bool, isScratchNewer);
    QFETCH(QByteArray, words);
    if (!m_server.weeks().isOwn())
        QSKIP("it needs a server of its own");
    auto session = m_server.open();
    const NewerServer newer((*TestServer::instance())->running(), 77);
    const ConnectOptions ofNewer {
        .conninfo = newer.conninfo(WeekServer::ask(session, "SELECT current_user").toUtf8())};
    const auto week = m_server.newDatabase(name("_versions") + QLatin1String(isWeekNewer ? "a" : "b")
                                           + QLatin1String(isScratchNewer ? "c" : "d"));
    const auto files = QDir(m_folder.path()).entryList(QDir::Files);
    const auto refused = archiveWeek(isWeekNewer ? ofNewer : m_server.options(), week,
                                     isScratchNewer ? ofNewer : m_server.options(), options());
    QVERIFY(!refused);
    QVERIFY2(refused.error().text().contains(QLatin1String(words)), qPrintable(refused.error().text()));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), files);
    QCOMPARE(leftOver(), QStringLiteral("0"));
}

/// Not by pg_restore, which speaks of a version in the file's header when all is made already.
void TestArchiveContent::archiveOfANewerVersion()
{
    const QString dump = m_folder.filePath(QStringLiteral("newer.dump"));
    writeFile(dump, "PGDMP");
    const auto sha256 = sha256OfFile(dump);
    VERIFY_RESULT(sha256);
    ArchiveManifest manifest;
    manifest.week = m_server.newDatabase(name("_newer"));
    manifest.dumpVersion = QStringLiteral("77.1");
    manifest.needs = {QStringLiteral("UTF8"), QStringLiteral("C"), QStringLiteral("C")};
    manifest.sha256 = *sha256;
    VERIFY_RESULT(writeManifest(dump, manifest));
    auto session = m_server.open();
    WeekServer::run(session, "DROP DATABASE " + manifest.week.name.toUtf8() + " WITH (FORCE)");
    const QByteArray made = "SELECT (SELECT count(*) FROM pg_database) + (SELECT count(*) FROM pg_roles)";
    const QString before = WeekServer::ask(session, made);
    const auto isRefused = [](const Error& error) {
        return error.message.contains(QLatin1String("made with pg_dump 77, so PostgreSQL "))
                && error.advice.contains(QLatin1String("PostgreSQL 77 or newer"))
            ? QString()
            : error.text();
    };
    const auto verified = verifyArchive(dump, m_server.options());
    QVERIFY(!verified);
    QCOMPARE(isRefused(verified.error()), QString());
    const auto opened = openArchive(dump, m_server.options());
    QVERIFY(!opened);
    QCOMPARE(isRefused(opened.error()), QString());
    const auto viewed = ViewedArchive::open(dump, m_server.options());
    QVERIFY(!viewed);
    QCOMPARE(isRefused(viewed.error()), QString());
    QCOMPARE(WeekServer::ask(session, made), before);
}

QTEST_GUILESS_MAIN(TestArchiveContent)
#include "tst_archivecontent.moc"
