#include "partitions/partitionarchive.h"

#include "archives/archivefolder.h"
#include "base/files.h"
#include "base/plural.h"
#include "base/servertime.h"
#include "localserver/installation.h"
#include "partitions/text.h"
#include "pg/transaction.h"
#include "scratch/clientprogram.h"
#include "scratch/restoredump.h"
#include "weeks/databasefacts.h"
#include "json/strings.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace Weekglass {

namespace {

using Pg::Sql;

class PartitionDumper
{
public:
    explicit PartitionDumper(const PartitionRequest& request, const QString& partition = {})
        : m_request(request)
    {
        m_archive.partition = partition;
    }

    /// Only looks whether run() has all that it needs.
    Result<void> check();
    Result<PartitionArchive> run();

private:
    Result<void> begin();
    Result<void> dump();
    Result<QStringList> arguments(Pg::Session& session);
    Result<void> prove() const;
    Result<void> keep();
    void tell(const QString& text) const
    {
        if (m_request.onProgress)
            m_request.onProgress(text);
    }
    Pg::Call call() const { return {.stop = m_request.stop}; }

    const PartitionRequest& m_request;
    PartitionArchive m_archive;
    QString m_folder;
    QString m_dump; // the file until it is proved
    ClientTools m_tools;
    DatabaseNeeds m_like; // what the scratch database has to be like
    std::optional<Pg::Session> m_session;
};

/// Opens the session and finds out whatever could forbid the dump.
Result<void> PartitionDumper::begin()
{
    if (!m_request.scratch)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("There is no server on which the dump could be verified."),
                      .where = m_archive.partition,
                      .advice = Text::tr("Start the private server, or verify on the week's own.")};
    const auto folder = archiveFolder(m_request.archiveFolder);
    if (!folder)
        return folder.error();
    m_folder = *folder;
    auto session = openForWork(m_request.server, m_request.week.name, m_request.stop);
    if (!session)
        return session.error();
    m_session.emplace(*std::move(session));
    const auto tools = dumpTools(*m_session, *m_request.scratch, m_request.stop);
    if (!tools)
        return tools.error();
    m_tools = *tools;
    if (auto same = verifyIdentity(*m_session, m_request.week); !same)
        return same;
    const auto facts = readDatabaseFacts(*m_session, m_request.week.name, call());
    if (!facts)
        return facts.error();
    auto like = likeWeek(*m_session, *facts, call());
    if (!like)
        return like.error();
    m_like = *std::move(like);
    return {};
}

Result<void> PartitionDumper::check()
{
    if (auto begun = begin(); !begun)
        return begun;
    return ScratchDatabase::make(*m_request.scratch, m_like);
}

Result<PartitionArchive> PartitionDumper::run()
{
    if (auto begun = begin(); !begun)
        return begun.error();
    m_archive.file = m_folder + QLatin1Char('/') + fileNameOf(m_request.week.name) + QLatin1Char('_')
        + fileNameOf(m_archive.partition) + QLatin1Char('_') + fileStamp() + QStringLiteral(".dump");
    auto file = PrivateFile::create(m_archive.file);
    if (!file)
        return file.error();
    m_dump = file->unfinishedName();
    auto done = dump();
    if (done)
        done = prove();
    if (done)
        done = file->commit();
    if (!done)
        return done.error().at(m_archive.partition);
    if (auto kept = keep(); !kept) {
        QFile::remove(m_archive.file);
        return kept.error().at(m_archive.partition);
    }
    return m_archive;
}

/// The rows are hashed in the snapshot that is dumped.
Result<void> PartitionDumper::dump()
{
    auto transaction = Pg::Transaction::begin(*m_session, Pg::Transaction::Access::Snapshot, call());
    if (!transaction)
        return transaction.error();
    if (auto set = setForWholeRead(*m_session); !set)
        return set;
    auto rows = readTableRows(*m_session, m_archive.partition, call());
    if (!rows)
        return rows.error();
    m_archive.rows = *std::move(rows);
    const auto options = arguments(*m_session);
    if (!options)
        return options.error();
    tell(Text::tr("Dumping %1").arg(m_archive.partition));
    auto server = m_request.server;
    server.database = m_request.week.name.toUtf8();
    return runClientProgram({.program = m_tools.pgDump,
                             .arguments = *options,
                             .server = server,
                             .takesDatabase = true,
                             .stop = m_request.stop,
                             .onLine = m_request.onProgress});
}

