#pragma once

#include "import/streamwindow.h"

#include <QByteArrayList>

#include <optional>
#include <vector>

namespace Weekglass {

/// Reads CSV as RFC 4180 has it: cells may be quoted, and then hold line breaks and doubled quotes. The
/// delimiter is the one of , ; and tab that the first row has most of. Every row ends with a line break, also
/// the last: without one nobody could tell a row from its beginning.
class CsvRows
{
public:
    struct Row
    {
        QByteArrayView text; ///< without its line break; valid until the next call
        std::vector<QByteArray> cells; ///< without quotes; empty if there is a problem
        qint64 number = 0; ///< the line where it begins, from 1
        QString problem; ///< why it is no row of cells, or that it is too long: text holds the beginning
    };

    CsvRows(std::unique_ptr<ByteStream> stream, qsizetype maxRowBytes);

    /// The cells of a first row, if it were one.
    static std::vector<QByteArray> header(QByteArrayView beginning);

    /// The next row, nothing at the end. Blank lines are left out.
    Result<std::optional<Row>> next();
    const ByteStream& stream() const { return m_window.stream(); }

private:
    /// Where a row ends, found piece by piece.
    class RowEnd
    {
    public:
        /// How many of the bytes belong to the row; sets isFound if it ends among them.
        qsizetype feed(QByteArrayView bytes, char delimiter);
        bool isFound = false;
        bool isQuoted = false; ///< inside quotes
        qint64 lineBreaks = 0;

    private:
        bool m_mayOpen = true; // a quote here opens a quoted part; elsewhere it is a character
    };

    Row rowOf(qsizetype length, const RowEnd& end) const;
    Result<void> skipRest();

    StreamWindow m_window;
    qsizetype m_maxRowBytes;
    char m_delimiter;
    qsizetype m_given = 0;
    std::optional<RowEnd> m_skipping;
    qint64 m_line = 1; // where the next row begins
};

}
