#include "parquet/thriftwriter.h"

namespace Weekglass::Parquet {

namespace {

constexpr quint8 ListType = 9;
constexpr int MostNear = 15; // a field number that is greater by less is written as the difference

}

void appendVarint(QByteArray& bytes, quint64 value)
{
    for (; value >= 0x80; value >>= 7)
        bytes += static_cast<char>(value | 0x80);
    bytes += static_cast<char>(value);
}

void ThriftWriter::varint(quint64 value)
{
    appendVarint(m_bytes, value);
}

void ThriftWriter::begin(int field, quint8 type)
{
    const int by = field - m_fields.back();
    m_fields.back() = field;
    if (by > 0 && by <= MostNear) {
        m_bytes += static_cast<char>(by << 4 | type);
        return;
    }
    m_bytes += static_cast<char>(type);
    varint(zigzag(field));
}

void ThriftWriter::integer(int field, quint8 type, qint64 value)
{
    begin(field, type);
    varint(zigzag(value));
}

void ThriftWriter::binary(int field, QByteArrayView value)
{
    begin(field, static_cast<quint8>(Type::Binary));
    element(value);
}

void ThriftWriter::element(QByteArrayView value)
{
    varint(static_cast<quint64>(value.size()));
    m_bytes += value;
}

void ThriftWriter::beginStruct(int field)
{
    begin(field, static_cast<quint8>(Type::Struct));
    beginElement();
}

void ThriftWriter::endStruct()
{
    m_bytes += '\0';
    m_fields.pop_back();
}

void ThriftWriter::beginList(int field, Type type, std::size_t size)
{
    begin(field, ListType);
    const auto of = static_cast<quint8>(type);
    if (size < MostNear) {
        m_bytes += static_cast<char>(size << 4 | of);
        return;
    }
    m_bytes += static_cast<char>(0xF0 | of);
    varint(size);
}

}
