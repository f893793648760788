#pragma once

#include "base/result.h"
#include "game/gamedefinition.h"
#include "import/answersql.h"
#include "import/recordreader.h"
#include "pg/session.h"

#include <functional>
#include <vector>

namespace Weekglass {

struct TakenFile;

struct ImportOptions
{
    QString file; ///< of a format and compression that RecordReader knows
    QString rejectFile; ///< where bad records go, whole; made only if there is one
    QString rejectFileElsewhere =
        {}; ///< if that cannot be written; its folder is made. Empty: that is an error
    /// Of a file that is cut off, load what is there. Otherwise nothing of it is loaded, as of one with other
    /// damage, which may be found later than it is.
    bool partial = false;
    UnchangedPayload unchanged = UnchangedPayload::Whole; ///< of recorded responses
    RequestNamer nameOf = requestNameByPath; ///< for HTTP archives
    const TakenFile* taken = nullptr; ///< written down in the same transaction
    std::function<void(qint64 bytes, qint64 total)> progress = {};
    std::function<Result<void>(Pg::Session&)> afterLoad = {}; ///< the transforms, in the same transaction
};

struct RejectedLine
{
    qint64 number = 0; ///< of the line or element, from 1
    QString reason;
};

struct ImportReport
{
    FileFormat format = FileFormat::Ndjson;
    qint64 lines = 0; ///< records that were read
    qint64 inserted = 0;
    qint64 alreadyThere = 0;
    qint64 rejected = 0;
    std::vector<RejectedLine> firstRejected; ///< at most 100
    QString rejectFile = {}; ///< where those are; empty if there are none
    std::optional<Error> cutOff; ///< why only a part was loaded
};

/// Loads a file of the kind that its first good record is of: recorded responses, or rows of a table. In one
/// transaction: by COPY into a temporary table, then what is not there yet into the game's, then the
/// transforms. A bad record, one of another kind, and one that breaks a transform are put aside; the rest
/// goes in. An error if the game takes no files, or if the file is damaged.
Result<ImportReport> importFile(Pg::Session& session, const GameDefinition& game,
                                const ImportOptions& options, const Pg::Call& call = {});

}
