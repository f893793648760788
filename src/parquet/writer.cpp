#include "parquet/writer.h"

#include "base/safetext.h"
#include "parquet/plainvalue.h"
#include "parquet/text.h"
#include "parquet/thriftwriter.h"

#include <QtEndian>

#include <algorithm>

namespace Weekglass::Parquet {

namespace {

constexpr QByteArrayView Magic("PAR1");
constexpr qsizetype GroupBytes = 16LL * 1024 * 1024; // packed, and what is not packed yet
constexpr qint64 GroupRows = 1'000'000;
constexpr qsizetype OpenBytes = 8LL * 1024 * 1024; // of the pages that are being filled, of all columns
constexpr qsizetype LargestPage =
    128LL * 1024; // packed in less time than the server takes to fill its socket
constexpr qint64 RowsBetweenLooks = 256; // at the size
constexpr int MostCharacters = 60;
constexpr int Optional = 1;
constexpr int Zstd = 6;
constexpr QByteArrayView Creator("Weekglass " WEEKGLASS_VERSION);

/// Numbers of parquet.thrift: the type, and what it stands for in the old and the new way.
struct StoredAs
{
    int type;
    int converted; ///< -1: as itself
    int logical; ///< field of the union LogicalType; 0: none
};

StoredAs storedAs(const Column& column)
{
    constexpr int Boolean = 0;
    constexpr int Int32 = 1;
    constexpr int Int64 = 2;
    constexpr int Float = 4;
    constexpr int Double = 5;
    constexpr int Bytes = 6;
    constexpr int FixedBytes = 7;
    switch (column.kind) {
    case Kind::Text:
        return {Bytes, 0, 1};
    case Kind::Json:
        return {Bytes, 19, 12};
    case Kind::Bytes:
        break;
    case Kind::Boolean:
        return {Boolean, -1, 0};
    case Kind::Int32:
        return {Int32, -1, 0};
    case Kind::Int64:
        return {Int64, -1, 0};
    case Kind::Float:
        return {Float, -1, 0};
    case Kind::Double:
        return {Double, -1, 0};
    case Kind::Decimal:
        return {decimalBytes(column.precision) == sizeof(qint64) ? Int64 : FixedBytes, 5, 5};
    case Kind::Date:
        return {Int32, 6, 6};
    case Kind::Timestamp:
        return {Int64, 10, 8};
    case Kind::LocalTimestamp:
        return {Int64, -1, 8};
    }
    return {Bytes, -1, 0};
}

void writeLogicalType(ThriftWriter& out, const Column& column, int logical)
{
    out.beginStruct(10);
    out.beginStruct(logical);
    if (column.kind == Kind::Decimal) {
        out.int32(1, column.scale);
        out.int32(2, column.precision);
    } else if (column.kind == Kind::Timestamp || column.kind == Kind::LocalTimestamp) {
        out.boolean(1, column.kind == Kind::Timestamp); // of UTC
        out.beginStruct(2);
        out.beginStruct(2); // microseconds
        out.endStruct();
        out.endStruct();
    }
    out.endStruct();
    out.endStruct();
}

void writeSchema(ThriftWriter& out, const Column& column)
{
    const StoredAs stored = storedAs(column);
    out.beginElement();
    out.int32(1, stored.type);
    if (column.kind == Kind::Decimal && decimalBytes(column.precision) != sizeof(qint64))
        out.int32(2, decimalBytes(column.precision));
    out.int32(3, Optional);
    out.binary(4, column.name);
    if (stored.converted >= 0)
        out.int32(6, stored.converted);
    if (column.kind == Kind::Decimal) {
        out.int32(7, column.scale);
        out.int32(8, column.precision);
    }
    if (stored.logical > 0)
        writeLogicalType(out, column, stored.logical);
    out.endStruct();
}

void writeChunk(ThriftWriter& out, const Column& column, const ChunkFacts& facts)
{
    out.beginElement();
    out.int64(2, facts.offset);
    out.beginStruct(3);
    out.int32(1, storedAs(column).type);
    out.beginList(2, ThriftWriter::Type::Int32, 2);
    out.element(0); // the encodings PLAIN and RLE
    out.element(3);
    out.beginList(3, ThriftWriter::Type::Binary, 1);
    out.element(QByteArrayView(column.name));
    out.int32(4, Zstd);
    out.int64(5, facts.values);
    out.int64(6, facts.unpackedBytes);
    out.int64(7, facts.packedBytes);
    out.int64(9, facts.offset);
    out.endStruct();
    out.endStruct();
}

}

Writer::Writer(const std::vector<Column>& columns, Sink sink, Notes notes)
    : m_sink(std::move(sink))
    , m_notes(std::move(notes))
{
    const auto pageBytes = std::clamp<qsizetype>(
        OpenBytes / std::max<qsizetype>(1, static_cast<qsizetype>(columns.size())), 8LL * 1024, LargestPage);
    for (const Column& column : columns)
        m_columns.emplace_back(column, pageBytes);
}

Error Writer::noPlaceFor(QByteArrayView text, const Column& column) const
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("“%1” of the column %2 cannot be stored in a Parquet file.")
                           .arg(visibleText(text.toByteArray(), MostCharacters),
                                visibleText(column.name, MostCharacters)),
            .where = Text::tr("row %1").arg(m_rows + 1),
            .advice = Text::tr("Cast the column to text in the statement, or leave out such rows.")};
}

