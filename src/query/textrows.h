#pragma once

#include "query/querywrite.h"

namespace Weekglass {

/// Rows as lines of text, of a result whose columns are known before its rows.
class TextRows
{
public:
    TextRows(const CombinedResult& shape, QueryFormat format, const QuerySink& sink);

    /// @p cellAt gives the cell of each column.
    template<typename CellAt>
    Result<void> add(const QString& week, const CellAt& cellAt);
    Result<void> finish();
    qint64 rows() const { return m_rows; }

private:
    using Cell = CombinedResult::Cell;
    using CellKind = CombinedResult::CellKind;

    void addCsv(const QString& week, int column, const Cell& cell);
    /// @return the character before the next member
    char addMember(char before, int column, const Cell& cell);
    Result<void> flush();

    const std::vector<QueryColumn> m_columns;
    const std::vector<QByteArray> m_keys;
    const QueryFormat m_format;
    const QuerySink& m_sink;
    QByteArray m_buffer;
    qint64 m_rows = 0;
};

template<typename CellAt>
Result<void> TextRows::add(const QString& week, const CellAt& cellAt)
{
    constexpr qsizetype WriteBytes = 256 * 1024;
    if (m_format == QueryFormat::Json)
        m_buffer += m_rows == 0 ? "\n" : ",\n";
    char before = '{';
    for (int i = 0; i < static_cast<int>(m_columns.size()); ++i) {
        if (m_format == QueryFormat::Csv)
            addCsv(week, i, cellAt(i));
        else
            before = addMember(before, i, cellAt(i));
    }
    if (m_format != QueryFormat::Csv)
        m_buffer += before == '{' ? "{}" : "}";
    if (m_format != QueryFormat::Json)
        m_buffer += '\n';
    ++m_rows;
    return m_buffer.size() < WriteBytes ? Result<void>() : flush();
}

}
