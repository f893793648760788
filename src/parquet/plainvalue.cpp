#include "parquet/plainvalue.h"

#include "base/servertime.h"

#include <QtEndian>

#include <charconv>
#include <optional>

namespace Weekglass::Parquet {

namespace {

__extension__ using Wide = __int128; // 38 digits
constexpr int DigitsOf64Bits = 18;

template<typename T>
void appendLittle(std::string& bytes, T value)
{
    const T little = qToLittleEndian(value);
    bytes.append(reinterpret_cast<const char*>(&little), sizeof little);
}

template<typename T>
bool appendNumber(std::string& bytes, QByteArrayView text)
{
    T value {};
    const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
    if (error != std::errc() || end != text.end())
        return false;
    appendLittle(bytes, value);
    return true;
}

bool appendSized(std::string& bytes, QByteArrayView value)
{
    appendLittle(bytes, static_cast<quint32>(value.size()));
    bytes.append(value.data(), static_cast<std::size_t>(value.size()));
    return true;
}

/// "-12.5" with a scale of 2 is -1250. Nothing if it has more digits than the column.
std::optional<Wide> unscaled(QByteArrayView text, const Column& column)
{
    const bool isNegative = text.startsWith('-');
    if (isNegative)
        text = text.sliced(1);
    Wide value = 0;
    int digits = 0;
    const auto add = [&](int digit) {
        digits += value == 0 && digit == 0 ? 0 : 1;
        if (digits <= column.precision)
            value = value * 10 + digit;
    };
    int behind = -1; // digits behind the point; -1: before it
    for (const char each : text) {
        if (each == '.' && behind < 0) {
            behind = 0;
            continue;
        }
        if (each < '0' || each > '9' || (behind == column.scale && each != '0'))
            return {};
        if (behind == column.scale)
            continue; // zeros that change nothing
        add(each - '0');
        behind += behind < 0 ? 0 : 1;
    }
    for (int i = std::max(behind, 0); i < column.scale; ++i)
        add(0);
    if (text.isEmpty() || digits > column.precision)
        return {};
    return isNegative ? -value : value;
}

bool appendDecimal(std::string& bytes, const Column& column, QByteArrayView text)
{
    const auto value = unscaled(text, column);
    if (!value)
        return false;
    if (column.precision <= DigitsOf64Bits) {
        appendLittle(bytes, static_cast<qint64>(*value));
        return true;
    }
    for (int shift = 120; shift >= 0; shift -= 8) // the highest byte first
        bytes += static_cast<char>(*value >> shift);
    return true;
}

bool appendTime(std::string& bytes, const Column& column, QByteArrayView text)
{
    const auto at = microsecondsOf(text);
    if (!at)
        return false;
    if (column.kind == Kind::Date)
        appendLittle(bytes, static_cast<qint32>(*at / MicrosecondsPerDay));
    else
        appendLittle(bytes, *at);
    return true;
}

bool appendBoolean(std::string& bytes, QByteArrayView text)
{
    const bool isTrue = text == QByteArrayView("t");
    if (!isTrue && text != QByteArrayView("f"))
        return false;
    bytes += isTrue ? '\1' : '\0';
    return true;
}

}

int decimalBytes(int precision)
{
    return precision <= DigitsOf64Bits ? sizeof(qint64) : sizeof(Wide);
}

bool appendPlain(std::string& bytes, const Column& column, QByteArrayView text)
{
    switch (column.kind) {
    case Kind::Text:
    case Kind::Json:
        return appendSized(bytes, text);
    case Kind::Bytes:
        return text.startsWith("\\x")
            && appendSized(bytes, QByteArray::fromHex(text.sliced(2).toByteArray()));
    case Kind::Boolean:
        return appendBoolean(bytes, text);
    case Kind::Int32:
        return appendNumber<qint32>(bytes, text);
    case Kind::Int64:
        return appendNumber<qint64>(bytes, text);
    case Kind::Float:
        return appendNumber<float>(bytes, text);
    case Kind::Double:
        return appendNumber<double>(bytes, text);
    case Kind::Decimal:
        return appendDecimal(bytes, column, text);
    case Kind::Date:
    case Kind::Timestamp:
    case Kind::LocalTimestamp:
        return appendTime(bytes, column, text);
    }
    return false;
}

}
