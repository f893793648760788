#include "admin/archiveweek.h"
#include "admin/databasefacts.h"
#include "pg/transaction.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

using Pg::Sql;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ArchiveWeek)
};

void tell(const AdminProgress& progress, const QString& text)
{
    if (progress)
        progress(text);
}

/// A sequence may have moved while the dump was written, but not beyond where it was afterwards.
QStringList sequenceDifferences(const ArchiveManifest& manifest,
                                const std::vector<SequencePosition>& restored)
{
    QStringList lines;
    const auto& first = manifest.sequencesBefore;
    const auto& last = manifest.sequencesAfter;
    const bool isSame = first.size() == restored.size() && last.size() == restored.size();
    for (std::size_t i = 0; isSame && i < restored.size(); ++i) {
        const bool isKnown = first[i].name == restored[i].name && last[i].name == restored[i].name;
        if (!isKnown || restored[i].reach() < first[i].reach() || restored[i].reach() > last[i].reach())
            lines << Text::tr("The sequence %1 stands at another place.").arg(restored[i].name);
    }
    if (!isSame)
        lines << Text::tr("It has other sequences.");
    return lines;
}

Result<void> compare(Pg::Session& session, const ArchiveManifest& manifest, const QString& dump,
                     const std::stop_token& stop)
{
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::Snapshot);
    if (!transaction)
        return transaction.error();
    if (auto set = setForWholeRead(session); !set)
        return set;
    const auto restored = readFingerprint(session, {.stop = stop});
    if (!restored)
        return restored.error();
    const auto sequences = readSequences(session, {.stop = stop});
    if (!sequences)
        return sequences.error();
    const QStringList differences =
        manifest.fingerprint.differences(*restored) + sequenceDifferences(manifest, *sequences);
    if (differences.isEmpty() && restored->digest() == manifest.fingerprint.digest())
        return {};
    return Error {.kind = Error::Kind::Format,
                  .message =
                      Text::tr("What the archive restores to is not what was archived: it is not verified."),
                  .where = dump,
                  .advice = Text::tr("Archive the week again."),
                  .detail = differences.join(QLatin1Char('\n'))};
}

/// The reader may look at every table, whatever schema it is in.
Result<void> letRead(Pg::Session& inside, const Sql& reader)
{
    const auto sql = Sql::load(QStringLiteral("catalog/schemas.sql"));
    if (!sql)
        return sql.error();
    const auto schemas = inside.query(*sql);
    if (!schemas)
        return schemas.error();
    for (const auto& row : schemas->rows) {
        const auto schema = Sql::trusted(row[0].value_or(QByteArray())); // quoted by the server
        if (!schema)
            return schema.error();
        const auto granted =
            inside.script(Sql("GRANT USAGE ON SCHEMA ") + *schema + Sql(" TO ") + reader
                          + Sql("; GRANT SELECT ON ALL TABLES IN SCHEMA ") + *schema + Sql(" TO ") + reader);
        if (!granted)
            return granted;
    }
    return {};
}

/// Takes everything from the owner but the ownership, and lets the reader in.
Result<void> makeReadOnly(Pg::Session& maintenance, const RestoreTarget& target,
                          const RestoreTarget& readerTarget)
{
    const auto database = Sql::identifier(target.database);
    const auto owner = Sql::identifier(target.role);
    const auto reader = Sql::identifier(readerTarget.role);
    const auto password = Sql::literal(readerTarget.password);
    for (const auto* part : {&database, &owner, &reader, &password}) {
        if (!*part)
            return part->error();
    }
    auto inside = openDatabase(target.server, target.database);
    if (!inside)
        return inside.error();
    // policies of the archive are for players; who opens an archive looks at all of it
    auto done = maintenance.script(
        Sql("CREATE ROLE ") + *reader + Sql(" LOGIN BYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ")
        + *password + Sql("; GRANT CONNECT ON DATABASE ") + *database + Sql(" TO ") + *reader
        + Sql("; ALTER ROLE ") + *owner + Sql(" NOLOGIN; ALTER DATABASE ") + *database
        + Sql(" SET default_transaction_read_only = on"));
    return done ? letRead(*inside, *reader) : done;
}

}

Result<ArchiveManifest> verifyArchive(const QString& dump, const Pg::ConnectOptions& scratch,
                                      const AdminProgress& progress, const std::stop_token& stop)
{
    auto manifest = readManifest(dump);
    if (!manifest)
        return manifest.error();
    tell(progress, Text::tr("Checking the file"));
    if (auto whole = checkArchiveFile(dump, manifest->sha256, stop); !whole)
        return whole.error();
    auto database = ScratchDatabase::make(scratch, *manifest);
    if (!database)
        return database.error();
    tell(progress, Text::tr("Restoring it into a scratch database"));
    if (auto restored = restoreDump(dump, database->target(), progress, stop); !restored)
        return restored.error().at(dump);
    tell(progress, Text::tr("Comparing the content"));
    const auto options = optionsOf(database->target());
    if (!options)
        return options.error();
    auto session = Pg::Session::open(*options, stop);
    if (!session)
        return session.error();
    if (auto same = compare(*session, *manifest, dump, stop); !same)
        return same.error();
    const auto now =
        session->query(Sql("SELECT pg_catalog.timezone('UTC', pg_catalog.now())::text || '+00'"));
    if (!now)
        return now.error();
    manifest->verifiedAt = now->single().value_or(QByteArray());
    if (auto written = writeManifest(dump, *manifest); !written)
        return written.error();
    return manifest;
}

Result<OpenedArchive> openArchive(const QString& dump, const Pg::ConnectOptions& server,
                                  const AdminProgress& progress, const std::stop_token& stop)
{
    const auto manifest = readManifest(dump);
    if (!manifest)
        return manifest.error();
    tell(progress, Text::tr("Checking the file"));
    if (auto whole = checkArchiveFile(dump, manifest->sha256, stop); !whole)
        return whole.error();
    auto maintenance = openDatabase(server, {}, stop);
    if (!maintenance)
        return maintenance.error();
    const QString name = manifest->week.name;
    const auto lock = WeekLock::take(*maintenance, name, std::chrono::seconds(10), {.stop = stop});
    if (!lock)
        return lock.error();
    if (const auto there = readDatabaseFacts(*maintenance, name);
        there || there.error().sqlState != QLatin1String("3D000"))
        return there ? Error {.kind = Error::Kind::Sql,
                              .message = Text::tr("There is a database of this name on that server already."),
                              .where = name,
                              .advice = Text::tr("Drop it there, or open the archive on another server."),
                              .sqlState = QStringLiteral("42P04")}
                     : there.error();
    const QString suffix = QString::fromLatin1(newPassword()).left(12);
    const RestoreTarget target {.server = server,
                                .database = name,
                                .role = QStringLiteral("weekglass_archive_") + suffix,
                                .password = newPassword()};
    RestoreTarget reader = target;
    reader.role = QStringLiteral("weekglass_reader_") + suffix;
    reader.password = newPassword();
    tell(progress, Text::tr("Restoring it"));
    auto done = makeRestoreTarget(*maintenance, target, *manifest);
    if (done)
        done = restoreDump(dump, target, progress, stop);
    if (done)
        done = makeReadOnly(*maintenance, target, reader);
    if (!done) {
        (void)dropRestoreTarget(*maintenance, target);
        return done.error();
    }
    const auto options = optionsOf(reader);
    if (!options)
        return options.error();
    return OpenedArchive {.database = name, .conninfo = options->conninfo + " password=" + options->password};
}

}
