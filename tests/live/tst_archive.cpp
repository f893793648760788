#include "adminweek.h"
#include "patience.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <atomic>
#include <future>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Archives, and what proves them.
class TestArchive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void archivedAndVerified();
    void hostileNames_data();
    void hostileNames();
    void damagedIsNeverVerified();
    void damagedSinceIsVerifiedNoMore();
    void archiveOfBeforeIsVerified();
    void fingerprintSees_data();
    void fingerprintSees();
    void otherContentIsNotVerified();
    void hiddenRowsAreRefused();
    void rowsHiddenFromTheOwner();
    void largeObjects();
    void untrustedExtensions();
    void lockedTable();
    void extensionsOfManyWeeks_data();
    void extensionsOfManyWeeks();
    void extensionsDoNotReachOut();
    void writersMeanwhile();
    void stoppedLeavesNothing();
    void killedRestoreIsCleanedUp();
    void hostileDumpHasNoRights();
    void dropNeedsTheArchivedContent();
    void passwordIsInNoArgument();

private:
    QString name(const char* suffix) const { return WeekServer::prefix() + QLatin1String(suffix); }
    ArchiveOptions options() const { return {.folder = m_folder.path()}; }
    Result<Archive> archive(const WeekIdentity& week) const
    {
        return archiveWeek(m_server.options(), week, m_server.options(), options());
    }
    QString leftOver()
    {
        auto session = m_server.open();
        return WeekServer::ask(
            session,
            "SELECT (SELECT count(*) FROM pg_database WHERE datname LIKE 'weekglass_scratch%') "
            "+ (SELECT count(*) FROM pg_roles WHERE rolname LIKE 'weekglass_scratch%')");
    }

    AdminDatabases m_server;
    QTemporaryDir m_folder;
    WeekIdentity m_week;
    Archive m_archive;
};

void TestArchive::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
}

void TestArchive::archivedAndVerified()
{
    m_week = m_server.newDatabase(name("_archive"));
    QStringList steps;
    ArchiveOptions told = options();
    told.game = QStringLiteral("some");
    told.onProgress = [&steps](const QString& step) { steps << step; };
    const auto archived = archiveWeek(m_server.options(), m_week, m_server.options(), told);
    VERIFY_RESULT(archived);
    m_archive = *archived;
    QVERIFY(m_archive.isVerified() && steps.size() > 5);
    QCOMPARE(m_archive.manifest.fingerprint.rows(), 2051);
    QCOMPARE(m_archive.manifest.week, m_week);
    QCOMPARE(m_archive.manifest.bytes, QFileInfo(m_archive.file).size());
    QCOMPARE(QFileInfo(m_archive.file).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
    const auto read = readManifest(m_archive.file);
    VERIFY_RESULT(read);
    QCOMPARE(manifestJson(*read), manifestJson(m_archive.manifest));
    auto session = m_server.open();
    const auto known = knownArchive(session, m_week);
    VERIFY_RESULT(known);
    QVERIFY(*known);
    QCOMPARE((*known)->file, m_archive.file);
    QCOMPARE((*known)->digest, m_archive.manifest.fingerprint.digest());
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder.path()));
    const auto again = verifyArchive(QFileInfo(m_archive.file).fileName(), m_server.options());
    QDir::setCurrent(before);
    VERIFY_RESULT(again);
    QCOMPARE(leftOver(), QStringLiteral("0"));
}

void TestArchive::hostileNames_data()
{
    QTest::addColumn<QString>("name");
    // the first of them in CI: each takes seconds
    const qsizetype all = qEnvironmentVariableIsSet("WEEKGLASS_ALL_NAMES") ? -1 : 6;
    for (const QString& name : AdminDatabases::hostileNames().mid(0, all))
        QTest::newRow(qPrintable(name)) << name;
}

void TestArchive::hostileNames()
{
    QFETCH(QString, name);
    const auto week = m_server.newDatabase(name);
    const auto archived = archive(week);
    VERIFY_RESULT(archived);
    QVERIFY(archived->isVerified());
    QCOMPARE(archived->manifest.fingerprint.rows(), 2051);
    QCOMPARE(QFileInfo(archived->file).absolutePath(), m_folder.path());
    auto session = m_server.open();
    const auto plan = planDrop(m_server.options(), name);
    QVERIFY(plan && !plan->needsOverride());
    VERIFY_RESULT(
        dropWeek(m_server.options(), week, {.typed = plan->week.confirmation(), .hash = plan->hash}));
    QVERIFY(!AdminDatabases::exists(session, name));
}

