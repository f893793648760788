#pragma once

#include "base/result.h"
#include "game/gamedefinition.h"
#include "pg/session.h"

#include <functional>
#include <vector>

namespace Weekglass {

struct ImportOptions
{
    QString file; ///< one JSON object a line (NDJSON)
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

/// Loads a file of the kind that its first good line is of: recorded responses, or rows of a table. In one
/// transaction: by COPY into a temporary table, then what is not there yet into the game's, then the
/// transforms. A bad line, or one of another kind, is put aside; the rest goes in. An error if the game takes
/// no files.
Result<ImportReport> importFile(Pg::Session& session, const GameDefinition& game,
                                const ImportOptions& options, const Pg::Call& call = {});

/// The same for recorded responses only.
Result<ImportReport> importResponses(Pg::Session& session, const ImportTarget& target,
                                     const ImportOptions& options, const Pg::Call& call = {});

}
