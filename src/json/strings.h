#pragma once

#include <QByteArrayView>
#include <QString>

namespace Weekglass::Json {

/// All functions here take the raw text between the quotes of a string that a Reader has accepted.

/// The value. Half a surrogate pair stays what it is: a lone QChar.
QString decoded(QByteArrayView raw);

/// The value as UTF-8, whose byte order is the order of code points. Half a surrogate pair becomes the three
/// bytes that it would have (WTF-8), so that distinct keys stay distinct.
QByteArray decodedUtf8(QByteArrayView raw);

/// Writes the canonical escaped form to @p to, which has room for raw.size() bytes (it never grows); returns
/// its end. Only for strings without half surrogate pairs.
char* writeCanonical(QByteArrayView raw, char* to);

/// The string as JSON text in quotes, for values that did not come from JSON.
QByteArray quoted(const QString& value);

constexpr bool isHighSurrogate(int unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}
constexpr bool isLowSurrogate(int unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}
constexpr bool isSurrogate(int unit)
{
    return unit >= 0xD800 && unit < 0xE000;
}

/// The UTF-16 code unit that four hexadecimal digits stand for, -1 if they are none.
int hexUnit(const char* at, const char* end);

}