/// Cut at many places and with single bits flipped: refused, whatever the manifest said before.
void TestArchive::damagedIsNeverVerified()
{
    const int cuts = qEnvironmentVariableIntValue("WEEKGLASS_ARCHIVE_CUTS", nullptr) > 0
        ? qEnvironmentVariableIntValue("WEEKGLASS_ARCHIVE_CUTS")
        : 100;
    QFile file(m_archive.file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    const QString copy = m_folder.filePath(QStringLiteral("damaged.dump"));
    ArchiveManifest manifest = m_archive.manifest;
    manifest.verifiedAt.clear();
    VERIFY_RESULT(writeManifest(copy, manifest));
    QRandomGenerator random(1);
    const auto refuses = [&](const QByteArray& bytes) {
        QFile damaged(copy);
        if (!damaged.open(QIODevice::WriteOnly) || damaged.write(bytes) != bytes.size())
            return false;
        damaged.close();
        const auto verified = verifyArchive(copy, m_server.options());
        return !verified && readManifest(copy)->verifiedAt.isEmpty()
            && verified.error().message.contains(QLatin1String("damaged"));
    };
    for (int i = 0; i < cuts; ++i)
        QVERIFY2(refuses(whole.left(whole.size() * i / cuts)), qPrintable(QString::number(i)));
    for (int i = 0; i < 5 * cuts; ++i) {
        QByteArray bytes = whole;
        const auto at = random.bounded(static_cast<int>(bytes.size()));
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.bounded(8)));
        QVERIFY2(refuses(bytes), qPrintable(QString::number(at)));
    }
    QFile::remove(copy);
    QVERIFY(QFile::copy(m_archive.file, copy)); // and the whole one is
    VERIFY_RESULT(verifyArchive(copy, m_server.options()));
    QByteArray json = manifestJson(m_archive.manifest); // one that was tampered with does not fit itself
    json.replace("\"rows\": 2000", "\"rows\": 2001");
    QFile beside(manifestPath(copy));
    QVERIFY(beside.open(QIODevice::WriteOnly) && beside.write(json) == json.size());
    beside.close();
    QVERIFY(!verifyArchive(copy, m_server.options()));
}

