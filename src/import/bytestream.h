#pragma once

#include "import/decoder.h"

#include <QFile>

#include <optional>

namespace Weekglass {

/// A file's text in UTF-8, unpacked on the way if it is packed; without byte order mark. Memory is bounded,
/// and so is how much a small file may unfold into.
class ByteStream
{
public:
    /// An error if it cannot be read or is no regular file, or if it is no text in UTF-8.
    static Result<std::unique_ptr<ByteStream>> open(const QString& path);

    /// 0 at the end. An error if the packed data are damaged, or end too soon: then all before that was given
    /// out.
    Result<qsizetype> read(char* to, qsizetype room);
    /// The text's first 64 KB, whether they were read or not.
    QByteArrayView beginning() const { return m_beginning; }
    /// Of the file, packed as it is.
    qint64 bytesRead() const { return m_bytesRead; }
    qint64 size() const { return m_file.size(); }
    /// Whether the error that read() gave was that the packed data end too soon: what came before is as it
    /// was packed. Other damage may be found later than it is.
    bool isCutOff() const { return m_isCutOff; }

private:
    explicit ByteStream(const QString& path)
        : m_file(path)
    {
    }
    Error readError() const;
    Result<void> start();
    Result<qsizetype> readFile(char* to, qsizetype room);
    Result<void> fillPacked();
    Result<qsizetype> unpack(char* to, qsizetype room);

    QFile m_file;
    Compression m_compression = Compression::None;
    std::unique_ptr<Decoder> m_decoder;
    QByteArray m_packed;
    qsizetype m_packedBegin = 0; // of what is not unpacked yet
    bool m_fileEnded = false;
    qint64 m_bytesRead = 0;
    qint64 m_bytesUnpacked = 0;
    bool m_isCutOff = false;
    QByteArray m_beginning;
    qsizetype m_beginningRead = 0;
    std::optional<Error> m_errorBehindBeginning;
};

}
