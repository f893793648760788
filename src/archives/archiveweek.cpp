#include "archives/archiveweek.h"

#include "archives/archivefolder.h"
#include "archives/text.h"
#include "base/files.h"
#include "base/servertime.h"
#include "base/unfinishedfiles.h"
#include "base/utf8.h"
#include "localserver/installation.h"
#include "migrations/migrationplan.h"
#include "pg/cluster.h"
#include "pg/lockholders.h"
#include "pg/transaction.h"
#include "scratch/clientprogram.h"
#include "scratch/restoredump.h"
#include "weeks/databasefacts.h"
#include "json/strings.h"

#include <QDateTime>
#include <QFileInfo>
#include <QStorageInfo>

#include <thread>

namespace Weekglass {

namespace {

using Pg::Sql;

/// A dump is packed, but hardly to less than a tenth of the database.
Result<void> checkSpace(const QString& folder, const std::optional<qint64>& databaseBytes)
{
    constexpr qint64 packed = 10;
    const QStorageInfo disk(folder);
    if (!databaseBytes || !disk.isValid() || disk.bytesAvailable() >= *databaseBytes / packed)
        return {};
    return Error {.kind = Error::Kind::Io,
                  .message =
                      Text::tr("The disk is too full for the archive: %1 bytes are free, and the database "
                               "has %2.")
                          .arg(disk.bytesAvailable())
                          .arg(*databaseBytes),
                  .where = folder,
                  .advice = Text::tr("Free some space, or choose another folder.")};
}

/// The week while it is dumped: one session holds the snapshot that the dump and the fingerprint see.
class Dumper
{
public:
    Dumper(const Pg::ConnectOptions& server, const WeekIdentity& week, const Pg::ConnectOptions& scratch,
           const ArchiveOptions& options)
        : m_server(server)
        , m_scratch(scratch)
        , m_week(week)
        , m_options(options)
    {
        m_server.database = week.name.toUtf8();
    }

    /// Only looks whether run() has all that it needs.
    Result<void> check();
    Result<Archive> run();
    /// The error of either; who has the lock that it waited for in vain.
    Error explained(Error error);

private:
    Result<void> begin();
    /// A snapshot is one node's. Over several nodes there is one state only while nobody writes.
    Result<void> holdNodes();
    /// For pg_dump: without the extension, so that its tables are restored as ordinary ones.
    Result<void> leaveOutCitus();
    Result<void> describe(Pg::Session& session);
    Result<void> checkRows(Pg::Session& session) const;
    Result<void> tryScratch() const;
    Result<void> dumpAndWeigh(Pg::Session& session, const QString& path, const QByteArray& snapshot);
    Result<void> dump(const QString& path, const QByteArray& snapshot, const std::stop_token& stop) const;
    Result<void> finishManifest(Pg::Session& session, const QString& path);
    void tell(const QString& text) const
    {
        if (m_options.onProgress)
            m_options.onProgress(text);
    }
    Pg::Call call() const { return {.stop = m_options.stop}; }

