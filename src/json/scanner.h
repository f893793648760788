#pragma once

#include "base/result.h"

#include <QByteArrayView>

namespace Weekglass::Json {

/// What would have been right where a text stops being JSON.
enum class Expected {
    Value,
    Key,
    KeyOrObjectEnd,
    Colon,
    CommaOrObjectEnd,
    CommaOrArrayEnd,
    TextEnd,
    Digit,
    ClosingQuote,
    EscapeLetter,
    HexDigits,
    EscapedControl, ///< a raw control character inside a string
    Utf8,
    NoByteOrderMark,
    LessDepth,
};

/// What a string holds that somebody further on must know about.
enum StringFlag : quint8 {
    PlainString = 0,
    HasEscapes = 1,
    LoneSurrogate = 2, ///< \ud800 without its other half: JSON, but no text that UTF-8 could express
    NulEscape = 4, ///< \u0000
};

/// How a number is written. Only integers are read without rounding by programs that know int and float.
enum class NumberForm { Integer, Fraction, Exponent };

/// Line and column (both from 1, the column in characters) of a byte offset (from 0).
struct Position
{
    qint64 line = 1;
    qint64 column = 1;
};
Position positionOf(QByteArrayView text, qsizetype offset);

/// "line 3, column 14 (byte 55)"
QString placeOf(QByteArrayView text, qsizetype offset);

/// Takes the tokens of RFC 8259 off a text, one at a time. After a failure it stands at the offending byte.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text)
        : m_begin(text.data())
        , m_at(m_begin)
        , m_end(m_begin + text.size())
    {
    }

    const char* at() const { return m_at; }
    qsizetype offset() const { return m_at - m_begin; }
    bool atEnd() const { return m_at == m_end; }
    /// The next byte, -1 at the end.
    int peek() const { return m_at == m_end ? -1 : static_cast<unsigned char>(*m_at); }
    void advance() { ++m_at; }
    void skipSpace()
    {
        while (m_at != m_end && static_cast<unsigned char>(*m_at) <= ' '
               && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }

    bool refuseByteOrderMark();
    /// From the opening to behind the closing quote; @p raw is what stands between them, @p flags are
    /// StringFlags.
    bool string(QByteArrayView& raw, quint8& flags);
    bool number(QByteArrayView& raw, NumberForm& form);
    /// true, false or null.
    bool literal(QByteArrayView& raw);

    bool fail(Expected expected)
    {
        m_expected = expected;
        return false;
    }
    /// What is wrong where the scanner stands.
    Error error() const;

private:
    bool escape(quint8& flags);
    bool digits();
    bool utf8Sequence();

    const char* m_begin;
    const char* m_at;
    const char* m_end;
    Expected m_expected = Expected::Value;
};

}
