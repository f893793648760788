#include "archives/archiveweek.h"
#include "archives/text.h"
#include "pg/transaction.h"
#include "scratch/restoredump.h"
#include "weeks/databasefacts.h"

namespace Weekglass {

namespace {

using Pg::Sql;

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
            lines << Text::tr("The sequence %1 has another value.").arg(restored[i].name);
    }
    if (!isSame)
        lines << Text::tr("Its sequences differ.");
    return lines;
}

bool isOtherVersion(const Pg::Session& session, const ArchiveManifest& manifest)
{
    const int major = majorVersion(manifest.serverVersion);
    return major != 0 && major != session.serverVersion() / 10000;
}

/// What the restored content has to be like, as far as this server writes it in the same way.
Result<Fingerprint> expectedOn(const Pg::Session& session, const ArchiveManifest& manifest)
{
    if (!isOtherVersion(session, manifest))
        return manifest.fingerprint;
    if (!manifest.fingerprint.portableDefinitions.isEmpty())
        return manifest.fingerprint.portable();
    const int major = majorVersion(manifest.serverVersion);
    return Error {
        .kind = Error::Kind::Io,
        .message = Text::tr("An older Weekglass made the archive: its content can be compared on PostgreSQL "
                            "%1 only, and this is %2.")
                       .arg(major)
                       .arg(session.serverVersion() / 10000),
        .advice = Text::tr("Verify it on a server of PostgreSQL %1, or archive the week again.").arg(major)};
}

/// Nothing where all is equal; else what is not, as far as it has a name.
Result<std::optional<QStringList>> compare(Pg::Session& session, const ArchiveManifest& manifest,
                                           const std::stop_token& stop)
{
    const auto expected = expectedOn(session, manifest);
    if (!expected)
        return expected.error();
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::Snapshot);
    if (!transaction)
        return transaction.error();
    if (auto set = setForWholeRead(session); !set)
        return set.error();
    const auto read = readFingerprint(session, {.stop = stop}, expected->hashedBy());
    if (!read)
        return read.error();
    const Fingerprint restored = isOtherVersion(session, manifest) ? read->portable() : *read;
    const auto sequences = readSequences(session, {.stop = stop});
    if (!sequences)
        return sequences.error();
    const QStringList differences =
        expected->differences(restored) + sequenceDifferences(manifest, *sequences);
    if (differences.isEmpty() && restored.digest() == expected->digest())
        return std::optional<QStringList>();
    return std::optional(differences);
}

/// The error of a check that proved the dump wrong: the manifest says no longer that an earlier one did not.
Error refuted(const QString& dump, ArchiveManifest manifest, Error error)
{
    if (manifest.verifiedAt.isEmpty())
        return error;
    manifest.verifiedAt.clear();
    if (auto written = writeManifest(dump, manifest); !written)
        error.detail += QString(error.detail.isEmpty() ? QString() : QStringLiteral("\n"))
            + Text::tr("Its manifest still says that it is verified: %1").arg(written.error().text());
    return error;
}

/// That the file is not there, or cannot be read now, proves nothing.
Result<void> checkFile(const QString& dump, const ArchiveManifest& manifest, const std::stop_token& stop)
{
    auto whole = checkArchiveFile(dump, manifest.sha256, stop);
    return whole || whole.error().kind != Error::Kind::Format
        ? whole
        : Result<void>(refuted(dump, manifest, whole.error()));
}

}

Result<ArchiveManifest> verifyArchive(const QString& dump, const Pg::ConnectOptions& scratch,
                                      const AdminProgress& progress, const std::stop_token& stop)
{
    auto manifest = readManifest(dump);
    if (!manifest)
        return manifest.error();
    tell(progress, Text::tr("Checking the file"));
    if (auto whole = checkFile(dump, *manifest, stop); !whole)
        return whole.error();
    auto database = ScratchDatabase::make(scratch, manifest->needs);
    if (!database)
        return database.error();
    tell(progress, Text::tr("Restoring it into a scratch database"));
    if (const auto restored = restoreDump(dump, database->target(), progress, stop); !restored) {
        // of a whole file that says nothing: there may be no room, or the server may be gone
        const auto whole = checkFile(dump, *manifest, stop);
        const bool isDamaged = !whole && whole.error().kind == Error::Kind::Format;
        return (isDamaged ? whole : restored).error().at(dump);
    }
    database->showAllRows(); // not before: nothing in the dump runs with it
    const auto options = optionsOf(database->target());
    if (!options)
        return options.error();
    auto session = Pg::Session::open(*options, stop);
    if (!session)
        return session.error();
    tell(progress,
         isOtherVersion(*session, *manifest)
             ? Text::tr(
                   "Comparing the content; of views, rules and SQL bodies only the names, as PostgreSQL %1 "
                   "and %2 write queries in different ways")
                   .arg(majorVersion(manifest->serverVersion))
                   .arg(session->serverVersion() / 10000)
             : Text::tr("Comparing the content"));
    const auto differences = compare(*session, *manifest, stop);
    if (!differences)
        return differences.error().at(dump);
    if (*differences)
        return refuted(
            dump, *manifest,
            {.kind = Error::Kind::Format,
             .message = Text::tr("The restored archive differs from the week, so it is not verified."),
             .where = dump,
             .advice = Text::tr("Archive the week again."),
             .detail = (*differences)->join(QLatin1Char('\n'))});
    const auto now =
        session->query(Sql("SELECT pg_catalog.timezone('UTC', pg_catalog.now())::text || '+00'"));
    if (!now)
        return now.error();
    manifest->verifiedAt = now->single().value_or(QByteArray());
    if (auto written = writeManifest(dump, *manifest); !written)
        return written.error();
    return manifest;
}

}
