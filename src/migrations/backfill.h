#pragma once

#include "pg/session.h"

#include <functional>

namespace Weekglass {

/// Filling a column of a table that others use meanwhile: many small transactions, each over a range of the
/// table's key.
struct BackfillRequest
{
    QString table; ///< schema.table
    QString set; ///< SQL after SET: "level = 1"
    QString where = {}; ///< SQL condition of the rows that need it; empty: all
    /// Column that the ranges are of, unique or not, not null, and not changed by the update or a trigger;
    /// empty: the primary key's one.
    QString key = {};
    qint64 batch = 5000; ///< rows of a range
    std::chrono::milliseconds pause {0}; ///< between ranges, so that others have their turn
};

struct BackfillProgress
{
    qint64 ranges = 0; ///< done by this call
    qint64 seen = 0; ///< rows of the ranges done since the backfill began
    qint64 changed = 0; ///< of these
    qint64 about = 0; ///< rows of the table, as the server estimates
    QString reached; ///< the key up to which all is done, as text
};

struct BackfillReport
{
    BackfillProgress progress;
    bool resumed = false; ///< it went on from where an earlier one had come
    qint64 left = 0; ///< rows that still fulfil the condition; 0 without one
};

struct BackfillOptions
{
    std::stop_token stop = {};
    std::function<void(const BackfillProgress&)> onProgress = {};
    bool again = false; ///< from the beginning, although an earlier one was cut off or has finished
};

/// Looks only: of the progress there is what the server estimates, and left are the rows that need it now.
Result<BackfillReport> planBackfill(Pg::Session& session, const BackfillRequest& request,
                                    const std::stop_token& stop = {});

/// Each range is one transaction together with the note of how far it came (weekglass.backfills in the same
/// database), so that a backfill that was stopped or killed goes on exactly there, and no row is changed
/// twice. It ends with the greatest key that was there when it began; rows that come later are as whoever
/// writes them makes them. An update that changes the key is refused, and its batch taken back.
Result<BackfillReport> backfill(Pg::Session& session, const BackfillRequest& request,
                                const BackfillOptions& options = {});

}
