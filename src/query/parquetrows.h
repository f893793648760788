#pragma once

#include "parquet/writer.h"
#include "query/querywrite.h"

#include <algorithm>

namespace Weekglass {

/// How many digits the numbers of a column have before and behind the point.
struct DecimalDigits
{
    int before = 1;
    int behind = 0;

    void take(const DecimalDigits& other)
    {
        before = std::max(before, other.before);
        behind = std::max(behind, other.behind);
    }
    /// Of more than there is room for.
    static DecimalDigits tooMany() { return {.before = Parquet::MostDigits + 1}; }
    /// Of a number as the server writes it.
    static DecimalDigits of(QByteArrayView text);
};

/// How Parquet stores the columns of a result: numbers and times as such, JSON as JSON, what has no place
/// there as text. @p decimals of each column, used for those of the type numeric; one of more than 38 digits
/// is text.
std::vector<Parquet::Column> parquetColumns(const std::vector<QueryColumn>& columns,
                                            const std::vector<DecimalDigits>& decimals);

/// Rows as a Parquet file, of a result whose columns are known before its rows.
class ParquetRows
{
public:
    ParquetRows(std::vector<Parquet::Column> columns, const QuerySink& sink, Parquet::Writer::Notes notes)
        : m_columns(static_cast<int>(columns.size()))
        , m_writer(columns, sink, std::move(notes))
    {
    }

    /// @p cellAt gives the cell of each column; one that the week does not have is NULL.
    template<typename CellAt>
    Result<void> add(const QString& /*week*/, const CellAt& cellAt)
    {
        for (int i = 0; i < m_columns; ++i) {
            const CombinedResult::Cell cell = cellAt(i);
            const bool isThere =
                cell.kind == CombinedResult::CellKind::Text || cell.kind == CombinedResult::CellKind::Failed;
            if (auto added = m_writer.add(isThere ? std::optional(cell.text) : std::nullopt); !added)
                return added;
        }
        return {};
    }
    Result<void> finish() { return m_writer.finish(); }
    qint64 rows() const { return m_writer.rows(); }

private:
    const int m_columns;
    Parquet::Writer m_writer;
};

}
