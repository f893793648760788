#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <span>

namespace Weekglass {

/// Rows arrive as COPY's CSV: with what JSON text never holds for quote and delimiter where they become JSON,
/// so that payloads go through as they are, or as CSV already.
constexpr char jsonRowQuote = '\x01';
constexpr char jsonRowDelimiter = '\x02';

struct ExportColumn
{
    enum class Kind {
        Text,
        Number, ///< in CSV it begins with a minus and still is no formula
        Json ///< JSON text already
    };

    QByteArray key = {}; ///< the name as a JSON string
    Kind kind = Kind::Text;
};

/// The row, with its line break, as a JSON object without one.
void appendJsonRow(QByteArray& text, QByteArrayView row, std::span<const ExportColumn> columns);
/// The row as it is, but with an apostrophe before every cell that a spreadsheet would take for a formula.
void appendCsvRow(QByteArray& text, QByteArrayView row, std::span<const ExportColumn> columns);

}