/// A check that proves it wrong takes back what an earlier one said; one that could not be made does not.
void TestArchive::damagedSinceIsVerifiedNoMore()
{
    const QString copy = m_folder.filePath(QStringLiteral("since.dump"));
    QVERIFY(QFile::copy(m_archive.file, copy));
    VERIFY_RESULT(writeManifest(copy, m_archive.manifest));
    const auto isVerified = [&copy] { return !readManifest(copy)->verifiedAt.isEmpty(); };
    QVERIFY(isVerified());
    for (const char* until : {"Checking", "Restoring"}) {
        std::stop_source stop;
        const auto stopping = [&](const QString& step) {
            if (step.contains(QLatin1String(until)))
                stop.request_stop();
        };
        const auto stopped = verifyArchive(copy, m_server.options(), stopping, stop.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
        QVERIFY(isVerified());
    }
    QVERIFY(!verifyArchive(copy, {.conninfo = "host=/nonexistent"}));
    QVERIFY(isVerified());
    const QString away = copy + QStringLiteral(".away");
    QVERIFY(QFile::rename(copy, away));
    QVERIFY(!verifyArchive(copy, m_server.options()));
    QVERIFY(isVerified());
    QVERIFY(QFile::rename(away, copy));

    QFile file(copy);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 middle = file.size() / 2;
    char byte = 0;
    QVERIFY(file.seek(middle) && file.getChar(&byte) && file.seek(middle));
    QVERIFY(file.putChar(static_cast<char>(byte ^ 1)));
    file.close();
    const auto damaged = verifyArchive(copy, m_server.options());
    QVERIFY(!damaged);
    QVERIFY2(damaged.error().message.contains(QLatin1String("damaged")), qPrintable(damaged.error().text()));
    QVERIFY(!isVerified());
    QCOMPARE(readManifest(copy)->sha256, m_archive.manifest.sha256); // and else it is as it was
    QVERIFY(QFile::remove(copy) && QFile::copy(m_archive.file, copy));
    VERIFY_RESULT(verifyArchive(copy, m_server.options()));
    QVERIFY(isVerified());
}

/// One whose manifest has the hashes of the rows' text, as earlier versions wrote them.
void TestArchive::archiveOfBeforeIsVerified()
{
    const auto week = m_server.newDatabase(name("_before"));
    const auto archived = archive(week);
    VERIFY_RESULT(archived);
    QVERIFY(archived->manifest.fingerprint.hashedBy() == RowHash::Record);
    auto inside = m_server.open(week.name);
    ArchiveManifest manifest = archived->manifest;
    const auto texts = readFingerprint(inside, {}, RowHash::Text);
    VERIFY_RESULT(texts);
    manifest.fingerprint.tables = texts->tables;
    QVERIFY(manifest.fingerprint.hashedBy() == RowHash::Text);
    VERIFY_RESULT(writeManifest(archived->file, manifest));
    VERIFY_RESULT(verifyArchive(archived->file, m_server.options()));
    const QByteArray digest = manifest.fingerprint.digest();
    manifest.fingerprint.tables[0].hash = "1.2";
    VERIFY_RESULT(writeManifest(archived->file, manifest));
    QVERIFY(!verifyArchive(archived->file, m_server.options()));
    auto session = m_server.open(); // and the log has the digest of the hashes of before
    WeekServer::run(session,
                    "SET session_replication_role = replica; UPDATE weekglass.week_log SET detail = "
                    "jsonb_set(detail, '{digest}', '\""
                        + digest + "\"') WHERE week = '" + week.name.toUtf8() + "' AND detail ? 'digest'");
    const auto plan = planDrop(m_server.options(), week.name);
    QVERIFY(plan && !plan->needsOverride());
    inside = m_server.open();
    VERIFY_RESULT(
        dropWeek(m_server.options(), week, {.typed = plan->week.confirmation(), .hash = plan->hash}));
}

void TestArchive::fingerprintSees_data()
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
void TestArchive::fingerprintSees()
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

/// The dump is whole, but not of what the manifest says.
void TestArchive::otherContentIsNotVerified()
{
    const auto week = m_server.newDatabase(name("_changed"));
    auto inside = m_server.open(week.name);
    WeekServer::run(inside, "UPDATE public.players SET f = f + 1e-12 WHERE id = 7");
    const auto archived = archive(week);
    VERIFY_RESULT(archived);
    ArchiveManifest manifest = m_archive.manifest;
    manifest.sha256 = archived->manifest.sha256;
    VERIFY_RESULT(writeManifest(archived->file, manifest));
    const auto verified = verifyArchive(archived->file, m_server.options());
    QVERIFY(!verified);
    QVERIFY2(verified.error().message.contains(QLatin1String("not what was archived")),
             qPrintable(verified.error().text()));
    QVERIFY(!manifest.verifiedAt.isEmpty() && readManifest(archived->file)->verifiedAt.isEmpty());
}

/// A role that row-level security binds must not make an archive that lacks rows.
void TestArchive::hiddenRowsAreRefused()
{
    auto session = m_server.open();
    const QByteArray role = WeekServer::prefix().toUtf8() + "_bound";
    WeekServer::run(session, "CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
    VERIFY_RESULT(ensureLog(session));
    WeekServer::run(session,
                    "GRANT USAGE ON SCHEMA weekglass TO " + role
                        + "; GRANT SELECT, INSERT ON weekglass.week_log TO " + role);
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
void TestArchive::rowsHiddenFromTheOwner()
{
    auto session = m_server.open();
    const QByteArray role = WeekServer::prefix().toUtf8() + "_forced";
    WeekServer::run(session, "CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
    VERIFY_RESULT(ensureLog(session));
    WeekServer::run(session,
                    "GRANT USAGE ON SCHEMA weekglass TO " + role
                        + "; GRANT SELECT, INSERT ON weekglass.week_log TO " + role);
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

void TestArchive::largeObjects()
{
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
void TestArchive::untrustedExtensions()
{
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

/// Whoever keeps the dump waiting is named.
void TestArchive::lockedTable()
{
    const auto week = m_server.newDatabase(name("_locked"));
    auto holder = m_server.open(week.name);
    const QString pid = WeekServer::ask(holder, "SELECT pg_backend_pid()");
    WeekServer::run(holder, "BEGIN; LOCK TABLE public.players IN ACCESS EXCLUSIVE MODE");
    const auto refused = archive(week);
    QVERIFY(!refused);
    QVERIFY2(refused.error().advice.contains(QStringLiteral("process ") + pid),
             qPrintable(refused.error().text()));
}

/// The fingerprint is of the snapshot that was dumped, however many rows come meanwhile.
void TestArchive::extensionsOfManyWeeks_data()
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
void TestArchive::extensionsOfManyWeeks()
{
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
void TestArchive::extensionsDoNotReachOut()
{
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

void TestArchive::writersMeanwhile()
{
    const auto week = m_server.newDatabase(name("_live"));
    std::stop_source stop;
    std::atomic<int> written = 0;
    auto writing = std::async(std::launch::async, [&] {
        auto session = m_server.open(week.name);
        for (; !stop.stop_requested(); ++written)
            WeekServer::run(session, "INSERT INTO public.players (t) VALUES ('meanwhile')");
    });
    ArchiveOptions watched = options();
    watched.onProgress = [&written](const QString& step) {
        if (!step.startsWith(QLatin1String("Dumping")))
            return;
        const int before = written; // the snapshot is taken by now
        QTRY_VERIFY_WITH_TIMEOUT(written > before + 10, Patience);
    };
    const auto archived = archiveWeek(m_server.options(), week, m_server.options(), watched);
    stop.request_stop();
    writing.get();
    VERIFY_RESULT(archived);
    QVERIFY(archived->isVerified());
    QVERIFY(archived->manifest.fingerprint.rows() < 2051 + written);
    const auto plan = planDrop(m_server.options(), week.name);
    const auto refused =
        dropWeek(m_server.options(), week, {.typed = plan->week.confirmation(), .hash = plan->hash});
    QVERIFY(!refused && refused.error().message.contains(QLatin1String("changed since it was archived")));
    auto open = m_server.open(week.name); // and it is open again
    QCOMPARE(WeekServer::ask(open, "SELECT count(*) FROM public.players"), QString::number(50 + written));
}

void TestArchive::stoppedLeavesNothing()
{
    const auto week = m_server.newDatabase(name("_stopped"));
    auto session = m_server.open();
    const auto files = QDir(m_folder.path()).entryList(QDir::Files).size();
    for (const char* until : {"Dumping", "fingerprint"}) {
        std::stop_source stop;
        ArchiveOptions stopping = options();
        stopping.stop = stop.get_token();
        stopping.onProgress = [&](const QString& step) {
            if (step.contains(QLatin1String(until)))
                stop.request_stop();
        };
        const auto stopped = archiveWeek(m_server.options(), week, m_server.options(), stopping);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), files);
    }
    std::stop_source stop; // while restoring: the dump stays, not verified
    ArchiveOptions stopping = options();
    stopping.stop = stop.get_token();
    stopping.onProgress = [&](const QString& step) {
        if (step.contains(QLatin1String("Restoring")))
            stop.request_stop();
    };
    QVERIFY(!archiveWeek(m_server.options(), week, m_server.options(), stopping));
    QCOMPARE(leftOver(), QStringLiteral("0"));
    QVERIFY(!*knownArchive(session, week));
    QTRY_COMPARE_WITH_TIMEOUT(
        WeekServer::ask(session, "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'pg_%'"),
        QStringLiteral("0"), Patience);
}

void TestArchive::killedRestoreIsCleanedUp()
{
    auto session = m_server.open();
    // what a killed program leaves: a database and a role of such a name, and nobody who holds its lock
    WeekServer::run(session, "CREATE ROLE weekglass_scratch_0123456789ab");
    WeekServer::run(session,
                    "CREATE DATABASE weekglass_scratch_0123456789ab OWNER weekglass_scratch_0123456789ab");
    VERIFY_RESULT(verifyArchive(m_archive.file, m_server.options()));
    QCOMPARE(leftOver(), QStringLiteral("0"));
}

/// Code in a dump runs while it is restored, as a role that may do nothing.
void TestArchive::hostileDumpHasNoRights()
{
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

void TestArchive::dropNeedsTheArchivedContent()
{
    const auto week = m_server.newDatabase(name("_needs"));
    const auto archived = archive(week);
    VERIFY_RESULT(archived);
    auto inside = m_server.open(week.name); // the plan shows it
    const auto plan = planDrop(m_server.options(), week.name);
    VERIFY_RESULT(plan);
    QVERIFY(plan->archive && !plan->needsOverride());
    const DropConfirmation confirmation {.typed = plan->week.confirmation(), .hash = plan->hash};
    // its file is gone, then damaged: the week stays, and nobody was sent away for that
    const QString away = archived->file + QStringLiteral(".away");
    QVERIFY(QFile::rename(archived->file, away));
    QVERIFY(!dropWeek(m_server.options(), week, confirmation));
    QFile damaged(archived->file);
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("PGDMP") == 5);
    damaged.close();
    const auto refused = dropWeek(m_server.options(), week, confirmation);
    QVERIFY(!refused && refused.error().message.contains(QLatin1String("damaged")));
    QVERIFY(damaged.remove() && QFile::rename(away, archived->file));
    QCOMPARE(WeekServer::ask(inside, "SELECT count(*) FROM public.players"), QStringLiteral("50"));
    VERIFY_RESULT(dropWeek(m_server.options(), week, confirmation));
    auto session = m_server.open();
    QVERIFY(!AdminDatabases::exists(session, week.name));
}

/// What /proc shows of a program while it runs has no password in it.
void TestArchive::passwordIsInNoArgument()
{
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

QTEST_GUILESS_MAIN(TestArchive)
#include "tst_archive.moc"
