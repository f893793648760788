#pragma once

#include "import/bytestream.h"

namespace Weekglass {

/// What was read of a stream and is not done with yet.
class StreamWindow
{
public:
    explicit StreamWindow(std::unique_ptr<ByteStream> stream)
        : m_stream(std::move(stream))
    {
    }

    /// Valid until more().
    QByteArrayView view() const { return QByteArrayView(m_buffer).sliced(m_begin); }
    void drop(qsizetype bytes) { m_begin += bytes; }
    /// Reads on, so that view() is longer. False at the end of the stream.
    Result<bool> more();
    const ByteStream& stream() const { return *m_stream; }

private:
    std::unique_ptr<ByteStream> m_stream;
    QByteArray m_buffer;
    qsizetype m_begin = 0;
};

}
