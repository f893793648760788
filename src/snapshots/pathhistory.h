#pragma once

#include "snapshots/snapshotquery.h"
#include "snapshots/snapshotselect.h"
#include "json/path.h"

namespace Weekglass {

/// One step to a value of a snapshot: a member or a row, or that element of an array which one of the
/// identity keys tells apart.
struct HistoryStep
{
    Json::Step step; ///< the key is the element's identity if there are identity keys
    QStringList identityKeys = {};

    bool operator==(const HistoryStep&) const = default;
};

/// Where a value is found in every snapshot of a source, wherever its array has put the element.
struct HistoryPath
{
    std::vector<HistoryStep> steps;

    /// ships[ISS].fuel, as parseHistoryPath() reads it.
    QString text() const;
    bool operator==(const HistoryPath&) const = default;
};

/// ships[ISS].fuel, or a JSONPath or JSON Pointer. In an array for which the source has identities, a name is
/// an element's identity, under whichever of the keys it stands (of several elements the first); digits in
/// brackets are a row.
Result<HistoryPath> parseHistoryPath(const QString& text, const SnapshotSource& source);

/// The way to a value of one snapshot: through identities where the source has them and the elements too.
HistoryPath historyPathOf(const Json::Document& document, Json::NodeId node, const SnapshotSource& source);

struct HistoryPoint
{
    SnapshotKey key;
    QByteArray at;
    Pg::Value value; ///< JSON text; NULL where the snapshot does not have it
    bool changed = false; ///< another value than in the subject's snapshot before (false for its first)
};

/// The value in each snapshot, oldest first; of more than @p maxPoints the newest ones. Only the path and the
/// values travel.
Result<std::vector<HistoryPoint>> fetchPathHistory(Pg::Session& session, const SnapshotQuery& query,
                                                   const HistoryPath& path, qint64 maxPoints,
                                                   const Pg::Call& call = {});
/// What that asks, to be shown or measured.
Result<SnapshotStatement> pathHistoryStatement(const SnapshotQuery& query, const HistoryPath& path,
                                               qint64 maxPoints);

}
