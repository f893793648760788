#pragma once

#include "snapshots/snapshotquery.h"

#include <functional>

namespace Weekglass {

struct SnapshotFinding
{
    enum Kind {
        ChecksumDiffers, ///< or is missing, or is none
        /// JSONB may have changed how numbers were written, so nothing can be said.
        ChecksumUndecidable,
        Gap, ///< a subject whose snapshots come evenly misses some
        Duplicate, ///< two of one subject with the same tick or version
        RunsBackwards, ///< written later, but with a smaller tick or version, or an earlier time
        NewerThanHead
    };

    Kind kind = ChecksumDiffers;
    SnapshotKey key;
    QString message; ///< what was found there, in words
};

struct VerifyReport
{
    qint64 checked = 0;
    std::vector<SnapshotFinding> findings; ///< by kind, then by key
};

using VerifyProgress = std::function<void(qint64 done, qint64 total)>;

/// Reads all the snapshots in one view of the database: their payloads too, one at a time, if the source has
/// checksums. @p head: the game's own tick or version, where it is known; what is newer is found.
Result<VerifyReport> verifySnapshots(Pg::Session& session, const SnapshotQuery& query,
                                     const VerifyProgress& progress = {}, const Pg::Call& call = {},
                                     std::optional<qint64> head = {});

/// One checksum against its payload; nothing if they agree or the source has none.
std::optional<SnapshotFinding> checkSnapshot(const SnapshotSource& source, const SnapshotKey& key,
                                             const Pg::Value& payload, const Pg::Value& checksum);

}
