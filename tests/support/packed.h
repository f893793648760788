#pragma once

#include <QByteArray>

#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include <memory>

namespace Weekglass {

/// Files as the tools gzip, zstd and xz write them, with checksums.
inline QByteArray gzipped(const QByteArray& text)
{
    QByteArray packed(static_cast<qsizetype>(compressBound(static_cast<uLong>(text.size()))) + 64,
                      Qt::Uninitialized);
    QByteArray input = text;
    z_stream stream = {};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

inline QByteArray zstdPacked(const QByteArray& text, int windowLog = 0)
{
    const std::unique_ptr<ZSTD_CCtx, size_t (*)(ZSTD_CCtx*)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    if (windowLog > 0) {
        ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, windowLog);
        ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, 0);
    }
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(text.size()))),
                      Qt::Uninitialized);
    ZSTD_inBuffer in {text.constData(), static_cast<size_t>(text.size()), 0};
    ZSTD_outBuffer out {packed.data(), static_cast<size_t>(packed.size()), 0};
    while (ZSTD_compressStream2(context.get(), &out, &in,
                                windowLog > 0 && in.pos == 0 ? ZSTD_e_flush : ZSTD_e_end)
               != 0
           || in.pos < in.size) { }
    packed.truncate(static_cast<qsizetype>(out.pos));
    return packed;
}

inline QByteArray xzPacked(const QByteArray& text)
{
    QByteArray packed(static_cast<qsizetype>(lzma_stream_buffer_bound(static_cast<size_t>(text.size()))),
                      Qt::Uninitialized);
    size_t length = 0;
    (void)lzma_easy_buffer_encode(1, LZMA_CHECK_CRC64, nullptr,
                                  reinterpret_cast<const uint8_t*>(text.constData()),
                                  static_cast<size_t>(text.size()), reinterpret_cast<uint8_t*>(packed.data()),
                                  &length, static_cast<size_t>(packed.size()));
    packed.truncate(static_cast<qsizetype>(length));
    return packed;
}

}
