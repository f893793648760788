#pragma once

#include "import/decoder.h"

#include <QByteArrayView>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <optional>

namespace Weekglass {

enum class FileFormat {
    Ndjson, ///< one JSON object a line
    JsonArray, ///< one array of objects
    Har, ///< an HTTP archive, as browsers save it
    Csv ///< a header of names, then a record a row
};

/// One record of a file; the views are valid until the next one is read.
struct Record
{
    QByteArrayView original; ///< as it stands in the file; of one that is too long the beginning
    QByteArrayView json; ///< the same as a JSON object, not checked yet
    qint64 number = 0; ///< the line where it begins (NDJSON, CSV) or which element it is, from 1
    QString refusal; ///< why it cannot be read; empty: it can
};

/// What a request of an HTTP archive is called in the table.
struct RequestName
{
    QString endpoint;
    QString requestKey;
};
/// An error with the reason why its answer is not wanted.
using RequestNamer = std::function<Result<RequestName>(const QUrl& url)>;
/// Path and query as they are, of any server.
Result<RequestName> requestNameByPath(const QUrl& url);

struct RecordOptions
{
    /// The members that records may have: a file is CSV only if its header names one of them. Cells are JSON
    /// text for those in jsonMembers and strings for all others; an empty cell is no member.
    QStringList members = {};
    QStringList jsonMembers = {};
    RequestNamer nameOf = requestNameByPath;
    qsizetype maxBytes = 256LL * 1024 * 1024; ///< of one record: what jsonb can hold at most
};

/// Reads the records of a file one by one, of whatever format and packed however: that is told from the
/// content. Memory is bounded by the longest record that is allowed.
class RecordReader
{
public:
    static Result<std::unique_ptr<RecordReader>> open(const QString& path, const RecordOptions& options);
    virtual ~RecordReader() = default;

    /// The next record, nothing at the end. An error ends the file: what came before it was whole.
    virtual Result<std::optional<Record>> next() = 0;
    /// Whether the error was that the file ends too soon, so that what came before is as it was written.
    virtual bool isCutOff() const = 0;
    virtual FileFormat format() const = 0;
    /// What a file of refused records needs as its first line.
    virtual QByteArrayView header() const { return {}; }
    /// Of the file, packed as it is.
    virtual qint64 bytesRead() const = 0;
    virtual qint64 size() const = 0;
};

/// "line 12", or "element 12" where records are no lines.
QString recordPlace(FileFormat format, qint64 number);

}
