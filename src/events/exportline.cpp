#include "events/exportline.h"

#include "base/csv.h"
#include "base/utf8.h"
#include "json/strings.h"

#include <algorithm>

namespace Weekglass {

namespace {

struct Cell
{
    QByteArrayView text; // inside the quotes, those in it still doubled
    bool isQuoted = false;
};

/// Takes the first cell off @p rest, and the delimiter behind it.
Cell takeCell(QByteArrayView& rest, char quote, char delimiter)
{
    const bool isQuoted = rest.startsWith(quote);
    qsizetype end = 0;
    if (isQuoted) {
        end = rest.indexOf(quote, 1);
        while (end + 1 < rest.size() && rest[end + 1] == quote)
            end = rest.indexOf(quote, end + 2);
    } else {
        end = rest.indexOf(delimiter);
        end = end < 0 ? rest.size() : end;
    }
    const Cell cell {.text = isQuoted ? rest.sliced(1, end - 1) : rest.first(end), .isQuoted = isQuoted};
    rest = rest.sliced(std::min(rest.size(), end + (isQuoted ? 2 : 1)));
    return cell;
}

QByteArrayView withoutLineBreak(QByteArrayView row)
{
    return row.endsWith('\n') ? row.chopped(1) : row;
}

/// Of type json, which is kept as it was written. In its strings line breaks are escaped.
void appendOnOneLine(QByteArray& text, QByteArrayView json)
{
    const qsizetype begin = text.size();
    text += json;
    const auto isLineBreak = [](char c) { return c == '\n' || c == '\r'; };
    std::replace_if(text.begin() + begin, text.end(), isLineBreak, ' ');
}

void appendJsonString(QByteArray& text, const Cell& cell)
{
    const auto needsEscape = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
    };
    if (!cell.isQuoted && std::none_of(cell.text.begin(), cell.text.end(), needsEscape)) {
        text += '"';
        text += cell.text;
        text += '"';
        return;
    }
    QByteArray plain = cell.text.toByteArray();
    if (cell.isQuoted)
        plain.replace(QByteArray(2, jsonRowQuote), QByteArray(1, jsonRowQuote));
    text += Json::quoted(fromUtf8(plain));
}

}

void appendJsonRow(QByteArray& text, QByteArrayView row, std::span<const ExportColumn> columns)
{
    QByteArrayView rest = withoutLineBreak(row);
    char before = '{';
    for (const ExportColumn& column : columns) {
        text += std::exchange(before, ',');
        text += column.key;
        text += ':';
        const bool isLast = &column == &columns.back();
        const Cell cell = isLast && !rest.startsWith(jsonRowQuote)
            ? Cell {.text = rest}
            : takeCell(rest, jsonRowQuote, jsonRowDelimiter);
        if (cell.text.isEmpty() && !cell.isQuoted)
            text += "null";
        else if (column.kind == ExportColumn::Kind::Text)
            appendJsonString(text, cell);
        else if (cell.isQuoted)
            appendOnOneLine(text, cell.text);
        else
            text += cell.text;
    }
    text += '}';
}

void appendCsvRow(QByteArray& text, QByteArrayView row, std::span<const ExportColumn> columns)
{
    QByteArrayView rest = row;
    const char* copied = row.data();
    for (const ExportColumn& column : columns) {
        const bool isQuoted = rest.startsWith('"');
        const QByteArrayView content = isQuoted ? rest.sliced(1) : rest;
        if (column.kind != ExportColumn::Kind::Number && isCsvFormula(content)) {
            text += QByteArrayView(copied, content.data() - copied);
            text += '\'';
            copied = content.data();
        }
        if (&column != &columns.back()) // which is the payload, and long
            (void)takeCell(rest, '"', ',');
    }
    text += QByteArrayView(copied, row.data() + row.size() - copied);
}

}