Result<void> Writer::add(std::optional<QByteArrayView> text)
{
    ColumnPages& column = m_columns[m_next];
    if (!text)
        column.addNull();
    else if (!column.add(*text))
        return noPlaceFor(*text, column.column());
    if (++m_next < m_columns.size())
        return {};
    m_next = 0;
    return endRow();
}

Result<void> Writer::endRow()
{
    ++m_rows;
    const qint64 inGroup = m_rows - m_rowsBefore;
    if (inGroup % RowsBetweenLooks != 0)
        return {};
    qsizetype size = 0;
    for (const ColumnPages& column : m_columns)
        size += column.size();
    return size < GroupBytes && inGroup < GroupRows ? Result<void>() : writeGroup();
}

Result<void> Writer::writeGroup()
{
    if (m_offset == 0) {
        if (auto begun = put(Magic); !begun)
            return begun;
    }
    if (m_rows == m_rowsBefore)
        return {};
    RowGroup group {.rows = m_rows - m_rowsBefore};
    for (ColumnPages& column : m_columns) {
        ChunkFacts facts;
        const QByteArray pages = column.take(facts);
        facts.offset = m_offset;
        group.chunks.push_back(facts);
        if (auto written = put(pages); !written)
            return written;
    }
    m_groups.push_back(std::move(group));
    m_rowsBefore = m_rows;
    return {};
}

Result<void> Writer::put(QByteArrayView bytes)
{
    m_offset += bytes.size();
    return m_sink(bytes);
}

QByteArray Writer::footer() const
{
    ThriftWriter out;
    out.int32(1, 2); // version of the format
    out.beginList(2, ThriftWriter::Type::Struct, m_columns.size() + 1);
    out.beginElement();
    out.binary(4, "schema");
    out.int32(5, static_cast<qint32>(m_columns.size()));
    out.endStruct();
    for (const ColumnPages& column : m_columns)
        writeSchema(out, column.column());
    out.int64(3, m_rows);
    out.beginList(4, ThriftWriter::Type::Struct, m_groups.size());
    for (const RowGroup& group : m_groups) {
        out.beginElement();
        out.beginList(1, ThriftWriter::Type::Struct, group.chunks.size());
        qint64 unpacked = 0;
        for (std::size_t i = 0; i < group.chunks.size(); ++i) {
            writeChunk(out, m_columns[i].column(), group.chunks[i]);
            unpacked += group.chunks[i].unpackedBytes;
        }
        out.int64(2, unpacked);
        out.int64(3, group.rows);
        out.endStruct();
    }
    out.beginList(5, ThriftWriter::Type::Struct, m_notes.size());
    for (const auto& [name, value] : m_notes) {
        out.beginElement();
        out.binary(1, name);
        out.binary(2, value);
        out.endStruct();
    }
    out.binary(6, Creator);
    out.endStruct();
    return out.bytes();
}

Result<void> Writer::finish()
{
    if (auto written = writeGroup(); !written)
        return written;
    QByteArray end = footer();
    QByteArray size(sizeof(quint32), '\0');
    qToLittleEndian(static_cast<quint32>(end.size()), size.data());
    end += size + Magic.toByteArray();
    return put(end);
}

}