    Pg::ConnectOptions m_server;
    const Pg::ConnectOptions& m_scratch;
    const WeekIdentity& m_week;
    const ArchiveOptions& m_options;
    ClientTools m_tools;
    ArchiveManifest m_manifest;
    QString m_folder;
    QStringList m_extensions; // that are dumped, as arguments; empty: all
    std::optional<Pg::Session> m_session;
    std::optional<Pg::Transaction> m_transaction; // holds the snapshot
};

/// Opens the snapshot and finds out whatever could forbid the dump.
Result<void> Dumper::begin()
{
    auto session = openForWork(m_server, m_week.name, m_options.stop);
    if (!session)
        return session.error();
    m_session.emplace(*std::move(session));
    if (auto same = verifyIdentity(*m_session, m_week); !same)
        return same.error();
    const auto tools = dumpTools(*m_session, m_scratch, m_options.stop);
    if (!tools)
        return tools.error();
    m_tools = *tools;
    const auto folder = archiveFolder(m_options.folder);
    if (!folder)
        return folder.error();
    m_folder = *folder;
    auto transaction = Pg::Transaction::begin(*m_session, Pg::Transaction::Access::Snapshot, call());
    if (!transaction)
        return transaction.error();
    m_transaction.emplace(*std::move(transaction));
    if (auto held = holdNodes(); !held)
        return held.error();
    if (auto set = setForWholeRead(*m_session); !set)
        return set.error();
    if (auto described = describe(*m_session); !described)
        return described.error();
    return checkRows(*m_session);
}

Result<void> Dumper::holdNodes()
{
    const auto tables = Pg::distributedTables(*m_session, call());
    if (!tables || tables->empty())
        return tables ? Result<void>() : tables.error();
    Sql names;
    for (const Pg::DistributedTable& table : *tables)
        names += (names.isEmpty() ? Sql() : Sql(", ")) + *Sql::trusted(table.name);
    tell(Text::tr("Holding the writers of %n distributed table(s) until the dump is done", nullptr,
                  static_cast<int>(tables->size())));
    if (auto held = m_session->script(Sql("LOCK TABLE ") + names + Sql(" IN SHARE MODE"), call()); !held)
        return held;
    return leaveOutCitus();
}

Result<void> Dumper::leaveOutCitus()
{
    const auto others = m_session->query(Sql("SELECT x.extname FROM pg_catalog.pg_extension AS x WHERE "
                                             "x.extname NOT LIKE 'citus%' ORDER BY 1"),
                                         {}, call());
    if (!others)
        return others.error();
    for (const auto& row : others->rows)
        m_extensions << QStringLiteral("--extension=\"%1\"").arg(Pg::textOf(row[0]));
    return {};
}

Result<void> Dumper::check()
{
    if (auto begun = begin(); !begun)
        return begun;
    return tryScratch();
}

Result<Archive> Dumper::run()
{
    if (auto begun = begin(); !begun)
        return begun.error();
    if (!m_manifest.needs.extensions.isEmpty()) {
        if (auto possible = tryScratch(); !possible)
            return possible.error();
    }
    // pg_dump and its session have to share the processors with the fingerprint: one of its own is enough
    if (auto alone = m_session->script(Sql("SET LOCAL max_parallel_workers_per_gather = 0"), call()); !alone)
        return alone.error();
    const auto snapshot = m_session->query(Sql("SELECT pg_catalog.pg_export_snapshot()"), {}, call());
    if (!snapshot)
        return snapshot.error();
    (void)cleanFolder(m_folder, Cleaning::Remove);
    const QString path = m_folder + QLatin1Char('/') + fileNameOf(m_week.name) + QLatin1Char('_')
        + fileStamp() + QStringLiteral(".dump");
    auto file = PrivateFile::create(path);
    if (!file)
        return file.error();
    const QString part = file->unfinishedName();
    if (auto dumped = dumpAndWeigh(*m_session, part, snapshot->single().value_or(QByteArray())); !dumped)
        return dumped.error();
    if (auto finished = finishManifest(*m_session, part); !finished)
        return finished.error();
    // the manifest comes first: a dump is there whole and with its manifest, or not at all
    if (auto written = writeManifest(path, m_manifest); !written)
        return written.error();
    if (auto named = file->commit(); !named) {
        QFile::remove(manifestPath(path));
        return named.error();
    }
    if (auto synced = syncFile(path); !synced)
        return synced.error();
    return Archive {.file = path, .manifest = m_manifest, .operation = {}};
}

Error Dumper::explained(Error error)
{
    m_transaction.reset();
    // pg_dump tells what it asked for, and not the server's code
    if (error.sqlState.isEmpty() && error.detail.contains(QLatin1String("LOCK TABLE "))
        && !error.detail.contains(QLatin1String("permission denied")))
        error.sqlState = QStringLiteral("55P03");
    return m_session ? Pg::withLockHolders(*m_session, error) : error;
}

/// All of the manifest that is known before the dump.
Result<void> Dumper::describe(Pg::Session& session)
{
    const auto facts = readDatabaseFacts(session, m_week.name, call());
    if (!facts)
        return facts.error();
    if (auto fits = checkSpace(m_folder, facts->bytes); !fits)
        return fits;
    const auto now = session.query(
        Sql("SELECT pg_catalog.now(), pg_catalog.current_setting('server_version')"), {}, call());
    if (!now)
        return now.error();
    const auto plan = planMigrations(session, GameDefinition(), call());
    if (!plan)
        return plan.error();
    auto sequences = readSequences(session, call());
    if (!sequences)
        return sequences.error();
    const auto rolesSql = Sql::load("catalog/policy_roles.sql");
    const auto roles = rolesSql ? session.query(*rolesSql, {}, call()) : Result<Pg::Table>(rolesSql.error());
    if (!roles)
        return roles.error();
    auto needs = likeWeek(session, *facts, call());
    if (!needs)
        return needs.error();
    if (!m_extensions.isEmpty()) {
        needs->extensions.removeAll(QStringLiteral("citus"));
        needs->extensions.removeAll(QStringLiteral("citus_columnar"));
    }
    for (const auto& row : roles->rows)
        needs->roles << Pg::textOf(row[0]);
    m_manifest.needs = *std::move(needs);
    m_manifest.week = m_week;
    m_manifest.game = m_options.game;
    m_manifest.version = plan->version;
    m_manifest.serverVersion = Pg::textOf(now->rows.front()[1]);
    m_manifest.dumpVersion = m_tools.version;
    m_manifest.takenAt = now->single().value_or(QByteArray());
    m_manifest.sequencesBefore = *std::move(sequences);
    return {};
}

/// A dump that lacks rows, or breaks off at the first table that hides some, is not begun.
Result<void> Dumper::checkRows(Pg::Session& session) const
{
    const auto hidden = session.query(Sql::load("catalog/hidden_tables.sql"), {}, call());
    if (!hidden)
        return hidden.error();
    if (hidden->rows.empty())
        return {};
    QStringList tables;
    QStringList owners;
    bool isForced = false;
    for (const auto& row : hidden->rows) {
        tables << Pg::textOf(row[0]);
        owners << Pg::textOf(row[1]);
        isForced = isForced || !row[1];
    }
    owners.removeDuplicates();
    const QString free = Pg::textOf(hidden->rows.front()[2]);
    return Error {
        .kind = Error::Kind::Sql,
        .message = Text::tr("Your role may not see all rows: row-level security hides some."),
        .where = m_week.name,
        .advice = isForced || owners.size() > 1
            ? Text::tr("Archive it as a role that sees all rows: %1.").arg(free)
            : Text::tr("Archive it as the owner of the tables, %1, or as a role that sees all rows: %2.")
                  .arg(owners.front(), free),
        .detail = tables.join(QStringLiteral(", ")),
        .sqlState = QStringLiteral("42501")};
}

/// Whether the dump could be restored there: rights, locale, extensions. It is tried, since they themselves
/// may refuse.
Result<void> Dumper::tryScratch() const
{
    tell(Text::tr("Checking that the dump can be restored"));
    return ScratchDatabase::make(m_scratch, m_manifest.needs).at(m_week.name);
}

/// The fingerprint is taken from the snapshot that is dumped, while it is dumped. What fails stops the other.
Result<void> Dumper::dumpAndWeigh(Pg::Session& session, const QString& path, const QByteArray& snapshot)
{
    std::stop_source stop;
    const std::stop_callback stopped(m_options.stop, [&stop] { stop.request_stop(); });
    Result<Fingerprint> fingerprint = Fingerprint();
    std::jthread weighing([&] {
        fingerprint = readFingerprint(session, {.stop = stop.get_token()});
        if (!fingerprint)
            stop.request_stop();
    });
    const auto dumped = dump(path, snapshot, stop.get_token());
    if (!dumped)
        stop.request_stop();
    weighing.join();
    const bool isStopped = !fingerprint
        && (m_options.stop.stop_requested() || fingerprint.error().kind == Error::Kind::Cancelled);
    if (!dumped && (fingerprint || isStopped))
        return dumped.error();
    if (!fingerprint)
        return fingerprint.error();
    m_manifest.fingerprint = *std::move(fingerprint);
    return {};
}

Result<void> Dumper::dump(const QString& path, const QByteArray& snapshot, const std::stop_token& stop) const
{
    const auto progress = [this, &path](const QString& line) {
        tell(Text::tr("%1 (%2 bytes so far)").arg(line, QString::number(QFileInfo(path).size())));
    };
    tell(Text::tr("Dumping and fingerprinting the content"));
    return runClientProgram(
        {.program = m_tools.pgDump,
         .arguments =
             QStringList {QStringLiteral("--format=custom"), QStringLiteral("--lock-wait-timeout=10s"),
                          QStringLiteral("--no-password"), QStringLiteral("--verbose"),
                          QStringLiteral("--snapshot=") + fromUtf8(snapshot), QStringLiteral("--file"), path}
             + m_extensions,
         .server = m_server,
         .takesDatabase = true,
         .stop = stop,
         .onLine = progress});
}

/// What is known when the dump is there.
Result<void> Dumper::finishManifest(Pg::Session& session, const QString& path)
{
    auto sequences = readSequences(session, call());
    if (!sequences)
        return sequences.error();
    m_manifest.sequencesAfter = *std::move(sequences);
    const auto sha256 = sha256OfFile(path, m_options.stop);
    if (!sha256)
        return sha256.error();
    m_manifest.sha256 = *sha256;
    m_manifest.bytes = QFileInfo(path).size();
    return {};
}

QByteArray logDetail(const Archive& archive)
{
    const auto quoted = [](const QByteArray& text) { return Json::quoted(QString::fromLatin1(text)); };
    const ArchiveManifest& manifest = archive.manifest;
    return "{\"file\": " + Json::quoted(archive.file) + ", \"bytes\": " + QByteArray::number(manifest.bytes)
        + ", \"rows\": " + QByteArray::number(manifest.fingerprint.rows()) + ", \"sha256\": "
        + quoted(manifest.sha256) + ", \"digest\": " + quoted(manifest.fingerprint.digest()) + '}';
}

}

Result<void> checkArchive(const Pg::ConnectOptions& server, const WeekIdentity& week,
                          const Pg::ConnectOptions& scratch, const ArchiveOptions& options)
{
    Dumper dumper(server, week, scratch, options);
    const auto checked = dumper.check();
    return checked ? checked : Result<void>(dumper.explained(checked.error()));
}

Result<Archive> archiveWeek(const Pg::ConnectOptions& server, const WeekIdentity& week,
                            const Pg::ConnectOptions& scratch, const ArchiveOptions& options)
{
    auto maintenance = openForWork(server, {}, options.stop);
    if (!maintenance)
        return maintenance.error();
    auto operation = LoggedOperation::begin(
        *maintenance, {.kind = QStringLiteral("archive"), .week = week, .by = options.by});
    if (!operation)
        return operation.error();
    std::optional<Dumper> dumper(std::in_place, server, week, scratch, options);
    auto archive = dumper->run();
    if (!archive)
        return operation->failed(dumper->explained(archive.error()));
    dumper.reset(); // its snapshot is needed no longer
    archive->operation = operation->id();
    auto verified = verifyArchive(archive->file, scratch, options.onProgress, options.stop);
    if (!verified) {
        Error error = verified.error();
        error.detail += QString(error.detail.isEmpty() ? QString() : QStringLiteral("\n"))
            + Text::tr("The dump was kept, but it is not verified: %1").arg(archive->file);
        return operation->failed(error);
    }
    archive->manifest = *std::move(verified);
    if (auto written = operation->done(logDetail(*archive)); !written)
        return written.error();
    return archive;
}

}
