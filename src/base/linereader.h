#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QFile>

#include <memory>
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
    };

    static Result<LineReader> open(const QString& path, qsizetype maxLineBytes);

    /// The next line, nothing at the end.
    Result<std::optional<Line>> next();
    qint64 bytesRead() const { return m_bytesRead; }
    qint64 size() const { return m_file->size(); }

private:
    LineReader(std::unique_ptr<QFile> file, qsizetype maxLineBytes);
    /// More bytes behind those not yet given out. False at the end of the file.
    Result<bool> fill();
    Line take(qsizetype length, qsizetype breakLength);

    std::unique_ptr<QFile> m_file;
    qsizetype m_maxLineBytes;
    QByteArray m_buffer;
    qsizetype m_begin = 0; // of what is not given out yet
    qint64 m_number = 0;
    qint64 m_bytesRead = 0;
    bool m_skipping = false; // inside a line that was too long
};

}
