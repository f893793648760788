#pragma once

#include "json/reader.h"

namespace Weekglass::Json {

/// For a text that is only read.
struct IgnoreTokens
{
    void objectStart(qsizetype) { }
    void objectEnd(qsizetype) { }
    void arrayStart(qsizetype) { }
    void arrayEnd(qsizetype) { }
    void key(QByteArrayView, quint8) { }
    void string(QByteArrayView, quint8) { }
    void number(QByteArrayView, NumberForm) { }
    void literal(QByteArrayView) { }
};

/// Is it JSON? If not, the error says what was expected where.
inline Result<void> validate(QByteArrayView text, ReadLimits limits = {})
{
    IgnoreTokens ignore;
    return read(text, ignore, limits);
}

}
