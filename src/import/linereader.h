#pragma once

#include "import/streamwindow.h"

#include <optional>

namespace Weekglass {

/// Reads a file of any size line by line; memory is bounded by the longest line that is allowed.
class LineReader
{
public:
    struct Line
    {
        QByteArrayView text; ///< without its line break (\n or \r\n); valid until the next call
        qint64 number = 0; ///< from 1
        bool tooLong = false; ///< longer than allowed: text holds the beginning, the rest was skipped
        bool hasBreak = true; ///< false: the last one, which may be cut off
    };

    LineReader(std::unique_ptr<ByteStream> stream, qsizetype maxLineBytes)
        : m_window(std::move(stream))
        , m_maxLineBytes(maxLineBytes)
    {
    }
    static Result<LineReader> open(const QString& path, qsizetype maxLineBytes);

    /// The next line, nothing at the end. What stands between the last line break and damage is no line.
    Result<std::optional<Line>> next();
    const ByteStream& stream() const { return m_window.stream(); }

private:
    Line take(qsizetype length, qsizetype breakLength);

    StreamWindow m_window;
    qsizetype m_maxLineBytes;
    qint64 m_number = 0;
    bool m_skipping = false; // inside a line that was too long
};

}
