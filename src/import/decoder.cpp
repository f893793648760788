#include "import/decoder.h"

#include "import/text.h"

#define ZLIB_CONST // its input is not to be changed
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int MaxWindowLog = 27; // 128 MB: what the tool zstd takes without being asked to take more
constexpr quint64 MaxXzMemory = 256ULL * 1024 * 1024;
constexpr qsizetype MaxStep = 1 << 30; // zlib counts in 32 bits

Error damaged(Compression compression, const char* detail)
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("The %1 data are damaged.").arg(compressionName(compression)),
            .detail = QString::fromUtf8(detail)};
}

Error tooHungry(Compression compression)
{
    return {.kind = Error::Kind::Format,
            .message =
                Text::tr("Unpacking the %1 data needs too much memory.").arg(compressionName(compression)),
            .advice = Text::tr("Unpack the file yourself, or pack it again with a smaller window.")};
}

class GzipDecoder : public Decoder
{
public:
    GzipDecoder() { m_isReady = inflateInit2(&m_stream, 15 + 16) == Z_OK; }
    ~GzipDecoder() override { inflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(GzipDecoder)

    Result<Step> step(QByteArrayView packed, bool, char* to, qsizetype room) override
    {
        if (!m_isReady)
            return tooHungry(Compression::Gzip);
        if (m_isComplete && !packed.isEmpty()) {
            // tapes and some tools fill up with zeros, which belong to no part
            const auto used = std::find_if(packed.begin(), packed.end(), [](char c) { return c != '\0'; });
            if (m_hasPart && used != packed.begin())
                return Step {.consumed = used - packed.begin()};
            inflateReset(&m_stream);
            m_isComplete = false;
            m_hasPart = true;
        }
        const auto given = static_cast<uInt>(std::min(packed.size(), MaxStep));
        const auto space = static_cast<uInt>(std::min(room, MaxStep));
        m_stream.next_in = reinterpret_cast<const Bytef*>(packed.data());
        m_stream.avail_in = given;
        m_stream.next_out = reinterpret_cast<Bytef*>(to);
        m_stream.avail_out = space;
        const int done = inflate(&m_stream, Z_NO_FLUSH);
        if (done != Z_OK && done != Z_STREAM_END && done != Z_BUF_ERROR)
            return damaged(Compression::Gzip, m_stream.msg);
        m_isComplete = done == Z_STREAM_END;
        return Step {.consumed = given - m_stream.avail_in, .produced = space - m_stream.avail_out};
    }
    bool isComplete() const override { return m_isComplete && m_hasPart; }

private:
    z_stream m_stream = {};
    bool m_isReady = false;
    bool m_isComplete = true; // between two parts
    bool m_hasPart = false;
};

class ZstdDecoder : public Decoder
{
public:
    ZstdDecoder() { ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, MaxWindowLog); }

    Result<Step> step(QByteArrayView packed, bool, char* to, qsizetype room) override
    {
        ZSTD_inBuffer in {packed.data(), static_cast<size_t>(packed.size()), 0};
        ZSTD_outBuffer out {to, static_cast<size_t>(room), 0};
        const size_t done = ZSTD_decompressStream(m_context.get(), &out, &in);
        if (ZSTD_isError(done)) {
            return ZSTD_getErrorCode(done) == ZSTD_error_frameParameter_windowTooLarge
                ? tooHungry(Compression::Zstd)
                : damaged(Compression::Zstd, ZSTD_getErrorName(done));
        }
        m_isComplete = done == 0;
        return Step {.consumed = static_cast<qsizetype>(in.pos), .produced = static_cast<qsizetype>(out.pos)};
    }
    bool isComplete() const override { return m_isComplete; }

private:
    struct Free
    {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };
    std::unique_ptr<ZSTD_DCtx, Free> m_context {ZSTD_createDCtx()};
    bool m_isComplete = false;
};

class XzDecoder : public Decoder
{
public:
    XzDecoder() { m_isReady = lzma_stream_decoder(&m_stream, MaxXzMemory, LZMA_CONCATENATED) == LZMA_OK; }
    ~XzDecoder() override { lzma_end(&m_stream); }
    Q_DISABLE_COPY_MOVE(XzDecoder)

    Result<Step> step(QByteArrayView packed, bool isLast, char* to, qsizetype room) override
    {
        m_stream.next_in = reinterpret_cast<const uint8_t*>(packed.data());
        m_stream.avail_in = static_cast<size_t>(packed.size());
        m_stream.next_out = reinterpret_cast<uint8_t*>(to);
        m_stream.avail_out = static_cast<size_t>(room);
        const lzma_ret done =
            m_isReady ? lzma_code(&m_stream, isLast ? LZMA_FINISH : LZMA_RUN) : LZMA_MEM_ERROR;
        if (done == LZMA_MEMLIMIT_ERROR || done == LZMA_MEM_ERROR)
            return tooHungry(Compression::Xz);
        if (done != LZMA_OK && done != LZMA_STREAM_END && done != LZMA_BUF_ERROR)
            return damaged(Compression::Xz, done == LZMA_OPTIONS_ERROR ? "unknown options" : "");
        m_isComplete = done == LZMA_STREAM_END;
        return Step {.consumed = packed.size() - static_cast<qsizetype>(m_stream.avail_in),
                     .produced = room - static_cast<qsizetype>(m_stream.avail_out)};
    }
    bool isComplete() const override { return m_isComplete; }

private:
    lzma_stream m_stream = LZMA_STREAM_INIT;
    bool m_isReady = false;
    bool m_isComplete = false;
};

}

Compression compressionOf(QByteArrayView beginning)
{
    if (beginning.startsWith(QByteArrayView("\x1F\x8B", 2)))
        return Compression::Gzip;
    if (beginning.startsWith(QByteArrayView("\x28\xB5\x2F\xFD", 4)))
        return Compression::Zstd;
    if (beginning.startsWith(QByteArrayView("\xFD\x37zXZ\0", 6)))
        return Compression::Xz;
    return Compression::None;
}

QString compressionName(Compression compression)
{
    switch (compression) {
    case Compression::Gzip:
        return QStringLiteral("gzip");
    case Compression::Zstd:
        return QStringLiteral("zstd");
    case Compression::Xz:
        return QStringLiteral("xz");
    case Compression::None:
        break;
    }
    return {};
}

std::unique_ptr<Decoder> Decoder::create(Compression compression)
{
    switch (compression) {
    case Compression::Gzip:
        return std::make_unique<GzipDecoder>();
    case Compression::Zstd:
        return std::make_unique<ZstdDecoder>();
    case Compression::Xz:
        return std::make_unique<XzDecoder>();
    case Compression::None:
        break;
    }
    return nullptr;
}

}
