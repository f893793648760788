#include "migrations/flywaychecksum.h"

#include <array>

namespace Weekglass {

namespace {

constexpr std::array<quint32, 256> makeTable()
{
    std::array<quint32, 256> table {};
    for (quint32 byte = 0; byte < 256; ++byte) {
        quint32 value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) != 0 ? 0xEDB88320U ^ (value >> 1) : value >> 1;
        table[byte] = value;
    }
    return table;
}

}

qint32 flywayChecksum(QByteArrayView text)
{
    static constexpr auto table = makeTable();
    if (text.startsWith(QByteArrayView("\xEF\xBB\xBF")))
        text = text.sliced(3);
    quint32 crc = 0xFFFFFFFFU;
    for (const char c : text) {
        if (c != '\n' && c != '\r')
            crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xFF] ^ (crc >> 8);
    }
    return static_cast<qint32>(~crc);
}

}