Result<QStringList> PartitionDumper::arguments(Pg::Session& session)
{
    const auto snapshot = session.query(Sql("SELECT pg_catalog.pg_export_snapshot()"), {}, call());
    const auto sql = Sql::load("catalog/content_tables.sql");
    if (!snapshot || !sql)
        return snapshot ? sql.error() : snapshot.error();
    const auto tables = session.query(*sql, {}, call());
    if (!tables)
        return tables.error();
    QStringList list {
        QStringLiteral("--format=custom"), QStringLiteral("--lock-wait-timeout=10s"),
        QStringLiteral("--no-password"),   QStringLiteral("--snapshot=") + Pg::textOf(snapshot->single()),
        QStringLiteral("--file"),          m_dump};
    for (const auto& row : tables->rows) {
        const QString name = Pg::textOf(row[0]);
        if (name != m_archive.partition) // a quoted name as the server writes it is a pattern for itself
            list << QStringLiteral("--exclude-table-data=") + name;
    }
    return list;
}

/// Without keys and indexes: the rows that they point to are not in the dump.
Result<void> PartitionDumper::prove() const
{
    auto database = ScratchDatabase::make(*m_request.scratch, m_like);
    if (!database)
        return database.error();
    tell(Text::tr("Restoring it into a scratch database"));
    if (auto restored = restoreDump(m_dump, database->target(), m_request.onProgress, m_request.stop,
                                    {QStringLiteral("--section=pre-data"), QStringLiteral("--section=data")});
        !restored)
        return restored;
    const auto options = optionsOf(database->target());
    if (!options)
        return options.error();
    auto session = Pg::Session::open(*options, m_request.stop);
    if (!session)
        return session.error();
    auto transaction = Pg::Transaction::begin(*session, Pg::Transaction::Access::Snapshot, call());
    if (!transaction)
        return transaction.error();
    if (auto set = setForWholeRead(*session); !set)
        return set;
    const auto rows = readTableRows(*session, m_archive.partition, call());
    if (!rows)
        return rows.error();
    if (*rows == m_archive.rows)
        return {};
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("The restored dump differs from the partition; nothing is dropped."),
                  .where = m_archive.partition,
                  .advice = Text::tr("Try again."),
                  .detail = Text::tr("%1 row(s), not %2.", nullptr, pluralOf(rows->rows))
                                .arg(QString::number(rows->rows), QString::number(m_archive.rows.rows))};
}

Result<void> PartitionDumper::keep()
{
    const auto sha256 = sha256OfFile(m_archive.file, m_request.stop);
    if (!sha256)
        return sha256.error();
    m_archive.sha256 = *sha256;
    m_archive.bytes = QFileInfo(m_archive.file).size();
    if (auto synced = syncFile(m_archive.file); !synced)
        return synced;
    return writePrivateFile(m_archive.file + QStringLiteral(".json"), partitionArchiveJson(m_archive) + '\n');
}

}

QByteArray partitionArchiveJson(const PartitionArchive& archive)
{
    const auto quoted = [](const QByteArray& text) { return Json::quoted(QString::fromLatin1(text)); };
    return "{\"partition\": " + Json::quoted(archive.partition) + ", \"file\": " + Json::quoted(archive.file)
        + ", \"bytes\": " + QByteArray::number(archive.bytes) + ", \"sha256\": " + quoted(archive.sha256)
        + ", \"rows\": " + QByteArray::number(archive.rows.rows) + ", \"hash\": " + quoted(archive.rows.hash)
        + '}';
}

std::optional<PartitionArchive> partitionArchiveOf(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto text = [&object](const char* key) { return object[QLatin1String(key)].toString(); };
    PartitionArchive archive;
    archive.partition = archive.rows.name = text("partition");
    archive.file = text("file");
    archive.sha256 = text("sha256").toLatin1();
    archive.bytes = object[QLatin1String("bytes")].toInteger();
    archive.rows.rows = object[QLatin1String("rows")].toInteger();
    archive.rows.hash = text("hash").toLatin1();
    if (archive.partition.isEmpty() || archive.file.isEmpty())
        return std::nullopt;
    return archive;
}

Result<void> checkPartitionArchive(const PartitionRequest& request)
{
    return PartitionDumper(request).check();
}

Result<PartitionArchive> archivePartition(const PartitionRequest& request, const QString& partition)
{
    return PartitionDumper(request, partition).run();
}

}
