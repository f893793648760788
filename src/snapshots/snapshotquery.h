#pragma once

#include "game/snapshotsource.h"
#include "pg/session.h"

#include <optional>
#include <vector>

namespace Weekglass {

/// Which snapshots are asked for. Everything that reads snapshots takes one.
struct SnapshotQuery
{
    SnapshotSource source;
    QString subject = {}; ///< only this one's; empty: all
};

/// One snapshot, as the server wrote these. The order is (seq, id).
struct SnapshotKey
{
    QByteArray seq; ///< tick or version
    QByteArray subject; ///< empty where it is NULL
    QByteArray id;

    bool operator==(const SnapshotKey&) const = default;
};

struct SnapshotRow
{
    SnapshotKey key;
    QByteArray at;
    qint64 storedBytes = 0; ///< of the payload, as stored (compressed)
    Pg::Value checksum; ///< as it is stored; NULL if the source has none
    std::vector<Pg::Value> extra; ///< the columns of the page, in their order
};

struct SnapshotPage
{
    std::vector<QByteArray> extraColumns; ///< what the source's query has beyond the fixed columns
    std::vector<SnapshotRow> rows; ///< newest first
    bool more = false; ///< there are further ones in the direction that was asked for
};

enum class SnapshotDirection { Older, Newer };

/// The subjects that have snapshots, in order, at most @p limit.
Result<QStringList> fetchSnapshotSubjects(Pg::Session& session, const SnapshotSource& source, int limit,
                                          const Pg::Call& call = {});

/// One page beside @p from (without it: the newest or, for Newer, the oldest), by key and never by OFFSET.
/// Payloads are never fetched, only their stored size is.
Result<SnapshotPage> fetchSnapshots(Pg::Session& session, const SnapshotQuery& query,
                                    const std::optional<SnapshotKey>& from, SnapshotDirection direction,
                                    int limit, const Pg::Call& call = {});

/// The snapshot with this id; nothing if there is none, an error if there are two.
Result<std::optional<SnapshotRow>> fetchSnapshotRow(Pg::Session& session, const SnapshotQuery& query,
                                                    const QByteArray& id, const Pg::Call& call = {});

/// The next snapshot of the same subject in this direction; nothing at the end.
Result<std::optional<SnapshotKey>> fetchNeighbour(Pg::Session& session, const SnapshotSource& source,
                                                  const SnapshotKey& key, SnapshotDirection direction,
                                                  const Pg::Call& call = {});

/// The whole payload as the server writes it; NULL if it is NULL. An error if the snapshot is gone.
Result<Pg::Value> fetchSnapshot(Pg::Session& session, const SnapshotSource& source, const SnapshotKey& key,
                                const Pg::Call& call = {});

/// The payloads of the subject's snapshots before this one, oldest first, at most @p limit. Those that are
/// NULL are left out.
Result<std::vector<QByteArray>> fetchEarlierPayloads(Pg::Session& session, const SnapshotSource& source,
                                                     const SnapshotKey& key, qint64 limit,
                                                     const Pg::Call& call = {});

/// The exact number.
Result<qint64> countSnapshots(Pg::Session& session, const SnapshotQuery& query, const Pg::Call& call = {});

/// Where snapshots lie and how large they are, oldest first; the three lists have the same length.
struct SnapshotDensity
{
    std::vector<qint64> at; ///< microseconds since 1970
    std::vector<qint64> seq;
    std::vector<qint64> bytes; ///< stored size of the payload
};

/// At most @p maxPoints of them, the newest one included, thinned evenly by the server.
Result<SnapshotDensity> fetchSnapshotDensity(Pg::Session& session, const SnapshotQuery& query, int maxPoints,
                                             const Pg::Call& call = {});

}
