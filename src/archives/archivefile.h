#pragma once

#include "archives/fingerprint.h"
#include "scratch/scratchdatabase.h"
#include "weeks/weekidentity.h"

#include <stop_token>

namespace Weekglass {

/// What is known of a dump; kept as JSON in a file beside it.
struct ArchiveManifest
{
    WeekIdentity week;
    QString game; ///< id; empty: of no game
    QString version; ///< of the schema when it was dumped; empty: none
    QString serverVersion; ///< e.g. "15.20"
    QString dumpVersion; ///< of pg_dump
    DatabaseNeeds needs;
    QByteArray takenAt; ///< time of the snapshot, as the server writes it (UTC)
    qint64 bytes = 0; ///< of the dump
    QByteArray sha256; ///< of the dump
    Fingerprint fingerprint;
    std::vector<SequencePosition> sequencesBefore; ///< read when the dump began
    std::vector<SequencePosition> sequencesAfter; ///< and when it was done
    QByteArray verifiedAt; ///< empty: never
};

/// 15 of "15.20"; 0: it says none.
int majorVersion(const QString& version);

QByteArray manifestJson(const ArchiveManifest& manifest);
/// The manifest beside a dump.
QString manifestPath(const QString& dump);
Result<ArchiveManifest> readManifest(const QString& dump);
Result<void> writeManifest(const QString& dump, const ArchiveManifest& manifest);

/// A name for files: whatever could mean something in a path becomes %XX.
QString fileNameOf(const QString& database);

Result<QByteArray> sha256OfFile(const QString& path, const std::stop_token& stop = {});
/// An error unless the file is there and has this SHA-256.
Result<void> checkArchiveFile(const QString& path, const QByteArray& sha256,
                              const std::stop_token& stop = {});
/// Writes what the system holds of the file, and of its folder's list, to the disk.
Result<void> syncFile(const QString& path);

}
