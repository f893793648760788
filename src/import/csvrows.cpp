#include "import/csvrows.h"

#include "import/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

/// The first of the three if there is none of them.
char delimiterOf(QByteArrayView firstRow)
{
    char best = ',';
    qsizetype most = 0;
    for (const char candidate : {',', ';', '\t'}) {
        const auto count = std::count(firstRow.begin(), firstRow.end(), candidate);
        if (count > most) {
            most = count;
            best = candidate;
        }
    }
    return best;
}

/// Nothing if a quote stands where none may.
std::optional<std::vector<QByteArray>> splitRow(QByteArrayView row, char delimiter)
{
    std::vector<QByteArray> cells;
    qsizetype at = 0;
    while (true) {
        QByteArray cell;
        const bool isQuoted = at < row.size() && row[at] == '"';
        qsizetype end = 0;
        if (isQuoted) {
            end = row.indexOf('"', at + 1);
            while (end >= 0 && end + 1 < row.size() && row[end + 1] == '"')
                end = row.indexOf('"', end + 2);
            if (end < 0)
                return {};
            cell = row.sliced(at + 1, end - at - 1).toByteArray();
            cell.replace("\"\"", "\"");
            ++end;
        } else {
            end = row.indexOf(delimiter, at);
            end = end < 0 ? row.size() : end;
            cell = row.sliced(at, end - at).toByteArray();
        }
        cells.push_back(std::move(cell));
        if (end == row.size())
            return cells;
        if (row[end] != delimiter)
            return {};
        at = end + 1;
    }
}

QByteArrayView firstLine(QByteArrayView text)
{
    const qsizetype end = text.indexOf('\n');
    QByteArrayView line = end < 0 ? text : text.first(end);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

}

qsizetype CsvRows::RowEnd::feed(QByteArrayView bytes, char delimiter)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        lineBreaks += c == '\n' ? 1 : 0;
        if (isQuoted) {
            isQuoted = c != '"';
            m_mayOpen = !isQuoted; // of a doubled quote the first closes and the second opens again
            continue;
        }
        isQuoted = c == '"' && m_mayOpen;
        m_mayOpen = c == delimiter;
        isFound = c == '\n';
        if (isFound)
            return i + 1;
    }
    return bytes.size();
}

CsvRows::CsvRows(std::unique_ptr<ByteStream> stream, qsizetype maxRowBytes)
    : m_window(std::move(stream))
    , m_maxRowBytes(maxRowBytes)
    , m_delimiter(delimiterOf(firstLine(m_window.stream().beginning())))
{
}

std::vector<QByteArray> CsvRows::header(QByteArrayView beginning)
{
    const QByteArrayView line = firstLine(beginning);
    return splitRow(line, delimiterOf(line)).value_or(std::vector<QByteArray>());
}

CsvRows::Row CsvRows::rowOf(qsizetype length, const RowEnd& end) const
{
    Row row {.text = m_window.view().first(length), .cells = {}, .number = m_line, .problem = {}};
    if (row.text.endsWith('\n'))
        row.text.chop(1);
    if (row.text.endsWith('\r'))
        row.text.chop(1);
    if (length > m_maxRowBytes)
        row.problem = Text::tr("the row is longer than %1 MB").arg(m_maxRowBytes / 1024 / 1024);
    else if (!end.isFound)
        row.problem = Text::tr("the row does not end with a line break: it may be truncated");
    else if (auto cells = end.isQuoted ? std::nullopt : splitRow(row.text, m_delimiter))
        row.cells = *std::move(cells);
    else
        row.problem = Text::tr("a quote is at a wrong place, or is not closed");
    return row;
}

/// The end of a row that was too long.
Result<void> CsvRows::skipRest()
{
    while (!m_skipping->isFound) {
        m_window.drop(m_skipping->feed(m_window.view(), m_delimiter));
        if (m_skipping->isFound)
            break;
        auto more = m_window.more();
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    m_line += m_skipping->lineBreaks;
    m_skipping.reset();
    return {};
}

Result<std::optional<CsvRows::Row>> CsvRows::next()
{
    m_window.drop(std::exchange(m_given, 0));
    if (m_skipping) {
        if (auto skipped = skipRest(); !skipped)
            return skipped.error();
    }
    while (true) {
        RowEnd end;
        qsizetype length = 0;
        while (true) {
            length += end.feed(m_window.view().sliced(length), m_delimiter);
            if (end.isFound || length > m_maxRowBytes)
                break;
            auto more = m_window.more();
            if (!more)
                return more.error();
            if (!*more)
                break;
        }
        if (length == 0)
            return std::optional<Row>();
        Row row = rowOf(length, end);
        m_line += std::exchange(end.lineBreaks, 0);
        if (!end.isFound && length > m_maxRowBytes)
            m_skipping = end;
        if (!row.text.isEmpty()) {
            m_given = length;
            return std::optional(std::move(row));
        }
        m_window.drop(length);
    }
}

}
