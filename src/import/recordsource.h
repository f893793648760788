#pragma once

#include "base/files.h"
#include "import/eventimport.h"
#include "import/importkind.h"

#include <optional>

namespace Weekglass {

/// A good record as COPY takes it, and as it stands in the file.
struct StagedRecord
{
    qint64 number = 0;
    QByteArray original;
    QByteArray row;
};

/// The file's good records as COPY data; the bad ones go to the reject file. Kind, options and report must
/// outlive it; the report is filled in on the way.
class RecordSource
{
public:
    RecordSource(std::unique_ptr<RecordReader> reader, const ImportKind& kind, const ImportOptions& options,
                 ImportReport& report);

    /// A CopySource: rows for the server, empty at the end.
    Result<QByteArray> nextPiece();
    /// The next records, each by itself; none at the end. @p factor: of a thousand records and of 8 MB.
    Result<std::vector<StagedRecord>> nextBatch(std::size_t factor = 1);

    Result<void> reject(qint64 number, QByteArrayView original, const Error& reason);
    /// The reject file is there now, if there is one.
    Result<void> finish();

private:
    Error placed(Error error) const;
    Result<std::optional<Record>> next();
    Result<bool> appendRow(const Record& record, QByteArray& rows);
    void showProgress() const;
    Result<void> openRejects();
    Result<void> openRejects(const QString& path);
    Result<void> write(QByteArrayView line);

    std::unique_ptr<RecordReader> m_reader;
    const ImportKind& m_kind;
    const ImportOptions& m_options;
    ImportReport& m_report;
    qint64 m_last = 0;
    std::optional<PrivateFile> m_rejects;
};

}
