#include "json/strings.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace Weekglass::Json {
namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

char* writeUtf8(int code, char* to)
{
    const auto put = [&to](int byte) { *to++ = static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
        return to;
    }
    if (code < 0x800) {
        put(0xC0 | (code >> 6));
    } else {
        if (code < 0x10000) {
            put(0xE0 | (code >> 12));
        } else {
            put(0xF0 | (code >> 18));
            put(0x80 | ((code >> 12) & 0x3F));
        }
        put(0x80 | ((code >> 6) & 0x3F));
    }
    put(0x80 | (code & 0x3F));
    return to;
}

/// The code point of the escape at @p at (on its backslash), which is left behind the escape.
int takeEscape(const char*& at, const char* end)
{
    const char letter = at[1];
    if (letter != 'u') {
        at += 2;
        switch (letter) {
        case 'b':
            return '\b';
        case 'f':
            return '\f';
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        default:
            return letter;
        }
    }
    const int unit = hexUnit(at + 2, end);
    at += 6;
    if (isHighSurrogate(unit) && end - at >= 6 && at[0] == '\\' && at[1] == 'u') {
        const int low = hexUnit(at + 2, end);
        if (isLowSurrogate(low)) {
            at += 6;
            return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    return unit;
}

/// As Python's json writes it: short escapes where there are some, and nothing escaped that need not be.
char* writeEscaped(int code, char* to)
{
    constexpr QByteArrayView plain("\"\\\b\f\n\r\t");
    constexpr QByteArrayView letters("\"\\bfnrt");
    const qsizetype shortForm = code < 0x80 ? plain.indexOf(static_cast<char>(code)) : -1;
    if (shortForm >= 0) {
        *to++ = '\\';
        *to++ = letters[shortForm];
        return to;
    }
    if (code >= 0x20)
        return writeUtf8(code, to);
    constexpr QByteArrayView digits("0123456789abcdef");
    to = std::copy_n("\\u00", 4, to);
    *to++ = digits[code >> 4];
    *to++ = digits[code & 0xF];
    return to;
}

template<typename WriteCode>
char* transcribe(QByteArrayView raw, char* to, WriteCode writeCode)
{
    const char* at = raw.data();
    const char* end = at + raw.size();
    while (at != end) {
        const char* backslash = std::find(at, end, '\\');
        to = std::copy(at, backslash, to);
        at = backslash;
        if (at != end)
            to = writeCode(takeEscape(at, end), to);
    }
    return to;
}

}

int hexUnit(const char* at, const char* end)
{
    if (end - at < 4)
        return -1;
    int unit = 0;
    for (int i = 0; i < 4; ++i) {
        const int digit = hexDigit(at[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

QString decoded(QByteArrayView raw)
{
    QString value;
    const char* at = raw.data();
    const char* end = at + raw.size();
    while (at != end) {
        const char* backslash = std::find(at, end, '\\');
        value += fromUtf8(QByteArrayView(at, backslash - at));
        at = backslash;
        if (at == end)
            break;
        value += QChar::fromUcs4(static_cast<char32_t>(takeEscape(at, end)));
    }
    return value;
}

QByteArray decodedUtf8(QByteArrayView raw)
{
    QByteArray value(raw.size(), Qt::Uninitialized);
    value.truncate(transcribe(raw, value.data(), writeUtf8) - value.constData());
    return value;
}

char* writeCanonical(QByteArrayView raw, char* to)
{
    return transcribe(raw, to, writeEscaped);
}

QByteArray quoted(const QString& value)
{
    QByteArray text(1, '"');
    const auto append = [&text](QStringView part) {
        for (const char c : part.toUtf8()) {
            std::array<char, 6> written {}; // at worst \u00xx
            if (static_cast<unsigned char>(c) < 0x80)
                text.append(written.data(), writeEscaped(c, written.data()) - written.data());
            else
                text.append(c);
        }
    };
    qsizetype start = 0; // of what is not yet written
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (!value[i].isSurrogate())
            continue;
        if (value[i].isHighSurrogate() && i + 1 < value.size() && value[i + 1].isLowSurrogate()) {
            ++i;
            continue;
        }
        append(QStringView(value).sliced(start, i - start)); // UTF-8 has no half of a pair
        text += "\\u" + QByteArray::number(value[i].unicode(), 16);
        start = i + 1;
    }
    append(QStringView(value).sliced(start));
    return text + '"';
}

}
