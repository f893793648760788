#pragma once

#include "import/eventimport.h"
#include "import/waitingrecords.h"

#include <QStringList>

namespace Weekglass {

struct FilesImportOptions
{
    QStringList files;
    QString rejectFile = {}; ///< for a single file; empty: see rejectFileOf(), as for several
    /// Leave out what this week has taken already and has not changed since, and write down what is loaded.
    bool once = false;
    bool partial = false; ///< see ImportOptions
    UnchangedPayload unchanged = UnchangedPayload::Whole;
    RequestNamer nameOf = requestNameByPath;
    std::function<Result<void>(Pg::Session&)> transforms = {};
    /// Before a file is read, with its place among all from 0.
    std::function<void(const QString& file, int index)> onFile = {};
    std::function<void(qint64 bytes, qint64 total)> progress = {}; ///< of the file that is read
    std::function<void(const QString& file, const Result<ImportReport>& report)> onDone = {};
};

struct FilesReport
{
    int loaded = 0;
    int failed = 0;
    int leftOut = 0; ///< taken before
    int cutOff = 0; ///< of those loaded: a part is missing
    qint64 lines = 0;
    qint64 inserted = 0;
    qint64 alreadyThere = 0;
    qint64 rejected = 0;
    std::vector<WaitingRecords> waiting = {}; ///< after the transforms, of the whole week
    std::optional<Error> waitingError = {}; ///< why that is not known; what is loaded stays
};

/// For the server's log: how many files and records.
QByteArray loggedDetail(const FilesReport& report);

/// Where the refused records of a file go if nobody says otherwise: beside it.
QString rejectFileOf(const QString& file);
/// And if nothing can be written there: into a folder beside the workspace.
QString rejectFileElsewhere(const QString& file);

/// Loads one file after the other, each in a transaction of its own: one that fails takes nothing with it. A
/// single one is loaded with its transforms or not at all; after several the transforms run once, in a
/// transaction of their own. An error only if it was cancelled, the connection is lost or the transforms
/// fail; files that were done before stay.
Result<FilesReport> importFiles(Pg::Session& session, const GameDefinition& game,
                                const FilesImportOptions& options, const Pg::Call& call = {});

/// Runs the transforms in a transaction of their own; the report then tells what waits.
Result<void> transformImported(Pg::Session& session, const GameDefinition& game,
                               const std::function<Result<void>(Pg::Session&)>& transforms,
                               FilesReport& report, const Pg::Call& call = {});

}
