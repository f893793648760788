#pragma once

#include "base/result.h"
#include "game/gamedefinition.h"
#include "pg/session.h"

#include <functional>
#include <vector>

namespace Weekglass {

struct ImportOptions
{
    QString file; ///< one recorded response a line (NDJSON)
    QString rejectFile; ///< where bad lines go, whole; made only if there is one
    std::function<void(qint64 bytes, qint64 total)> progress = {};
    std::function<Result<void>(Pg::Session&)> afterLoad = {}; ///< the transforms, in the same transaction
};

struct RejectedLine
{
    qint64 number = 0; ///< from 1
    QString reason;
};

struct ImportReport
{
    qint64 lines = 0; ///< read, blank ones not counted
    qint64 inserted = 0;
    qint64 alreadyThere = 0;
    qint64 rejected = 0;
    std::vector<RejectedLine> firstRejected; ///< at most 100
};

/// Loads recorded responses into @p target in one transaction: by COPY into a temporary table, then what is
/// not there yet into the event table, then the transforms. A bad line is put aside; the rest goes in.
Result<ImportReport> importResponses(Pg::Session& session, const ImportTarget& target,
                                     const ImportOptions& options, const Pg::Call& call = {});

}
