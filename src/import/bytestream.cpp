#include "import/bytestream.h"

#include "import/blocksize.h"
#include "import/text.h"

#include <QFileInfo>
#include <QStringDecoder>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr qsizetype BeginningBytes = 64LL * 1024;
// real recordings pack by less than 100; gzip itself cannot do more than 1,032
constexpr qint64 HarmlessBytes = 256LL * 1024 * 1024;
constexpr qint64 MaxUnfolding = 1000;
constexpr qsizetype JudgedBytes = 4096;
constexpr qsizetype MostStrange = 3; // a few bytes, or one of ten, may be damage; more of them are no text
constexpr qsizetype StrangeShare = 10;

bool isOtherUnicode(QByteArrayView text)
{
    return text.startsWith(QByteArrayView("\xFF\xFE", 2)) || text.startsWith(QByteArrayView("\xFE\xFF", 2))
        || text.startsWith(QByteArrayView("\0\0\xFE\xFF", 4));
}

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && !QByteArrayView("\t\n\v\f\r\b\x1B").contains(c)) || byte == 0x7F;
}

/// Whether it begins as nothing does that is written in UTF-8: a file with a damaged line or two does.
bool isNoText(QByteArrayView text)
{
    const QByteArrayView judged = text.first(std::min(text.size(), JudgedBytes));
    QStringDecoder decoder(QStringDecoder::Utf8); // a character that is cut at the end is no damage
    const QString decoded = decoder(judged);
    const auto strange =
        std::ranges::count_if(judged, isControl) + decoded.count(QChar::ReplacementCharacter);
    return strange > MostStrange && strange * StrangeShare > judged.size();
}

}

Error ByteStream::readError() const
{
    return {.kind = Error::Kind::Io,
            .message = Text::tr("The file cannot be read."),
            .where = m_file.fileName(),
            .detail = m_file.errorString()};
}

Result<std::unique_ptr<ByteStream>> ByteStream::open(const QString& path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) // reading a pipe or a device may never end
        return Error {
            .kind = Error::Kind::Io, .message = Text::tr("This is not a regular file."), .where = path};
    std::unique_ptr<ByteStream> stream(new ByteStream(path));
    if (!stream->m_file.open(QIODevice::ReadOnly))
        return stream->readError();
    if (auto started = stream->start(); !started)
        return started.error();
    return stream;
}

Result<void> ByteStream::start()
{
    if (auto filled = fillPacked(); !filled)
        return filled;
    m_compression = compressionOf(m_packed);
    m_decoder = Decoder::create(m_compression);
    m_beginning.resize(BeginningBytes);
    qsizetype length = 0;
    while (length < BeginningBytes) {
        auto got = unpack(m_beginning.data() + length, BeginningBytes - length);
        if (!got)
            m_errorBehindBeginning = got.error();
        if (!got || *got == 0)
            break;
        length += *got;
    }
    m_beginning.truncate(length);
    if (m_beginning.startsWith("\xEF\xBB\xBF"))
        m_beginning.remove(0, 3);
    if (isOtherUnicode(m_beginning))
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("The file is written in UTF-16 or UTF-32."),
                      .where = m_file.fileName(),
                      .advice = Text::tr("Convert it to UTF-8, for example with iconv -f UTF-16 -t UTF-8.")};
    if (isNoText(m_beginning))
        return Error {
            .kind = Error::Kind::Format,
            .message = Text::tr("The file is not text in UTF-8."),
            .where = m_file.fileName(),
            .advice =
                Text::tr("If it is text, convert it to UTF-8, for example with iconv -f ENCODING -t UTF-8.")};
    return {};
}

Result<qsizetype> ByteStream::readFile(char* to, qsizetype room)
{
    const qint64 got = m_file.read(to, room);
    if (got < 0)
        return readError();
    m_bytesRead += got;
    return got;
}

Result<void> ByteStream::fillPacked()
{
    m_packed.resize(BlockBytes);
    m_packedBegin = 0;
    auto got = readFile(m_packed.data(), BlockBytes);
    if (!got)
        return got.error();
    m_packed.truncate(*got);
    m_fileEnded = *got == 0;
    return {};
}

Result<qsizetype> ByteStream::unpack(char* to, qsizetype room)
{
    while (true) {
        if (m_packedBegin == m_packed.size() && !m_fileEnded) {
            if (auto filled = fillPacked(); !filled)
                return filled.error();
        }
        const QByteArrayView packed = QByteArrayView(m_packed).sliced(m_packedBegin);
        if (!m_decoder) {
            const qsizetype length = std::min(room, packed.size());
            std::copy_n(packed.data(), length, to);
            m_packedBegin += length;
            return length;
        }
        if (packed.isEmpty() && m_decoder->isComplete())
            return 0;
        auto step = m_decoder->step(packed, m_fileEnded, to, room);
        if (!step)
            return step.error();
        m_packedBegin += step->consumed;
        m_bytesUnpacked += step->produced;
        if (m_bytesUnpacked > HarmlessBytes && m_bytesUnpacked / MaxUnfolding > m_bytesRead)
            return Error {.kind = Error::Kind::Format,
                          .message =
                              Text::tr("The file unpacks to more than %1 times its size.").arg(MaxUnfolding),
                          .advice = Text::tr("If you expect that, unpack it yourself first.")};
        if (step->produced > 0)
            return step->produced;
        if (step->consumed == 0 && m_fileEnded && !m_decoder->isComplete()) {
            m_isCutOff = true;
            return Error {.kind = Error::Kind::Format,
                          .message = Text::tr("The file is truncated: its %1 data end too soon.")
                                         .arg(compressionName(m_compression))};
        }
    }
}

Result<qsizetype> ByteStream::read(char* to, qsizetype room)
{
    if (m_beginningRead < m_beginning.size()) {
        const qsizetype length = std::min(room, m_beginning.size() - m_beginningRead);
        std::copy_n(m_beginning.constData() + m_beginningRead, length, to);
        m_beginningRead += length;
        return length;
    }
    if (m_errorBehindBeginning)
        return *m_errorBehindBeginning;
    return unpack(to, room);
}

}
