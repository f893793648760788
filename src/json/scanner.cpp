#include "json/scanner.h"

#include "base/safetext.h"
#include "json/strings.h"
#include "json/text.h"

#include <QtEndian>

#include <algorithm>
#include <bit>

namespace Weekglass::Json {
namespace {

constexpr quint64 everyByte(quint64 byte)
{
    return byte * 0x0101010101010101ULL;
}

/// The high bit of each byte that a string scan has to look at: quote, backslash, control character, not
/// ASCII. Borrows can mark bytes wrongly, but only behind a byte that is marked rightly; callers use the
/// first mark.
quint64 markSpecial(quint64 word)
{
    const quint64 quote = word ^ everyByte('"');
    const quint64 backslash = word ^ everyByte('\\');
    const quint64 marks =
        (word - everyByte(0x20)) | (quote - everyByte(1)) | (backslash - everyByte(1)) | word;
    return marks & everyByte(0x80);
}

const char* skipPlain(const char* at, const char* end)
{
    while (end - at >= 8) {
        const quint64 marks = markSpecial(qFromLittleEndian<quint64>(at));
        if (marks)
            return at + std::countr_zero(marks) / 8;
        at += 8;
    }
    return std::find_if(at, end, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte >= 0x80 || c == '"' || c == '\\';
    });
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// How many bytes the well-formed UTF-8 sequence at @p at has, 0 if it is none (Unicode, table 3-7).
int utf8Length(const char* at, const char* end)
{
    const auto first = static_cast<unsigned char>(*at);
    const int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || end - at < length)
        return 0;
    const auto second = static_cast<unsigned char>(at[1]);
    const int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80; // below: overlong
    const int highest = first == 0xED ? 0x9F
        : first == 0xF4               ? 0x8F
                                      : 0xBF; // above: surrogate, beyond U+10FFFF
    if (second < lowest || second > highest)
        return 0;
    return std::all_of(at + 2, at + length, isContinuation) ? length : 0;
}

QString wanted(Expected expected)
{
    switch (expected) {
    case Expected::Value:
        return Text::tr("a value");
    case Expected::Key:
        return Text::tr("a key in double quotes");
    case Expected::KeyOrObjectEnd:
        return Text::tr("a key in double quotes or }");
    case Expected::Colon:
        return Text::tr("a colon after the key");
    case Expected::CommaOrObjectEnd:
        return Text::tr("a comma or }");
    case Expected::CommaOrArrayEnd:
        return Text::tr("a comma or ]");
    case Expected::TextEnd:
        return Text::tr("nothing more after the value");
    case Expected::Digit:
        return Text::tr("a digit");
    case Expected::ClosingQuote:
        return Text::tr("the closing quote of the string");
    case Expected::EscapeLetter:
        return Text::tr("one of \" \\ / b f n r t u after the backslash");
    case Expected::HexDigits:
        return Text::tr("four hexadecimal digits after \\u");
    case Expected::EscapedControl:
        return Text::tr("control characters in strings to be escaped");
    case Expected::Utf8:
        return Text::tr("valid UTF-8");
    case Expected::NoByteOrderMark:
        return Text::tr("no byte order mark");
    case Expected::LessDepth:
        return Text::tr("no deeper nesting");
    }
    return {};
}

QString found(const char* at, const char* end)
{
    if (at == end)
        return Text::tr("the end of the text");
    const auto byte = static_cast<unsigned char>(*at);
    const int length = byte < 0x80 ? 1 : utf8Length(at, end);
    if (byte < 0x20 || byte == 0x7F || length == 0)
        return Text::tr("byte 0x%1").arg(byte, 2, 16, QLatin1Char('0'));
    return visibleText(QByteArrayView(at, length));
}

QString notJson(Expected expected, const char* at, const char* end)
{
    return Text::tr("Not JSON: expected %1, found %2.").arg(wanted(expected), found(at, end));
}

}

