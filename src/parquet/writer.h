#pragma once

#include "base/result.h"
#include "parquet/columnpages.h"

#include <QByteArrayView>

#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace Weekglass::Parquet {

/// A flat table as an Apache Parquet file (parquet-format 2.9): row groups of some MB, every column optional
/// and in the encoding PLAIN, pages packed by zstd. It is written from the front to the end, so it can go
/// through a pipe. Some 30 MB of memory, more only for a larger cell.
class Writer
{
public:
    /// Where the bytes go, in order.
    using Sink = std::function<Result<void>(QByteArrayView)>;
    /// Names and values for people, that readers show as metadata of the file.
    using Notes = std::vector<std::pair<QByteArray, QByteArray>>;

    Writer(const std::vector<Column>& columns, Sink sink, Notes notes = {});

    /// The next cell of the row, the columns in their order; nothing is NULL. A text that is no value of its
    /// column is an error, and then there is no file.
    Result<void> add(std::optional<QByteArrayView> text);
    qint64 rows() const { return m_rows; }
    /// The last row group and the footer. A file without it is none.
    Result<void> finish();

private:
    struct RowGroup
    {
        std::vector<ChunkFacts> chunks = {};
        qint64 rows = 0;
    };

    Error noPlaceFor(QByteArrayView text, const Column& column) const;
    Result<void> endRow();
    Result<void> writeGroup();
    Result<void> put(QByteArrayView bytes);
    QByteArray footer() const;

    std::vector<ColumnPages> m_columns;
    std::size_t m_next = 0; // column of the next cell
    Sink m_sink;
    Notes m_notes;
    std::vector<RowGroup> m_groups;
    qint64 m_rows = 0;
    qint64 m_rowsBefore = 0; // of the row groups that are written
    qint64 m_offset = 0;
};

}
