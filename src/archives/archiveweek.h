#pragma once

#include "archives/archivefile.h"
#include "scratch/scratchdatabase.h"
#include "weeks/operationslog.h"

namespace Weekglass {

struct ArchiveOptions
{
    QString folder = {}; ///< where the dump goes; empty: "archives" in the folder of the program's data
    QString game = {}; ///< id, for the manifest
    AdminBy by = {};
    AdminProgress onProgress = {}; ///< what is being done, and how many bytes there are
    std::stop_token stop = {};
};

/// A dump with its manifest.
struct Archive
{
    QString file;
    ArchiveManifest manifest;
    QByteArray operation; ///< in the log

    bool isVerified() const { return !manifest.verifiedAt.isEmpty(); }
};

/// Dumps the week with the pg_dump of its server's version, takes the fingerprint of its content in the same
/// snapshot, restores the dump into a scratch database on @p scratch, and compares. Only if all is equal the
/// archive is verified and stands as such in the log; else the error says what is wrong, and the dump stays,
/// not verified. A dump that was stopped or failed leaves no file.
Result<Archive> archiveWeek(const Pg::ConnectOptions& server, const WeekIdentity& week,
                            const Pg::ConnectOptions& scratch, const ArchiveOptions& options = {});

/// Whether archiveWeek() has all that it needs, for who stops a week before archiving it: client programs
/// that are new enough, a folder that can be written and has room, the right to see all rows, and a server
/// that can restore the dump. Nothing is left behind.
Result<void> checkArchive(const Pg::ConnectOptions& server, const WeekIdentity& week,
                          const Pg::ConnectOptions& scratch, const ArchiveOptions& options = {});

/// Restores a dump that has a manifest into a scratch database and compares, as archiveWeek() does, and
/// writes into the manifest when it was verified. If the dump is proved wrong, the manifest no longer says
/// that it was; if it could not be checked, the manifest stays.
Result<ArchiveManifest> verifyArchive(const QString& dump, const Pg::ConnectOptions& scratch,
                                      const AdminProgress& progress = {}, const std::stop_token& stop = {});

}
