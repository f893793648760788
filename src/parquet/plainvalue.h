#pragma once

#include "parquet/column.h"

#include <string>

namespace Weekglass::Parquet {

/// Appends one value as the encoding PLAIN has it (Encodings.md of parquet-format); of a boolean a byte,
/// which columnpages.h packs. False, and nothing appended, if the text is no such value: an infinite time, a
/// decimal with too many digits.
/// @p text as the server writes values in our sessions
/// @p bytes a std::string, since appending a few bytes to a QByteArray costs several times as much
bool appendPlain(std::string& bytes, const Column& column, QByteArrayView text);

/// Bytes that a decimal of so many digits takes: 8, or 16 where they do not fit.
int decimalBytes(int precision);

}
