#include "query/textrows.h"

#include "base/csv.h"
#include "base/utf8.h"
#include "json/strings.h"

namespace Weekglass {

namespace {

QByteArray csvOf(QByteArrayView text, const QueryColumn& column)
{
    if (text.isEmpty())
        return "\"\""; // without quotes it would be NULL
    return column.isNumber() ? csvNumber(text) : csvCell(text);
}

std::vector<QByteArray> keysOf(const std::vector<QueryColumn>& columns)
{
    std::vector<QByteArray> keys = uniqueNames(columns);
    for (QByteArray& key : keys)
        key = Json::quoted(fromUtf8(key));
    return keys;
}

}

TextRows::TextRows(const CombinedResult& shape, QueryFormat format, const QuerySink& sink)
    : m_columns(shape.columns())
    , m_keys(keysOf(m_columns))
    , m_format(format)
    , m_sink(sink)
{
    if (m_format == QueryFormat::Json)
        m_buffer = "[";
    if (m_format != QueryFormat::Csv)
        return;
    for (const QueryColumn& column : m_columns) {
        m_buffer += m_buffer.isEmpty() ? "" : ",";
        m_buffer += csvOf(column.name, {});
    }
    m_buffer += '\n';
}

void TextRows::addCsv(const QString& week, int column, const Cell& cell)
{
    m_buffer += column == 0 ? "" : ",";
    if (cell.kind == CellKind::NotThere)
        m_buffer += csvOf(notThereText(week).toUtf8(), {});
    else if (cell.kind != CellKind::Null)
        m_buffer += csvOf(cell.text, m_columns[static_cast<std::size_t>(column)]);
}

char TextRows::addMember(char before, int column, const Cell& cell)
{
    if (cell.kind == CellKind::NotThere)
        return before;
    const auto index = static_cast<std::size_t>(column);
    m_buffer += before;
    m_buffer += m_keys[index];
    m_buffer += ':';
    m_buffer += cell.kind == CellKind::Null ? "null" : queryJson(cell.text, m_columns[index]);
    return ',';
}

Result<void> TextRows::finish()
{
    if (m_format == QueryFormat::Json)
        m_buffer += "\n]\n";
    return flush();
}

Result<void> TextRows::flush()
{
    auto written = m_sink(m_buffer);
    m_buffer.resize(0); // keeps its room
    return written;
}

}
