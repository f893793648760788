#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace Weekglass::Parquet {

/// Structures in the compact protocol of Apache Thrift, as far as the heads of Parquet files need it
/// (thrift/doc/specs/thrift-compact-protocol.md). Fields are written in the order of their numbers.
class ThriftWriter
{
public:
    enum class Type : quint8 { Int32 = 5, Binary = 8, Struct = 12 };

    void int32(int field, qint32 value) { integer(field, 5, value); }
    void int64(int field, qint64 value) { integer(field, 6, value); }
    void boolean(int field, bool value) { begin(field, value ? 1 : 2); }
    void binary(int field, QByteArrayView value);
    void beginStruct(int field);
    /// As many elements follow.
    void beginList(int field, Type type, std::size_t size);
    void element(qint32 value) { varint(zigzag(value)); }
    void element(QByteArrayView value);
    void beginElement() { m_fields.push_back(0); }
    /// Of a field, of an element, or of the outermost structure.
    void endStruct();

    const QByteArray& bytes() const { return m_bytes; }

private:
    static quint64 zigzag(qint64 value)
    {
        return (static_cast<quint64>(value) << 1) ^ static_cast<quint64>(value >> 63);
    }
    void begin(int field, quint8 type);
    void integer(int field, quint8 type, qint64 value);
    void varint(quint64 value);

    QByteArray m_bytes;
    std::vector<int> m_fields {0}; // the last one of each structure that is open
};

/// In seven bits a byte, the lowest first.
void appendVarint(QByteArray& bytes, quint64 value);

}