Position positionOf(QByteArrayView text, qsizetype offset)
{
    const QByteArrayView before = text.first(std::clamp<qsizetype>(offset, 0, text.size()));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const auto lastBreak = std::find(before.rbegin(), before.rend(), '\n');
    const auto inLine = std::count_if(before.rbegin(), lastBreak, [](char c) { return !isContinuation(c); });
    return {lines + 1, inLine + 1};
}

QString placeOf(QByteArrayView text, qsizetype offset)
{
    const Position position = positionOf(text, offset);
    return Text::tr("line %1, column %2 (byte %3)").arg(position.line).arg(position.column).arg(offset);
}

bool Scanner::refuseByteOrderMark()
{
    return QByteArrayView(m_begin, m_end).startsWith("\xEF\xBB\xBF") ? fail(Expected::NoByteOrderMark) : true;
}

bool Scanner::string(QByteArrayView& raw, quint8& flags)
{
    flags = PlainString;
    const char* start = ++m_at;
    for (;;) {
        m_at = skipPlain(m_at, m_end);
        if (m_at == m_end)
            return fail(Expected::ClosingQuote);
        const char c = *m_at;
        if (c == '"')
            break;
        if (static_cast<unsigned char>(c) < 0x20)
            return fail(Expected::EscapedControl);
        if (!(c == '\\' ? escape(flags) : utf8Sequence()))
            return false;
    }
    raw = QByteArrayView(start, m_at);
    ++m_at;
    return true;
}

bool Scanner::utf8Sequence()
{
    // Text that is not ASCII comes in runs.
    while (m_at != m_end && static_cast<unsigned char>(*m_at) >= 0x80) {
        const int length = utf8Length(m_at, m_end);
        if (length == 0)
            return fail(Expected::Utf8);
        m_at += length;
    }
    return true;
}

bool Scanner::escape(quint8& flags)
{
    flags |= HasEscapes;
    ++m_at;
    const int letter = peek();
    if (letter != 'u') {
        if (letter < 0 || !QByteArrayView("\"\\/bfnrt").contains(static_cast<char>(letter)))
            return fail(Expected::EscapeLetter);
        ++m_at;
        return true;
    }
    const int unit = hexUnit(m_at + 1, m_end);
    if (unit < 0) {
        ++m_at;
        return fail(Expected::HexDigits);
    }
    m_at += 5;
    if (unit == 0)
        flags |= NulEscape;
    if (!isSurrogate(unit))
        return true;
    const bool paired = isHighSurrogate(unit) && m_end - m_at >= 6 && m_at[0] == '\\' && m_at[1] == 'u'
        && isLowSurrogate(hexUnit(m_at + 2, m_end));
    if (paired)
        m_at += 6;
    else
        flags |= LoneSurrogate;
    return true;
}

bool Scanner::digits()
{
    const char* start = m_at;
    while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
        ++m_at;
    return m_at != start || fail(Expected::Digit);
}

bool Scanner::number(QByteArrayView& raw, NumberForm& form)
{
    const char* start = m_at;
    form = NumberForm::Integer;
    if (*m_at == '-')
        ++m_at;
    if (peek() == '0')
        ++m_at; // what follows a leading zero is no part of the number
    else if (!digits())
        return false;
    if (peek() == '.') {
        form = NumberForm::Fraction;
        ++m_at;
        if (!digits())
            return false;
    }
    if (peek() == 'e' || peek() == 'E') {
        form = NumberForm::Exponent;
        ++m_at;
        if (peek() == '+' || peek() == '-')
            ++m_at;
        if (!digits())
            return false;
    }
    raw = QByteArrayView(start, m_at);
    return true;
}

bool Scanner::literal(QByteArrayView& raw)
{
    const QByteArrayView rest(m_at, m_end);
    for (const QByteArrayView word :
         {QByteArrayView("true"), QByteArrayView("false"), QByteArrayView("null")}) {
        if (!rest.startsWith(word))
            continue;
        raw = rest.first(word.size());
        m_at += word.size();
        return true;
    }
    return fail(Expected::Value);
}

Error Scanner::error() const
{
    return Error {.kind = Error::Kind::Format,
                  .message = notJson(m_expected, m_at, m_end),
                  .where = placeOf(QByteArrayView(m_begin, m_end), offset())};
}

}
