#include "parquet/columnpages.h"

#include "parquet/plainvalue.h"
#include "parquet/thriftwriter.h"

#include <QtEndian>

#include <zstd.h>

#include <new>

namespace Weekglass::Parquet {

namespace {

constexpr int Level = 1; // three times as fast as the usual 3, for a tenth more bytes
constexpr int PlainEncoding = 0;
constexpr int RunsEncoding = 3;

/// Of so many bytes that are 0 or 1 the bits, the lowest first; the last byte is filled up with zeros.
QByteArray bitsOf(const std::string& bytes)
{
    QByteArray bits((static_cast<qsizetype>(bytes.size()) + 7) / 8, '\0');
    char* const packed = bits.data();
    for (std::size_t i = 0; i < bytes.size(); ++i)
        packed[i / 8] = static_cast<char>(packed[i / 8] | bytes[i] << (i % 8));
    return bits;
}

/// Which values are there, as one run (RLE/bit-packing hybrid of Encodings.md, one bit wide), with its size
/// before it.
QByteArray definitionLevels(const std::string& present, bool hasNulls)
{
    QByteArray run;
    if (hasNulls) {
        const QByteArray bits = bitsOf(present);
        appendVarint(run, static_cast<quint64>(bits.size()) << 1 | 1);
        run += bits;
    } else {
        appendVarint(run, static_cast<quint64>(present.size()) << 1);
        run += '\1';
    }
    QByteArray size(sizeof(quint32), '\0');
    qToLittleEndian(static_cast<quint32>(run.size()), size.data());
    return size + run;
}

QByteArray pageHead(qsizetype values, qsizetype unpacked, qsizetype packed)
{
    ThriftWriter head;
    head.int32(1, 0); // a data page
    head.int32(2, static_cast<qint32>(unpacked));
    head.int32(3, static_cast<qint32>(packed));
    head.beginStruct(5);
    head.int32(1, static_cast<qint32>(values));
    head.int32(2, PlainEncoding);
    head.int32(3, RunsEncoding); // of the definition levels
    head.int32(4, RunsEncoding); // of the repetition levels, which a flat table has not
    head.endStruct();
    head.endStruct();
    return head.bytes();
}

}

void ColumnPages::Free::operator()(ZSTD_CCtx_s* context) const noexcept
{
    ZSTD_freeCCtx(context);
}

ColumnPages::ColumnPages(Column column, qsizetype pageBytes)
    : m_column(std::move(column))
    , m_pageBytes(pageBytes)
    , m_context(ZSTD_createCCtx())
{
    if (!m_context)
        throw std::bad_alloc();
}

void ColumnPages::addNull()
{
    m_hasNulls = true;
    endValue(false);
}

bool ColumnPages::add(QByteArrayView text)
{
    if (!appendPlain(m_values, m_column, text))
        return false;
    endValue(true);
    return true;
}

void ColumnPages::endValue(bool isPresent)
{
    m_present.push_back(isPresent ? '\1' : '\0');
    ++m_facts.values;
    if (unpacked() >= m_pageBytes)
        packPage();
}

void ColumnPages::packPage()
{
    const QByteArray values =
        m_column.kind == Kind::Boolean ? bitsOf(m_values) : QByteArray::fromStdString(m_values);
    const QByteArray plain = definitionLevels(m_present, m_hasNulls) + values;
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(plain.size()))),
                      Qt::Uninitialized);
    const std::size_t size =
        ZSTD_compressCCtx(m_context.get(), packed.data(), static_cast<std::size_t>(packed.size()),
                          plain.constData(), static_cast<std::size_t>(plain.size()), Level);
    if (ZSTD_isError(size)) // with room for the worst case only memory can lack
        throw std::bad_alloc();
    packed.truncate(static_cast<qsizetype>(size));
    const QByteArray head = pageHead(static_cast<qsizetype>(m_present.size()), plain.size(), packed.size());
    m_facts.unpackedBytes += head.size() + plain.size();
    m_facts.packedBytes += head.size() + packed.size();
    m_pages += head;
    m_pages += packed;
    m_values.clear(); // keeps its room
    m_present.clear();
    m_hasNulls = false;
}

QByteArray ColumnPages::take(ChunkFacts& facts)
{
    if (!m_present.empty())
        packPage();
    facts = std::exchange(m_facts, {});
    return std::exchange(m_pages, {});
}

}
