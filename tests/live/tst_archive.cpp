#include "archivetest.h"
#include "dumptools.h"
#include "patience.h"

#include <QDir>
#include <QRandomGenerator>

#include <atomic>
#include <future>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// How archives are made and verified, and what takes their proof away.
class TestArchive : public ArchiveTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        startServer();
        SKIP_WITHOUT_DUMP();
    }
    void archivedAndVerified();
    void hostileNames_data();
    void hostileNames();
    void damagedIsNeverVerified();
    void damagedSinceIsVerifiedNoMore();
    void archiveOfBeforeIsVerified();
    void otherContentIsNotVerified();
    void comparedOnAnotherVersion();
    void lockedTable();
    void writersMeanwhile();
    void stoppedLeavesNothing();
    void killedRestoreIsCleanedUp();
    void dropNeedsTheArchivedContent();

private:
    WeekIdentity m_week; // of the first test, and its archive
    Archive m_archive;
};

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
    QVERIFY2(verified.error().message.contains(QLatin1String("differs from the week")),
             qPrintable(verified.error().text()));
    QVERIFY(!manifest.verifiedAt.isEmpty() && readManifest(archived->file)->verifiedAt.isEmpty());
}

/// Servers of different versions write the same view in different ways.
void TestArchive::comparedOnAnotherVersion()
{
    const QString copy = m_folder.filePath(QStringLiteral("version.dump"));
    QVERIFY(QFile::copy(m_archive.file, copy));
    ArchiveManifest manifest = m_archive.manifest;
    manifest.serverVersion = QStringLiteral("9.6");
    manifest.fingerprint.definitions = "as another version writes them";
    VERIFY_RESULT(writeManifest(copy, manifest));
    QStringList steps;
    VERIFY_RESULT(verifyArchive(copy, m_server.options(), [&steps](const QString& step) { steps << step; }));
    QVERIFY(!steps.filter(QStringLiteral("only the names")).isEmpty());
    const QByteArray portable = std::exchange(manifest.fingerprint.portableDefinitions, "x");
    VERIFY_RESULT(writeManifest(copy, manifest));
    const auto refuted = verifyArchive(copy, m_server.options());
    QVERIFY(!refuted);
    QVERIFY2(refuted.error().detail.contains(QLatin1String("definitions")),
             qPrintable(refuted.error().text()));
    manifest.fingerprint.portableDefinitions.clear(); // older archives have none
    VERIFY_RESULT(writeManifest(copy, manifest));
    const auto older = verifyArchive(copy, m_server.options());
    QVERIFY(!older);
    QVERIFY2(older.error().advice.contains(QLatin1String("PostgreSQL 9")), qPrintable(older.error().text()));
    QVERIFY(!readManifest(copy)->verifiedAt.isEmpty()); // that proves nothing
    manifest.fingerprint.portableDefinitions = portable;
    manifest.fingerprint.tables[0].rows += 1;
    VERIFY_RESULT(writeManifest(copy, manifest));
    QVERIFY(!verifyArchive(copy, m_server.options()));
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

QTEST_GUILESS_MAIN(TestArchive)
#include "tst_archive.moc"
